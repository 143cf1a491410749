// The page of a meeting: the plan leads it, with its notes beside their rows; clock times when the reader says when it begins; the projector, the
// leader's own window, groups, and one sheet to print.

import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { after, before, test } from 'node:test';
import { pathToFileURL } from 'node:url';

import { AXE, violations } from './barriers.mjs';
import { complaints, DESKTOP, launch, newPage, PHONE } from './browser.mjs';
import { hosted } from './hosted.mjs';
import { site } from './site.mjs';

const BASE = pathToFileURL(`${site.folder}/`).href;
const PLANNED = 'kompetansepakken/modul-1-verdiloftet/fellesmote-verdiloftet.html';
const HALF_PAST_TWO = new Date(2026, 8, 1, 14, 30);

const course = JSON.parse(readFileSync(join(site.folder, 'kompetansepakken/course.json'), 'utf8'));
const meetings = course.modules.flatMap(module => module.pages).filter(({ plans }) => plans.length > 0);

const here = hosted();
let browser;
before(async () => { browser = await launch(); });
after(() => browser?.close());

test('every meeting of the reference course has a plan', () => {
  assert.ok(meetings.length > 0, 'the course has meetings');
  assert.deepEqual(course.modules.flatMap(module => module.pages).filter(({ kind, plans }) => kind === 'meeting' && plans.length === 0), []);
});

test('when the reader says when a meeting begins, each part begins where the one before ends, and the last ends with the meeting', async () => {
  const page = await newPage(browser);
  for (const { address, duration } of meetings) {
    await page.goto(BASE + address);
    await begin(page, '14.30');
    const starts = (await page.locator('.plan-clock').allInnerTexts()).map(minutes);
    const lengths = await page.locator('tr[data-seconds]').evaluateAll(rows => rows.map(row => Number(row.dataset.seconds) / 60));
    assert.equal(starts[0], 14 * 60 + 30, address);
    assert.deepEqual(starts.slice(1), starts.slice(0, -1).map((start, index) => start + lengths[index]), address);
    const stated = duration.unit === 'hour' ? duration.minimum * 60 : duration.minimum;
    assert.equal(minutes((await page.locator('.plan-end').innerText()).replace('Slutt kl. ', '')), 14 * 60 + 30 + stated, address);
  }
});

test('when a meeting begins is kept on the device, and gone when the field is emptied', async () => {
  const page = await here.open(PLANNED);
  assert.equal(await page.locator('.plan-clock').first().innerText(), '');
  await begin(page, 'kl 9:5');
  assert.equal(await page.locator('.strip-said').innerText(), 'Skriv når møtet begynner, for eksempel 14.30.');
  assert.equal(await page.locator('.strip-axis input').getAttribute('aria-invalid'), 'true');
  await begin(page, '905');
  assert.equal(await page.locator('.strip-said').innerText(), '');
  await page.reload();
  assert.equal(await page.locator('.strip-axis input').inputValue(), '09.05');
  assert.equal(await page.locator('.plan-clock').nth(1).innerText(), '09.10');
  await begin(page, '');
  assert.equal(await page.evaluate(() => localStorage.length), 0);
});

test('the whole plan is in the first screen, and its notes beside their rows', async () => {
  const page = await newPage(browser, { viewport: { width: 1280, height: 720 } });
  await page.goto(BASE + PLANNED);
  const total = await page.locator('.plan tfoot').boundingBox();
  assert.ok(total.y + total.height <= 720, `the total ends at ${total.y + total.height}`);
  const [row, note] = await Promise.all(['#plan-1-rad-3', '.plan-notes .note'].map(which => page.locator(which).boundingBox()));
  assert.ok(note.x > row.x + row.width, 'the note stands beside the plan');
  const text = await page.locator('.prose').boundingBox();
  assert.ok(text.y > total.y, 'the text follows the plan');
  await page.locator('.plan-marks .note-mark').click();
  assert.equal(await page.evaluate(() => document.querySelector('.note:target .note-back')?.getAttribute('href')), '#plan-1-rad-3');
});

test('a long note pushes no row away', async () => {
  const page = await newPage(browser, { viewport: { width: 1280, height: 720 } });
  await page.goto(BASE + PLANNED);
  const before = await page.locator('#plan-1-rad-4').boundingBox();
  await page.locator('.plan-notes .note-body').evaluate(body => body.append(' En lang setning til.'.repeat(80)));
  assert.deepEqual(await page.locator('#plan-1-rad-4').boundingBox(), before);
});

