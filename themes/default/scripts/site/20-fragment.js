// @ts-check
// What stands in an address after `#`, for all scripts: an id, and values behind it (`#id&funn=praksis`; `#&q=praksis` without an id). What
// stands there is never sent to the host. An id has no `&`; it is written as %26.
//
// An id with values behind it is jumped to as the browser itself does where it stands alone: what is closed opens, it is the `:target`, and
// the keyboard goes on from there.
(() => {
  /** As browsers read it: a `%` that encodes nothing stands for itself. @param {string} text */
  const decoded = text => new URLSearchParams(`=${text.replace(/[+&]/gu, encodeURIComponent)}`).get('') ?? '';

  loype.fragment = (address = location.href) => {
    const hash = new URL(address, location.href).hash.slice(1);
    // An author's own id may look as if it had values.
    const isId = document.getElementById(decoded(hash)) !== null;
    const [, id = '', values = ''] = (isId ? [hash, hash] : /^(.*?)(?:&(\w+=.*))?$/su.exec(hash)) ?? [];
    return { id: decoded(id), values: new URLSearchParams(values) };
  };

  loype.hash = (id, given) => {
    const values = String(new URLSearchParams(given));
    return id || values ? `#${encodeURIComponent(id)}${values && `&${values}`}` : '';
  };

  /** @param {string} address */
  const jump = address => {
    const { id, values } = loype.fragment(address);
    if (!String(values) || !document.getElementById(id)) return;
    const [whole, { state }] = [location.href, history];
    location.replace(loype.hash(id));
    history.replaceState(state, '', whole);
  };

  // A page that is loaded again, or come back to, stands where it stood.
  const [navigation] = performance.getEntriesByType('navigation');
  const isNew = /** @type {PerformanceNavigationTiming | undefined} */ (navigation)?.type === 'navigate';
  // Once the other scripts have folded what they fold, and the browser has looked for an id that is as long as all of it.
  loype.arrived = isNew && new Promise(done => document.addEventListener('DOMContentLoaded', () => setTimeout(() => done(jump(location.href)))));
  // That of the jump itself leads to an id alone.
  addEventListener('hashchange', ({ newURL }) => jump(newURL));
  // A link to where the reader is already leads there again.
  document.addEventListener('click', event => {
    const link = event.target instanceof Element ? event.target.closest('a') : null;
    if (link?.href !== location.href || !link.hash.includes('&') || event.defaultPrevented || event.ctrlKey || event.metaKey || event.shiftKey) return;
    event.preventDefault();
    dispatchEvent(new HashChangeEvent('hashchange', { oldURL: link.href, newURL: link.href }));
  });
})();
