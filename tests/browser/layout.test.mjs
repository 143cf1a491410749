// Notes stand beside the passage that they are about where there is room, and under it where there is not; nothing scrolls sideways.

import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { pathToFileURL } from 'node:url';

import { DESKTOP, launch, newPage, PHONE } from './browser.mjs';
import { site } from './site.mjs';

const BASE = pathToFileURL(`${site.folder}/`).href;
const TABLET = { width: 1024, height: 768 };
const SMALLEST = { width: 320, height: 568 };

/** On a support page the notes are the text itself: none of them stands beside anything. */
const annotated = site.pages.filter(page => page.hasNotes && page.type !== 'support');

let browser;
before(async () => { browser = await launch(); });
after(() => browser?.close());

test('the reference site has many notes to look at', () => assert.ok(annotated.length > 40));

test('at 1440 px a note stands level with its passage, beside it, and covers nothing', async () => {
  assert.deepEqual(await eachPage(DESKTOP, annotated, notesAstray, 'beside'), []);
});

test('at 1440 px no text waits for a note', async () => {
  assert.deepEqual(await eachPage(DESKTOP, annotated, gaps), []);
});

for (const viewport of [TABLET, PHONE]) {
  test(`at ${viewport.width} px a note stands under its passage, before what follows, and covers nothing`, async () => {
    assert.deepEqual(await eachPage(viewport, annotated, notesAstray, 'under'), []);
  });
}

test('no page scrolls sideways at 320 px', async () => {
  assert.deepEqual(await eachPage(SMALLEST, site.pages, sideways), []);
});

test('a very long word as a title makes no page scroll sideways on a phone', async () => {
  const page = await newPage(browser, { viewport: PHONE });
  for (const { path } of site.samples) {
    await page.goto(BASE + path);
    await page.evaluate(() => {
      const titles = document.querySelectorAll('h1, .page-turn .title, .pages a, .row > a, .part-head h2, .station h3 a, .map h3 a');
      for (const title of titles) title.textContent = 'samarbeidslæringsutviklingsplanleggingsverktøyet';
    });
    assert.deepEqual(await page.evaluate(sideways), [], path);
  }
});

test('the word for a fact stands level with the first line of what is said of it', async () => {
  assert.deepEqual(await eachPage(DESKTOP, site.samples, factsAskew), []);
});

test('no menu scrolls sideways at 320 px', async () => {
  const page = await newPage(browser, { viewport: SMALLEST });
  for (const { path } of site.samples) {
    await page.goto(BASE + path);
    const [button, menu] = [page.locator('.menu-button'), page.locator('#page-menu')];
    if (!(await button.isVisible())) continue;
    await button.click();
    assert.ok(await menu.evaluate(element => element.scrollWidth <= element.clientWidth), path);
  }
});

async function eachPage(viewport, pages, look, argument) {
  const page = await newPage(browser, { viewport });
  const found = [];
  for (const { path } of pages) {
    await page.goto(BASE + path);
    found.push(...(await page.evaluate(look, argument)).map(what => `${path}: ${what}`));
  }
  await page.context().close();
  return found;
}

/** Runs in the page: says which of its elements reach outside the window, if it can be scrolled sideways at all. */
function sideways() {
  if (document.documentElement.scrollWidth <= window.innerWidth) return [];
  const wide = [...document.body.querySelectorAll('*')].filter(element => element.getBoundingClientRect().right > window.innerWidth + 0.5);
  return [`${document.documentElement.scrollWidth} px wide, by ${wide.map(element => `${element.localName}.${element.className}`).slice(0, 5)}`];
}

/** Runs in the page: says which facts have their word lower or higher than the first line beside it. */
function factsAskew() {
  const top = element => Math.min(...[...element.childNodes].filter(node => node.textContent.trim()).map(node => {
    const range = document.createRange();
    range.selectNode(node);
    return range.getClientRects()[0].top;
  }));
  return [...document.querySelectorAll(':not(.meet-side) > .facts > div:not([hidden])')].flatMap(fact => {
    const [word, said] = [fact.querySelector('dt'), fact.querySelector('dd')];
    // In a narrow column what is said stands under its word.
    if (said.getBoundingClientRect().left < word.getBoundingClientRect().right) return [];
    const apart = Math.abs(top(word) - top(said));
    return apart > 4 ? [`${word.textContent}: ${apart} px`] : [];
  });
}