test('on a phone a row is two lines: time and form, then what', async () => {
  const page = await newPage(browser, { viewport: { width: 320, height: 640 } });
  await page.goto(BASE + PLANNED);
  const [time, what, form] = await Promise.all(['th', 'td', '.plan-form'].map(which => page.locator(`#plan-1-rad-1 ${which}`).first().boundingBox()));
  assert.ok(Math.abs(time.y - form.y) < 4 && form.x > time.x, 'time and form share a line');
  assert.ok(what.y >= time.y + time.height - 1 && what.width > 250, 'what is done has the next for itself');
});

test('a listener meets a table with a name, rows and cells', async () => {
  const page = await newPage(browser);
  await page.goto(BASE + PLANNED);
  const table = page.getByRole('table', { name: 'Plan for møtet' });
  assert.equal(await table.getByRole('row').count(), 9, 'the head, six parts, a note and the sum');
  assert.equal(await table.getByRole('rowheader', { name: /^32 min/ }).count(), 1);
});

test('without script the plan fills the window, and a link leads back', async () => {
  const page = await newPage(browser, { javaScriptEnabled: false });
  await page.goto(BASE + PLANNED);
  await page.getByRole('link', { name: 'Storskjerm' }).click();
  const { x, y, width, height } = await page.locator('.plan').boundingBox();
  assert.deepEqual({ x, y, width, height }, { x: 0, y: 0, ...DESKTOP });
  await page.getByRole('link', { name: 'Tilbake til siden' }).click();
  assert.ok((await page.locator('.plan').boundingBox()).height !== DESKTOP.height);
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
  await page.clock.runFor(279_000);
  assert.equal(await clock.innerText(), '0:40 over');
  assert.equal(await page.getByRole('dialog').getByRole('status').innerText(), 'Tiden er ute');
});

test('a tab that slept shows the right time when it wakes', async () => {
  const page = await projected();
  await page.keyboard.press('Enter');
  await page.clock.fastForward(120_000);
  await page.clock.runFor(1_000);
  assert.equal(await page.getByRole('timer').innerText(), '2:59');
});

test('rounds lead on by themselves, with the step that is now, and ring each time', async () => {
  const page = await projected();
  await page.keyboard.press('Enter');
  await page.keyboard.press('ArrowRight');
  await page.keyboard.press('PageDown');
  const said = page.getByRole('dialog').getByRole('status');
  assert.equal(await said.innerText(), 'Del 3 av 6. Runde 1 av 4');
  assert.equal(await page.locator('.projector-title').innerText(), 'Fire runder, én situasjon i hver');
  await page.clock.runFor(3 * 60_000 + 1_000);
  assert.equal(await page.locator('.projector-steps .is-now').innerText(), 'Spørre, 2 min');
  await page.clock.runFor(5 * 60_000);
  assert.equal(await said.innerText(), 'Del 3 av 6. Runde 2 av 4');
  assert.equal(await page.evaluate(() => globalThis.rings), 2, 'two tones');
  await page.clock.runFor(24 * 60_000);
  assert.equal(await page.getByRole('timer').innerText(), '0:01 over');
  assert.equal(await page.evaluate(() => globalThis.rings), 8, 'four times two tones');
  await page.getByRole('button', { name: 'Ring' }).click();
  assert.equal(await page.getByRole('button', { name: 'Ring' }).getAttribute('aria-pressed'), 'false');
});

test('buttons, arrow keys and a pointer in the hand lead from part to part, and spend no time', async () => {
  const page = await projected();
  const said = page.getByRole('dialog').getByRole('status');
  assert.equal(await page.getByRole('button', { name: 'Forrige' }).isDisabled(), true);
  await page.keyboard.press('Enter');
  await page.clock.runFor(60_000);
  await page.getByRole('button', { name: 'Neste', exact: true }).click();
  assert.equal(await said.innerText(), 'Del 2 av 6');
  await page.keyboard.press('ArrowLeft');
  assert.equal(await page.getByRole('timer').innerText(), '4:00');
  await page.getByRole('button', { name: 'Spol tilbake' }).click();
  assert.equal(await page.getByRole('timer').innerText(), '5:00');
  for (let press = 0; press < 12; press += 1) await page.keyboard.press('PageDown');
  assert.equal(await said.innerText(), 'Del 6 av 6', 'it ends at the last part');
});

test('a minute more moves the end of the meeting', async () => {
  const page = await projected();
  const ends = page.locator('.projector-until');
  assert.equal(await ends.innerText(), 'Møtet slutter 16.00');
  await page.keyboard.press('Enter');
  await page.getByRole('button', { name: '+ 1 min' }).click();
  await page.getByRole('button', { name: '+ 1 min' }).click();
  assert.equal(await page.getByRole('timer').innerText(), '7:00');
  assert.equal(await ends.innerText(), 'Møtet slutter 16.02');
  await page.getByRole('button', { name: '− 1 min' }).click();
  assert.equal(await ends.innerText(), 'Møtet slutter 16.01');
});

