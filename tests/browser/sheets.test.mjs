// Sheets: fields in tables and lists, kept while one fills them in, taken along as text, as a table and as a file, and printed with and without
// answers; and nothing that is written is lost where two write, the author changes the sheet, or the browser stores nothing.

import assert from 'node:assert/strict';
import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, before, test } from 'node:test';
import { pathToFileURL } from 'node:url';
import { gzipSync } from 'node:zlib';

import { AXE, violations } from './barriers.mjs';
import { complaints, launch, newPage, PHONE } from './browser.mjs';
import { serve } from './server.mjs';
import { assetsOf, built } from './site.mjs';

const ANALYSIS = `:::skjema Hvor står vi?
| Påstand | Enig {valg: 1–4} | Kommentar |
| --- | --- | --- |
| Vi deler det vi prøver | | |
| Vi har en plan | | |

- Hva vil vi ta vare på?
- Er planen vedtatt? {valg: ja, delvis, nei}
:::
`;
const PLAN = `:::skjema Tiltak {flere rader}
| Tiltak | Hvem |
| --- | --- |
| | |

- Rektor {signatur}
:::
`;
const PAGE = 'kurs/fase/side.html';
const NOTES = 'notater.html';
const NAME = `sheet:${PAGE}#skjema-1`;

let browser;
let host;
const folder = sheets(ANALYSIS + PLAN);
before(async () => {
  browser = await launch();
  host = await serve(folder, '/a/');
});
after(async () => {
  await browser?.close();
  await host?.close();
});

/** Builds a site of a course with one page with these sheets, and one without, and gives its folder. */
function sheets(text) {
  const root = mkdtempSync(join(tmpdir(), 'loype-sheets-'));
  process.on('exit', () => rmSync(root, { recursive: true, force: true }));
  mkdirSync(join(root, 'content/kurs/fase'), { recursive: true });
  writeFileSync(join(root, 'site-config.yaml'), 'title: Skjema\nid: skjema\nlanguage: nb\n');
  writeFileSync(join(root, 'content/index.md'), '---\ntitle: Forside\n---\n');
  writeFileSync(join(root, 'content/kurs/_index.md'), '---\ntitle: Kurs\n---\nEt kurs.\n');
  writeFileSync(join(root, 'content/kurs/fase/_index.md'), '---\ntitle: Fase\n---\nEn fase.\n');
  writeFileSync(join(root, 'content/kurs/fase/01-side.md'), `---\ntitle: Analyse\n---\nFyll ut.\n\n${text}`);
  writeFileSync(join(root, 'content/kurs/fase/02-uten.md'), '---\ntitle: Uten\n---\nIngen felter.\n\n:::leder\nEt råd.\n:::\n');
  return built(root);
}

const open = async (path = PAGE, options = {}) => {
  const page = await newPage(browser, options);
  await page.goto(host.base + path);
  return page;
};

/** A page whose clock stands until it is moved. */
const standing = async (options = {}) => {
  const page = await newPage(browser, options);
  await page.clock.install({ time: new Date('2026-09-23T14:52:00') });
  await page.clock.pauseAt(new Date('2026-09-23T14:52:05'));
  await page.goto(host.base + PAGE);
  return page;
};

const comment = page => page.getByRole('textbox', { name: 'Vi deler det vi prøver Kommentar' });
const agrees = (page, statement = 'Vi deler det vi prøver') => page.getByRole('radiogroup', { name: `${statement} Enig` });
const said = (page, at = 0) => page.locator('.sheet-said').nth(at);
const saved = (page, at = 0) => said(page, at).filter({ hasText: /^Lagret på denne enheten/ }).waitFor();
const kept = page => page.evaluate(() => Object.fromEntries(globalThis.loype.names().map(name => [name, globalThis.loype.read(name)])));
const tool = (page, name, at = 0) => page.locator('.sheet-foot').nth(at).getByRole('button', { name });

const download = async (page, button) => {
  const [file] = await Promise.all([page.waitForEvent('download'), button.click()]);
  return { name: file.suggestedFilename(), text: readFileSync(await file.path(), 'utf8') };
};

/** Brings a file in as a reader does, and gives what the page says of it. */
const broughtIn = async (page, text) => {
  const [chooser] = await Promise.all([page.waitForEvent('filechooser'), page.locator('#import').click()]);
  const old = await page.locator('.tools-said').innerText();
  await chooser.setFiles({ name: 'x.json', mimeType: 'application/json', buffer: Buffer.from(text) });
  await page.waitForFunction(words => document.querySelector('.tools-said').textContent !== words, old);
  return page.locator('.tools-said').innerText();
};

