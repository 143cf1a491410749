// Puts the published pieces of a site's search together again.
//
// In: the folder of a built site. Out: the fields, and every term with its postings: which section, which field, what weight. Read as a
// browser reads them, by running the scripts, the site's own scripts are not used.

import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import vm from 'node:vm';

/** How many places a leaf of a page has. */
const PLACES = 8;

/**
 * @typedef {{ ref: string, field: string, weight: number }} Posting
 * @param {string} folder
 * @returns {{ fields: string[], terms: Map<string, { pages: number, postings: Posting[] }> }}
 */
export function mergedShards(folder) {
  const { fields, shards } = piece(folder, 'index');
  const names = Array.from(fields, ([name]) => name);
  const terms = new Map();
  for (const shard of shards.keys()) {
    for (const [at, [term, pages, some, isCut]] of piece(folder, `terms/${shard}`).entries()) {
      if (terms.has(term)) throw new Error(`the term ${term} stands in two shards`);
      const numbers = isCut ? piece(folder, `terms/${shard}-${at}`) : some;
      terms.set(term, { pages, postings: postings(folder, names, numbers) });
    }
  }
  return { fields: names, terms };
}

/** What a script under search/ hands over. */
function piece(folder, key) {
  const found = new Map();
  vm.runInNewContext(readFileSync(join(folder, 'search', `${key}.js`), 'utf8'), { loype: { found: (name, value) => found.set(name, value) } });
  if (!found.has(key)) throw new Error(`search/${key}.js does not hand over ${key}`);
  return found.get(key);
}

/** Three numbers a posting: pages since the one before, slot, hundredths. */
function postings(folder, names, numbers) {
  const list = [];
  let page = 0;
  for (let at = 0; at < numbers.length; at += 3) {
    const [further, slot, weight] = numbers.slice(at, at + 3);
    page += further;
    const place = Math.floor(slot / names.length);
    list.push({ ref: address(folder, page, place), field: names[slot % names.length], weight });
  }
  return list;
}

const leaves = new Map();

/** The address of a section: its page's, and its id where it has one. */
function address(folder, page, place) {
  const key = `texts/${page}-${Math.floor(place / PLACES)}`;
  const leaf = leaves.get(folder + key) ?? piece(folder, key);
  leaves.set(folder + key, leaf);
  const [id] = leaf.s[place % PLACES];
  return id ? `${leaf.a}#${id}` : leaf.a;
}
