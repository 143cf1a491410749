// @ts-check
// The left column of a page in a module: the page itself is in sight in its list, and runs of pages for others than the view are one line
// that opens.
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
