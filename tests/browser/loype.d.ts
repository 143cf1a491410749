// What the theme's scripts share through `window.loype`, which `store.js` makes. Only for the type check; nothing of it is published.

/** An answer to a question, with all that the page of notes shows of it. */
interface LoypeNote {
  text: string;
  heading: string;
  question: string;
  page: string;
  module: string;
  /** When it was written, ISO 8601. */
  changed: string;
}

/** The addresses of the pages that are done, each with the ids of the audiences that the page is for; none where it is for all. */
type LoypeDone = Record<string, string>;

/** An ending, what stands in its place, and how many letters at least stand before it. */
type LoypeRule = [ending: string, instead: string, least: number];

/** What the analysis knows of a language, as it is published. */
interface LoypeLanguage {
  stop: string[];
  spellings: [written: string, counts: string][];
  words: Record<string, string>;
  groups: { again: boolean; rules: LoypeRule[] }[];
}

/** The same, quick to look things up in. */
interface LoypeReadLanguage {
  stop: Set<string>;
  spellings: LoypeLanguage['spellings'];
  words: Map<string, string>;
  groups: { again: boolean; longest: number; rules: Map<string, { instead: string; least: number }> }[];
}

/** The tables of `search/index.js` that the analysis of queries is made from. */
interface LoypeTables {
  letters: Record<string, string>;
  typed: [typed: string, letter: string][];
  languages: LoypeLanguage[];
}

interface LoypeAnalysis {
  /** The words of a text with their places, in order. */
  words(text: string): { word: string; start: number; end: number }[];
  /** A word as all its ways of writing are compared. */
  fold(word: string): string;
  /** The terms of the index that a word looks for, the main one first; none for a stop word. */
  terms(word: string): string[];
  /** Whether nobody looks for the word, since it stands everywhere. */
  stop(word: string): boolean;
}

interface Loype {
  /** The analysis of words by the build's tables; there once `search-analysis.js` has been loaded. */
  analysis?: (tables: LoypeTables) => LoypeAnalysis;
  /** What is stored under a name; `null` where nothing is, or where the browser refuses. */
  read(name: string): any;
  /** Stores it, and says whether the browser did. */
  write(name: string, value: unknown): boolean;
  /** Forgets it, and says whether the browser did. */
  remove(name: string): boolean;
  /** Every name that something is stored under. */
  names(): string[];
  /** Calls on every change, in this tab and in others; without a name when anything may have changed. */
  changed(listener: (name?: string) => void): void;
  note(name: string): LoypeNote | null;
  done(): LoypeDone;
  /** One text that holds both. */
  joined(older: string, newer: string): string;
  /** The address of a page from the site's root; empty outside the site. */
  address(href: string): string;
}

declare const loype: Loype;

interface Window {
  loype: Loype;
}
