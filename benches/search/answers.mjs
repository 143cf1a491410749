// How often the right page is among the first results of a query.
//
// In: the list in tests/search/queries.yaml, which was written before anything was measured, and a
// search in a browser. Out: for each category of queries their number and the number of right
// answers, and the queries without one.

import { readFileSync } from 'node:fs';
import { join } from 'node:path';

import { ROOT } from './programs.mjs';

/** Parses the list line by line, since it uses few forms of YAML; a comment precedes each category of queries. */
export function readQueries() {
  const queries = [];
  let category = '';
  for (const line of readFileSync(join(ROOT, 'tests/search/queries.yaml'), 'utf8').split('\n')) {
    const [, key, value] = /^ +(?:- )?(ord|side): *(.*)$/.exec(line) ?? [];
    const query = queries.at(-1);
    if (line.startsWith('  # ')) category = line.slice(4);
    else if (key === 'ord') queries.push({ word: value, pages: [], category });
    else if (key === 'side' && value) query.pages.push(...value.replace(/[[\]]/g, '').split(/, */));
    else if (/^ +- content\//.test(line)) query.pages.push(line.trim().slice(2));
  }
  return queries;
}

/** The address in the site of the page of a file under content/. */
export function addressOf(path) {
  const parts = path.replace(/^content\//, '').replace(/\.md$/, '').split('/');
  const named = parts.map(part => (part === '_index' ? 'index' : part.replace(/^\d+-/, '')));
  return `${named.join('/')}.html`;
}

/** @param {{ word: string, pages: string[], category: string }[]} queries @param {(word: string) => Promise<string[]>} search */
export async function rightAnswers(queries, search, among = 3) {
  const categories = {};
  const missed = [];
  for (const { word, pages, category } of queries) {
    const found = distinct(await search(word)).slice(0, among);
    const isRight = pages.some(page => found.includes(addressOf(page)));
    const counts = (categories[category] ??= { asked: 0, right: 0 });
    counts.asked += 1;
    if (isRight) counts.right += 1;
    else missed.push({ word, found });
  }
  return { asked: queries.length, right: queries.length - missed.length, categories, missed };
}

/** Addresses from the site's root, without fragments and duplicates. */
function distinct(addresses) {
  return [...new Set(addresses.map(address => new URL(address, 'http://host/').pathname.slice(1).replace(/\/$|^$/, '/index.html').replace(/^\//, '')))];
}