test('nothing is kept until one writes, and then once, a second after the last letter', async () => {
  const page = await standing();
  const found = complaints(page, host.base);
  assert.equal(await said(page).innerText(), 'Det du skriver, blir bare lagret på denne enheten.');
  await comment(page).fill('Vi møtes');
  await agrees(page).getByRole('radio', { name: '3' }).check();
  await page.clock.runFor(900);
  assert.deepEqual(await kept(page), {});
  await page.clock.runFor(200);
  assert.equal(await said(page).innerText(), 'Lagret på denne enheten kl. 14.52 · 1 av 4 besvart');
  const { [NAME]: sheet } = await kept(page);
  assert.deepEqual({ ...sheet, changed: '' }, {
    title: 'Hvor står vi?', page: 'Analyse', module: 'Fase', changed: '', filed: '',
    fields: { 'Vi deler det vi prøver | Enig': '3', 'Vi deler det vi prøver | Kommentar': 'Vi møtes' },
    choices: { 'Vi deler det vi prøver | Enig': ['1', '2', '3', '4'] },
  });
  await page.goto(host.base + PAGE);
  assert.equal(await comment(page).inputValue(), 'Vi møtes');
  assert.equal(await agrees(page).getByRole('radio', { name: '3' }).isChecked(), true);
  assert.equal(await said(page).innerText(), 'Lagret på denne enheten kl. 14.52 · 1 av 4 besvart');
  assert.deepEqual(found, []);
});

test('with the keyboard alone: Tab comes to a scale and leaves it, arrows choose, Delete takes back', async () => {
  const page = await standing();
  await agrees(page).getByRole('radio').first().focus();
  await page.keyboard.press('ArrowRight');
  await page.keyboard.press('ArrowRight');
  assert.equal(await agrees(page).getByRole('radio', { name: '3' }).isChecked(), true);
  await page.keyboard.press('Tab');
  assert.equal(await comment(page).evaluate(area => area === document.activeElement), true, 'Tab leaves the whole scale');
  await page.keyboard.press('Shift+Tab');
  assert.equal(await page.evaluate(() => document.activeElement.value), '3', 'and comes back to what is chosen');
  await page.clock.runFor(1000);
  assert.equal((await kept(page))[NAME].fields['Vi deler det vi prøver | Enig'], '3');
  await page.keyboard.press('Delete');
  assert.equal(await agrees(page).getByRole('radio', { checked: true }).count(), 0);
  await page.clock.runFor(1000);
  assert.deepEqual(await kept(page), {}, 'a sheet without answers is forgotten');
});

test('a second press on what is chosen takes the choice back', async () => {
  const page = await standing();
  const box = agrees(page).locator('label').nth(3);
  await box.click();
  assert.equal(await agrees(page).getByRole('radio', { name: '4' }).isChecked(), true);
  await agrees(page).locator('label').nth(1).click();
  assert.equal(await agrees(page).getByRole('radio', { name: '2' }).isChecked(), true);
  await agrees(page).locator('label').nth(1).click();
  assert.equal(await agrees(page).getByRole('radio', { checked: true }).count(), 0);
  await page.clock.runFor(1000);
  assert.deepEqual(await kept(page), {});
});

test('a row is added and taken away, with its way back, and finds its place again', async () => {
  const page = await standing();
  const task = number => page.getByRole('textbox', { name: `Rad ${number} Tiltak` });
  await task(1).fill('Første');
  const add = page.getByRole('button', { name: 'Legg til en rad' });
  await add.press('Enter');
  assert.equal(await task(2).evaluate(area => area === document.activeElement), true, 'the new row is where one writes');
  await page.keyboard.type('Andre');
  await add.press('Enter');
  await page.keyboard.type('Tredje');
  await page.clock.runFor(1000);
  await page.getByRole('button', { name: 'Fjern raden' }).first().press('Enter');
  assert.match(await said(page, 1).innerText(), /^Raden er fjernet\. Angre/);
  assert.equal(await task(2).inputValue(), 'Tredje');
  assert.deepEqual((await kept(page))[`sheet:${PAGE}#skjema-2`].fields, { '1 | Tiltak': 'Første', '2 | Tiltak': 'Tredje' });
  await page.keyboard.press('Enter');
  assert.deepEqual((await kept(page))[`sheet:${PAGE}#skjema-2`].fields, { '1 | Tiltak': 'Første', '2 | Tiltak': 'Andre', '3 | Tiltak': 'Tredje' });
  assert.equal(await task(2).evaluate(area => area === document.activeElement), true, 'the way back leads to the row');
  await page.reload();
  assert.deepEqual([await task(1).inputValue(), await task(2).inputValue(), await task(3).inputValue()], ['Første', 'Andre', 'Tredje']);
  assert.equal(await page.getByRole('button', { name: 'Fjern raden' }).count(), 2);
});

