// @ts-check
// Brings the page that is shown up to date after a change of the site: its text in place, its style sheets without a flash, and everything else
// by loading it again.
//
// In: a round. Out: the same page with its new content; unchanged pages ask for nothing. What is done to the text is left to `compare.js`.
(() => {
  'use strict';

  const { address, here, base, isDraft } = loypePreview;
  const SHEETS = 'link[rel~="stylesheet"][href]';
  /** The search asks for its own files again by itself. */
  const ITS_OWN = /^search\//;

  let isFirst = true;
  let isGone = false;
  /** A server that has just begun has no site yet: what is shown stays until it has. */
  let isEarly = false;
  /** Something outside the site changes this page before the first script, so that it cannot be compared: what was served last is compared instead. */
  let isForeign = false;
  let last = '';

  /** The path in the site that an address of this page leads to. @param {string} href */
  const pathOf = href => {
    const { origin, pathname } = new URL(href, location.href);
    if (origin !== base.origin || !pathname.startsWith(base.pathname)) return '';
    try {
      return decodeURIComponent(pathname.slice(base.pathname.length));
    } catch {
      return '';
    }
  };

  /** Sheets that are not there yet. @type {Set<Element>} */
  const coming = new Set();

  /** @param {Element} old @param {Element} sheet */
  const replaceSheet = (old, sheet) => {
    const { root, lives, link } = loypePreview.served;
    const kept = [...root.querySelectorAll('link')].find(one => lives.get(one) === old);
    if (kept) link(kept, sheet);
    coming.delete(sheet);
    old.remove();
  };

  /** Loads each sheet anew beside the old one, which goes when the new one is there. @param {(path: string) => boolean} isMeant @param {number} number */
  const swapSheets = (isMeant, number) => {
    for (const old of /** @type {NodeListOf<HTMLLinkElement>} */ (document.querySelectorAll(SHEETS))) {
      if (!isMeant(pathOf(old.href))) continue;
      if (coming.delete(old)) {
        // Another has been asked for in the meantime.
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

  /** Whether the page shows or runs one of these files. @param {Set<string>} paths */
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
    const given = new DOMParser().parseFromString(text, 'text/html');
    const edit = loypePreview.compare(given.documentElement);
    if ((given.querySelector('script[data-address][data-draft]') !== null) !== isDraft) return 'reload';
    if (edit.clash) {
      // A page that is other than it was served right after it was loaded again would be loaded for ever.
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
    if (!wasFirst && state === 'good' && (!paths || paths.size > 0)) swapSheets(path => (paths ? paths.has(path) : path !== ''), number);
    const isMeant = wasFirst || !paths || paths.has(address) || paths.has(here) || isDraft || isGone || isEarly;
    const done = isMeant ? await refresh() : 'same';
    isFirst = false;
    return done;
  };
})();
