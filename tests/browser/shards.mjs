// Puts the published pieces of a site's search together again.
//
// In: the folder of a built site. Out: the fields, and every term with its postings: which section, which field, what weight. Read as a
// browser reads them, by running the scripts, the site's own scripts are not used.

import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import vm from 'node:vm';

import { entryOf } from './site.mjs';

/** How many files a folder of shards has, how many pages a pack of texts has about, and how many places a leaf of a page. */
const [FILES, PACK, PLACES] = [8, 3, 64];

/** The characters that end a number, to the base 57, and those before them, to the base 34. */
const ENDS = charactersFrom(35, 57);
const OTHERS = charactersFrom(93, 34);

/**
 * @typedef {{ ref: string, field: string, weight: number }} Posting
 * @param {string} folder
 * @returns {{ fields: string[], terms: Map<string, { pages: number, postings: Posting[] }> }}
 */
export function mergedShards(folder) {
  const { fields, shards, terms: folders, frequent, texts } = piece(folder, 'index');
  const names = Array.from(fields, ([name]) => name);
  const terms = new Map();
  const groups = Array.from(texts).flatMap(([count, name]) => Array.from({ length: count }, (_, at) => ({ count, name, at })));
  const inFolder = (list, at) => piece(folder, `terms/${list[Math.floor(at / FILES)]}/${at % FILES}`);
  for (const [at] of shards.entries()) {
    for (const [term, pages, some, all] of inFolder(folders, at)) {
      if (terms.has(term)) throw new Error(`the term ${term} stands in two shards`);
      const text = all === undefined ? some : inFolder(frequent, all).find(([one]) => one === term)[1];
      terms.set(term, { pages, postings: postings({ folder, names, groups }, numbers(text)) });
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

/** Each number is written with its last digit, to another base than those before it. */
function numbers(text) {
  const list = [];
  let before = 0;
  for (const character of text) {
    const last = ENDS.indexOf(character);
    if (last < 0) before = before * OTHERS.length + OTHERS.indexOf(character);
    else {
      list.push(before * ENDS.length + last);
      before = 0;
    }
  }
  return list;
}

function charactersFrom(first, count) {
  return Array.from({ length: count }, (_, at) => String.fromCharCode(first + at)).join('');
}

const leaves = new Map();

/** The address of a section: its page's, and its id where it has one. */
function address(folder, group, place) {
  const part = Math.floor(place / PLACES);
  const key = `${folder} ${group.name} ${group.at} ${part}`;
  const leaf = leaves.get(key) ?? leafOf(folder, group, part);
  leaves.set(key, leaf);
  const [id] = leaf.s[place % PLACES];
  return id ? `${leaf.a}#${id}` : leaf.a;
}

/** A part of a page: the first stands in a pack with those of other pages, spread evenly over the packs of their group. */
function leafOf(folder, { count, name, at }, part) {
  if (part > 0) return piece(folder, `texts/${name}/${at}-${part}`);
  const packOf = page => Math.floor(page * Math.max(1, Math.floor(count / PACK)) / count);
  const first = Array.from({ length: count }, (_, page) => page).findIndex(page => packOf(page) === packOf(at));
  return piece(folder, `texts/${name}/${packOf(at)}`)[at - first];
}
