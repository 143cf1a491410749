// @ts-check
// What the reader has marked as done: the box at the foot of a page, ticks in lists, how far in each module, and full stations on the map.
(() => {
  const box = document.querySelector('input#done');
  const mark = document.querySelector('template#done-mark');
  const parts = document.querySelector('template#progress');
  const here = loype.address(location.href);

  /** Counts what is for the view that is picked; a mark remembers whom its page is for. @param {HTMLElement} progress */
  const count = progress => {
    const view = document.documentElement.dataset.view;
    const folder = (progress.dataset.progress ?? '').replace(/[^/]*$/, '');
    const [all, ...counts] = (progress.dataset.counts ?? '').split(' ');
    const own = counts.find(of => of.startsWith(`${view}:`))?.split(':')[1];
    const marks = Object.entries(loype.done()).filter(([address]) => address.startsWith(folder));
    const total = Number(own ?? all);
    const done = marks.filter(([, whom]) => !view || !whom || String(whom).split(' ').includes(view)).length;
    return { total, done: Math.min(done, total) };
  };

  const showProgress = () => {
    /** @type {Set<string>} */
    const whole = new Set();
    for (const progress of /** @type {NodeListOf<HTMLElement>} */ (document.querySelectorAll('[data-progress]'))) {
      const { total, done } = count(progress);
      progress.hidden = done === 0;
      if (done > 0 && parts instanceof HTMLTemplateElement) {
        progress.replaceChildren(parts.content.cloneNode(true));
        Object.assign(progress.querySelector('progress') ?? {}, { max: total || 1, value: done });
        const text = (parts.dataset.text ?? '').replace('{done}', String(done)).replace('{all}', String(total));
        Object.assign(progress.querySelector('span') ?? {}, { textContent: text });
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
    for (const link of /** @type {NodeListOf<HTMLAnchorElement>} */ (document.querySelectorAll('a[data-item]'))) {
      const isDone = loype.address(link.href) in done;
      if (isDone === link.hasAttribute('data-done')) continue;
      link.toggleAttribute('data-done', isDone);
      if (isDone && mark instanceof HTMLTemplateElement) link.append(mark.content.cloneNode(true));
      else link.querySelector('.done-mark')?.remove();
    }
  };

  const show = () => {
    if (box instanceof HTMLInputElement) box.checked = here in loype.done();
    showTicks();
    showProgress();
  };

  if (box instanceof HTMLInputElement) {
    const row = box.closest('p');
    const said = row?.querySelector('[role="status"]');
    box.addEventListener('change', () => {
      const done = loype.done();
      if (box.checked) done[here] = box.dataset.whom ?? '';
      else delete done[here];
      const kept = Object.keys(done).length > 0 ? loype.write('done', done) : loype.remove('done');
      if (said instanceof HTMLElement) said.textContent = kept ? '' : (said.dataset.failed ?? '');
    });
    if (row) row.hidden = false;
  }
  loype.changed(name => (name ?? 'done') === 'done' && show());
  document.addEventListener('loype:view', showProgress);
  show();
})();
