// Film and sound play from a host and from disk, with captions, controls with words and a text to read; nothing comes from other hosts.

import assert from 'node:assert/strict';
import { test } from 'node:test';
import { pathToFileURL } from 'node:url';

import { AXE, violations } from './barriers.mjs';
import { complaints, DESKTOP, newPage, PHONE } from './browser.mjs';
import { hosted } from './hosted.mjs';
import { built, site } from './site.mjs';

const recorded = site.pages.filter(({ type }) => type === 'video' || type === 'audio');

const here = hosted();

test('every recording can be loaded from a host', async () => {
  for (const { path } of recorded) await loads(here.base, path);
});

test('every recording can be loaded from disk', async () => {
  for (const { path } of recorded) await loads(pathToFileURL(`${site.folder}/`).href, path);
});

test('captions are there from the beginning of a recording to its end', async () => {
  for (const { path } of recorded) {
    const page = await open(here.base, path);
    const player = page.locator('video, audio');
    await player.evaluate(element => { element.textTracks[0].mode = 'hidden'; });
    await page.waitForFunction(() => document.querySelector('track').readyState === HTMLTrackElement.LOADED);
    await page.waitForFunction(() => document.querySelector('video, audio').readyState >= HTMLMediaElement.HAVE_METADATA);
    const { kind, language, cues, duration } = await player.evaluate(element => {
      const [track] = element.textTracks;
      const cues = [...track.cues].map(({ startTime, endTime, text }) => ({ startTime, endTime, text }));
      return { kind: track.kind, language: track.language, cues, duration: element.duration };
    });
    assert.deepEqual({ kind, language }, { kind: 'captions', language: 'nb' }, path);
    assert.ok(cues.length > 3 && cues.every(({ text }) => text.trim() !== ''), `${path}: ${cues.length} captions with text`);
    assert.ok(cues[0].startTime < 5, `${path}: the first caption comes at ${cues[0].startTime} s`);
    const rest = duration - cues.at(-1).endTime;
    assert.ok(rest > -1 && rest < 10, `${path}: the last caption ends ${rest} s before the end`);
    await page.context().close();
  }
});

test('what is said can be read, without script', async () => {
  for (const { path } of recorded) {
    const page = await open(here.base, path, { javaScriptEnabled: false });
    const line = page.locator('.transcript p').first();
    assert.equal(await line.isVisible(), false, `${path}: the text is folded at first`);
    await page.locator('.transcript summary').focus();
    await page.keyboard.press('Enter');
    await line.waitFor({ state: 'visible' });
    assert.ok((await page.locator('.transcript').innerText()).length > 200, path);
    await page.context().close();
  }
});

test('the controls have words and do what they say, by the keyboard alone', async () => {
  for (const { path, type } of recorded) {
    const page = await ready(here.base, path);
    const media = page.locator('video, audio');
    const state = () => media.evaluate(({ controls, paused, currentTime, muted, playbackRate }) => ({ controls, paused, currentTime, muted, playbackRate }));
    assert.equal((await state()).controls, false, 'the own controls take over');
    await page.getByRole('button', { name: 'Spill av', exact: true }).focus();
    await page.keyboard.press('Enter');
    await page.getByRole('button', { name: 'Pause' }).waitFor();
    assert.equal((await state()).paused, false);
    await page.keyboard.press('Enter');
    await page.getByRole('button', { name: 'Spill av', exact: true }).waitFor();
    await page.getByRole('slider', { name: 'Sted i opptaket' }).fill('30');
    await page.getByRole('button', { name: '10 sekunder tilbake' }).press('Enter');
    assert.equal((await state()).currentTime, 20);
    await page.getByRole('button', { name: '10 sekunder fram' }).press('Enter');
    assert.equal((await state()).currentTime, 30);
    // The recording tells of its new place in a task of its own.
    await page.locator('[aria-valuetext^="0:30 av 1:"]').waitFor();
    await page.getByRole('combobox', { name: 'Hastighet' }).selectOption('1,5 ×');
    await page.getByRole('button', { name: 'Lyden av' }).press('Enter');
    const { muted, playbackRate } = await state();
    assert.deepEqual({ muted, playbackRate }, { muted: true, playbackRate: 1.5 }, path);
    assert.equal(await page.getByRole('button', { name: 'Full skjerm' }).count(), type === 'video' ? 1 : 0);
    await page.context().close();
  }
});

test('without script the browser keeps its own controls, and shows no dead ones', async () => {
  const page = await open(here.base, recorded[0].path, { javaScriptEnabled: false });
  assert.equal(await page.locator('video, audio').evaluate(element => element.controls), true);
  assert.equal(await page.locator('.player').isVisible(), false);
  await page.locator('.transcript summary').click();
  assert.equal(await page.locator('.transcript button').first().isVisible(), false);
});

