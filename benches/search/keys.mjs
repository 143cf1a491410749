// How long a reader waits between pressing a key and seeing results.
//
// In: a page of a site, and words. Out: the time from each key press to the results standing in the page, once what they need has been
// loaded: every word is typed twice, and the second time counts.

import { newReader } from './browser.mjs';

/** From how many letters on there are results. */
const LEAST_LETTERS = 2;

export async function keyPresses(browser, address, words) {
  const page = await newReader(browser, address);
  const input = page.locator('header input[name="q"]');
  await input.focus();
  await page.evaluate(watchKeys);
  const keys = await page.context().newCDPSession(page);
  const cold = await typeAll({ page, input, keys }, words);
  const warm = await typeAll({ page, input, keys }, words);
  await page.context().close();
  return { cold: distribution(cold), warm: distribution(warm) };
}

async function typeAll({ page, input, keys }, words) {
  const times = [];
  for (const word of words) {
    await input.fill('');
    for (const [at, letter] of [...word].entries()) {
      await press(keys, letter);
      if (at + 1 >= LEAST_LETTERS) times.push(await page.evaluate(() => globalThis.waited()));
    }
  }
  return times;
}

/** Playwright knows the keys of an American keyboard alone, without æ, ø and å. */
async function press(keys, letter) {
  await keys.send('Input.dispatchKeyEvent', { type: 'keyDown', key: letter, text: letter });
  await keys.send('Input.dispatchKeyEvent', { type: 'keyUp', key: letter });
}

/** Runs in the page: each key press begins a wait, and the results that answer it end it. */
function watchKeys() {
  let pressed = 0;
  let answered = Promise.resolve(0);
  addEventListener('keydown', () => {
    pressed = performance.now();
    answered = new Promise(done => document.addEventListener('loype:searched', () => done(performance.now() - pressed), { once: true }));
  }, true);
  globalThis.waited = () => answered;
}

function distribution(times) {
  const sorted = times.toSorted((a, b) => a - b);
  const at = share => sorted[Math.min(sorted.length - 1, Math.floor(share * sorted.length))];
  return { presses: sorted.length, median: at(0.5), p95: at(0.95), p99: at(0.99), most: sorted.at(-1) };
}
