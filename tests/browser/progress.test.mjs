// A reader marks pages as done, and sees how far each module has come: in lists, in the menu and on the map.

import assert from 'node:assert/strict';
import { test } from 'node:test';

import { newPage } from './browser.mjs';
import { hosted } from './hosted.mjs';
import { site } from './site.mjs';

const MODULE = 'kompetansepakken/modul-0-introduksjon';
const FIRST = `${MODULE}/velkommen.html`;
const FOR_LEADERS = `${MODULE}/laeringsmoter.html`;

const LAST_FOR_TEACHERS = `${MODULE}/fellesmote-oppstart.html`;
const LAST = 'kompetansepakken/modul-1-verdiloftet/fellesmote-elevstemmer.html';

const here = hosted('/a/b/', { isClean: true });

/** Marks every page of modules as done, as the store keeps it. */
const finish = (page, ...folders) => page.evaluate(all => {
  const done = globalThis.loype.done();
  for (const { dataset: { progress, pages } } of document.querySelectorAll('.nav-modules [data-progress]')) {
    const folder = progress.replace('index.html', '');
    if (all.some(one => folder.includes(one))) pages.split(' ').forEach(name => { done[`${folder}${name.split(':')[0]}.html`] = ''; });
  }
  globalThis.loype.write('done', done);
}, folders);

const foot = page => page.locator('#page-turn');

const progress = page => page.locator('main .onward .progress');

test('a page that is marked by keyboard is ticked in the menu and in its module, and can be unmarked', async () => {
  const page = await here.open(FIRST);
  const box = page.getByRole('checkbox', { name: 'Jeg har gjort dette' });
  await box.focus();
  await page.keyboard.press('Space');
  await page.goto(`${here.base}${MODULE}/index.html`);
  assert.equal(await progress(page).innerText(), '1 av 13 gjort');
  assert.deepEqual(await page.locator('.row[data-done] .title').allInnerTexts(), ['Velkommen til pakken']);
  await page.goto(here.base + FIRST);
  assert.equal(await page.locator('.nav-trail a', { hasText: 'Gjort' }).count(), 1);
  assert.equal(await box.isChecked(), true);
  await box.uncheck();
  assert.equal(await page.evaluate(() => localStorage.length), 0);
  await page.goto(`${here.base}${MODULE}/index.html`);
  assert.equal(await progress(page).isVisible(), false);
});

test('with a view picked, only what is for that view counts', async () => {
  const page = await here.open(FIRST);
  await page.locator('#done').check();
  await page.goto(here.base + FOR_LEADERS);
  await page.locator('#done').check();
  await page.goto(`${here.base}${MODULE}/index.html`);
  assert.equal(await progress(page).innerText(), '2 av 13 gjort');
  await page.locator('#view').selectOption('teacher');
  assert.equal(await progress(page).innerText(), '1 av 5 gjort');
});

test('a module that is done has a full station on the map, and its count in the menu of other modules', async () => {
  const page = await here.open(`${MODULE}/index.html`);
  for (const address of await page.locator('.row > a').evaluateAll(links => links.map(link => link.href))) {
    await page.goto(address);
    await page.locator('#done').check();
  }
  await page.goto(here.base + site.course);
  assert.equal(await page.locator('.map .progress:visible').innerText(), '13 av 13 gjort');
  assert.equal(await page.locator('.map-stop[data-state="done"]').count(), 1);
  await page.goto(`${here.base}kompetansepakken/modul-1-verdiloftet/verdiene-i-hverdagen.html`);
  await page.locator('.nav-all-modules > summary').click();
  assert.equal(await page.locator('.nav-modules .progress:visible').innerText(), '13 av 13 gjort');
});

test('a mark shows in another tab at once', async () => {
  const page = await here.open(`${MODULE}/index.html`);
  const other = await page.context().newPage();
  await other.goto(here.base + FIRST);
  await other.locator('#done').check();
  await progress(page).waitFor({ state: 'visible' });
  assert.equal(await progress(page).innerText(), '1 av 13 gjort');
});

