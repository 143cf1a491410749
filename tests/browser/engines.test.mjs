// The main paths in other engines than Chromium, with --full: Firefox and WebKit, from a host that sends the documented policy and from disk.
// In Firefox no page says anything in the console, either; what WebKit would say is not to be had.

import assert from 'node:assert/strict';
import { after, before, describe, test } from 'node:test';
import { pathToFileURL } from 'node:url';

import { firefox } from './firefox.mjs';
import { PATHS } from './main-paths.mjs';
import { serve } from './server.mjs';
import { FULL, site } from './site.mjs';
import { webkit } from './webkit.mjs';

const ENGINES = [['Firefox', firefox, ['downloads']], ['WebKit', webkit, []]];

for (const [name, start, can] of ENGINES) {
  describe(name, { skip: !FULL }, () => {
    let engine;
    let host;
    before(async () => {
      engine = await start();
      host = await serve(site.folder, '/a/b/');
    });
    after(async () => {
      await engine?.close();
      await host?.close();
    });

    for (const [from, base] of [['a host', () => host.base], ['disk', () => pathToFileURL(`${site.folder}/`).href]]) {
      for (const [what, walk, need] of PATHS.filter(([, , need]) => !need || can.includes(need))) {
        test(`${what}, from ${from}`, async () => {
          const readers = [await engine.reader(base()), ...(need ? [await engine.reader(base())] : [])];
          try {
            await walk(...readers);
            assert.deepEqual(readers.flatMap(({ wrong }) => wrong), []);
          } finally {
            for (const reader of readers) await reader.close();
          }
        });
      }
    }
  });
}
