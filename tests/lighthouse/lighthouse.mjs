// Runs Lighthouse on a course, a module and a page of text, served as docs/publisere.md asks, and fails where accessibility, best practices
// or search are below 100. Speed is printed only: on a shared machine its figure is noise, and what it is made of (bytes, layout shifts,
// nothing that waits for a script) is held by tests/browser.
//
// In: the binary (LOYPE_BIN, or target/debug/loype) and CHROMIUM, or `chromium` in PATH. Asks no host but its own.

import { execFileSync } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';

import { launch } from 'chrome-launcher';
import lighthouse from 'lighthouse';

import { serve } from '../browser/server.mjs';

const ROOT = fileURLToPath(new URL('../../', import.meta.url));
const PAGES = ['kompetansepakken/index.html', 'kompetansepakken/modul-2-lareplaner/index.html', 'kompetansepakken/modul-3-dybdelaring/hva-ordet-rommer.html'];
const HELD = ['accessibility', 'best-practices', 'seo'];

const folder = mkdtempSync(join(tmpdir(), 'loype-lighthouse-'));
execFileSync(resolve(ROOT, process.env.LOYPE_BIN ?? 'target/debug/loype'), ['build', '--root', ROOT, '--out', folder]);
const host = await serve(folder, '/');
const sandbox = process.getuid?.() === 0 ? ['--no-sandbox'] : [];
const chromePath = process.env.CHROMIUM ?? execFileSync('which', ['chromium'], { encoding: 'utf8' }).trim();
const chrome = await launch({ chromePath, chromeFlags: ['--headless=new', ...sandbox] });
try {
  for (const path of PAGES) await measure(path);
} finally {
  chrome.kill();
  await host.close();
  rmSync(folder, { recursive: true, force: true });
}

async function measure(path) {
  const { lhr } = await lighthouse(host.base + path, { port: chrome.port, logLevel: 'error' });
  const scores = Object.values(lhr.categories).map(({ id, score }) => ({ id, score: Math.round(score * 100) }));
  console.log(`${path}: ${scores.map(({ id, score }) => `${id} ${score}`).join(', ')}`);
  const low = scores.filter(({ id, score }) => HELD.includes(id) && score < 100);
  if (low.length === 0) return;
  const lost = low.flatMap(({ id }) => lhr.categories[id].auditRefs).filter(({ id, weight }) => weight > 0 && (lhr.audits[id].score ?? 1) < 1);
  console.error(`  below 100 because of ${lost.map(({ id }) => id).join(', ')}`);
  process.exitCode = 1;
}
