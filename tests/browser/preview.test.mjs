// The preview in a browser: a change is shown without loading the page again, and what the reader has done stays; where the page must be loaded again,
// the reader is where they were.

import assert from 'node:assert/strict';
import { after, afterEach, before, test } from 'node:test';

import { complaints, newPage } from './browser.mjs';
import { heard, isSame, mark, previewed } from './preview-site.mjs';

const MODULE = 'content/kompetansepakken/modul-0-introduksjon';
const FILE = `${MODULE}/03-tanker-for-start.md`;
const PAGE = 'kompetansepakken/modul-0-introduksjon/tanker-for-start.html';
const FILM = { file: `${MODULE}/01-velkommen.md`, page: 'kompetansepakken/modul-0-introduksjon/velkommen.html' };

let site;
let text;
before(async () => {
  site = await previewed('.');
  text = site.read(FILE);
});
after(() => site?.close());
// A test that failed leaves nothing to those after it.
afterEach(() => site.reset());

/** Gives the page back its text, so that each test begins with the same site. */
async function restored(page) {
  site.write(FILE, text);
  await page.getByText('Skriv kort. Du bestemmer').waitFor();
  await page.context().close();
}

test('a change is shown without loading the page again, and nothing else of the page is touched', async () => {
  const page = await newPage(site.browser);
  const found = complaints(page, site.base);
  await page.goto(site.base + PAGE);
  await heard(page);
  await mark(page);
  await page.evaluate(() => {
    globalThis.touched = [];
    new MutationObserver(all => globalThis.touched.push(...all.map(({ target }) => target.textContent))).observe(document.body, { subtree: true, childList: true, characterData: true, attributes: true });
  });
  site.edit(FILE, 'Skriv kort.', 'Skriv **svært** kort.');
  await page.locator('strong', { hasText: 'svært' }).waitFor();
  assert.ok(await isSame(page));
  const touched = await page.evaluate(() => globalThis.touched);
  assert.ok(touched.length > 0 && touched.every(words => /Skriv|svært/.test(words)), touched.join('; '));
  assert.deepEqual(found, [], 'the policy for content holds');
  await restored(page);
});

test('what is typed, unfolded and picked stays, and so does the place', async () => {
  const page = await site.open(PAGE, { viewport: { width: 1440, height: 500 } });
  await mark(page);
  await page.locator('#view').selectOption('leader');
  const field = page.locator('#blokk-2-answer');
  await field.fill('Jeg er redd for at');
  await field.evaluate(element => element.setSelectionRange(3, 5));
  await page.locator('#lederstotte-1 summary').click();
  await field.focus();
  await page.evaluate(() => { document.documentElement.style.overflowAnchor = 'none'; });
  await field.evaluate(element => scrollTo({ top: element.getBoundingClientRect().top + scrollY - 200 }));
  const top = (await field.boundingBox()).y;
  site.edit(FILE, 'Skriv kort.', 'Et nytt avsnitt.\n\nOg et avsnitt til.\n\nSkriv kort.');
  await page.getByText('Og et avsnitt til.').waitFor({ state: 'attached' });
  assert.ok(await isSame(page));
  assert.ok(Math.abs((await field.boundingBox()).y - top) < 2, 'what the reader looks at stays where it is');
  assert.deepEqual(await field.evaluate(element => [element.value, element.selectionStart, element === document.activeElement]), ['Jeg er redd for at', 3, true]);
  assert.equal(await page.locator('#lederstotte-1 details').evaluate(({ open }) => open), false);
  assert.equal(await page.locator('html').getAttribute('data-view'), 'leader');
  await restored(page);
});

test('where scripts must run again, the page is loaded and the reader is where they were', async () => {
  const page = await site.open(PAGE, { viewport: { width: 1440, height: 500 } });
  await mark(page);
  const field = page.locator('#blokk-2-answer');
  await field.fill('Jeg er redd for at');
  await field.evaluate(element => element.setSelectionRange(3, 5));
  await page.locator('#lederstotte-1 summary').evaluate(summary => summary.click());
  await field.evaluate(element => scrollTo({ top: element.getBoundingClientRect().top + scrollY - 200 }));
  const top = (await field.boundingBox()).y;
  site.edit(FILE, 'Skriv kort.', ':::refleksjon Nytt\nHva er nytt?\n:::\n\nSkriv kort.');
  await page.locator('#blokk-4-answer').waitFor({ state: 'attached' });
  await heard(page);
  assert.equal(await isSame(page), false);
  const moved = page.locator('#blokk-3-answer');
  assert.deepEqual(await moved.evaluate(element => [element.value, element.selectionStart, element === document.activeElement]), ['Jeg er redd for at', 3, true], 'a field is known by its question');
  const { y } = await moved.boundingBox();
  assert.ok(Math.abs(y - top) < 2, `${y} was ${top}`);
  assert.equal(await page.locator('#lederstotte-1 details').evaluate(({ open }) => open), false);
  assert.equal(await page.evaluate(() => sessionStorage.getItem('loype-preview:return')), null, 'nothing is left behind');
  site.write(FILE, text);
  await page.locator('#blokk-4-answer').waitFor({ state: 'detached' });
  await page.context().close();
});

