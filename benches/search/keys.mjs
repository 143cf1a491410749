// The time between a key press and its results.
//
// In: a page of a site, and words. Out: the distribution of the times from a key press until the
// page shows the results, `cold` while files of the search are loaded, and `warm` when all words
// are typed again.

import { newReader } from './browser.mjs';

/** The fewest letters that give results. */
const MIN_LETTERS = 2;

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
      if (at + 1 >= MIN_LETTERS) times.push(await page.evaluate(() => globalThis.waited()));
    }
  }
  return times;
}

/** Playwright only knows the keys of an American keyboard, without æ, ø and å. */
async function press(keys, letter) {
  await keys.send('Input.dispatchKeyEvent', { type: 'keyDown', key: letter, text: letter });
  await keys.send('Input.dispatchKeyEvent', { type: 'keyUp', key: letter });
}

/** Runs in the page: measures the time from each key press to its results. */
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
