// The search page and the pages that its results lead to: a link carries query and filters, ten pages at a time, the list of all pages where
// there is no script or no index, and words that are marked until the reader has enough of it.

import assert from 'node:assert/strict';
import { test } from 'node:test';
import { pathToFileURL } from 'node:url';

import { AXE, violations } from './barriers.mjs';
import { complaints, DESKTOP, newPage, PHONE } from './browser.mjs';
import { hosted } from './hosted.mjs';
import { unrolledPage } from './results.mjs';
import { site } from './site.mjs';

const SEARCH = 'sok.html';
const RESULTS = '#search-found ol > li';
const PAGE = 'kompetansepakken/modul-0-introduksjon/tanker-for-start.html';

const here = hosted();

test('without script the page is a list of all pages of the courses', async () => {
  const page = await here.open(SEARCH, { javaScriptEnabled: false });
  assert.equal(await page.locator('#search-filters').isVisible(), false);
  const links = await page.locator('#all-pages a').evaluateAll(links => links.map(link => link.getAttribute('href')));
  const missing = site.published.filter(path => !links.includes(path));
  assert.deepEqual(missing, []);
});

test('a link carries query and filters, and the address follows what is written', async () => {
  const page = await here.open(`${SEARCH}#&q=praksis`);
  await page.locator(RESULTS).first().waitFor();
  const all = await counted(page);
  await page.locator('#search-module').selectOption({ index: 2 });
  await page.waitForFunction(before => Number.parseInt(document.querySelector('.search-count').textContent, 10) < before, all);
  const [few, titles] = [await counted(page), await page.locator(`${RESULTS} .search-title`).allInnerTexts()];
  const again = await here.open(page.url().replace(here.base, ''));
  await again.locator(RESULTS).first().waitFor();
  assert.equal(await counted(again), few);
  assert.deepEqual(await again.locator(`${RESULTS} .search-title`).allInnerTexts(), titles);
  await page.locator('#search').fill('vurdering');
  await page.waitForURL(url => inFragment(url).get('q') === 'vurdering' && inFragment(url).has('modul'));
});

test('kind and audience filter too', async () => {
  const page = await here.open(`${SEARCH}#&q=praksis`);
  await page.locator(RESULTS).first().waitFor();
  const all = await counted(page);
  await page.locator('#search-kind').selectOption({ label: 'Oppgave' });
  await page.waitForFunction(before => Number.parseInt(document.querySelector('.search-count').textContent, 10) < before, all);
  const about = await page.locator(`${RESULTS} .search-about`).allInnerTexts();
  assert.ok(about.length > 0 && about.every(text => text.endsWith('Oppgave')), about.join('; '));
  assert.equal(inFragment(page.url()).get('type'), 'Oppgave');
});

test('ten pages stand at first, and more when they are asked for', async () => {
  const page = await here.open(`${SEARCH}#&q=praksis`);
  await page.locator(RESULTS).first().waitFor();
  const all = await counted(page);
  assert.ok(all > 10);
  await unrolledPage(page);
  assert.equal(await page.locator(RESULTS).count(), 10);
  await page.getByRole('button', { name: 'Vis flere' }).click();
  await page.locator(RESULTS).nth(10).waitFor();
  assert.equal(await page.evaluate(() => [...document.querySelectorAll('#search-found ol > li')].indexOf(document.activeElement.closest('li'))), 10);
  await unrolledPage(page, Math.min(all, 20));
  assert.equal(await page.locator(RESULTS).count(), Math.min(all, 20));
});

test('the count is said, and so is that the view\'s audience comes first', async () => {
  const page = await here.open(`${SEARCH}?visning=lærer#&q=leder`);
  await page.waitForFunction(() => /^\d+ treff\. Det som er for lærer, kommer først\./.test(document.querySelector('.search-said').textContent));
  const order = await page.evaluate(async () => {
    const answer = await globalThis.loype.search.answer('leder ', { typing: true, filter: {} });
    const facts = await answer.build.facts();
    return answer.pages.map(one => facts.audiences[facts.audience[one]]?.includes(answer.audience) ?? true);
  });
  assert.ok(order.includes(true) && order.includes(false), 'the query finds pages for others too');
  assert.ok(order.lastIndexOf(true) < order.indexOf(false), 'those for others come last');
});

