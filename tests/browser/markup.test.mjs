// Every page is correct HTML, as html-validate's recommended rules understand it.

import assert from 'node:assert/strict';
import { join } from 'node:path';
import { test } from 'node:test';

import { HtmlValidate } from 'html-validate';

import { site } from './site.mjs';

test('every page is correct HTML', async () => {
  const validator = new HtmlValidate({ root: true, extends: ['html-validate:recommended'] });
  const found = [];
  for (const { path } of site.pages) {
    const report = await validator.validateFile(join(site.folder, path));
    const messages = report.results.flatMap(result => result.messages);
    found.push(...messages.map(({ line, column, ruleId, message }) => `${path}:${line}:${column}: ${message} [${ruleId}]`));
  }
  assert.deepEqual(found, []);
});