test('Escape hides the projector, and part and clock go on', async () => {
  const page = await projected();
  await page.keyboard.press('Enter');
  await page.keyboard.press('ArrowRight');
  await page.clock.runFor(60_000);
  await page.keyboard.press('Escape');
  await page.locator('dialog').waitFor({ state: 'hidden' });
  await page.locator('.plan-show:focus').waitFor();
  await page.clock.runFor(30_000);
  assert.equal(await page.locator('.plan-show').innerText(), 'Tilbake til storskjerm · 3:30');
  await page.keyboard.press('ArrowRight');
  await page.keyboard.press('Enter');
  await page.locator('dialog').waitFor({ state: 'visible' });
  assert.equal(await page.locator('.projector-part').innerText(), 'Del 2 av 6');
  assert.equal(await page.getByRole('timer').innerText(), '3:30');
  assert.equal(await page.getByRole('button', { name: 'Stopp klokken' }).count(), 1);
});

for (const from of ['a disk', 'a host']) {
  test(`the leader's own window shows what the others do not see, and leads, from ${from}`, async () => {
    const base = from === 'a disk' ? BASE : here.base;
    const page = await projected({}, base);
    await page.keyboard.press('Enter');
    const [leader] = await Promise.all([page.context().waitForEvent('page'), page.getByRole('button', { name: 'Åpne lederens vindu' }).click()]);
    const found = complaints(leader, base);
    await leader.getByRole('heading', { name: 'Åpning: hva møtet skal føre fram til' }).waitFor();
    assert.equal(await page.locator('dialog').isVisible(), true, 'the projector is still there');
    for (const name of ['Neste', 'Neste', '+ 1 min']) await leader.getByRole('button', { name, exact: true }).click();
    await leader.getByText('igjen av runde 1 av 4').waitFor();
    assert.equal(await page.locator('.projector-part').innerText(), 'Del 3 av 6');
    await page.getByText('9:00').waitFor();
    assert.match(await leader.locator('.note').innerText(), /felles klokke/);
    assert.match(await leader.locator('.leader-plan [aria-current]').innerText(), /Nå: Fire runder/);
    await leader.getByRole('button', { name: 'Ta igjen 2 min' }).click();
    await leader.locator('.leader-plan li:nth-child(5)', { hasText: '18 min' }).waitFor();
    assert.deepEqual(found, []);
    // axe waits for timers of its own.
    await page.clock.resume();
    await leader.evaluate(AXE);
    assert.deepEqual(await violations(leader), []);
  });
}

test('a page that did not open the projector is not obeyed', async () => {
  const page = await projected();
  await page.evaluate(() => window.postMessage({ loype: 'leader', plan: 'plan-1', ask: 'next' }, '*'));
  await page.evaluate(() => new Promise(resolve => { addEventListener('message', () => resolve(true), { once: true }); window.postMessage(0, '*'); }));
  assert.equal(await page.locator('.projector-part').innerText(), 'Del 1 av 6');
});

test('groups follow the plan, and no name is stored', async () => {
  const page = await here.open(PLANNED);
  await page.getByRole('button', { name: 'Lag grupper' }).click();
  await page.getByLabel('Hvor mange er dere?').fill('23');
  const said = page.locator('.groups-said');
  assert.equal(await said.innerText(), 'Fem grupper med fire og én med tre.');
  await page.getByRole('button', { name: 'Trekk grupper' }).click();
  assert.match(await page.locator('.groups-count').innerText(), /^Tell til 6 etter tur/);
  await page.getByLabel('Navn, om du vil').fill('Anne, Bjørn\nCamilla; David, Eli');
  assert.equal(await page.getByLabel('Hvor mange er dere?').inputValue(), '5');
  await page.getByRole('button', { name: 'Trekk grupper' }).click();
  assert.deepEqual((await page.locator('.groups-drawn span').allInnerTexts()).sort(), ['Anne', 'Bjørn', 'Camilla', 'David', 'Eli']);
  assert.deepEqual(await page.evaluate(() => [localStorage.length, sessionStorage.length]), [0, 0]);
  await page.evaluate(AXE);
  assert.deepEqual(await violations(page), []);
});

