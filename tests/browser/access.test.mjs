// axe-core finds nothing to complain of: WCAG 2.2 A and AA and its own best practice, in both colour schemes, on a desk and a phone.

import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { pathToFileURL } from 'node:url';

import { AXE, violations } from './barriers.mjs';
import { DESKTOP, launch, newPage, PHONE } from './browser.mjs';
import { site } from './site.mjs';

const BASE = pathToFileURL(`${site.folder}/`).href;

let browser;
before(async () => { browser = await launch(); });
after(() => browser?.close());

test('no page shuts anyone out at 1440 px, light', async () => {
  assert.deepEqual(await barriers(site.pages, { viewport: DESKTOP, colorScheme: 'light' }), []);
});

for (const [viewport, colorScheme] of [[DESKTOP, 'dark'], [PHONE, 'light'], [PHONE, 'dark']]) {
  test(`no type of page shuts anyone out at ${viewport.width} px, ${colorScheme}`, async () => {
    assert.deepEqual(await barriers(site.samples, { viewport, colorScheme }), []);
  });
}

/** What axe finds on these pages, and again with the menu open where there is a button for it. */
async function barriers(pages, options) {
  const page = await newPage(browser, options);
  await page.addInitScript(AXE);
  const found = [];
  for (const { path } of pages) {
    await page.goto(BASE + path);
    found.push(...(await violations(page)).map(violation => `${path}: ${violation}`));
    const menu = page.locator('.menu-button');
    if (!(await menu.isVisible())) continue;
    await menu.click();
    found.push(...(await violations(page)).map(violation => `${path}, menu open: ${violation}`));
  }
  await page.context().close();
  return found;
}