test('what is written in two tabs is all kept, field by field', async () => {
  const page = await open();
  const other = await page.context().newPage();
  await other.goto(host.base + PAGE);
  await comment(page).fill('Fra den ene');
  await saved(page);
  await other.waitForFunction(() => document.querySelector('textarea').value === 'Fra den ene');
  await other.evaluate(name => {
    const area = document.querySelector('textarea');
    area.value = 'Fra den andre';
    const sheet = globalThis.loype.read(name);
    const key = 'Vi deler det vi prøver | Kommentar';
    globalThis.loype.write(name, { ...sheet, fields: { ...sheet.fields, [key]: 'Enda mer fra den ene', 'Hva vil vi ta vare på?': 'Roen' } });
    area.dispatchEvent(new Event('input', { bubbles: true }));
  }, NAME);
  await said(other).filter({ hasText: 'Begge tekstene' }).waitFor();
  assert.equal(await comment(other).inputValue(), 'Enda mer fra den ene\n\nFra den andre');
  assert.equal(await other.getByRole('textbox', { name: 'Hva vil vi ta vare på?' }).inputValue(), 'Roen');
});

test('where the browser stores nothing, the sheet says so, and gives the text', async () => {
  const page = await newPage(browser, { permissions: ['clipboard-read', 'clipboard-write'] });
  await page.addInitScript(() => { Storage.prototype.setItem = () => { throw new DOMException('full', 'QuotaExceededError'); }; });
  await page.goto(host.base + PAGE);
  await comment(page).fill('Viktig');
  await said(page).filter({ hasText: 'Ikke lagret. Nettleseren lar ikke siden lagre. Kopier teksten før du lukker siden.' }).waitFor();
  await said(page).getByRole('button', { name: 'Kopier som tekst' }).click();
  await page.waitForFunction(async () => (await navigator.clipboard.readText()).includes('- Kommentar: Viktig'));
  assert.equal(await comment(page).inputValue(), 'Viktig');
});

test('answers are text to publish elsewhere, and stand in a field where the browser lets nothing be copied', async () => {
  const page = await newPage(browser, { permissions: ['clipboard-read', 'clipboard-write'] });
  await page.goto(host.base + PAGE);
  await agrees(page).getByRole('radio', { name: '2' }).check();
  await comment(page).fill('En linje\nog en til');
  await page.getByRole('textbox', { name: 'Hva vil vi ta vare på?' }).fill('Roen');
  await saved(page);
  await tool(page, 'Kopier som tekst').click();
  await said(page).filter({ hasText: 'Teksten er kopiert.' }).waitFor();
  const text = '### Hvor står vi?\n\n**Vi deler det vi prøver**\n\n- Enig: 2\n- Kommentar: En linje\n  og en til\n\n**Hva vil vi ta vare på?**\n\nRoen\n';
  assert.equal(await page.evaluate(() => navigator.clipboard.readText()), text);
  await page.evaluate(() => { navigator.clipboard.writeText = () => Promise.reject(new Error('no')); });
  await tool(page, 'Kopier som tekst').click();
  await said(page).filter({ hasText: 'Kopier teksten i feltet.' }).waitFor();
  assert.equal(await page.locator('.sheet-copied').first().inputValue(), text);
});

