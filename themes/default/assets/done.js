// @ts-check
// What the reader has marked as done: the box at the foot of a page, ticks in lists, and how far in each module.
(() => {
  const box = document.querySelector('input#done');
  const mark = document.querySelector('template#done-mark');
  const parts = document.querySelector('template#progress');

  /** The pages of a module that are for a view, by their addresses as built; none of a module that is too long to name them. @param {DOMStringMap} module @param {string | undefined} view */
  const pages = ({ progress = '', pages: names }, view) => {
    const folder = progress.replace(/[^/]*$/, '');
    const named = names?.split(' ').map(one => one.split(':'));
    return named?.filter(([, whom]) => !view || !whom || whom.split(',').includes(view)).map(([name]) => `${folder}${name}.html`);
  };

  /** Counts what is for a view; a mark remembers whom its page was for. @param {DOMStringMap} module @param {string} [view] */
  const count = (module, view = document.documentElement.dataset.view) => {
    const done = loype.done();
    const named = pages(module, view);
    if (named) return { total: named.length, done: named.filter(address => address in done).length };
    const folder = (module.progress ?? '').replace(/[^/]*$/, '');
    const [all, ...counts] = (module.counts ?? '').split(' ');
    const total = Number(counts.find(of => of.startsWith(`${view}:`))?.split(':')[1] ?? all);
    const marks = Object.entries(done).filter(([address, whom]) => address.startsWith(folder) && (!view || !whom || whom.split(' ').includes(view)));
    return { total, done: Math.min(marks.length, total) };
  };
  loype.counted = count;

  /** @param {string | undefined} text @param {{ total: number, done: number }} counted */
  const worded = (text, { total, done }) => (text ?? '').replace('{done}', String(done)).replace('{all}', String(total));

  const showProgress = () => {
    for (const progress of /** @type {NodeListOf<HTMLElement>} */ (document.querySelectorAll('[data-progress]'))) {
      const counted = count(progress.dataset);
      const { total, done } = counted;
      progress.hidden = done === 0;
      if (done > 0 && parts instanceof HTMLTemplateElement) {
        progress.replaceChildren(parts.content.cloneNode(true));
        Object.assign(progress.querySelector('progress') ?? {}, { max: total || 1, value: done });
        Object.assign(progress.querySelector('span') ?? {}, { textContent: worded(parts.dataset.text, counted) });
      }
      progress.toggleAttribute('data-whole', done > 0 && done === total);
    }
  };

  const showTicks = () => {
    const done = loype.done();
    for (const link of document.querySelectorAll('a[data-item]')) {
      const isDone = loype.address(link.getAttribute('href') ?? '') in done;
      if (isDone === link.hasAttribute('data-done')) continue;
      link.toggleAttribute('data-done', isDone);
      if (isDone && mark instanceof HTMLTemplateElement) link.append(mark.content.cloneNode(true));
      else link.querySelector('.done-mark')?.remove();
    }
  };

  /** What there is to choose among afterwards is another only for a reader who has marked something. */
  const fork = () => {
    const foot = /** @type {HTMLElement | null} */ (document.querySelector('[data-fork]'));
    if (!foot || Object.keys(loype.done()).length === 0) return;
    document.head.append(Object.assign(document.createElement('script'), { src: foot.dataset.fork }));
    delete foot.dataset.fork;
  };

  const show = () => {
    if (box instanceof HTMLInputElement) box.checked = loype.page in loype.done();
    showTicks();
    showProgress();
    fork();
  };

  /** What a mark has come to, in words. @param {DOMStringMap} words @param {boolean} isDone */
  const told = (words, isDone) => {
    if (!isDone) return words.undone ?? '';
    const folder = loype.page.replace(/[^/]*$/, '');
    const all = /** @type {HTMLElement[]} */ ([...document.querySelectorAll('[data-progress]')]);
    const own = all.find(({ dataset }) => dataset.progress === `${folder}index.html`);
    if (!own) return '';
    const counted = count(own.dataset);
    return worded(counted.done === counted.total ? words.whole : words.done, counted);
  };

  if (box instanceof HTMLInputElement) {
    const row = box.closest('p');
    const said = row?.querySelector('[role="status"]');
    box.addEventListener('change', () => {
      const done = loype.done();
      if (box.checked) done[loype.page] = box.dataset.whom ?? '';
      else delete done[loype.page];
      const kept = Object.keys(done).length > 0 ? loype.write('done', done) : loype.remove('done');
      if (!(said instanceof HTMLElement)) return;
      said.textContent = kept ? told(said.dataset, box.checked) : (said.dataset.failed ?? '');
      said.classList.toggle('failed', !kept);
    });
    if (row) row.hidden = false;
  }
  loype.changed(name => (name ?? 'done') === 'done' && show());
  document.addEventListener('loype:view', showProgress);
  // The foot of a page has been changed for a view.
  document.addEventListener('loype:turned', show);
  show();
})();

// The left column of a page in a module: the page itself is in sight in its list, and runs of pages for others than the view are one line
// that opens. It stands here since both are on the same pages, and one file weighs less than two.
(() => {
  const side = document.getElementById('page-menu');
  const list = side?.querySelector('.side-list');
  const trail = list?.querySelector('.nav-trail');
  if (!side || !list || !trail) return;

  /** Puts the page into the middle of what scrolls, and moves nothing else. @param {Element} scrolled */
  const centre = scrolled => {
    const here = trail.querySelector('a[aria-current="page"]')?.getBoundingClientRect();
    const around = scrolled.getBoundingClientRect();
    if (here) scrolled.scrollTop += here.top - around.top - (scrolled.clientHeight - here.height) / 2;
  };

  /** Pages in a row that are for others, without the one that is shown. */
  const runs = () => {
    /** @type {HTMLLIElement[][]} */
    const found = [];
    let before = false;
    for (const item of /** @type {HTMLLIElement[]} */ ([...trail.children])) {
      const isAside = item.hasAttribute('data-aside') && !item.querySelector('[aria-current]');
      if (isAside && before) found.at(-1)?.push(item);
      else if (isAside) found.push([item]);
      before = isAside;
    }
    return found.filter(run => run.length > 1);
  };

  /** @param {HTMLLIElement[]} run */
  const fold = run => {
    const [first, last] = [run[0], run.at(-1)];
    const labels = [first, last].map(item => item?.querySelector('.label')?.textContent ?? '').filter(Boolean);
    const whom = first?.dataset.whom ?? '';
    const button = Object.assign(document.createElement('button'), { type: 'button', className: 'nav-fold', textContent: `${[labels.join('–'), whom].filter(Boolean).join(' ')} (${run.length})` });
    const row = document.createElement('li');
    row.append(button);
    row.className = 'nav-folded';
    /** @param {boolean} open */
    const set = open => {
      button.setAttribute('aria-expanded', String(open));
      for (const item of run) item.hidden = !open;
    };
    button.addEventListener('click', () => set(button.getAttribute('aria-expanded') !== 'true'));
    set(false);
    first?.before(row);
  };

  const show = () => {
    trail.querySelectorAll('.nav-folded').forEach(row => row.remove());
    trail.querySelectorAll(':scope > li[hidden]').forEach(item => item.removeAttribute('hidden'));
    runs().forEach(fold);
    centre(list);
  };

  document.addEventListener('loype:view', show);
  side.addEventListener('toggle', event => event instanceof ToggleEvent && event.newState === 'open' && centre(side));
  show();
})();
