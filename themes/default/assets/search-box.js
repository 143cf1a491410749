// @ts-check
// The box in the header: what is found stands beneath it while the reader writes, and arrow keys walk through it (the combobox pattern).
(() => {
  const { search } = loype;
  const { form, input, tell } = search;
  const SHOWN = 10;

  const popup = Object.assign(document.createElement('div'), { className: 'search-results', hidden: true });
  const notes = document.createElement('div');
  const list = Object.assign(document.createElement('div'), { id: 'search-results', role: 'listbox' });
  list.setAttribute('aria-label', form.dataset.results ?? '');
  popup.append(notes, list);
  form.append(popup);
  input.setAttribute('role', 'combobox');
  input.setAttribute('aria-autocomplete', 'list');
  input.setAttribute('aria-controls', list.id);

  /** @type {HTMLElement[]} */
  let options = [];
  let active = -1;
  let asked = 0;

  /** @param {number} at */
  const choose = at => {
    options[active]?.setAttribute('aria-selected', 'false');
    active = at;
    const option = options[at];
    if (!option) return input.removeAttribute('aria-activedescendant');
    option.setAttribute('aria-selected', 'true');
    input.setAttribute('aria-activedescendant', option.id);
    option.scrollIntoView({ block: 'nearest' });
  };

  /** @param {boolean} open */
  const setOpen = open => {
    popup.hidden = !open;
    input.setAttribute('aria-expanded', String(open && options.length > 0));
    if (!open) choose(-1);
  };

  /** @param {string} address @param {string} name @param {...(Node | string)} content */
  const option = (address, name, ...content) => {
    const element = Object.assign(document.createElement('a'), { href: address, className: name, role: 'option', tabIndex: -1 });
    element.append(...content);
    element.setAttribute('aria-selected', 'false');
    return element;
  };

  /** A page with its sections. @param {LoypeShown} shown @param {LoypeAnswer} answer @param {number} number */
  const group = (shown, answer, number) => {
    const element = Object.assign(document.createElement('div'), { role: 'group' });
    const { title, about, excerpt } = search.parts(shown, answer);
    const page = option(shown.address, '', title, about, excerpt);
    title.id = `search-title-${number}`;
    element.setAttribute('aria-labelledby', title.id);
    element.append(page, ...shown.sections.map(({ address, heading }) => option(address, 'search-section', search.marked(heading, answer.hit))));
    return element;
  };

  const toAll = () => {
    const { search: view } = new URL(location.href);
    const parameters = new URLSearchParams(view);
    for (const name of [...parameters.keys()]) if (name !== 'visning') parameters.delete(name);
    parameters.set('q', input.value.trim());
    return `${form.getAttribute('action')}?${parameters}`;
  };

  /** @param {LoypeAnswer} answer @param {LoypeShown[]} shown @param {string[]} messages */
  const show = (answer, shown, messages) => {
    const hits = search.counted(answer);
    notes.replaceChildren(...messages.map(text => Object.assign(document.createElement('p'), { className: 'search-note', textContent: text })));
    list.replaceChildren(...shown.map((one, at) => group(one, answer, at)));
    if (shown.length > 0) list.append(option(toAll(), 'search-every', (form.dataset.all ?? '').replace('{hits}', hits)));
    list.hidden = shown.length === 0;
    options = [...list.querySelectorAll('a')];
    options.forEach((element, at) => { element.id = `search-option-${at}`; });
    active = -1;
    input.removeAttribute('aria-activedescendant');
    popup.scrollTop = 0;
    setOpen(form.contains(document.activeElement));
    tell([...(shown.length > 0 ? [hits] : []), ...messages].join('. '));
  };

  const run = async () => {
    const number = ++asked;
    const query = input.value.trim();
    if (query.length < 2) {
      list.replaceChildren();
      options = [];
      tell('');
      return setOpen(false);
    }
    try {
      await search.within(async build => {
        // An answer that comes late is of no use any more.
        if (number !== asked) return;
        const answer = await search.answer(input.value, { typing: true, filter: {}, build });
        if (number !== asked) return;
        const shown = await Promise.all(answer.pages.slice(0, SHOWN).map(page => search.shown(page, answer)));
        if (number !== asked) return;
        show(answer, shown, search.message(answer, query));
        document.dispatchEvent(new Event('loype:searched'));
      });
    } catch {
      if (number !== asked) return;
      options = [];
      list.replaceChildren();
      list.hidden = true;
      notes.replaceChildren(Object.assign(document.createElement('p'), { className: 'search-note', textContent: form.dataset.failed }));
      setOpen(true);
      tell(form.dataset.failed ?? '');
    }
  };

  input.addEventListener('input', run);
  document.addEventListener('loype:view', run);
  input.addEventListener('focus', () => setOpen(notes.childElementCount + options.length > 0 && input.value.trim().length > 1));
  form.addEventListener('focusout', ({ relatedTarget }) => {
    if (!(relatedTarget instanceof Node && form.contains(relatedTarget))) setOpen(false);
  });

  input.addEventListener('keydown', event => {
    const step = { ArrowDown: 1, ArrowUp: -1 }[event.key];
    if (event.key === 'Escape' && !popup.hidden) {
      event.preventDefault();
      setOpen(false);
    } else if (step && options.length > 0 && !event.ctrlKey && !event.metaKey) {
      event.preventDefault();
      setOpen(true);
      // The box itself stands between the last and the first.
      choose((active + 1 + step + options.length + 1) % (options.length + 1) - 1);
    } else if (event.key === 'Enter' && options[active]) {
      event.preventDefault();
      options[active]?.click();
    }
  });

  setOpen(false);
  if (document.activeElement === input) run();
})();