test('a file takes the answers to another device, and nothing of either is lost', async () => {
  const page = await open();
  assert.equal(await page.locator('.sheet-shared').innerText(), 'Bruker andre denne maskinen? Svarene ligger i nettleseren her, og den som bruker maskinen etter deg, kan lese dem. Lagre dem som fil og slett dem når du er ferdig.');
  await comment(page).fill('Fra skolen');
  await agrees(page).getByRole('radio', { name: '4' }).check();
  await saved(page);
  const file = await download(page, tool(page, 'Lagre som fil'));
  assert.match(file.name, /^side-skjema-1-\d{4}-\d\d-\d\d\.json$/);
  assert.equal(await page.locator('.sheet-shared').isVisible(), false, 'what is in a file needs no warning');
  await page.reload();
  assert.equal(await page.locator('.sheet-shared').isVisible(), false);

  const other = await open();
  await comment(other).fill('Hjemmefra');
  await agrees(other).getByRole('radio', { name: '1' }).check();
  await saved(other);
  await other.goto(host.base + NOTES);
  // A copy of all that a device has says of its sheets that they are in a file there.
  const theirs = file.text.replace('"filed": ""', '"filed": "2026-01-01T00:00:00.000Z"');
  assert.notEqual(theirs, file.text);
  assert.equal(await broughtIn(other, theirs), 'Filen er hentet. Nye eller endrede notater: 1');
  assert.equal(await broughtIn(other, file.text), 'Filen er hentet. Nye eller endrede notater: 0');
  assert.equal(await other.locator('.noted-question').innerText(), 'Hvor står vi?');
  assert.deepEqual(await other.locator('.noted-answers').evaluate(list => [...list.children].map(({ textContent }) => textContent)), [
    'Vi deler det vi prøver', 'Enig: 1', 'Kommentar: Fra skolen\n\nHjemmefra',
  ]);
  await other.locator('.noted-list h3 a').click();
  assert.match(other.url(), /side\.html#skjema-1$/);
  assert.equal(await comment(other).inputValue(), 'Fra skolen\n\nHjemmefra');
  assert.equal(await other.locator('.sheet-shared').isVisible(), true, 'here nothing is in a file');
});

test('the page of notes takes sheets along as text and as a copy, and erases one', async () => {
  const page = await open();
  await comment(page).fill('Noe');
  await saved(page);
  await page.goto(host.base + NOTES);
  const text = await download(page, page.locator('#export-text'));
  assert.equal(text.text, '# Notatene dine – Skjema\n\n## Fase\n\n### Analyse\n\n> Hvor står vi?\n\n**Vi deler det vi prøver**\n\n- Kommentar: Noe\n');
  const copy = await download(page, page.locator('#export-copy'));
  assert.deepEqual(JSON.parse(copy.text).kept, await kept(page));
  await page.goto(`${host.base}personvern.html`);
  assert.match(await page.locator('.stored-list').innerText(), /^Svar i skjema: Hvor står vi\? \(/);
  await page.goto(host.base + NOTES);
  await page.locator('.noted .erase').click();
  assert.match(await page.getByRole('dialog').innerText(), /^Vil du slette svarene i dette skjemaet\?/);
  await page.getByRole('dialog').getByRole('button', { name: 'Slett' }).click();
  await page.locator('.empty').waitFor({ state: 'visible' });
});

test('a table for spreadsheets has what stands in the sheet, and nothing that one would run', async () => {
  const page = await open();
  await comment(page).fill('=HYPERLINK("http://example.org")');
  await agrees(page).getByRole('radio', { name: '2' }).check();
  await agrees(page, 'Vi har en plan').getByRole('radio', { name: '3' }).check();
  await page.getByRole('textbox', { name: 'Hva vil vi ta vare på?' }).fill('+47; to linjer\n@her');
  await saved(page);
  const table = '\ufeffHvor står vi?\r\n\r\n;Enig;Kommentar\r\nVi deler det vi prøver;2;"\'=HYPERLINK(""http://example.org"")"\r\nVi har en plan;3;\r\n\r\nHva vil vi ta vare på?;"\'+47; to linjer\n@her"\r\n';
  assert.deepEqual(await download(page, tool(page, 'Lagre som regneark (CSV)')), { name: 'side-skjema-1.csv', text: table });
  await page.goto(host.base + NOTES);
  assert.deepEqual(await download(page, page.getByRole('button', { name: 'Lagre som regneark (CSV): Hvor står vi?' })), { name: 'side-skjema-1.csv', text: table });
  for (const sign of ['=', '+', '-', '@', '\t']) {
    const csv = await page.evaluate(text => globalThis.loype.fields.asCsv({ title: 'T', fields: { [`${text}a`]: text } }), `${sign}1`);
    assert.match(csv, new RegExp(`'\\${sign}1a;'\\${sign}1`), `${sign} begins no cell`);
  }
});

test('answers are erased with a way back', async () => {
  const page = await open();
  await comment(page).fill('Noe');
  await agrees(page).getByRole('radio', { name: '2' }).check();
  await saved(page);
  const before = (await kept(page))[NAME].fields;
  await tool(page, 'Slett svarene').click();
  assert.deepEqual(await kept(page), {});
  assert.match(await said(page).innerText(), /^Slettet\. Angre/);
  assert.equal(await tool(page, 'Slett svarene').isVisible(), false);
  await page.keyboard.press('Enter');
  assert.deepEqual((await kept(page))[NAME].fields, before);
  assert.equal(await comment(page).inputValue(), 'Noe');
});

test('an answer without a field is shown, kept and taken along until the reader removes it', async () => {
  const page = await open();
  await page.evaluate(name => globalThis.loype.write(name, {
    title: 'Før', page: 'Analyse', module: 'Fase', changed: '2026-01-02T10:00:00.000Z',
    fields: { 'Vi har en plan | Enig': '7', 'Vi har en plan | Kommentar': 'Ja', 'Et annet utsagn | Enig': '2', 'constructor | __proto__': 'x' },
    choices: { 'Et annet utsagn | Enig': ['1', '2'] },
  }), NAME);
  await page.reload();
  assert.equal(await page.getByRole('textbox', { name: 'Vi har en plan Kommentar' }).inputValue(), 'Ja');
  assert.match(await page.locator('.sheet-left').first().innerText(), /^Svar uten felt\. Skjemaet er endret siden du svarte/);
  const left = page.locator('.sheet-left').first().locator('dt');
  assert.deepEqual(await left.allInnerTexts(), ['Vi har en plan: Enig', 'Et annet utsagn: Enig', 'constructor: __proto__']);
  await comment(page).fill('Nytt');
  await said(page).filter({ hasText: 'av 4 besvart' }).waitFor();
  await page.waitForFunction(name => 'Vi deler det vi prøver | Kommentar' in globalThis.loype.read(name).fields, NAME);
  const now = (await kept(page))[NAME];
  assert.deepEqual(now.fields['Et annet utsagn | Enig'], '2');
  assert.deepEqual(now.choices, { 'Et annet utsagn | Enig': ['1', '2'], 'Vi har en plan | Enig': ['1', '2', '3', '4'] });
  await page.getByRole('button', { name: 'Fjern svaret: Et annet utsagn | Enig' }).click();
  assert.equal(await left.count(), 2);
  assert.equal((await kept(page))[NAME].fields['Vi deler det vi prøver | Kommentar'], 'Nytt');
  await page.getByRole('button', { name: 'Angre' }).click();
  assert.equal(await left.count(), 3);
});

test('answers follow their sheet when an author puts another before it', async () => {
  const page = await open();
  await comment(page).fill('Min');
  await saved(page);
  const all = await page.evaluate(() => ({ ...localStorage }));
  const later = await newPage(browser);
  await later.addInitScript(entries => Object.entries(entries).forEach(([key, value]) => localStorage.setItem(key, value)), all);
  await later.goto(pathToFileURL(join(sheets(`:::skjema Ny\n- Hva nå?\n:::\n\n${ANALYSIS}`), PAGE)).href);
  assert.equal(await comment(later).inputValue(), 'Min');
  assert.equal(await later.getByRole('textbox', { name: 'Hva nå?' }).inputValue(), '');
});

const sheet = { title: 'T', page: 'P', module: 'M', changed: '2026-01-01T00:00:00.000Z', filed: '', fields: { a: 'b' }, choices: {} };
const copy = entries => JSON.stringify({ format: 'loype-notes', version: 2, site: 'skjema', kept: entries });

test('a file that anyone may have written gives only text, at places that there are', async () => {
  const page = await open(NOTES);
  const found = complaints(page, host.base);
  const bad = {
    [`sheet:${PAGE}#a`]: {}, [`sheet:${PAGE}#b`]: { ...sheet, fields: { a: { toString: 1 } } }, [`sheet:${PAGE}#c`]: 'text', [`sheet:${PAGE}#d`]: null,
    'sheet:javascript:alert(1)//x.html#e': sheet, 'sheet:../../a.html#f': sheet, [`sheet:${PAGE}#g" onclick="x`]: sheet, [`sheet:${PAGE}`]: sheet,
    [`sheet:${PAGE}#h`]: { ...sheet, fields: Object.fromEntries(Array.from({ length: 2001 }, (_, at) => [`k${at}`, 'x'])) },
  };
  const strange = JSON.stringify({ ...sheet, title: { a: 1 }, changed: [], choices: { a: 'b', c: ['d'], a1: [1] } }).replace('"a":"b"', '"a":"b","__proto__":"p","1000000 | Tiltak":"langt nede"');
  const text = copy({ ...bad, [`sheet:${PAGE}#skjema-2`]: 0 }).replace(/:0\}\}$/, `:${strange}}}`);
  assert.equal(await broughtIn(page, text), 'Filen er hentet. Nye eller endrede notater: 1 Notater i filen som ikke kunne leses, og som er utelatt: 9');
  assert.deepEqual(Object.keys(await kept(page)), [`sheet:${PAGE}#skjema-2`]);
  assert.deepEqual(await page.evaluate(name => globalThis.loype.read(name).choices, `sheet:${PAGE}#skjema-2`), {});
  await page.goto(host.base + PAGE);
  assert.equal(await page.locator('.sheet tr:not(.paper-row)').count(), 3 + 2, 'no rows are drawn for a number that nobody reaches');
  assert.deepEqual(await page.locator('.sheet-left dt').allInnerTexts(), ['a', '__proto__', '1000000: Tiltak']);
  assert.deepEqual(found, []);
});

