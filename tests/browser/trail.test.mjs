// The map of a course: on a desk, on a phone and on paper, with large letters too, its lines meet from row to row and its words have room;
// whoever does not see it gets the same from the list.

import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { pathToFileURL } from 'node:url';

import { DESKTOP, launch, newPage, PHONE } from './browser.mjs';
import { built, site } from './site.mjs';

const SMALL_SITE = built('tests/sites/order-of-modules');

const small = course => pathToFileURL(`${SMALL_SITE}/${course}/index.html`).href;

/** The reference course, and small ones: a free order, no rules. Where there is room, they have a drawing to the right. */
const DRAWN_RIGHT = [pathToFileURL(`${site.folder}/${site.course}`).href, small('fri'), small('uten-regler')];
/** Lines past stations, and a choice among others: drawn downwards only. */
const DRAWN_DOWN = [small('forslag'), small('overstyrt'), small('valg')];
const COURSES = [...DRAWN_RIGHT, ...DRAWN_DOWN];

/** A sheet of A4 less the theme's margins of 2 cm, at 96 px to the inch. */
const SHEET = { width: 642, height: 900 };

let browser;
before(async () => { browser = await launch(); });
after(() => browser?.close());

for (const viewport of [DESKTOP, PHONE]) {
  test(`at ${viewport.width} px each course has one map, whole and with room for its words`, async () => {
    const page = await newPage(browser, { viewport });
    for (const address of COURSES) {
      await page.goto(address);
      const shown = viewport === DESKTOP && DRAWN_RIGHT.includes(address) ? 'map-wide' : 'rail';
      assert.deepEqual(await page.evaluate(drawn), { shown, found: [], sideways: false }, address);
    }
  });
}

test('on paper the map runs downwards, in black', async () => {
  const page = await newPage(browser, { viewport: SHEET, colorScheme: 'dark' });
  await page.emulateMedia({ media: 'print' });
  for (const address of COURSES) {
    await page.goto(address);
    assert.deepEqual(await page.evaluate(drawn), { shown: 'rail', found: [], sideways: false }, address);
    assert.equal(await page.locator('.rail .stop').first().evaluate(stop => getComputedStyle(stop).stroke), 'rgb(0, 0, 0)');
  }
});

test('letters of twice the size make the lines twice as large, and nothing scrolls sideways', async () => {
  const page = await newPage(browser);
  await page.goto(DRAWN_DOWN[0]);
  const stop = page.locator('.rail .stop').first();
  const { height } = await stop.boundingBox();
  await page.evaluate(() => { document.documentElement.style.fontSize = '200%'; });
  const larger = await stop.boundingBox();
  assert.ok(Math.abs(larger.height / height - 2) < 0.1, `${height} px became ${larger.height} px`);
  assert.deepEqual(await page.evaluate(drawn), { shown: 'rail', found: [], sideways: false });
});

test('where a reader chooses the colours, the drawing takes them', async () => {
  const page = await newPage(browser, { forcedColors: 'active', colorScheme: 'dark' });
  await page.goto(COURSES[0]);
  const colours = await page.evaluate(() => {
    const line = getComputedStyle(document.querySelector('.rail .line')).stroke;
    return { line, text: getComputedStyle(document.querySelector('h1')).color };
  });
  assert.equal(colours.line, colours.text);
});

test('whoever does not see the map gets the same modules in the same order from the list, and the Tab key meets each once', async () => {
  const page = await newPage(browser);
  for (const address of COURSES) {
    await page.goto(address);
    const listed = await page.locator('.station h3 a').evaluateAll(links => links.map(link => link.href));
    for (const drawing of await page.locator('.map > svg').all()) {
      const drawn = await drawing.locator('a').evaluateAll(links => links.map(link => new URL(link.getAttribute('href'), document.baseURI).href));
      assert.deepEqual(drawn, listed, address);
    }
    assert.equal(await page.locator('.rail .stop:not(.stop-inner)').count(), listed.length, `${address}: a stop for each`);
    assert.equal(await page.locator('.map a:not([tabindex="-1"])').count(), 0, `${address}: the drawing has no stop of the Tab key`);
    const told = await page.locator('.trail').ariaSnapshot();
    assert.equal(told.match(/heading .*\[level=3\]/g)?.length, listed.length, `${address}: each module is told once`);
    assert.doesNotMatch(told, /img|graphics/, `${address}: the drawing is not told`);
  }
});

test('a station of the map leads to its module', async () => {
  const page = await newPage(browser);
  await page.goto(COURSES[0]);
  const first = page.locator('.map-wide .map-station').first();
  const name = await first.locator('.map-name').first().textContent();
  await first.locator('.stop').first().click();
  assert.match(await page.locator('h1').textContent(), new RegExp(name));
});

/**
 * Runs in the page: which map shows; which words of the drawing to the right stand outside it or on each other, and which rows of the map
 * downwards do not meet; and whether the page scrolls sideways.
 */
function drawn() {
  const wide = [...document.querySelectorAll('.map > svg')].find(drawing => drawing.checkVisibility());
  const sideways = document.documentElement.scrollWidth > window.innerWidth;
  if (!wide) {
    const rails = [...document.querySelectorAll('.rail')].map(rail => rail.getBoundingClientRect());
    const apart = rails.slice(1).filter((rail, at) => Math.abs(rail.top - rails[at].bottom) > 1);
    const rests = [...document.querySelectorAll('.rail-rest')].map(rest => [rest.getBoundingClientRect(), rest.parentElement.getBoundingClientRect()]);
    const short = rests.filter(([rest, rail]) => Math.abs(rest.bottom - rail.bottom) > 1);
    return { shown: 'rail', found: [...apart, ...short].map(({ top }) => `the lines break at ${top}`), sideways };
  }
  const area = wide.viewBox.baseVal;
  const words = [...wide.querySelectorAll('text')].map(text => ({ text: text.textContent, box: text.getBBox() }));
  const stops = [...wide.querySelectorAll('.stop')].map(stop => ({ text: 'a stop', box: stop.getBBox() }));
  const outside = words.filter(({ box }) => box.x < 0 || box.y < 0 || box.x + box.width > area.width || box.y + box.height > area.height);
  const meet = (a, b) => Math.min(a.x + a.width, b.x + b.width) - Math.max(a.x, b.x) > 1 && Math.min(a.y + a.height, b.y + b.height) - Math.max(a.y, b.y) > 1;
  const met = words.flatMap((one, at) => [...words.slice(at + 1), ...stops].filter(other => meet(one.box, other.box)).map(other => [one, other]));
  const found = [...outside.map(({ text }) => `«${text}» is outside`), ...met.map(([one, other]) => `«${one.text}» meets «${other.text}»`)];
  return { shown: wide.getAttribute('class'), found, sideways };
}
