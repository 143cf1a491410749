// @ts-check
// Keeps the reader's position: while the page changes, and after it has been reloaded.
//
// A position is an element at the top of the window and its offset there, never a number of pixels from the start of the page, since the
// content above may have grown. The position for a reload is kept in the session storage of the tab, and removed when it has been read.
(() => {
  'use strict';

  const NAME = 'loype-preview:return';
  const THINGS = ':is(h1, h2, h3, h4, h5, h6, p, li, dt, dd, td, figure, pre, summary, textarea)';
  /** The number of elements that are remembered, from the top of the window down, since the first ones may be removed. */
  const ANCHORS = 8;
  /** The number of characters by which a text is recognised. */
  const LETTERS = 200;
  const WRITTEN = 'textarea, input:is(:not([type]), [type="text"], [type="search"], [type="email"], [type="url"], [type="number"])';
  const { served: { root, lives } } = loypePreview;

  /** @typedef {{ id: string, tag: string, text: string, number: number }} Trace */
  /** @typedef {HTMLTextAreaElement | HTMLInputElement} Field */

  /** @param {Element} within */
  const visible = within => [...within.querySelectorAll(THINGS)]
    .map(element => ({ element, box: element.getBoundingClientRect() }))
    .filter(({ box }) => box.bottom > 0 && box.height > 0)
    .slice(0, ANCHORS)
    .map(({ element, box }) => ({ element, top: box.top }));

  /** The elements to hold in place: those of the text, since others may stay while the text moves. */
  const anchors = () => {
    const inText = visible(document.querySelector('main') ?? document.body);
    return inText.length > 0 ? inText : visible(document.body);
  };

  loypePreview.inPlace = act => {
    const held = scrollY > 0 ? anchors() : [];
    act();
    const anchor = held.find(({ element }) => element.isConnected);
    const moved = anchor ? anchor.element.getBoundingClientRect().top - anchor.top : 0;
    if (moved) scrollBy({ top: moved, behavior: 'instant' });
  };

  /** The text that identifies an element; for a field, its label. @param {Element} element */
  const words = element => {
    const named = element.getAttribute('aria-labelledby')?.split(/\s+/).map(id => document.getElementById(id)) ?? [];
    const labels = 'labels' in element ? [.../** @type {HTMLInputElement} */ (element).labels ?? []] : [];
    const from = [...named, ...labels].filter(label => label !== null);
    return (from.length > 0 ? from : [element]).map(({ textContent }) => textContent ?? '').join(' ').replace(/\s+/g, ' ').trim().slice(0, LETTERS);
  };

  /** @param {Element} element @returns {Trace} */
  const trace = element => ({
    id: element.id, tag: element.localName, text: words(element), number: [...document.getElementsByTagName(element.localName)].indexOf(element),
  });

  /** The element with the same text, or else the same id, or else the same index. @param {Trace} sought */
  const find = ({ id, tag, text, number }) => {
    const all = [...document.getElementsByTagName(tag)];
    const same = all.filter(element => text !== '' && words(element) === text);
    return same.find(element => element.id === id) ?? same[0] ?? (text === '' ? undefined : all.find(element => id && element.id === id)) ?? all[number];
  };

  /** The only element with a text; the last line of a block may occur several times. @param {Trace} sought */
  const only = ({ tag, text }) => {
    const same = [...document.getElementsByTagName(tag)].filter(element => text !== '' && words(element) === text);
    return same.length === 1 ? same[0] : undefined;
  };

  /** The elements that the reader has opened or closed. */
  const folds = () => [...root.querySelectorAll('details')].flatMap(kept => {
    const live = lives.get(kept);
    const isOther = live instanceof HTMLDetailsElement && live.open !== kept.open;
    return isOther ? [{ at: trace(live.querySelector('summary') ?? live), isOpen: live.open }] : [];
  });

  const fields = () => [...document.querySelectorAll(WRITTEN)].map(field => /** @type {Field} */ (field))
    .filter(({ value, defaultValue }) => value !== defaultValue).map(field => ({ at: trace(field), value: field.value }));

  const focused = () => {
    const element = document.activeElement;
    if (!element || element === document.body || element.shadowRoot) return null;
    const { selectionStart = null, selectionEnd = null } = /** @type {Partial<Field>} */ (element);
    return { at: trace(element), selectionStart, selectionEnd };
  };

  const films = () => [...document.querySelectorAll('video, audio')].map(film => /** @type {HTMLMediaElement} */ (film))
    .filter(({ currentTime }) => currentTime > 0).map(film => ({ at: trace(film), time: film.currentTime, isPlaying: !film.paused }));

  const leave = () => {
    const held = scrollY > 0 ? anchors().map(({ element, top }) => ({ at: trace(element), top })).filter(({ at }) => only(at)) : [];
    const state = { path: location.pathname, held, y: scrollY, folds: folds(), fields: fields(), focused: focused(), films: films() };
    try {
      sessionStorage.setItem(NAME, JSON.stringify(state));
      history.scrollRestoration = 'manual';
    } catch {
      // Without storage, the browser restores the position in its own way.
    }
    location.reload();
  };

  let isLeaving = false;
  loypePreview.reload = () => {
    if (isLeaving) return;
    // The view of a meeting on a projector stays until its dialog is closed.
    const dialog = document.querySelector('dialog:modal') ?? document.fullscreenElement;
    if (dialog) return void addEventListener(dialog.localName === 'dialog' ? 'close' : 'fullscreenchange', loypePreview.reload, { capture: true, once: true });
    isLeaving = true;
    leave();
  };

  const taken = () => {
    try {
      const text = sessionStorage.getItem(NAME);
      sessionStorage.removeItem(NAME);
      const state = JSON.parse(text ?? 'null');
      return state?.path === location.pathname ? /** @type {any} */ (state) : null;
    } catch {
      return null;
    }
  };
  const state = taken();
  loypePreview.isBack = state !== null;
  if (!state) return;

  const scroll = () => {
    for (const { at, top } of state.held) {
      const element = only(at);
      if (!element) continue;
      return scrollBy({ top: element.getBoundingClientRect().top - top, behavior: 'instant' });
    }
    scrollTo({ top: state.y, behavior: 'instant' });
  };

  const comeBack = () => {
    for (const { at, isOpen } of state.folds) {
      const details = find(at)?.closest('details');
      if (details) details.open = isOpen;
    }
    for (const { at, value } of state.fields) {
      const field = /** @type {Field | undefined} */ (find(at));
      if (!field || field.value !== field.defaultValue || words(field) !== at.text) continue;
      field.value = value;
      field.dispatchEvent(new Event('input', { bubbles: true }));
    }
    for (const { at, time, isPlaying } of state.films) {
      const film = /** @type {HTMLMediaElement | undefined} */ (find(at));
      if (!film) continue;
      film.currentTime = time;
      // The browser may refuse to play without an action of the reader.
      if (isPlaying) film.play().catch(() => undefined);
    }
    const { at, selectionStart, selectionEnd } = state.focused ?? {};
    const element = at && /** @type {Field | undefined} */ (find(at));
    element?.focus({ preventScroll: true });
    if (element && selectionStart !== null && 'setSelectionRange' in element) element.setSelectionRange(selectionStart, selectionEnd);
    scroll();
  };

  // The browser restores its own scroll position only when everything is loaded.
  addEventListener('pagehide', () => {
    if (!isLeaving) history.scrollRestoration = 'auto';
  });
  // The page's own scripts run first. Pictures and films may still move the content below them, unless the reader has scrolled on.
  addEventListener('DOMContentLoaded', comeBack, { once: true });
  const stop = new AbortController();
  for (const act of ['wheel', 'touchstart', 'keydown', 'pointerdown']) addEventListener(act, () => stop.abort(), { once: true, passive: true, signal: stop.signal });
  addEventListener('load', () => {
    scroll();
    stop.abort();
  }, { once: true, signal: stop.signal });
})();
