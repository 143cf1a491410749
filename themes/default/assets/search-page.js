// @ts-check
// The search page: the query and its filters stand in the address, so that a link carries them; ten pages at a time.
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
  /** @type {ReturnType<LoypeSearch['unroll']> | undefined} */
  let unrolling;
  /** Stands after the pages that are shown. */
  const end = document.createElement('div');
  list.after(end);
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
    const given = new URLSearchParams(location.search);
    const picked = selects.map(select => (filled ? namePicked(select) : given.get(select.name)));
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
      const option = [...select.options].find(one => one.value && nameOf(one) === picked[at]);
      if (option) select.value = option.value;
      const place = select.closest('p');
      if (place) place.hidden = select.length < 3;
    });
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

  const keepAddress = () => {
    const address = new URL(location.href);
    for (const { name, value } of [input, ...selects.map(select => ({ name: select.name, value: namePicked(select) }))]) {
      if (value.trim()) address.searchParams.set(name, value);
      else address.searchParams.delete(name);
    }
    if (address.href !== location.href) history.replaceState(history.state, '', address);
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
        to.append(search.marked(heading, of.hit));
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
    return run(true);
  };

  const run = async (isAgain = false) => {
    const number = ++asked;
    const query = input.value.trim();
    if (query.length < 2) {
      keepAddress();
      [found.hidden, filters.hidden, all.hidden] = [true, true, false];
      return tell('');
    }
    try {
      await search.within(async build => {
        if (number !== asked) return;
        await prepare(build);
        if (number !== asked) return;
        keepAddress();
        const next = await search.answer(input.value, { typing: true, filter: filter(), build });
        const elements = number === asked ? await items(next, next.pages.slice(0, search.seen)) : [];
        if (number !== asked) return;
        answer = next;
        list.replaceChildren(...elements);
        count.textContent = [...(next.count > 0 ? [search.counted(next)] : []), ...search.message(next, query)].join('\n');
        [found.hidden, all.hidden, list.hidden] = [false, elements.length > 0, elements.length === 0];
        more.hidden = next.pages.length <= STEP;
        unroll(next, next.pages.slice(search.seen, STEP), isAgain);
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

  form.addEventListener('submit', event => {
    event.preventDefault();
    run();
  });
  input.addEventListener('input', () => run());
  filters.addEventListener('change', () => run());
  document.addEventListener('loype:view', () => run());
  const given = new URLSearchParams(location.search).get('q');
  if (given !== null && !input.value) input.value = given;
  if (input.value) run();
})();
