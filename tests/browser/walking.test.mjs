// A reader finds the way: through the course in its published order, up by the breadcrumb, past the menus to the text, and into the
// menu on a phone, by keyboard alone. All of it the same without script.

import assert from 'node:assert/strict';
import { after, before, describe, test } from 'node:test';

import { DESKTOP, launch, newPage, PHONE } from './browser.mjs';
import { serve } from './server.mjs';
import { FULL, site } from './site.mjs';

const BASE_PATH = '/a/b/';

let browser;
let host;
before(async () => {
  browser = await launch();
  host = await serve(site.folder, BASE_PATH);
});
after(async () => {
  await browser?.close();
  await host?.close();
});

for (const javaScriptEnabled of [true, false]) {
  describe(javaScriptEnabled ? 'with script' : 'without script', () => {
    const open = async (path, options) => {
      const page = await newPage(browser, { javaScriptEnabled, ...options });
      await page.goto(host.base + path);
      return page;
    };

    // Without script the links are the same: one walk is enough for every day.
    test('«next» leads through the whole course in published order, and «previous» back again', { skip: !javaScriptEnabled && !FULL }, async () => {
      const page = await open(site.course);
      const { seen, back } = await walk(page);
      assert.deepEqual(seen, site.published);
      assert.deepEqual(back, [null, ...site.published.slice(0, -1)]);
      await page.locator('.page-turn a[rel="prev"]').click();
      assert.equal(addressOf(page), site.published.at(-2));
    });

    test('the course page leads to the first page of its first module', async () => {
      const page = await open(site.course);
      await page.locator('.start').click();
      assert.equal(addressOf(page), site.published[2]);
    });

    for (const viewport of [DESKTOP, PHONE]) {
      test(`every module of the course page can be clicked at ${viewport.width} px`, async () => {
        const page = await open(site.course, { viewport });
        const stations = page.locator('.map h3 a');
        assert.equal(await stations.count(), site.pages.filter(({ type }) => type === 'module').length);
        for (const station of await stations.all()) await station.click({ trial: true });
      });
    }

    test('the breadcrumb leads from a page to its module, its course and the front page', async () => {
      const page = await open(site.published[2]);
      const seen = [];
      for (const _ of [1, 2, 3]) {
        await page.locator('.breadcrumb a').last().click();
        seen.push(addressOf(page));
      }
      assert.deepEqual(seen, [site.published[1], site.course, 'index.html']);
      assert.equal(await page.locator('.breadcrumb a').count(), 0, 'there is nothing above the front page');
    });

    test('the first stop of the Tab key leads past the menus to the text, on every type of page', async () => {
      const page = await open(site.course);
      for (const { path } of site.samples) {
        await page.goto(host.base + path);
        await page.keyboard.press('Tab');
        const link = page.locator('.skip-link:focus');
        assert.equal(await link.count(), 1, `${path}: the skip link comes first`);
        const { x, y } = await link.boundingBox();
        assert.ok(x >= 0 && y >= 0, `${path}: the skip link can be seen when it has focus`);
        await page.keyboard.press('Enter');
        assert.equal(await page.locator('main:focus').count(), 1, `${path}: main has focus`);
      }
    });

    test('the menu of a phone opens and closes by keyboard, and gives focus back', async () => {
      const page = await open(site.published[2], { viewport: PHONE });
      const [menu, button] = [page.locator('#page-menu'), page.locator('.menu-button')];
      assert.equal(await menu.isVisible(), false);
      await tabTo(page, '.menu-button');
      await page.keyboard.press('Enter');
      await menu.waitFor({ state: 'visible' });
      await page.keyboard.press('Tab');
      assert.equal(await page.locator('#page-menu :focus').count(), 1, 'the next stop is inside the menu');
      await page.keyboard.press('Escape');
      await menu.waitFor({ state: 'hidden' });
      assert.equal(await button.evaluate(element => element === document.activeElement), true, 'the button has focus again');
      await page.keyboard.press('Space');
      await menu.waitFor({ state: 'visible' });
      await tabTo(page, '.menu-close');
      await page.keyboard.press('Enter');
      await menu.waitFor({ state: 'hidden' });
    });

    test('the menu of a phone leads to another page', async () => {
      const page = await open(site.published[2], { viewport: PHONE });
      await page.locator('.menu-button').click();
      await page.locator('.nav-trail a').last().click();
      assert.notEqual(addressOf(page), site.published[2]);
      assert.ok(site.published.includes(addressOf(page)));
    });
  });
}

/** Clicks «next» until there is none; gives every address on the way, and where «previous» leads from each. */
async function walk(page) {
  const [seen, back] = [[], []];
  const [next, previous] = ['next', 'prev'].map(direction => page.locator(`.page-turn a[rel="${direction}"]`));
  for (;;) {
    seen.push(addressOf(page));
    back.push((await previous.count()) > 0 ? inBase(await previous.evaluate(link => link.href)) : null);
    if ((await next.count()) === 0 || seen.length > site.pages.length) return { seen, back };
    await next.click();
    // A click waits until the next page begins to come, not until its links are there to count.
    await page.waitForLoadState('domcontentloaded');
  }
}

async function tabTo(page, selector) {
  for (let stops = 0; stops < 20; stops += 1) {
    await page.keyboard.press('Tab');
    if ((await page.locator(`${selector}:focus`).count()) > 0) return;
  }
  assert.fail(`the Tab key does not reach ${selector}`);
}

function addressOf(page) {
  return inBase(page.url());
}

/** The part of an address that is the site's own. */
function inBase(url) {
  return new URL(url).pathname.slice(BASE_PATH.length);
}
