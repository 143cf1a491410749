// A participant prints what she has done of a course: for her view, with a name that is kept nowhere, on one sheet.

import assert from 'node:assert/strict';
import { join } from 'node:path';
import { test } from 'node:test';
import { pathToFileURL } from 'node:url';

import { AXE, violations } from './barriers.mjs';
import { complaints, newPage, PHONE } from './browser.mjs';
import { hosted } from './hosted.mjs';
import { site } from './site.mjs';

const PATH = 'kompetansepakken/kursbevis.html';

const here = hosted('/a/b/');

/** Marks the first pages of each module as done, as the store keeps it: as many as there are numbers, or all. */
const finish = (page, ...counts) => page.evaluate(most => {
  const done = {};
  [...document.querySelectorAll('#certificate [data-module]')].forEach(({ dataset: { module, pages } }, at) => {
    pages.split(' ').slice(0, most[at] ?? (most.length === 0 ? Infinity : 0)).forEach(name => { done[module.replace('index.html', `${name.split(':')[0]}.html`)] = ''; });
  });
  globalThis.loype.write('done', done);
}, counts);

const said = page => page.locator('.certificate-said').innerText();
const counts = page => page.locator('.certificate-modules .count').allInnerTexts();
const stations = page => page.locator('.certificate-trail svg:visible').evaluateAll(all => all.map(({ dataset }) => dataset.state));

test('what is done is counted for the view that is picked, here or above, and follows a mark in another tab', async () => {
  const page = await here.open(PATH);
  assert.equal(await said(page), 'har gjort 0 av 58 sider.');
  await finish(page, 1);
  assert.deepEqual([(await counts(page))[0], (await stations(page))[0]], ['1 av 13 sider', 'part']);
  await page.getByLabel('Du har vært med som').selectOption('Lærer');
  assert.equal(await page.getByLabel('Jeg er').inputValue(), 'teacher');
  assert.equal(await said(page), 'har gjort 1 av 50 sider som lærer.');
  assert.deepEqual(await page.locator('[data-hours]:visible').allInnerTexts(), ['Hele kurset er beregnet til 42–54 timer.']);
  await page.getByLabel('Jeg er').selectOption('Leder');
  assert.equal(await page.getByLabel('Du har vært med som').inputValue(), 'leader');
  assert.match(await said(page), /^har gjort 1 av \d+ sider som leder\.$/u);
  const other = await page.context().newPage();
  await other.goto(here.base + PATH);
  await finish(other);
  await page.waitForFunction(() => /(\d+) av \1 sider/u.test(document.querySelector('.certificate-said')?.textContent ?? ''));
  assert.deepEqual([...new Set(await stations(page))], ['done']);
});

test('a view that the link gives is counted for, and nothing is stored', async () => {
  const page = await here.open(`${PATH}?visning=lærer`);
  assert.equal(await said(page), 'har gjort 0 av 50 sider som lærer.');
  await page.getByLabel('Navnet ditt').fill('Marte Solberg Nilsen');
  assert.equal(await page.locator('.certificate-name').innerText(), 'Marte Solberg Nilsen');
  assert.equal(await page.evaluate(() => localStorage.length + sessionStorage.length), 0);
});

test('the name is kept nowhere: not in the store, and not on the page when it is loaded again or come back to', async () => {
  const page = await here.open(PATH);
  const name = page.getByLabel('Navnet ditt');
  assert.equal(await name.getAttribute('autocomplete'), 'name');
  await name.fill('Marte Solberg Nilsen');
  await page.getByRole('checkbox', { name: 'Linje for rektor' }).uncheck();
  assert.equal(await page.getByText('Rektor, om det er avtalt').isVisible(), false);
  await name.press('Enter');
  assert.equal(await name.inputValue(), 'Marte Solberg Nilsen', 'Enter sends nothing');
  assert.equal(page.url(), here.base + PATH);
  await page.goto(`${here.base}notater.html`);
  assert.doesNotMatch(await page.evaluate(() => JSON.stringify({ ...localStorage, ...sessionStorage })), /Marte/u);
  await page.goBack();
  assert.deepEqual([await name.inputValue(), await page.locator('.certificate-name').innerText()], ['', '']);
  assert.equal(await page.getByText('Rektor, om det er avtalt').isVisible(), true);
  await name.fill('Marte Solberg Nilsen');
  await page.reload();
  assert.equal(await name.inputValue(), '');
});

