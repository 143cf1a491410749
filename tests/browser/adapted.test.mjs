// Readers change how a page looks: large letters, wide spacing, a narrow or enlarged window, no motion, colours of their own, no mouse. All
// that a page says and does is there for them too.

import assert from 'node:assert/strict';
import { after, before, describe, test } from 'node:test';
import { pathToFileURL } from 'node:url';

import { DESKTOP, launch, newPage, PHONE } from './browser.mjs';
import { built, FULL, site } from './site.mjs';

const BASE = pathToFileURL(`${site.folder}/`).href;

/** A page with every kind of block, table, code and formula that an author can write. */
const MARKUP = pathToFileURL(`${built('tests/sites/all-markup')}/`).href;

/** One page of every type. */
const PAGES = site.samples.filter(({ type }, at, all) => all.findIndex(page => page.type === type) === at);

const ADDRESSES = [...PAGES.map(({ path }) => BASE + path), `${MARKUP}index.html`];

/** 1280 px enlarged to 400 %, as WCAG 1.4.10 has it; enlarging is a smaller window with more points to each pixel. */
const ENLARGED = { viewport: { width: 320, height: 256 }, deviceScaleFactor: 4 };

/** WCAG 1.4.12. */
const SPACING = '* { line-height: 1.5 !important; letter-spacing: 0.12em !important; word-spacing: 0.16em !important } p { margin-bottom: 2em !important }';

/** The types of page that stand in no menu of their own course or site. */
const NO_MENU = ['front', 'not-found', 'free', 'course', 'certificate', 'notebook', 'privacy', 'accessibility', 'search'];

let browser;
before(async () => { browser = await launch(); });
after(() => browser?.close());

test('enlarged to 400 %, nothing scrolls sideways and no text is cut off', async () => {
  assert.deepEqual(await eachPage(ENLARGED), []);
});

for (const viewport of [DESKTOP, PHONE]) {
  test(`letters of twice the size are all there at ${viewport.width} px`, async () => {
    assert.deepEqual(await eachPage({ viewport }, page => page.addStyleTag({ content: 'html { font-size: 200% !important }' })), []);
  });

  test(`text with wide spacing is all there at ${viewport.width} px`, async () => {
    assert.deepEqual(await eachPage({ viewport }, page => page.addStyleTag({ content: SPACING })), []);
  });
}

test('what scrolls sideways in a box of its own can be scrolled by keyboard, and says what it is', async () => {
  const page = await newPage(browser, ENLARGED);
  let boxes = 0;
  for (const address of ADDRESSES) {
    await page.goto(address);
    // The tables of the course fit a phone; other courses have wide ones.
    await page.evaluate(() => document.querySelectorAll('.table-wrap table').forEach(table => { table.style.width = '60rem'; }));
    const found = await page.evaluate(scrolling);
    boxes += found.length;
    assert.deepEqual(found.filter(({ reached, named }) => !reached || !named), [], address);
  }
  assert.ok(boxes > 0, 'some page has a box that scrolls');
});

test('whoever wants no motion sees none', async () => {
  const page = await newPage(browser, { reducedMotion: 'reduce' });
  for (const address of ADDRESSES) {
    await page.goto(address);
    assert.deepEqual(await page.evaluate(moving), [], address);
  }
});

describe('in colours that the reader has chosen', () => {
  let page;
  before(async () => { page = await newPage(browser, { forcedColors: 'active', colorScheme: 'dark' }); });

  test('notes, blocks and buttons keep an edge, and icons are drawn in the colour of the text', async () => {
    for (const address of ADDRESSES) {
      await page.goto(address);
      assert.deepEqual(await page.evaluate(faded), [], address);
    }
  });

  test('the page that one is on stands out among the others by more than its colour', async () => {
    for (const { path } of PAGES.filter(({ type }) => !NO_MENU.includes(type))) {
      await page.goto(BASE + path);
      assert.deepEqual(await page.evaluate(unmarked), [], path);
    }
  });
});

