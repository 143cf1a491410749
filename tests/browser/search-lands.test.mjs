// Where a result leads: to the passage that answers, with what holds it open, and with the words that were looked for kept from the host.

import assert from 'node:assert/strict';
import { test } from 'node:test';
import { pathToFileURL } from 'node:url';

import { complaints, newPage, PHONE } from './browser.mjs';
import { hosted } from './hosted.mjs';
import { serve } from './server.mjs';
import { built, site } from './site.mjs';

const MODULE = 'kompetansepakken/modul-2-lareplaner/';
const TEXT = `${MODULE}vurdering-underveis.html`;
const SECTION = 'rad-som-blir-brukt';
const FILM = 'kompetansepakken/modul-0-introduksjon/velkommen.html';
const SEARCH = 'sok.html';
const RESULTS = '#search-found ol > li';

const here = hosted();

test('what stands behind # is read by one grammar, also where an id is odd', async () => {
  const page = await here.open(TEXT);
  const read = await page.evaluate(() => {
    for (const id of ['a&b', 'c&q=d', 'rar %']) document.body.append(Object.assign(document.createElement('i'), { id }));
    return ['', '#', '#id', '#id&funn=to+ord', '#&q=a%26b&modul=Modul+3%3A+Tre', '#a&b', '#a&b&funn=x', '#c&q=d', '#c%26q%3Dd&q=e', '#rar %', '#50%&q=1', '#r%C3%A5d&plan=1']
      .map(hash => { const { id, values } = globalThis.loype.fragment(hash || '#'); return [hash, id, Object.fromEntries(values)]; });
  });
  assert.deepEqual(read, [
    ['', '', {}], ['#', '', {}], ['#id', 'id', {}], ['#id&funn=to+ord', 'id', { funn: 'to ord' }], ['#&q=a%26b&modul=Modul+3%3A+Tre', '', { q: 'a&b', modul: 'Modul 3: Tre' }],
    ['#a&b', 'a&b', {}], ['#a&b&funn=x', 'a&b', { funn: 'x' }], ['#c&q=d', 'c&q=d', {}], ['#c%26q%3Dd&q=e', 'c&q=d', { q: 'e' }], ['#rar %', 'rar %', {}],
    ['#50%&q=1', '50%', { q: '1' }], ['#r%C3%A5d&plan=1', 'råd', { plan: '1' }],
  ]);
  const written = await page.evaluate(() => [globalThis.loype.hash(''), globalThis.loype.hash('råd & tips'), globalThis.loype.hash('id', { funn: 'to ord*' }), globalThis.loype.hash('', { q: 'a&b' })]);
  assert.deepEqual(written, ['', '#r%C3%A5d%20%26%20tips', '#id&funn=to+ord*', '#&q=a%26b']);
});

