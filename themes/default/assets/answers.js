// @ts-check
// The reader's own answers to what is to be reflected on: kept while one writes, and nowhere but on this device. The page with all notes
// shows them too, so that an answer carries its question, page and module with it.
(() => {
  /** How long after the last letter an answer is kept, in milliseconds. */
  const PAUSE = 400;
  const here = loype.address(location.href);
  const boxes = /** @type {HTMLElement[]} */ ([...document.querySelectorAll('.answer')]);
  /** @param {Element | null | undefined} element */
  const words = element => (element?.textContent ?? '').replace(/\s+/g, ' ').trim();
  /** @param {HTMLElement} box */
  const asked = box => ({
    heading: words(box.parentElement?.querySelector('.block-heading')),
    question: words(document.getElementById(`${box.dataset.block}-question`)),
  });

  /** Blocks are numbered, and an author may put one in between: an answer follows its question, and its number only where it has lost that. */
  const names = () => {
    const kept = loype.names().filter(name => name.startsWith(`note:${here}#`));
    /** @type {Map<HTMLElement, string>} */
    const found = new Map();
    const free = () => kept.filter(name => ![...found.values()].includes(name));
    /** @param {HTMLElement} box @param {string | undefined} name */
    const give = (box, name) => name && !found.has(box) && found.set(box, name);
    for (const box of boxes) give(box, free().find(name => loype.note(name)?.question === asked(box).question));
    for (const box of boxes) give(box, free().find(name => name === `note:${here}#${box.dataset.block}`));
    for (const box of boxes) {
      let name = `note:${here}#${box.dataset.block}`;
      while (kept.includes(name)) name += '+';
      give(box, name);
    }
    return found;
  };

  /** @param {HTMLElement} box @param {string} name */
  const start = (box, name) => {
    const [area, said] = [box.querySelector('textarea'), box.querySelector('[role="status"]')];
    if (!area || !said) return;
    /** The text as it was last seen in the store. */
    let base = '';
    /** @type {ReturnType<typeof setTimeout> | undefined} */
    let pause;

    const grow = () => {
      if (CSS.supports('field-sizing', 'content')) return;
      area.style.height = 'auto';
      area.style.height = `${area.scrollHeight + 2}px`;
    };
    const load = () => {
      base = loype.note(name)?.text ?? '';
      area.value = base;
      grow();
    };
    const save = () => {
      clearTimeout(pause);
      if (area.value === base) return;
      const stored = loype.note(name)?.text ?? '';
      const text = stored === base ? area.value : loype.joined(stored, area.value);
      const joined = text !== area.value;
      const [page, module] = [words(document.querySelector('h1')), words(document.querySelector('.nav-title'))];
      const before = base;
      base = text;
      const kept = text.trim()
        ? loype.write(name, { ...asked(box), page, module, text, changed: new Date().toISOString() })
        : loype.remove(name);
      if (!kept) base = before;
      if (kept && joined) area.value = text;
      grow();
      said.textContent = (kept ? (joined ? box.dataset.joined : box.dataset.saved) : box.dataset.failed) ?? '';
      said.classList.toggle('failed', !kept);
    };

    area.addEventListener('input', () => {
      grow();
      clearTimeout(pause);
      pause = setTimeout(save, PAUSE);
    });
    addEventListener('pagehide', save);
    document.addEventListener('visibilitychange', save);
    addEventListener('beforeunload', event => {
      save();
      if (area.value !== base) event.preventDefault();
    });
    loype.changed(other => (other ?? name) === name && area.value === base && load());
    box.hidden = false;
    load();
  };

  names().forEach((name, box) => start(box, name));
})();
