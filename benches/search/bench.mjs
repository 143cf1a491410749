// Measures Løype's search beside Pagefind's, on the same pages in the same run, and prints tables
// with their ratios.
//
// In: nothing, or the sizes of the generated sites (default 100 1000 10000). Out: Markdown on
// standard output. Needs cargo, GNU time and Chromium. The two take turns on the same machine, so
// that their ratio is more reliable than the figures themselves.

import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

import { readQueries, rightAnswers } from './answers.mjs';
import * as tools from './browser.mjs';
import { serve } from './counting-server.mjs';
import { keyPresses } from './keys.mjs';
import { ROOT, build, generate, indexed, onDisk, pagefind, prepare } from './programs.mjs';
import { bytes, milliseconds, ratio, seconds, table } from './table.mjs';
import { bytesOverTheWire } from './wire.mjs';
import { searchWords } from './words.mjs';

const SIZES = process.argv.slice(2).map(Number);
const WORDS = 20;

/** The files of a built site that belong to the search only. */
const SEARCH_FILES = ['search', 'sok.html'];

const folder = mkdtempSync(join(tmpdir(), 'loype-bench-'));
prepare();
const browser = await tools.launch();
try {
  for (const pages of SIZES.length > 0 ? SIZES : [100, 1_000, 10_000]) await measureSize(pages);
  await measureAnswers();
} finally {
  await browser.close();
  rmSync(folder, { recursive: true, force: true });
}

async function measureSize(pages) {
  const [root, site, beside] = ['root', 'site', 'pagefind'].map(name => join(folder, `${name}-${pages}`));
  generate(pages, root);
  const whole = build(root, site);
  const alone = indexed(root, join(folder, `search-${pages}`));
  const other = pagefind(site, beside);
  const [ownDisk, otherDisk] = [onDisk(site, SEARCH_FILES), onDisk(beside, ['.'])];
  console.log(`\n## ${pages} pages\n`);
  console.log(table([
    ['time to index (Løype: without reading and making the pages)', seconds(alone), seconds(other.clock), ratio(alone, other.clock)],
    ['the whole build, index and all', seconds(whole.clock), seconds(other.clock), ratio(whole.clock, other.clock)],
    ['the same, processor time', seconds(whole.processor), seconds(other.processor), ratio(whole.processor, other.processor)],
    ['most memory (Løype: the whole build)', bytes(whole.memory), bytes(other.memory), ratio(whole.memory, other.memory)],
    ['index on disk', bytes(ownDisk.bytes), bytes(otherDisk.bytes), ratio(ownDisk.bytes, otherDisk.bytes)],
    ['index on disk, packed', bytes(ownDisk.packed), bytes(otherDisk.packed), ratio(ownDisk.packed, otherDisk.packed)],
    ['files', ownDisk.files, otherDisk.files, ratio(ownDisk.files, otherDisk.files)],
    ...await wireRows(root, site, beside),
  ]));
  await printKeys(root, site);
}

async function wireRows(root, site, beside) {
  const host = await serve([{ under: '/pagefind/', folder: beside }, { under: '/', folder: site }]);
  const words = searchWords(root, WORDS);
  const own = await bytesOverTheWire(browser, host, tools.loype, words);
  const other = await bytesOverTheWire(browser, host, tools.pagefind, words);
  await host.close();
  return [
    ['first word, ten results: mean', bytes(own.first.mean), bytes(other.first.mean), ratio(own.first.mean, other.first.mean)],
    ['first word, ten results: most', bytes(own.first.most), bytes(other.first.most), ratio(own.first.most, other.first.most)],
    ['next word, ten results: mean', bytes(own.next.mean), bytes(other.next.mean), ratio(own.next.mean, other.next.mean)],
    ['next word, ten results: most', bytes(own.next.most), bytes(other.next.most), ratio(own.next.most, other.next.most)],
  ];
}

async function printKeys(root, site) {
  const host = await serve([{ under: '/', folder: site }]);
  const { cold, warm } = await keyPresses(browser, `${host.base}index.html`, searchWords(root, WORDS));
  await host.close();
  for (const [name, times] of [['loaded', warm], ['not yet loaded', cold]]) {
    console.log(`\nFrom key press to results, ${name}: ${times.presses} presses, median ${milliseconds(times.median)}, 95 % within ${milliseconds(times.p95)}, 99 % within ${milliseconds(times.p99)}, at most ${milliseconds(times.most)}`);
  }
}

async function measureAnswers() {
  const [site, beside] = ['reference', 'reference-pagefind'].map(name => join(folder, name));
  build(ROOT, site);
  pagefind(site, beside);
  const host = await serve([{ under: '/pagefind/', folder: beside }, { under: '/', folder: site }]);
  const queries = readQueries();
  const results = [];
  for (const tool of [tools.loype, tools.pagefind]) {
    const page = await tools.newReader(browser, host.base + tool.start);
    results.push({ tool, ...await rightAnswers(queries, word => tool.search(page, word)) });
  }
  await host.close();
  printAnswers(results);
}

function printAnswers(results) {
  const [own, other] = results;
  console.log(`\n## The right page among the first three of ${own.asked} queries on the reference course\n`);
  const share = ({ asked, right }) => `${right} of ${asked} (${Math.round(100 * right / asked)} %)`;
  const rows = Object.keys(own.categories).map(name => [name, share(own.categories[name]), share(other.categories[name]), '']);
  console.log(table([...rows, ['all', share(own), share(other), '']]));
  for (const { tool, missed } of results) console.log(`\n${tool.name} misses: ${missed.map(({ word }) => word).join(', ') || 'none'}`);
}