test('where the browser stores nothing, the page says so', async () => {
  const page = await newPage(here.browser);
  await page.addInitScript(() => { Storage.prototype.setItem = () => { throw new DOMException('full', 'QuotaExceededError'); }; });
  await page.goto(here.base + FIRST);
  await page.locator('#done').check();
  assert.match(await page.locator('.done-said').innerText(), /blir ikke husket|ikke husket/);
});

test('without script there is nothing to mark', async () => {
  const page = await here.open(FIRST, { javaScriptEnabled: false });
  assert.equal(await page.locator('.done').isVisible(), false);
});

test('after a mark the page says what it has come to', async () => {
  const page = await here.open(FIRST);
  const said = page.locator('.done-said');
  await page.locator('#done').check();
  assert.equal(await said.innerText(), 'Gjort. 1 av 13 i Modul 0.');
  await page.locator('#done').uncheck();
  assert.equal(await said.innerText(), 'Ikke gjort lenger.');
  await page.locator('#view').selectOption('teacher');
  for (const address of await page.locator('.nav-trail li:not([data-aside]) a[data-item]').evaluateAll(links => links.map(link => link.href))) {
    await page.goto(address);
    await page.locator('#done').check();
  }
  assert.equal(await said.innerText(), 'Gjort. Du er ferdig med Modul 0.');
});

test('what is marked on a page that is gone is not counted', async () => {
  const page = await here.open(`${MODULE}/index.html`);
  await page.evaluate(([first, gone]) => globalThis.loype.write('done', { [gone]: '', [first]: '' }), [FIRST, `${MODULE}/borte.html`]);
  assert.equal(await progress(page).innerText(), '1 av 13 gjort');
});

test('a host that leaves out `.html` keeps marks right, and those that it had made wrong are mended', async () => {
  const page = await newPage(here.browser);
  const short = FIRST.replace('.html', '');
  await page.addInitScript(([key, value]) => { if (!localStorage.getItem('seen')) localStorage.setItem(key, value); localStorage.setItem('seen', '1'); },
    ['loype:kompetansepakken:done', JSON.stringify({ [FOR_LEADERS.replace('.html', '')]: 'leader owner' })]);
  await page.goto(here.base + short);
  await page.locator('#done').check();
  await page.goto(`${here.base}${MODULE}/index.html`);
  assert.equal(await progress(page).innerText(), '2 av 13 gjort');
  assert.equal(await page.locator('.row[data-done]').count(), 2);
  assert.deepEqual(await page.evaluate(() => Object.keys(localStorage)), ['seen', 'loype2:kompetansepakken-6d2f81:done'], 'the old name is gone');
});

test('what was kept for a page under a short address moves to it, and nothing is lost', async () => {
  const page = await here.open(`${MODULE}/index.html`);
  const note = { text: 'Før', heading: 'T', question: 'S', page: 'P', module: 'M', changed: '2026-01-01T00:00:00.000Z' };
  const short = FIRST.replace('.html', '');
  await page.evaluate(([from, to, old]) => {
    globalThis.loype.write(`note:${from}#blokk-1`, old);
    globalThis.loype.write(`note:${to}#blokk-1`, { ...old, text: 'Etter', changed: '2026-02-01T00:00:00.000Z' });
  }, [short, FIRST, note]);
  await page.goto(here.base + FIRST);
  assert.deepEqual(await page.evaluate(() => globalThis.loype.names()), [`note:${FIRST}#blokk-1`]);
  assert.equal(await page.evaluate(name => globalThis.loype.note(name).text, `note:${FIRST}#blokk-1`), 'Før\n\nEtter');
});

test('the way on follows the view, and says which pages it goes past', async () => {
  const page = await here.open(LAST_FOR_TEACHERS);
  assert.match(await foot(page).locator('.turn-next').innerText(), /^Neste\s+0\.6 /);
  await page.locator('#view').selectOption('teacher');
  assert.match(await foot(page).locator('.turn-next').innerText(), /^Neste for deg som er lærer\s+Modul 1 Verdiløftet/);
  assert.equal(await foot(page).locator('.turn-skipped').innerText(), 'Sidene 0.6–0.13 er for leder og eier. Se dem likevel');
  await foot(page).locator('.turn-skipped a').click();
  assert.match(page.url(), /stotteressurs-for-leder-og-eier\.html/);
  await page.locator('#view').selectOption('');
  assert.equal(await foot(page).locator('.turn-skipped').count(), 0);
});

