// @ts-check
// The start of the preview in a browser, and the first script of every page: it copies the page as it was served, before any other script
// can change it.
//
// In: the script element that the server inserted into the page. Out: `loypePreview`, to which the preview's other scripts add their parts.
(() => {
  'use strict';

  const KEPT = 'loype-preview';
  const { address = '', up = '', draft } = /** @type {HTMLElement | null} */ (document.currentScript)?.dataset ?? {};
  const base = new URL(up || './', location.href);

  /** @template T @param {() => T} act @param {T} otherwise */
  const attempt = (act, otherwise) => {
    try {
      return act();
    } catch {
      return otherwise;
    }
  };

  const asked = attempt(() => decodeURIComponent(location.pathname.slice(base.pathname.length)), '');

  /** @type {WeakMap<Node, Node>} */
  const lives = new WeakMap();
  /** @param {Node} kept @param {Node} live */
  const link = (kept, live) => {
    lives.set(kept, live);
    kept.childNodes.forEach((child, at) => {
      const other = live.childNodes[at];
      if (other) link(child, other);
    });
  };
  // In a separate document, so that pictures and films are not loaded twice.
  const root = document.implementation.createHTMLDocument('').importNode(document.documentElement, true);
  link(root, document.documentElement);

  const read = () => attempt(() => Object(JSON.parse(localStorage.getItem(KEPT) ?? '{}')), {});

  window.loypePreview = /** @type {LoypePreview} */ (/** @type {Partial<LoypePreview>} */ ({
    address,
    here: asked === '' || asked.endsWith('/') ? `${asked}index.html` : asked,
    base,
    isDraft: draft !== undefined,
    status: /** @type {PerformanceNavigationTiming | undefined} */ (performance.getEntriesByType('navigation')[0])?.responseStatus ?? 0,
    lang: /^(nb|nn|no|se|da)\b/.test(document.documentElement.lang) ? 'nb' : 'en',
    served: { root, lives, link },
    own: name => new URL(`_loype/${name}`, base),
    kept: { read, write: (name, value) => attempt(() => localStorage.setItem(KEPT, JSON.stringify({ ...read(), [name]: value })), undefined) },
  }));
})();
