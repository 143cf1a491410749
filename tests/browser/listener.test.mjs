// What a listener hears: the accessibility tree of every type of page, held to what makes a page easy to follow by ear, and pages of small
// sites as they are told, word by word, in `heard/`. With LOYPE_UPDATE=1 those are written anew.

import assert from 'node:assert/strict';
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { dirname } from 'node:path';
import { test } from 'node:test';
import { fileURLToPath, pathToFileURL } from 'node:url';

import { hosted } from './hosted.mjs';
import { built, site } from './site.mjs';

const FILM = 'kompetansepakken/modul-0-introduksjon/velkommen.html';
const MODULE = 'kompetansepakken/modul-0-introduksjon/index.html';
const MEETING = 'kompetansepakken/modul-1-verdiloftet/fellesmote-verdiloftet.html';
const REFLECTION = 'kompetansepakken/modul-0-introduksjon/tanker-for-start.html';

/** Words that say nothing of where a link leads, when it is read in a list of links. */
const SAYS_NOTHING = /^(vis|se|her|les mer|mer|åpne|klikk her|[\p{P}\p{S}\s\d]*)$/iu;
/** Two words without room between them, as when one is hidden from the eye; a name of the reference course is written so. */
const GLUED = /(?!uFour)[a-zæøå][A-ZÆØÅ][a-zæøå]/u;

const here = hosted();

/** An entry of the tree as it is told: its role, its name and its depth. */
const entries = tree => tree.split('\n').flatMap((line, at, all) => {
  const [, indent, role, name, rest] = /^( *)- '?([a-z]+)(?: "((?:[^"\\]|\\.)*)")?(.*)$/u.exec(line) ?? [];
  return role ? [{ depth: indent.length, role, name, rest, line: line.trim(), hasChildren: (all[at + 1] ?? '').startsWith(`${indent}  `) }] : [];
});

/** What in a tree is hard to follow. */
function faults(tree) {
  const all = entries(tree);
  const found = [];
  let level = 0;
  for (const { role, name, rest, line, hasChildren } of all) {
    if (['list', 'listitem', 'heading', 'region', 'navigation', 'table', 'note'].includes(role) && !hasChildren && !name && !/: \S/.test(rest)) found.push(`empty: ${line}`);
    if (['region', 'navigation', 'dialog', 'form'].includes(role) && !name) found.push(`nameless: ${line}`);
    if (['link', 'button'].includes(role) && SAYS_NOTHING.test(name ?? '')) found.push(`says nothing: ${line}`);
    if (GLUED.test(line)) found.push(`glued: ${line}`);
    if (role === 'heading') {
      const now = Number(/level=(\d)/.exec(rest)?.[1]);
      if (now > level + 1) found.push(`a level is left out: ${line}`);
      level = now;
    }
  }
  const landmarks = all.filter(({ role }) => ['banner', 'main', 'contentinfo', 'navigation', 'region'].includes(role)).map(({ role, name }) => `${role} ${name ?? ''}`);
  const twice = landmarks.filter((one, at) => landmarks.indexOf(one) !== at);
  // A list within each item of a list is counted aloud for every item.
  const counted = all.filter(({ role, depth }, at) => role === 'list' && all.slice(0, at).findLast(other => other.depth < depth)?.role === 'listitem').length;
  return { found: [...found, ...twice.map(one => `twice: ${one}`)], counted };
}

test('every type of page can be followed by ear', async () => {
  const page = await here.open('index.html');
  for (const { path } of site.samples) {
    await page.goto(here.base + path);
    assert.deepEqual(faults(await page.locator('body').ariaSnapshot()).found, [], path);
  }
});

test('pages in a list say what they are in one breath', async () => {
  const page = await here.open(MODULE);
  assert.equal(faults(await page.locator('main').ariaSnapshot()).counted, 0);
  const row = page.locator('.row').first();
  assert.match((await row.innerText()).replace(/\s+/g, ' '), /Velkommen til pakken Film Alene 15 min$/);
});

test('a film is called by its name, not by what unfolds its text', async () => {
  const page = await here.open(FILM);
  const figure = await page.locator('.media').evaluate(element => element.ariaLabel);
  assert.ok(figure, 'the film has a name');
  assert.equal(await page.getByRole('figure', { name: figure }).count(), 1);
});

test('what is found can be gone to by its name', async () => {
  const page = await here.open('sok.html#&q=vurdering');
  await page.getByRole('region', { name: 'Treff' }).getByRole('listitem').first().waitFor();
});

test('what is stored is told in words', async () => {
  const page = await here.open(MEETING);
  await page.locator('.strip-axis input').fill('14.30');
  await page.locator('.strip-axis input').blur();
  await page.goto(`${here.base}personvern.html`);
  assert.match(await page.locator('.stored-list').innerText(), /^Når et møte begynner: 14\.30 \(/);
});

test('after a mark, a search and a chosen view, no page is harder to follow', async () => {
  const page = await here.open(FILM);
  await page.locator('#done').check();
  await page.locator('#view').selectOption('teacher');
  for (const path of [FILM, MODULE, site.course, 'index.html', REFLECTION]) {
    await page.goto(here.base + path);
    assert.deepEqual(faults(await page.locator('body').ariaSnapshot()).found, [], path);
  }
  await page.goto(`${here.base}sok.html#&q=vurdering`);
  await page.locator('#search-found li').first().waitFor();
  assert.deepEqual(faults(await page.locator('main').ariaSnapshot()).found, []);
});

/** Pages of small sites, each with the part of it that is told. */
const HEARD = [
  ['leader-support', 'kurs/index.html', 'body'],
  ['leader-support', 'kurs/modul-1/index.html', 'main'],
  ['leader-support', 'kurs/modul-1/tekst.html', 'body'],
  ['leader-support', 'kurs/modul-1/mote.html', 'main'],
  ['leader-support', 'kurs/modul-1/lederstotte.html', 'main'],
  ['leader-support', 'kurs/modul-2/film.html', 'main'],
  ['order-of-modules', 'fri/index.html', 'main'],
];

test('pages of small sites are told as they are written down', async () => {
  const sites = new Map([...new Set(HEARD.map(([name]) => name))].map(name => [name, pathToFileURL(`${built(`tests/sites/${name}`)}/`).href]));
  const page = await here.open('index.html');
  for (const [name, path, part] of HEARD) {
    await page.goto(sites.get(name) + path);
    // Where links lead is each reader's own folder, and no word that is heard.
    const told = `${(await page.locator(part).ariaSnapshot()).split('\n').filter(line => !/^ *- \/url:/.test(line)).join('\n')}\n`;
    const file = fileURLToPath(new URL(`heard/${name}/${path.replace('.html', '.txt')}`, import.meta.url));
    if (process.env.LOYPE_UPDATE === '1') {
      mkdirSync(dirname(file), { recursive: true });
      writeFileSync(file, told);
    }
    assert.equal(told, readFileSync(file, 'utf8'), `${name}/${path}`);
  }
});
