// On paper there is text and there are notes, and nothing to click.

import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { pathToFileURL } from 'node:url';

import { launch, newPage } from './browser.mjs';
import { site } from './site.mjs';

const BASE = pathToFileURL(`${site.folder}/`).href;

/** A sheet of A4 less the theme's margins of 2 cm, at 96 px to the inch. */
const SHEET = { width: 642, height: 900 };

/** All that leads elsewhere. The breadcrumb stays: on paper it says which course and module the sheet is from. */
const NAVIGATION = 'nav:not(.breadcrumb), button, .player, .plan-tools, .plan-leave, .skip-link, .site-header, .site-footer, .onward';
/** What a reader acts with, or what a script shows when there is something to say: no text of the page. */
const CONTROLS = '[hidden], dialog, .onward, .share, .certificate-tools, .certificate .page-header, .done, .tasks-said, .answer-foot, .answer-paper, .plan-leave, .plan-tools, .projector, .tools, .tools-about, .tools-said';

let browser;
before(async () => { browser = await launch(); });
after(() => browser?.close());

test('every type of page is printed without navigation, with its notes, and within the sheet', async () => {
  const page = await newPage(browser, { viewport: SHEET });
  await page.emulateMedia({ media: 'print' });
  const found = [];
  for (const { path, hasNotes } of site.samples) {
    await page.goto(BASE + path);
    const seen = await page.evaluate(onPaper, { navigation: NAVIGATION, controls: CONTROLS });
    found.push(...seen.navigation.map(what => `${path}: prints ${what}`), ...seen.hidden.map(what => `${path}: does not print ${what}`));
    if (hasNotes && seen.notes === 0) found.push(`${path}: has no note to print`);
    if (seen.tooWide) found.push(`${path}: is wider than the sheet`);
  }
  assert.deepEqual(found, []);
});

test('the text of a film is printed, though it is folded on the screen', async () => {
  const page = await newPage(browser, { viewport: SHEET });
  await page.goto(BASE + site.pages.find(({ type }) => type === 'video').path);
  const line = page.locator('.transcript p').first();
  assert.equal(await line.isVisible(), false);
  await page.emulateMedia({ media: 'print' });
  await line.waitFor({ state: 'visible' });
});

test('every type of page becomes a PDF', async () => {
  const page = await newPage(browser);
  for (const { path } of site.samples) {
    await page.goto(BASE + path);
    const pdf = (await page.pdf({ preferCSSPageSize: true })).toString('latin1');
    assert.ok(pdf.startsWith('%PDF-'), path);
    const sheets = pdf.match(/\/Type \/Page\b/g)?.length ?? 0;
    assert.ok(sheets >= 1 && sheets <= 12, `${path}: ${sheets} sheets`);
  }
});

/** Runs in the page: what of the navigation shows, how many notes there are, and which parts of the text do not show. */
function onPaper({ navigation, controls }) {
  const name = element => `${element.localName}.${element.className}`;
  const shows = element => element.checkVisibility({ visibilityProperty: true, opacityProperty: true });
  const text = [...document.querySelectorAll('main h1, main h2, main p, main .note, main .transcript p, main td')];
  return {
    navigation: [...document.querySelectorAll(navigation)].filter(shows).map(name),
    hidden: text.filter(element => !shows(element) && !element.closest(controls) && !element.querySelector('.start')).map(name),
    notes: document.querySelectorAll('.note').length,
    tooWide: document.documentElement.scrollWidth > window.innerWidth,
  };
}
