// What is news until a day is not told after it, by the reader's clock; a page without script tells all of it.

import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';

import { launch, newPage } from './browser.mjs';
import { serve } from './server.mjs';
import { built } from './site.mjs';

const folder = built('tests/sites/dates');
let browser;
let host;

before(async () => {
  browser = await launch();
  host = await serve(folder, '/a/b/');
});

after(async () => {
  await browser?.close();
  await host?.close();
});

/** The facts of the course's page that can be seen, in the middle of a day. */
const told = async (day, options) => {
  const page = await newPage(browser, options);
  if (day) await page.clock.setFixedTime(new Date(`${day}T12:00:00`));
  await page.goto(`${host.base}kurs/index.html`);
  const line = await page.locator('.page-header .line').innerText();
  const deadline = await page.locator('.enrolment dt').nth(1).innerText();
  const stop = await page.locator('.map-stop').first().innerText();
  const map = await page.locator('.map-stop [data-until]').evaluateAll(texts => texts.filter(text => text.getBoundingClientRect().width > 0).length);
  await page.context().close();
  return { opens: line.includes('Åpner'), enrol: line.includes('Påmelding'), deadline, station: stop.includes('åpner'), map };
};

test('everything is told until its day', async () => {
  assert.deepEqual(await told('2026-06-01'), { opens: true, enrol: true, deadline: 'Frist', station: true, map: 2 });
});

test('on the day after a deadline it is past, and what opens later is still told', async () => {
  assert.deepEqual(await told('2026-06-02'), { opens: true, enrol: false, deadline: 'Fristen var', station: true, map: 2 });
});

test('an opening is told until the last audience has had its day', async () => {
  assert.deepEqual(await told('2026-08-18'), { opens: false, enrol: false, deadline: 'Fristen var', station: true, map: 1 });
  assert.deepEqual(await told('2026-09-02'), { opens: false, enrol: false, deadline: 'Fristen var', station: false, map: 0 });
});

test('without script all of it stays', async () => {
  const page = await newPage(browser, { javaScriptEnabled: false });
  await page.goto(`${host.base}kurs/index.html`);
  assert.match(await page.locator('.page-header .line').innerText(), /Åpner 17\. august 2026[\s\S]*Påmelding innen 1\. juni 2026/);
  assert.equal(await page.locator('[hidden][data-until]').count(), 0);
});
