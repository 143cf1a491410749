// @ts-check
// What the projector and the leader's window read of a plan, and how both write it.
//
// In: a `.plan` of the page. Out: its parts, with the lengths of their rounds, and small things that both windows share.
(() => {
  const { meeting } = loype;

  /** What stands in a cell, without ids, which must stay unique, and without what is said elsewhere. @param {Element | undefined} cell */
  const copies = cell => {
    const copy = /** @type {Element | undefined} */ (cell?.cloneNode(true));
    copy?.querySelectorAll('.plan-rounds, .plan-marks').forEach(element => element.remove());
    copy?.querySelectorAll('[id]').forEach(element => element.removeAttribute('id'));
    // What came before the words about rounds may have ended with a sign that leads on to them.
    const last = cell?.querySelector('.plan-rounds') ? copy?.lastChild : null;
    if (last) last.textContent = (last.textContent ?? '').replace(/[.:;,]?\s*$/, '');
    return [...(copy?.childNodes ?? [])];
  };

  /** The words of a cell, without what ends them before a number. @param {Element | undefined} cell */
  const words = cell => copies(cell).map(node => node.textContent).join('').replace(/\s+/g, ' ').trim().replace(/[.:;,]$/, '');

  /** @param {HTMLElement} row @returns {LoypeMeetingPart} */
  const part = row => {
    const { seconds = '0', rounds = '1', round = seconds, steps = '' } = row.dataset;
    const all = Number(seconds);
    const lengths = row.dataset.rounds ? Array.from({ length: Number(rounds) }, () => Number(round)) : [all];
    const rest = all - meeting.clock.sum(lengths);
    if (rest > 0) lengths.push(rest);
    const [title, ...details] = row.querySelectorAll('td:not(.plan-form)');
    const notes = row.nextElementSibling?.matches('.plan-notes') ? [...row.nextElementSibling.querySelectorAll('.note')] : [];
    return {
      lengths,
      rounds: row.dataset.rounds ? Number(rounds) : 0,
      steps: steps ? steps.split('|').map(step => ({ seconds: Number.parseInt(step, 10), name: step.replace(/^\d+ /, '') })) : [],
      title,
      details,
      name: words(title),
      form: words(row.querySelector('.plan-form') ?? undefined),
      notes,
    };
  };

  meeting.parts = plan => /** @type {HTMLElement[]} */ ([...plan.querySelectorAll('tr[data-seconds]')]).map(part);
  meeting.copies = copies;

  /** The elements under `root` by what stands in a data attribute of theirs. */
  meeting.named = (root, key) => {
    const elements = /** @type {NodeListOf<HTMLElement>} */ (root.querySelectorAll(`[data-${key}]`));
    return Object.fromEntries([...elements].map(element => [element.dataset[key] ?? '', element]));
  };

  /** `4:05`, of milliseconds, with or without a sign. */
  meeting.countdown = milliseconds => {
    const all = Math.abs(Math.ceil(milliseconds / 1000));
    return `${Math.floor(all / 60)}:${String(all % 60).padStart(2, '0')}`;
  };

  /** The time of day, `16.02`. */
  meeting.ofDay = milliseconds => {
    const date = new Date(milliseconds);
    return meeting.timeOfDay(date.getHours() * 60 + date.getMinutes());
  };

  /** When the meeting begins today, in milliseconds; `NaN` where nobody has said. */
  meeting.beginsAt = (plan, now) => {
    const midnight = new Date(now).setHours(0, 0, 0, 0);
    return plan.dataset.at === undefined ? Number.NaN : midnight + Number(plan.dataset.at) * meeting.clock.MINUTE;
  };

  /** To whom another window of this page belongs: pages on a disk have no origin that can be named. */
  meeting.target = location.protocol === 'file:' ? '*' : location.origin;
  meeting.isFrom = (event, other) => event.source === other && other !== null && (location.protocol === 'file:' || event.origin === location.origin);
})();
