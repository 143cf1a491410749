// Weighs a search of built sites: requests and bytes over the wire, headers included, for a first
// query and for the next one.
//
// In: folders of built sites. Out: Markdown on standard output: files of the search, then for each
// kind of query the requests and the bytes of a reader who has never been there, and of the same
// reader's next query. Served over HTTP/1.1 with gzip at level 6 and the headers that
// `docs/publisere.md` advises. Needs Chromium.

import { readFileSync, readdirSync } from 'node:fs';
import { join } from 'node:path';

import { launch, loype, newReader } from './browser.mjs';
import { serve } from './counting-server.mjs';
import { onDisk } from './programs.mjs';
import { queriesOf } from './queries.mjs';
import { bytes, table } from './table.mjs';

/** How long a reader looks before the next query, in milliseconds. */
const SETTLED = 400;

const browser = await launch();
try {
  for (const folder of process.argv.slice(2)) await weigh(folder);
} finally {
  await browser.close();
}

async function weigh(folder) {
  const pages = readdirSync(folder, { recursive: true }).map(String).filter(path => path.endsWith('.html'));
  const { files, bytes: raw } = onDisk(folder, ['search']);
  console.log(`\n## ${folder}: ${pages.length} pages, ${files} files of the search, ${bytes(raw)}\n`);
  const texts = pages.sort().map(path => readFileSync(join(folder, path), 'utf8'));
  const host = await serve([{ under: '/', folder }]);
  const queries = queriesOf(texts);
  const kinds = [...new Set(queries.map(({ kind }) => kind))];
  const weights = [];
  for (const [at, { kind, query }] of queries.entries()) {
    const page = await newReader(browser, `${host.base}${loype.start}`);
    host.take();
    await search(page, query);
    const first = sum(host.take());
    const { query: other, kind: next } = queries[(at + kinds.length + 1) % queries.length];
    await search(page, other);
    weights.push({ kind, first }, { kind: next, next: sum(host.take()) });
    await page.context().close();
  }
  await host.close();
  const rows = [...kinds, 'all'].map(kind => row(kind, weights.filter(one => kind === 'all' || one.kind === kind)));
  console.log(table(rows, ['query', 'first: requests', 'bytes, mean', 'least–most', 'next: requests', 'bytes, mean', 'least–most']));
}

/** Waits for what is fetched after the first results, as far as it is in view. */
async function search(page, query) {
  await loype.search(page, query);
  await page.waitForTimeout(SETTLED);
}

function sum(requests) {
  return { requests: requests.length, bytes: requests.reduce((total, { bytes, headers }) => total + bytes + headers, 0) };
}

function row(kind, weights) {
  return [kind, ...['first', 'next'].flatMap(which => spread(weights.flatMap(one => one[which] ?? [])))];
}

function spread(list) {
  const mean = of => list.reduce((total, one) => total + one[of], 0) / list.length;
  const sizes = list.map(one => one.bytes).sort((a, b) => a - b);
  return [mean('requests').toFixed(1), bytes(mean('bytes')), `${bytes(sizes[0])}–${bytes(sizes.at(-1))}`];
}
