// The reader's own answers: kept while one writes, gathered on a page of their own, taken along, brought in and erased; and nothing that is
// typed is lost where the browser stores nothing or another tab writes too.

import assert from 'node:assert/strict';
import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { test } from 'node:test';
import { pathToFileURL } from 'node:url';

import { AXE, violations } from './barriers.mjs';
import { complaints, newPage } from './browser.mjs';
import { hosted } from './hosted.mjs';
import { built, site } from './site.mjs';

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
  await elsewhere.locator('.tools-said', { hasText: 'ingen notater som kan leses' }).waitFor();
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

test('an answer goes back to its own field where questions have titles alone, the same words, or a new place', async () => {
  const asked = ['Før', 'Etter'].map(title => `:::refleksjon ${title}\n:::\n`);
  const same = ['Først', 'Sist'].map(title => `:::refleksjon ${title}\nHva vil du prøve?\n:::\n`);
  const twice = Array(2).fill(':::refleksjon\nHva tenker du nå?\n:::\n');
  const blocks = [...asked, ...same, ...twice];
  const page = await newPage(here.browser);
  await page.goto(`${reflections(blocks)}side.html`);
  const answers = Object.fromEntries(blocks.map((_, at) => [`blokk-${at + 1}`, `Svar ${at + 1}`]));
  // Answered from the end, so that no answer is right by having come first.
  for (const [id, text] of Object.entries(answers).reverse()) await page.locator(`#${id}-answer`).fill(text);
  await page.reload();
  assert.deepEqual(await shown(page), Object.values(answers));

  // The same browser meets the page as the author has it later: a new question first, and two that have changed places.
  const moved = [':::refleksjon Ny\n:::\n', ...asked.toReversed(), ...same, ...twice];
  const kept = await page.evaluate(() => ({ ...localStorage }));
  const later = await newPage(here.browser);
  await later.addInitScript(all => Object.entries(all).forEach(([key, value]) => localStorage.setItem(key, value)), kept);
  await later.goto(`${reflections(moved)}side.html`);
  const all = await shown(later);
  assert.deepEqual(all.slice(0, 5), ['', 'Svar 2', 'Svar 1', 'Svar 3', 'Svar 4']);
  assert.deepEqual(all.slice(5).sort(), ['Svar 5', 'Svar 6'], 'of two equal questions none is lost');
});

test('of two equal questions each keeps its answer, also where only the second has one', async () => {
  const page = await newPage(here.browser);
  await page.goto(`${reflections(Array(2).fill(':::refleksjon\nHva nå?\n:::\n'))}side.html`);
  await page.locator('#blokk-2-answer').fill('Til den andre');
  await page.reload();
  assert.deepEqual(await shown(page), ['', 'Til den andre']);
});

test('each question of a list has its own field, and an older answer to all of them stays', async () => {
  const list = title => `:::refleksjon ${title}\nTenk over:\n\n- Hva var *vanskelig*?\n- Hvem spør dere?\n  1. Når?\n  2. Hvor?\n:::\n`;
  const page = await newPage(here.browser);
  await page.addInitScript(AXE);
  await page.goto(`${reflections([list('Først')])}side.html`);
  for (const [at, question] of ['Hva var vanskelig?', 'Hvem spør dere?', 'Når?', 'Hvor?'].entries()) {
    await page.getByRole('textbox', { name: question, exact: true }).fill(`Svar ${at}`);
  }
  assert.equal(await page.locator('#blokk-1-answer').isVisible(), false);
  await page.reload();
  assert.deepEqual(await page.locator('.asks > textarea').evaluateAll(areas => areas.map(({ value }) => value)), ['Svar 0', 'Svar 1', 'Svar 2', 'Svar 3']);
  assert.deepEqual(await violations(page), []);

  const kept = await page.evaluate(() => ({ ...localStorage }));
  const [prefix] = Object.keys(kept).map(key => key.replace(/note:.*/, ''));
  const older = JSON.stringify({ ...note, heading: 'Først', question: 'alt under ett', text: 'Fra i fjor' });
  const later = await newPage(here.browser);
  await later.addInitScript(([key, value]) => localStorage.setItem(key, value), [`${prefix}note:side.html#blokk-1`, older]);
  await later.goto(`${reflections([list('Først')])}side.html`);
  assert.equal(await later.locator('#blokk-1-answer').inputValue(), 'Fra i fjor');
  assert.deepEqual(await later.locator('.asks > textarea').evaluateAll(areas => areas.map(({ value }) => value)), ['', '', '', '']);
});

/** What everything is stored under: the version of the store, and the `id` of the site. */
const KEPT = 'loype2:kompetansepakken-6d2f81:';

