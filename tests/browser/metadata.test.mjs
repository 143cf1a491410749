// What search engines, previews and feed readers are told can be read by a browser's own parsers, whatever authors write in titles, and no
// policy stops it. What is told stands in the golden sites.

import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { after, before, test } from 'node:test';

import { complaints, launch, newPage } from './browser.mjs';
import { DOCUMENTED_POLICIES, serve } from './server.mjs';
import { built, site } from './site.mjs';

/** A site that knows its address, with dates, pictures, and titles that would end a script or break XML. */
const FOLDER = built('tests/sites/metadata');
const HARD_TITLE = 'Hva er < nytt </script> & "viktig"?';
/** The title with the quotation marks of its language. */
const SHOWN_TITLE = HARD_TITLE.replace('"viktig"', '«viktig»');

let browser;
before(async () => { browser = await launch(); });
after(() => browser?.close());

test('the documentation gives every server the same policy, which lets in nothing from elsewhere and nothing inside a page', () => {
  assert.equal(DOCUMENTED_POLICIES.length, 3);
  assert.equal(new Set(DOCUMENTED_POLICIES).size, 1);
  const directives = DOCUMENTED_POLICIES[0].split('; ');
  assert.equal(directives[0], "default-src 'none'");
  assert.deepEqual(directives.filter(directive => !/^[a-z-]+ '(none|self)'$/.test(directive)), []);
});

test('what a page is in the words of schema.org can be read under that policy', async () => {
  const host = await serve(FOLDER, '/');
  const page = await newPage(browser);
  const found = complaints(page, host.base);
  await page.goto(`${host.base}endringer.html`);
  const told = await page.locator('script[type="application/ld+json"]').evaluateAll(scripts => scripts.map(script => JSON.parse(script.text)));
  const title = await page.locator('h1').innerText();
  // The page may still be asking for its icon, which is not what is asked here.
  const complained = [...found];
  await host.close();
  assert.deepEqual(told.map(one => one['@context']), ['https://schema.org']);
  assert.equal(told[0]['@graph'][0].name, SHOWN_TITLE);
  assert.equal(title, SHOWN_TITLE, 'the title has not ended the script');
  assert.deepEqual(complained, []);
});

test('every page that stands at one address says what it is', async () => {
  const told = site.pages.map(({ path, type }) => ({ type, script: /<script type="application\/ld\+json">(.*?)<\/script>/s.exec(source(site.folder, path))?.[1] }));
  const types = Object.fromEntries(told.filter(({ script }) => script).map(({ type, script }) => [type, JSON.parse(script)['@graph'][0]['@type']]));
  assert.deepEqual(told.filter(({ type, script }) => !script && type !== 'not-found'), []);
  assert.deepEqual([types.course, types.module, types.text, types.front], ['Course', 'LearningResource', 'LearningResource', 'WebSite']);
});

test('sitemap and feed are XML, and say what authors wrote', async () => {
  const page = await newPage(browser);
  const read = file => page.evaluate(parse, source(FOLDER, file));
  const sitemap = await read('sitemap.xml');
  assert.equal(sitemap.fault, null);
  assert.equal(sitemap.root, 'http://www.sitemaps.org/schemas/sitemap/0.9 urlset');
  const feed = await read('feed.xml');
  assert.equal(feed.fault, null);
  assert.equal(feed.root, 'http://www.w3.org/2005/Atom feed');
  assert.ok(feed.titles.includes(SHOWN_TITLE));
  // RFC 4287: each entry has exactly one id, title and time; ids do not stand twice; the newest is the feed's own time.
  assert.ok(feed.entries.every(({ ids, titles, times }) => ids.length === 1 && titles === 1 && times.length === 1));
  assert.equal(new Set(feed.entries.map(({ ids }) => ids[0])).size, feed.entries.length);
  const times = feed.entries.map(({ times }) => times[0]);
  assert.deepEqual(times, times.toSorted().toReversed());
  assert.equal(feed.updated, times[0]);
});

test('pages lead to the feed, and say when they were changed', async () => {
  const host = await serve(FOLDER, '/kurs/');
  const page = await newPage(browser);
  await page.goto(`${host.base}lesing/modul-1/snakk-om-den.html`);
  const feed = await page.locator('link[type="application/atom+xml"]').evaluate(link => link.href);
  assert.equal(feed, `${host.base}feed.xml`);
  assert.equal((await page.request.get(feed)).status(), 200);
  assert.equal(await page.locator('main .updated').innerText(), 'Oppdatert 1. mars 2026');
  await host.close();
});

function source(folder, path) {
  return readFileSync(join(folder, path), 'utf8');
}

/** Runs in the page: reads XML as a browser does. */
function parse(text) {
  const xml = new DOMParser().parseFromString(text, 'application/xml');
  const all = (parent, name) => [...parent.children].filter(element => element.localName === name).map(element => element.textContent);
  const root = xml.documentElement;
  return {
    fault: xml.querySelector('parsererror')?.textContent ?? null,
    root: `${root.namespaceURI} ${root.localName}`,
    titles: [...xml.getElementsByTagName('title')].map(title => title.textContent),
    updated: all(root, 'updated')[0],
    entries: [...xml.getElementsByTagName('entry')].map(entry => ({ ids: all(entry, 'id'), titles: all(entry, 'title').length, times: all(entry, 'updated') })),
  };
}