test('a file of another site or a newer version, or none at all, is refused in words', async () => {
  const page = await open(NOTES);
  for (const [text, words] of [
    [copy({ [NAME]: sheet }).replace('"skjema"', '"annet"'), 'Filen er fra et annet nettsted. Ingenting er hentet.'],
    [copy({ [NAME]: sheet }).replace('"version":2', '"version":3'), 'Filen er laget av en nyere utgave av nettstedet. Last siden på nytt, og prøv igjen.'],
    ['PK\u0003\u0004 not a sheet', 'Filen har ingen notater som kan leses.'],
  ]) {
    await page.reload();
    assert.equal(await broughtIn(page, text), words);
  }
  assert.deepEqual(await kept(page), {});
});

test('from disk a sheet is kept and taken along', async () => {
  const page = await newPage(browser);
  await page.goto(pathToFileURL(join(folder, PAGE)).href);
  await comment(page).fill('Fra minnepinnen');
  await saved(page);
  const file = await download(page, tool(page, 'Lagre som fil'));
  assert.equal(JSON.parse(file.text).kept[NAME].fields['Vi deler det vi prøver | Kommentar'], 'Fra minnepinnen');
});

test('on paper there is room to write, and what is written stands there whole', async () => {
  const page = await open();
  await comment(page).fill('Et svar\npå to linjer');
  await agrees(page).getByRole('radio', { name: '3' }).check();
  await page.emulateMedia({ media: 'print' });
  const height = selector => page.locator(selector).first().evaluate(one => one.getBoundingClientRect().height / (96 / 25.4));
  assert.equal(await page.locator('.sheet textarea:visible, .sheet-foot:visible, .row-add:visible, .sheet-shared:visible').count(), 0);
  assert.equal(await page.locator('.sheet .on-paper').first().innerText(), 'Et svar\npå to linjer');
  assert.ok(await height('.sheet tbody tr') >= 27.9, 'a row is tall enough to write in');
  assert.ok(await height('.sign') >= 16.9, 'there is room to sign');
  assert.equal(await page.locator('#skjema-2 tbody tr:visible').count(), 5);
  assert.equal(await page.locator('.choices label:has(:checked)').first().evaluate(one => getComputedStyle(one).outlineStyle), 'solid', 'what is chosen is ringed');
  assert.ok((await page.locator('.sheet tr, .sheet li').evaluateAll(all => all.map(one => getComputedStyle(one).breakInside))).every(one => one === 'avoid'));
});

