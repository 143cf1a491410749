// @ts-check
// The modules to choose among at the end of one. What the rules allow stands in the page; this only leaves out what the reader has marked as
// done, and offers what has been opened by that.
(() => {
  const nav = document.getElementById('page-turn');
  if (!nav) return;
  const inWords = new Intl.ListFormat(document.body.lang || document.documentElement.lang, { type: 'conjunction' });

  /** Names in a row, in which a noun that several share stands once: Modul 2, 3. @param {HTMLElement[]} options */
  const names = options => options.map(({ dataset: { name = '' } }, at) => {
    const [noun, before] = [name, options[at - 1]?.dataset.name ?? ''].map(one => /^(.+) \d+$/.exec(one)?.[1]);
    return noun !== undefined && noun === before ? name.slice(noun.length + 1) : name.replace(/ (\d+)$/, '\u00a0$1');
  });

  /** @param {Element} option */
  const isDone = option => option.querySelector('[data-whole]') !== null;

  /** What an option waits for, `2:0,1,3` for two of those at least, has come. @param {HTMLElement} option @param {HTMLElement[]} all */
  const isOpen = (option, all) => (option.dataset.needs ?? '').split(' ').filter(Boolean).every(need => {
    const [least, of = ''] = need.split(':');
    return of.split(',').filter(at => isDone(all[Number(at)] ?? option)).length >= Number(least);
  });

  const choose = () => {
    const fork = nav.querySelector('.fork');
    const [title, said, next] = [fork?.querySelector('h2'), fork?.querySelector('p'), nav.querySelector('.turn-next')];
    if (!(fork instanceof HTMLElement) || !title || !said || !(next instanceof HTMLElement)) return;
    const all = /** @type {HTMLElement[]} */ ([...fork.querySelectorAll(':scope > ol > li')]);
    const course = loype.page.split('/').slice(0, -2).map(folder => `${folder}/`).join('');
    const offered = all.filter(option => option.hasAttribute('data-next'));
    // Whoever marks nothing is taken to go through the course as it is published.
    const marks = Object.keys(loype.done()).some(address => address.startsWith(course));
    const free = marks ? all.filter(option => !isDone(option) && isOpen(option, all)) : offered;
    const left = free.length > 0 ? free : offered;
    const gone = marks && free.length > 0 ? all.filter(option => isDone(option) && !option.dataset.needs) : [];
    for (const option of all) option.hidden = !left.includes(option) && !gone.includes(option);
    [fork.hidden, next.hidden] = [left.length === 1, left.length !== 1];
    const only = left.length === 1 ? left[0]?.querySelector('.turn-what') : undefined;
    const [before, now] = [next, only].map(one => one?.querySelector('a')?.getAttribute('href'));
    if (only && before !== now) {
      next.querySelector('.turn-what')?.remove();
      next.append(only.cloneNode(true));
    }
    const isAsPublished = left.length === offered.length && gone.length === 0;
    said.toggleAttribute('hidden', !isAsPublished);
    title.dataset.published ??= title.textContent ?? '';
    const later = all.filter(option => option.dataset.needs && !left.includes(option) && !isDone(option));
    const { choose: chosen = '', left: some = '', leftBefore = '' } = fork.dataset;
    const text = gone.length === 0 ? chosen : (later.length > 0 ? leftBefore : some);
    const inRow = gone.length === 0 ? names(left).join(' · ') : inWords.format(names(left));
    title.textContent = isAsPublished ? title.dataset.published
      : text.replace('{later}', () => inWords.format(names(later))).replace('{modules}', () => inRow);
  };

  loype.changed(name => (name ?? 'done') === 'done' && choose());
  for (const event of ['loype:view', 'loype:turned']) document.addEventListener(event, choose);
  choose();
})();
