// @ts-check
// The box in the header: what is found stands beneath it while the reader writes, and arrow keys walk through it (the combobox pattern).
(() => {
  const { search } = loype;
  const { form, input } = search;
  // On the search page, results stand in the page.
  if (document.body.classList.contains('search')) return;
  const SHOWN = 10;
  /** So near the end of the list the keyboard is when more is fetched. */
  const NEAR = 5;

  const popup = Object.assign(document.createElement('div'), { className: 'search-results', hidden: true });
  const notes = document.createElement('div');
  const list = Object.assign(document.createElement('div'), { id: 'search-results', role: 'listbox' });
  list.setAttribute('aria-label', form.dataset.results ?? '');
  /** Stands after the pages that are shown. */
  const end = document.createElement('div');
  popup.append(notes, list);
  form.append(popup);
  input.setAttribute('role', 'combobox');
  input.setAttribute('aria-autocomplete', 'list');
  input.setAttribute('aria-controls', list.id);

  /** @type {HTMLElement[]} */
  let options = [];
  let active = -1;
  let asked = 0;
  /** @type {ReturnType<LoypeSearch['unroll']> | undefined} */
  let unrolling;

  /** @param {number} at */
  const choose = at => {
    options[active]?.setAttribute('aria-selected', 'false');
    active = at;
    const option = options[at];
    if (!option) return input.removeAttribute('aria-activedescendant');
    option.setAttribute('aria-selected', 'true');
    input.setAttribute('aria-activedescendant', option.id);
    option.scrollIntoView({ block: 'nearest' });
    if (at >= options.length - NEAR) unrolling?.more();
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
    element.append(page, ...shown.sections.map(({ address, heading }) => search.spoken(option(address, 'search-section', search.marked(heading, answer.hit)), shown)));
    return element;
  };

  /** Puts pages after those that are there. @param {LoypeShown[]} shown @param {LoypeAnswer} answer */
  const add = (shown, answer) => {
    const [there, chosen] = [list.querySelectorAll('[role="group"]').length, options[active]];
    end.before(...shown.map((one, at) => group(one, answer, there + at)));
    options = [...list.querySelectorAll('a')];
    options.forEach((element, at) => { element.id = `search-option-${at}`; });
    if (!chosen) return;
    active = options.indexOf(/** @type {HTMLAnchorElement} */ (chosen));
    input.setAttribute('aria-activedescendant', chosen.id);
  };

  /** @param {LoypeAnswer} answer @param {LoypeShown[]} shown @param {string[]} messages */
  const show = (answer, shown, messages) => {
    const hits = search.counted(answer);
    choose(-1);
    notes.replaceChildren(...messages.map(text => Object.assign(document.createElement('p'), { className: 'search-note', textContent: text })));
    list.replaceChildren(end, ...(shown.length > 0 ? [option(search.all(), 'search-every', (form.dataset.all ?? '').replace('{hits}', hits))] : []));
    list.hidden = shown.length === 0;
    add(shown, answer);
    popup.scrollTop = 0;
    setOpen(form.contains(document.activeElement));
    search.tell([...(shown.length > 0 ? [hits] : []), ...messages].join('. '));
  };

  const run = async (isAgain = false) => {
    const number = ++asked;
    const query = input.value.trim();
    unrolling?.stop();
    // One sign alone is on the way to a word; with a space behind it, it is one.
    if (input.value.trimStart().length < 2) {
      list.replaceChildren();
      options = [];
      search.tell('');
      return setOpen(false);
    }
    try {
      await search.within(async build => {
        // An answer that comes late is of no use any more.
        if (number !== asked) return;
        const answer = await search.answer(input.value, { typing: true, filter: {}, build });
        if (number !== asked) return;
        const shown = (/** @type {number[]} */ pages) => Promise.all(pages.map(page => search.shown(page, answer)));
        const [first] = await Promise.all([shown(answer.pages.slice(0, search.seen)), search.style()]);
        if (number !== asked) return;
        show(answer, first, search.message(answer, query));
        unrolling = search.unroll(answer.pages.slice(search.seen, SHOWN), {
          end,
          within: popup,
          // The link to all results stands over the end of the list.
          covered: options.at(-1)?.offsetHeight ?? 0,
          add: async page => {
            const next = await shown([page]);
            if (number === asked) add(next, answer);
          },
          // The rest of a build that is gone from the host cannot be had: the query is asked again, of the one that is there.
          failed: () => {
            if (number !== asked) return;
            if (isAgain) return fail();
            search.anew();
            run(true);
          },
        });
        document.dispatchEvent(new Event('loype:searched'));
      });
    } catch {
      if (number === asked) fail();
    }
  };

  const fail = () => {
    options = [];
    list.replaceChildren();
    list.hidden = true;
    notes.replaceChildren(Object.assign(document.createElement('p'), { className: 'search-note', textContent: form.dataset.failed }));
    setOpen(true);
    search.tell(form.dataset.failed ?? '');
  };

  input.addEventListener('input', () => run());
  document.addEventListener('loype:view', () => run());
  input.addEventListener('focus', () => setOpen(notes.childElementCount + options.length > 0 && input.value.trimStart().length > 1));
  form.addEventListener('focusout', ({ relatedTarget }) => {
    if (!(relatedTarget instanceof Node && form.contains(relatedTarget))) setOpen(false);
  });

  list.addEventListener('click', event => {
    if (event.target instanceof Element && event.target.closest('a') && !event.ctrlKey && !event.metaKey && !event.shiftKey) setOpen(false);
  });

  input.addEventListener('keydown', event => {
    // While a word is composed, the keys are those of the input method; some browsers tell it by a number alone.
    if (event.isComposing || event.keyCode === 229) return;
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
  // Once all of this script has run.
  if (document.activeElement === input) queueMicrotask(run);
})();
