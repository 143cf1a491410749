// A reader picks whom the site is shown for: what is for others steps back, and nothing is taken away; a link can bring a view along, and
// nothing is stored before the reader's own act.

import assert from 'node:assert/strict';
import { test } from 'node:test';
import { pathToFileURL } from 'node:url';

import { AXE, violations } from './barriers.mjs';
import { complaints, DESKTOP, newPage, PHONE } from './browser.mjs';
import { hosted } from './hosted.mjs';
import { site } from './site.mjs';

const MODULE = 'kompetansepakken/modul-0-introduksjon';
/** A page with notes for the leader and the owner beside its text. */
const ANNOTATED = `${MODULE}/tanker-for-start.html`;
/** A leader page that is made of the notes of a module. */
const GATHERED = 'kompetansepakken/modul-0-introduksjon/lederstotte.html';
const PICKER = '#view';
const LEADER_NOTE = '#lederstotte-1';

const here = hosted();

test('before the reader does anything, no type of page stores anything', async () => {
  const page = await here.open('index.html');
  for (const { path } of site.samples) {
    await page.goto(`${here.base}${path}?visning=leder`);
    assert.deepEqual(await page.evaluate(stored), { local: 0, session: 0, cookies: '', caches: 0, databases: 0 }, path);
  }
});

test('a picked view folds what is for others to one line, and holds on the next page', async () => {
  const page = await here.open(ANNOTATED);
  const body = page.locator(`${LEADER_NOTE} .note-body`);
  await body.waitFor({ state: 'visible' });
  await page.locator(PICKER).selectOption({ label: 'Lærer' });
  await body.waitFor({ state: 'hidden' });
  assert.ok((await page.locator(LEADER_NOTE).boundingBox()).height < 45, 'one line is left');
  assert.equal(await page.locator('.view-picker [role="status"]').innerText(), 'Det som er for lærer, vises. Det andre er dempet.');
  await page.locator(`${LEADER_NOTE} summary`).focus();
  await page.keyboard.press('Enter');
  await body.waitFor({ state: 'visible' });
  assert.equal(await page.locator('.note button').count(), 0, 'its head is the only button');

  await goOn(page);
  assert.equal(await page.locator('html').getAttribute('data-view'), 'teacher');
  await page.locator(PICKER).selectOption({ label: 'Ikke valgt' });
  assert.equal(await page.evaluate(() => localStorage.length), 0, 'to show all is to store nothing');
});

test('pages for others are quieter in lists, and can still be followed', async () => {
  const page = await here.open(`${MODULE}/index.html?visning=lærer`);
  const forLeaders = page.locator('.row[data-aside] > a');
  assert.equal(await forLeaders.count(), 8);
  await forLeaders.first().click();
  assert.match(page.url(), /stotteressurs-for-leder-og-eier\.html/);
});

test('in a leader\'s or an owner\'s view the header leads to the overview, and in a teacher\'s it does not', async () => {
  const page = await here.open(ANNOTATED);
  const doors = page.locator('.site-header .door:visible');
  for (const [view, words, address] of [['leder', 'Oversikt for leder', /leder\.html/], ['eier', 'Skoleeiers ansvar', /eier\.html/]]) {
    await page.goto(`${here.base}${ANNOTATED}?visning=${view}`);
    assert.deepEqual(await doors.allInnerTexts(), [words]);
    await doors.getByRole('link').click();
    assert.match(page.url(), address);
  }
  await page.goto(`${here.base}${ANNOTATED}?visning=lærer`);
  assert.equal(await doors.count(), 0);
});

