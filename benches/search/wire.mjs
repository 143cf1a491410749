// The bytes that a search transfers: for a first word, and for the next one.
//
// In: a served site and words. Out: for each tool the mean and the maximum over readers with an
// empty cache who search for two words; and the share of each folder of the site.

import { newReader } from './browser.mjs';

/**
 * @param {import('playwright-core').Browser} browser
 * @param {{ base: string, take(): { path: string, bytes: number }[] }} host
 * @param {{ isSearch(path: string): boolean, search(page: import('playwright-core').Page, word: string): Promise<string[]>, start: string }} tool
 * @param {string[]} words
 */
export async function bytesOverTheWire(browser, host, tool, words) {
  const first = [];
  const next = [];
  let shares = {};
  for (const [at, word] of words.entries()) {
    host.take();
    const page = await newReader(browser, host.base + tool.start);
    await tool.search(page, word);
    const requests = host.take().filter(({ path }) => tool.isSearch(path));
    first.push(sum(requests));
    if (at === 0) shares = byFolder(requests);
    await tool.search(page, words[(at + 1) % words.length] ?? word);
    next.push(sum(host.take().filter(({ path }) => tool.isSearch(path))));
    await page.context().close();
  }
  return { first: spread(first), next: spread(next), shares };
}

function spread(figures) {
  const sorted = figures.toSorted((a, b) => a - b);
  return { mean: sum(figures.map(bytes => ({ bytes }))) / figures.length, median: sorted[Math.floor(sorted.length / 2)], most: sorted.at(-1) };
}

function sum(requests) {
  return requests.reduce((total, { bytes }) => total + bytes, 0);
}

/** The bytes of each folder or file, with numbers and hashes removed from the names. */
function byFolder(requests) {
  const shares = {};
  for (const { path, bytes } of requests) {
    const name = path.replace(/[^/]*\d[^/]*$/, '…');
    shares[name] = (shares[name] ?? 0) + bytes;
  }
  return shares;
}
