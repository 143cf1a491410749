// Random edits of an author, reproducible by their seed.
//
// In: the folder of a generated site, and a seed. Out: one edit after another, done on the disk,
// each with a description and a check that the preview shows it.

import { mkdirSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { basename, dirname, join } from 'node:path';

import { pagesOf, withWord } from './author.mjs';

export class Day {
  #content;
  #pages;
  #random;
  /** The page that has an error, with its text before. */
  #broken = null;
  #next = 100;

  constructor(root, seed) {
    this.#content = join(root, 'content');
    this.#pages = pagesOf(root, 'loype');
    this.#random = random(seed);
  }

  edit(number) {
    if (this.#broken) return this.repair();
    const page = this.#pages[this.#below(this.#pages.length)];
    const kinds = [...Array(12).fill(this.#write), ...Array(3).fill(this.#retitle), this.#add, this.#remove, this.#rename, this.#break, this.#saveByRename];
    return kinds[this.#below(kinds.length)].call(this, page, number);
  }

  /** Restores the page that has an error; null if there is none. */
  repair() {
    if (!this.#broken) return null;
    const { page, text } = this.#broken;
    this.#broken = null;
    writeFileSync(page.file, text);
    return { what: `repair ${page.address}`, shows: async base => (await state(base, page.address)) === 'good' };
  }

  #write(page, number) {
    writeFileSync(page.file, withWord(page.file, `nyttord${number}`));
    return { what: `write in ${page.address}`, shows: has(page.address, `nyttord${number}`) };
  }

  /** Saves as some editors do: writes another file, and renames it. */
  #saveByRename(page, number) {
    const temporary = join(dirname(page.file), `.${basename(page.file)}.tmp`);
    writeFileSync(temporary, withWord(page.file, `nyttord${number}`));
    renameSync(temporary, page.file);
    return { what: `save ${page.address} by renaming`, shows: has(page.address, `nyttord${number}`) };
  }

  #retitle(page, number) {
    writeFileSync(page.file, readFileSync(page.file, 'utf8').replace(/^title: .*$/m, `title: Tittel ${number}`));
    return { what: `give ${page.address} another title`, shows: has(page.address, `Tittel ${number}`) };
  }

  #add(page, number) {
    const name = `side-${this.#next++}`;
    const added = { file: join(dirname(page.file), `90-${name}.md`), address: `${dirname(page.address)}/${name}.html` };
    mkdirSync(dirname(added.file), { recursive: true });
    writeFileSync(added.file, `---\ntitle: Ny side ${number}\nkind: tekst\nform: individuell\n---\n\nEn side som er nyttord${number}\n`);
    this.#pages.push(added);
    return { what: `add ${added.address}`, shows: has(added.address, `nyttord${number}`) };
  }

  /** Only pages that were added, since others may have links to them. */
  #remove(page, number) {
    const at = this.#pages.findLastIndex(({ file }) => basename(file).startsWith('90-'));
    if (at < 0) return this.#write(page, number);
    const [removed] = this.#pages.splice(at, 1);
    rmSync(removed.file);
    return { what: `delete ${removed.address}`, shows: async base => (await fetch(new URL(removed.address, base))).status === 404 };
  }

  #rename(page, number) {
    const at = this.#pages.findLastIndex(({ file }) => basename(file).startsWith('90-'));
    if (at < 0) return this.#write(page, number);
    const before = this.#pages[at];
    const name = `side-${this.#next++}`;
    const after = { file: join(dirname(before.file), `90-${name}.md`), address: `${dirname(before.address)}/${name}.html` };
    renameSync(before.file, after.file);
    this.#pages[at] = after;
    const shows = async base => (await fetch(new URL(before.address, base))).status === 404 && (await fetch(new URL(after.address, base))).ok;
    return { what: `rename ${before.address}`, shows };
  }

  #break(page) {
    const text = readFileSync(page.file, 'utf8');
    this.#broken = { page, text };
    writeFileSync(page.file, text.replace(/^---\n/, '---\nukjent_felt: 1\n'));
    return { what: `break ${page.address}`, shows: async base => (await state(base, page.address)) === 'faulty' };
  }

  #below(limit) {
    return Math.floor(this.#random() * limit);
  }
}

/** The state of the site, as the preview reports it to a page. */
async function state(base, address) {
  const response = await fetch(new URL(`_loype/page?address=${encodeURIComponent(address)}&lang=nb`, base));
  return (await response.json()).state;
}

function has(address, text) {
  return async base => (await (await fetch(new URL(address, base))).text()).includes(text);
}

/** A linear congruential generator (constants of Knuth and Lewis), whose high bits are good enough here. */
function random(seed) {
  let state = seed;
  return () => {
    state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0;
    return state / 2 ** 32;
  };
}
