// The analysis of words is one: what the browser makes of a word in a query is what the build made of it in the text. Otherwise pages that
// are there would not be found.
//
// In: the tables that a built site publishes, the theme's script, and `loype search --analyze`. Out: nothing, or the words that differ.

import assert from 'node:assert/strict';
import { execFileSync } from 'node:child_process';
import { readFileSync, readdirSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { test } from 'node:test';
import { fileURLToPath } from 'node:url';
import { createContext, runInContext } from 'node:vm';

import { built, entryOf } from './site.mjs';

const ROOT = fileURLToPath(new URL('../../', import.meta.url));
const SCRIPT = join(ROOT, 'themes/default/scripts/search-core/analysis.js');
const PROGRAM = resolve(ROOT, process.env.LOYPE_BIN ?? 'target/debug/loype');

/** Words that no list of words has, and where two programs may well come to differ. */
const ODD = [
  'Laerer', 'LÆRER', 'lærer\u00adne', 'spoersmaal', 'Aase', 'aa', 'på', 'PAA', 'boeker', 'idé', 'ideer', 'à', 'crème', 'ô', 'Göteborg', 'Lärarna', 'å', 'A\u030ar',
  'å\u0301', 'čálli', 'Sámi', 'ŋuolla', 'đahkat', 'ŧ', 'Łódź', 'Þór', 'ð', 'Straße', 'STRASSE', 'ẞ', 'ﬁnne', 'œuvre', 'İstanbul', 'ISTANBUL', 'ılık', 'ΣΟΦΟΣ',
  'σοφός', 'Σ', 'ΑΣ', 'Привет', 'ёлка', 'й', 'مرحبا', 'مُحَمَّد', 'שָׁלוֹם', 'हिन्दी', 'ไทย', '漢字', 'かな', 'が', '한국어', '1998', '٣', '1\ufe0f\u20e3', '½', 'x²', '5b', 'b5s',
  'Ⓐ', 'e\u0301\u0302', 'z̆', 'ǆ', 'Ǆ', 'ʼn', '𝒜', '𐐀', 'constructor', 'toString', 's', 'ss', 'es', 'e', 'en', 'ene', 'erne', 'aaaa', 'aoeae', `${'b'.repeat(61)}ene`,
  `${'b'.repeat(62)}ene`, 'ene'.repeat(30_000), 'vurderinger'.repeat(1_000),
];

/** Words that the build takes apart, whatever other words there are. */
const LETTERS_AND_DIGITS = /^(\p{L}+\p{N}+|\p{N}+\p{L}+)$/u;

const files = folder => readdirSync(folder, { recursive: true, withFileTypes: true }).filter(entry => entry.isFile());
const text = folder => files(folder).map(({ parentPath, name }) => readFileSync(join(parentPath, name), 'utf8')).join('\n');

/** The analysis that a browser on the site has. */
function browserAnalysis(...folders) {
  const context = createContext({});
  runInContext('var loype = { found(key, value) { this[key] = value; } };', context);
  const languages = folders.flatMap(folder => {
    runInContext(readFileSync(join(folder, entryOf(folder)), 'utf8'), context);
    return context.loype.index.analysis.languages;
  });
  runInContext(readFileSync(SCRIPT, 'utf8'), context);
  return context.loype.analysis({ ...context.loype.index.analysis, languages });
}

/** The terms that the build makes of each word, and of its parts if it is a compound. */
function buildAnalysis(site, words) {
  const input = words.map(word => `${word}\n`).join('');
  const lines = execFileSync(PROGRAM, ['search', '--root', join(ROOT, site), '--analyze'], { input, encoding: 'utf8', maxBuffer: 1e8 });
  return lines.split('\n').slice(0, -1).map(line => line.split('\t').filter(Boolean));
}

/** Compares the two for every word; the build may add parts where a word is a compound. */
function compare(site, folder, words, mayHaveParts) {
  const { terms } = browserAnalysis(folder);
  const made = buildAnalysis(site, words);
  assert.equal(made.length, words.length);
  const differs = words.filter((word, at) => {
    const [here, there] = [[...terms(word)], made[at]];
    const isParted = here.length > 0 && (mayHaveParts || LETTERS_AND_DIGITS.test(word));
    return JSON.stringify(here) !== JSON.stringify(isParted ? there.slice(0, here.length) : there);
  });
  assert.deepEqual(differs.map(word => `${word}: ${[...terms(word)]} / ${made[words.indexOf(word)]}`), []);
}

const norwegian = built('.');
const english = built('tests/sites/english');

test('every word of the course and of the lists has the same terms in the browser and at build', () => {
  const { words } = browserAnalysis(norwegian);
  const all = words(`${text(join(ROOT, 'content'))}\n${text(join(ROOT, 'tests/analysis'))}`).map(({ word }) => word);
  const distinct = [...new Set(all)];
  assert.ok(distinct.length > 4000, `${distinct.length} words`);
  compare('.', norwegian, distinct, true);
});

test('odd words have the same terms in the browser and at build', () => compare('.', norwegian, ODD, false));

test('a text falls into the same words in the browser and at build', () => {
  const { words, terms } = browserAnalysis(norwegian);
  const lines = [...ODD.filter(word => !LETTERS_AND_DIGITS.test(word)).map(word => `${word}'s ${word}-x_${word}`), 'e-post: q.w/z ❤️ 1️⃣ «xy\u00ad» \u0301ab \u00adcd', 'a\u200db 👩‍🏫 w‑q'];
  const here = lines.map(line => [...new Set(words(line).flatMap(({ word }) => terms(word)))]);
  assert.deepEqual(here.map(line => line.join(' ')), buildAnalysis('.', lines).map(line => line.join(' ')));
  const said = 'Læ\u00adrer\u00ad, «Skole»';
  assert.deepEqual([...words(said)].map(({ word, start, end }) => `${word} ${said.slice(start, end)}`), ['Læ\u00adrer Læ\u00adrer', 'Skole Skole']);
});

test('English words have the same terms in the browser and at build', () => {
  const { words } = browserAnalysis(english);
  const all = words(text(join(ROOT, 'tests/sites/english/content')) + text(join(ROOT, 'tests/analysis'))).map(({ word }) => word);
  compare('tests/sites/english', english, [...new Set([...all, ...ODD])], false);
});

test('a query on a site in two languages looks for the terms of both, its own first, and for no stop word of either', () => {
  const { terms, stop } = browserAnalysis(norwegian, english);
  assert.deepEqual([...terms('leaders')], ['lead', 'leader']);
  assert.deepEqual([...terms('skolene')], ['skol', 'skolen']);
  assert.deepEqual(['og', 'the', 'skole'].map(stop), [true, true, false]);
  assert.deepEqual([...terms('the'), ...terms('og')], []);
});