test('without script a sheet is one to print', async () => {
  const page = await open(PAGE, { javaScriptEnabled: false });
  assert.equal(await page.locator('textarea, input[type="radio"]').count(), 0);
  assert.equal(await page.locator('noscript p').first().innerText(), 'Skriv ut siden og fyll ut skjemaet på papir.');
  await page.emulateMedia({ media: 'print' });
  const tall = await page.locator('#skjema-2 tbody tr').evaluate(one => one.getBoundingClientRect().height / (96 / 25.4));
  assert.ok(tall >= 139, 'there is room for five rows where rows can be added');
});

for (const [name, viewport] of [['screen', undefined], ['phone', PHONE]]) {
  test(`a sheet shuts no one out on a ${name}`, async () => {
    const page = await newPage(browser, viewport ? { viewport } : {});
    await page.addInitScript(AXE);
    await page.goto(host.base + PAGE);
    await page.getByRole('button', { name: 'Legg til en rad' }).click();
    await comment(page).fill('Noe');
    await agrees(page).getByRole('radio', { name: '3' }).check();
    await saved(page);
    assert.deepEqual(await violations(page), []);
    await page.goto(host.base + NOTES);
    assert.deepEqual(await violations(page), []);
  });
}

test('where it is narrow a row is what stands under each other, each field with its label, and nothing scrolls sideways', async () => {
  const page = await open(PAGE, { viewport: { width: 320, height: 640 } });
  assert.equal(await page.evaluate(() => document.documentElement.scrollWidth), 320);
  assert.deepEqual(await page.locator('#skjema-1 .cell-label:visible').allInnerTexts(), ['Enig', 'Kommentar', 'Enig', 'Kommentar']);
  const [scale, field] = await page.locator('#skjema-1 :is(.choices, textarea)').evaluateAll(all => all.map(one => one.getBoundingClientRect().toJSON()));
  assert.ok(Math.abs(scale.width - field.width) < 3, 'a scale is as wide as a field');
  assert.ok(field.top > scale.bottom);
  const small = await page.locator('.choices label, .sheet textarea, .row-add').evaluateAll(all => all.filter(one => one.getBoundingClientRect().height < 44).length);
  assert.equal(small, 0, 'all is large enough to hit');
});

