// @ts-check
// What the reader has marked as done: the box at the foot of a page, ticks in lists, how far in each module, and full stations on the map.
(() => {
  const box = document.querySelector('input#done');
  const mark = document.querySelector('template#done-mark');
  const parts = document.querySelector('template#progress');

  /** The pages of a module that are for the view, by their addresses as built; none of a module that is too long to name them. @param {HTMLElement} progress */
  const pages = progress => {
    const { view } = document.documentElement.dataset;
    const folder = (progress.dataset.progress ?? '').replace(/[^/]*$/, '');
    const named = progress.dataset.pages?.split(' ').map(one => one.split(':'));
    return named?.filter(([, whom]) => !view || !whom || whom.split(',').includes(view)).map(([name]) => `${folder}${name}.html`);
  };

  /** Counts what is for the view that is picked; a mark remembers whom its page was for. @param {HTMLElement} progress */
  const count = progress => {
    const done = loype.done();
    const named = pages(progress);
    if (named) return { total: named.length, done: named.filter(address => address in done).length };
    const { view } = document.documentElement.dataset;
    const folder = (progress.dataset.progress ?? '').replace(/[^/]*$/, '');
    const [all, ...counts] = (progress.dataset.counts ?? '').split(' ');
    const total = Number(counts.find(of => of.startsWith(`${view}:`))?.split(':')[1] ?? all);
    const marks = Object.entries(done).filter(([address, whom]) => address.startsWith(folder) && (!view || !whom || whom.split(' ').includes(view)));
    return { total, done: Math.min(marks.length, total) };
  };

  /** @param {string | undefined} text @param {{ total: number, done: number }} counted */
  const worded = (text, { total, done }) => (text ?? '').replace('{done}', String(done)).replace('{all}', String(total));

  const showProgress = () => {
    /** @type {Set<string>} */
    const whole = new Set();
    for (const progress of /** @type {NodeListOf<HTMLElement>} */ (document.querySelectorAll('[data-progress]'))) {
      const counted = count(progress);
      const { total, done } = counted;
      progress.hidden = done === 0;
      if (done > 0 && parts instanceof HTMLTemplateElement) {
        progress.replaceChildren(parts.content.cloneNode(true));
        Object.assign(progress.querySelector('progress') ?? {}, { max: total || 1, value: done });
        Object.assign(progress.querySelector('span') ?? {}, { textContent: worded(parts.dataset.text, counted) });
      }
      progress.toggleAttribute('data-whole', done > 0 && done === total);
      if (done > 0 && done === total) whole.add(progress.dataset.progress ?? '');
    }
    for (const station of document.querySelectorAll('.map-station')) {
      station.toggleAttribute('data-done', whole.has(loype.address(station.getAttribute('href') ?? '')));
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

  const show = () => {
    if (box instanceof HTMLInputElement) box.checked = loype.page in loype.done();
    showTicks();
    showProgress();
  };

  /** What a mark has come to, in words. @param {DOMStringMap} words @param {boolean} isDone */
  const told = (words, isDone) => {
    if (!isDone) return words.undone ?? '';
    const folder = loype.page.replace(/[^/]*$/, '');
    const all = /** @type {HTMLElement[]} */ ([...document.querySelectorAll('[data-progress]')]);
    const own = all.find(({ dataset }) => dataset.progress === `${folder}index.html`);
    if (!own) return '';
    const counted = count(own);
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
