// Puts the published pieces of a site's search together again.
//
// In: the folder of a built site. Out: the fields, and every term with its postings: which section, which field, what weight. Read as a
// browser reads them, by running the scripts, the site's own scripts are not used.

import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import vm from 'node:vm';

import { entryOf } from './site.mjs';

/** How many places a leaf of a page has. */
const PLACES = 8;

/**
 * @typedef {{ ref: string, field: string, weight: number }} Posting
 * @param {string} folder
 * @returns {{ fields: string[], terms: Map<string, { pages: number, postings: Posting[] }> }}
 */
export function mergedShards(folder) {
  const { fields, terms: shards, texts } = piece(folder, 'index');
  const names = Array.from(fields, ([name]) => name);
  const terms = new Map();
  const groups = Array.from(texts).flatMap(([count, name]) => Array.from({ length: count }, (_, at) => `texts/${name}/${at}`));
  for (const shard of shards) {
    for (const [term, pages, some, all] of piece(folder, `terms/${shard}`)) {
      if (terms.has(term)) throw new Error(`the term ${term} stands in two shards`);
      const numbers = all ? piece(folder, `terms/${all}`)[1] : some;
      terms.set(term, { pages, postings: postings({ folder, names, groups }, numbers) });
    }
  }
  return { fields: names, terms };
}

/** What a script under search/ hands over; the first is called `index`. */
function piece(folder, name) {
  const found = new Map();
  const file = name === 'index' ? entryOf(folder) : `search/${name}.js`;
  vm.runInNewContext(readFileSync(join(folder, file), 'utf8'), { loype: { found: (key, value) => found.set(key, value) } });
  if (!found.has(name)) throw new Error(`${file} does not hand over ${name}`);
  return found.get(name);
}

/** Three numbers a posting: pages since the one before, slot, hundredths. */
function postings({ folder, names, groups }, numbers) {
  const list = [];
  let page = 0;
  for (let at = 0; at < numbers.length; at += 3) {
    const [further, slot, weight] = numbers.slice(at, at + 3);
    page += further;
    const place = Math.floor(slot / names.length);
    list.push({ ref: address(folder, groups[page], place), field: names[slot % names.length], weight });
  }
  return list;
}

const leaves = new Map();

/** The address of a section: its page's, and its id where it has one. */
function address(folder, page, place) {
  const key = `${page}-${Math.floor(place / PLACES)}`;
  const leaf = leaves.get(folder + key) ?? piece(folder, key);
  leaves.set(folder + key, leaf);
  const [id] = leaf.s[place % PLACES];
  return id ? `${leaf.a}#${id}` : leaf.a;
}