test('a page with a sheet is light, and one without has nothing of it', () => {
  const weight = path => {
    const html = readFileSync(join(folder, path), 'utf8');
    const files = [...new Set(html.match(/assets\/[^"]+\.(?:js|css)/g))];
    return { files, sum: [html, ...files.map(file => readFileSync(join(folder, file)))].reduce((sum, one) => sum + gzipSync(one, { level: 6 }).length, 0) };
  };
  const [withSheet, without] = [weight(PAGE), weight('kurs/fase/uten.html')];
  assert.ok(withSheet.files.includes(`${assetsOf(folder)}fields.js`));
  assert.ok(withSheet.sum <= 30_000, `${withSheet.sum} bytes`);
  assert.deepEqual(without.files.filter(file => /fields|take/.test(file)), []);
});

const STATEMENTS = ['Vi deler det vi prøver', 'Vi har en plan'];
/** A file that one has saved: what is chosen for each statement, and a comment to the first. */
const saying = (name, [first, second], comment) => {
  const keys = STATEMENTS.map(statement => `${statement} | Enig`);
  const fields = { [keys[0]]: first, ...comment ? { [`${STATEMENTS[0]} | Kommentar`]: comment } : {}, [keys[1]]: second };
  const value = { ...sheet, title: 'Hvor står vi?', fields, choices: Object.fromEntries(keys.map(key => [key, ['1', '2', '3', '4']])) };
  return { name, mimeType: 'application/json', buffer: Buffer.from(copy({ [NAME]: value })) };
};
const BEFORE = [saying('kari.json', ['1', '4'], 'Sjelden <b>noe</b>'), saying('ola.json', ['2', '4'], 'Av og til'), saying('per.json', ['3', '1'])];
const AFTER = [saying('kari2.json', ['3', '4'], 'Oftere'), saying('ola2.json', ['4', '4']), saying('per2.json', ['3', '2'])];
const rows = page => page.locator('.sum table tr').evaluateAll(all => all.map(row => [...row.cells].map(cell => [...cell.childNodes].filter(one => one.ariaHidden !== 'true' && one.className !== 'sum-of').map(one => one.textContent).join('')).join('|').replaceAll('\u2060', '')));
const give = async (page, time, files, count) => {
  await page.locator('.sum-pick input').nth(time).setInputFiles(files);
  await page.locator('.sum [role="status"]', { hasText: `Filer som er lest: ${count}.` }).waitFor();
};

test('the leader sees the answers of many as counts, before and after, and nothing is fetched before a file is chosen', async () => {
  const page = await newPage(browser);
  await page.addInitScript(AXE);
  const found = complaints(page, host.base);
  const asked = [];
  page.on('request', request => asked.push(request.url().replace(/.*\//, '')));
  await page.goto(`${host.base}kurs/leder.html`);
  assert.deepEqual(asked.filter(name => /^sum/.test(name)).sort(), ['sum-pick.css', 'sum-pick.js']);
  await give(page, 0, BEFORE, 3);
  assert.deepEqual(asked.filter(name => /^sum/.test(name)).sort(), ['sum-pick.css', 'sum-pick.js', 'sum.css', 'sum.js']);
  assert.deepEqual(await rows(page), ['Utsagn|Enig|1|2|3|4|3–4', 'Vi deler det vi prøver||1|1|1|0|1 av 3', 'Vi har en plan||1|0|0|2|2 av 3']);
  await give(page, 1, AFTER, 6);
  assert.deepEqual(await rows(page), [
    'Utsagn|Når|Enig|1|2|3|4|3–4|Endring', 'Vi deler det vi prøver|før||1|1|1|0|1 av 3|+2', 'etter||0|0|2|1|3 av 3', 'Vi har en plan|før||1|0|0|2|2 av 3|0', 'etter||0|1|0|2|2 av 3',
  ]);
  assert.equal((await page.locator('.sum-headline').innerText()).replaceAll('\u2060', ''), 'Flest svar har flyttet seg på «Vi deler det vi prøver»: 3 av 3 svarer 3–4 nå, mot 1 av 3 før.');
  const bars = await page.locator('.sum-bar').first().locator('rect').evaluateAll(all => all.map(one => [Number(one.getAttribute('x')), Number(one.getAttribute('width'))]));
  assert.deepEqual(bars, [[1, 32], [33, 32], [65, 32]], 'of few answers each is wide enough to be seen');
  assert.equal(await page.locator('.sum-bar line').first().getAttribute('x1'), '65', 'low answers end where the line stands');
  assert.deepEqual((await page.locator('.sum-written li').allInnerTexts()).sort(), ['Av og til', 'Oftere', 'Sjelden <b>noe</b>']);
  assert.doesNotMatch(await page.locator('.sum-shown').innerText(), /kari|ola|per\.json/, 'nobody is named');
  assert.deepEqual(await page.evaluate(() => Object.keys(localStorage)), [], 'nothing of others is kept');
  assert.deepEqual(await violations(page), []);
  assert.deepEqual(found, []);
  await page.getByRole('button', { name: 'Fjern alle' }).click();
  assert.equal(await page.locator('.sum table').count(), 0);
  await give(page, 0, BEFORE, 3);
});

test('files that are no sheets are named, and none is counted twice', async () => {
  const page = await newPage(browser, { viewport: PHONE });
  await page.goto(pathToFileURL(join(folder, 'kurs/leder.html')).href);
  const file = (name, text) => ({ name, mimeType: 'application/json', buffer: Buffer.from(text) });
  const odd = JSON.stringify({ ...sheet, fields: { 'constructor | Enig': '1', a: { b: 1 } }, choices: { toString: ['1'], 'constructor | Enig': '1' } });
  const theirs = [
    file('notat.docx', 'PK'), file('andre.json', copy({ [NAME]: sheet }).replace('"skjema"', '"annet"')), file('ny.json', copy({ [NAME]: sheet }).replace('"version":2', '"version":3')),
    file('notater.json', copy({ [`note:${PAGE}#blokk-1`]: { text: 'x' } })), file('rar.json', copy({ [NAME]: 0 }).replace(/:0\}\}$/, `:${odd}}}`)), file('stor.json', ' '.repeat(2_000_001)),
  ];
  await give(page, 0, [...BEFORE, BEFORE[0], ...theirs], 4);
  assert.equal(await page.locator('.sum [role="status"]').innerText(), [
    'Filer som er lest: 4.', '«kari.json» er lest før.', '«notat.docx» er ikke et skjema.', '«andre.json» er fra et annet nettsted.', '«ny.json» er laget av en nyere utgave av nettstedet.',
    '«notater.json» er ikke et skjema.', '«stor.json» er ikke et skjema.',
  ].join(' '));
  assert.equal(await page.locator('.sum-high').first().innerText(), '3–4: 1 av 3'.replace('–', '\u2060–\u2060'));
  assert.equal(await page.evaluate(() => document.documentElement.scrollWidth), PHONE.width);
});

test('files can be dropped, and a course without a sheet has no place for them', async () => {
  const page = await open('kurs/leder.html');
  const data = await page.evaluateHandle(text => {
    const transfer = new DataTransfer();
    transfer.items.add(new File([text], 'kari.json', { type: 'application/json' }));
    return transfer;
  }, BEFORE[0].buffer.toString());
  await page.dispatchEvent('.sum-pick', 'drop', { dataTransfer: data });
  await page.locator('.sum table').waitFor();
  const without = await newPage(browser);
  await without.goto(pathToFileURL(join(sheets(':::leder\nEt råd.\n:::\n'), 'kurs/leder.html')).href);
  assert.equal(await without.locator('.sum, script[src*="sum"]').count(), 0);
});
