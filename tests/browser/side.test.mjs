// The left column of a page in a module: the page is in sight in it, its head and foot stay, and what is for others than the view is one
// line that opens.

import assert from 'node:assert/strict';
import { test } from 'node:test';

import { PHONE } from './browser.mjs';
import { hosted } from './hosted.mjs';

const MODULE = 'kompetansepakken/modul-0-introduksjon';
const LAST = `${MODULE}/beskriv-skolens-plan.html`;
const FOR_ALL = `${MODULE}/tanker-for-start.html`;

const here = hosted();

test('in a low window the page is in the middle of the list, or at its end, and head and foot are in sight', async () => {
  const page = await here.open(LAST, { viewport: { width: 1280, height: 620 } });
  const [list, current] = await Promise.all(['.side-list', '.nav-trail [aria-current]'].map(part => page.locator(part).boundingBox()));
  assert.ok(current.y >= list.y && current.y + current.height <= list.y + list.height, 'the page is in sight');
  for (const part of [page.locator('.side-head a'), page.getByText('Alle modulene')]) {
    const { y, height } = await part.boundingBox();
    assert.ok(y > 0 && y + height < 620, 'what stays is in the window');
  }
  assert.equal(await page.evaluate(() => scrollY), 0, 'the page has not moved');
});

test('what is for others than the view is one line, which opens by keyboard', async () => {
  const page = await here.open(FOR_ALL);
  const shown = page.locator('.nav-trail a[data-item]:visible');
  assert.equal(await shown.count(), 13);
  await page.locator('#view').selectOption('teacher');
  assert.equal(await shown.count(), 5);
  const line = page.getByRole('button', { name: '0.6–0.13 For leder og eier (8)' });
  await line.focus();
  await page.keyboard.press('Enter');
  assert.equal(await line.getAttribute('aria-expanded'), 'true');
  assert.equal(await shown.count(), 13);
  await page.locator('#view').selectOption('');
  assert.equal(await line.count(), 0);
});

test('a page for others that is open stays in its list', async () => {
  const page = await here.open(`${MODULE}/laeringsmoter.html`);
  await page.locator('#view').selectOption('teacher');
  assert.equal(await page.locator('.nav-trail [aria-current]').isVisible(), true);
  assert.equal(await page.locator('.nav-fold').count(), 2);
});

test('pages for some stand under the name of those they are for', async () => {
  const page = await here.open(FOR_ALL);
  assert.deepEqual(await page.locator('.nav-group').allInnerTexts(), ['For leder og eier', 'For leder']);
});

test('all modules open in place, without script and on a phone too', async () => {
  for (const options of [{ javaScriptEnabled: false }, { viewport: PHONE }]) {
    const page = await here.open(FOR_ALL, options);
    if (options.viewport) await page.locator('.menu-button').click();
    assert.equal(await page.locator('.nav-modules a:visible').count(), 0);
    await page.getByText('Alle modulene').click();
    assert.equal(await page.locator('.nav-modules a:visible').count(), 6);
  }
});
