// Looks at a page with axe-core: WCAG 2.2 A and AA and its own best practice.
//
// In: a page. Out: what shuts someone out, each as one line. Opening pages and what they should look like is each test's own.

import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';

/** The script of axe-core; a page that is to be looked at gets it before its own. */
export const AXE = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8');
const RULES = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice'];

export async function violations(page) {
  const { passes, violations: found } = await page.evaluate(rules => globalThis.axe.run({ runOnly: rules, rules: { 'target-size': { enabled: true } } }), RULES);
  assert.ok(passes.length > 10, 'axe looked at the page');
  return found.map(({ id, nodes }) => `${id}: ${nodes.map(node => `${node.target} (${node.failureSummary})`).join('; ')}`);
}
