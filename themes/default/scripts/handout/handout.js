// @ts-check
// One sheet of a meeting to print: what is prepared and by whom, what to bring, the plan with its notes, and groups.
//
// In: the plan and the notes of the page, its `template.handout-page`, the words that are fetched, and the groups that have been made. Out: the sheet, for as long as it
// prints. What does not fit on one side gives way in an order: first the groups, then the size of the type, then the notes.
(() => {
  const { meeting } = loype;
  const { fill, timeOfDay } = meeting;
  /** What a sheet of A4 holds inside its margins, in CSS pixels. */
  const HEIGHT = (297 - 29) * 96 / 25.4;

  meeting.tools.handout = plan => {
    const template = meeting.made('handout', plan);
    const own = document.querySelector('template.handout-page');
    const heading = document.querySelector('h1');
    if (!(own instanceof HTMLTemplateElement) || !heading) return;
    const handout = document.createElement('div');
    handout.className = 'handout';
    handout.append(template.content.cloneNode(true));
    const show = /** @type {Record<string, HTMLElement>} */ (Object.fromEntries([...handout.querySelectorAll('[data-show]')].map(element => [element.getAttribute('data-show'), element])));
    for (const given of own.content.querySelectorAll('[data-into]')) show[given.getAttribute('data-into') ?? '']?.append(...given.cloneNode(true).childNodes);
    const title = heading.cloneNode(true);
    if (title instanceof HTMLElement) title.querySelector('.label')?.remove();
    handout.querySelector('.handout-head')?.after(title);

    const at = plan.dataset.at === undefined ? undefined : Number(plan.dataset.at);
    const inAll = plan.querySelector('tfoot th')?.textContent ?? '';
    const span = at === undefined ? '' : fill(show.time?.dataset.words, { time: `${timeOfDay(at)}–${timeOfDay(at + Number(plan.dataset.seconds) / 60)}` });
    if (show.time) show.time.textContent = span ? `${span}, ${inAll.charAt(0).toLowerCase()}${inAll.slice(1)}` : inAll;
    show.before?.append(...[...document.querySelectorAll('.meet-side > .note')].map(note => listed(note)));
    const strip = plan.querySelector('.strip')?.cloneNode(true);
    if (strip instanceof HTMLElement) strip.querySelectorAll('label, input, .strip-said').forEach(element => element.remove());
    show.plan?.append(...(strip ? [strip] : []), table(plan, at, template.dataset));
    const others = document.querySelectorAll('.plan > .plan-notes .note, .prose .note');
    show.notes?.append(...[...others].map(note => said(note, 'p')));
    groups(show.groups, template.dataset.group);

    const root = document.documentElement;
    document.body.append(handout);
    root.classList.add('ark');
    const isLong = () => handout.scrollHeight > HEIGHT;
    if (isLong()) show.groups?.remove();
    if (isLong()) handout.classList.add('is-tight');
    if (isLong()) show.notes?.classList.add('is-overleaf');
    addEventListener('afterprint', () => {
      root.classList.remove('ark');
      handout.remove();
    }, { once: true });
    print();
  };

  /** A note in one passage: its name, and what it says. @param {Element} note @param {string} tag */
  function said(note, tag) {
    const element = document.createElement(tag);
    const name = Object.assign(document.createElement('strong'), { textContent: `${note.querySelector('.note-title strong')?.textContent ?? ''}. ` });
    element.append(name, (note.querySelector('.note-body')?.textContent ?? '').replace(/\s+/g, ' ').trim());
    return element;
  }

  /** What a note says is to be ready before the meeting, to tick. @param {Element} note */
  function listed(note) {
    const item = document.createElement('li');
    item.append(note.querySelector('.block-heading, .note-type')?.textContent ?? '', said(note, 'small'));
    return item;
  }

  /** @param {HTMLElement} plan @param {number | undefined} begins @param {DOMStringMap} words */
  function table(plan, begins, words) {
    const made = document.createElement('table');
    const heads = [...plan.querySelectorAll('thead th')].map(cell => cell.textContent ?? '');
    made.append(row('th', [words.clock ?? '', ...heads, words.own ?? '']));
    for (const tr of /** @type {NodeListOf<HTMLElement>} */ (plan.querySelectorAll('tbody tr[data-seconds]'))) {
      const start = begins === undefined || tr.dataset.from === undefined ? undefined : begins + Number(tr.dataset.from) / 60;
      const cells = [...tr.querySelectorAll('td')].map(cell => copy(cell));
      rounds(tr, start, cells[0]);
      const notes = tr.nextElementSibling?.matches('.plan-notes') ? [...tr.nextElementSibling.querySelectorAll('.note')].map(note => said(note, 'p')) : [];
      made.append(row('td', [start === undefined ? '' : timeOfDay(start), tr.querySelector('.plan-length')?.textContent ?? '', ...cells, notes]));
    }
    const end = begins === undefined ? '' : timeOfDay(begins + Number(plan.dataset.seconds) / 60);
    made.append(row('td', [end, '', words.end ?? '', ...heads.slice(1).map(() => '')]));
    return made;
  }

  /** Each round to tick, at the time when it begins. @param {HTMLElement} tr @param {number | undefined} start @param {Node[] | undefined} cell */
  function rounds(tr, start, cell) {
    if (!tr.dataset.rounds || !cell) return;
    const list = Object.assign(document.createElement('span'), { className: 'handout-rounds' });
    for (let round = 0; round < Number(tr.dataset.rounds); round += 1) {
      const words = start === undefined ? String(round + 1) : timeOfDay(start + round * Number(tr.dataset.round) / 60);
      list.append(Object.assign(document.createElement('span'), { textContent: words }));
    }
    cell.push(list);
  }

  /** @param {Element} cell */
  function copy(cell) {
    const clone = /** @type {Element} */ (cell.cloneNode(true));
    clone.querySelectorAll('.plan-marks').forEach(element => element.remove());
    return [...clone.childNodes];
  }

  /** @param {string} tag @param {(string | Node[])[]} cells */
  function row(tag, cells) {
    const tr = document.createElement('tr');
    for (const content of cells) {
      const cell = document.createElement(tag);
      cell.append(...(typeof content === 'string' ? [content] : content));
      tr.append(cell);
    }
    return tr;
  }

  /** The groups that have been made, else lines to write on. @param {HTMLElement | undefined} place @param {string | undefined} words */
  function groups(place, words) {
    const list = document.createElement('ol');
    const made = meeting.drawn ?? Array.from({ length: 4 }, () => ['', '', '', '']);
    list.append(...made.map((names, index) => {
      const item = document.createElement('li');
      item.append(Object.assign(document.createElement('strong'), { textContent: fill(words, { n: index + 1 }) }));
      item.append(...names.map(name => Object.assign(document.createElement('span'), { textContent: name })));
      return item;
    }));
    place?.append(list);
  }
})();
