// @ts-check
// What a participant prints of a course: how much of it she has done, for the view that is picked, with a name that is written on the sheet
// and kept nowhere. What is not done is told, and keeps nobody from printing.
(() => {
  const form = document.querySelector('form#certificate-form');
  const sheet = document.getElementById('certificate');
  if (!(form instanceof HTMLFormElement) || !sheet) return;

  const words = sheet.dataset;
  const picker = /** @type {HTMLSelectElement | null} */ (document.getElementById('view'));
  const [name, own] = [form.querySelector('input'), form.querySelector('select')];
  const [written, byHand, said, date] = ['name', 'by-hand', 'said', 'date'].map(part => /** @type {HTMLElement | null} */ (sheet.querySelector(`.certificate-${part}`)));
  const rows = /** @type {HTMLElement[]} */ ([...sheet.querySelectorAll('[data-module]')]);
  const stations = [...sheet.querySelectorAll('.certificate-trail svg')];

  /** Whom the sheet is for: the view that is picked, where the course is for it. */
  const view = () => {
    const picked = picker?.value ?? '';
    return [...(own?.options ?? [])].some(({ value }) => value === picked) ? picked : '';
  };

  /** @param {string | undefined} text @param {{ total: number, done: number }} counted */
  const worded = (text, { total, done }) => (text ?? '').replace('{done}', String(done)).replace('{all}', String(total));

  /** The station of a module is open, filled in part, or filled, as on the map. @param {Element | undefined} station @param {{ total: number, done: number }} counted */
  const fill = (station, { total, done }) => {
    station?.toggleAttribute('hidden', total === 0);
    station?.setAttribute('data-state', done === 0 ? 'new' : done < total ? 'part' : 'done');
    station?.querySelector('.part')?.setAttribute('stroke-dasharray', `${Math.round(done / (total || 1) * 100)} 100`);
  };

  const showDone = () => {
    const whom = view();
    const all = { total: 0, done: 0 };
    rows.forEach((row, at) => {
      const counted = loype.counted({ ...row.dataset, progress: row.dataset.module }, whom);
      row.hidden = counted.total === 0;
      Object.assign(row.querySelector('.count') ?? {}, { textContent: worded(words.count, counted) });
      fill(stations[at], counted);
      all.total += counted.total;
      all.done += counted.done;
    });
    if (own) own.value = whom;
    const called = whom && picker?.selectedOptions[0]?.dataset.name;
    if (said) said.textContent = worded(called ? words.saidAs : words.said, all).replace('{whom}', () => called ?? '');
    for (const hours of /** @type {NodeListOf<HTMLElement>} */ (sheet.querySelectorAll('[data-hours]'))) {
      const of = hours.dataset.hours?.split(' ').filter(Boolean) ?? [];
      hours.hidden = whom !== '' && of.length > 0 && !of.includes(whom);
      hours.querySelector('span')?.toggleAttribute('hidden', whom !== '');
    }
  };

  const showName = () => {
    const text = name?.value.trim() ?? '';
    if (written) written.textContent = text;
    if (byHand) byHand.hidden = text !== '';
  };

  const showParts = () => {
    for (const box of /** @type {NodeListOf<HTMLInputElement>} */ (form.querySelectorAll('[data-shows]'))) {
      sheet.querySelector(`[data-part="${box.dataset.shows}"]`)?.toggleAttribute('hidden', !box.checked);
    }
  };

  name?.addEventListener('input', showName);
  form.addEventListener('change', showParts);
  own?.addEventListener('change', () => {
    if (!picker) return;
    picker.value = own.value;
    picker.dispatchEvent(new Event('change'));
  });
  form.addEventListener('submit', event => {
    event.preventDefault();
    print();
  });
  document.addEventListener('loype:view', showDone);
  loype.changed(key => (key ?? 'done') === 'done' && showDone());

  /** As nobody has filled it in: a browser that comes back to the page, or loads it again, puts the name into it for whoever sits there now. */
  const begin = () => {
    form.reset();
    showName();
    showParts();
    showDone();
    if (date) date.textContent = new Date().toLocaleDateString(document.documentElement.lang, { dateStyle: 'long' });
  };
  let isBegun = false;
  form.addEventListener('beforeinput', () => { isBegun = true; });
  addEventListener('pageshow', ({ persisted }) => (persisted || !isBegun) && begin());
  form.hidden = false;
  begin();
})();