test('the button on the course leads here when all of the view is done, and so does the list below', async () => {
  const page = await here.open(`${PATH}?visning=lærer`);
  await finish(page);
  await page.goto(`${here.base}${site.course}?visning=lærer`);
  await page.getByRole('link', { name: 'Du er ferdig. Lag kursbevis' }).click();
  await page.waitForURL(`**/a/b/${PATH}*`, { waitUntil: 'load' });
  assert.equal(await said(page), 'har gjort 50 av 50 sider som lærer.');
  await page.goto(here.base + site.course);
  await page.locator('main').getByRole('link', { name: 'Kursbevis', exact: true }).click();
  assert.equal(new URL(page.url()).pathname, `/a/b/${PATH}`);
});

test('it is printed as one sheet that has only what belongs there, done or not, also from a phone', async () => {
  for (const [viewport, done] of [[PHONE, []], [undefined, [5, 9, 3]]]) {
    const page = await newPage(here.browser, viewport ? { viewport } : {});
    await page.goto(here.base + PATH);
    await finish(page, ...done);
    await page.getByLabel('Navnet ditt').fill('Marte Solberg Nilsen');
    await page.evaluate(() => { globalThis.print = () => { document.body.dataset.printed = 'yes'; }; });
    await page.getByRole('button', { name: 'Skriv ut eller lagre som PDF' }).click();
    assert.equal(await page.evaluate(() => document.body.dataset.printed), 'yes');
    const pdf = (await page.pdf({ format: 'A4' })).toString('latin1');
    assert.equal(pdf.match(/\/Type\s*\/Page\b/gu)?.length, 1);
    await page.emulateMedia({ media: 'print' });
    const shown = await page.locator('body').innerText();
    assert.match(shown, /^Kursbevis\s/u, 'the sheet alone');
    assert.doesNotMatch(shown, /Ta med|Navnet ditt|Forsiden|Søk/u);
    assert.match(shown, /Ingen har kontrollert arbeidet, og erklæringen gir ikke studiepoeng\.$/u);
  }
});

test('without script it is the same sheet, with a line to write the name on, and boxes', async () => {
  const page = await newPage(here.browser, { javaScriptEnabled: false });
  await page.goto(here.base + PATH);
  assert.equal(await page.getByLabel('Navnet ditt').isVisible(), false);
  assert.equal(await page.locator('noscript .certificate-tools').isVisible(), true);
  assert.equal(await said(page), 'har gjort det som er krysset av her.');
  assert.equal(await page.locator('.certificate-modules .box:visible').count(), 6);
  assert.equal(await page.getByText('Navn', { exact: true }).isVisible(), true);
});

test('it shuts nobody out, in light and dark, at 320 px too', async () => {
  for (const options of [{}, { colorScheme: 'dark' }, { viewport: { width: 320, height: 640 } }]) {
    const page = await newPage(here.browser, { bypassCSP: true, ...options });
    await page.addInitScript(AXE);
    await page.goto(here.base + PATH);
    await finish(page, 13, 4);
    await page.getByLabel('Navnet ditt').fill('Marte Solberg Nilsen');
    assert.deepEqual(await violations(page), []);
    assert.ok(await page.evaluate(() => document.documentElement.scrollWidth <= innerWidth), 'nothing to scroll sideways');
  }
});

test('it works from the disk', async () => {
  const page = await newPage(here.browser);
  const wrong = complaints(page, pathToFileURL(`${site.folder}/`).href);
  await page.goto(pathToFileURL(join(site.folder, PATH)).href);
  await finish(page, 13, 4);
  assert.equal(await said(page), 'har gjort 17 av 58 sider.');
  assert.deepEqual((await stations(page)).slice(0, 3), ['done', 'part', 'new']);
  assert.deepEqual(wrong, []);
});
