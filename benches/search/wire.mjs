// What a search costs a reader's line: a first word, and the next one.
//
// In: a served site and words. Out: for each tool the mean and the most of the bytes, over readers who each come anew and look for two
// words; and the folders of the site that they came from.

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
    const asked = host.take().filter(({ path }) => tool.isSearch(path));
    first.push(sum(asked));
    if (at === 0) shares = byFolder(asked);
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

function sum(asked) {
  return asked.reduce((total, { bytes }) => total + bytes, 0);
}

/** The bytes by what they are: the folder or file, with numbers and hashes left out. */
function byFolder(asked) {
  const shares = {};
  for (const { path, bytes } of asked) {
    const name = path.replace(/[^/]*\d[^/]*$/, '…');
    shares[name] = (shares[name] ?? 0) + bytes;
  }
  return shares;
}
