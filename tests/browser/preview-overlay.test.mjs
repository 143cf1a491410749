// What the preview itself shows: findings over the last good page, facts beside it, and a lost connection; for everyone, in both schemes.

import assert from 'node:assert/strict';
import { after, afterEach, before, test } from 'node:test';

import { AXE, violations } from './barriers.mjs';
import { DESKTOP, newPage, PHONE } from './browser.mjs';
import { heard, isSame, mark, previewed } from './preview-site.mjs';

const FILE = 'content/kurs/modul-1/01-tekst.md';
const PAGE = 'kurs/modul-1/tekst.html';
const BROKEN = ['[neste side](02-mote.md)', '[neste side](02-mote-som-ikke-er.md)'];
const SHEET = 'loype-preview .sheet';

let site;
before(async () => { site = await previewed('tests/sites/leader-support'); });
after(() => site?.close());
afterEach(() => site.reset());

test('errors stand over the last good page with place, line and help, take no focus, and go when they are mended', async () => {
  const page = await site.open(PAGE);
  await mark(page);
  await page.locator('#search').focus();
  site.edit(FILE, ...BROKEN);
  const sheet = page.locator(SHEET);
  await sheet.waitFor();
  assert.ok(await page.getByText('Det første avsnittet.').isVisible());
  assert.match(await sheet.locator('h2').innerText(), /^1 feil/);
  assert.match(await sheet.locator('.place').first().innerText(), /^content\/kurs\/modul-1\/01-tekst\.md:\d+:\d+/);
  assert.match(await sheet.locator('.excerpt mark').first().innerText(), /02-mote-som-ikke-er\.md/);
  assert.match(await sheet.locator('.rule summary').first().innerText(), /^Forklaring: [\w-]+/);
  assert.equal(await page.evaluate(() => document.activeElement?.id), 'search');
  assert.match(await page.locator('loype-preview [role="status"]').textContent(), /^1 feil/);
  site.reset();
  await sheet.waitFor({ state: 'hidden' });
  await page.locator('loype-preview .mended').waitFor();
  assert.ok(await isSame(page), 'the page was never loaded again');
  await page.context().close();
});

test('Escape puts the findings away, also on the next page, and their number brings them back', async () => {
  const page = await site.open(PAGE);
  site.edit(FILE, ...BROKEN);
  const sheet = page.locator(SHEET);
  await sheet.waitFor();
  await page.keyboard.press('Escape');
  await sheet.waitFor({ state: 'hidden' });
  await page.reload();
  const number = page.getByRole('button', { name: /^1 feil/ });
  await number.waitFor();
  assert.equal(await sheet.isVisible(), false);
  await number.press('Enter');
  await sheet.waitFor();
  assert.equal(await number.getAttribute('aria-expanded'), 'true');
  await page.context().close();
});

test('a config that cannot be read is told of, and nothing of the site goes', async () => {
  const page = await site.open(PAGE);
  site.write('site-config.yaml', 'title: [\n');
  await page.locator(SHEET).waitFor();
  assert.ok(await page.getByText('Det første avsnittet.').isVisible());
  site.reset();
  await page.locator(SHEET).waitFor({ state: 'hidden' });
  await page.context().close();
});

test('where there is no good version yet, none is said to be shown', async () => {
  const page = await newPage(site.browser);
  const html = '<!DOCTYPE html><html lang="nb"><title>Ikke ennå</title><script src="../../_loype/preview.js" defer data-address="index.html" data-up="../../"></script><h1>Ikke ennå</h1>';
  await page.route(site.base + PAGE, route => route.fulfill({ status: 503, contentType: 'text/html; charset=utf-8', body: html }));
  site.edit(FILE, ...BROKEN);
  await page.goto(site.base + PAGE);
  await page.locator(SHEET).waitFor();
  assert.equal(await page.locator(`${SHEET} .lead`).first().innerText(), 'Nettstedet kan ikke vises før feilene er rettet.');
  await page.context().close();
});