test('where the order is free there is a choice, of which what is done falls away', async () => {
  const page = await here.open(LAST);
  const forks = [];
  page.on('request', request => request.url().endsWith('/fork.js') && forks.push(request));
  const [title, next] = [foot(page).locator('h2'), foot(page).locator('.turn-next')];
  const offered = () => foot(page).locator('.fork-options > li:visible a').allInnerTexts();
  assert.equal(await title.innerText(), 'Nå velger dere: Modul\u00a02 · 3 · 4');
  assert.equal(await foot(page).locator('.fork-said').innerText(), 'Dere tar alle tre før Modul\u00a05. Skolen avgjør hvilken som kommer først.');
  assert.equal((await offered()).length, 3);
  assert.equal(await next.isVisible(), false);
  await page.reload();
  assert.equal(forks.length, 0, 'nothing is fetched for whoever has marked nothing');
  await finish(page, 'modul-3');
  await title.filter({ hasText: 'Igjen før Modul\u00a05: Modul\u00a02 og 4' }).waitFor();
  assert.equal((await offered()).length, 3, 'what is done is shown as done');
  await finish(page, 'modul-2');
  assert.equal(await title.isVisible(), false);
  assert.match(await next.innerText(), /^Neste\s+Modul 4 Tverrfaglige/);
  await finish(page, 'modul-4');
  assert.match(await next.innerText(), /^Neste\s+Modul 5 /);
  assert.equal(forks.length, 1, 'it is fetched once');
});

test('a module that is taken early leaves those published before it', async () => {
  const page = await here.open('kompetansepakken/modul-3-dybdelaring/index.html');
  await page.goto(await page.locator('.row > a').last().evaluate(link => link.href));
  assert.match(await foot(page).locator('.turn-next').innerText(), /Modul 4/, 'without marks as it is published');
  await finish(page, 'modul-0', 'modul-1');
  await foot(page).locator('h2').filter({ hasText: 'Nå velger dere: Modul\u00a02 · 4' }).waitFor();
});

test('a task can be ticked, stays so on this device, and counts for nothing else', async () => {
  const page = await here.open(LAST_FOR_TEACHERS);
  const box = page.getByRole('checkbox', { name: 'Hvor notater og avtaler blir lagret' });
  await box.check();
  assert.equal(await page.locator('.tasks-said:visible').innerText(), 'Lagret på denne enheten.');
  await page.reload();
  assert.deepEqual(await page.locator('.task-box').evaluateAll(boxes => boxes.map(({ checked }) => checked)), [false, false, true, false, false, false]);
  assert.equal(await page.locator('.side .progress:visible').count(), 0);
  await box.uncheck();
  assert.equal(await page.evaluate(() => localStorage.length), 0);
});

test('a tick follows the words of its item where the list has changed', async () => {
  const page = await here.open(LAST_FOR_TEACHERS);
  await page.evaluate(name => globalThis.loype.write(name, { 'blokk-9#Hvordan de tillitsvalgte følger arbeidet': 'x', '#Et punkt som er borte': 'x' }), `tasks:${LAST_FOR_TEACHERS}`);
  await page.reload();
  assert.equal(await page.getByRole('checkbox', { name: 'Hvordan de tillitsvalgte følger arbeidet' }).isChecked(), true);
  await page.getByRole('checkbox', { name: 'Hvor notater og avtaler blir lagret' }).check();
  assert.equal(Object.keys(await page.evaluate(name => globalThis.loype.read(name), `tasks:${LAST_FOR_TEACHERS}`)).length, 3, 'what has no item is kept');
});

test('without script a task is as it was written, and the foot as the site is published', async () => {
  const page = await here.open(LAST_FOR_TEACHERS, { javaScriptEnabled: false });
  assert.equal(await page.getByRole('img', { name: 'Ikke gjort' }).count(), 6);
  assert.match(await foot(page).locator('.turn-next').innerText(), /^Neste\s+0\.6 /);
});
