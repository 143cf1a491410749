// @ts-check
// The plan of a meeting on a projector: one part at a time in large type, with a clock that counts down.
//
// In: a `.plan`, and the `<dialog>` that is fetched, which has all words. Out: the dialog, opened. Closing it, Escape, or leaving full screen hides the clock and
// stops nothing: part and clock go on as long as the page lives, and the tool says what is left. The time is read from the system's clock, so
// that a tab that slept shows the right one. The leader's own window asks for what it wants done, and is told of all that changes.
(() => {
  const { meeting } = loype;
  const { clock, fill } = meeting;
  /** How often the clock is drawn, in milliseconds; more often than it changes, so that no second is skipped. */
  const TICK = 200;
  /** What one takes back at a time. */
  const GAIN = 2 * clock.MINUTE;

  /** @type {WeakMap<HTMLElement, () => void>} */
  const stages = new WeakMap();

  meeting.tools.projector = plan => {
    const open = stages.get(plan) ?? stage(plan);
    stages.set(plan, open);
    open();
  };

  /** @param {HTMLElement} plan @returns {() => void} */
  function stage(plan) {
    const dialog = /** @type {HTMLDialogElement} */ (meeting.made('projector', plan).content.querySelector('dialog'));
    // Only whoever leads the meeting of a page has a window of their own.
    if (!plan.querySelector('[data-tool="handout"]')) dialog.querySelector('[data-do="leader"]')?.remove();
    const link = /** @type {HTMLElement} */ (plan.querySelector('.plan-show'));
    const label = link.querySelector('span') ?? link;
    const ownWords = label.textContent;
    const parts = meeting.parts(plan);
    const [show, act] = [meeting.named(dialog, 'show'), meeting.named(dialog, 'do')];
    const [screen, sound] = [meeting.awake(), meeting.beeper()];
    let state = clock.begin(parts.map(({ lengths }) => lengths));
    /** @type {Window | null} */
    let leader = null;
    /** @type {number | undefined} */
    let timer;
    let isOver = false;
    let drawn = '';
    /** A window that opens ends the full screen: that is no wish to leave. */
    let isLeaving = true;

    const rings = () => act.sound?.getAttribute('aria-pressed') === 'true';

    /** @param {LoypeMeetingState} after */
    const become = after => {
      const ran = state.ends !== null;
      state = after;
      isOver = clock.remaining(state, Date.now()) <= 0;
      if (ran !== (state.ends !== null)) {
        window.clearInterval(timer);
        if (state.ends === null) screen.release();
        else {
          timer = window.setInterval(tick, TICK);
          screen.keep();
        }
        const run = act.run;
        if (run) [run.textContent, run.dataset.other] = [run.dataset.other ?? '', run.textContent ?? ''];
      }
      draw();
      tell();
    };

    const tick = () => {
      const { state: after, ended } = clock.settle(state, Date.now());
      const runsOut = clock.remaining(after, Date.now()) <= 0;
      if (ended > 0 || runsOut && !isOver) {
        if (rings()) sound.beep();
        become(after);
        if (isOver) say(show.over?.textContent ?? '');
        return;
      }
      drawTime();
    };

    /** @param {string} words */
    const say = words => {
      if (show.said) show.said.textContent = words;
    };

    const part = () => /** @type {LoypeMeetingPart} */ (parts[state.part]);

    const draw = () => {
      const { title, details, form, rounds } = part();
      const place = `${state.part}.${state.round}`;
      const number = fill(show.part?.dataset.words, { n: state.part + 1, of: parts.length });
      const isRound = rounds > 1 && state.round < rounds;
      const round = isRound ? fill(show.round?.dataset.words, { n: state.round + 1, of: rounds }) : '';
      const minutes = Math.round(clock.sum(state.length[state.part] ?? []) / clock.MINUTE);
      write(show.part, number);
      write(show.round, round);
      write(show.form, [form, `${minutes} min`].filter(Boolean).join(', '));
      show.title?.replaceChildren(...meeting.copies(title));
      show.details?.replaceChildren(...details.map(cell => {
        const line = document.createElement('p');
        line.append(...meeting.copies(cell));
        return line;
      }));
      drawSteps(isRound);
      drawWay(rounds);
      const after = parts[state.part + 1];
      const length = Math.round(clock.sum(state.left[state.part + 1] ?? []) / clock.MINUTE);
      write(show.after, after ? fill(show.after?.dataset.words, { title: after.name, length: `${length} min` }) : show.after?.dataset.last ?? '');
      const hasRound = state.round < part().lengths.length - 1;
      const next = act.next?.querySelector('span');
      if (next && act.next) {
        act.next.dataset.next ??= next.textContent ?? '';
        next.textContent = (hasRound ? act.next.dataset.round : act.next.dataset.next) ?? '';
      }
      disable(act.previous, state.part === 0 && state.round === 0);
      disable(act.next, !hasRound && state.part === parts.length - 1);
      if (place !== drawn) say([number, round].filter(Boolean).join('. '));
      drawn = place;
      drawTime();
    };

    /** @param {boolean} isRound */
    const drawSteps = isRound => {
      const { steps } = part();
      show.steps?.replaceChildren(...(isRound ? steps : []).map(({ name, seconds }) => {
        const item = document.createElement('li');
        item.textContent = fill(show.steps?.dataset.words, { name: name.charAt(0).toUpperCase() + name.slice(1), n: Math.round(seconds / 60) });
        return item;
      }));
    };

    /** @param {number} rounds */
    const drawWay = rounds => {
      show.way?.replaceChildren(...(state.length[state.part] ?? []).map((length, index) => {
        const [item, bar] = [document.createElement('li'), document.createElement('progress')];
        item.style.flexGrow = String(length);
        item.append(bar, rounds > 1 && index < rounds ? fill(show.way?.dataset.words, { n: index + 1 }) : '');
        item.classList.toggle('is-now', index === state.round);
        return item;
      }));
    };

    /** How much of the round has been, from 0 to 1. @param {number} left */
    const spent = left => 1 - Math.max(0, Math.min(1, left / ((state.length[state.part]?.[state.round] ?? 0) || 1)));

    const drawTime = () => {
      const now = Date.now();
      const left = clock.remaining(state, now);
      const time = meeting.countdown(left);
      const isPast = Math.ceil(left / 1000) < 0;
      dialog.classList.toggle('is-over', left <= 0);
      write(show.clock, isPast ? fill(show.clock?.dataset.over, { time }) : time);
      const end = clock.times(state, now, meeting.beginsAt(plan, now) || 0).at(-1) ?? now;
      write(show.until, fill(show.until?.dataset.words, { time: meeting.ofDay(end) }));
      let at = (state.length[state.part]?.[state.round] ?? 0) - left;
      for (const [index, item] of [...(show.steps?.children ?? [])].entries()) {
        const length = (part().steps[index]?.seconds ?? 0) * 1000;
        const isLast = index === part().steps.length - 1;
        item.classList.toggle('is-done', at >= length && !isLast);
        item.classList.toggle('is-now', at >= 0 && (at < length || isLast));
        at -= length;
      }
      [...(show.way?.querySelectorAll('progress') ?? [])].forEach((bar, index) => { bar.value = index < state.round ? 1 : index > state.round ? 0 : spent(left); });
      placeMark(spent(left));
      label.textContent = state.begun && !dialog.open ? fill(dialog.dataset.back, { time: isPast ? fill(show.clock?.dataset.over, { time }) : time }) : ownWords;
    };

    /** @param {number} at */
    const placeMark = at => {
      const mark = /** @type {HTMLElement | null} */ (dialog.querySelector('.projector-mark'));
      const bar = show.way?.children[state.round]?.firstElementChild;
      if (!mark || !bar || !dialog.open) return;
      const [own, all] = [bar.getBoundingClientRect(), show.way?.getBoundingClientRect()];
      mark.style.left = `${own.left - (all?.left ?? 0) + own.width * at}px`;
    };

    /** Tells the leader's window. */
    const tell = () => leader?.postMessage({ loype: 'meeting', plan: plan.id, state, begins: plan.dataset.at ?? null, sound: rings() }, meeting.target);

    /** @type {Record<string, () => void>} */
    const does = {
      run: () => become(clock.run(state, Date.now())),
      previous: () => become(clock.go(state, Date.now(), -1)),
      next: () => become(clock.go(state, Date.now(), 1)),
      less: () => become(clock.add(state, Date.now(), -clock.MINUTE)),
      more: () => become(clock.add(state, Date.now(), clock.MINUTE)),
      rewind: () => become(clock.rewind(state, Date.now())),
      gain: () => {
        const giver = clock.giver(state, GAIN);
        if (giver !== undefined) become(clock.take(state, giver, GAIN));
      },
      sound: () => {
        const isOn = !rings();
        act.sound?.setAttribute('aria-pressed', String(isOn));
        if (isOn) sound.beep();
        tell();
      },
      hello: tell,
      close: () => dialog.close(),
      leader: () => {
        isLeaving = !document.fullscreenElement;
        leader = window.open(location.href.replace(/#.*/, ''), 'loype-leader', 'popup,width=1000,height=720');
        if (!leader) say(show.said?.dataset.blocked ?? '');
      },
    };
    for (const [name, button] of Object.entries(act)) button.addEventListener('click', () => does[name]?.());

    addEventListener('message', event => {
      const asked = event.data;
      if (!meeting.isFrom(event, leader) || asked?.loype !== 'leader' || asked.plan !== plan.id || ['close', 'leader'].includes(asked.ask)) return;
      if (Object.hasOwn(does, asked.ask)) does[asked.ask]?.();
    });

    // Keys of a keyboard, and of the pointers that people hold in their hand before a screen.
    dialog.addEventListener('keydown', event => {
      const name = { ArrowRight: 'next', PageDown: 'next', ArrowLeft: 'previous', PageUp: 'previous' }[event.key];
      if (name === undefined || event.altKey || event.ctrlKey || event.metaKey) return;
      event.preventDefault();
      does[name]?.();
    });
    dialog.addEventListener('close', () => {
      if (document.fullscreenElement) void document.exitFullscreen();
      drawTime();
    });
    // A browser leaves full screen upon Escape and keeps the dialog; for the reader both are one.
    dialog.addEventListener('fullscreenchange', () => {
      if (document.fullscreenElement) return;
      if (!isLeaving) isLeaving = true;
      // What stands outside the full screen could not take the focus back when the dialog closed.
      else if (dialog.open) dialog.close();
      else link.focus();
    });
    addEventListener('resize', drawTime);

    return () => {
      if (!dialog.isConnected) plan.append(dialog);
      dialog.showModal();
      isOver = clock.remaining(state, Date.now()) <= 0;
      drawn = '';
      draw();
      act.run?.focus();
      fullScreen(dialog);
    };
  }

  /** Writes only what is new, so that nothing is said twice. @param {HTMLElement | undefined} element @param {string} text */
  function write(element, text) {
    if (element && element.textContent !== text) element.textContent = text;
  }

  /** A button that cannot be used loses the focus to the one that starts the clock. @param {HTMLElement | undefined} button @param {boolean} isOff */
  function disable(button, isOff) {
    if (!(button instanceof HTMLButtonElement)) return;
    const hadFocus = isOff && document.activeElement === button;
    button.disabled = isOff;
    if (hadFocus) /** @type {HTMLElement | null} */ (button.parentElement?.querySelector('[data-do="run"]'))?.focus();
  }

  /** A dialog itself cannot fill the screen, but what stands in it can. @param {HTMLDialogElement} dialog */
  function fullScreen(dialog) {
    const inner = dialog.firstElementChild;
    // A browser or a host may refuse; the dialog fills the window all the same.
    if (document.fullscreenEnabled && inner) inner.requestFullscreen().catch(() => undefined);
  }
})();