test('a leader copies a link to the page as teachers see it; where nothing can be copied, it stands in a field', async () => {
  const page = await newPage(here.browser);
  await page.addInitScript(() => {
    const writeText = text => (globalThis.refused ? Promise.reject(new Error('refused')) : Promise.resolve(void (globalThis.copied = text)));
    Object.defineProperty(navigator, 'clipboard', { value: { writeText } });
  });
  await page.goto(`${here.base}${ANNOTATED}?visning=leder#page-main`);
  const button = page.getByRole('button', { name: 'Kopier lenke for lærere' });
  await button.click();
  await page.getByText('Lenken er kopiert.').waitFor();
  const link = await page.evaluate(() => globalThis.copied);
  await page.evaluate(() => { globalThis.refused = true; });
  await button.click();
  await page.getByText('Kopier lenken i feltet.').waitFor();
  assert.equal(await page.getByLabel('Lenke til siden slik lærere ser den').inputValue(), link);
  await page.goto(link);
  assert.equal(await page.locator('html').getAttribute('data-view'), 'teacher');
  assert.equal(await button.isVisible(), false);
});

test('on the front page the header has the door of the one course', async () => {
  const page = await here.open('index.html?visning=leder');
  assert.deepEqual(await page.locator('.site-header .door:visible').allInnerTexts(), ['Oversikt for leder']);
});

test('a module has a box for the leader, first beside the pages in her view, with the link for teachers', async () => {
  const page = await here.open(`${MODULE}/index.html`);
  const box = page.getByRole('region', { name: 'Leder du arbeidet?' });
  const times = page.locator('#times');
  const top = async of => (await of.boundingBox()).y;
  assert.ok(await top(box) > await top(times));
  assert.equal(await box.getByRole('button').count(), 0);
  await page.locator(PICKER).selectOption({ label: 'Leder' });
  assert.ok(await top(box) < await top(times));
  await box.getByRole('button', { name: 'Kopier lenke for lærere' }).waitFor();
  assert.equal(await page.getByRole('button', { name: 'Kopier lenke for lærere' }).count(), 1);
  await box.getByRole('link').click();
  assert.match(page.url(), /lederstotte\.html/);
});

test('what the reader looks at stays where it is when the view changes in another tab', async () => {
  const page = await here.open(ANNOTATED, { viewport: { width: 390, height: 400 } });
  const other = await page.context().newPage();
  await other.goto(here.base + ANNOTATED);
  // Chromium holds on to the place by itself, and not every browser does.
  await page.evaluate(() => { document.documentElement.style.overflowAnchor = 'none'; });
  const last = page.getByText('Velg én setning fra notatene');
  await last.evaluate(element => scrollTo({ top: element.getBoundingClientRect().top + scrollY - 10 }));
  const before = await last.boundingBox();
  await other.locator(PICKER).selectOption('owner');
  await page.locator('html[data-view="owner"]').waitFor();
  assert.ok(Math.abs((await last.boundingBox()).y - before.y) < 1);
  const notes = page.locator(`${LEADER_NOTE} .note-body`);
  assert.equal(await notes.isVisible(), false, 'something above has become smaller');
});

test('a link opens a view by any of its names, stores nothing, and is carried on until the reader picks', async () => {
  for (const name of ['leder', 'Leiar', 'leader']) {
    const page = await here.open(`${ANNOTATED}?visning=${name}`);
    assert.equal(await page.locator(PICKER).inputValue(), 'leader', name);
    await page.context().close();
  }
  const page = await here.open(`${ANNOTATED}?visning=leder`);
  await goOn(page);
  assert.equal(new URL(page.url()).search, '?visning=leader');
  assert.equal(await page.evaluate(() => localStorage.length), 0);
  await page.locator(PICKER).selectOption('teacher');
  assert.equal(new URL(page.url()).search, '');
  await goOn(page);
  assert.equal(new URL(page.url()).search, '');
  assert.equal(await page.locator(PICKER).inputValue(), 'teacher');
});

test('an address that leads nowhere on the page breaks nothing', async () => {
  const page = await newPage(here.browser);
  const found = complaints(page, here.base);
  await page.goto(`${here.base}${ANNOTATED}?visning=lærer#100%`);
  assert.equal(await page.locator(PICKER).inputValue(), 'teacher');
  assert.deepEqual(found, []);
});

test('a link to a note opens it, whoever it is for', async () => {
  const page = await here.open(`${ANNOTATED}?visning=lærer${LEADER_NOTE}`);
  await page.locator(`${LEADER_NOTE} .note-body`).waitFor({ state: 'visible' });
  assert.equal(await page.locator('#eierstotte-1 .note-body').isVisible(), false);
});

