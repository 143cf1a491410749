// A reader in any browser: what the main paths need of one, said once, on what each engine's own way of being driven can do.
//
// In: a driver (`firefox.mjs`, `webkit.mjs`) with `go`, `evaluate`, `click`, `keys`, `press`, `upload`, `resize` and `popup`. Out: a page that is
// opened, read, clicked and written in, and ways to wait until something is so; nothing waits for a time to pass. What the site should do is
// the paths' own.

import assert from 'node:assert/strict';
import { setTimeout as pause } from 'node:timers/promises';

/** How long to wait for what is about to happen, in milliseconds. Far more than a busy machine needs, and never waited out. */
export const PATIENCE = 30_000;
/** Between two looks at what is waited for. */
const AGAIN = 25;

export class Reader {
  constructor(driver, base) {
    this.driver = driver;
    this.base = base;
  }

  /** Opens a page of the site, and waits until its scripts have run. */
  async open(path) {
    await this.driver.go(this.base + path);
    await this.loaded(path.replace(/[?#].*/, ''));
  }

  /** Waits until the page whose address has these words is there, and has run its scripts. */
  async loaded(words) {
    await this.until(part => document.readyState === 'complete' && location.href.includes(part), words);
  }

  evaluate(run, ...given) {
    return this.driver.evaluate(run, ...given);
  }

  /** Waits until what runs in the page gives something, and gives it. A page that is being left answers nothing yet. */
  async until(run, ...given) {
    const end = Date.now() + PATIENCE;
    let last;
    while (Date.now() < end) {
      try {
        last = await this.driver.evaluate(run, ...given);
        if (last) return last;
      } catch (error) {
        last = error;
      }
      await pause(AGAIN);
    }
    throw new assert.AssertionError({ message: `never so: ${run} with ${JSON.stringify(given)}; last: ${last}`, stackStartFn: this.until });
  }

  /** Waits until an element shows. */
  shown(selector) {
    return this.until(which => document.querySelector(which)?.checkVisibility({ visibilityProperty: true }) ?? false, selector);
  }

  hidden(selector) {
    return this.until(which => !document.querySelector(which)?.checkVisibility({ visibilityProperty: true }), selector);
  }

  /** Waits until an element says this. */
  async says(selector, words) {
    await this.until((which, text) => document.querySelector(which)?.innerText.replaceAll('\u00a0', ' ').includes(text), selector, words);
  }

  text(selector) {
    return this.evaluate(which => document.querySelector(which)?.innerText.replaceAll('\u00a0', ' '), selector);
  }

  async click(selector) {
    await this.shown(selector);
    await this.driver.click(selector);
  }

  /** Writes in a field, over what stood there, as a hand does: key by key. */
  async write(selector, words) {
    await this.click(selector);
    await this.evaluate(which => document.querySelector(which).select(), selector);
    await this.driver.keys(words);
  }

  /** Gives the window a width, or the least that it can have. */
  async resize(width, height = 900) {
    const wanted = Math.max(width, this.driver.narrowest);
    await this.driver.resize(wanted, height);
    await this.until(so => innerWidth === so, wanted);
  }

  /** Presses keys by their names, `Tab` or `Control+k`. */
  async press(...names) {
    for (const name of names) await this.driver.press(name);
  }

  /** Picks in a list as its change is told of. Lists of choices are drawn by each system, and out of reach of what drives a page. */
  async pick(selector, value) {
    await this.evaluate((which, wanted) => {
      const list = document.querySelector(which);
      list.value = wanted;
      list.dispatchEvent(new Event('change', { bubbles: true }));
    }, selector, value);
  }

  /** A reader of the window that a click opens. */
  async opening(click) {
    return new Reader(await this.driver.popup(click), this.base);
  }

  /** All that is stored on the device. */
  kept() {
    return this.evaluate(() => ({ ...localStorage, ...sessionStorage }));
  }
}