for (const from of ['a host', 'disk']) {
  test(`a film shows its captions from ${from} at once, and a button takes them away`, async () => {
    const base = from === 'disk' ? pathToFileURL(`${site.folder}/`).href : here.base;
    const page = await newPage(here.browser);
    const found = complaints(page, base);
    await page.goto(base + recorded.find(({ type }) => type === 'video').path);
    const showing = () => page.locator('video').evaluate(element => [...element.textTracks].filter(({ mode }) => mode === 'showing').length);
    await page.waitForFunction(() => [...document.querySelector('video').textTracks].some(({ cues }) => cues?.length > 3));
    assert.equal(await showing(), 1);
    await page.getByRole('button', { name: 'Teksting' }).press('Enter');
    assert.equal(await showing(), 0);
    assert.deepEqual(found, []);
  });
}

test('what is being said is marked, and what is chosen is played', async () => {
  for (const { path } of recorded) {
    const page = await ready(here.base, path);
    await page.locator('.transcript summary').click();
    const starts = await page.locator('[data-start]').evaluateAll(all => all.map(({ dataset }) => Number(dataset.start)));
    await page.locator('video, audio').evaluate((element, to) => { element.currentTime = to; }, starts[4] + 0.05);
    await page.locator('[data-start]').nth(4).and(page.locator('[data-spoken]')).waitFor();
    assert.equal(await page.locator('[data-spoken]').count(), 1, path);
    await page.locator('.transcript button').last().press('Enter');
    const from = Number(await page.locator('.transcript button').last().getAttribute('data-from'));
    await page.waitForFunction(to => document.querySelector('video, audio').currentTime >= to, from);
    assert.equal(await page.locator('video, audio').evaluate(({ paused }) => paused), false);
    await page.context().close();
  }
});

for (const [viewport, colorScheme] of [[DESKTOP, 'light'], [DESKTOP, 'dark'], [PHONE, 'light'], [PHONE, 'dark']]) {
  test(`the controls and the open text shut no one out at ${viewport.width} px, ${colorScheme}`, async () => {
    for (const { path } of recorded) {
      const page = await newPage(here.browser, { viewport, colorScheme });
      await page.addInitScript(AXE);
      await page.goto(pathToFileURL(`${site.folder}/`).href + path);
      await page.locator('.transcript summary').click();
      await page.locator('[data-start]').first().evaluate(element => element.toggleAttribute('data-spoken', true));
      assert.deepEqual(await violations(page), [], path);
      const small = await page.locator('.player :is(button, input, select):visible, .transcript button').evaluateAll(controls => controls
        .map(control => ({ name: control.ariaLabel, ...control.getBoundingClientRect().toJSON() }))
        .filter(({ width, height }) => width < 24 || height < 24).map(({ name }) => name));
      assert.deepEqual(small, [], `${path}: at least 24 px to hit`);
      await page.context().close();
    }
  });
}

test('a film on another host is a link, and nothing comes from there', async () => {
  const folder = built('tests/sites/assets-and-links');
  const base = pathToFileURL(`${folder}/`).href;
  const page = await newPage(here.browser);
  const asked = [];
  page.on('request', request => asked.push(request.url()));
  await page.goto(`${base}kurs/modul-1/forst.html`);
  const link = page.getByRole('link', { name: 'Se filmen hos film.example (åpnes der)' });
  assert.equal(await link.getAttribute('href'), 'https://www.film.example/42');
  await link.scrollIntoViewIfNeeded();
  assert.deepEqual(asked.filter(url => !url.startsWith(base)), []);
});

/** A page whose recording is known from its beginning to its end. */
async function ready(base, path) {
  const page = await open(base, path);
  await page.locator('video, audio').evaluate(element => { element.preload = 'auto'; });
  await page.waitForFunction(() => document.querySelector('video, audio').readyState >= HTMLMediaElement.HAVE_METADATA);
  return page;
}

async function open(base, path, options) {
  const page = await newPage(here.browser, options);
  await page.goto(base + path);
  return page;
}

async function loads(base, path) {
  const page = await open(base, path);
  const found = complaints(page, base);
  await page.locator('video, audio').evaluate(element => element.load());
  await page.waitForFunction(() => document.querySelector('video, audio').readyState >= HTMLMediaElement.HAVE_METADATA);
  const { duration, width } = await page.locator('video, audio').evaluate(({ duration, videoWidth }) => ({ duration, width: videoWidth }));
  assert.ok(Number.isFinite(duration) && duration > 0, `${path}: lasts ${duration} s`);
  assert.ok(width === undefined || width > 0, `${path}: has a picture`);
  assert.deepEqual(found, []);
  await page.context().close();
}