test('where nothing is found or the index does not come, the list of all pages stays', async () => {
  const page = await here.open(`${SEARCH}#&q=xyzzyqq`);
  await page.getByText('Ingen treff på «xyzzyqq».').first().waitFor();
  assert.ok(await page.locator('#all-pages').isVisible());
  for (const lost of ['**/search/index.*', '**/search/pages/*', '**/search/texts/**', '**/assets/*/search-page.js']) {
    const other = await newPage(here.browser);
    await other.route(lost, route => route.abort());
    await other.goto(`${here.base}${SEARCH}#&q=praksis`);
    await other.locator('main').getByText('Søket lot seg ikke laste').first().waitFor({ state: 'attached' });
    assert.ok(await other.locator('#all-pages').isVisible(), lost);
    await other.context().close();
  }
});

test('from disk the page works as it does from a host', async () => {
  const base = pathToFileURL(`${site.folder}/`).href;
  const page = await newPage(here.browser);
  const found = complaints(page, base);
  await page.goto(`${base}${SEARCH}#&q=vurdering`);
  await page.locator(RESULTS).first().waitFor();
  await page.locator(`${RESULTS} a`).first().click();
  await page.locator('main mark.hit').first().waitFor();
  assert.deepEqual(found, []);
});

test('the page shuts no one out, with and without results', async () => {
  for (const options of [{ viewport: DESKTOP }, { viewport: PHONE }, { viewport: DESKTOP, colorScheme: 'dark' }, { viewport: { width: 320, height: 568 } }]) {
    const page = await newPage(here.browser, options);
    await page.addInitScript(AXE);
    for (const query of ['praksis', 'xyzzyqq']) {
      await page.goto(`${here.base}${SEARCH}#&q=${query}`);
      await page.locator('#search-found').waitFor();
      assert.deepEqual(await violations(page), [], query);
      assert.ok(await page.evaluate(() => document.documentElement.scrollWidth <= innerWidth));
    }
    await page.context().close();
  }
});

test('the words are marked on the page that a result leads to, until the reader takes the marks away', async () => {
  const page = await here.open(`${PAGE}?visning=leder#&funn=utviklingsarbeid`);
  const before = await (await here.open(`${PAGE}?visning=leder`)).locator('main').innerText();
  const marks = page.locator('mark.hit');
  await marks.first().waitFor();
  assert.match((await marks.allInnerTexts()).join(' '), /utviklingsarbeid/i);
  assert.equal(await page.locator('main').innerText(), before, 'the text is the same');
  await page.getByRole('button', { name: 'Fjern markering' }).click();
  assert.equal(await marks.count(), 0);
  assert.equal(page.url(), `${here.base}${PAGE}?visning=leder`);
  assert.equal(await page.evaluate(() => document.activeElement.id), 'page-main');
  assert.equal(await page.locator('main').evaluate(main => [...main.querySelectorAll('p')].some(text => [...text.childNodes].some((node, at, all) => node.nodeType === 3 && all[at + 1]?.nodeType === 3))), false);
  assert.equal(await page.evaluate(() => localStorage.length + sessionStorage.length), 0);
});

test('Escape takes the marks away, and words that are nowhere leave no button', async () => {
  const page = await here.open(`${PAGE}#&funn=utviklingsarbeid`);
  await page.locator('mark.hit').first().waitFor();
  await page.keyboard.press('Escape');
  assert.equal(await page.locator('mark.hit').count(), 0);
  assert.equal(await page.getByRole('button', { name: 'Fjern markering' }).count(), 0);
  const other = await here.open(`${PAGE}#&funn=xyzzyqq`);
  await other.waitForFunction(() => globalThis.loype.search.hits);
  assert.equal(await other.getByRole('button', { name: 'Fjern markering' }).count(), 0);
});

async function counted(page) {
  return Number.parseInt(await page.locator('.search-count').innerText(), 10);
}

/** The values behind `#` in an address. */
function inFragment(address) {
  return new URLSearchParams(new URL(address).hash.replace(/^#/, ''));
}
