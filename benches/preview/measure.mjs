// The time from a save until its new word stands in the page that a browser shows, and until the search finds it.
//
// In: a served site, and its pages. Out: the times of all edits in milliseconds. The clock starts just before the file is written, and stops
// when Chromium has told that the word stands in the document; both are read here. Nothing sleeps: an observer in the page speaks up, and
// the search is asked when the preview tells of a new one. The next edit waits until all is quiet again.

import { writeFileSync } from 'node:fs';
import { performance } from 'node:perf_hooks';

import { withWord } from './author.mjs';
import { finds } from './published.mjs';
import { Reader } from './reader.mjs';
import { Rounds } from './rounds.mjs';

/** After so many edits the author goes to another page. */
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
  const rounds = server.hasSearch ? await Rounds.of(server.base) : null;
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
    if (rounds) times.found.push((await found(rounds, server.base, word)) - begun);
    await reader.settled();
  }
  rounds?.close();
  await reader.close();
  return times;
}

async function found(rounds, base, word) {
  for (;;) {
    const round = await rounds.next();
    if (round.stage === 'search' && (await finds(base, word))) return performance.now();
  }
}
