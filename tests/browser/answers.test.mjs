// The reader's own answers: kept while one writes, gathered on a page of their own, taken along, brought in and erased; and nothing that is
// typed is lost where the browser stores nothing or another tab writes too.

import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { test } from 'node:test';
import { pathToFileURL } from 'node:url';

import { AXE, violations } from './barriers.mjs';
import { complaints, newPage } from './browser.mjs';
import { hosted } from './hosted.mjs';
import { site } from './site.mjs';

const PAGE = 'kompetansepakken/modul-0-introduksjon/tanker-for-start.html';
const NOTES = 'notater.html';
const QUESTION = 'Tenk på et utviklingsarbeid som endret noe i din egen undervisning.';

const here = hosted();

/** The field for an answer, found as a screen reader finds it: by its question. */
const field = page => page.getByRole('textbox', { name: QUESTION });

const write = async (page, text) => {
  await field(page).fill(text);
  await page.locator('.answer [role="status"]', { hasText: /^Lagret/ }).first().waitFor();
};

const download = async (page, button) => {
  const [file] = await Promise.all([page.waitForEvent('download'), page.locator(button).click()]);
  return { name: file.suggestedFilename(), path: await file.path() };
};

test('an answer is kept while one writes, and is there again on the page and among all notes', async () => {
  const page = await here.open(PAGE);
  const found = complaints(page, here.base);
  await write(page, 'Felles tid hver torsdag');
  await page.reload();
  assert.equal(await field(page).inputValue(), 'Felles tid hver torsdag');
  await page.locator('.answer-foot a').first().click();
  assert.equal(await page.locator('h2').innerText(), 'Modul 0 Introduksjon');
  assert.match(await page.locator('.noted-question').innerText(), /^Erfaringen\s+Tenk på/);
  assert.equal(await page.locator('.noted-text').innerText(), 'Felles tid hver torsdag');
  await page.locator('.noted-list h3 a').click();
  assert.match(page.url(), /tanker-for-start\.html#blokk-1$/);
  assert.deepEqual(found, []);
});

test('an answer that has not had time to be kept is kept when one leaves the page', async () => {
  const page = await here.open(PAGE);
  await field(page).fill('Rett før jeg går');
  await page.goto(here.base + NOTES);
  assert.equal(await page.locator('.noted-text').innerText(), 'Rett før jeg går');
});

test('an answer that is emptied is forgotten', async () => {
  const page = await here.open(PAGE);
  await write(page, 'Noe');
  await field(page).fill('');
  await page.waitForFunction(() => localStorage.length === 0);
});

test('an answer follows its question when an author puts another before it', async () => {
  const page = await here.open(PAGE);
  await write(page, 'Min erfaring');
  await page.evaluate(() => {
    const [key] = Object.keys(localStorage);
    localStorage.setItem(key.replace('#blokk-1', '#blokk-2'), localStorage.getItem(key));
    localStorage.removeItem(key);
  });
  await page.reload();
  assert.equal(await field(page).inputValue(), 'Min erfaring');
  assert.equal(await page.locator('#blokk-2-answer').inputValue(), '');
});

test('what is written in two tabs at once is all kept', async () => {
  const page = await here.open(PAGE);
  const other = await page.context().newPage();
  await other.goto(here.base + PAGE);
  await write(page, 'Fra den ene');
  await other.waitForFunction(() => document.querySelector('textarea').value === 'Fra den ene');
  // The other tab has unsaved words when the first is kept.
  await other.evaluate(() => {
    const area = document.querySelector('textarea');
    area.value = 'Fra den andre';
    const key = Object.keys(localStorage)[0];
    localStorage.setItem(key, JSON.stringify({ ...JSON.parse(localStorage.getItem(key)), text: 'Enda mer fra den ene' }));
    area.dispatchEvent(new Event('input', { bubbles: true }));
  });
  await other.locator('.answer [role="status"]', { hasText: 'Begge tekstene' }).waitFor();
  assert.equal(await field(other).inputValue(), 'Enda mer fra den ene\n\nFra den andre');
});

test('where the browser stores nothing, the page says so, and what is typed stays', async () => {
  const page = await newPage(here.browser);
  await page.addInitScript(() => { Storage.prototype.setItem = () => { throw new DOMException('full', 'QuotaExceededError'); }; });
  await page.goto(here.base + PAGE);
  await field(page).fill('Viktig');
  await page.locator('.answer [role="status"]', { hasText: 'Kopier teksten før du lukker siden.' }).waitFor();
  assert.equal(await field(page).inputValue(), 'Viktig');
});

test('notes are taken along as text and as a copy, and another device brings the copy in without losing its own', async () => {
  const page = await here.open(PAGE);
  await write(page, 'Fra skolen');
  await page.goto(here.base + NOTES);
  const text = await download(page, '#export-text');
  assert.equal(text.name, 'notater.md');
  assert.match(readFileSync(text.path, 'utf8'), /^# Notatene dine – Kompetansepakken\n\n## Modul 0 Introduksjon\n\n### 0\.3 Tanker før start\n\n> Erfaringen\n>\n> Tenk på [^\n]+\n\nFra skolen\n/);
  const copy = await download(page, '#export-copy');

  const elsewhere = await here.open(PAGE);
  await write(elsewhere, 'Hjemmefra');
  await elsewhere.goto(here.base + NOTES);
  const bringIn = async file => {
    const [chooser] = await Promise.all([elsewhere.waitForEvent('filechooser'), elsewhere.locator('#import').click()]);
    await chooser.setFiles(file);
  };
  await bringIn(copy.path);
  await elsewhere.locator('.tools-said', { hasText: 'Nye eller endrede notater: 1' }).waitFor();
  assert.equal(await elsewhere.locator('.noted-text').innerText(), 'Fra skolen\n\nHjemmefra');
  await bringIn(copy.path);
  await elsewhere.locator('.tools-said', { hasText: 'Nye eller endrede notater: 0' }).waitFor();
  await bringIn({ name: 'x.json', mimeType: 'application/json', buffer: Buffer.from('{"a": 1}') });
  await elsewhere.locator('.tools-said', { hasText: 'ikke en kopi' }).waitFor();
  assert.equal(await elsewhere.locator('.noted').count(), 1);
});

test('one note or all are erased, after a question that the reader can answer no to', async () => {
  const page = await here.open(PAGE);
  await write(page, 'Først');
  await page.locator('#blokk-2-answer').fill('Så');
  await page.goto(here.base + NOTES);
  await page.locator('.noted .erase').first().click();
  await page.keyboard.press('Escape');
  assert.equal(await page.locator('.noted').count(), 2);
  await page.locator('.noted .erase').first().click();
  await page.getByRole('dialog').getByRole('button', { name: 'Slett' }).click();
  // A dialog tells that it has been answered in a task of its own, after the click has returned.
  await page.waitForFunction(() => document.querySelectorAll('.noted').length === 1);
  assert.deepEqual(await page.locator('.noted-text').allInnerTexts(), ['Så']);
  await page.locator('#erase-all').click();
  await page.getByRole('dialog').getByRole('button', { name: 'Slett' }).click();
  await page.locator('.empty').waitFor({ state: 'visible' });
  assert.equal(await page.evaluate(() => localStorage.length), 0);
});

test('the privacy page says what is stored, and erases it', async () => {
  const page = await here.open(PAGE);
  await page.goto(`${here.base}personvern.html`);
  assert.equal(await page.locator('.stored-nothing').isVisible(), true);
  await page.goto(here.base + PAGE);
  await write(page, 'Noe');
  await page.locator('#view').selectOption('teacher');
  await page.locator('#done').check();
  await page.goto(`${here.base}personvern.html`);
  assert.deepEqual((await page.locator('.stored-list li').allInnerTexts()).map(line => line.replace(/ \(.*/, '')), [
    'Sider som er merket som gjort: 1', 'Notat: Erfaringen', 'Valgt visning: Lærer',
  ]);
  await page.locator('#erase-all').click();
  await page.getByRole('dialog').getByRole('button', { name: 'Slett' }).click();
  await page.locator('.stored-nothing').waitFor({ state: 'visible' });
  assert.equal(await page.evaluate(() => localStorage.length), 0);
  assert.equal(await page.locator('#view').inputValue(), '', 'the view that was stored is gone too');
});

test('from disk an answer is kept, and taken along', async () => {
  const base = pathToFileURL(`${site.folder}/`).href;
  const page = await newPage(here.browser);
  await page.goto(base + PAGE);
  await write(page, 'Fra minnepinnen');
  await page.goto(base + NOTES);
  const text = await download(page, '#export-text');
  assert.match(readFileSync(text.path, 'utf8'), /Fra minnepinnen/);
});

test('without script there is a question and no field, and the page of notes says why it is empty', async () => {
  const page = await here.open(PAGE, { javaScriptEnabled: false });
  assert.equal(await page.locator('textarea').first().isVisible(), false);
  assert.equal(await page.locator('.question').first().isVisible(), true);
  await page.goto(here.base + NOTES);
  assert.equal(await page.locator('noscript p').innerText(), 'Denne siden krever at nettleseren kan kjøre skript.');
});

test('fields, notes and questions shut no one out', async () => {
  const page = await newPage(here.browser);
  await page.addInitScript(AXE);
  await page.goto(here.base + PAGE);
  await write(page, 'Noe');
  assert.deepEqual(await violations(page), []);
  await page.goto(here.base + NOTES);
  assert.deepEqual(await violations(page), []);
  await page.locator('#erase-all').click();
  assert.deepEqual(await violations(page), []);
});
