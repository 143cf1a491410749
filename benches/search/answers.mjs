// How often the right page is among the first: the list in tests/search/queries.yaml, asked of both tools in a browser.
//
// In: the list, which was written down before anything was measured, and a search. Out: for each sort of query how many there are and how
// many came out right, and those that did not.

import { readFileSync } from 'node:fs';
import { join } from 'node:path';

import { ROOT } from './programs.mjs';

/** The list is written in so few forms that reading its lines is enough; a comment stands before each sort of query. */
export function readQueries() {
  const queries = [];
  let sort = '';
  for (const line of readFileSync(join(ROOT, 'tests/search/queries.yaml'), 'utf8').split('\n')) {
    const [, key, value] = /^ +(?:- )?(ord|side): *(.*)$/.exec(line) ?? [];
    const query = queries.at(-1);
    if (line.startsWith('  # ')) sort = line.slice(4);
    else if (key === 'ord') queries.push({ word: value, pages: [], sort });
    else if (key === 'side' && value) query.pages.push(...value.replace(/[[\]]/g, '').split(/, */));
    else if (/^ +- content\//.test(line)) query.pages.push(line.trim().slice(2));
  }
  return queries;
}

/** Where the page of a file under content/ stands in the site. */
export function addressOf(path) {
  const parts = path.replace(/^content\//, '').replace(/\.md$/, '').split('/');
  const named = parts.map(part => (part === '_index' ? 'index' : part.replace(/^\d+-/, '')));
  return `${named.join('/')}.html`;
}

/** @param {{ word: string, pages: string[], sort: string }[]} queries @param {(word: string) => Promise<string[]>} search */
export async function rightAnswers(queries, search, among = 3) {
  const sorts = {};
  const missed = [];
  for (const { word, pages, sort } of queries) {
    const found = distinct(await search(word)).slice(0, among);
    const isRight = pages.some(page => found.includes(addressOf(page)));
    const counts = (sorts[sort] ??= { asked: 0, right: 0 });
    counts.asked += 1;
    if (isRight) counts.right += 1;
    else missed.push({ word, found });
  }
  return { asked: queries.length, right: queries.length - missed.length, sorts, missed };
}

/** Addresses from the site's root, without a place on the page, each once. */
function distinct(addresses) {
  return [...new Set(addresses.map(address => new URL(address, 'http://host/').pathname.slice(1).replace(/\/$|^$/, '/index.html').replace(/^\//, '')))];
}
