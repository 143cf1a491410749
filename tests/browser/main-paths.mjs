// The main paths through the site, written once and walked in more engines than the one that all other tests run in.
//
// In: a reader of any engine, on the reference site from a host or from disk. Out: nothing, where all is as it should be. What is particular
// to a path, Chromium's tests hold; here is what a school meets that uses another browser.

import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';

import { site } from './site.mjs';

const MODULE = 'kompetansepakken/modul-0-introduksjon';
const FILM = `${MODULE}/velkommen.html`;
const REFLECTION = `${MODULE}/tanker-for-start.html`;
const TASKS = `${MODULE}/fellesmote-oppstart.html`;
const SUPPORT = `${MODULE}/lederstotte.html`;
const MEETING = 'kompetansepakken/modul-1-verdiloftet/fellesmote-verdiloftet.html';
const TEXT = 'kompetansepakken/modul-2-lareplaner/vurdering-underveis.html';

/** Each path with what it needs of an engine besides what every driver can do. */
export const PATHS = [
  ['every type of page is whole, at every width', wholePages],
  ['what is searched for in the box is found at its passage', searchInBox],
  ['what is searched for on the search page is found', searchOnPage],
  ['keys lead to the search and out of it', keysOfSearch],
  ['a mark is kept, counts, and leads on', marks],
  ['a task stays ticked', tasks],
  ['a view is picked and kept, and a link with one stores nothing', views],
  ['an answer is kept while one writes', answers],
  ['notes are taken along as a copy, and brought in', copies, 'downloads'],
  ['a film has its captions on from the beginning, and the button says so', captions],
  ['a meeting is led from its projector and the leader\'s window', meeting],
  ['groups are drawn', groups],
  ['the sheet of a meeting and the booklet of a module are printed', printed],
];

async function wholePages(reader) {
  for (const { path } of site.samples) {
    await reader.open(path);
    assert.equal(await reader.evaluate(() => document.querySelectorAll('h1').length), 1, path);
    for (const width of [320, 390, 1440]) {
      await reader.resize(width);
      assert.ok(await reader.evaluate(() => document.documentElement.scrollWidth <= innerWidth), `${path} scrolls sideways at ${width} px`);
    }
  }
}

async function searchInBox(reader) {
  await reader.open(MEETING);
  await reader.write('#search', 'diskusjonen vurdering');
  await reader.click('.search-results a[href*="#rad-som-blir-brukt"]');
  await reader.loaded('vurdering-underveis.html#rad-som-blir-brukt');
  await landed(reader);
}

async function searchOnPage(reader) {
  await reader.open(TEXT);
  await reader.write('#search', 'utviklingsarbeid');
  await reader.press('Enter');
  await reader.loaded('sok.html');
  await reader.shown('#search-found ol > li a');
  assert.match(await reader.text('.search-count'), /^\d+ treff/);
  await reader.click('#search-found ol > li a');
  await reader.loaded('funn=utviklingsarbeid');
  await landed(reader);
  await reader.press('Escape');
  await reader.until(() => !document.querySelector('mark.hit'));
}

/** A passage with a word that is marked is in view, and where the keyboard goes on from. */
async function landed(reader) {
  await reader.until(() => {
    const { top, bottom } = document.activeElement.getBoundingClientRect();
    return document.activeElement.matches('main :has(mark.hit)') && top >= 0 && bottom <= innerHeight;
  });
}

async function keysOfSearch(reader) {
  await reader.open(TEXT);
  for (let presses = 0; presses < 12 && !(await inSearch(reader)); presses += 1) await reader.press('Tab');
  assert.ok(await inSearch(reader), 'the Tab key comes to the search');
  await reader.open(TEXT);
  await reader.press('Control+k');
  assert.ok(await inSearch(reader), 'Ctrl+K leads to it');
  await reader.driver.keys('praksis');
  await reader.shown('.search-results [role="option"]');
  await reader.press('ArrowDown');
  await reader.until(() => document.querySelector('#search').getAttribute('aria-activedescendant'));
  await reader.press('Escape');
  await reader.hidden('.search-results');
  assert.equal(await reader.evaluate(() => document.querySelector('#search').value), 'praksis');
}

const inSearch = reader => reader.evaluate(() => document.activeElement.id === 'search');

async function marks(reader) {
  await reader.open('index.html');
  assert.match(await reader.text('.onward .start'), /^Begynn med 0\.1 /);
  await reader.open(FILM);
  await reader.click('#done');
  await reader.says('.done-said', 'Gjort. 1 av 13 i Modul 0.');
  await reader.open(`${MODULE}/index.html`);
  await reader.says('main .onward .progress', '1 av 13 gjort');
  await reader.open('index.html');
  assert.match(await reader.text('.onward .start'), /^Fortsett: 0\.2 /);
  await reader.click('.onward .start');
  await reader.loaded('hva-er-nytt.html');
  await reader.open(FILM);
  assert.equal(await reader.evaluate(() => document.querySelector('#done').checked), true);
  await reader.click('#done');
  await reader.says('.done-said', 'Ikke gjort lenger.');
  assert.deepEqual(await reader.kept(), {});
}

