// The words that are searched for on generated sites: from frequent to rare, without short words.
//
// In: the folder of a generated site. Out: a number of words, evenly spaced by rank on a
// logarithmic scale, the same in every run.

import { readFileSync, readdirSync } from 'node:fs';
import { join } from 'node:path';

const FIRST_RANK = 80;
const LAST_RANK = 2_000;
const MIN_LETTERS = 5;

export function searchWords(root, count) {
  const counts = new Map();
  const content = join(root, 'content');
  const files = readdirSync(content, { recursive: true }).map(String).filter(path => path.endsWith('.md')).sort();
  for (const path of files) {
    for (const word of readFileSync(join(content, path), 'utf8').toLowerCase().match(/\p{L}+/gu) ?? []) {
      counts.set(word, (counts.get(word) ?? 0) + 1);
    }
  }
  const ranked = [...counts].sort(([a, m], [b, n]) => n - m || (a < b ? -1 : 1)).map(([word]) => word);
  const step = (LAST_RANK / FIRST_RANK) ** (1 / (count - 1));
  return Array.from({ length: count }, (_, at) => nearestLongWord(ranked, Math.round(FIRST_RANK * step ** at)));
}

function nearestLongWord(ranked, rank) {
  return ranked.slice(rank).find(word => word.length >= MIN_LETTERS) ?? ranked[rank];
}
