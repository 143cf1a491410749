// Film and sound play from a host and from disk, with captions and a text to read.

import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { pathToFileURL } from 'node:url';

import { complaints, launch, newPage } from './browser.mjs';
import { serve } from './server.mjs';
import { site } from './site.mjs';

const recorded = site.pages.filter(({ type }) => type === 'video' || type === 'audio');

let browser;
let host;
before(async () => {
  browser = await launch();
  host = await serve(site.folder, '/a/b/');
});
after(async () => {
  await browser?.close();
  await host?.close();
});

test('every recording can be loaded from a host', async () => {
  for (const { path } of recorded) await loads(host.base, path);
});

test('every recording can be loaded from disk', async () => {
  for (const { path } of recorded) await loads(pathToFileURL(`${site.folder}/`).href, path);
});

test('captions are there from the beginning of a recording to its end', async () => {
  for (const { path } of recorded) {
    const page = await open(host.base, path);
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
    const page = await open(host.base, path, { javaScriptEnabled: false });
    const line = page.locator('.transcript p').first();
    assert.equal(await line.isVisible(), false, `${path}: the text is folded at first`);
    await page.locator('.transcript summary').focus();
    await page.keyboard.press('Enter');
    await line.waitFor({ state: 'visible' });
    assert.ok((await page.locator('.transcript').innerText()).length > 200, path);
    await page.context().close();
  }
});

async function open(base, path, options) {
  const page = await newPage(browser, options);
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