test('a tool is fetched when it is asked for, once, and from a host that cannot give it the page says so', async () => {
  const page = await here.open(PLANNED);
  const asked = [];
  page.on('request', request => ['script', 'stylesheet'].includes(request.resourceType()) && asked.push(request.url().replace(/.*\//, '')));
  await page.route('**/meeting.nb.js', route => route.abort());
  const tool = page.getByRole('button', { name: 'Lag grupper' });
  await tool.focus();
  await page.keyboard.press('Enter');
  await page.locator('.strip-said', { hasText: 'Fikk ikke hentet verktøyet. Sjekk at du er på nett, og prøv igjen.' }).waitFor();
  assert.equal(await tool.evaluate(element => element === document.activeElement), true, 'the focus stays where it was');
  assert.equal(await page.locator('.groups').count(), 0);
  await page.unroute('**/meeting.nb.js');
  await page.keyboard.press('Enter');
  await page.locator('.groups input:focus').waitFor();
  assert.equal(await page.locator('.strip-said').innerText(), '');
  assert.deepEqual(asked.sort(), ['groups.css', 'groups.js', 'meeting.nb.js', 'meeting.nb.js']);
  await page.locator('.plan-show').click();
  await page.locator('dialog').waitFor({ state: 'visible' });
  assert.equal(asked.filter(file => file === 'meeting.nb.js').length, 2, 'the words are there for all tools');
});

test('a press that comes twice while a tool is fetched opens it once', async () => {
  const page = await here.open(PLANNED);
  let answer = () => undefined;
  const asked = new Promise(resolve => {
    void page.route('**/groups.js', async route => {
      resolve(true);
      await new Promise(go => { answer = () => go(undefined); });
      await route.continue();
    });
  });
  const tool = page.getByRole('button', { name: 'Lag grupper' });
  await tool.focus();
  await page.keyboard.press('Enter');
  await page.keyboard.press('Enter');
  await asked;
  answer();
  await page.locator('.groups:visible').waitFor();
  assert.equal(await tool.getAttribute('aria-expanded'), 'true');
});

test('the sheet has what is prepared, the plan with clock times and notes, and is gone when it is printed', async () => {
  const page = await here.open(PLANNED);
  await begin(page, '14.30');
  await page.evaluate(() => { window.print = () => { document.documentElement.dataset.printed = 'yes'; }; });
  await page.getByRole('button', { name: 'Skriv ut ark' }).click();
  await page.locator('[data-printed]').waitFor();
  await page.emulateMedia({ media: 'print' });
  const sheet = page.locator('.handout');
  assert.match(await sheet.locator('.handout-time').innerText(), /^Kl\. 14\.30–16\.00, i alt 90 min$/);
  const text = await sheet.innerText();
  for (const part of ['Alle har gjort 1.1 Verdiene i hverdagen', 'Én situasjon fra dagen med verdibriller', '14.40\n14.48\n14.56\n15.04', 'Bruk en felles klokke', 'Sett sammen gruppene', 'Er dere færre enn tolv']) {
    assert.ok(text.replace(/\n+/g, '\n').includes(part), part);
  }
  assert.equal(await page.locator('main').isVisible(), false, 'the page itself is not printed');
  assert.ok((await sheet.boundingBox()).height <= (297 - 29) * 96 / 25.4, 'it is one sheet');
  await page.evaluate(() => dispatchEvent(new Event('afterprint')));
  assert.equal(await sheet.count(), 0);
  assert.equal(await page.locator('html.ark').count(), 0);
});

test('on paper the sum of a plan stands once, under its last row', async () => {
  const page = await newPage(browser);
  await page.emulateMedia({ media: 'print' });
  await page.goto(BASE + PLANNED);
  assert.equal(await page.locator('.plan tfoot').evaluate(foot => getComputedStyle(foot).display), 'table-row-group');
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

/** Minutes since midnight. */
function minutes(clock) {
  const [hours, rest] = clock.split('.').map(Number);
  return hours * 60 + rest;
}

async function begin(page, text) {
  const field = page.locator('.strip-axis input');
  await field.fill(text);
  await field.blur();
}

/** The projector of a meeting that begins half past two, opened by the keyboard, on a page whose clock the test moves and that counts tones. */
async function projected(options, base = BASE) {
  const page = await newPage(browser, options);
  const found = complaints(page, base);
  await page.addInitScript(() => {
    globalThis.rings = 0;
    const { start } = OscillatorNode.prototype;
    OscillatorNode.prototype.start = function (...from) {
      globalThis.rings += 1;
      return start.apply(this, from);
    };
  });
  await page.clock.install({ time: HALF_PAST_TWO - 3_600_000 });
  await page.goto(base + PLANNED);
  await begin(page, '14.30');
  await page.clock.pauseAt(HALF_PAST_TWO);
  await page.locator('.plan-show').focus();
  await page.keyboard.press('Enter');
  await page.locator('dialog').waitFor({ state: 'visible' });
  assert.deepEqual(found, []);
  return page;
}
