// An author who writes a new word into a page and saves it.
//
// In: the folder of a generated site, in the form of Løype or Hugo. Out: its pages with their
// addresses, and the text of a page with a new word. The word ends the first paragraph and replaces
// the one before, so that pages keep their length.

import { readFileSync, readdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';

const WORD = / nyttord\d+\b/;

/** The address of a file, by program: Løype omits the number of a file, Hugo gives each page a folder. */
const ADDRESS = {
  loype: path => path.replace(/\/\d+-([^/]+)\.md$/, '/$1.html'),
  hugo: path => path.replace(/\.md$/, '/'),
};

/** The pages of modules, each with its file and its address. */
export function pagesOf(root, program) {
  const content = join(root, 'content');
  const files = readdirSync(content, { recursive: true }).map(file => file.replaceAll('\\', '/'));
  return files
    .filter(file => /\/\d+-side-\d+\.md$/.test(file))
    .sort()
    .map(file => ({ file: join(content, file), address: ADDRESS[program](file) }));
}

/** The text of a file with a new word. Writing it is left to the caller, so that only the writing is measured. */
export function withWord(file, word) {
  const text = readFileSync(file, 'utf8').replace(WORD, '');
  const paragraph = text.match(/^---\n[^]*?\n---\n[^]*?\n(?=[\p{L}\d])[^\n]+/u);
  if (!paragraph) throw new Error(`${file} has no paragraph`);
  return `${paragraph[0]} ${word}${text.slice(paragraph[0].length)}`;
}
