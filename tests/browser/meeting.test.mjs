// The plan of a meeting adds up, and can be shown on a projector: with script one part at a time with a clock, without script as a whole.

import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { after, before, test } from 'node:test';
import { pathToFileURL } from 'node:url';

import { AXE, violations } from './barriers.mjs';
import { complaints, DESKTOP, launch, newPage, PHONE } from './browser.mjs';
import { site } from './site.mjs';

const BASE = pathToFileURL(`${site.folder}/`).href;
const PLANNED = 'kompetansepakken/modul-1-verdiloftet/fellesmote-verdiloftet.html';

const course = JSON.parse(readFileSync(join(site.folder, 'kompetansepakken/course.json'), 'utf8'));
const meetings = course.modules.flatMap(module => module.pages).filter(({ plans }) => plans.length > 0);

let browser;
before(async () => { browser = await launch(); });
after(() => browser?.close());

test('every meeting of the reference course has a plan', () => {
  assert.ok(meetings.length > 0, 'the course has meetings');
  assert.deepEqual(course.modules.flatMap(module => module.pages).filter(({ kind, plans }) => kind === 'meeting' && plans.length === 0), []);
});

test('each part of a plan begins where the one before ends, and the last ends with the meeting', async () => {
  const page = await newPage(browser);
  for (const { address, duration } of meetings) {
    await page.goto(BASE + address);
    const clocks = await page.locator('.plan-clock').allInnerTexts();
    const times = clocks.map(text => text.split('–').map(clock => clock.split(':').reduce((sum, part) => sum * 60 + Number(part), 0)));
    assert.equal(times[0][0], 0, address);
    assert.deepEqual(times.slice(1).map(([start]) => start), times.slice(0, -1).map(([, end]) => end), address);
    const stated = duration.unit === 'hour' ? duration.minimum * 60 : duration.minimum;
    assert.equal(times.at(-1)[1], stated, address);
  }
});

test('without script the plan fills the window, and a link leads back', async () => {
  const page = await newPage(browser, { javaScriptEnabled: false });
  await page.goto(BASE + PLANNED);
  await page.getByRole('link', { name: 'Vis på storskjerm' }).click();
  const { x, y, width, height } = await page.locator('.plan').boundingBox();
  assert.deepEqual({ x, y, width, height }, { x: 0, y: 0, ...DESKTOP });
  await page.getByRole('link', { name: 'Tilbake til siden' }).click();
  assert.ok((await page.locator('.plan').boundingBox()).width < DESKTOP.width);
});

test('the clock counts down, says when time is up, and goes on', async () => {
  const page = await projected();
  const clock = page.getByRole('timer');
  assert.equal(await clock.innerText(), '5:00');
  await page.clock.runFor(60_000);
  assert.equal(await clock.innerText(), '5:00', 'nothing runs before someone starts it');
  await page.keyboard.press('Enter');
  await page.clock.runFor(61_000);
  assert.equal(await clock.innerText(), '3:59');
  await page.getByRole('button', { name: 'Stopp klokken' }).click();
  await page.clock.runFor(60_000);
  assert.equal(await clock.innerText(), '3:59');
  await page.getByRole('button', { name: 'Start klokken' }).click();
  await page.clock.runFor(240_000);
  assert.equal(await clock.innerText(), '+0:01');
  assert.equal(await page.getByRole('dialog').getByRole('status').innerText(), 'Del 1 av 6. Tiden er ute');
});

test('a tab that slept shows the right time when it wakes', async () => {
  const page = await projected();
  await page.keyboard.press('Enter');
  await page.clock.fastForward(120_000);
  await page.clock.runFor(1_000);
  assert.equal(await page.getByRole('timer').innerText(), '2:59');
});

test('buttons, arrow keys and a pointer in the hand lead from part to part', async () => {
  const page = await projected();
  const said = page.getByRole('dialog').getByRole('status');
  assert.equal(await page.getByRole('button', { name: 'Forrige' }).isDisabled(), true);
  await page.getByRole('button', { name: 'Neste' }).click();
  assert.equal(await said.innerText(), 'Del 2 av 6');
  await page.keyboard.press('ArrowRight');
  await page.keyboard.press('PageDown');
  assert.equal(await said.innerText(), 'Del 4 av 6');
  await page.keyboard.press('ArrowLeft');
  assert.match(await page.locator('.projector-title').innerText(), /^Fire runder/);
  assert.equal(await page.getByRole('timer').innerText(), '32:00');
  for (const key of ['PageDown', 'PageDown', 'PageDown', 'PageDown']) await page.keyboard.press(key);
  assert.equal(await said.innerText(), 'Del 6 av 6', 'it ends at the last part');
});

test('Escape leaves the projector, and the focus is where it was', async () => {
  const page = await projected();
  await page.keyboard.press('Enter');
  await page.keyboard.press('Escape');
  await page.locator('dialog').waitFor({ state: 'hidden' });
  await page.locator('.plan-show a:focus').waitFor();
  await page.keyboard.press('ArrowRight');
  await page.keyboard.press('Enter');
  await page.locator('dialog').waitFor({ state: 'visible' });
  assert.equal(await page.getByRole('button', { name: 'Start klokken' }).count(), 1, 'the clock stands still again');
});

for (const [viewport, colorScheme] of [[DESKTOP, 'light'], [DESKTOP, 'dark'], [PHONE, 'light'], [PHONE, 'dark']]) {
  test(`the projector shuts no one out and fits at ${viewport.width} px, ${colorScheme}`, async () => {
    const page = await projected({ viewport, colorScheme });
    await page.keyboard.press('Enter');
    await page.clock.runFor(301_000);
    // axe waits for timers of its own.
    await page.clock.resume();
    await page.evaluate(AXE);
    assert.deepEqual(await violations(page), []);
    assert.ok(await page.locator('dialog').evaluate(element => element.scrollWidth <= element.clientWidth), 'nothing scrolls sideways');
  });
}

/** The projector of a meeting's plan, opened by the keyboard, on a page whose clock the test moves. */
async function projected(options) {
  const page = await newPage(browser, options);
  const found = complaints(page, BASE);
  await page.clock.install();
  await page.goto(BASE + PLANNED);
  await page.clock.pauseAt(Date.now() + 3_600_000);
  await page.locator('.plan-show a').focus();
  await page.keyboard.press('Enter');
  await page.locator('dialog').waitFor({ state: 'visible' });
  assert.deepEqual(found, []);
  return page;
}
