// The time from a save until a browser shows the new word, and until the search finds it.
//
// In: a served site, and its pages. Out: the times of all edits in milliseconds. The clock starts
// just before the file is written, and stops when Chromium has reported that the document has the
// word; both are read here. Nothing sleeps: an observer in the page reports the word, and the
// search is asked after each rebuild of it. The next edit waits until the page is connected again.

import { writeFileSync } from 'node:fs';
import { performance } from 'node:perf_hooks';

import { withWord } from './author.mjs';
import { finds } from './published.mjs';
import { Reader } from './reader.mjs';
import { Rebuilds } from './rebuilds.mjs';

/** The number of edits after which the author goes to another page. */
const EDITS_A_PAGE = 5;

export async function measure(browser, server, pages, edits) {
  try {
    return await timesOf(browser, server, pages, edits);
  } finally {
    await server.stop();
  }
}

async function timesOf(browser, server, pages, edits) {
  const reader = await Reader.open(browser, server);
  const rebuilds = server.hasSearch ? await Rebuilds.of(server.base) : null;
  const times = { seen: [], found: [] };
  for (let edit = 0; edit < edits; edit++) {
    const visit = Math.floor(edit / EDITS_A_PAGE) * EDITS_A_PAGE;
    const page = pages[Math.floor((visit / edits) * pages.length)];
    if (edit === visit) await reader.show(page.address);
    const word = `nyttord${edit}`;
    const text = withWord(page.file, word);
    const seen = reader.sees(word);
    const begun = performance.now();
    writeFileSync(page.file, text);
    times.seen.push((await seen) - begun);
    if (rebuilds) times.found.push((await found(rebuilds, server.base, word)) - begun);
    await reader.settled();
  }
  rebuilds?.close();
  await reader.close();
  return times;
}

async function found(rebuilds, base, word) {
  for (;;) {
    const rebuild = await rebuilds.next();
    if (rebuild.stage === 'search' && (await finds(base, word))) return performance.now();
  }
}
