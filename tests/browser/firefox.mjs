// Drives the system's Firefox over WebDriver BiDi, which it speaks by itself.
//
// In: FIREFOX, or the first of this family in PATH. Out: readers, each with storage and windows of its own, and everything that their pages
// do wrong: Firefox tells of a broken policy for content among the errors of a page.

import { mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';

import puppeteer from 'puppeteer-core';

import { inPath } from './executable.mjs';
import { PATIENCE, Reader } from './reader.mjs';

/** What Firefox says of a request that it gave up by itself: the reader went on to another page, or enough of a film was there. */
const GIVEN_UP = ['NS_BINDING_ABORTED', 'NS_ERROR_ABORT'];

export async function firefox() {
  const folder = mkdtempSync(join(tmpdir(), 'loype-firefox-'));
  const browser = await puppeteer.launch({
    browser: 'firefox',
    protocol: 'webDriverBiDi',
    executablePath: process.env.FIREFOX || inPath(['firefox-esr', 'firefox'], 'Firefox, or name one in FIREFOX'),
    timeout: PATIENCE,
    extraPrefsFirefox: { 'browser.download.folderList': 2, 'browser.download.dir': folder, 'browser.download.always_ask_before_handling_new_types': false },
  });
  return {
    async reader(base) {
      const context = await browser.createBrowserContext();
      const page = await context.newPage();
      const wrong = complaints(page, base);
      const reader = new Reader(driver(page), base);
      return Object.assign(reader, { wrong, downloaded: ending => downloaded(folder, ending), close: () => context.close() });
    },
    async close() {
      await browser.close();
      rmSync(folder, { recursive: true, force: true });
    },
  };
}

function driver(page) {
  return {
    go: address => page.goto(address),
    evaluate: (run, ...given) => page.evaluate(run, ...given),
    click: selector => page.click(selector),
    keys: words => page.keyboard.type(words),
    async press(name) {
      const keys = name.split('+');
      for (const key of keys) await page.keyboard.down(key);
      for (const key of keys.toReversed()) await page.keyboard.up(key);
    },
    async upload(selector, file) {
      const field = await page.$(selector);
      await field.uploadFile(file);
    },
    narrowest: 0,
    resize: (width, height) => page.setViewport({ width, height }),
    async popup(click) {
      const [opened] = await Promise.all([new Promise(done => page.once('popup', done)), click()]);
      return driver(opened);
    },
  };
}

/** Collects failed requests, requests outside `base`, and errors and warnings in the console, for as long as the page lives. */
function complaints(page, base) {
  const found = [];
  const add = what => found.push(`${page.url()}: ${what}`);
  page.on('console', message => ['error', 'warn'].includes(message.type()) && add(`console ${message.type()}: ${message.text()}`));
  page.on('pageerror', error => add(`script: ${error.message}`));
  page.on('request', request => /^(https?|file):/.test(request.url()) && !request.url().startsWith(base) && add(`asks outside the site: ${request.url()}`));
  page.on('requestfailed', request => {
    const reason = request.failure()?.errorText;
    if (!GIVEN_UP.includes(reason)) add(`failed: ${request.url()} (${reason})`);
  });
  page.on('response', response => response.status() >= 400 && add(`${response.status()}: ${response.url()}`));
  return found;
}

/** The file with this ending that has come, once all of it has. */
async function downloaded(folder, ending) {
  for (const end = Date.now() + PATIENCE; Date.now() < end; await pause(25)) {
    const names = readdirSync(folder);
    const name = names.find(one => one.endsWith(ending));
    if (name && !names.some(one => one.endsWith('.part')) && readFileSync(join(folder, name)).length > 0) return join(folder, name);
  }
  throw new Error(`no file that ends in ${ending} has come: ${readdirSync(folder)}`);
}
