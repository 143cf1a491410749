// A page is light: what a first visit to a page of text sends over the wire, and nothing moves while it loads. Prints a table by type of page.

import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { test } from 'node:test';
import { gzipSync } from 'node:zlib';

import { DESKTOP, newPage, PHONE } from './browser.mjs';
import { hosted } from './hosted.mjs';
import { serve } from './server.mjs';
import { built, site } from './site.mjs';

/** What HTML, CSS and JavaScript of a first visit may weigh together, packed, in bytes. */
const MOST = 30_000;

const COUNTED = ['document', 'stylesheet', 'script'];

const here = hosted('/');

test('a first visit to a page weighs at most 30 kB', async t => {
  t.diagnostic('the heaviest page of each type over the wire, in bytes: HTML + CSS + JS = sum');
  for (const { path, type } of heaviestOfEachType()) {
    const { document, stylesheet, script, sum } = await firstVisit(path);
    t.diagnostic(`${type.padEnd(11)} ${document} + ${stylesheet} + ${script} = ${sum}  ${path}`);
    assert.ok(document > 500 && stylesheet > 500, `${path}: the page and its style were weighed`);
    assert.ok(sum <= MOST, `${path}: ${sum} bytes`);
  }
});

for (const viewport of [DESKTOP, PHONE]) {
  test(`nothing moves while a page loads and is read at ${viewport.width} px`, async () => {
    const pictures = await serve(built('tests/sites/metadata'), '/');
    const page = await newPage(here.browser, { viewport });
    await page.addInitScript(watchShifts);
    // Pictures come when all else is there: only then would text that makes room for them jump.
    await page.route(/\.(png|svg)$/, async route => {
      await page.locator('footer').waitFor();
      await route.continue();
    });
    const addresses = site.pages.filter(one => site.samples.includes(one) || /<img /.test(source(one.path))).map(({ path }) => here.base + path);
    const moved = [];
    for (const address of [...addresses, `${pictures.base}lesing/modul-1/index.html`]) {
      await page.goto(address, { waitUntil: 'load' });
      const shifts = await page.evaluate(readToTheEnd);
      if (shifts > 0) moved.push(`${address}: ${shifts}`);
    }
    await pictures.close();
    assert.deepEqual(moved, []);
  });
}

test('every picture has its size in the page', () => {
  const pictures = site.pages.flatMap(({ path }) => source(path).match(/<img [^>]*>/g) ?? []);
  assert.ok(pictures.length > 0, 'the reference site has pictures');
  assert.deepEqual(pictures.filter(picture => !/ width="\d+" height="\d+"/.test(picture)), []);
});

/** By the page itself: its style and scripts are much the same on all pages of a type. */
function heaviestOfEachType() {
  const weight = ({ path }) => gzipSync(source(path)).length;
  const types = [...new Set(site.pages.map(({ type }) => type))];
  return types.map(type => site.pages.filter(page => page.type === type).reduce((one, other) => (weight(other) > weight(one) ? other : one)));
}

function source(path) {
  return readFileSync(join(site.folder, path), 'utf8');
}

/** Bytes of the bodies that came over the wire for a reader who has never been here, by what they are. */
async function firstVisit(path) {
  const page = await newPage(here.browser);
  const requests = [];
  page.on('requestfinished', request => requests.push(request));
  await page.goto(here.base + path);
  const weight = Object.fromEntries(COUNTED.map(what => [what, 0]));
  for (const request of requests) {
    const what = request.resourceType();
    if (COUNTED.includes(what)) weight[what] += (await request.sizes()).responseBodySize;
  }
  await page.context().close();
  return { ...weight, sum: Object.values(weight).reduce((sum, bytes) => sum + bytes, 0) };
}

/**
 * Runs in the page, before all else: adds up how much moves that no reader moved. What has no node moves inside the browser's own controls
 * of a film or a sound, which no page can hold still.
 */
function watchShifts() {
  globalThis.shifts = 0;
  const observer = new PerformanceObserver(list => {
    for (const entry of list.getEntries()) if (!entry.hadRecentInput && entry.sources.some(({ node }) => node)) globalThis.shifts += entry.value;
  });
  observer.observe({ type: 'layout-shift', buffered: true });
}

/** Runs in the page: scrolls down so that every picture is fetched and drawn, and says how much has moved by then. */
async function readToTheEnd() {
  const frame = () => new Promise(done => requestAnimationFrame(done));
  const end = document.documentElement.scrollHeight;
  for (let top = 0; top < end; top += window.innerHeight / 2) {
    window.scrollTo(0, top);
    await frame();
  }
  await Promise.all([...document.images].map(image => {
    image.loading = 'eager';
    return image.decode();
  }));
  await frame();
  await frame();
  return globalThis.shifts;
}
