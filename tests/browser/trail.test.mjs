// The map of a course: everything in it has room, on a desk, on a phone and on paper, with large letters too; whoever does not see it gets the
// same from the list under it.

import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { pathToFileURL } from 'node:url';

import { DESKTOP, launch, newPage, PHONE } from './browser.mjs';
import { built, site } from './site.mjs';

const SMALL_SITE = built('tests/sites/order-of-modules');

const small = course => pathToFileURL(`${SMALL_SITE}/${course}/index.html`).href;

/** The reference course, and small ones: a free order, a bypass, no rules. */
const DRAWN_WIDE = [pathToFileURL(`${site.folder}/${site.course}`).href, small('fri'), small('forslag'), small('overstyrt'), small('uten-regler')];
/** A bypass that would cross lanes, which is drawn downwards only. */
const DRAWN_TALL = [small('valg')];
const COURSES = [...DRAWN_WIDE, ...DRAWN_TALL];

/** A sheet of A4 less the theme's margins of 2 cm, at 96 px to the inch. */
const SHEET = { width: 642, height: 900 };

let browser;
before(async () => { browser = await launch(); });
after(() => browser?.close());

for (const viewport of [DESKTOP, PHONE]) {
  test(`at ${viewport.width} px each course has one drawing, and its words have room in it`, async () => {
    const page = await newPage(browser, { viewport });
    for (const address of COURSES) {
      await page.goto(address);
      const drawing = viewport === DESKTOP && DRAWN_WIDE.includes(address) ? 'map-wide' : 'map-tall';
      assert.deepEqual(await page.evaluate(crowded), { drawings: [drawing], found: [], sideways: false }, address);
    }
  });
}

test('on paper the trail runs downwards, in black', async () => {
  const page = await newPage(browser, { viewport: SHEET, colorScheme: 'dark' });
  await page.emulateMedia({ media: 'print' });
  for (const address of COURSES) {
    await page.goto(address);
    assert.deepEqual(await page.evaluate(crowded), { drawings: ['map-tall'], found: [], sideways: false }, address);
    assert.equal(await page.locator('.map-tall .map-name').first().evaluate(name => getComputedStyle(name).fill), 'rgb(0, 0, 0)');
  }
});

test('letters of twice the size make the drawing twice as large, and nothing scrolls sideways', async () => {
  const page = await newPage(browser);
  await page.goto(COURSES[0]);
  const name = page.locator('.map-name:visible').first();
  const { height } = await name.boundingBox();
  await page.evaluate(() => { document.documentElement.style.fontSize = '200%'; });
  const larger = await name.boundingBox();
  assert.ok(Math.abs(larger.height / height - 2) < 0.1, `${height} px became ${larger.height} px`);
  assert.deepEqual(await page.evaluate(crowded), { drawings: ['map-tall'], found: [], sideways: false });
});

test('where a reader chooses the colours, the drawing takes them', async () => {
  const page = await newPage(browser, { forcedColors: 'active', colorScheme: 'dark' });
  await page.goto(COURSES[0]);
  const colours = await page.evaluate(() => {
    const line = getComputedStyle(document.querySelector('.map .line')).stroke;
    return { line, text: getComputedStyle(document.querySelector('h1')).color };
  });
  assert.equal(colours.line, colours.text);
});

test('whoever does not see the map gets the same modules in the same order from the list, and the Tab key meets each once', async () => {
  const page = await newPage(browser);
  for (const address of COURSES) {
    await page.goto(address);
    const listed = await page.locator('.station h3 a').evaluateAll(links => links.map(link => link.href));
    const drawings = await page.locator('.map > svg').all();
    assert.ok(drawings.length > 0, `${address}: the map is drawn`);
    for (const drawing of drawings) {
      const drawn = await drawing.locator('a').evaluateAll(links => links.map(link => new URL(link.getAttribute('href'), document.baseURI).href));
      assert.deepEqual(drawn, listed, address);
    }
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

/** Runs in the page: which drawings show, which of their words stand outside them or on each other, and whether the page scrolls sideways. */
function crowded() {
  const drawings = [...document.querySelectorAll('.map > svg')].filter(drawing => drawing.checkVisibility());
  const found = drawings.flatMap(drawing => {
    const area = drawing.viewBox.baseVal;
    const words = [...drawing.querySelectorAll('text')].map(text => ({ text: text.textContent, box: text.getBBox() }));
    const stops = [...drawing.querySelectorAll('circle')].map(stop => ({ text: 'a stop', box: stop.getBBox() }));
    const outside = words.filter(({ box }) => box.x < 0 || box.y < 0 || box.x + box.width > area.width || box.y + box.height > area.height);
    const meet = (a, b) => Math.min(a.x + a.width, b.x + b.width) - Math.max(a.x, b.x) > 1 && Math.min(a.y + a.height, b.y + b.height) - Math.max(a.y, b.y) > 1;
    const met = words.flatMap((one, at) => [...words.slice(at + 1), ...stops].filter(other => meet(one.box, other.box)).map(other => [one, other]));
    return [...outside.map(({ text }) => `«${text}» is outside`), ...met.map(([one, other]) => `«${one.text}» meets «${other.text}»`)];
  });
  const sideways = document.documentElement.scrollWidth > window.innerWidth;
  return { drawings: drawings.map(drawing => drawing.getAttribute('class')), found, sideways };
}