async function tasks(reader) {
  await reader.open(TASKS);
  await reader.click('.task-box');
  await reader.until(() => localStorage.length === 1);
  await reader.open(TASKS);
  assert.deepEqual(await reader.evaluate(() => [...document.querySelectorAll('.task-box')].map(({ checked }) => checked)), [true, false, false, false, false, false]);
}

async function views(reader) {
  await reader.open(`${REFLECTION}?visning=leder`);
  assert.equal(await reader.evaluate(() => document.querySelector('#view').value), 'leader');
  await reader.says('.site-header', 'Oversikt for leder');
  assert.deepEqual(await reader.kept(), {}, 'a link stores nothing');
  await reader.open(REFLECTION);
  await reader.shown('#lederstotte-1 .note-body');
  await reader.pick('#view', 'teacher');
  await reader.hidden('#lederstotte-1 .note-body');
  await reader.click('.page-turn .turn-next a');
  await reader.loaded('kort-analyse');
  assert.equal(await reader.evaluate(() => document.documentElement.dataset.view), 'teacher');
}

async function answers(reader) {
  await reader.open(REFLECTION);
  await reader.write('#blokk-1-answer', 'Felles tid hver torsdag');
  await reader.says('.answer [role="status"]', 'Lagret');
  await reader.open('notater.html');
  assert.equal(await reader.text('.noted-text'), 'Felles tid hver torsdag');
}

async function copies(reader, another) {
  await reader.open(REFLECTION);
  await reader.write('#blokk-1-answer', 'Fra skolen');
  await reader.open('notater.html');
  await reader.click('#export-copy');
  const copy = await reader.downloaded('.json');
  assert.match(readFileSync(copy, 'utf8'), /Fra skolen/);
  await another.open('notater.html');
  await another.driver.upload('#import-file', copy);
  await another.says('.tools-said', 'Nye eller endrede notater: 1');
  assert.equal(await another.text('.noted-text'), 'Fra skolen');
}

async function captions(reader) {
  await reader.open(FILM);
  await reader.evaluate(() => { document.querySelector('video').preload = 'auto'; });
  await reader.until(() => document.querySelector('video').readyState >= HTMLMediaElement.HAVE_METADATA);
  const state = () => reader.evaluate(() => ({
    showing: [...document.querySelector('video').textTracks].filter(({ mode, cues }) => mode === 'showing' && cues?.length > 3).length,
    pressed: document.querySelector('[data-do="captions"]').getAttribute('aria-pressed'),
  }));
  await reader.until(() => [...document.querySelector('video').textTracks].some(({ mode, cues }) => mode === 'showing' && cues?.length > 3));
  assert.deepEqual(await state(), { showing: 1, pressed: 'true' });
  await reader.click('[data-do="play"]');
  await reader.until(() => document.querySelector('video').currentTime > 0);
  assert.deepEqual(await state(), { showing: 1, pressed: 'true' }, 'while it plays');
  await reader.click('[data-do="captions"]');
  assert.deepEqual(await state(), { showing: 0, pressed: 'false' });
}

async function meeting(reader) {
  await reader.open(MEETING);
  await reader.write('.strip-axis input', '1430');
  await reader.press('Tab');
  await reader.says('.plan-end', 'Slutt kl. 16.00');
  await reader.click('.plan-show');
  await reader.says('.projector-part', 'Del 1 av 6');
  await reader.click('.projector [data-do="run"]');
  await later(reader, 61);
  await reader.says('.projector [role="timer"]', '3:5');
  await reader.press('ArrowRight', 'ArrowRight');
  await reader.says('.projector [role="status"]', 'Del 3 av 6. Runde 1 av 4');
  await later(reader, 8 * 60 + 1);
  await reader.says('.projector [role="status"]', 'Del 3 av 6. Runde 2 av 4');
  const leader = await reader.opening(() => reader.click('.projector [data-do="leader"]'));
  await leader.says('.leader-window', 'igjen av runde 2 av 4');
  await leader.click('.leader-window [data-do="next"]');
  await reader.says('.projector [role="status"]', 'Del 3 av 6. Runde 3 av 4');
  await reader.press('Escape');
  await reader.hidden('.projector');
  await reader.says('.plan-show', 'Tilbake til storskjerm');
}

/** Moves the page's clock on. */
const later = (reader, seconds) => reader.evaluate(more => {
  const { now } = Date;
  Date.now = () => now.call(Date) + more * 1000;
}, seconds);

async function groups(reader) {
  await reader.open(MEETING);
  await reader.click('[data-tool="groups"]');
  await reader.write('.groups input', '23');
  await reader.says('.groups-said', 'Fem grupper med fire og én med tre.');
  await reader.click('.groups [data-do="draw"]');
  await reader.says('.groups-count', 'Tell til 6 etter tur');
  assert.deepEqual(await reader.kept(), {});
}

async function printed(reader) {
  for (const [path, button] of [[MEETING, '[data-tool="handout"]'], [SUPPORT, '[data-print]']]) {
    await reader.open(path);
    await reader.evaluate(() => { window.print = () => { document.documentElement.dataset.printed = document.querySelector('.handout')?.innerText.slice(0, 200) ?? 'the page'; }; });
    await reader.click(button);
    const what = await reader.until(() => document.documentElement.dataset.printed);
    assert.equal(what === 'the page', path === SUPPORT, what);
  }
}
