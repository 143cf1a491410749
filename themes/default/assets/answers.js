// @ts-check
// The reader's own answers to what is to be reflected on: kept while one writes, and nowhere but on this device. The page with all notes
// shows them too, so that an answer carries its question, page and module with it.
(() => {
  /** How long after the last letter an answer is kept, in milliseconds. */
  const PAUSE = 400;
  const here = loype.page;
  /** @param {Node | null | undefined} node */
  const words = node => (node?.textContent ?? '').replaceAll('\u00ad', '').replace(/\s+/g, ' ').trim();

  /**
   * A field: where its text is written, where is said what becomes of it, its place, and what it asks. `isWhole` of one for all of a block
   * whose questions have a field each: it shows only what was written before they had.
   * @typedef {{ area: HTMLTextAreaElement, said: HTMLElement, box: HTMLElement, place: string, heading: string, question: string, isWhole: boolean }} Field
   */

  /** What an entry asks, without the lists in it. @param {Element} entry */
  const asks = entry => words([...entry.childNodes].filter(node => !(node instanceof HTMLElement && node.matches('ul, ol')))
    .reduce((all, node) => (all.append(node.cloneNode(true)), all), document.createDocumentFragment()));

  /** The fields of a block: one for each entry that asks, and one for all of it. @param {HTMLElement} box @returns {Field[]} */
  const fieldsOf = box => {
    const [area, said, block] = [box.querySelector('textarea'), box.querySelector('[role="status"]'), box.closest('.block')];
    if (!area || !(said instanceof HTMLElement)) return [];
    const place = `note:${here}#${box.dataset.block}`;
    const heading = words(block?.querySelector('.block-heading'));
    const entries = [...block?.querySelectorAll('.asks') ?? []].filter(entry => entry.closest('.block') === block);
    const each = entries.map(entry => {
      const question = asks(entry);
      const own = /** @type {HTMLTextAreaElement} */ (area.cloneNode());
      own.id = `${entry.id}-answer`;
      own.rows = 2;
      own.removeAttribute('aria-labelledby');
      own.setAttribute('aria-label', question);
      entry.insertBefore(own, entry.querySelector(':scope > ul, :scope > ol'));
      return { area: own, said, box, place: `note:${here}#${entry.id}`, heading, question, isWhole: false };
    });
    const question = words(document.getElementById(`${box.dataset.block}-question`));
    return [...each, { area, said, box, place, heading, question, isWhole: each.length > 0 }];
  };
  const fields = /** @type {HTMLElement[]} */ ([...document.querySelectorAll('.answer')]).flatMap(fieldsOf);

  /**
   * Which stored answer belongs to which field. Blocks are numbered, an author may put one in between or reword one, and two may ask the
   * same: the field at the same place with the same words comes first, then the same words elsewhere, and the place alone only for what is
   * then left. Heading and question count together, since many fields have only one of them.
   */
  const names = () => {
    const stored = loype.names().filter(name => name.startsWith(`note:${here}#`));
    const free = new Set(stored.sort(new Intl.Collator('en', { numeric: true }).compare));
    /** @param {{ heading: string, question: string } | null} note */
    const wording = note => JSON.stringify([note?.heading, note?.question]);
    /** @param {string} name @param {Field} field */
    const isAt = (name, { place }) => name.replace(/\++$/, '') === place;
    /** @param {string} name @param {Field} field */
    const isAsked = (name, field) => wording(loype.note(name)) === wording(field);
    /** @type {Map<Field, string>} */
    const found = new Map();
    /** @param {(name: string, field: Field) => boolean} fits */
    const give = fits => {
      for (const field of fields.filter(one => !found.has(one))) {
        const name = [...free].find(one => fits(one, field));
        if (name !== undefined && free.delete(name)) found.set(field, name);
      }
    };
    give((name, field) => isAt(name, field) && isAsked(name, field));
    give(isAsked);
    give(isAt);
    const kept = new Set(loype.names());
    for (const field of fields.filter(one => !found.has(one))) {
      let name = field.place;
      while (kept.has(name)) name += '+';
      found.set(field, name);
    }
    return found;
  };

  /** @param {Field} field @param {string} name */
  const start = ({ area, said, box, heading, question, isWhole }, name) => {
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
      area.hidden = isWhole && base === '';
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
        ? loype.write(name, { heading, question, page, module, text, changed: new Date().toISOString() })
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

  names().forEach((name, field) => start(field, name));
})();