/** Runs in the page: says where there is more room between two parts of the text than a heading asks for. */
function gaps() {
  const parts = [...document.querySelectorAll('.prose > :not(.passage-notes)')];
  const column = parts.flatMap(part => part.classList.contains('passage-rest') ? [...part.children] : [part]);
  return column.slice(1).flatMap((part, at) => {
    const gap = part.getBoundingClientRect().top - column[at].getBoundingClientRect().bottom;
    return gap < 0 || gap > 48 ? [`${Math.round(gap)} px before «${part.textContent.trim().slice(0, 40)}»`] : [];
  });
}

/** Runs in the page: says what is wrong with the place of each note, where notes ought to stand `beside` or `under` their passage. */
function notesAstray(where) {
  const found = [];
  const main = document.querySelector('main');
  const box = element => element.getBoundingClientRect();
  const meet = (a, b) => Math.min(a.right, b.right) - Math.max(a.left, b.left) > 1 && Math.min(a.bottom, b.bottom) - Math.max(a.top, b.top) > 1;

  const passages = [...main.querySelectorAll('.passage')];
  if (passages.length === 0) found.push('has no passage with notes');
  // On the page of a meeting, what stands beside the plan comes first.
  let above = Math.max(-Infinity, ...[...main.querySelectorAll('.meet-side, .plan-notes')].map(one => box(one).bottom + Number.parseFloat(getComputedStyle(one).marginBottom)));
  for (const passage of passages) {
    const [text, aside] = [box(passage), passage.nextElementSibling];
    const [notes, rest] = [[...aside.querySelectorAll('.note')], aside.nextElementSibling];
    const [first, last] = [box(notes[0]), box(notes.at(-1))];
    const name = notes[0].id;
    if (where === 'beside') {
      // Level with its passage, or right under the notes above.
      const level = Math.max(text.top, above + Number.parseFloat(getComputedStyle(aside).marginTop));
      if (Math.abs(first.top - level) > 2) found.push(`${name} starts ${Math.round(first.top - level)} px below where it could`);
      if (first.left < text.right) found.push(`${name} is not to the right of its passage`);
      above = last.bottom;
    } else {
      if (first.top < text.bottom) found.push(`${name} is not under its passage`);
      if (first.top - text.bottom > 48) found.push(`${name} is ${Math.round(first.top - text.bottom)} px from its passage`);
      if (rest && box(rest).top < last.bottom) found.push(`${notes.at(-1).id} is not before the text that follows`);
    }
  }

  const notes = [...main.querySelectorAll('.note')];
  for (const note of notes) {
    const area = box(note);
    if (area.width === 0 || area.height === 0) found.push(`${note.id} cannot be seen`);
    if (area.left < 0 || area.right > window.innerWidth) found.push(`${note.id} reaches outside the window`);
    const other = notes.find(one => one !== note && meet(box(one), area));
    if (other) found.push(`${note.id} and ${other.id} overlap`);
    const covered = solid().find(({ rect }) => meet(rect, area));
    if (covered) found.push(`${note.id} overlaps ${covered.what}`);
  }
  return found;

  /** The lines of text, the boxes and the pictures outside notes. */
  function solid() {
    const walker = document.createTreeWalker(main, NodeFilter.SHOW_TEXT, node =>
      node.data.trim() === '' || node.parentElement.closest('.note') ? NodeFilter.FILTER_REJECT : NodeFilter.FILTER_ACCEPT);
    const lines = [];
    while (walker.nextNode()) {
      const range = document.createRange();
      range.selectNodeContents(walker.currentNode);
      lines.push(...[...range.getClientRects()].map(rect => ({ rect, what: `«${walker.currentNode.data.trim().slice(0, 40)}»` })));
    }
    const boxes = [...main.querySelectorAll('.block, .alert, .table-wrap, pre, img, video, audio')].filter(element => !element.closest('.note'));
    return [...lines, ...boxes.map(element => ({ rect: box(element), what: element.className || element.localName }))];
  }
}
