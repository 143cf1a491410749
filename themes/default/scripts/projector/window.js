// @ts-check
// The leader's own window: what the others do not see. The page of the meeting itself, opened a second time beside the projector, which holds
// the clock and is asked for all that shall change it.
//
// In: the plan and the notes of this page, and what the window that opened it tells. Out: the part now with its notes, what comes after, and the
// plan with the new times. What is written here is not kept.
(() => {
  const { meeting } = loype;
  const { clock, fill } = meeting;
  const TICK = 200;
  const GAIN = 2 * clock.MINUTE;

  meeting.tools.leader = body => {
    const host = /** @type {Window | null} */ (window.opener);
    const plan = /** @type {HTMLElement | null} */ (body.querySelector('.plan:has([data-tool="handout"])'));
    if (!host || !plan) return;
    const template = meeting.made('leader', plan);
    const parts = meeting.parts(plan);
    const strip = plan.querySelector('.strip')?.cloneNode(true);
    const title = body.querySelector('h1')?.textContent?.replace(/\s+/g, ' ').trim() ?? '';
    // A page has one main part and one heading of the first level: here they are those of this window.
    const [view, heading] = [document.createElement('main'), document.createElement('h1')];
    view.className = 'leader-window';
    view.append(template.content.cloneNode(true));
    heading.textContent = template.dataset.title ?? '';
    view.querySelector('header')?.prepend(heading);
    const [show, act] = [meeting.named(view, 'show'), meeting.named(view, 'do')];
    /** @type {LoypeMeetingState | undefined} */
    let state;
    let isAlone = false;

    /** @param {string} ask */
    const ask = ask => host.postMessage({ loype: 'leader', plan: plan.id, ask }, meeting.target);

    body.replaceChildren(view);
    body.className = 'leads-meeting';
    document.title = heading.textContent;
    write(show.meeting, `${title}. ${show.meeting?.dataset.words ?? ''}`);
    if (strip instanceof HTMLElement) {
      strip.querySelectorAll('label, input, .strip-said').forEach(element => element.remove());
      show.strip?.prepend(strip);
    }
    for (const [name, button] of Object.entries(act)) button.addEventListener('click', () => ask(name));

    const draw = () => {
      if (!state) return;
      const now = Date.now();
      const part = parts[state.part];
      const { rounds = 0, name = '', form = '', notes = [] } = part ?? {};
      const place = fill(show.part?.dataset.words, { n: state.part + 1, of: parts.length });
      write(show.part, [place, form.toLowerCase()].filter(Boolean).join(' · '));
      write(show.title, name);
      show.notes?.replaceChildren(...notes.map(note => note.cloneNode(true)));
      show.notes?.querySelectorAll('.note-back').forEach(link => link.remove());
      const isRound = rounds > 1 && state.round < rounds;
      write(show.left, isRound ? fill(show.left?.dataset.round, { n: state.round + 1, of: rounds }) : show.left?.dataset.words ?? '');
      write(act.run, (state.ends === null ? act.run?.dataset.start : act.run?.dataset.pause) ?? '');
      write(act.next, (state.round < (part?.lengths.length ?? 1) - 1 ? act.next?.dataset.round : act.next?.dataset.part) ?? '');
      if (act.previous instanceof HTMLButtonElement) act.previous.disabled = state.part === 0 && state.round === 0;
      if (act.next instanceof HTMLButtonElement) act.next.disabled = state.part === parts.length - 1 && state.round === (part?.lengths.length ?? 1) - 1;
      const giver = clock.giver(state, GAIN);
      if (act.gain instanceof HTMLButtonElement) act.gain.disabled = giver === undefined;
      write(show.gain, giver === undefined ? '' : fill(show.gain?.dataset.words, { title: parts[giver]?.name ?? '' }));
      drawPlan(now);
      drawTime();
    };

    /** @param {number} now */
    const drawPlan = now => {
      if (!state) return;
      const { part: at, length } = state;
      const times = clock.times(state, now, meeting.beginsAt(plan, now) || 0);
      const before = Number(plan.dataset.at);
      let planned = meeting.beginsAt(plan, now);
      const rows = parts.map((part, index) => {
        const start = times[index] ?? (index <= at ? planned : Number.NaN);
        planned += clock.sum(part.lengths) * 1000;
        const row = item(start, part.name, `${Math.round(clock.sum(length[index] ?? []) / clock.MINUTE)} min`);
        row.classList.toggle('is-past', index < at);
        if (index === at) {
          row.setAttribute('aria-current', 'step');
          row.children[1]?.prepend(Object.assign(document.createElement('span'), { textContent: `${show.plan?.dataset.now ?? ''} ` }));
          if (Number.isNaN(before)) row.children[0]?.replaceChildren();
        }
        return row;
      });
      show.plan?.replaceChildren(...rows, item(times.at(-1) ?? now, show.plan.dataset.end ?? '', ''));
      const next = parts[at + 1];
      const start = times[at + 1];
      write(show.next, next && start ? fill(show.next?.dataset.words, { time: meeting.ofDay(start) }) : '');
      const minutes = Math.round(clock.sum(state.left[at + 1] ?? []) / clock.MINUTE);
      write(show.after, next ? `${next.name}. ${[next.form, `${minutes} min`].filter(Boolean).join(', ')}` : '');
    };

    const drawTime = () => {
      const now = Date.now();
      write(show.time, fill(show.time?.dataset.words, { time: meeting.ofDay(now) }));
      if (!state) return;
      const left = clock.remaining(clock.settle(state, now).state, now);
      const isPast = Math.ceil(left / 1000) < 0;
      view.classList.toggle('is-over', left <= 0);
      write(show.clock, isPast ? fill(show.clock?.dataset.over, { time: meeting.countdown(left) }) : meeting.countdown(left));
      const begins = meeting.beginsAt(plan, now);
      const end = clock.times(state, now, begins || 0).at(-1) ?? now;
      const late = Math.round((end - begins - Number(plan.dataset.seconds) * 1000) / clock.MINUTE);
      const pace = show.pace?.dataset ?? {};
      const words = Number.isNaN(late) ? pace.until : late > 0 ? pace.late : late < 0 ? pace.early : pace.even;
      write(show.pace, fill(words, { n: Math.abs(late), time: meeting.ofDay(end) }));
      show.pace?.classList.toggle('is-late', late > 0);
      placeMark(left);
      // The clock lives in the other window.
      if (host.closed && !isAlone) {
        isAlone = true;
        write(show.said, show.said?.dataset.alone ?? '');
        view.querySelectorAll('button').forEach(button => { button.disabled = true; });
      }
    };

    /** The red mark stands where the meeting is in the plan as it was. @param {number} left */
    const placeMark = left => {
      const mark = /** @type {HTMLElement | null} */ (view.querySelector('.leader-mark'));
      const bars = view.querySelector('.strip-lane svg');
      if (!mark || !bars || !state) return;
      const { part: at, round } = state;
      const before = parts.slice(0, at).flatMap(({ lengths }) => lengths).concat(parts[at]?.lengths.slice(0, round) ?? []);
      const length = parts[at]?.lengths[round] ?? 0;
      const spent = Math.max(0, Math.min(length, length - left / 1000));
      const [own, all] = [bars.getBoundingClientRect(), mark.parentElement?.getBoundingClientRect()];
      mark.style.left = `${own.left - (all?.left ?? 0) + own.width * (clock.sum(before) + spent) / Number(plan.dataset.seconds)}px`;
    };

    addEventListener('message', event => {
      const told = event.data;
      if (!meeting.isFrom(event, host) || told?.loype !== 'meeting' || told.plan !== plan.id) return;
      state = told.state;
      if (typeof told.begins === 'string') plan.dataset.at = told.begins;
      act.sound?.setAttribute('aria-pressed', String(told.sound === true));
      draw();
    });
    setInterval(drawTime, TICK);
    drawTime();
    ask('hello');
  };

  /** A row of the plan. @param {number} start @param {string} name @param {string} length */
  function item(start, name, length) {
    const row = document.createElement('li');
    for (const text of [Number.isNaN(start) ? '' : meeting.ofDay(start), name, length]) {
      row.append(Object.assign(document.createElement('span'), { textContent: text }));
    }
    return row;
  }

  /** Writes only what is new, so that nothing is said twice. @param {HTMLElement | undefined} element @param {string} text */
  function write(element, text) {
    if (element && element.textContent !== text) element.textContent = text;
  }
})();
