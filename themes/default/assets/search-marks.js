// @ts-check
// On a page that a result has led to: the words that were looked for are marked, until the reader takes the marks away. Nothing is stored.
(() => {
  const { search } = loype;
  const PARAMETER = 'funn';
  /** What is no text to read, or what the reader writes in. */
  const APART = 'script, style, textarea, select, option, svg, math, noscript, template';
  const main = document.querySelector('main');
  if (!main) return;

  const texts = () => {
    const walker = document.createTreeWalker(main, NodeFilter.SHOW_TEXT, node =>
      (node.parentElement?.closest(APART) ? NodeFilter.FILTER_REJECT : NodeFilter.FILTER_ACCEPT));
    const nodes = [];
    while (walker.nextNode()) nodes.push(walker.currentNode);
    return nodes;
  };

  const unmark = () => {
    for (const mark of main.querySelectorAll('mark.hit')) {
      const parent = mark.parentNode;
      mark.replaceWith(...mark.childNodes);
      parent?.normalize();
    }
    button.remove();
    removeEventListener('keydown', escape);
    const address = new URL(location.href);
    address.searchParams.delete(PARAMETER);
    history.replaceState(history.state, '', address);
  };

  /** @param {KeyboardEvent} event */
  const escape = event => {
    const isBusy = event.target instanceof HTMLInputElement || document.querySelector('dialog[open], :popover-open');
    if (event.key === 'Escape' && !event.defaultPrevented && !isBusy) unmark();
  };

  const button = Object.assign(document.createElement('button'), { type: 'button', className: 'hit-button', textContent: search.form.dataset.unmark });
  button.addEventListener('click', () => {
    unmark();
    main.focus({ preventScroll: true });
  });

  search.index().then(({ analysis }) => {
    const { words } = search.parse(new URLSearchParams(location.search).get(PARAMETER) ?? '', analysis, false);
    const hit = search.hits(analysis, words);
    for (const node of texts()) {
      const text = node.nodeValue ?? '';
      if (analysis.words(text).some(({ word }) => hit(word))) node.parentNode?.replaceChild(search.marked(text, hit, 'hit'), node);
    }
    if (!main.querySelector('mark.hit')) return;
    document.querySelector('.column')?.append(button);
    addEventListener('keydown', escape);
  }).catch(() => {});
})();
