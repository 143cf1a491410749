// A site with pages in several languages, and a page that has moved: what a reader sees, hears and keeps there.

import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { pathToFileURL } from 'node:url';

import { AXE, violations } from './barriers.mjs';
import { complaints, DESKTOP, launch, newPage } from './browser.mjs';
import { serve } from './server.mjs';
import { built } from './site.mjs';

const NYNORSK = 'lesing/modul-2-nynorsk/les.html';
const OLD = 'lesing/modul-2-nynorsk/lese-meir.html';
const PAGES = ['index.html', 'about.html', 'lesing/index.html', NYNORSK, 'lesing/modul-2-nynorsk/mote.html', 'lesing/modul-2-nynorsk/lederstotte.html',
  'lesing/modul-3-samisk/index.html', 'lesing/modul-3-samisk/lohkan.html', 'skriving/index.html'];

const folder = built('tests/sites/languages');
let browser;
let host;
before(async () => {
  browser = await launch();
  host = await serve(folder, '/kurs/');
});
after(async () => {
  await browser?.close();
  await host?.close();
});

/** @param {string} path */
const open = async path => {
  const page = await newPage(browser, { viewport: DESKTOP });
  await page.goto(host.base + path);
  return page;
};

test('pages in several languages shut nobody out', async () => {
  const page = await newPage(browser, { viewport: DESKTOP });
  await page.addInitScript(AXE);
  const found = complaints(page, host.base);
  for (const path of PAGES) {
    await page.goto(host.base + path);
    found.push(...(await violations(page)).map(barrier => `${path}: ${barrier}`));
  }
  assert.deepEqual(found, []);
});

test('what is found says which language it is in, in words of the page', async () => {
  const page = await open(NYNORSK);
  await page.locator('#search').fill('les');
  await page.locator('.search-title').first().waitFor();
  await page.waitForFunction(() => document.querySelectorAll('.search-title').length >= 2);
  const found = await page.locator('.search-title').evaluateAll(titles => titles.map(title => [title.textContent, title.lang]));
  const languages = new Map(found);
  assert.equal(languages.get('Les meir'), 'nn');
  assert.equal(languages.get('Les teksten'), 'nb');
  await page.locator('#search').fill('skriv sjølv');
  await page.locator('.search-about', { hasText: 'Oppgåve' }).first().waitFor();
});

test('an old address leads to the page, from disk and from a host, and without script', async () => {
  for (const base of [pathToFileURL(`${folder}/`).href, host.base]) {
    const page = await newPage(browser, { javaScriptEnabled: false });
    await page.goto(base + OLD);
    await page.waitForURL(base + NYNORSK);
    assert.equal(await page.locator('h1').innerText(), '2.1\nLes meir');
  }
});

test('what was kept under an old address is there under the new one', async () => {
  const page = await open('index.html');
  await page.evaluate(old => {
    globalThis.loype.write('done', { [old]: '' });
    globalThis.loype.write(`note:${old}#blokk-1`, { text: 'Eg tenkjer', heading: '', question: '', page: '', module: '', changed: '' });
  }, OLD);
  await page.goto(host.base + OLD);
  await page.waitForURL(host.base + NYNORSK);
  assert.equal(await page.locator('#done').isChecked(), true);
  assert.equal(await page.locator('textarea').first().inputValue(), 'Eg tenkjer');
  assert.deepEqual(await page.evaluate(old => globalThis.loype.names().filter(name => name.includes(old)), OLD), []);
});
