// Searches in Chromium, with Løype's box in the header of every page and with Pagefind's script.
//
// In: the address of a served site. Out: for each, `open` a reader who has never been there, and `search` for a word until ten results
// with excerpts stand there, or all there are. Pagefind is used without any user interface, through the script that it offers pages.

import { chromium } from 'playwright-core';

import { executable } from '../../tests/browser/executable.mjs';

const SHOWN = 10;

/** A root user cannot have Chromium's sandbox; everyone else keeps it. */
export function launch() {
  return chromium.launch({ executablePath: executable(), chromiumSandbox: process.getuid?.() !== 0 });
}

/** A page of a reader who has nothing of the site in store. */
export async function newReader(browser, address) {
  const context = await browser.newContext({ viewport: { width: 1440, height: 900 }, locale: 'nb-NO' });
  const page = await context.newPage();
  await page.goto(address, { waitUntil: 'networkidle' });
  return page;
}

export const loype = {
  name: 'Løype',
  /** The page that a reader searches from. */
  start: 'index.html',
  /** All that there is of the search, also the script that every page has of it. */
  isSearch: path => /^\/assets\/search[-.]|^\/search\/|^\/sok\.html/.test(path),
  /** The whole word at once, as when it is pasted; the box takes it for a beginning all the same. */
  async search(page, word) {
    const input = page.locator('header input[name="q"]');
    await input.fill('');
    await page.evaluate(() => {
      globalThis.searched = new Promise(done => document.addEventListener('loype:searched', () => done(undefined), { once: true }));
    });
    await input.fill(word);
    await page.evaluate(() => globalThis.searched);
    return page.evaluate(() => [...document.querySelectorAll('[role="listbox"] [role="group"]')].map(group => group.querySelector('a')?.href ?? ''));
  },
};

export const pagefind = {
  name: 'Pagefind',
  start: '404.html',
  isSearch: path => path.startsWith('/pagefind/'),
  search(page, word) {
    return page.evaluate(async ({ word, shown }) => {
      const script = '/pagefind/pagefind.js';
      const { search } = await import(script);
      const { results } = await search(word);
      const pages = await Promise.all(results.slice(0, shown).map(result => result.data()));
      return pages.map(({ url }) => url);
    }, { word, shown: SHOWN });
  },
};