const KEYBOARDS = [[DESKTOP, {}], [PHONE, {}], ...(FULL ? [[DESKTOP, { forcedColors: 'active' }]] : [])];

for (const [viewport, options] of KEYBOARDS) {
  test(`the Tab key reaches all there is to use, in the order of the page, and shows where one is: ${viewport.width} px ${JSON.stringify(options)}`, async () => {
    const page = await newPage(browser, { viewport, ...options });
    for (const address of ADDRESSES) {
      await page.goto(address);
      const expected = await page.evaluate(numberStops);
      const seen = [];
      for (let presses = 0; seen.length <= expected && presses < 2 * expected + 20; presses += 1) {
        await page.keyboard.press('Tab');
        const stop = await page.evaluate(currentStop);
        // The browser's own controls of a film or a sound are several stops in one element, and it stops by itself at a box that scrolls.
        const isInside = stop?.plays && seen.at(-1)?.number === stop.number;
        if (!isInside && !stop?.scrolls) seen.push(stop);
      }
      const wanted = [...Array(expected).keys()].map(number => ({ number, shown: true, marked: true }));
      assert.deepEqual(seen.slice(0, expected).map(stop => stop && { number: stop.number, shown: stop.shown, marked: stop.marked }), wanted, address);
      // A window without buttons of its own begins again at once.
      assert.ok(seen.at(-1) === null || seen.at(-1).number === 0, `${address}: after the last stop the key leaves the page`);
    }
  });
}

/** Opens each page, prepares it, and says what does not fit. */
async function eachPage(options, prepare = () => {}) {
  const page = await newPage(browser, options);
  const found = [];
  for (const address of ADDRESSES) {
    await page.goto(address);
    await prepare(page);
    found.push(...(await page.evaluate(unfitting)).map(what => `${address.split('/').slice(-2).join('/')}: ${what}`));
  }
  await page.context().close();
  return found;
}

/** Runs in the page: whether it scrolls sideways, and which elements cut off text of their own. */
function unfitting() {
  const name = element => `${element.localName}.${element.className.baseVal ?? element.className}`;
  const wide = [...document.body.querySelectorAll('*')].filter(element => element.getBoundingClientRect().right > window.innerWidth + 1).slice(0, 4);
  const sideways = document.documentElement.scrollWidth > window.innerWidth ? [`${document.documentElement.scrollWidth} px wide by ${wide.map(name)}`] : [];
  const cut = [...document.body.querySelectorAll('*')].filter(element => {
    const { overflowX, overflowY } = getComputedStyle(element);
    const hides = (overflow, whole, shown) => ['hidden', 'clip'].includes(overflow) && whole > shown + 1;
    const isForReaders = element.clientWidth <= 1 || element.closest('svg, [hidden]');
    const isCut = hides(overflowX, element.scrollWidth, element.clientWidth) || hides(overflowY, element.scrollHeight, element.clientHeight);
    return !isForReaders && isCut;
  });
  return [...sideways, ...cut.map(element => `${name(element)} cuts off its text`)];
}

/** Runs in the page: the boxes that scroll sideways. */
function scrolling() {
  const boxes = [...document.body.querySelectorAll('*')].filter(element =>
    ['auto', 'scroll'].includes(getComputedStyle(element).overflowX) && element.scrollWidth > element.clientWidth + 1);
  return boxes.map(box => ({
    what: box.outerHTML.slice(0, 80),
    reached: box.tabIndex >= 0,
    named: (['section', 'nav', 'aside'].includes(box.localName) || box.hasAttribute('role')) && (box.hasAttribute('aria-label') || box.hasAttribute('aria-labelledby')),
  }));
}

