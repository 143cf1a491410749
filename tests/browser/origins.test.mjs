// The same output works at a host's root, under a sub-path and from disk; nothing is asked of anyone else, and nothing fails.

import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { pathToFileURL } from 'node:url';

import { AXE, violations } from './barriers.mjs';
import { complaints, launch, newPage } from './browser.mjs';
import { serve } from './server.mjs';
import { site } from './site.mjs';

let browser;
before(async () => { browser = await launch(); });
after(() => browser?.close());

for (const [path, what, pages] of [['/', 'every type of page, and with --full every page,', site.tried], ['/a/b/', 'every page', site.pages.filter(({ type }) => type !== 'not-found')]]) {
  test(`${what} is whole and quiet at ${path}, under a strict content policy`, async () => {
    const host = await serve(site.folder, path);
    try {
      assert.deepEqual(await visit(pages, host.base), []);
      assert.deepEqual(host.missed, []);
    } finally {
      await host.close();
    }
  });
}

test('every type of page, and with --full every page, is whole and quiet when opened from disk', async () => {
  assert.deepEqual(await visit(site.tried, pathToFileURL(`${site.folder}/`).href), []);
});

test('an address that does not exist shows the page that says so', async () => {
  // Without `base_url`, the page is right at the root of a host, at any depth.
  const host = await serve(site.folder, '/');
  try {
    const page = await newPage(browser);
    const found = complaints(page, host.base);
    const missing = `${host.base}mappe/under/finnes-ikke.html`;
    const response = await page.goto(missing);
    assert.equal(response.status(), 404);
    assert.equal(await page.locator('h1').innerText(), 'Siden finnes ikke');
    assert.equal(await page.locator('meta[name="robots"]').getAttribute('content'), 'noindex', 'some hosts send it with 200 at its own address');
    assert.deepEqual(found.filter(complaint => !complaint.includes('404')), []);
    assert.deepEqual(host.missed, ['/mappe/under/finnes-ikke.html']);
    await page.evaluate(AXE);
    assert.deepEqual(await violations(page), []);
    await page.setViewportSize({ width: 320, height: 640 });
    assert.ok(await page.evaluate(() => document.documentElement.scrollWidth <= innerWidth));
    await page.getByRole('main').getByRole('link', { name: 'Forsiden' }).click();
    assert.equal(page.url(), `${host.base}index.html`);
  } finally {
    await host.close();
  }
});

async function visit(pages, base) {
  const page = await newPage(browser);
  const found = complaints(page, base);
  for (const { path } of pages) {
    await page.goto(base + path);
    if ((await page.locator('h1').count()) !== 1) found.push(`${path}: not one h1`);
  }
  await page.context().close();
  return found;
}
