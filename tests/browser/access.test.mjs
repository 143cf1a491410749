// axe-core finds nothing to complain of: WCAG 2.2 A and AA and its own best practice, in both colour schemes, on a desk, a phone and
// the narrowest window, with and without the site's scripts, and in the colours that a reader has chosen.

import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { pathToFileURL } from 'node:url';

import { AXE, contrasts, violations } from './barriers.mjs';
import { DESKTOP, launch, newPage, PHONE } from './browser.mjs';
import { FULL, site } from './site.mjs';

const BASE = pathToFileURL(`${site.folder}/`).href;

let browser;
before(async () => { browser = await launch(); });
after(() => browser?.close());

test('no type of page shuts anyone out at 1440 px, light or dark, and with --full no page', async () => {
  const others = site.tried.filter(page => !site.samples.includes(page));
  assert.deepEqual(await barriers(others, { viewport: DESKTOP, colorScheme: 'light' }), []);
  assert.deepEqual(await barriers(site.samples, { viewport: DESKTOP }, { dark: true }), []);
});

test('no type of page shuts anyone out at 390 px, light or dark', async () => {
  assert.deepEqual(await barriers(site.samples, { viewport: PHONE }, { dark: true }), []);
});

test('no type of page shuts anyone out in the narrowest window, 320 px', async () => {
  assert.deepEqual(await barriers(site.samples, { viewport: { width: 320, height: 568 } }), []);
});

test('no type of page shuts anyone out in colours that the reader has chosen', async () => {
  // Their contrast is the reader's own; axe reckons with the colours that the page would have had.
  const found = await barriers(site.samples, { forcedColors: 'active' });
  assert.deepEqual(found.filter(barrier => !barrier.includes(': color-contrast: ')), []);
});

// A browser without JavaScript could not run axe either. So the browser has it, and what it lacks is every script of the site.
for (const viewport of FULL ? [DESKTOP, PHONE] : [PHONE]) {
  test(`no type of page shuts anyone out at ${viewport.width} px when no script of the site comes`, async () => {
    const prepare = page => page.route('**/*.js', route => route.abort());
    assert.deepEqual(await barriers(site.samples, { viewport }, { prepare }), []);
  });
}

/**
 * What axe finds on these pages, and again with the menu open where there is a button for it. With `dark`, the rules that
 * colours decide are tried in the dark colours too: the rest of a page is the same there.
 */
async function barriers(pages, options, { dark = false, prepare = () => {} } = {}) {
  const page = await newPage(browser, { colorScheme: 'light', ...options });
  await prepare(page);
  await page.addInitScript(AXE);
  const found = [];
  for (const { path } of pages) {
    await page.goto(BASE + path);
    await look(path);
    const menu = page.locator('.menu-button');
    if (!(await menu.isVisible())) continue;
    await menu.click();
    await look(`${path}, menu open`);
  }
  await page.context().close();
  return found;

  async function look(where) {
    found.push(...(await violations(page)).map(violation => `${where}: ${violation}`));
    if (!dark) return;
    await page.emulateMedia({ colorScheme: 'dark' });
    found.push(...(await contrasts(page)).map(violation => `${where}, dark: ${violation}`));
    await page.emulateMedia({ colorScheme: 'light' });
  }
}
