// A reader whose browser shows a page of a served site, and follows the server as its authors have set it up: nothing is done by hand.
//
// In: a served site. Out: when a word stands in the page that is shown, whether the page was loaded again or changed in place.

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
    await reader.#page.exposeFunction('tellSeen', word => reader.#tell(word, performance.now()));
    await reader.#page.addInitScript(watchWords, WORD);
    // A page that is loaded again must find the server again before it can be told of the next change.
    reader.#page.on('request', request => {
      if (request.isNavigationRequest() && request.frame() === reader.#page.mainFrame()) reader.#connected = server.connected(reader.#page);
    });
    return reader;
  }

  /** Goes to a page, and waits until it follows the server. */
  async show(address) {
    await this.#page.goto(new URL(address, this.#server.base).href);
    await this.settled();
  }

  /** When a word stands in the page. */
  sees(word) {
    return new Promise(done => this.#seen.set(word, done));
  }

  /** Waits until the page can be told of the next change. */
  async settled() {
    await this.#page.waitForLoadState('load');
    await this.#connected;
  }

  close() {
    return this.#page.close();
  }

  #tell(word, at) {
    this.#seen.get(word)?.(at);
    this.#seen.delete(word);
  }
}

/** Runs in the page: tells of each word of this kind once, as soon as it stands in the document. */
function watchWords(pattern) {
  const told = new Set();
  const look = () => {
    for (const [word] of (document.body?.textContent ?? '').matchAll(new RegExp(pattern, 'g'))) {
      if (!told.has(word)) globalThis.tellSeen(word);
      told.add(word);
    }
  };
  new MutationObserver(look).observe(document, { childList: true, characterData: true, subtree: true });
  document.addEventListener('DOMContentLoaded', look);
}