/** A copy as the first version of the store made it, when a site was called by its title. */
const COPY = { format: 'loype-notes', version: 1, site: 'kompetansepakken', notes: {}, done: {} };

/** Brings a copy in as a reader does, and gives what the page says of it. */
const broughtIn = async (page, copy) => {
  const [chooser] = await Promise.all([page.waitForEvent('filechooser'), page.locator('#import').click()]);
  const before = await page.locator('.tools-said').innerText();
  await chooser.setFiles({ name: 'x.json', mimeType: 'application/json', buffer: Buffer.from(typeof copy === 'string' ? copy : JSON.stringify(copy)) });
  await page.waitForFunction(old => document.querySelector('.tools-said').textContent !== old, before);
  return page.locator('.tools-said').innerText();
};

const note = { text: 'Svar', heading: 'Tittel', question: 'Spørsmål', page: 'Siden', module: 'Modul', changed: '2026-01-01T00:00:00.000Z' };

test('what a copy says of other places, or in other shapes, is left out and told of', async () => {
  const page = await here.open(NOTES);
  const found = complaints(page, here.base);
  const bad = {
    'note:javascript:alert(1)//x.html#blokk-1': note,
    'note:https://example.org/a.html#blokk-1': note,
    'note://example.org/a.html#blokk-1': note,
    'note:../../a.html#blokk-1': note,
    'note:kurs/a.html#blokk-1" onclick="alert(1)': note,
    'note:kurs/a.html': note,
    'view': note,
    'note:kurs/b.html#blokk-1': { ...note, text: { toString: 1 } },
    'note:kurs/c.html#blokk-1': ['text'],
    'note:kurs/d.html#blokk-1': null,
  };
  const notes = JSON.stringify({ ...bad, [`note:${PAGE}#blokk-1`]: note }).replace(/\}$/, `,"__proto__":${JSON.stringify(note)}}`);
  const done = '{"__proto__":{"a":1},"constructor":"","javascript:x.html":"","kurs/a.html":{"toString":1},"kurs/b.html":"teacher"}';
  const copy = JSON.stringify({ ...COPY, notes: 0, done: 0 }).replace('"notes":0', `"notes":${notes}`).replace('"done":0', `"done":${done}`);
  assert.equal(await broughtIn(page, copy), 'Filen er hentet. Nye eller endrede notater: 1 Notater i filen som ikke kunne leses, og som er utelatt: 11');
  const stored = await page.evaluate(() => Object.fromEntries(Object.entries(localStorage).map(([key, value]) => [key, JSON.parse(value)])));
  assert.deepEqual(stored, { [`${KEPT}note:${PAGE}#blokk-1`]: note, [`${KEPT}done`]: { 'kurs/b.html': 'teacher' } });
  assert.deepEqual(found, []);
});

test('fields of a copy that are no text are empty, and the notebook lives', async () => {
  const page = await here.open(NOTES);
  const strange = { ...note, heading: { a: 1 }, question: ['x'], page: 7, module: { toString: null }, changed: {}, more: 'no' };
  await broughtIn(page, { ...COPY, notes: { [`note:${PAGE}#blokk-1`]: strange } });
  assert.equal(await page.locator('.noted-text').innerText(), 'Svar');
  assert.deepEqual(await page.evaluate(() => JSON.parse(Object.values(localStorage)[0])), {
    text: 'Svar', heading: '', question: '', page: '', module: '', changed: '',
  });
});

test('what was stored before it was looked at leads nowhere, and can be erased', async () => {
  const page = await newPage(here.browser);
  const entries = { 'note:javascript:alert(1)//x.html#blokk-1': note, [`note:${PAGE}#blokk-1`]: { ...note, module: {}, page: 'En annen' } };
  await page.addInitScript(all => Object.entries(all).forEach(([key, value]) => localStorage.setItem(`loype:kompetansepakken:${key}`, JSON.stringify(value))), entries);
  await page.goto(here.base + NOTES);
  assert.equal(await page.locator('.noted').count(), 2);
  assert.deepEqual(await page.locator('.noted-list a').evaluateAll(links => links.map(({ href }) => new URL(href).protocol)), ['http:']);
});

