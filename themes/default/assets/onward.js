// @ts-check
// Where the reader left off: the first page that is not marked as done, in her view, in the module that she last marked something in. The
// button leads there and says so, and the red T stands there. Without marks, and without this script, it leads to the first page.
(() => {
  const onward = /** @type {HTMLElement | null} */ (document.querySelector('[data-onward]'));
  const button = onward?.querySelector('a');
  const word = button?.querySelector('span');
  if (!onward || !button || !word) return;
  const first = { href: button.href, text: word.textContent ?? '' };

  /** The pages by module, from the rows of this page or from the list that the page carries for this script. */
  const source = document.querySelector('template#pages-by-module');
  const modules = [...(source instanceof HTMLTemplateElement ? source.content.querySelectorAll('ol') : document.querySelectorAll('.weave'))]
    .map(module => /** @type {HTMLLIElement[]} */ ([...module.querySelectorAll('li:has(> a)')]));

  /** @param {HTMLElement} row */
  const address = row => loype.address(row.querySelector('a')?.getAttribute('href') ?? '');
  /** @param {HTMLElement} row */
  const name = row => row.querySelector('a')?.textContent?.replace(/\s+/g, ' ').trim() ?? '';

  /** Says in a row that its page is done, or that the reader is there. @param {HTMLElement} row @param {'done' | 'here' | ''} state */
  const say = (row, state) => {
    row.toggleAttribute('data-done', state === 'done');
    row.toggleAttribute('data-here', state === 'here');
    row.querySelector('.state')?.remove();
    const mark = document.querySelector('template#done-mark');
    const said = document.createElement('li');
    said.className = 'state';
    if (state === 'done' && mark instanceof HTMLTemplateElement) said.append(mark.content.cloneNode(true));
    if (state === 'here') said.textContent = document.querySelector('.weave')?.getAttribute('data-here') ?? '';
    if (state) row.querySelector('.line')?.append(said);
  };

  const stops = /** @type {NodeListOf<HTMLElement>} */ (document.querySelectorAll('.map-stop, .station'));
  /** @param {HTMLElement} stop */
  const moduleOf = stop => stop.querySelector('[data-progress]')?.getAttribute('data-progress') ?? '';

  /** The module that a page of it was last marked in, where the page carries no list of pages since the course is long. */
  const lastStop = () => {
    const marked = Object.keys(loype.done()).reverse();
    const folders = [...stops].map(stop => ({ stop, folder: moduleOf(stop).replace(/[^/]*$/, '') })).filter(({ folder }) => folder);
    return marked.map(page => folders.find(({ folder }) => page.startsWith(folder))?.stop).find(Boolean);
  };

  /** Fills the stations of the map by how much is done, and lets the T stand at a module. @param {HTMLElement | undefined} next @param {string} module */
  const showOnMap = (next, module) => {
    const about = onward.querySelector('.onward-about');
    const said = /** @type {HTMLElement | null} */ (onward.querySelector('.onward-said'));
    if (about && source) about.textContent = (next ?? modules[0]?.[0])?.querySelector('p')?.textContent ?? '';
    if (said) said.textContent = '';
    document.querySelector('.here')?.remove();
    for (const stop of stops) {
      const bar = stop.querySelector('progress');
      const [value, max] = [bar?.value ?? 0, bar?.max || 1];
      stop.dataset.state = value === 0 ? 'new' : value < max ? 'part' : 'done';
      const mark = stop.querySelector('.map-mark');
      mark?.querySelector('.part, .tick')?.remove();
      if (mark && value > 0) {
        const inside = value < max
          ? ['circle', { class: 'part', cx: '12', cy: '12', r: '3', pathLength: '100', transform: 'rotate(-90 12 12)', 'stroke-dasharray': `${Math.round(value / max * 100)} 100` }]
          : ['path', { class: 'tick', d: 'M7.5 12.5l3 3 6-7' }];
        const [name, attributes] = /** @type {[string, Record<string, string>]} */ (inside);
        const drawn = document.createElementNS('http://www.w3.org/2000/svg', name);
        Object.entries(attributes).forEach(([key, text]) => drawn.setAttribute(key, text));
        mark.append(drawn);
      }
      if (module === '' || moduleOf(stop) !== module) continue;
      const here = document.querySelector('template#here');
      if (here instanceof HTMLTemplateElement) stop.querySelector('h3')?.before(here.content.cloneNode(true));
      if (said && value > 0) said.textContent = (said.dataset.text ?? '').replace('{done}', String(value)).replace('{all}', String(max)).replace('{module}', () => next?.parentElement?.dataset.name ?? '');
    }
  };

  const show = () => {
    const done = loype.done();
    const { view } = document.documentElement.dataset;
    /** @param {HTMLElement} row */
    const isMine = row => !view || !row.dataset.for || row.dataset.for.split(' ').includes(view);
    /** @param {HTMLElement} row */
    const isDone = row => address(row) in done;
    const last = Object.keys(done).findLast(page => modules.some(rows => rows.some(row => address(row) === page)));
    const at = modules.findIndex(rows => rows.some(row => address(row) === last));
    const ahead = last === undefined ? [] : [...modules.slice(at), ...modules.slice(0, at)].flat();
    const next = ahead.find(row => isMine(row) && !isDone(row));
    const { again = '', all = '', after = '' } = button.dataset;
    if (next) [button.href, word.textContent] = [next.querySelector('a')?.getAttribute('href') ?? '', again.replace('{page}', () => name(next))];
    else if (ahead.length > 0) [button.href, word.textContent] = [after, all];
    else [button.href, word.textContent] = [first.href, first.text];
    if (onward.dataset.onward === 'course') {
      const stop = source ? undefined : lastStop();
      const link = stop?.querySelector('h3 a');
      if (link) [button.href, word.textContent] = [link.getAttribute('href') ?? '', again.replace('{page}', () => link.textContent ?? '')];
      showOnMap(next, stop ? moduleOf(stop) : next?.parentElement?.dataset.module ?? '');
      return;
    }
    const rows = modules.flat();
    rows.forEach(row => say(row, isDone(row) ? 'done' : row === next ? 'here' : ''));
    rows.forEach((row, place) => {
      const beyond = rows[place + 1];
      row.toggleAttribute('data-walked', isDone(row) && beyond !== undefined && (isDone(beyond) || beyond === next));
    });
  };

  // The doors of the front page: the one for the view that is picked comes first.
  const doors = /** @type {NodeListOf<HTMLElement>} */ (document.querySelectorAll('.front .prose > .for-audience'));
  const before = document.createComment('');
  doors[0]?.before(before);
  const arrange = () => {
    const { view = '' } = document.documentElement.dataset;
    const [mine, others] = [true, false].map(is => [...doors].filter(door => (door.dataset.for?.split(' ').includes(view) ?? false) === is));
    before.after(...(mine ?? []), ...(others ?? []));
  };
  document.addEventListener('loype:view', arrange);
  arrange();

  loype.changed(key => (key ?? 'done') === 'done' && show());
  document.addEventListener('loype:view', show);
  show();
})();