test('the panel knows the file, its length, its notes and who leads to it, and stays open on the next page', async () => {
  const page = await site.open(PAGE);
  await page.keyboard.press('Alt+Shift+KeyP');
  const panel = page.locator('loype-preview .panel');
  await panel.waitFor();
  assert.match(await panel.locator('.path').innerText(), /^content\/kurs\/modul-1\/01-tekst\.md:\d+$/);
  assert.match(await panel.locator('dl').innerText(), /Ord\s+\d+\s+Lesetid\s+ca\. 1 min\s+Oppgitt tid\s+20 min/);
  assert.ok(await panel.getByRole('heading', { name: 'Råd på siden' }).isVisible());
  await panel.locator('li a[href^="#"]').first().click();
  assert.equal(await page.locator(':target').count(), 1);
  await page.goto(`${site.base}kurs/modul-1/mote.html`);
  await panel.waitFor();
  await panel.getByRole('link', { name: 'En tekst' }).waitFor();
  await page.keyboard.press('Escape');
  await panel.waitFor({ state: 'hidden' });
  await page.context().close();
});

test('a change outside the window has a way to it, unless the author does not want it', async () => {
  const page = await site.open(PAGE, { viewport: { width: 390, height: 300 } });
  site.edit(FILE, 'Noe å finne ut.', 'Noe helt annet å finne ut.');
  const way = page.getByRole('button', { name: 'Endret lenger ned ↓' });
  await way.click();
  await way.waitFor({ state: 'detached' });
  const { y } = await page.getByText('Noe helt annet').boundingBox();
  assert.ok(y > 0 && y < 300);
  await page.keyboard.press('Alt+Shift+KeyP');
  await page.getByLabel('Vis meg hva som er endret').uncheck();
  await page.evaluate(() => scrollTo(0, 0));
  site.edit(FILE, 'Noe helt annet å finne ut.', 'Noe tredje å finne ut.');
  await page.getByText('Noe tredje').waitFor();
  assert.equal(await way.count(), 0);
  await page.context().close();
});

test('a lost server is told of calmly, and comes back by itself with what has changed meanwhile', async () => {
  const page = await site.open(PAGE);
  await mark(page);
  await site.stop();
  await page.locator('loype-preview .lost').waitFor();
  site.edit(FILE, 'Det første avsnittet.', 'Det første avsnittet er nytt.');
  await site.again();
  await page.getByText('Det første avsnittet er nytt.').waitFor();
  await page.locator('loype-preview .lost').waitFor({ state: 'detached' });
  assert.ok(await isSame(page));
  await page.context().close();
});

test('nothing of the preview is printed', async () => {
  const page = await site.open(PAGE);
  await page.emulateMedia({ media: 'print' });
  assert.equal(await page.locator('loype-preview .about').isVisible(), false);
  await page.context().close();
});

for (const [viewport, colorScheme] of [[DESKTOP, 'light'], [DESKTOP, 'dark'], [PHONE, 'light'], [PHONE, 'dark']]) {
  test(`page, findings and panel shut no one out at ${viewport.width} px, ${colorScheme}`, async () => {
    site.edit('content/kurs/_index.md', 'title: Kurset\n', 'title: Kurset\nprerequisites:\n  - Modul 2 bygger på modul 1\n  - Modul 1 bør tas etter 2\n');
    const page = await newPage(site.browser, { viewport, colorScheme, reducedMotion: 'reduce' });
    await page.addInitScript(AXE);
    await page.goto(site.base + PAGE);
    await heard(page);
    await page.getByRole('button', { name: 'Om siden' }).click();
    await page.locator('loype-preview .rules summary').click();
    await page.getByText('den publiserte rekkefølgen følger den ikke').waitFor();
    assert.deepEqual(await violations(page), []);
    site.edit(FILE, ...BROKEN);
    await page.locator(SHEET).waitFor();
    assert.deepEqual(await violations(page), []);
    assert.ok(await page.evaluate(() => document.documentElement.scrollWidth <= innerWidth), 'nothing stands out to the side');
    site.reset();
    await page.locator(SHEET).waitFor({ state: 'hidden' });
    await page.context().close();
  });
}
