// @ts-check
// On a page that a result has led to: the words that were looked for are marked, until the reader takes the marks away, and the passage that
// answers best is in view, with what holds it open. Nothing is stored.
(() => {
  const { search } = loype;
  const PARAMETER = 'funn';
  /** What is no text of an author, or what the reader writes in. */
  const APART = 'script, style, textarea, select, option, svg, math, noscript, template, .line, .answer-foot, .answer-paper, .done, .updated';
  const HEADINGS = 'h1, h2, h3, h4, h5, h6';
  const PASSAGES = `p, li, dt, dd, th, td, figcaption, summary, blockquote, pre, ${HEADINGS}`;
  const main = document.querySelector('main');
  if (!main) return;

  /** What has been marked: each text as it was, and what stands in its place. @type {{ text: Text, pieces: ChildNode[] }[]} */
  let marked = [];
  let sought = '';
  /** The passage that has been given the focus. @type {HTMLElement | undefined} */
  let landed;
  /** Whether the reader has begun to read: then nothing moves any more. */
  let isRead = false;
  for (const act of ['wheel', 'touchmove', 'keydown', 'pointerdown']) addEventListener(act, () => { isRead = true; }, { passive: true });

  const bar = Object.assign(document.createElement('div'), { className: 'hit-bar' });
  const count = document.createElement('span');
  const button = Object.assign(document.createElement('button'), { type: 'button', textContent: search.form.dataset.unmark });
  bar.append(count, button);

  const texts = () => {
    const walker = document.createTreeWalker(main, NodeFilter.SHOW_TEXT, node =>
      (node.parentElement?.closest(APART) ? NodeFilter.FILTER_REJECT : NodeFilter.FILTER_ACCEPT));
    /** @type {Text[]} */
    const nodes = [];
    while (walker.nextNode()) nodes.push(/** @type {Text} */ (walker.currentNode));
    return nodes;
  };

  /** Puts back the very texts that were there: other scripts may hold on to them. */
  const unmark = () => {
    for (const { text, pieces } of marked) {
      if (pieces[0]?.isConnected) pieces[0].before(text);
      for (const piece of pieces) piece.remove();
    }
    marked = [];
  };

  const leave = () => {
    unmark();
    bar.remove();
    sought = '';
    const { id, values } = loype.fragment();
    values.delete(PARAMETER);
    history.replaceState(history.state, '', location.pathname + location.search + loype.hash(id, values));
  };

  button.addEventListener('click', () => {
    leave();
    main.focus({ preventScroll: true });
  });
  addEventListener('keydown', event => {
    const isBusy = event.target instanceof HTMLInputElement || document.querySelector('dialog[open], :popover-open');
    if (event.key === 'Escape' && !event.isComposing && !event.defaultPrevented && !isBusy && bar.isConnected) leave();
  });

  /** @param {LoypeAnalysis} analysis @param {(word: string) => number} hit */
  const mark = (analysis, hit) => {
    for (const text of texts()) {
      if (!analysis.words(text.data).some(({ word }) => hit(word) >= 0)) continue;
      const fragment = search.marked(text.data, hit, 'hit');
      const pieces = [...fragment.childNodes];
      text.replaceWith(fragment);
      marked.push({ text, pieces });
    }
  };

  /** The marks of the section that the address leads to: from its heading to the next that is not a block's, or in its block; without one, before the first. @param {Element | null} target */
  const marksFrom = target => {
    const marks = [...main.querySelectorAll('mark.hit')];
    if (target && !target.matches(HEADINGS)) return marks.filter(one => target.contains(one));
    /** @param {Element} one @param {Element} other */
    const isBefore = (one, other) => (one.compareDocumentPosition(other) & Node.DOCUMENT_POSITION_FOLLOWING) !== 0;
    const next = [...main.querySelectorAll(`:is(${HEADINGS}):not(.block-title)`)].find(heading => (target ? isBefore(target, heading) : heading.localName !== 'h1'));
    return marks.filter(one => (!target || target.contains(one) || isBefore(target, one)) && (!next || isBefore(one, next)));
  };

  /** The passage with most of the words, the first of those. @param {Element[]} marks @param {(word: string) => number} hit */
  const bestOf = (marks, hit) => {
    /** @type {Map<Element, Set<number>>} */
    const words = new Map();
    for (const one of marks) {
      const passage = one.closest(PASSAGES);
      if (passage) words.set(passage, (words.get(passage) ?? new Set()).add(hit(one.textContent ?? '')));
    }
    const most = Math.max(...[...words.values()].map(({ size }) => size));
    return [...words.keys()].find(passage => words.get(passage)?.size === most);
  };

  /** Opens what holds a passage. @param {Element} passage */
  const open = passage => {
    passage.dispatchEvent(new Event('loype:reveal', { bubbles: true }));
    for (let details = passage.closest('details'); details; details = details.parentElement?.closest('details') ?? null) {
      if (!details.querySelector(':scope > summary')?.contains(passage)) details.open = true;
    }
  };

  /** Brings a passage into view, with its heading where both have room, and lets the keyboard and screen readers go on from it. @param {HTMLElement} passage */
  const land = passage => {
    open(passage);
    const [{ top, bottom, height }, end] = [passage.getBoundingClientRect(), bar.getBoundingClientRect().top];
    const isSeen = top >= 0 && bottom <= end;
    if (!isSeen) passage.scrollIntoView({ block: height < end ? 'center' : 'start', behavior: 'instant' });
    if (isSeen && passage.matches('h1')) return;
    focus(passage);
  };

  /** @param {HTMLElement} passage */
  const focus = passage => {
    landed = passage;
    passage.tabIndex = -1;
    passage.focus({ preventScroll: true });
    passage.addEventListener('blur', () => passage.removeAttribute('tabindex'), { once: true });
  };

  /** @param {boolean} isLanding */
  const show = async isLanding => {
    const { id, values } = loype.fragment();
    const asked = values.get(PARAMETER) ?? '';
    if (!asked) return;
    const [{ analysis }] = await Promise.all([search.index(), search.style()]);
    if (asked !== (loype.fragment().values.get(PARAMETER) ?? '')) return;
    unmark();
    const before = sought;
    sought = asked;
    const { words } = search.parse(asked, analysis, false);
    const hit = search.hits(analysis, words);
    mark(analysis, hit);
    const marks = main.querySelectorAll('mark.hit').length;
    if (marks === 0) return bar.remove();
    const { markedOne = '', marked: many = '' } = search.form.dataset;
    count.textContent = marks === 1 ? markedOne : many.replace('{count}', String(marks));
    document.querySelector('.column')?.append(bar);
    if (asked !== before) search.tell(count.textContent);
    const passage = bestOf(marksFrom(document.getElementById(id)), hit);
    // The jump to the section would take the focus away again.
    await loype.arrived;
    if (isLanding && !isRead && passage instanceof HTMLElement) land(passage);
  };

  addEventListener('hashchange', ({ newURL }) => {
    if (!loype.fragment(newURL).values.has(PARAMETER)) return;
    isRead = false;
    show(true).catch(() => {});
  });
  // While the preview changes the page, it is as it was served.
  addEventListener('loype-preview-before', () => {
    unmark();
    bar.remove();
    if (document.activeElement !== landed) landed = undefined;
    landed?.removeAttribute('tabindex');
  }, true);
  addEventListener('loype-preview', () => {
    if (!sought || bar.isConnected) return;
    if (landed?.isConnected) focus(landed);
    show(false).catch(() => {});
  }, true);

  const [navigation] = performance.getEntriesByType('navigation');
  show(/** @type {PerformanceNavigationTiming | undefined} */ (navigation)?.type === 'navigate').catch(() => {});
})();
