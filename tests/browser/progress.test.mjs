// A reader marks pages as done, and sees how far each module has come: in lists, in the menu and on the map.

import assert from 'node:assert/strict';
import { test } from 'node:test';

import { newPage } from './browser.mjs';
import { hosted } from './hosted.mjs';
import { site } from './site.mjs';

const MODULE = 'kompetansepakken/modul-0-introduksjon';
const FIRST = `${MODULE}/velkommen.html`;
const FOR_LEADERS = `${MODULE}/laeringsmoter.html`;

const here = hosted();

const progress = page => page.locator('main .onward .progress');

test('a page that is marked by keyboard is ticked in the menu and in its module, and can be unmarked', async () => {
  const page = await here.open(FIRST);
  const box = page.getByRole('checkbox', { name: 'Jeg har gjort dette' });
  await box.focus();
  await page.keyboard.press('Space');
  await page.goto(`${here.base}${MODULE}/index.html`);
  assert.equal(await progress(page).innerText(), '1 av 13 gjort');
  assert.deepEqual(await page.locator('.row[data-done] .title').allInnerTexts(), ['Velkommen til pakken']);
  await page.goto(here.base + FIRST);
  assert.equal(await page.locator('.nav-trail a', { hasText: 'Gjort' }).count(), 1);
  assert.equal(await box.isChecked(), true);
  await box.uncheck();
  assert.equal(await page.evaluate(() => localStorage.length), 0);
  await page.goto(`${here.base}${MODULE}/index.html`);
  assert.equal(await progress(page).isVisible(), false);
});

test('with a view picked, only what is for that view counts', async () => {
  const page = await here.open(FIRST);
  await page.locator('#done').check();
  await page.goto(here.base + FOR_LEADERS);
  await page.locator('#done').check();
  await page.goto(`${here.base}${MODULE}/index.html`);
  assert.equal(await progress(page).innerText(), '2 av 13 gjort');
  await page.locator('#view').selectOption('teacher');
  assert.equal(await progress(page).innerText(), '1 av 5 gjort');
});

test('a module that is done has a full station on the map, and its count in the menu of other modules', async () => {
  const page = await here.open(`${MODULE}/index.html`);
  for (const address of await page.locator('.row > a').evaluateAll(links => links.map(link => link.href))) {
    await page.goto(address);
    await page.locator('#done').check();
  }
  await page.goto(here.base + site.course);
  assert.equal(await page.locator('.map .progress:visible').innerText(), '13 av 13 gjort');
  assert.equal(await page.locator('.map-stop[data-state="done"]').count(), 1);
  await page.goto(`${here.base}kompetansepakken/modul-1-verdiloftet/index.html`);
  assert.equal(await page.locator('.nav-modules .progress:visible').innerText(), '13 av 13 gjort');
});

test('a mark shows in another tab at once', async () => {
  const page = await here.open(`${MODULE}/index.html`);
  const other = await page.context().newPage();
  await other.goto(here.base + FIRST);
  await other.locator('#done').check();
  await progress(page).waitFor({ state: 'visible' });
  assert.equal(await progress(page).innerText(), '1 av 13 gjort');
});

test('where the browser stores nothing, the page says so', async () => {
  const page = await newPage(here.browser);
  await page.addInitScript(() => { Storage.prototype.setItem = () => { throw new DOMException('full', 'QuotaExceededError'); }; });
  await page.goto(here.base + FIRST);
  await page.locator('#done').check();
  assert.match(await page.locator('.done-said').innerText(), /blir ikke husket|ikke husket/);
});

test('without script there is nothing to mark', async () => {
  const page = await here.open(FIRST, { javaScriptEnabled: false });
  assert.equal(await page.locator('.done').isVisible(), false);
});
