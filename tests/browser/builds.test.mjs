// Two builds of a site, and readers between them: a page that is open while a new build is put in place, files that arrive at a host in any
// order, caches that keep what they like. Whatever is found is of one build, or it is said that the search could not be loaded; and a page
// has the style and the scripts that it was built with.
//
// In: a small site before and after an edit that moves its pages. Out: nothing, or a list that is neither that of the one build nor that of
// the other.

import assert from 'node:assert/strict';
import { cpSync, existsSync, mkdirSync, mkdtempSync, readFileSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { after, afterEach, before, test } from 'node:test';
import { pathToFileURL } from 'node:url';

import { launch, newPage } from './browser.mjs';
import { unrolledBox, unrolledPage } from './results.mjs';
import { serve } from './server.mjs';
import { buildInto, entryOf } from './site.mjs';

const TITLES = '.search-results .search-title';
const FAILED = 'Søket lot seg ikke laste. Er nettstedet endret siden du åpnet siden, så last den på nytt.';
const PAGE = 'kurs/modul-3/side-3-3.html';
/** A word of every page, one of some, and one of none, for which all words are looked through. The first two are in different shards. */
const QUERIES = ['side ', 'kapittel ', 'kapitttel '];

const scratch = mkdtempSync(join(tmpdir(), 'loype-builds-'));
const [source, kept, first, second] = ['source', 'kept', 'first', 'second'].map(name => join(scratch, name));
/** What each build finds. */
const expected = new Map();
let browser;
/** @type {Awaited<ReturnType<typeof serve>>[]} */
const hosts = [];

before(async () => {
  write(source, contents([1, 2, 3, 4]));
  buildInto(source, first);
  buildInto(source, kept);
  write(source, { ...contents([0, 1, 2, 3, 4], 'Ny utgave.'), 'content/aaa.md': '---\ntitle: Aaa\n---\n\nEnda en felles side.\n' });
  buildInto(source, second);
  buildInto(source, kept);
  browser = await launch();
  for (const folder of [first, second]) {
    const host = await hostOf(folder);
    const page = await opened(host);
    const lists = [];
    for (const query of QUERIES) lists.push(await found(page, query));
    expected.set(folder, lists);
  }
  for (const at of QUERIES.keys()) assert.notDeepEqual(expected.get(first)[at], expected.get(second)[at], 'the builds find different things');
});

afterEach(async () => {
  await Promise.all([...browser.contexts(), ...hosts.splice(0)].map(one => one.close()));
});

after(async () => {
  await browser?.close();
  rmSync(scratch, { recursive: true, force: true });
});

for (const [where, base] of [['over http', host => host.base], ['from disk', (_, folder) => pathToFileURL(`${folder}/`).href]]) {
  test(`a page that is open while a build is replaced finds on in its own build, which is kept for one more, ${where}`, async () => {
    const folder = copyOf(first);
    const host = await hostOf(folder);
    const page = await opened({ base: base(host, folder) });
    assert.deepEqual(await found(page, QUERIES[1]), expected.get(first)[1]);
    replace(folder, kept);
    for (const at of QUERIES.keys()) assert.deepEqual(await found(page, QUERIES[at]), expected.get(first)[at]);
    const other = await opened({ base: base(host, folder) });
    for (const at of QUERIES.keys()) assert.deepEqual(await found(other, QUERIES[at]), expected.get(second)[at]);
  });

  test(`where its build is gone it finds in the new one, whose index it has fetched once, ${where}`, async () => {
    const folder = copyOf(first);
    const host = await hostOf(folder);
    const page = await opened({ base: base(host, folder) });
    const asked = entries(page);
    assert.deepEqual(await found(page, QUERIES[1]), expected.get(first)[1]);
    replace(folder, second);
    for (const at of QUERIES.keys()) assert.deepEqual(await found(page, QUERIES[at]), expected.get(second)[at]);
    assert.equal(asked().length, 2);
    assert.notEqual(asked()[0], asked()[1], 'the second is asked for past what a cache keeps');
  });
}

test('in whatever order files arrive and go, what is found is of one build', async () => {
  for (const seed of [1, 2]) {
    const folder = copyOf(first);
    const host = await hostOf(folder);
    const old = await opened(host);
    const steps = shuffled([...arrivals(first, second), ...departures(first, second)], seed);
    const seen = [];
    for (let at = 0; at < steps.length; at += Math.ceil(steps.length / 4)) {
      steps.slice(at, at + Math.ceil(steps.length / 4)).forEach(step => step(folder));
      const fresh = await opened(host);
      for (const page of [old, fresh]) seen.push(await buildOf(page, at % QUERIES.length));
      await fresh.context().close();
    }
    assert.ok(seen.every(Boolean), `${seed}: ${seen}`);
    assert.equal(await buildOf(old, 0), 'second', 'all have arrived');
  }
});

test('an index that comes before its pieces is told of, and finds as soon as they are there', async () => {
  const folder = copyOf(second);
  rmSync(join(folder, 'search/terms'), { recursive: true });
  const host = await hostOf(folder);
  const page = await opened(host);
  assert.deepEqual(await found(page, QUERIES[0]), FAILED);
  cpSync(join(second, 'search/terms'), join(folder, 'search/terms'), { recursive: true });
  assert.deepEqual(await found(page, QUERIES[0]), expected.get(second)[0]);
});

test('a cache with an old index is passed by, or it is told of where that cannot be', async () => {
  const host = await hostOf(second);
  const old = readFileSync(join(first, entryOf(first)), 'utf8');
  for (const looksAtQuery of [true, false]) {
    const page = await newPage(browser);
    await page.route('**/search/index.*', route => {
      if (looksAtQuery && new URL(route.request().url()).search) return route.continue();
      return route.fulfill({ body: old, contentType: 'text/javascript' });
    });
    await page.goto(host.base + PAGE);
    assert.deepEqual(await found(page, QUERIES[0]), looksAtQuery ? expected.get(second)[0] : FAILED);
    await page.context().close();
  }
});

test('a host that answers with a page where a file is missing hides nothing', async () => {
  const folder = copyOf(first);
  const host = await hostOf(folder);
  const page = await newPage(browser);
  await page.route('**/search/**', async route => {
    const response = await route.fetch();
    return response.status() === 404 ? route.fulfill({ body: '<!DOCTYPE html><title>Hjem</title>', contentType: 'text/html' }) : route.fulfill({ response });
  });
  await page.goto(host.base + PAGE);
  assert.deepEqual(await found(page, QUERIES[1]), expected.get(first)[1]);
  replace(folder, second);
  assert.deepEqual(await found(page, QUERIES[0]), expected.get(second)[0]);
});

test('on the search page a filter means what it is called in the build that answers, and more pages are of the same build', async () => {
  const folder = copyOf(first);
  const host = await hostOf(folder);
  const page = await newPage(browser);
  await page.goto(`${host.base}sok.html?q=felles&modul=Modul+3:+Tre`);
  const titles = page.locator('#search-found .search-title');
  await titles.first().waitFor();
  const whole = await newPage(browser);
  await whole.goto(`${host.base}sok.html?q=felles`);
  await unrolledPage(whole);
  replace(folder, second);
  const answered = listen(page);
  await page.locator('#search').fill('kapittel');
  await answered();
  assert.equal(await page.locator('#search-module').evaluate(({ selectedOptions: [option] }) => option.text), 'Modul 3: Tre');
  assert.deepEqual((await titles.allInnerTexts()).filter(title => !/^(Side 3-|3\.|Modul 3)/.test(title)), []);
  assert.match(page.url(), /modul=Modul\+3/);

  const again = listen(whole);
  await whole.getByRole('button', { name: 'Vis flere' }).click();
  await again();
  await unrolledPage(whole);
  const ten = await whole.locator('#search-found .search-title').allInnerTexts();
  const fresh = await newPage(browser);
  await fresh.goto(`${host.base}sok.html?q=felles`);
  await unrolledPage(fresh);
  assert.deepEqual(ten, await fresh.locator('#search-found .search-title').allInnerTexts());
});

test('a page has the style and scripts that it was built with, whatever a browser has kept', async () => {
  const [site, folder] = [join(scratch, 'themed'), join(scratch, 'themed-built')];
  const themed = (width, text) => ({
    ...contents([1]),
    'site-config.yaml': 'title: To bygg\nlanguage: nb\ntheme: eget\n',
    'themes/eget/styles/15-eget.css': `main { outline: ${width}px solid; }\n`,
    'themes/eget/assets/eget.js': `document.documentElement.dataset.own = '${width}';\n`,
    'themes/eget/templates/free.html': '{% extends "base.html" %}{% block scripts %}<script src="{{ assets }}eget.js" defer></script>{% endblock %}{% block main %}{{ page.body }}{% endblock %}',
    'content/om.md': `---\ntitle: Om\n---\n\n${text}\n`,
    'content/mer.md': `---\ntitle: Mer\n---\n\n${text}\n`,
  });
  write(site, themed(3, 'Før.'));
  buildInto(site, folder);
  // As a server that says nothing of caches: a browser may keep a file for a tenth of its age.
  const host = await hostOf(folder, { 'Last-Modified': 'Wed, 01 Jan 2020 00:00:00 GMT' });
  const page = await newPage(browser);
  const styled = async () => page.evaluate(() => [document.querySelector('main').innerText.trim(), getComputedStyle(document.querySelector('main')).outlineWidth, document.documentElement.dataset.own]);
  await page.goto(`${host.base}om.html`);
  assert.deepEqual(await styled(), ['Før.', '3px', '3']);
  write(site, themed(5, 'Etter.'));
  buildInto(site, folder);
  await page.locator('.site-nav a', { hasText: 'Mer' }).click();
  await page.waitForURL(/mer\.html$/);
  assert.deepEqual(await styled(), ['Etter.', '5px', '5']);
  await page.locator('.site-nav a', { hasText: 'Om' }).click();
  await page.waitForURL(/om\.html$/);
  assert.deepEqual(await styled(), ['Før.', '3px', '3'], 'the page that was kept has what was kept');
  // A page that the browser has kept without its scripts finds them on the host, and the search of its own build.
  await page.locator('#search').focus();
  await page.waitForFunction(() => globalThis.loype.search.within);
});

/** A host that is gone after the test. @param {string} folder @param {Record<string, string>} [headers] */
async function hostOf(folder, headers) {
  const host = await serve(folder, '/', headers);
  hosts.push(host);
  return host;
}

/** A site of modules with eight pages each. */
function contents(modules, more = '') {
  const files = { 'site-config.yaml': 'title: To bygg\nlanguage: nb\n', 'content/kurs/_index.md': '---\ntitle: Kurs\n---\n\nKurset.\n' };
  const names = ['Start', 'En', 'To', 'Tre', 'Fire'];
  for (const module of modules) {
    files[`content/kurs/modul-${module}/_index.md`] = `---\nmodule: ${module}\ntitle: ${names[module]}\n---\n\nModulen.\n`;
    for (let page = 1; page <= 8; page++) {
      const words = Array.from({ length: 60 }, (_, at) => wordOf(module * 1_000 + page * 60 + at)).join(' ');
      const chapter = page % 2 ? `Kapittel ${'kapittel '.repeat(page)}` : '';
      files[`content/kurs/modul-${module}/${page}-side-${module}-${page}.md`] = `---\ntitle: Side ${module}-${page}\nkind: tekst\n---\n\nEn felles side. ${chapter} ${more}\n\n${words}.\n`;
    }
  }
  return files;
}

/** Words enough for more than one shard. */
function wordOf(number) {
  const syllables = ['ba', 'do', 'fi', 'gu', 'ka', 'lo', 'mi', 'nu', 'pa', 'ro', 'si', 'tu'];
  const [a, b, c, d] = [number, number / 12, number / 144, number / 1_728].map(rest => syllables[Math.floor(rest) % 12]);
  return `${a}${b}${c}${d}k`;
}

function write(root, files) {
  for (const [path, text] of Object.entries(files)) {
    mkdirSync(dirname(join(root, path)), { recursive: true });
    writeFileSync(join(root, path), text);
  }
}

function copyOf(folder) {
  const copy = mkdtempSync(join(scratch, 'host-'));
  cpSync(folder, copy, { recursive: true });
  return copy;
}

function replace(folder, by) {
  for (const name of readdirSync(folder)) rmSync(join(folder, name), { recursive: true });
  cpSync(by, folder, { recursive: true });
}

const filesOf = folder => readdirSync(folder, { recursive: true, withFileTypes: true })
  .filter(entry => entry.isFile()).map(({ parentPath, name }) => join(parentPath, name).slice(folder.length + 1)).sort();

/** Each file that is new or other in a build, as what puts it into a folder. */
function arrivals(from, to) {
  const same = path => existsSync(join(from, path)) && readFileSync(join(from, path)).equals(readFileSync(join(to, path)));
  return filesOf(to).filter(path => !same(path)).map(path => folder => cpSync(join(to, path), join(folder, path)));
}

/** Each file that a build has no more, as what takes it out of a folder. */
function departures(from, to) {
  return filesOf(from).filter(path => !existsSync(join(to, path))).map(path => folder => rmSync(join(folder, path)));
}

function shuffled(list, seed) {
  const mixed = [...list];
  let state = seed;
  for (let at = mixed.length - 1; at > 0; at--) {
    state = (state * 48_271) % 2_147_483_647;
    const other = state % (at + 1);
    [mixed[at], mixed[other]] = [mixed[other], mixed[at]];
  }
  return mixed;
}

async function opened({ base }) {
  const page = await newPage(browser);
  await page.goto(base + PAGE);
  await page.locator('#search').focus();
  await page.waitForFunction(() => globalThis.loype.search.within && document.querySelector('.search-results'));
  await page.evaluate(() => globalThis.loype.search.index().catch(() => undefined));
  return page;
}

/** The titles that stand beneath the box for a query, or what is said instead. */
async function found(page, query) {
  await page.locator('#search').focus();
  await page.waitForFunction(() => globalThis.loype.search.within && document.querySelector('.search-results'));
  await page.locator('#search').fill('');
  await page.evaluate(() => {
    const isFailed = () => /Søket lot seg ikke laste/.test(document.querySelector('.search-note')?.textContent ?? '');
    for (const note of document.querySelectorAll('.search-note')) note.remove();
    globalThis.searched = new Promise(done => {
      document.addEventListener('loype:searched', done, { once: true });
      new MutationObserver(() => isFailed() && done()).observe(document.querySelector('.search-results'), { childList: true, subtree: true });
    });
  });
  await page.locator('#search').fill(query);
  await page.evaluate(() => globalThis.searched);
  await unrolledBox(page);
  // What is said aloud comes when nothing more is written; what the last query was told may still stand there.
  const failed = await page.locator('.search-note').filter({ hasText: FAILED }).count();
  return failed ? FAILED : page.locator(TITLES).allInnerTexts();
}

/** Which build a page finds in; empty where it is neither. */
async function buildOf(page, at) {
  const list = await found(page, QUERIES[at]);
  if (list === FAILED) return 'told';
  const is = folder => JSON.stringify(list) === JSON.stringify(expected.get(folder)[at]);
  return is(first) ? 'first' : is(second) ? 'second' : '';
}

/** The first files of an index that a page asks for. */
function entries(page) {
  const asked = [];
  page.on('request', request => /\/search\/index\./.test(request.url()) && asked.push(request.url()));
  return () => asked;
}

/** Waits for the next answer on the search page. */
function listen(page) {
  const answered = page.evaluate(() => new Promise(done => document.addEventListener('loype:searched', done, { once: true })).then(() => true));
  return () => answered;
}
