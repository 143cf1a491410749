// The search box in the header: what is found while one writes, by keyboard and for screen readers, over http and from disk; nothing is
// fetched before it is used, and what cannot be fetched is said.

import assert from 'node:assert/strict';
import { test } from 'node:test';
import { pathToFileURL } from 'node:url';

import { AXE, violations } from './barriers.mjs';
import { complaints, DESKTOP, newPage, PHONE } from './browser.mjs';
import { hosted } from './hosted.mjs';
import { unrolledBox } from './results.mjs';
import { entryOf, site } from './site.mjs';

const PAGE = 'kompetansepakken/modul-0-introduksjon/tanker-for-start.html';
const OPTIONS = '.search-results [role="option"]';
const TITLES = '.search-results .search-title';

const here = hosted();

test('nothing of the search is fetched before the reader turns to it', async () => {
  const page = await newPage(here.browser);
  const asked = requested(page);
  await page.goto(here.base + PAGE, { waitUntil: 'networkidle' });
  assert.deepEqual(asked(), []);
  await page.locator('#search').focus();
  await page.waitForFunction(() => globalThis.loype.search.answer);
  assert.ok(asked().includes(entryOf(site.folder)));
  assert.ok(!asked().some(path => /^search\/(terms|texts|words|pages)/.test(path)), 'no word has been asked for yet');
});

