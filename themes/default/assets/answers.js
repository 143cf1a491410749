// @ts-check
// The reader's own answers to what is to be reflected on: kept while one writes, and nowhere but on this device. The page with all notes
// shows them too, so that an answer carries its question, page and module with it.
(() => {
  /** How long after the last letter an answer is kept, in milliseconds. */
  const PAUSE = 400;
  const here = loype.page;
  const boxes = /** @type {HTMLElement[]} */ ([...document.querySelectorAll('.answer')]);
  /** @param {Element | null | undefined} element */
  const words = element => (element?.textContent ?? '').replaceAll('\u00ad', '').replace(/\s+/g, ' ').trim();
  /** @param {HTMLElement} box */
  const asked = box => ({
    heading: words(box.parentElement?.querySelector('.block-heading')),
    question: words(document.getElementById(`${box.dataset.block}-question`)),
  });

  /**
   * Which stored answer belongs to which field. Blocks are numbered, an author may put one in between or reword one, and two may ask the
   * same: the field at the same place with the same words comes first, then the same words elsewhere, and the place alone only for what is
   * then left. Heading and question count together, since many fields have only one of them.
   */
  const names = () => {
    const stored = loype.names().filter(name => name.startsWith(`note:${here}#`));
    const free = new Set(stored.sort(new Intl.Collator('en', { numeric: true }).compare));
    /** @param {HTMLElement} box */
    const place = box => `note:${here}#${box.dataset.block}`;
    /** @param {{ heading: string, question: string } | null} note */
    const wording = note => JSON.stringify([note?.heading, note?.question]);
    /** @param {string} name @param {HTMLElement} box */
    const isAt = (name, box) => name.replace(/\++$/, '') === place(box);
    /** @param {string} name @param {HTMLElement} box */
    const asks = (name, box) => wording(loype.note(name)) === wording(asked(box));
    /** @type {Map<HTMLElement, string>} */
    const found = new Map();
    /** @param {(name: string, box: HTMLElement) => boolean} fits */
    const give = fits => {
      for (const box of boxes.filter(one => !found.has(one))) {
        const name = [...free].find(one => fits(one, box));
        if (name !== undefined && free.delete(name)) found.set(box, name);
      }
    };
    give((name, box) => isAt(name, box) && asks(name, box));
    give(asks);
    give(isAt);
    const kept = new Set(loype.names());
    for (const box of boxes.filter(one => !found.has(one))) {
      let name = place(box);
      while (kept.has(name)) name += '+';
      found.set(box, name);
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