test('no request tells of the words: not from the box, the search page, its filters or a result', async () => {
  const page = await newPage(here.browser);
  const asked = [];
  page.on('request', request => asked.push(request.url(), request.headers().referer ?? ''));
  await page.goto(here.base + TEXT);
  await page.locator('#search').fill('utviklingsarbeid');
  await page.locator('#search').press('Enter');
  await page.locator(RESULTS).first().waitFor();
  await page.locator('#search').fill('utviklingsarbeidet');
  await page.locator('#search').press('Enter');
  await page.locator('#search-kind').selectOption({ index: 1 });
  await page.waitForURL(/&type=/);
  await page.locator('#search-kind').selectOption({ index: 0 });
  await page.locator(`${RESULTS} a`).first().click();
  await page.locator('mark.hit').first().waitFor();
  assert.match(page.url(), /#.*&funn=utviklingsarbeid/);
  assert.deepEqual(asked.filter(url => /utviklingsarbeid/.test(url)), []);
});

test('an address that has the words before # is read, and rewritten', async () => {
  const page = await here.open(`${TEXT}?funn=diskusjonen&visning=leder#${SECTION}`);
  await page.locator('mark.hit').first().waitFor();
  assert.equal(page.url(), `${here.base}${TEXT}?visning=leder#${SECTION}&funn=diskusjonen`);
  const other = await here.open(`${SEARCH}?q=praksis&type=Oppgave`);
  await other.locator(RESULTS).first().waitFor();
  assert.equal(other.url(), `${here.base}${SEARCH}#&q=praksis&type=Oppgave`);
});

test('a result leads to its passage, in view below its heading, which the keyboard goes on from', async () => {
  for (const base of [here.base, pathToFileURL(`${site.folder}/`).href]) {
    const page = await newPage(here.browser);
    const found = complaints(page, base);
    await page.goto(`${base}${TEXT}#${SECTION}&funn=diskusjonen+vurdering`);
    await page.waitForFunction(() => document.activeElement.matches('main :has(mark.hit)'));
    assert.equal(await page.evaluate(() => document.querySelector(':target').id), SECTION);
    assert.match(await focused(page), /^Diskusjonen om vurdering/);
    assert.ok(await isInView(page));
    assert.ok((await page.locator(':target').boundingBox()).y >= 0, 'and so is the heading');
    await page.waitForFunction(() => /^\d+ steder på siden er markert$/.test(document.querySelector('.search-said').textContent));
    assert.equal(await page.locator('.hit-bar span').innerText(), await page.locator('.search-said').textContent());
    assert.deepEqual(found, []);
  }
});

test('a transcript opens for the passage that stands in it', async () => {
  const page = await here.open(FILM);
  const closed = page.locator('details.transcript');
  assert.equal(await closed.evaluate(details => details.open), false);
  const said = await closed.evaluate(details => [...details.querySelectorAll('p, li, dd')].at(-1).textContent.match(/\p{L}{9,}/gu).at(-1));
  await page.goto('about:blank');
  await page.goto(`${here.base}${FILM}#&funn=${encodeURIComponent(said)}`);
  await page.waitForFunction(() => document.activeElement.closest('details.transcript'));
  assert.ok(await isInView(page));
});

test('a note that is folded for the view opens for the passage that stands in it', async () => {
  const page = await here.open(`${TEXT}?visning=lærer`);
  const word = await page.locator('#lederstotte-2').evaluate(note => note.textContent.match(/\p{L}{9,}/gu).at(-1));
  assert.equal(await page.locator('#lederstotte-2 p').first().isVisible(), false);
  await page.goto('about:blank');
  await page.goto(`${here.base}${TEXT}?visning=lærer#lederstotte-2&funn=${encodeURIComponent(word)}`);
  await page.waitForFunction(() => document.activeElement.closest('#lederstotte-2'));
  assert.ok(await isInView(page));
  assert.equal(await page.evaluate(() => document.querySelector(':target').id), 'lederstotte-2');
});

test('a result on the same page leads on from where the reader is, and again when it is chosen again', async () => {
  const page = await here.open(TEXT);
  await page.locator('#search').pressSequentially('tittel:underveis diskusjonen');
  const first = page.locator('.search-results [role="option"]', { hasText: 'Råd som blir brukt' }).first();
  for (let times = 0; times < 2; times += 1) {
    await page.locator('#search').focus();
    await first.waitFor();
    await first.click();
    await page.waitForFunction(() => document.activeElement.matches('main :has(mark.hit)'));
    assert.match(await focused(page), /^Diskusjonen/);
    assert.ok(await isInView(page));
    assert.equal(await page.locator('.search-results').isVisible(), false);
    await page.evaluate(() => scrollTo({ top: 0, behavior: 'instant' }));
  }
});

test('a reader who has begun to read is not moved, and a page that is loaded again stands where it stood', async () => {
  const page = await here.open(`${TEXT}#&funn=vurdering`);
  await page.locator('mark.hit').first().waitFor();
  await page.locator('footer').scrollIntoViewIfNeeded();
  const before = await page.evaluate(() => scrollY);
  await page.reload();
  await page.locator('mark.hit').first().waitFor();
  assert.ok(Math.abs(await page.evaluate(() => scrollY) - before) < 50);
  assert.equal(await page.evaluate(() => document.activeElement.localName), 'body');
});

test('an ordinary link to a place works as before', async () => {
  const page = await here.open(`${TEXT}#${SECTION}`);
  assert.equal(await page.evaluate(() => document.querySelector(':target').id), SECTION);
  assert.equal(page.url(), `${here.base}${TEXT}#${SECTION}`);
  assert.equal(await page.locator('mark.hit').count(), 0);
});

test('"Back" comes to what has been looked at, and not to each letter', async () => {
  const page = await here.open(`${SEARCH}#&q=praksis`);
  const box = page.locator('#search');
  await page.locator(RESULTS).first().waitFor();
  await box.fill('vur');
  await page.waitForURL(/#&q=vur$/);
  await box.pressSequentially('dering');
  await box.press('Enter');
  await page.waitForURL(/#&q=vurdering$/);
  await page.locator('#search-kind').selectOption({ label: 'Oppgave' });
  await page.waitForURL(/&type=Oppgave$/);
  await page.goBack();
  await page.waitForFunction(() => document.querySelector('#search-kind').value === '');
  assert.equal(await box.inputValue(), 'vurdering');
  await page.goBack();
  await page.waitForFunction(() => document.querySelector('#search').value === 'praksis');
  assert.match(page.url(), /#&q=praksis$/);
  await page.goForward();
  await page.waitForFunction(() => document.querySelector('#search').value === 'vurdering');
});

test('"Back" from a result comes to the list where it was left, also where the browser has not kept the page', async () => {
  const page = await here.open(`${SEARCH}#&q=praksis`);
  await page.locator(RESULTS).first().waitFor();
  await page.waitForFunction(() => {
    document.querySelector('#search-more').scrollIntoView();
    return document.querySelectorAll('#search-found ol > li').length === 10;
  });
  await page.getByRole('button', { name: 'Vis flere' }).click();
  await page.locator(RESULTS).nth(11).waitFor();
  const link = page.locator(`${RESULTS} a`).nth(11);
  await link.scrollIntoViewIfNeeded();
  const before = await page.evaluate(() => scrollY);
  await link.click();
  await page.waitForURL(url => !url.pathname.endsWith(SEARCH));
  await page.goBack();
  await page.locator(RESULTS).nth(11).waitFor();
  await page.waitForFunction(top => Math.abs(scrollY - top) < 100, before);
});

test('the link past the header leaves the query where it is, and that to all pages shows them', async () => {
  const page = await here.open(`${SEARCH}#&q=praksis`);
  await page.locator(RESULTS).first().waitFor();
  await page.locator('.skip-link').focus();
  await page.keyboard.press('Enter');
  await page.waitForFunction(() => document.activeElement.id === 'page-main');
  assert.match(page.url(), /#&q=praksis$/);
  assert.ok(await page.locator(RESULTS).first().isVisible());
  await page.evaluate(() => { location.hash = '#all-pages'; });
  await page.locator('#all-pages').waitFor();
  assert.equal(await page.locator('#search').inputValue(), '');
});

test('a letter alone is looked for once it is asked for', async () => {
  const page = await here.open(TEXT);
  await page.locator('#search').fill('B');
  await page.locator('#search').press('Enter');
  await page.locator(RESULTS).first().waitFor();
  assert.match(page.url(), /#&q=B$/);
  await page.locator('#search').fill('v');
  await page.locator('#all-pages').waitFor();
});

test('hits name their course where there are several', async () => {
  const host = await serve(built('tests/sites/metadata'), '/');
  const page = await newPage(here.browser);
  await page.goto(`${host.base}sok.html#&q=bok`);
  await page.locator(RESULTS).first().waitFor();
  const about = await page.locator('.search-about').allInnerTexts();
  assert.ok(about.some(text => /^Lesing.* · Modul 1: Les selv · Oppgave$/.test(text)), about.join("; "));
  await host.close();
});

test('keys that compose a word are left alone', async () => {
  const page = await here.open(TEXT);
  const box = page.locator('#search');
  await box.pressSequentially('praksis');
  await page.locator('.search-results [role="option"]').first().waitFor();
  await box.press('ArrowDown');
  const left = await page.evaluate(() => {
    const input = document.querySelector('#search');
    const events = [['Enter', { isComposing: true }], ['ArrowDown', { keyCode: 229 }], ['Escape', { isComposing: true }], ['Enter', { keyCode: 229 }]];
    return events.map(([key, how]) => input.dispatchEvent(new KeyboardEvent('keydown', { key, bubbles: true, cancelable: true, ...how })));
  });
  assert.deepEqual(left, [true, true, true, true]);
  assert.equal(await box.getAttribute('aria-activedescendant'), 'search-option-0');
  assert.equal(page.url(), here.base + TEXT);
});

for (const [platform, own, other, title] of [['MacIntel', 'Meta', 'Control', '⌘K'], ['Linux x86_64', 'Control', 'Meta', 'Ctrl+K']]) {
  test(`the keys for the box are ${title} on ${platform}, and no others`, async () => {
    const page = await newPage(here.browser);
    await page.addInitScript(platform => Object.defineProperty(navigator, 'platform', { get: () => platform }), platform);
    await page.goto(here.base + TEXT);
    assert.equal(await page.locator('#search').getAttribute('title'), title);
    await page.keyboard.press(`${other}+k`);
    assert.notEqual(await page.evaluate(() => document.activeElement.id), 'search');
    await page.keyboard.press(`${own}+k`);
    assert.equal(await page.evaluate(() => document.activeElement.id), 'search');
    await page.keyboard.press(`${own}+Shift+k`);
  });
}

test('what takes the marks away stands clear, also on a phone while a new search is open', async () => {
  const page = await here.open(`${TEXT}#&funn=vurdering`, { viewport: PHONE });
  const button = page.getByRole('button', { name: 'Fjern markering' });
  await button.waitFor();
  const isClear = () => button.evaluate(element => {
    const { left, top, width, height } = element.getBoundingClientRect();
    return document.elementFromPoint(left + width / 2, top + height / 2) === element;
  });
  assert.ok(await isClear());
  assert.ok((await button.boundingBox()).height >= 44);
});

/** The text of what has the focus. */
function focused(page) {
  return page.evaluate(() => document.activeElement.innerText);
}

/** Whether what has the focus stands within the window, above what floats there. */
function isInView(page) {
  return page.evaluate(() => {
    const { top, bottom } = document.activeElement.getBoundingClientRect();
    return top >= 0 && bottom <= document.querySelector('.hit-bar').getBoundingClientRect().top;
  });
}
