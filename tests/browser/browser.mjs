// Starts the system's Chromium, and keeps a list of everything that a page does wrong while it is open.
//
// Leaves alone what the site should look like; that is each test's own.

import { chromium } from 'playwright-core';

import { executable } from './executable.mjs';

/** How long to wait for what is about to happen, in milliseconds. Far more than a busy machine needs, and never waited out. */
const PATIENCE = 30_000;

export const DESKTOP = { width: 1440, height: 900 };
export const PHONE = { width: 390, height: 844 };

/** A root user cannot have Chromium's sandbox; everyone else keeps it. No test looks at what a graphics card draws, and to imitate one is slow. */
export function launch() {
  return chromium.launch({ executablePath: executable(), chromiumSandbox: process.getuid?.() !== 0, args: ['--disable-gpu'], timeout: PATIENCE });
}

/** A page in a context of its own: no cookies, no cache, nothing from the page before. */
export async function newPage(browser, options = {}) {
  const context = await browser.newContext({ viewport: DESKTOP, locale: 'nb-NO', ...options });
  context.setDefaultTimeout(PATIENCE);
  return context.newPage();
}

/**
 * What Chromium says of a request that it gave up by itself: the reader went on to another page, or enough of a film was there. A file
 * that is missing or refused is never reported so.
 */
const GIVEN_UP = 'net::ERR_ABORTED';

/** Collects failed requests, requests outside `base`, and errors and warnings in the console, for as long as the page lives. */
export function complaints(page, base) {
  const found = [];
  const add = what => found.push(`${page.url()}: ${what}`);
  page.on('console', message => ['error', 'warning'].includes(message.type()) && add(`console ${message.type()}: ${message.text()}`));
  page.on('pageerror', error => add(`script: ${error.message}`));
  page.on('request', request => request.url().startsWith(base) || add(`asks outside the site: ${request.url()}`));
  page.on('requestfailed', request => {
    const reason = request.failure()?.errorText;
    if (reason !== GIVEN_UP) add(`failed: ${request.url()} (${reason})`);
  });
  page.on('response', response => response.status() >= 400 && add(`${response.status()}: ${response.url()}`));
  return found;
}