for (const [where, base] of [['over http, under a strict policy', () => here.base], ['from disk', () => pathToFileURL(`${site.folder}/`).href]]) {
  test(`results come while one writes ${where}, and lead to the page and its section`, async () => {
    const page = await newPage(here.browser);
    const found = complaints(page, base());
    await page.goto(base() + PAGE);
    await page.locator('#search').pressSequentially('vurderi');
    await page.locator(TITLES).first().waitFor();
    await searched(page, 'vurdering');
    const titles = await page.locator(TITLES).allInnerTexts();
    assert.ok(titles.some(title => /vurdering/i.test(title)), titles.join('; '));
    assert.ok(await page.locator('.search-excerpt mark').count() > 0);
    const section = page.locator('.search-section').first();
    const name = await section.innerText();
    await section.click();
    await page.waitForURL(/#.+&funn=vurdering(%2A|\*)?$/);
    const heading = await page.evaluate(() => document.querySelector(':target')?.innerText);
    assert.equal(heading, name);
    await page.locator('main mark.hit').first().waitFor();
    assert.deepEqual(found, []);
  });
}

test('a query loads the terms of its words and the texts that are shown, and a filter nothing before it is used', async () => {
  const page = await newPage(here.browser);
  const asked = requested(page);
  await page.goto(here.base + PAGE);
  await searched(page, 'praksis ');
  const terms = asked().filter(path => path.startsWith('search/terms/'));
  assert.ok(terms.length > 0 && terms.length <= 2, terms.join());
  const texts = () => asked().filter(path => path.startsWith('search/texts/')).length;
  assert.ok(texts() > 0 && texts() <= 5, `${texts()} packs of texts for what is in view`);
  assert.ok(!asked().some(path => /^search\/(words|pages)/.test(path)));
});

test('further results come as they are scrolled to, and as the keyboard nears them', async () => {
  const page = await here.open(PAGE);
  await searched(page, 'praksis ');
  const groups = page.locator('.search-results [role="group"]');
  await groups.nth(2).waitFor();
  const first = await groups.count();
  assert.ok(first < 10, `${first} at first`);
  await unrolledBox(page);
  const titles = await page.locator(TITLES).allInnerTexts();
  assert.equal(titles.length, 10);

  const other = await here.open(PAGE);
  await searched(other, 'praksis ');
  for (let presses = 0; presses < 100 && await other.locator(TITLES).count() < 10; presses++) {
    await other.locator('#search').press('ArrowDown');
    const id = await other.locator('#search').getAttribute('aria-activedescendant');
    assert.equal(await other.locator('[aria-selected="true"]').getAttribute('id'), id);
  }
  assert.deepEqual(await other.locator(TITLES).allInnerTexts(), titles);
});

test('arrow keys walk through the results, the box between the last and the first; Enter follows and Escape shuts', async () => {
  const page = await here.open(PAGE);
  const box = page.getByRole('combobox', { name: 'Søk i nettstedet' });
  await searched(page, 'praksis');
  assert.equal(await box.getAttribute('aria-expanded'), 'true');
  await unrolledBox(page);
  const count = await page.locator(OPTIONS).count();
  await box.press('ArrowUp');
  assert.equal(await box.getAttribute('aria-activedescendant'), `search-option-${count - 1}`);
  assert.match(await page.locator('[aria-selected="true"]').innerText(), /^Vis alle/);
  await box.press('ArrowDown');
  assert.equal(await box.getAttribute('aria-activedescendant'), null, 'the box itself');
  await box.press('Home');
  assert.equal(await box.evaluate(input => input.selectionStart), 0, 'Home is for the text');
  await box.press('ArrowDown');
  await box.press('Escape');
  assert.equal(await page.locator('.search-results').isVisible(), false);
  assert.equal(await box.inputValue(), 'praksis', 'the first Escape takes the list and leaves the words');
  await box.press('ArrowDown');
  const address = await page.locator('[aria-selected="true"]').getAttribute('href');
  await box.press('Enter');
  await page.waitForURL(url => url.href.includes(address.replace(/^(\.\.\/)+/, '').split('?')[0]));
});

test('the count is said once the reader has settled, and not for every letter', async () => {
  const page = await here.open(PAGE);
  await page.locator('#search').focus();
  await page.evaluate(() => {
    globalThis.said = [];
    new MutationObserver(() => globalThis.said.push(document.querySelector('.search-said').textContent)).observe(document.querySelector('.search-said'), { childList: true });
  });
  await page.locator('#search').pressSequentially('praksis');
  await page.waitForFunction(() => /^\d+ treff/.test(document.querySelector('.search-said').textContent));
  assert.equal(await page.evaluate(() => globalThis.said.length), 1);
});

test('all results stand on the search page, which Enter leads to as well', async () => {
  const page = await here.open(`${PAGE}?visning=leder`);
  await searched(page, 'praksis');
  const count = /\d+/.exec(await page.locator('.search-every').innerText())[0];
  await page.locator('.search-every').click();
  await page.waitForURL(/sok\.html\?/);
  assert.equal(page.url(), `${here.base}sok.html?visning=leader#&q=praksis`);
  await page.getByText(`${count} treff`).first().waitFor();
  const other = await here.open(`${PAGE}?visning=leder`);
  await other.locator('#search').fill('praksis');
  await other.locator('#search').press('Enter');
  await other.waitForURL(/sok\.html\?visning=leader#&q=praksis$/);
});

test('Ctrl+K leads to the box, and no bare key does', async () => {
  const page = await here.open(PAGE);
  await page.keyboard.press('/');
  assert.equal(await page.evaluate(() => document.activeElement.id), '');
  await page.keyboard.press('Control+k');
  assert.equal(await page.evaluate(() => document.activeElement.id), 'search');
});

test('quotes keep words in a row, a minus takes pages out, and a title is asked for by name', async () => {
  const page = await here.open(PAGE);
  const loose = await found(page, 'verdier praksis ');
  const row = await found(page, '«verdier i praksis» ');
  assert.ok(row.length > 0 && row.length < loose.length, `${row.length} of ${loose.length}`);
  const all = await found(page, 'praksis ');
  const less = await found(page, 'praksis -film ');
  assert.ok(less.length > 0 && less.length < all.length && less.every(title => all.includes(title)));
  const titles = await found(page, 'tittel:praksis ');
  assert.ok(titles.length > 0 && titles.every(title => /praksis/i.test(title)), titles.join('; '));
});

test('a typo is mended and said; a word that the site does not have is named, with advice', async () => {
  const page = await here.open(PAGE);
  await searched(page, 'prakssis ');
  assert.equal(await page.locator('.search-note').first().innerText(), 'Ingen treff på «prakssis». Viser treff på «praksis».');
  assert.ok(await page.locator(TITLES).count() > 0);
  await searched(page, 'xyzzyqq ');
  assert.match(await page.locator('.search-note').innerText(), /^Ingen treff på «xyzzyqq»\. Prøv/);
  assert.equal(await page.locator('#search').getAttribute('aria-expanded'), 'false');
});

test('what cannot be looked for is answered with what to write', async () => {
  const page = await here.open(PAGE);
  await searched(page, '-praksis');
  assert.match(await page.locator('.search-note').innerText(), /^Skriv også et ord/);
  await searched(page, '*praksis');
  assert.match(await page.locator('.search-note').innerText(), /^Stjernen må stå bak minst/);
  await searched(page, 'tittel: praksis');
  assert.match(await page.locator('.search-note').innerText(), /^Skriv ordet rett etter kolonet/);
  await searched(page, '"" praksis');
  assert.match(await page.locator('.search-note').innerText(), /^Skriv ordene mellom/);
  await searched(page, 'og det ');
  assert.match(await page.locator('.search-note').innerText(), /^Ordene er så vanlige/);
});

test('an answer that comes late takes no place from a newer one', async () => {
  const page = await newPage(here.browser);
  let release;
  const held = new Promise(done => { release = done; });
  let isFirst = true;
  await page.route('**/search/terms/**', async route => {
    if (isFirst) {
      isFirst = false;
      await held;
    }
    await route.continue();
  });
  await page.goto(here.base + PAGE);
  const box = page.locator('#search');
  await box.focus();
  await page.waitForFunction(() => globalThis.loype.search.answer);
  await box.fill('årstider ');
  await searched(page, 'praksis ');
  await unrolledBox(page);
  const before = await page.locator(TITLES).allInnerTexts();
  release();
  await page.waitForFunction(() => globalThis.loype.search.index().then(({ term }) => term('årstid')).then(() => true));
  assert.deepEqual(await page.locator(TITLES).allInnerTexts(), before);
});

test('an index that does not come is told of, and the box still leads on', async () => {
  for (const lost of ['**/search/index.*', '**/search/terms/**', '**/assets/*/search-core.js']) {
    const page = await newPage(here.browser);
    await page.route(lost, route => route.abort());
    await page.goto(here.base + PAGE);
    await page.locator('#search').pressSequentially('praksis');
    await page.getByText('Søket lot seg ikke laste').first().waitFor();
    await page.locator('#search').press('Enter');
    await page.waitForURL(/sok\.html#&q=praksis/);
    await page.context().close();
  }
});

test('without script the box leads to the search page', async () => {
  const page = await here.open(PAGE, { javaScriptEnabled: false });
  await page.locator('#search').fill('praksis');
  await page.locator('#search').press('Enter');
  await page.waitForURL(/sok\.html\?q=praksis$/);
});

test('the open list shuts no one out', async () => {
  for (const options of [{ viewport: DESKTOP }, { viewport: PHONE }, { viewport: DESKTOP, colorScheme: 'dark' }, { viewport: { width: 1024, height: 768 } }, { viewport: { width: 820, height: 1180 } },
    { viewport: { width: 320, height: 568 } }]) {
    const page = await newPage(here.browser, options);
    await page.addInitScript(AXE);
    await page.goto(here.base + PAGE);
    await searched(page, 'vurdering');
    await page.locator('#search').press('ArrowDown');
    assert.deepEqual(await violations(page), []);
    const { left, right } = await page.locator('.search-results').evaluate(list => list.getBoundingClientRect());
    assert.ok(left >= 0 && right <= (await page.evaluate(() => innerWidth)), `the list stands within the window: ${left} to ${right}`);
    const width = await page.evaluate(() => document.documentElement.scrollWidth - innerWidth);
    assert.ok(width <= 0, 'nothing stands outside the window');
    await page.context().close();
  }
});

test('pages for the reader\'s own view come first, and that is said', async () => {
  const page = await here.open(`${PAGE}?visning=leder`);
  await searched(page, 'leder ');
  assert.match(await page.locator('.search-note').innerText(), /^Det som er for leder, kommer først\.$/);
});

/** Writes a query and waits until what is found stands there. */
async function searched(page, query) {
  await page.evaluate(() => { globalThis.searched = new Promise(done => document.addEventListener('loype:searched', done, { once: true })); });
  await page.locator('#search').focus();
  await page.waitForFunction(() => globalThis.loype.search.answer && document.querySelector('.search-results'));
  await page.locator('#search').fill('');
  await page.locator('#search').fill(query);
  await page.evaluate(() => globalThis.searched);
}

/** The titles of all pages that a query finds. */
async function found(page, query) {
  await searched(page, query);
  return page.evaluate(async text => {
    const answer = await globalThis.loype.search.answer(text, { typing: true, filter: {} });
    const shown = await Promise.all(answer.pages.map(one => globalThis.loype.search.shown(one, answer)));
    return shown.map(({ title }) => title);
  }, query);
}

/** What of the search a page asks for, from the root of the site. */
function requested(page) {
  const asked = [];
  page.on('request', request => asked.push(request.url().replace(here.base, '').replace(/\?.*$/, '')));
  return () => asked.filter(path => /^(assets\/\w+\/search|search\/)/.test(path));
}
