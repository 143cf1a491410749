// The map of a course: on a desk, on a phone and on paper, with large letters too, its lines meet from row to row and its words have room;
// whoever does not see it gets the same from the list.

import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { pathToFileURL } from 'node:url';

import { DESKTOP, launch, newPage, PHONE } from './browser.mjs';
import { built, site } from './site.mjs';

const SMALL_SITE = built('tests/sites/order-of-modules');

const small = course => pathToFileURL(`${SMALL_SITE}/${course}/index.html`).href;

/** The reference course, and small ones: a free order, no rules. The list of modules is their map, to the right where there is room. */
const LISTED = [pathToFileURL(`${site.folder}/${site.course}`).href, small('fri'), small('uten-regler')];
/** Lines past stations, and a choice among others: drawn downwards only. */
const DRAWN_DOWN = [small('forslag'), small('overstyrt'), small('valg')];
const COURSES = [...LISTED, ...DRAWN_DOWN];

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
      const shown = !LISTED.includes(address) ? 'rail' : viewport === DESKTOP ? 'right' : 'down';
      assert.deepEqual(await page.evaluate(drawn), { shown, found: [], sideways: false }, address);
    }
  });
}

test('on paper the map runs downwards, in black', async () => {
  const page = await newPage(browser, { viewport: SHEET, colorScheme: 'dark' });
  await page.emulateMedia({ media: 'print' });
  for (const address of COURSES) {
    await page.goto(address);
    const shown = LISTED.includes(address) ? 'down' : 'rail';
    assert.deepEqual(await page.evaluate(drawn), { shown, found: [], sideways: false }, address);
    assert.equal(await page.locator('.rail .stop, .map-mark circle').first().evaluate(stop => getComputedStyle(stop).stroke), 'rgb(0, 0, 0)');
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
  for (const [address, line] of [[DRAWN_DOWN[0], '.rail .line'], [LISTED[0], '.map-mark circle']]) {
    await page.goto(address);
    const colours = await page.evaluate(selector => {
      const drawn = getComputedStyle(document.querySelector(selector)).stroke;
      return { drawn, text: getComputedStyle(document.querySelector('h1')).color };
    }, line);
    assert.equal(colours.drawn, colours.text);
  }
});

test('whoever does not see the map gets the same modules in the same order from the list, and the Tab key meets each once', async () => {
  const page = await newPage(browser);
  for (const address of COURSES) {
    await page.goto(address);
    const links = page.locator('.trail h3 a');
    const listed = await links.evaluateAll(all => all.map(link => link.href));
    assert.ok(listed.length > 1 && new Set(listed).size === listed.length, `${address}: each module is there once`);
    assert.equal(await page.locator('.rail .stop:not(.stop-inner), .map-mark').count(), listed.length, `${address}: a stop for each`);
    const told = await page.locator('.trail').ariaSnapshot();
    assert.equal(told.match(/heading .*\[level=3\]/g)?.length, listed.length, `${address}: each module is told once`);
    assert.doesNotMatch(told, /img|graphics/, `${address}: the drawing is not told`);
  }
});

test('who does not see the lines is told in words what comes before a module', async () => {
  const page = await newPage(browser);
  await page.goto(LISTED[0]);
  const told = await page.locator('.trail').ariaSnapshot();
  for (const words of ['etter Modul 1', 'til slutt']) assert.ok(told.includes(words), words);
  assert.match(told, /i den rekkefølgen dere vil/i);
});

test('the map of the front page is that of the course', async () => {
  const page = await newPage(browser);
  const links = () => page.locator('.map h3 a').evaluateAll(all => all.map(link => link.href));
  await page.goto(LISTED[0]);
  const onCourse = await links();
  await page.goto(pathToFileURL(`${site.folder}/index.html`).href);
  assert.deepEqual(await links(), onCourse);
});

/**
 * Runs in the page: which map shows; of the list that is a map, which words meet and which stations stand off the way; of the map downwards,
 * which rows do not meet; and whether the page scrolls sideways.
 */
function drawn() {
  const map = document.querySelector('.map');
  const sideways = document.documentElement.scrollWidth > window.innerWidth;
  if (!map) {
    const rails = [...document.querySelectorAll('.rail')].map(rail => rail.getBoundingClientRect());
    const apart = rails.slice(1).filter((rail, at) => Math.abs(rail.top - rails[at].bottom) > 1);
    const rests = [...document.querySelectorAll('.rail-rest')].map(rest => [rest.getBoundingClientRect(), rest.parentElement.getBoundingClientRect()]);
    const short = rests.filter(([rest, rail]) => Math.abs(rest.bottom - rail.bottom) > 1);
    return { shown: 'rail', found: [...apart, ...short].map(({ top }) => `the lines break at ${top}`), sideways };
  }
  const shown = getComputedStyle(map).display === 'grid' ? 'right' : 'down';
  const box = element => element.getBoundingClientRect();
  const middle = mark => (shown === 'right' ? box(mark).top + box(mark).height / 2 : box(mark).left + box(mark).width / 2);
  // On the way stand the single stations, and of each fork to the right the one in the middle.
  const onWay = [...map.children].flatMap(stage => {
    const marks = [...stage.querySelectorAll('.map-mark')];
    return shown === 'right' ? [marks[Math.ceil(marks.length / 2) - 1]] : marks;
  });
  const off = onWay.filter(mark => Math.abs(middle(mark) - middle(onWay[0])) > 1).map(mark => `a station stands off the way, at ${middle(mark)}`);
  const words = [...map.querySelectorAll(':is(h3 a, .map-label, .map-fact, .map-word, .about)')].filter(word => word.textContent.trim());
  // What is said only to listeners takes no room.
  const read = words.flatMap(word => [...word.childNodes].filter(node => !node.classList?.contains('unseen')).map(node => ({ word, node })));
  const lines = read.flatMap(({ word, node }) => {
    const range = document.createRange();
    range.selectNode(node);
    return [...range.getClientRects()].filter(rect => rect.width > 2).map(rect => ({ rect, word }));
  });
  const meet = (a, b) => Math.min(a.right, b.right) - Math.max(a.left, b.left) > 1 && Math.min(a.bottom, b.bottom) - Math.max(a.top, b.top) > 6;
  const found = lines.flatMap((one, at) => lines.slice(at + 1).filter(other => other.word !== one.word && meet(one.rect, other.rect))
    .map(other => `«${one.word.textContent}» meets «${other.word.textContent}»`));
  const outside = lines.filter(({ rect }) => rect.left < 0 || rect.right > window.innerWidth).map(({ word }) => `«${word.textContent}» is outside`);
  return { shown, found: [...off, ...found, ...outside], sideways };
}