/** Runs in the page: what would move by itself. */
function moving() {
  const seconds = list => Math.max(...list.split(',').map(parseFloat));
  const found = [...document.querySelectorAll('*')].filter(element => {
    const { animationName, animationDuration, transitionDuration, scrollBehavior } = getComputedStyle(element);
    return (animationName !== 'none' && seconds(animationDuration) > 0.01) || seconds(transitionDuration) > 0.01 || scrollBehavior === 'smooth';
  });
  return found.map(element => element.outerHTML.slice(0, 80));
}

/** Runs in the page: what has lost its edge or its drawing. */
function faded() {
  const seen = element => element.checkVisibility();
  const has = (style, side) => style[`border${side}Style`] !== 'none' && parseFloat(style[`border${side}Width`]) >= 1;
  const edged = element => ['Top', 'Right', 'Bottom', 'Left'].some(side => has(getComputedStyle(element), side));
  const boxes = [...document.querySelectorAll('main .note, main .block, main .alert, .start, .menu-button')].filter(seen);
  const icons = [...document.querySelectorAll('svg.icon path')].filter(seen);
  const colour = icon => getComputedStyle(icon).stroke === getComputedStyle(icon.closest('svg').parentElement).color;
  return [...boxes.filter(box => !edged(box)), ...icons.filter(icon => !colour(icon))].map(element => element.outerHTML.slice(0, 100));
}

/** Runs in the page: the marks of the present page in a menu that look like every other link there, colours aside. */
function unmarked() {
  const look = element => {
    const { fontWeight, textDecorationLine, borderLeftStyle, borderLeftWidth, borderBottomWidth, outlineStyle } = getComputedStyle(element);
    const { content, width } = getComputedStyle(element, '::before');
    return JSON.stringify([fontWeight, textDecorationLine, borderLeftStyle, borderLeftWidth, borderBottomWidth, outlineStyle, content, width, element.querySelectorAll('svg').length]);
  };
  const current = [...document.querySelectorAll('nav:not(.breadcrumb) [aria-current]')].filter(element => element.checkVisibility());
  if (current.length === 0) return ['no menu says which page this is'];
  return current.filter(element => {
    const others = [...element.closest('nav').querySelectorAll('a:not([aria-current])')];
    return others.length > 0 && others.every(other => look(other) === look(element));
  }).map(element => element.outerHTML.slice(0, 100));
}

/** Runs in the page: numbers all that the Tab key should stop at, in the order of the page, and says how many there are. */
function numberStops() {
  const usable = 'a[href], button, input, select, textarea, summary, audio[controls], video[controls], [tabindex]';
  const stops = [...document.querySelectorAll(usable)].filter(element => element.tabIndex >= 0 && !element.disabled && element.checkVisibility({ visibilityProperty: true }));
  const plain = stops.map(element => ({ element, look: look(element) }));
  globalThis.stops = plain;
  return stops.length;

  function look(element) {
    const { outlineStyle, outlineWidth, outlineColor, boxShadow, borderColor, backgroundColor } = getComputedStyle(element);
    return JSON.stringify([outlineStyle, outlineWidth, outlineColor, boxShadow, borderColor, backgroundColor]);
  }
}

/** Runs in the page: the stop that has focus; whether it can be seen, and looks otherwise than before. `null` outside the page. */
function currentStop() {
  const focused = document.activeElement;
  if (focused === document.body || focused === null) return null;
  const number = globalThis.stops.findIndex(({ element }) => element === focused);
  const box = focused.getBoundingClientRect();
  const shown = box.width > 0 && box.height > 0 && box.bottom > 0 && box.right > 0 && box.top < window.innerHeight && box.left < window.innerWidth;
  const { outlineStyle, outlineWidth, outlineColor, boxShadow, borderColor, backgroundColor } = getComputedStyle(focused);
  const look = JSON.stringify([outlineStyle, outlineWidth, outlineColor, boxShadow, borderColor, backgroundColor]);
  return { number, shown, marked: look !== globalThis.stops[number]?.look, plays: focused.matches('audio, video'), scrolls: number < 0 && ['auto', 'scroll'].includes(getComputedStyle(focused).overflowX) };
}
