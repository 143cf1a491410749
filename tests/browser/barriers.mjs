// Looks at a page with axe-core: WCAG 2.2 A and AA and its own best practice.
//
// In: a page. Out: what shuts someone out, each as one line. Opening pages and what they should look like is each test's own.

import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';

/** The script of axe-core; a page that is to be looked at gets it before its own. */
export const AXE = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8');
const RULES = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice'];

/** The rules that the colours of a page decide. */
const COLOUR_RULES = ['color-contrast', 'link-in-text-block'];

export async function violations(page) {
  const { passes, found } = await looked(page, { runOnly: RULES, rules: { 'target-size': { enabled: true } } });
  assert.ok(passes > 10, 'axe looked at the page');
  return found;
}

/** Only what the colours of a page decide. */
export async function contrasts(page) {
  const { passes, found } = await looked(page, { runOnly: { type: 'rule', values: COLOUR_RULES } });
  assert.ok(passes > 0, 'axe looked at the colours');
  return found;
}

async function looked(page, options) {
  const { passes, violations: found } = await page.evaluate(settings => globalThis.axe.run(settings), options);
  return { passes: passes.length, found: found.map(({ id, nodes }) => `${id}: ${nodes.map(node => `${node.target} (${node.failureSummary})`).join('; ')}`) };
}
