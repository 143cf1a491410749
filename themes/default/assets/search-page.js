// @ts-check
// The search page: the query and its filters stand in the address behind `#`, so that a link carries them and no host is told of them; what has
// been looked at is come back to by "Back". Ten pages at a time.
(() => {
  const { search } = loype;
  const { form, input, tell } = search;
  const filters = document.getElementById('search-filters');
  const found = document.getElementById('search-found');
  const list = found?.querySelector('ol');
  const count = found?.querySelector('.search-count');
  const more = document.getElementById('search-more');
  const all = document.getElementById('all-pages');
  if (!filters || !found || !list || !count || !more || !all) return;

  const STEP = 10;
  const selects = [...filters.querySelectorAll('select')];
  /** @type {LoypeAnswer | undefined} */
  let answer;
  let asked = 0;
  /** What has been asked for as it stands, by Enter or by the address. */
  let whole = '';
  /** @type {ReturnType<LoypeSearch['unroll']> | undefined} */
  let unrolling;
  /** Stands after the pages that are shown. */
  const end = document.createElement('div');
  list.after(end);
  /** Whether what the address has is come back to by "Back": what has been looked at, and not each letter on the way. */
  let isKept = false;
  /** Where the reader left a list that she comes back to. @type {{ shown?: unknown, top?: unknown } | null} */
  let left = history.state;
  /** The build whose courses, modules, kinds and audiences the filters list. @type {LoypeBuild | undefined} */
  let filled;

  /** What the selects hold: a number stands for itself, `c` and a number for a course. @returns {LoypeFilter} */
  const filter = () => Object.fromEntries(selects.filter(({ value }) => value).map(({ id, value }) =>
    (value.startsWith('c') ? ['course', Number(value.slice(1))] : [id.replace('search-', ''), Number(value)])));

  /** @param {HTMLElement} into @param {string} text @param {string} value */
  const addOption = (into, text, value) => into.append(new Option(text, value));

  /** Lists what the filters can be. What was picked, or stands in the address at first, stays picked by its name: another build has other
   * numbers. @param {LoypeFacts} facts @param {LoypeIndex} index */
  const fill = (facts, index) => {
    const [modules, kinds, audiences] = selects;
    const given = loype.fragment().values;
    const picked = selects.map(select => (filled ? namePicked(select) : given.get(select.name) ?? ''));
    for (const select of selects) select.replaceChildren(...[...select.children].slice(0, 1));
    facts.courses.forEach((title, course) => {
      const own = facts.modules.map(([of, name], number) => ({ of, name, number })).filter(({ of }) => of === course);
      const group = facts.courses.length > 1 ? Object.assign(document.createElement('optgroup'), { label: title }) : modules;
      if (group !== modules && group) {
        addOption(group, filters.dataset.whole ?? '', `c${course}`);
        modules?.append(group);
      }
      if (group) own.forEach(({ name, number }) => addOption(group, name, String(number)));
    });
    if (kinds) index.kinds.forEach(([, name], number) => addOption(kinds, name, String(number)));
    if (audiences) index.audiences.forEach(([, name], number) => addOption(audiences, search.capital(name), String(number)));
    selects.forEach((select, at) => {
      pick(select, picked[at] ?? '');
      const place = select.closest('p');
      if (place) place.hidden = select.length < 3;
    });
  };

  /** @param {HTMLSelectElement} select @param {string} name */
  const pick = (select, name) => {
    select.value = [...select.options].find(one => one.value && nameOf(one) === name)?.value ?? '';
  };

  /** The filters of a build: what they can be is fetched with the first query. @param {LoypeBuild} build */
  const prepare = async build => {
    const facts = await build.facts();
    if (filled !== build) fill(facts, build.index);
    filled = build;
    filters.hidden = false;
  };

  /** What a filter is called in the address: a number would mean something else once a module has come between. @param {HTMLOptionElement} option */
  const nameOf = option => (option.value.startsWith('c') && option.parentElement instanceof HTMLOptGroupElement ? option.parentElement.label : option.text);

  /** @param {HTMLSelectElement} select */
  const namePicked = ({ value, selectedOptions: [option] }) => (value && option ? nameOf(option) : '');

  /** How far the reader has come in the list, for when she comes back. */
  const keepPlace = () => history.replaceState({ shown: list.childElementCount, top: scrollY }, '');

  /** @param {boolean} keeps */
  const keepAddress = keeps => {
    const fields = [input, ...selects.map(select => ({ name: select.name, value: namePicked(select) }))];
    const { id, values } = loype.fragment();
    if (fields.some(({ name, value }) => (values.get(name) ?? '').trim() !== value.trim())) {
      const next = new URLSearchParams(fields.filter(({ value }) => value.trim()).map(({ name, value }) => [name, value]));
      const address = location.pathname + location.search + loype.hash(String(next) ? '' : id, next);
      const isNew = isKept && values.has(input.name);
      if (isNew) keepPlace();
      history[isNew ? 'pushState' : 'replaceState'](null, '', address);
      isKept = false;
    }
    isKept ||= keeps;
  };

  /** @param {LoypeShown} shown @param {LoypeAnswer} of */
  const item = (shown, of) => {
    const element = document.createElement('li');
    const { title, about, excerpt } = search.parts(shown, of);
    const link = Object.assign(document.createElement('a'), { href: shown.address });
    link.append(title);
    const rows = [link, about, excerpt].map(part => {
      const row = document.createElement('p');
      row.append(part);
      return row;
    });
    element.append(...rows.filter(row => row.textContent));
    if (shown.sections.length > 0) {
      const sections = document.createElement('ul');
      sections.append(...shown.sections.map(({ address, heading }) => {
        const [place, to] = [document.createElement('li'), Object.assign(document.createElement('a'), { href: address, className: 'search-section' })];
        search.spoken(to, shown).append(search.marked(heading, of.hit));
        place.append(to);
        return place;
      }));
      element.append(sections);
    }
    return element;
  };

  /** @param {LoypeAnswer} of @param {number[]} pages */
  const items = async (of, pages) => {
    const shown = await Promise.all(pages.map(page => search.shown(page, of)));
    return shown.map(one => item(one, of));
  };

  /** Shows pages of an answer as they come into view, after the first of them. @param {LoypeAnswer} of @param {number[]} pages */
  const unroll = (of, pages, isAgain = false) => {
    unrolling?.stop();
    unrolling = search.unroll(pages, {
      end,
      add: async page => {
        const elements = await items(of, [page]);
        if (of === answer) list.append(...elements);
      },
      failed: () => {
        if (of !== answer) return;
        if (isAgain) fail();
        else again();
      },
    });
  };

  /** The rest of a build that is gone from the host cannot be had: the query is asked again, of the one that is there. */
  const again = () => {
    search.anew();
    return run({ isAgain: true });
  };

  /** Answers what is in the box. @param {{ isAgain?: boolean, keeps?: boolean }} [how] whether it is asked once more, of another build; whether "Back" comes here */
  const run = async ({ isAgain = false, keeps = false } = {}) => {
    const number = ++asked;
    const query = input.value.trim();
    if (keeps) whole = input.value;
    // One sign is on the way to a word, as long as it has not been asked for.
    if (input.value.trimStart().length < (input.value === whole ? 1 : 2)) {
      keepAddress(keeps);
      [found.hidden, filters.hidden, all.hidden] = [true, true, false];
      return tell('');
    }
    try {
      await search.within(async build => {
        if (number !== asked) return;
        await prepare(build);
        if (number !== asked) return;
        keepAddress(keeps);
        const shown = Number(left?.shown) || 0;
        const next = await reaching(await search.answer(input.value, { typing: true, filter: filter(), build }), shown);
        const elements = number === asked ? await items(next, next.pages.slice(0, Math.max(search.seen, shown))) : [];
        if (number !== asked) return;
        answer = next;
        list.replaceChildren(...elements);
        count.textContent = [...(next.count > 0 ? [search.counted(next)] : []), ...search.message(next, query)].join('\n');
        [found.hidden, all.hidden, list.hidden] = [false, elements.length > 0, elements.length === 0];
        more.hidden = next.pages.length <= Math.max(STEP, shown);
        unroll(next, next.pages.slice(elements.length, Math.max(STEP, shown)), isAgain);
        if (left) scrollTo({ top: Number(left.top) || 0, behavior: 'instant' });
        left = null;
        tell(count.textContent.replaceAll('\n', '. '));
        document.dispatchEvent(new Event('loype:searched'));
      });
    } catch {
      if (number === asked) fail();
    }
  };

  const fail = () => {
    [count.textContent, list.hidden, more.hidden] = [form.dataset.failed ?? '', true, true];
    [found.hidden, all.hidden] = [false, false];
    tell(form.dataset.failed ?? '');
  };

  /** The next pages of an answer that has only the best of them: of one that has all. @param {LoypeAnswer} of @param {number} to */
  const reaching = async (of, to) =>
    (of.isCut && to >= of.pages.length ? search.answer(input.value, { typing: true, filter: filter(), build: of.build, isWhole: true }) : of);

  more.addEventListener('click', async () => {
    if (!answer) return;
    const [before, from] = [answer, list.childElementCount];
    unrolling?.stop();
    const to = from + STEP;
    const next = await reaching(before, to).catch(() => undefined);
    const elements = next && await items(next, next.pages.slice(from, from + search.seen)).catch(() => undefined);
    if (before !== answer) return;
    if (!elements) return again();
    answer = next;
    list.append(...elements);
    more.hidden = to >= next.pages.length;
    unroll(next, next.pages.slice(from + search.seen, to));
    elements[0]?.querySelector('a')?.focus();
  });

  /** Answers what the address asks for. */
  const follow = () => {
    isKept = false;
    run({ keeps: true });
  };

  search.go = () => void run({ keeps: true });
  input.addEventListener('input', () => run());
  filters.addEventListener('change', () => {
    isKept = true;
    run({ keeps: true });
  });
  document.addEventListener('loype:view', () => run());
  addEventListener('pagehide', () => {
    isKept = true;
    if (!found.hidden) keepPlace();
  });
  addEventListener('popstate', ({ state }) => {
    const { id, values } = loype.fragment();
    if (id && id !== all.id && !String(values)) {
      // A jump within the page, as by the link that skips the header, leaves the query where it is.
      keepAddress(true);
      return;
    }
    left = state;
    input.value = values.get(input.name) ?? '';
    for (const select of selects) pick(select, values.get(select.name) ?? '');
    follow();
    if (id === all.id) all.scrollIntoView();
  });
  input.value ||= loype.fragment().values.get(input.name) ?? '';
  if (input.value) follow();
})();
