// Searches in Chromium, with Løype's box in the header of every page and with Pagefind's script.
//
// In: the address of a served site. Out: a reader who has never visited it, and for each tool a
// search for a word that ends when ten results with excerpts, or all of them, are shown. Pagefind
// is used without its user interface, through the script that it offers to pages.

import { chromium } from 'playwright-core';

import { executable } from '../../tests/browser/executable.mjs';

const SHOWN = 10;

/** A root user cannot have Chromium's sandbox; everyone else keeps it. */
export function launch() {
  return chromium.launch({ executablePath: executable(), chromiumSandbox: process.getuid?.() !== 0 });
}

/** A page of a reader with an empty cache. */
export async function newReader(browser, address) {
  const context = await browser.newContext({ viewport: { width: 1440, height: 900 }, locale: 'nb-NO' });
  const page = await context.newPage();
  await page.goto(address, { waitUntil: 'networkidle' });
  return page;
}

export const loype = {
  name: 'Løype',
  /** The page on which the reader searches. */
  start: 'index.html',
  /** Whether a path belongs to the search, including the script that every page loads. */
  isSearch: path => /^\/assets\/\w+\/search[-.]|^\/search\/|^\/sok\.html/.test(path),
  /** Enters the whole word at once, as if pasted; the search box still treats it as a prefix. */
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
