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

test('the front page and the course lead to where the reader left off, with the T at its module and stations filled by what is done', async () => {
  const page = await here.open('index.html');
  assert.equal(await button(page).innerText(), 'Begynn med 0.1 Velkommen til pakken');
  assert.equal(await page.locator('.map .here').count(), 0);
  await mark(page, `${MODULE}/verdiene-i-hverdagen.html`);
  for (const address of ['index.html', 'kompetansepakken/index.html']) {
    await page.goto(here.base + address);
    assert.equal(await button(page).innerText(), 'Fortsett: 1.2 En dag med verdibriller');
    assert.equal(await page.locator('.onward-said').innerText(), 'Du har gjort 1 av 9 sider i Modul 1.');
    assert.equal(await page.locator('.onward-about').innerText(), 'Refleksjon · Alene · 30 min');
    assert.match(await page.locator('.map-stop:has(.here)').innerText(), /Du er her[\s\S]*Verdiløftet i praksis/);
    assert.deepEqual(await page.locator('.map-stop[data-state="part"] h3').allInnerTexts(), ['Verdiløftet i praksis']);
  }
  await button(page).click();
  assert.match(page.url(), /en-dag-med-verdibriller/);
});

test('of a long course, whose pages are not listed for the script, the button leads to the module that was last worked in', async () => {
  const page = await here.open('index.html');
  await mark(page, `${MODULE}/verdiene-i-hverdagen.html`);
  await page.route('**/kompetansepakken/index.html', async route => {
    const answer = await route.fetch();
    await route.fulfill({ response: answer, body: (await answer.text()).replace(/<template id="pages-by-module">[\s\S]*?<\/template>/u, '') });
  });
  await page.goto(`${here.base}kompetansepakken/index.html`);
  assert.equal(await button(page).innerText(), 'Fortsett: Verdiløftet i praksis');
  assert.match(await page.locator('.map-stop:has(.here)').innerText(), /Verdiløftet i praksis/);
});

test('the door for the view that is picked comes first, and none is folded', async () => {
  const page = await here.open('index.html');
  const questions = () => page.locator('.for-audience h2:visible').allInnerTexts();
  assert.deepEqual(await questions(), ['Hva skal jeg gjøre?', 'Hva må jeg forberede?', 'Hva binder vi oss til?']);
  await page.locator('#view').selectOption('owner');
  assert.deepEqual(await questions(), ['Hva binder vi oss til?', 'Hva skal jeg gjøre?', 'Hva må jeg forberede?']);
});

test('the owner is told when she is needed, in order, with a total', async () => {
  const page = await here.open('kompetansepakken/eier.html');
  const told = await page.locator('.duties').innerText();
  assert.match(told, /Modul 0[\s\S]*Fellesmøte om oppstarten[\s\S]*Modul 5[\s\S]*I alt/);
  const { y } = await page.locator('.duties-all').boundingBox();
  assert.ok(y < 900, `the total stands at ${y} px`);
});

test('the course tells the time of each audience as a bar on one scale, with words', async () => {
  const page = await here.open('kompetansepakken/index.html');
  const table = page.getByRole('region', { name: 'Tid for hver av dere' }).locator('table');
  const rows = await table.locator('tr:has(.bar)').evaluateAll(all => all.map(row => {
    const [least, most] = [...row.querySelectorAll('rect')].map(bar => bar.getBoundingClientRect().width);
    const whole = row.querySelector('svg').getBoundingClientRect().width;
    return { who: row.querySelector('th').textContent, words: row.lastElementChild.textContent, least: least / whole, most: most / whole };
  }));
  assert.deepEqual(rows.map(({ who }) => who), ['lærer', 'leder', 'eier']);
  const longest = Math.max(...rows.map(({ words }) => Number(/(\d+) timer/.exec(words)[1])));
  for (const { words, least, most } of rows) {
    const [, from, to] = /(\d+)–(\d+) timer/.exec(words);
    assert.ok(Math.abs(least - from / longest) < 0.02 && Math.abs(most - to / longest) < 0.02, words);
  }
});
