// Whatever an author changes, a page that was changed in place is what it would be if it were loaded anew, its scripts included.
//
// In: pages of small sites, and random changes of their HTML, more various than what Markdown leads to. The server is not needed: the page, the
// preview's scripts and each version are given to the browser by the test.

import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { after, before, test } from 'node:test';

import { launch, newPage } from './browser.mjs';
import { SCRIPTS } from './preview-site.mjs';
import { serve } from './server.mjs';
import { built, FULL } from './site.mjs';

const ROUNDS = FULL ? 60 : 15;
const PAGES = [['tests/sites/leader-support', 'kurs/modul-1/tekst.html'], ['tests/sites/all-markup', 'blokker.html'], ['tests/sites/side-by-side', 'index.html']];
const LINE = (address, up) => `<script src="${up}_loype/preview.js" defer data-address="${address}" data-up="${up}"></script>\n`;

let browser;
before(async () => { browser = await launch(); });
after(() => browser?.close());

for (const [root, address] of PAGES) {
  for (const view of ['', 'teacher']) {
    test(`${root}/${address}${view && ` seen as ${view}`}: changed in place or loaded anew, the page is the same`, async () => {
      const folder = built(root);
      const host = await serve(folder, '/');
      const up = '../'.repeat(address.split('/').length - 1);
      const text = readFileSync(join(folder, address), 'utf8');
      let version = text.replace('<script', `${LINE(address, up)}<script`);
      const address_ = `${host.base}${address}${view && `?visning=${view}`}`;
      const [page, fresh, maker] = [await opened(), await opened(), await newPage(browser)];
      const done = { same: 0, changed: 0, reload: 0 };
      await page.goto(address_);
      await page.evaluate(() => globalThis.loypePreview.update({ number: 1, stage: 'pages', state: 'good', changed: null }, false));
      for (let round = 1; round <= ROUNDS; round += 1) {
        const { html, what } = await maker.evaluate(changedAtRandom, { html: version, seed: round * 7919 });
        version = html;
        const result = await page.evaluate(([path, number]) => globalThis.loypePreview.update({ number, stage: 'pages', state: 'good', changed: [path] }, false), [address, round]);
        done[result] += 1;
        if (result === 'reload') {
          await page.goto(address_);
          await page.evaluate(() => globalThis.loypePreview.update({ number: 1, stage: 'pages', state: 'good', changed: null }, false));
          continue;
        }
        await fresh.goto(address_);
        const [inPlace, anew] = [await page.evaluate(shown), await fresh.evaluate(shown)];
        assert.equal(inPlace, anew, `round ${round}: ${what}`);
      }
      assert.ok(done.changed > ROUNDS / 4, `changed in place: ${JSON.stringify(done)}`);
      for (const { context } of [page, fresh, maker].map(one => ({ context: one.context() }))) await context.close();
      await host.close();

      async function opened() {
        const one = await newPage(browser);
        await one.route(url => url.pathname === `/${address}`, route => route.fulfill({ body: version, contentType: 'text/html; charset=utf-8' }));
        await one.route(url => url.pathname.startsWith('/_loype/'), route => route.request().url().endsWith('/preview.js')
          ? route.fulfill({ body: SCRIPTS.map(script => script.text).join('\n'), contentType: 'text/javascript' })
          : route.fulfill({ status: 404, body: '' }));
        return one;
      }
    });
  }
}

/** The page with all that scripts have made of it. */
function shown() {
  return document.documentElement.outerHTML;
}

/** Another version of a page, by a number: one to three changes of its text and elements. */
function changedAtRandom({ html, seed }) {
  let state = seed;
  const random = most => {
    state = (Math.imul(state, 1_103_515_245) + 12_345) >>> 0;
    return Math.floor((state / 2 ** 32) * most);
  };
  const page = new DOMParser().parseFromString(html, 'text/html');
  const any = selector => {
    const all = [...page.querySelectorAll(selector)];
    return all[random(all.length)];
  };
  const made = (tag, content) => Object.assign(page.createElement(tag), { innerHTML: content });
  const acts = {
    text: () => any('main :is(p, li, h2, strong, td, a)')?.append(` ord${random(100)}`),
    paragraph: () => any('main :is(p, h2, ul, table)')?.before(made('p', `Et avsnitt til ${random(1000)} med <em>vekt</em> og <a href="index.html">lenke</a>.`)),
    heading: () => any('main :is(p, h2)')?.after(made('h2', `Overskrift ${random(1000)}`)),
    list: () => any('main :is(p, h2)')?.after(made('ul', '<li>En</li>\n<li>To</li>')),
    item: () => any('main ul')?.append(made('li', `Punkt ${random(100)}`)),
    remove: () => any('main :is(p, li, h2, tr)')?.remove(),
    block: () => any('main .block, main table, main figure, main aside')?.remove(),
    copy: () => {
      const one = any('main :is(p, ul, .block, aside, table, details)');
      one?.after(one.cloneNode(true));
    },
    swap: () => {
      const one = any('main p');
      if (one?.nextElementSibling) one.nextElementSibling.after(one);
    },
    id: () => any('main [id]')?.setAttribute('id', `id-${random(1000)}`),
    class: () => any('main [class]')?.classList.toggle(`klasse-${random(3)}`),
    link: () => any('main a[href]')?.setAttribute('href', `side-${random(10)}.html`),
    data: () => any('main [data-for]')?.setAttribute('data-for', ['leader', 'teacher', 'owner'][random(3)]),
    title: () => { page.title = `Tittel ${random(100)}`; },
    meta: () => page.querySelector('meta[property="og:title"]')?.setAttribute('content', `Tittel ${random(100)}`),
  };
  const names = Array.from({ length: 1 + random(3) }, () => Object.keys(acts)[random(Object.keys(acts).length)]);
  for (const name of names) acts[name]();
  return { html: `<!DOCTYPE html>\n${page.documentElement.outerHTML}`, what: names.join(', ') };
}
