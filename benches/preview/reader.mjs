// A reader whose browser shows a page of a served site, and updates it as the server's own script
// does.
//
// In: a served site. Out: when a word appears in the page, whether the page was reloaded or changed
// in place.

import { performance } from 'node:perf_hooks';

const WORD = "nyttord\\d+\\b";

export class Reader {
  #page;
  #server;
  #seen = new Map();
  #connected = Promise.resolve();

  static async open(browser, server) {
    const reader = new Reader();
    reader.#server = server;
    reader.#page = await browser.newPage({ viewport: { width: 1440, height: 900 } });
    await reader.#page.exposeFunction('reportSeen', word => reader.#report(word, performance.now()));
    await reader.#page.addInitScript(watchWords, WORD);
    // A page that is reloaded must connect to the server again before it can receive the next
    // change.
    reader.#page.on('request', request => {
      if (request.isNavigationRequest() && request.frame() === reader.#page.mainFrame()) reader.#connected = server.connected(reader.#page);
    });
    return reader;
  }

  /** Goes to a page, and waits until it is connected to the server. */
  async show(address) {
    await this.#page.goto(new URL(address, this.#server.base).href);
    await this.settled();
  }

  /** When a word appears in the page. */
  sees(word) {
    return new Promise(done => this.#seen.set(word, done));
  }

  /** Waits until the page can receive the next change. */
  async settled() {
    await this.#page.waitForLoadState('load');
    await this.#connected;
  }

  close() {
    return this.#page.close();
  }

  #report(word, at) {
    this.#seen.get(word)?.(at);
    this.#seen.delete(word);
  }
}

/** Runs in the page: reports each word that matches the pattern once, as soon as it is in the document. */
function watchWords(pattern) {
  const reported = new Set();
  const scan = () => {
    for (const [word] of (document.body?.textContent ?? '').matchAll(new RegExp(pattern, 'g'))) {
      if (!reported.has(word)) globalThis.reportSeen(word);
      reported.add(word);
    }
  };
  new MutationObserver(scan).observe(document, { childList: true, characterData: true, subtree: true });
  document.addEventListener('DOMContentLoaded', scan);
}