test('an edit is shown in text that a search has marked, and the marks come again', async () => {
  const page = await site.open(`${PAGE}#&funn=bestemmer+kort`);
  const passage = page.locator('p', { has: page.locator('mark.hit', { hasText: 'bestemmer' }) }).first();
  await passage.waitFor();
  await page.waitForFunction(() => document.activeElement.matches('main :has(mark.hit)'));
  await mark(page);
  site.edit(FILE, 'Skriv kort. Du bestemmer', 'Skriv svært kort. Dere bestemmer');
  await page.getByText('Skriv svært kort. Dere bestemmer').waitFor();
  await page.locator('p', { hasText: 'Dere bestemmer' }).locator('mark.hit', { hasText: 'bestemmer' }).waitFor();
  assert.ok(await isSame(page));
  assert.equal(await page.locator('.hit-bar').count(), 1);
  await page.getByRole('button', { name: 'Fjern markering' }).click();
  assert.equal(await page.locator('mark.hit').count(), 0);
  await restored(page);
});

test('an edit is shown in text that a translator has put something else in place of', async () => {
  const page = await site.open(PAGE);
  await mark(page);
  await page.getByText('Skriv kort. Du bestemmer').evaluate(element => {
    const words = [...element.childNodes].find(node => node.nodeType === 3);
    words.replaceWith(Object.assign(document.createElement('font'), { textContent: 'Write briefly.' }));
  });
  site.edit(FILE, 'Skriv kort.', 'Skriv svært kort.');
  await page.getByText('Skriv svært kort.').waitFor();
  await restored(page);
});

test('what a theme lets float at the foot of the window stands above the preview, whatever of it is open', async () => {
  for (const viewport of [{ width: 1440, height: 900 }, { width: 390, height: 844 }]) {
    const page = await site.open(`${PAGE}#&funn=bestemmer`, { viewport });
    const button = page.getByRole('button', { name: 'Fjern markering' });
    await button.waitFor();
    const isClear = () => page.waitForFunction(() => {
      const { left, top, width, height } = document.querySelector('.hit-bar button').getBoundingClientRect();
      return [[2, 2], [width - 2, 2], [2, height - 2], [width - 2, height - 2]].every(([x, y]) => document.elementFromPoint(left + x, top + y)?.closest('.hit-bar'));
    });
    await isClear();
    await page.locator('loype-preview .about').click();
    await page.locator('loype-preview .panel').waitFor();
    await isClear();
    await page.locator('loype-preview .about').click();
    await page.context().close();
  }
});

test('a film plays on', async () => {
  const page = await site.open(FILM.page);
  await mark(page);
  const before = site.read(FILM.file);
  const film = page.locator('video');
  await film.evaluate(element => {
    element.muted = true;
    return element.play();
  });
  const first = await page.locator('.prose p, main > p').first().innerText();
  site.write(FILM.file, before.replace(/\n---\n/, '\n---\n\nEn ny setning her.\n\n'));
  await page.getByText('En ny setning her.').waitFor();
  assert.ok(await isSame(page));
  assert.equal(await film.evaluate(({ paused }) => paused), false, first);
  site.write(FILM.file, before);
  await page.context().close();
});

test('a page that has not changed asks for nothing of its own again', async () => {
  const page = await site.open('om.html');
  await mark(page);
  const other = await site.open(PAGE);
  const asked = [];
  page.on('request', request => asked.push(new URL(request.url()).pathname));
  await page.evaluate(() => {
    globalThis.told = new Promise(done => document.documentElement.addEventListener('loype-preview', ({ detail }) => done(detail.done), { once: true }));
  });
  site.edit(FILE, 'Skriv kort.', 'Skriv svært kort.');
  await other.getByText('Skriv svært kort').waitFor();
  assert.equal(await page.evaluate(() => globalThis.told), 'same');
  assert.ok(asked.every(path => path === '/_loype/page'), asked.join());
  assert.ok(await isSame(page));
  await page.context().close();
  await restored(other);
});

