// A note and its passage lead to each other, from the leader's page too; a note can be folded away, and is read after its passage.

import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { pathToFileURL } from 'node:url';

import { launch, newPage, PHONE } from './browser.mjs';
import { built, site } from './site.mjs';

const BASE = pathToFileURL(`${site.folder}/`).href;
const SMALL = pathToFileURL(`${built('tests/sites/leader-support')}/`).href;
const MODULE = 'kompetansepakken/modul-1-verdiloftet';
const MEETING = `${BASE}${MODULE}/fellesmote-verdiloftet.html`;

let browser;
before(async () => { browser = await launch(); });
after(() => browser?.close());

test('a mark beside the passage leads to its note, and the note leads back', async () => {
  const page = await newPage(browser);
  await page.goto(MEETING);
  await page.getByRole('link', { name: 'Lederstøtte 3', exact: true }).click();
  assert.equal(await page.locator(':target').getAttribute('id'), 'lederstotte-3');
  await page.getByRole('link', { name: 'Til avsnittet som Lederstøtte 3 gjelder' }).click();
  assert.match(await page.locator(':target').innerText(), /^Lederen samler mønstrene/);
});

test('every mark and way back is large enough to hit', async () => {
  const page = await newPage(browser);
  await page.goto(MEETING);
  const links = await page.locator('.note-mark, .note-back').all();
  assert.ok(links.length >= 2, 'a mark, and a way back');
  for (const link of links) {
    const { width, height } = await link.boundingBox();
    assert.ok(width >= 24 && height >= 24, `${width} × ${height}`);
  }
});

test('the two ends are marked together', async () => {
  const page = await newPage(browser);
  await page.goto(`${MEETING}#lederstotte-3`);
  const edge = () => page.evaluate(() => getComputedStyle(document.querySelector('#avsnitt-lederstotte-3'), '::before').borderLeftColor);
  const marked = await edge();
  await page.goto(`${MEETING}#lederstotte-1`);
  assert.notEqual(await edge(), marked);
});

test('the leader page gathers every note of the module once, each with the way to its passage', async () => {
  const page = await newPage(browser);
  const own = site.pages.filter(({ path, type }) => path.startsWith(`${MODULE}/`) && type !== 'support').map(({ path }) => path);
  const written = [];
  for (const path of own) {
    await page.goto(BASE + path);
    written.push(...(await page.locator('.note .note-body').allInnerTexts()));
  }
  await page.goto(`${BASE}${MODULE}/lederstotte.html`);
  assert.ok(written.length > 0, 'the module has notes');
  assert.deepEqual((await page.locator('.note-gathered .note-body').allInnerTexts()).sort(), written.sort());
  const hrefs = await page.locator('.note-gathered .note-source').evaluateAll(links => links.map(({ href }) => href));
  assert.equal(hrefs.length, written.length, 'each note has its way');
  for (const href of hrefs) {
    await page.goto(href);
    assert.equal(await page.locator(':target').count(), 1, href);
  }
});

test('a module without a leader page of its own has one made of its notes', async () => {
  const page = await newPage(browser);
  await page.goto(`${SMALL}kurs/modul-1/index.html`);
  await page.getByRole('link', { name: 'Lederstøtte i Modul 1' }).first().click();
  assert.equal(await page.getByRole('note').count(), 4);
  await page.getByRole('link', { name: 'Til avsnittet som Lederstøtte 2 gjelder' }).click();
  assert.match(await page.locator(':target').innerText(), /^Det første avsnittet/);
});

test('on a phone a note can be folded away without script, and is printed all the same', async () => {
  const page = await newPage(browser, { viewport: PHONE, javaScriptEnabled: false });
  await page.goto(MEETING);
  const [note, text] = [page.locator('#lederstotte-1'), page.locator('#lederstotte-1 .note-body')];
  await text.waitFor({ state: 'visible' });
  await note.locator('summary').click();
  await text.waitFor({ state: 'hidden' });
  await page.emulateMedia({ media: 'print' });
  await text.waitFor({ state: 'visible' });
});

test('a note is read after its passage or its row, and before what follows', async () => {
  const page = await newPage(browser);
  await page.goto(MEETING);
  const read = await page.locator('main').ariaSnapshot();
  const places = ['Sett sammen gruppene', 'Fire runder', 'Bruk en felles klokke', 'Hva går igjen', 'Lederen samler mønstrene', 'Er dere færre enn tolv'].map(text => read.indexOf(text));
  assert.ok(places.every((place, at) => place > (places[at - 1] ?? 0)), `${places}`);
});

test('the owner’s overview gathers every note for the owner', async () => {
  const page = await newPage(browser);
  let notes = 0;
  for (const { path } of site.pages.filter(({ path, type }) => path.startsWith('kompetansepakken/') && type !== 'owner-overview')) {
    await page.goto(BASE + path);
    notes += await page.locator('.note-owner:not(.note-gathered)').count();
  }
  await page.goto(`${BASE}kompetansepakken/eier.html`);
  assert.ok(notes > 0);
  assert.equal(await page.locator('.note-owner').count(), notes);
});
