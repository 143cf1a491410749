// The button of a module leads to where the reader left off, in her view, and the red T stands there; no page is told of in a wrong lane or part.

import assert from 'node:assert/strict';
import { test } from 'node:test';

import { hosted } from './hosted.mjs';

const here = hosted();
const MODULE = 'kompetansepakken/modul-1-verdiloftet';
const INTRODUCTION = 'kompetansepakken/modul-0-introduksjon';

const button = page => page.locator('[data-onward] .start');
const mark = async (page, address) => {
  await page.goto(here.base + address);
  await page.locator('#done').check();
};

test('the first time the button leads to the first page, and there is no red T', async () => {
  const page = await here.open(`${MODULE}/index.html`);
  assert.equal(await button(page).innerText(), 'Begynn med 1.1 Verdiene i hverdagen');
  assert.equal(await page.locator('main [data-here]:not(.weave)').count(), 0);
});

test('after a mark the button leads to the first page that is not done, and the T stands there', async () => {
  const page = await here.open(`${MODULE}/index.html`);
  await mark(page, `${MODULE}/verdiene-i-hverdagen.html`);
  await mark(page, `${MODULE}/fellesmote-verdiloftet.html`);
  await page.goto(`${here.base}${MODULE}/index.html`);
  assert.equal(await button(page).innerText(), 'Fortsett: 1.2 En dag med verdibriller');
  assert.deepEqual(await page.locator('.row[data-here] .title').allInnerTexts(), ['En dag med verdibriller']);
  assert.match(await page.locator('.row[data-here]').innerText(), /Du er her/);
  assert.equal(await page.locator('.row[data-done] .state').count(), 2);
  await button(page).click();
  assert.match(page.url(), /en-dag-med-verdibriller/);
});

test('pages for others are passed by, and when all of one\'s own are done the button leads to the notes', async () => {
  const page = await here.open(`${INTRODUCTION}/index.html`);
  const mine = await page.locator('.row:not([data-for]) > a').evaluateAll(links => links.map(link => link.getAttribute('href')));
  assert.equal(mine.length, 5);
  for (const address of mine) await mark(page, `${INTRODUCTION}/${address.split('/').at(-1)}`);
  await page.goto(`${here.base}${INTRODUCTION}/index.html`);
  assert.match(await button(page).innerText(), /^Fortsett: 0\.6/);
  await page.locator('#view').selectOption('teacher');
  assert.equal(await button(page).innerText(), 'Du er ferdig. Se notatene dine');
  await button(page).click();
  assert.match(page.url(), /notater\.html/);
});

test('the parts of a module are those of its text, and every page is told of once, in order', async () => {
  const page = await here.open(`${MODULE}/index.html`);
  const parts = await page.locator('.part').evaluateAll(all => all.map(part => [part.querySelector('h2').firstChild.data.trim(), part.querySelectorAll('.row').length]));
  assert.deepEqual(parts, [['Del 1: Verdiløftet i praksis', 3], ['Del 2: Hva er Overordnet del?', 3], ['Del 3: Elevstemmer', 3]]);
  const labels = await page.locator('.row .label').allInnerTexts();
  assert.deepEqual(labels, Array.from({ length: 9 }, (_, at) => `1.${at + 1}`));
});

test('the first page of a module is reached without scrolling on a desk', async () => {
  const page = await here.open(`${MODULE}/index.html`);
  const { y } = await page.locator('.row > a').first().boundingBox();
  assert.ok(y < 720, `the first page stands at ${y} px`);
});

test('without script the button leads to the first page', async () => {
  const page = await here.open(`${MODULE}/index.html`, { javaScriptEnabled: false });
  assert.equal(await button(page).innerText(), 'Begynn med 1.1 Verdiene i hverdagen');
});
