// Stock lunr.js 2.3 reads the exported index, and ranks as the pieces that browsers load do; and these, put together, are that index.

import assert from 'node:assert/strict';
import { execFileSync } from 'node:child_process';
import { readFileSync, readdirSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { test } from 'node:test';
import { fileURLToPath } from 'node:url';

import lunr from 'lunr';

import { mergedShards } from './shards.mjs';
import { site } from './site.mjs';

const ROOT = fileURLToPath(new URL('../../', import.meta.url));
const PROGRAM = resolve(ROOT, process.env.LOYPE_BIN ?? 'target/debug/loype');
const FIRST = 10;

const exported = JSON.parse(loype(['--export', 'lunr']));
const stock = lunr.Index.load(exported);
const merged = mergedShards(site.folder);

/** Queries of one word and of two: what people look for, and words of the course from all over the alphabet. */
const queries = [...new Set([...writtenQueries(), ...vocabulary().filter((_, at) => at % 40 === 0)])];
const queriesInTerms = inTerms(queries).filter(words => words.length > 0 && words.length <= 2);

test('the pieces that browsers load are, put together, the exported index', () => {
  const weights = new Map(exported.fieldVectors.map(([ref, vector]) => [ref, new Map(pairs(vector))]));
  const inLunr = exported.invertedIndex.map(([term, entry]) => [term, entry._index, placesOf(entry)]);
  assert.deepEqual([...merged.terms.keys()], inLunr.map(([term]) => term));
  for (const [term, index, places] of inLunr) {
    const { pages, postings } = merged.terms.get(term);
    assert.deepEqual(postings.map(({ field, ref }) => `${field}/${ref}`).sort(), places.sort(), `where ${term} stands`);
    for (const { field, ref, weight } of postings) assert.equal(weights.get(`${field}/${ref}`).get(index), weight / 100, `${term} in ${field}/${ref}`);
    assert.equal(pages, new Set(postings.map(({ ref }) => ref.split('#')[0])).size, `pages with ${term}`);
  }
  assert.equal([...weights.values()].reduce((sum, vector) => sum + vector.size, 0), [...merged.terms.values()].reduce((sum, { postings }) => sum + postings.length, 0));
});

test('stock lunr.js ranks by the weights that browsers load', () => {
  assert.ok(queriesInTerms.length >= 100, `only ${queriesInTerms.length} queries have one or two terms`);
  for (const words of queriesInTerms) holds(words, lunr.Query.presence.OPTIONAL);
});

test('stock lunr.js ranks so too where every word must be there', () => {
  const pairsOfWords = queriesInTerms.filter(words => words.length === 2);
  assert.ok(pairsOfWords.length >= 10, `only ${pairsOfWords.length} queries have two terms`);
  for (const words of pairsOfWords) holds(words, lunr.Query.presence.REQUIRED);
});

/** The first ten weigh the same, place by place, so that the order differs at most between equals; and each weighs what its terms do. */
function holds(terms, presence) {
  const found = stock.query(query => terms.forEach(term => query.term(term, { usePipeline: false, presence })));
  const sums = weighed(terms, presence);
  assert.deepEqual(found.map(({ ref }) => ref).sort(), [...sums.keys()].sort(), `sections with ${terms}`);
  const best = [...sums.values()].sort((a, b) => b - a).slice(0, FIRST);
  assert.deepEqual(found.slice(0, FIRST).map(({ ref }) => sums.get(ref)), best, `the first with ${terms}`);
}

/** For each section the sum over terms and fields, in hundredths. */
function weighed(terms, presence) {
  const lists = terms.map(term => merged.terms.get(term)?.postings ?? []);
  const sums = new Map();
  for (const { ref, weight } of lists.flat()) sums.set(ref, (sums.get(ref) ?? 0) + weight);
  if (presence !== lunr.Query.presence.REQUIRED) return sums;
  const sections = lists.map(list => new Set(list.map(({ ref }) => ref)));
  return new Map([...sums].filter(([ref]) => sections.every(set => set.has(ref))));
}

/** The list of queries under tests/search, as it is written. */
function writtenQueries() {
  const list = readFileSync(join(ROOT, 'tests/search/queries.yaml'), 'utf8');
  return [...list.matchAll(/^ *- ord: (.*)$/gm)].map(([, words]) => words);
}

function vocabulary() {
  const folder = join(ROOT, 'content');
  const files = readdirSync(folder, { recursive: true }).map(String).filter(path => path.endsWith('.md'));
  const words = files.flatMap(path => readFileSync(join(folder, path), 'utf8').toLowerCase().match(/\p{L}{4,}/gu) ?? []);
  return [...new Set(words)].sort();
}

/** The first term that the index has of each word of a query, as the analysis gives them. */
function inTerms(texts) {
  const words = texts.map(text => text.split(' '));
  const lines = loype(['--analyze'], `${words.flat().join('\n')}\n`).split('\n');
  const terms = new Map(words.flat().map((word, at) => [word, (lines[at] ?? '').split('\t').find(term => merged.terms.has(term))]));
  return words.map(list => [...new Set(list.map(word => terms.get(word)).filter(term => term !== undefined))]);
}

function loype(args, input = '') {
  return execFileSync(PROGRAM, ['search', '--root', ROOT, ...args], { encoding: 'utf8', input, maxBuffer: 1 << 28, stdio: ['pipe', 'pipe', 'inherit'] });
}

function placesOf(entry) {
  return merged.fields.flatMap(field => Object.keys(entry[field]).map(ref => `${field}/${ref}`));
}

/** A vector is a flat list of number and weight by turns. */
function pairs(vector) {
  return Array.from({ length: vector.length / 2 }, (_, at) => [vector[2 * at], vector[2 * at + 1]]);
}