test('a copy of another site, of a newer version, or of no sense is refused in words, and nothing is stored', async () => {
  const page = await here.open(NOTES);
  const notes = { [`note:${PAGE}#blokk-1`]: note };
  const refused = [
    [{ ...COPY, notes, site: 'et-annet-kurs' }, 'Filen er fra et annet nettsted. Ingenting er hentet.'],
    [{ ...COPY, notes, version: 2 }, 'Filen har ingen notater som kan leses.'],
    [{ ...COPY, notes, version: 3 }, 'Filen er laget av en nyere utgave av nettstedet. Last siden på nytt, og prøv igjen.'],
    [{ ...COPY, notes, version: '1' }, 'Filen har ingen notater som kan leses.'],
    [{ ...COPY, notes: [note] }, 'Filen har ingen notater som kan leses.'],
    ['['.repeat(1_000_000), 'Filen har ingen notater som kan leses.'],
    ['null', 'Filen har ingen notater som kan leses.'],
  ];
  for (const [copy, words] of refused) {
    await page.reload();
    assert.equal(await broughtIn(page, copy), words);
  }
  assert.equal(await page.evaluate(() => localStorage.length), 0);
});

test('a copy carries all that is kept, and another device gets all of it', async () => {
  const page = await here.open(PAGE);
  const kept = { [`note:${PAGE}#blokk-1`]: note, done: { [PAGE]: '' }, [`tasks:${PAGE}`]: { '#Et punkt': 'x' } };
  await page.evaluate(all => Object.entries(all).forEach(([name, value]) => globalThis.loype.write(name, value)), { ...kept, view: 'leader' });
  await page.goto(here.base + NOTES);
  const [download] = await Promise.all([page.waitForEvent('download'), page.locator('#export-copy').click()]);
  const copy = JSON.parse(readFileSync(await download.path(), 'utf8'));
  assert.deepEqual(copy, { format: 'loype-notes', version: 2, site: 'kompetansepakken-6d2f81', kept });
  const other = await here.open(NOTES);
  assert.equal(await broughtIn(other, { ...copy, kept: { ...kept, [`tasks:${PAGE}x`]: { a: 'x' }, [`sheet:${PAGE}#a`]: {} } }),
    'Filen er hentet. Nye eller endrede notater: 1 Notater i filen som ikke kunne leses, og som er utelatt: 2');
  assert.deepEqual(await other.evaluate(() => Object.fromEntries(globalThis.loype.names().map(name => [name, globalThis.loype.read(name)]))), kept);
});

test('notes stand in the order of the course, and one of a page that is gone leads nowhere', async () => {
  const page = await newPage(here.browser);
  const entries = {
    'note:kompetansepakken/modul-5-profesjonsfellesskap/en-tirsdag-om-to-ar.html#blokk-1': { ...note, module: 'A', page: 'Sist' },
    'note:kompetansepakken/modul-0-introduksjon/tanker-for-start.html#blokk-1': { ...note, module: 'Z', page: 'Først' },
    'note:kompetansepakken/modul-0-introduksjon/borte.html#blokk-1': { ...note, module: 'Modul som het noe', page: 'Borte', changed: 'i går' },
  };
  await page.addInitScript(([kept, all]) => Object.entries(all).forEach(([key, value]) => localStorage.setItem(kept + key, JSON.stringify(value))), [KEPT, entries]);
  await page.goto(here.base + NOTES);
  assert.deepEqual(await page.locator('.noted-list h2').allInnerTexts(), ['Modul 0 Introduksjon', 'Modul 5 Profesjonsfellesskap og veien videre', 'Modul som het noe']);
  assert.deepEqual(await page.locator('.noted-list h3 a').allInnerTexts(), ['Først', 'Sist']);
  assert.deepEqual(await page.locator('.noted time').evaluateAll(times => times.map(({ dateTime }) => dateTime)), [note.changed, note.changed], 'no time without a day');
});

test('signs that mean something to a replacement stay as they are', async () => {
  const page = await newPage(here.browser);
  const entry = [`${KEPT}note:${PAGE}#blokk-1`, JSON.stringify({ ...note, heading: '$& og $1' })];
  await page.addInitScript(([key, value]) => localStorage.setItem(key, value), entry);
  await page.goto(`${here.base}personvern.html`);
  assert.match(await page.locator('.stored-list').innerText(), /^Notat: \$& og \$1 \(/);
});

/** Builds a site of one page with these blocks, and gives its address. */
function reflections(blocks) {
  const root = mkdtempSync(join(tmpdir(), 'loype-answers-'));
  process.on('exit', () => rmSync(root, { recursive: true, force: true }));
  mkdirSync(join(root, 'content'));
  writeFileSync(join(root, 'site-config.yaml'), 'title: Svar\nlanguage: nb\n');
  writeFileSync(join(root, 'content/index.md'), '---\ntitle: Svar\n---\n');
  writeFileSync(join(root, 'content/side.md'), `---\ntitle: Side\n---\n${blocks.join('\n')}`);
  return pathToFileURL(`${built(root)}/`).href;
}

const shown = page => page.locator('.answer textarea').evaluateAll(areas => areas.map(({ value }) => value));
