// A browser and a host with the reference site for the tests of a file: there before the first test, gone after the last.
//
// In: the path that the site stands under. Out: the browser, the address of the site, and a way to open one of its pages. What the pages
// should show is each test's own.

import { after, before } from 'node:test';

import { launch, newPage } from './browser.mjs';
import { serve } from './server.mjs';
import { site } from './site.mjs';

export function hosted(under = '/a/b/', options = {}) {
  let browser;
  let host;
  before(async () => {
    browser = await launch();
    host = await serve(site.folder, under, {}, options);
  });
  after(async () => {
    await browser?.close();
    await host?.close();
  });
  return {
    get browser() { return browser; },
    get base() { return host.base; },
    async open(path, options) {
      const page = await newPage(browser, options);
      await page.goto(host.base + path);
      return page;
    },
  };
}
