// Every page is correct HTML, as html-validate's recommended rules understand it.

import assert from 'node:assert/strict';
import { join } from 'node:path';
import { test } from 'node:test';

import { HtmlValidate } from 'html-validate';

import { site } from './site.mjs';

test('every page is correct HTML', async () => {
  // A plan's table says what it is, since its rows are laid out anew and not every browser then takes it for a table.
  const isOfTable = ({ ruleId, message }) => ruleId === 'no-redundant-role' && / on <(table|t(head|body|foot|r|h|d))>$/.test(message);
  const validator = new HtmlValidate({ root: true, extends: ['html-validate:recommended'] });
  const found = [];
  for (const { path } of site.pages) {
    const report = await validator.validateFile(join(site.folder, path));
    const messages = report.results.flatMap(result => result.messages).filter(message => !isOfTable(message));
    found.push(...messages.map(({ line, column, ruleId, message }) => `${path}:${line}:${column}: ${message} [${ruleId}]`));
  }
  assert.deepEqual(found, []);
});
