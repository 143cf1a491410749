// A course that has just been brought in: it is shown as far as it can be made, its faults are marked where they stand and explained there,
// and equal ones are told together.

import assert from 'node:assert/strict';
import { after, afterEach, before, test } from 'node:test';

import { AXE, violations } from './barriers.mjs';
import { DESKTOP } from './browser.mjs';
import { previewed } from './preview-site.mjs';

const SHEET = 'loype-preview .sheet';
const FIRST = 'content/hentet/okt-1/01-start.md';
const links = Array.from({ length: 16 }, (_, at) => `[Lenke ${at}](borte-${at}.md)`).join('\n\n');
const FILES = {
  [FIRST]: `# Velkommen hit\n\nEn tekst uten metadata.\n\n${links}\n`,
  'content/hentet/okt-1/02-videre.md': '---\ntitle: Videre\n---\nHer er alt i orden.\n',
  'content/hentet/okt-1/03-apen.md': '---\ntitle: Åpen\n\nTeksten under.\n',
  'content/hentet/okt-2/01-start.md': '# Andre økt\n\nMer tekst.\n',
};

let site;
before(async () => { site = await previewed('tests/sites/leader-support', [], FILES); });
after(() => site?.close());
afterEach(() => site.reset());

test('a page whose file cannot be read is shown with its text, its faults beside it, and the links that lead nowhere marked', async () => {
  const page = await site.open('hentet/okt-1/start.html');
  assert.equal(await page.locator('h1').innerText(), 'Velkommen hit');
  assert.ok(await page.getByText('En tekst uten metadata.').isVisible());
  const sheet = page.locator(SHEET);
  await sheet.waitFor();
  assert.match(await sheet.locator('.lead').first().innerText(), /^Nettstedet vises så langt/);
  const outline = at => page.locator(`main a[href="borte-${at}.md"]`).evaluate(link => getComputedStyle(link).outlineStyle);
  assert.equal(await outline(7), 'dashed');
  site.edit(FIRST, 'En tekst uten metadata.', 'En ny tekst.');
  await page.getByText('En ny tekst.').waitFor();
  await page.evaluate(AXE);
  assert.deepEqual(await violations(page), []);
  await page.context().close();
});

test('sixteen equal faults are one card with sixteen places, and the number counts them all', async () => {
  const page = await site.open('hentet/okt-1/start.html', DESKTOP);
  const sheet = page.locator(SHEET);
  await sheet.waitFor();
  const cards = sheet.locator('.findings > li').filter({ has: page.locator('.rule code', { hasText: /^link-broken$/ }) });
  assert.equal(await cards.count(), 1);
  const like = cards.locator('details.also');
  assert.equal(await like.locator('summary').innerText(), '15 til av samme slag');
  await like.locator('summary').click();
  assert.equal(await like.locator('.place').count(), 15);
  assert.match(await like.locator('.short').last().innerText(), /borte-15\.md/);
  const { errors, findings } = await page.evaluate(() => fetch(globalThis.loypePreview.own('page')).then(answer => answer.json()));
  assert.equal(errors, findings.length);
  assert.match(await sheet.locator('h2').innerText(), new RegExp(`^${errors} feil`));
  await page.context().close();
});

test('what a rule means opens under its finding, in the language of the page, and stays open after the next edit', async () => {
  const page = await site.open('hentet/okt-1/start.html');
  const part = page.locator(`${SHEET} details.rule`).filter({ has: page.locator('summary code', { hasText: /^link-broken$/ }) });
  await part.locator('summary').click();
  await part.getByText('Gjør slik.').waitFor();
  assert.ok(await part.locator('h4', { hasText: 'Riktig' }).isVisible());
  assert.ok(await part.locator('pre code').count() >= 2);
  site.edit(FIRST, 'En tekst uten metadata.', '[Enda en](enda-en.md)');
  await page.locator(`${SHEET} summary`, { hasText: '16 til av samme slag' }).waitFor();
  await part.getByText('Gjør slik.').waitFor();
  await page.context().close();
});

test('a page without faults of its own is not covered by those of others', async () => {
  const page = await site.open('hentet/okt-1/videre.html');
  await page.locator('loype-preview .problems').waitFor();
  assert.equal(await page.locator(SHEET).isVisible(), false);
  await page.context().close();
});
