// Charts and figures are drawn by classes alone, say the same as the table or the list under them, and have room and contrast wherever they
// are shown: on a desk, a phone, a narrow phone, in colours of the system and on paper.

import assert from 'node:assert/strict';
import { readFileSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { after, before, test } from 'node:test';
import { pathToFileURL } from 'node:url';

import { AXE, violations } from './barriers.mjs';
import { complaints, DESKTOP, launch, newPage, PHONE } from './browser.mjs';
import { built } from './site.mjs';

const NARROW = { width: 320, height: 700 };
const PAGES = ['stolper.html', 'linjer.html', 'kake.html', 'hjul.html', 'bilder.html'];

const folder = built('tests/sites/figures');
const base = pathToFileURL(`${folder}/`).href;
let browser;
before(async () => { browser = await launch(); });
after(() => browser.close());

async function open(path, options = {}, script = '') {
  const page = await newPage(browser, options);
  const found = complaints(page, base);
  await page.addInitScript(script);
  await page.goto(base + path);
  assert.deepEqual(found, []);
  return page;
}

test('axe finds nothing, in both colour schemes', async () => {
  for (const path of PAGES) {
    for (const colorScheme of ['light', 'dark']) {
      const page = await open(path, { colorScheme }, AXE);
      assert.deepEqual(await violations(page), [], path);
      await page.context().close();
    }
  }
});

test('nothing reaches outside the page, and the letters of a drawing can be read on a phone', async () => {
  for (const viewport of [DESKTOP, PHONE, NARROW]) {
    for (const path of PAGES) {
      const page = await open(path, { viewport });
      const { wider, letters, outside } = await page.evaluate(measure);
      assert.equal(wider, 0, `${path} at ${viewport.width} px scrolls sideways`);
      assert.deepEqual(outside, [], `${path} at ${viewport.width} px`);
      if (viewport !== NARROW) assert.ok(letters.every(size => size >= 13), `${path} at ${viewport.width} px: ${letters}`);
      await page.context().close();
    }
  }
});

/** How much wider than the window the page is, how large the letters in its drawings are, and which of them their drawing cuts. */
function measure() {
  const drawings = [...document.querySelectorAll('.drawing > svg')];
  const edges = drawings.map(svg => [svg, svg.getBoundingClientRect()]);
  const cut = ([svg, edge]) => [...svg.querySelectorAll('text, rect:not(.ground), circle')].filter(part => {
    const { left, right, top, bottom } = part.getBoundingClientRect();
    return !part.closest('defs') && (left < edge.left - 1.5 || right > edge.right + 1.5 || top < edge.top - 3 || bottom > edge.bottom + 3);
  });
  return {
    wider: Math.max(0, document.documentElement.scrollWidth - innerWidth),
    letters: edges.map(([svg, { width }]) => parseFloat(getComputedStyle(svg).fontSize) * width / 380),
    outside: edges.flatMap(cut).map(part => part.outerHTML),
  };
}

test('no letters lie on each other', async () => {
  for (const path of PAGES) {
    const page = await open(path);
    const overlaps = await page.evaluate(() => [...document.querySelectorAll('.drawing > svg')].flatMap(svg => {
      const texts = [...svg.querySelectorAll('text')].map(text => [text.textContent, text.getBoundingClientRect()]);
      const meet = (a, b) => Math.min(a.right, b.right) - Math.max(a.left, b.left) > 1 && Math.min(a.bottom, b.bottom) - Math.max(a.top, b.top) > 6;
      return texts.flatMap(([one, a], at) => texts.slice(at + 1).filter(([, b]) => meet(a, b)).map(([other]) => `${one} and ${other}`));
    }));
    assert.deepEqual(overlaps, [], path);
    await page.context().close();
  }
});

test('a drawing is one picture with a name that points to the table or the list, and that is there', async () => {
  const page = await open('stolper.html');
  const figure = page.getByRole('figure', { name: 'Figur 1: Eiere og skoler i de fire første rundene av Veilederkorps' });
  await figure.getByRole('img', { name: 'Stolpediagram. Tallene står i tabellen under.' }).waitFor();
  await figure.getByRole('rowheader', { name: '2011–12' }).waitFor();
  assert.equal(await figure.getByRole('columnheader').count(), 3);
  await page.goto(`${base}hjul.html`);
  const wheel = page.getByRole('figure', { name: 'Hjulet for utvikling' });
  await wheel.getByRole('img', { name: 'Hjul. Det samme står i listen under.' }).waitFor();
  assert.equal(await wheel.getByRole('listitem').count(), 5);
  await page.goto(`${base}index.html`);
  await page.getByRole('link', { name: 'hjulet' }).click();
  assert.ok(await page.locator('figure:target').evaluate(figure => figure.getBoundingClientRect().top < innerHeight), 'a link leads to the figure');
  await page.context().close();
});

test('in the colours of the system every mark is seen', async () => {
  for (const path of PAGES) {
    const page = await open(path, { forcedColors: 'active' });
    const unseen = await page.evaluate(() => {
      const ground = getComputedStyle(document.body).backgroundColor;
      // The name in the core has the colour of the ground, and the core that of letters.
      const marks = [...document.querySelectorAll('.drawing svg :is(rect, circle, path, text:not(.core-name))')].filter(mark => !mark.closest('defs'));
      const seen = mark => [getComputedStyle(mark).stroke, getComputedStyle(mark).fill].some(colour => colour !== 'none' && colour !== ground);
      return marks.filter(mark => !seen(mark)).map(mark => mark.outerHTML);
    });
    assert.deepEqual(unseen, [], path);
    await page.context().close();
  }
});

test('steps rise to the right where there is room, and from below on a phone', async () => {
  const page = await open('hjul.html');
  const steps = () => page.locator('#figur-2 li').evaluateAll(items => items.map(item => item.getBoundingClientRect()).map(({ left, top }) => ({ left, top })));
  const rises = places => places.every(({ left, top }, at) => at === 0 || left > places[at - 1].left && top < places[at - 1].top);
  assert.ok(rises(await steps()), 'on a desk');
  await page.setViewportSize(PHONE);
  assert.ok(rises(await steps()), 'on a phone');
  await page.context().close();
});

test('paper has the drawing, the table and the words, in one piece', async () => {
  const page = await open('stolper.html');
  await page.emulateMedia({ media: 'print' });
  for (const part of ['.drawing svg', 'table', 'figcaption']) {
    assert.ok(await page.locator(`#figur-1 ${part}`).isVisible(), part);
  }
  assert.equal(await page.locator('#figur-1').evaluate(figure => getComputedStyle(figure).breakInside), 'avoid');
  await page.context().close();
});

test('nothing has a style or a script of its own, and only pages with a figure load their style', () => {
  const all = readdirSync(folder).filter(name => name.endsWith('.html'));
  const source = name => readFileSync(join(folder, name), 'utf8');
  assert.deepEqual(all.filter(name => / style="|<style|<script>/.test(source(name))), []);
  assert.deepEqual(all.filter(name => source(name).includes('/figure.css')).sort(), [...PAGES].sort());
});
