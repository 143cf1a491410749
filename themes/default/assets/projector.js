// @ts-check
// The plan of a meeting on a projector: one part at a time in large type, with a clock that counts down.
//
// In: every `.plan` of the page, its rows with `data-seconds`, and its `<dialog>`, which has all words. Out: the link "Vis på storskjerm"
// opens the dialog instead of the plan itself. The meeting decides when a part is over: the clock goes on below zero, and nothing moves on
// by itself. The time is read from the system's clock, so that a tab that slept shows the right one. Nothing is stored or sent.

(() => {
  'use strict';

  /** How often the clock is drawn, in milliseconds; more often than it changes, so that no second is skipped. */
  const TICK = 200;

  /** @typedef {{ seconds: number, cells: HTMLElement[] }} Part */
  /** @typedef {Record<string, HTMLElement>} Names */

  for (const plan of document.querySelectorAll('.plan')) {
    const [link, dialog] = [plan.querySelector('.plan-show a'), plan.querySelector('dialog')];
    const parts = [...plan.querySelectorAll('tr')].filter(row => row.dataset.seconds).map(part);
    if (link instanceof HTMLElement && dialog && parts.length > 0) project(link, dialog, parts);
  }

  /** @param {HTMLTableRowElement} row @returns {Part} */
  function part(row) {
    return { seconds: Number(row.dataset.seconds), cells: [...row.querySelectorAll('td')] };
  }

  /** @param {HTMLElement} link @param {HTMLDialogElement} dialog @param {Part[]} parts */
  function project(link, dialog, parts) {
    const [show, act] = [named(dialog, 'show'), named(dialog, 'do')];
    const screen = keepAwake();
    const sound = beeper();
    let at = 0;
    /** What was left when the clock stood still, and when it will have run out; both in milliseconds. */
    let left = 0;
    /** @type {number | undefined} */
    let ends;
    /** @type {number | undefined} */
    let timer;
    let toldOver = false;

    const remaining = () => (ends === undefined ? left : ends - Date.now());

    /** @param {number} index */
    function go(index) {
      const next = parts[index];
      if (!next) return;
      at = index;
      left = next.seconds * 1000;
      if (ends !== undefined) ends = Date.now() + left;
      toldOver = false;
      drawPart(next);
      drawClock();
    }

    /** @param {Part} now */
    function drawPart({ cells: [title, ...details] }) {
      show.title?.replaceChildren(...copies(title));
      show.details?.replaceChildren(...details.map(cell => {
        const line = document.createElement('p');
        line.append(...copies(cell));
        return line;
      }));
      const after = parts[at + 1]?.cells[0]?.textContent ?? '';
      if (show.after) show.after.textContent = after && fill(show.after.dataset.words, { title: after.trim() });
      disable(act.previous, at === 0);
      disable(act.next, at === parts.length - 1);
      say(false);
    }

    /** @param {boolean} isOver */
    function say(isOver) {
      if (!show.said) return;
      const place = fill(show.said.dataset.part, { n: String(at + 1), of: String(parts.length) });
      show.said.textContent = isOver ? `${place}. ${show.said.dataset.over ?? ''}` : place;
    }

    function drawClock() {
      const seconds = Math.ceil(remaining() / 1000);
      const isOver = seconds <= 0;
      if (show.clock) show.clock.textContent = clock(seconds);
      if (show.spent instanceof HTMLProgressElement) show.spent.value = 1 - Math.max(0, remaining()) / ((parts[at]?.seconds || 1) * 1000);
      dialog.classList.toggle('is-over', isOver);
      if (isOver && !toldOver) {
        toldOver = true;
        say(true);
        if (act.sound?.getAttribute('aria-pressed') === 'true') sound.beep();
      }
    }

    function run() {
      if (ends === undefined) {
        ends = Date.now() + left;
        timer = window.setInterval(drawClock, TICK);
        screen.keep();
      } else {
        stop();
      }
      swapWords(act.run);
    }

    function stop() {
      left = remaining();
      ends = undefined;
      window.clearInterval(timer);
      screen.release();
    }

    /** @param {Event} event */
    function open(event) {
      event.preventDefault();
      dialog.showModal();
      go(0);
      act.run?.focus();
      fullScreen(dialog);
    }

    function closed() {
      if (ends !== undefined) {
        stop();
        swapWords(act.run);
      }
      if (document.fullscreenElement) void document.exitFullscreen();
    }

    /** Keys of a keyboard, and of the pointers that people hold in their hand before a screen. @param {KeyboardEvent} event */
    function key(event) {
      const step = { ArrowRight: 1, PageDown: 1, ArrowLeft: -1, PageUp: -1 }[event.key];
      if (step === undefined || event.altKey || event.ctrlKey || event.metaKey) return;
      event.preventDefault();
      go(at + step);
    }

    link.setAttribute('role', 'button');
    link.addEventListener('click', open);
    link.addEventListener('keydown', event => { if (event.key === ' ') open(event); });
    act.run?.addEventListener('click', run);
    act.previous?.addEventListener('click', () => go(at - 1));
    act.next?.addEventListener('click', () => go(at + 1));
    act.close?.addEventListener('click', () => dialog.close());
    act.sound?.addEventListener('click', () => {
      const isOn = act.sound?.getAttribute('aria-pressed') !== 'true';
      act.sound?.setAttribute('aria-pressed', String(isOn));
      if (isOn) sound.beep();
    });
    dialog.addEventListener('keydown', key);
    dialog.addEventListener('close', closed);
    // A browser leaves full screen upon Escape and keeps the dialog; for the reader both are one.
    dialog.addEventListener('fullscreenchange', () => {
      if (document.fullscreenElement) return;
      // What stands outside the full screen could not take the focus back when the dialog closed.
      if (dialog.open) dialog.close();
      else link.focus();
    });
  }

  /** The elements under `root` by what stands in a data attribute of theirs. @param {HTMLElement} root @param {string} key @returns {Names} */
  function named(root, key) {
    const elements = /** @type {NodeListOf<HTMLElement>} */ (root.querySelectorAll(`[data-${key}]`));
    return Object.fromEntries([...elements].map(element => [element.dataset[key] ?? '', element]));
  }

  /** What stands in a cell, without ids, which must stay unique. @param {HTMLElement | undefined} cell */
  function copies(cell) {
    const copy = /** @type {HTMLElement | undefined} */ (cell?.cloneNode(true));
    copy?.querySelectorAll('[id]').forEach(element => element.removeAttribute('id'));
    return [...(copy?.childNodes ?? [])];
  }

  /** @param {string | undefined} words @param {Record<string, string>} values */
  function fill(words, values) {
    return Object.entries(values).reduce((text, [name, value]) => text.replace(`{${name}}`, () => value), words ?? '');
  }

  /** A button that cannot be used loses the focus to the one that starts the clock. @param {HTMLElement | undefined} button @param {boolean} isOff */
  function disable(button, isOff) {
    if (!(button instanceof HTMLButtonElement)) return;
    const hadFocus = isOff && document.activeElement === button;
    button.disabled = isOff;
    if (hadFocus) /** @type {HTMLElement | null} */ (button.parentElement?.querySelector('[data-do="run"]'))?.focus();
  }

  /** @param {HTMLElement | undefined} button */
  function swapWords(button) {
    if (button) [button.textContent, button.dataset.other] = [button.dataset.other ?? '', button.textContent ?? ''];
  }

  /** `4:05`, and `+0:30` when the time is over. @param {number} seconds */
  function clock(seconds) {
    const all = Math.abs(seconds);
    const text = `${Math.floor(all / 60)}:${String(all % 60).padStart(2, '0')}`;
    return seconds < 0 ? `+${text}` : text;
  }

  /** A dialog itself cannot fill the screen, but what stands in it can. @param {HTMLDialogElement} dialog */
  function fullScreen(dialog) {
    const inner = dialog.firstElementChild;
    // A browser or a host may refuse; the dialog fills the window all the same.
    if (document.fullscreenEnabled && inner) inner.requestFullscreen().catch(() => undefined);
  }

  /** Keeps the screen from going dark while the clock runs, where the browser lets it. */
  function keepAwake() {
    /** @type {WakeLockSentinel | undefined} */
    let lock;
    let isWanted = false;
    const ask = () => {
      if (isWanted && document.visibilityState === 'visible' && 'wakeLock' in navigator) {
        navigator.wakeLock.request('screen').then(given => { if (isWanted) lock = given; else void given.release(); }, () => undefined);
      }
    };
    // The browser takes the lock back when the tab is hidden.
    document.addEventListener('visibilitychange', ask);
    return {
      keep() {
        isWanted = true;
        ask();
      },
      release() {
        isWanted = false;
        void lock?.release();
        lock = undefined;
      },
    };
  }

  /** Two soft tones, made when they are wanted: no file is loaded. */
  function beeper() {
    /** @type {AudioContext | undefined} */
    let context;
    return {
      beep() {
        context ??= new AudioContext();
        for (const [start, pitch] of /** @type {[number, number][]} */ ([[0, 660], [0.35, 880]])) tone(context, start, pitch);
      },
    };
  }

  /** @param {AudioContext} context @param {number} start @param {number} pitch */
  function tone(context, start, pitch) {
    const [source, volume, from] = [context.createOscillator(), context.createGain(), context.currentTime + start];
    source.frequency.value = pitch;
    volume.gain.setValueAtTime(0.25, from);
    volume.gain.exponentialRampToValueAtTime(0.001, from + 0.6);
    source.connect(volume).connect(context.destination);
    source.start(from);
    source.stop(from + 0.6);
  }
})();