test('a new style comes without loading the page again', async () => {
  const page = await site.open(PAGE);
  await mark(page);
  const sheet = page.locator('link[rel="stylesheet"][href$="style.css"]');
  const before = await sheet.getAttribute('href');
  const until = width => page.waitForFunction(value => getComputedStyle(document.documentElement).getPropertyValue('--measure').trim() === value, width);
  site.write('themes/own/styles/99-own.css', ':root { --measure: 31rem; }\n');
  site.write('site-config.yaml', `${site.read('site-config.yaml')}\ntheme: own\n`);
  await until('31rem');
  site.write('themes/own/styles/99-own.css', ':root { --measure: 32rem; }\n');
  await until('32rem');
  await page.locator(`link[rel="stylesheet"][href*="style.css"]:not([href="${before}"])`).waitFor({ state: 'attached' });
  await page.waitForFunction(() => document.querySelectorAll('link[rel="stylesheet"][href*="style.css"]').length === 1);
  assert.ok(await isSame(page));
  site.reset();
  await until('36rem');
  assert.ok(await isSame(page));
  await page.context().close();
});

test('a page that is made while someone waits at its address is shown; deleted, it stays in sight and says so, until it comes back', async () => {
  const file = 'content/ny-side.md';
  const written = '---\ntitle: En ny side\n---\n\nNoe nytt.\n';
  const page = await site.open('ny-side.html');
  site.write(file, written);
  await page.getByRole('heading', { name: 'En ny side' }).waitFor();
  await heard(page);
  site.remove(file);
  await page.locator('loype-preview .gone').waitFor();
  assert.equal(await page.locator('h1').innerText(), 'En ny side');
  site.write(file, `${written}\nEn hale.\n`);
  await page.getByText('En hale.').waitFor();
  await page.locator('loype-preview .gone').waitFor({ state: 'detached' });
  site.remove(file);
  await page.locator('loype-preview .gone').waitFor();
  await page.context().close();
});

test('two tabs show the same', async () => {
  const context = await site.browser.newContext();
  const pages = [await context.newPage(), await context.newPage()];
  for (const page of pages) {
    await page.goto(site.base + PAGE);
    await heard(page);
  }
  site.edit(FILE, 'Skriv kort.', 'Skriv i begge fanene.');
  for (const page of pages) await page.getByText('Skriv i begge fanene.').waitFor();
  await restored(pages[0]);
});

test('a tab that is not seen lets go of the server, and is up to date when it is seen again', async () => {
  const page = await site.open(PAGE);
  await mark(page);
  await seen(page, false);
  const other = await site.open(PAGE);
  site.edit(FILE, 'Skriv kort.', 'Skriv mens ingen ser.');
  await other.getByText('Skriv mens ingen ser.').waitFor();
  assert.equal(await page.getByText('Skriv mens ingen ser.').count(), 0);
  await seen(page, true);
  await page.getByText('Skriv mens ingen ser.').waitFor();
  assert.ok(await isSame(page));
  await page.context().close();
  await restored(other);
});

test('a change that has come into the search is found by the next one, without loading the page again', async () => {
  const page = await site.open(PAGE);
  await mark(page);
  const note = page.locator('.search-note');
  await page.locator('#search').fill('zebraføll');
  await note.filter({ hasText: 'zebraføll' }).waitFor();
  await page.evaluate(() => {
    globalThis.indexed = new Promise(done => {
      let [changed, searched] = [Infinity, 0];
      const hear = ({ detail }) => {
        if (detail.done === 'changed') changed = detail.number;
        if (!detail.done) searched = detail.number;
        if (searched > changed) done();
      };
      for (const name of ['loype-preview', 'loype-preview-search']) document.documentElement.addEventListener(name, hear);
    });
  });
  site.edit(FILE, 'Skriv kort.', 'Skriv kort om et zebraføll.');
  await page.locator('main').getByText('et zebraføll').waitFor();
  await page.evaluate(() => globalThis.indexed);
  await page.locator('#search').fill('');
  await page.locator('#search').fill('zebraføll');
  await page.locator('.search-title', { hasText: 'Tanker' }).waitFor();
  assert.ok(await isSame(page));
  await restored(page);
});

/** Says to a page that its tab is or is not in sight: a browser without a window shows every tab. */
function seen(page, isSeen) {
  return page.evaluate(hidden => {
    Object.defineProperty(document, 'hidden', { configurable: true, get: () => hidden });
    document.dispatchEvent(new Event('visibilitychange'));
  }, !isSeen);
}
