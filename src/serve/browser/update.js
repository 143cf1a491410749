// @ts-check
// Updates the page after a rebuild: its text in place, its style sheets without a flash, and everything else by a reload.
//
// In: a rebuild. Out: the same page with its new content; an unchanged page requests nothing. Edits of the text are left to `compare.js`.
(() => {
  'use strict';

  const { address, here, base, isDraft } = loypePreview;
  const SHEETS = 'link[rel~="stylesheet"][href]';
  /** The search reloads its own files by itself. */
  const ITS_OWN = /^search\//;

  let isFirst = true;
  let isGone = false;
  /** A server that has just started has no site yet: the page stays as it is until then. */
  let isEarly = false;
  /** Whether something outside the site changes this page before the first script; then the last served version is compared instead. */
  let isForeign = false;
  let last = '';

  /** The path in the site of an address on this page. @param {string} href */
  const pathOf = href => {
    const { origin, pathname } = new URL(href, location.href);
    if (origin !== base.origin || !pathname.startsWith(base.pathname)) return '';
    try {
      return decodeURIComponent(pathname.slice(base.pathname.length));
    } catch {
      return '';
    }
  };

  /** Style sheets that are being loaded. @type {Set<Element>} */
  const coming = new Set();

  /** @param {Element} old @param {Element} sheet */
  const replaceSheet = (old, sheet) => {
    const { root, lives, link } = loypePreview.served;
    const kept = [...root.querySelectorAll('link')].find(one => lives.get(one) === old);
    if (kept) link(kept, sheet);
    coming.delete(sheet);
    old.remove();
  };

  /** Loads each style sheet again beside the old one, which is removed when the new one is loaded. @param {(path: string) => boolean} isMeant @param {number} number */
  const swapSheets = (isMeant, number) => {
    for (const old of /** @type {NodeListOf<HTMLLinkElement>} */ (document.querySelectorAll(SHEETS))) {
      if (!isMeant(pathOf(old.href))) continue;
      if (coming.delete(old)) {
        // A later version has been requested in the meantime.
        old.remove();
        continue;
      }
      const href = new URL(old.href);
      href.searchParams.set('loype', String(number));
      const sheet = /** @type {HTMLLinkElement} */ (old.cloneNode());
      coming.add(sheet);
      sheet.addEventListener('load', () => replaceSheet(old, sheet), { once: true });
      sheet.addEventListener('error', () => coming.delete(sheet) && sheet.remove(), { once: true });
      sheet.href = href.href;
      old.after(sheet);
    }
  };

  /** Whether the page uses one of these files. @param {Set<string>} paths */
  const uses = paths => [...document.querySelectorAll('[src], [poster]')].some(element => {
    const files = ['src', 'poster'].map(name => element.getAttribute(name)).filter(href => href !== null).map(pathOf);
    return files.some(path => paths.has(path) && !ITS_OWN.test(path));
  });

  const status = () => loypePreview.status || (address === '404.html' && here !== address ? 404 : 200);

  /** @returns {Promise<'same' | 'changed' | 'gone' | 'reload'>} */
  const refresh = async () => {
    const response = await fetch(location.href.replace(/#.*/, ''), { headers: { Accept: 'text/html' } });
    const text = await response.text();
    isEarly = response.status >= 500 && status() === 200;
    if (isEarly) return 'same';
    const isOther = (response.status === 200) !== (status() === 200);
    if (isOther && response.status === 404) {
      isGone = true;
      return 'gone';
    }
    isGone = false;
    if (text === last) return 'same';
    const isKnown = last !== '';
    last = text;
    if (isOther || isForeign) return isKnown || isOther ? 'reload' : 'same';
    return patch(text);
  };

  /** @param {string} text */
  const patch = text => {
    // What the page's own scripts have put into its text, such as the marks of a search, they take out again first.
    document.documentElement.dispatchEvent(new CustomEvent('loype-preview-before'));
    const given = new DOMParser().parseFromString(text, 'text/html');
    const edit = loypePreview.compare(given.documentElement);
    if ((given.querySelector('script[data-address][data-draft]') !== null) !== isDraft) return 'reload';
    if (edit.clash) {
      // A page that differs from what was served right after a reload would be reloaded for ever.
      isForeign = isFirst && loypePreview.isBack;
      return isForeign ? 'same' : 'reload';
    }
    if (edit.acts.length === 0) return 'same';
    loypePreview.inPlace(() => edit.acts.forEach(act => act()));
    const places = edit.places.map(place => place()).filter(place => place && document.body.contains(place));
    loypePreview.last = places.find(place => place?.closest('main')) ?? places[0] ?? null;
    return 'changed';
  };

  loypePreview.last = null;
  loypePreview.update = async ({ changed, number, state }, isMissed) => {
    const paths = isMissed || isEarly ? null : changed && new Set(changed);
    const wasFirst = isFirst;
    loypePreview.last = null;
    if (!wasFirst && paths && uses(paths)) return 'reload';
    if (!wasFirst && (state === 'good' || state === 'unfinished') && (!paths || paths.size > 0)) swapSheets(path => (paths ? paths.has(path) : path !== ''), number);
    const isMeant = wasFirst || !paths || paths.has(address) || paths.has(here) || isDraft || isGone || isEarly;
    const done = isMeant ? await refresh() : 'same';
    isFirst = false;
    return done;
  };
})();