test('a gathered note for others has a button that is named after it', async () => {
  const page = await here.open(`${GATHERED}?visning=eier`);
  const note = page.locator('.note-gathered').first();
  const body = note.locator('.note-body');
  assert.equal(await body.isVisible(), false);
  const button = note.getByRole('button', { name: /^Vis \S/ });
  await button.click();
  assert.ok(await body.isVisible());
  await note.getByRole('button', { name: /^Skjul \S/ }).click();
  assert.equal(await body.isVisible(), false);
});

test('an unknown name in a link changes nothing', async () => {
  const page = await here.open(`${ANNOTATED}?visning=vaktmester`);
  assert.equal(await page.locator('html').getAttribute('data-view'), null);
});

test('a stored view is there with the first picture: nothing shifts', async () => {
  for (const viewport of [DESKTOP, PHONE]) {
    const page = await here.open(ANNOTATED, { viewport });
    await page.locator(PICKER).selectOption('teacher');
    await page.reload();
    const shift = await page.evaluate(() => new Promise(done => {
      let sum = 0;
      new PerformanceObserver(list => { sum += list.getEntries().reduce((total, entry) => total + entry.value, 0); })
        .observe({ type: 'layout-shift', buffered: true });
      requestAnimationFrame(() => requestAnimationFrame(() => done(sum)));
    }));
    assert.equal(shift, 0, `${viewport.width} px`);
    await page.context().close();
  }
});

test('from disk a view is picked, kept and brought along by a link', async () => {
  const base = pathToFileURL(`${site.folder}/`).href;
  const page = await newPage(here.browser);
  const found = complaints(page, base);
  await page.goto(`${base}${ANNOTATED}?visning=leder`);
  assert.equal(await page.locator(PICKER).inputValue(), 'leader');
  await page.locator(PICKER).selectOption('teacher');
  await goOn(page);
  assert.equal(await page.locator(PICKER).inputValue(), 'teacher');
  assert.deepEqual(found, []);
});

/** Follows the link to the next page, and waits until its scripts have run. */
async function goOn(page) {
  const loaded = page.waitForEvent('load');
  await page.locator('.page-turn .turn-next a').click();
  await loaded;
}

test('where the browser stores nothing, the view is carried from page to page by its links', async () => {
  const page = await newPage(here.browser);
  await page.addInitScript(() => { Storage.prototype.setItem = () => { throw new DOMException('full', 'QuotaExceededError'); }; });
  await page.goto(here.base + ANNOTATED);
  await page.locator(PICKER).selectOption('teacher');
  await goOn(page);
  assert.equal(await page.locator(PICKER).inputValue(), 'teacher');
});

test('without script there is no picker, and everything shows with the word for whom it is', async () => {
  const page = await here.open(`${ANNOTATED}?visning=lærer`, { javaScriptEnabled: false });
  assert.equal(await page.locator(PICKER).isVisible(), false);
  const notes = page.locator('.note');
  assert.equal(await notes.count(), 2);
  for (const note of await notes.all()) {
    assert.equal(await note.locator('.note-body').isVisible(), true);
    assert.match(await note.locator('.note-title').innerText(), /^(Lederstøtte|Skoleeier) \d/);
  }
});

test('a view shuts no one out', async () => {
  for (const options of [{ viewport: DESKTOP, colorScheme: 'light' }, { viewport: PHONE, colorScheme: 'dark' }]) {
    const page = await newPage(here.browser, options);
    await page.addInitScript(AXE);
    for (const path of [ANNOTATED, `${MODULE}/index.html`, site.course]) {
      await page.goto(`${here.base}${path}?visning=lærer`);
      assert.deepEqual(await violations(page), [], path);
    }
    await page.context().close();
  }
});

/** Runs in the page: all that it has stored. */
async function stored() {
  return {
    local: localStorage.length,
    session: sessionStorage.length,
    cookies: document.cookie,
    caches: 'caches' in window ? (await caches.keys()).length : 0,
    databases: (await indexedDB.databases()).length,
  };
}
