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

/** The answers in a sheet, with all that other pages show of it. */
interface LoypeSheet {
  title: string;
  page: string;
  module: string;
  /** When it was written, ISO 8601. */
  changed: string;
  /** When it was last saved as a file, ISO 8601; empty where it never was. */
  filed: string;
  /** What is answered, by `ROW | COLUMN` of a cell and the words of an item. */
  fields: Record<string, string>;
  /** What there was to choose from, of those answers that are chosen. */
  choices: Record<string, string[]>;
}

/** An answer with its labels; of an item there is no column. */
interface LoypeAnswered {
  row: string;
  column: string;
  text: string;
}

/** One field of a sheet. */
interface LoypeField {
  key: string;
  cell: HTMLTableCellElement;
  /** What takes the focus. */
  first: HTMLElement;
  /** What there is to choose from; nothing where one writes. */
  options: string[];
  /** Whether the sheet asks for it: a choice, or a question in a list. */
  isAsked: boolean;
  value(): string;
  put(value: string): void;
}

/** A table of a sheet that rows may be added to. */
interface LoypeRows {
  table: HTMLTableElement;
  /** The rows that the reader has added, with their fields. */
  added: Map<HTMLTableRowElement, LoypeField[]>;
  add(): HTMLTableRowElement;
  /** Adds those that there are answers for, and gives all that have been added. */
  addKept(isKept: (key: string) => boolean): HTMLTableRowElement[];
  put(row: HTMLTableRowElement, at: number): void;
  /** Gives the added rows the keys of their places. */
  number(): void;
  isFull(): boolean;
}

/** What stands under a sheet. */
interface LoypeFoot {
  elements: HTMLElement[];
  /** Says something, with what takes it back, which then gets the focus. */
  tell(text: string | undefined, back?: (() => void) | null): void;
  tellFailed(): void;
  tellKept(sheet: LoypeSheet | null, done: number, all: number): void;
  /** Shows what can be done with the answers, or with an empty sheet. */
  offer(isEmpty: boolean): void;
}

/** What the scripts of sheets share among themselves. */
interface LoypeSheetParts {
  words(element: Element | null | undefined): string;
  make<K extends keyof HTMLElementTagNameMap>(name: K, given?: Record<string, unknown>, ...within: (Node | string)[]): HTMLElementTagNameMap[K];
  idOf(element: Element): string;
  field(cell: HTMLElement, told: { row: string; hint: string }): LoypeField;
  columnOf(cell: HTMLTableCellElement): HTMLTableCellElement | undefined;
  numberOf(row: HTMLTableRowElement): number;
  rowsOf(table: HTMLTableElement, given: { before: HTMLTableElement[]; isTaken(key: string): boolean; begin(cell: HTMLElement): LoypeField }): LoypeRows;
  button(text: string | undefined, act: () => void, more?: Record<string, unknown>): HTMLButtonElement;
  footOf(say: DOMStringMap, acts: { text(): Promise<string>; file(): Promise<void>; csv(): Promise<void>; erase(): void }): LoypeFoot;
  own(fields: Record<string, string>, key: string): string;
  names(page: string, sheets: { block: string; keys: Set<string> }[]): Map<string, string>;
  merged(base: Record<string, string>, theirs: Record<string, string>, mine: Record<string, string>, isChoice: (key: string) => boolean): Record<string, string>;
}

/** What is made of the answers in sheets, on their pages and on the page of notes. */
interface LoypeFields {
  FORMAT: string;
  VERSION: number;
  /** The answers row by row, each with the words of its row or its item. @param row the word of a row that has only a number, with `{number}` */
  byRow(sheet: LoypeSheet, row: string): { label: string; inRow: LoypeAnswered[] }[];
  /** As text to publish elsewhere. */
  asMarkdown(sheet: LoypeSheet, row: string): string;
  asCsv(sheet: LoypeSheet): string;
  /** The format of the copy that the page of notes takes in. */
  asCopy(kept: Record<string, unknown>): string;
  download(text: string, type: string, name: string): void;
}

/** The answers that one has given in a sheet, with the name that they are kept under. */
interface LoypeSummed {
  name: string;
  sheet: LoypeSheet;
}

/** Statements with the same answers to choose from. */
interface LoypeScale {
  column: string;
  options: string[];
  /** Whether the answers go from low to high. */
  isOrdered: boolean;
  /** For each time, how many have chosen each of the answers. */
  statements: { label: string; counts: number[][] }[];
}

/** What sums the answers of many. */
interface LoypeSum {
  /** Reads files of the first or the second time, and shows all that are read. */
  add(section: HTMLElement, time: number, files: File[]): Promise<void>;
  /** The sheets in a file; or why there are none, by the name of the words for it. */
  read(file: File): Promise<{ sheets: LoypeSummed[]; refused: string }>;
  forget(): void;
  scales(times: LoypeSheet[][]): LoypeScale[];
  texts(times: LoypeSheet[][]): { label: string; answers: string[][] }[];
  high(counts: number[]): number;
  total(counts: number[]): number;
  largestMove(scales: LoypeScale[]): { label: string; scale: LoypeScale; before: number[]; now: number[] } | undefined;
  table(scale: LoypeScale, times: string[], words: DOMStringMap): HTMLElement;
  upper(scale: LoypeScale): string;
  make: LoypeSheetParts['make'];
}

/** The addresses of the pages that are done, each with the ids of the audiences that the page is for; none where it is for all. */
type LoypeDone = Record<string, string>;

/** An ending, what stands in its place, and how many letters at least stand before it. */
type LoypeRule = [ending: string, instead: string, least: number];

/** What the analysis knows of a language, as it is published. */
interface LoypeLanguage {
  stop: string[];
  /** Words that ask. */
  asks: string[];
  spellings: [written: string, counts: string][];
  words: Record<string, string>;
  groups: { again: boolean; rules: LoypeRule[] }[];
}

/** The same, quick to look things up in. */
interface LoypeReadLanguage {
  stop: Set<string>;
  asks: Set<string>;
  spellings: LoypeLanguage['spellings'];
  words: Map<string, string>;
  groups: { again: boolean; longest: number; rules: Map<string, { instead: string; least: number }> }[];
}

/** The tables of the index that the analysis of queries is made from. */
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
  /** Whether the word asks: nobody looks for it where there is another. */
  asks(word: string): boolean;
}

interface Loype {
  /** The address of the page as it was built, from the site's root. */
  page: string;
  /** Adds something to what is stored under a name, so that nothing of either is lost. */
  add(name: string, theirs: unknown): 'same' | 'added' | 'failed';
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
  /** What is a note in a value that anyone may have written; `null` where nothing is. */
  asNote(value: unknown): LoypeNote | null;
  /** What is a sheet in a value that anyone may have written; `null` where nothing is answered. */
  asSheet(value: unknown): LoypeSheet | null;
  /** What is made of the answers in sheets, where `fields.js` is. */
  fields: LoypeFields;
  sheet: LoypeSheetParts;
  /** The sum of answers, on a leader's overview once a file is chosen. */
  sum: LoypeSum;
  done(): LoypeDone;
  /** How many pages of a module are for a view, and how many of them are done. The module is given as its `data-` attributes; where `done.js` is. */
  counted(module: DOMStringMap, view?: string): { total: number; done: number };
  /** What is text in a value that anyone may have written, by its names: marks, and ticks in lists. */
  asTexts(value: unknown): Record<string, string>;
  /** One text that holds both. */
  joined(older: string, newer: string): string;
  /** The address as built, from the site's root, of what a link's own `href` leads to; empty outside the site. */
  address(href: string): string;
  /** What stands behind `#` in an address, this page's without another: an id, empty where there is none, and values. */
  fragment(address?: string): { id: string; values: URLSearchParams };
  /** Fulfilled once a new page stands where its address leads; none where the reader comes back to it. */
  arrived: false | Promise<void>;
  /** What stands behind `#`, with it; empty where there is nothing to say. */
  hash(id: string, values?: URLSearchParams | Record<string, string>): string;
  /** The search, put together by its scripts; `search.js` makes it. */
  search: LoypeSearch;
  /** What is fetched only when it is asked for, as HTML, by the name of its template. */
  fetched?: Record<string, string>;
  /** The scripts of a meeting, on its page. */
  meeting: LoypeMeeting;
  /** Called by every piece of the index: its name, which is its path under `search/` without `.js`, and what it holds; the first is `index`. */
  found(name: string, value: any): void;
  /** Index terms of words, by the tables that the index brings along. */
  analysis(tables: LoypeTables): LoypeAnalysis;
}

/** Where a meeting is, as plain data: the part and the round of it, and for every round its length and what is left of it, in milliseconds. */
interface LoypeMeetingState {
  part: number;
  round: number;
  length: number[][];
  left: number[][];
  /** When the round will have run out; `null` while the clock stands still. */
  ends: number | null;
  /** Whether the clock has ever run. */
  begun: boolean;
}

/** A part of a meeting, as its row in the plan says it. */
interface LoypeMeetingPart {
  /** Of its rounds and of what is left of it, in seconds. */
  lengths: number[];
  /** How many rounds it has; 0 where it is one whole. */
  rounds: number;
  steps: { seconds: number; name: string }[];
  title: Element | undefined;
  details: Element[];
  name: string;
  form: string;
  notes: Element[];
}

/** The clock of a meeting: each gives the state after what was done. */
interface LoypeMeetingClock {
  begin(parts: number[][]): LoypeMeetingState;
  remaining(state: LoypeMeetingState, now: number): number;
  settle(state: LoypeMeetingState, now: number): { state: LoypeMeetingState; ended: number };
  run(state: LoypeMeetingState, now: number): LoypeMeetingState;
  go(state: LoypeMeetingState, now: number, by: number): LoypeMeetingState;
  add(state: LoypeMeetingState, now: number, by: number): LoypeMeetingState;
  rewind(state: LoypeMeetingState, now: number): LoypeMeetingState;
  times(state: LoypeMeetingState, now: number, earliest: number): (number | null)[];
  giver(state: LoypeMeetingState, by: number): number | undefined;
  take(state: LoypeMeetingState, part: number, by: number): LoypeMeetingState;
  sum(lengths: number[]): number;
  MINUTE: number;
}

/** What the scripts of a meeting share; `meeting.js` makes it, and the scripts that it fetches add their own. */
interface LoypeMeeting {
  /** What each tool does with a plan, by the name of its script. */
  tools: Record<string, (plan: HTMLElement) => void>;
  /** What a tool is made of, for a plan: its template of those that are fetched. */
  made(name: string, plan: Element): HTMLTemplateElement;
  /** Minutes since midnight as a time of day, `14.30`. */
  timeOfDay(minutes: number): string;
  /** Words with values in place of `{name}`. */
  fill(words: string | undefined, values: Record<string, string | number>): string;
  clock: LoypeMeetingClock;
  parts(plan: Element): LoypeMeetingPart[];
  copies(cell: Element | undefined): Node[];
  named(root: Element, key: string): Record<string, HTMLElement>;
  countdown(milliseconds: number): string;
  ofDay(milliseconds: number): string;
  beginsAt(plan: HTMLElement, now: number): number;
  target: string;
  isFrom(event: MessageEvent, other: Window | null): boolean;
  beeper(): { beep(): void };
  awake(): { keep(): void; release(): void };
  groups: {
    sizes(people: number, size: number): number[];
    split<T>(people: T[], size: number): T[][];
    told(of: number[], size: number, words: Record<string, string | undefined>): string;
  };
  /** The groups that have been drawn on this page. */
  drawn: string[][] | undefined;
}

/** The first piece of the index, which names all others: each is called by what it holds. */
interface LoypeIndex {
  pages: number;
  /** Id and name. */
  audiences: [string, string][];
  /** Id and name of the kinds that pages have. */
  kinds: [string, string][];
  /** The language of the site, where some pages have another. */
  language?: string;
  /** Name, and the number of the audience that its text is for. */
  fields: [string, number?][];
  analysis: LoypeTables;
  /** The first term of every shard, and the folders with the shards. */
  shards: string[];
  terms: string[];
  /** The folders with all postings of frequent terms. */
  frequent: string[];
  /** The lists of words: a file, and the letters that terms begin and end with whose words it has. */
  words: [file: string, beginnings: string, endings: string][];
  /** How many pages in a row have their texts in a folder, and the folder. */
  texts: [pages: number, folder: string][];
  /** What filters know of pages. */
  facts: string;
}

/** A term in a shard: itself, on how many pages, its postings, and where these are only those of the best pages, the piece that has all. */
type LoypeTerm = [term: string, pages: number, postings: string, all?: number];

/** The index of one build: nothing that it gives is of another. */
interface LoypeBuild {
  index: LoypeIndex;
  analysis: LoypeAnalysis;
  /** A term of the index. */
  term(term: string): Promise<LoypeTerm | undefined>;
  /** The terms of the index that begin so. */
  beginning(start: string): Promise<LoypeTerm[]>;
  /** The postings of a term: all, or those that stand beside it. */
  postings(term: LoypeTerm, isWhole: boolean): Promise<number[]>;
  /** The words whose terms begin (0) or end (1) with a letter, each followed by a number of pages. */
  words(letter: string, end: 0 | 1): Promise<string>;
  /** The part of a page's text that a section stands in. */
  text(page: number, place: number): Promise<LoypeText>;
  facts(): Promise<LoypeFacts>;
}

/** The piece for filters: names, and lists in runs of a value and how many pages have it. */
interface LoypePages {
  courses: string[];
  modules: [number, string][];
  /** Numbers of audiences that pages are for together. */
  audiences: number[][];
  course: number[];
  module: number[];
  kind: number[];
  audience: number[];
}

/** The same with a place for every page. */
interface LoypeFacts extends Pick<LoypePages, 'courses' | 'modules' | 'audiences'> {
  course: Int32Array;
  module: Int32Array;
  kind: Int32Array;
  audience: Int32Array;
}

/** A text for one audience in a section: its number, the text, the id of its block. */
type LoypeFor = [number, string, string];

/** A section as texts have it: id, heading, text, and the texts for one audience. */
type LoypeSection = [string, string, string, LoypeFor[]?];

/** A piece of the texts: address, title, module or course, kind, sections. */
interface LoypeText {
  a: string;
  t: string;
  m: string;
  k: string;
  /** The language, where it is another than the site's. */
  l?: string;
  s: LoypeSection[];
}

interface LoypeWord {
  word: string;
  /** Whether it must stand in the title. */
  title: boolean;
  /** How far it reaches: 0 itself, 1 what it may still become, 2 all that begins so. */
  reach: number;
}

interface LoypePhrase {
  words: string[];
  title: boolean;
}

interface LoypeQuery {
  words: LoypeWord[];
  /** Words that no page found may have. */
  minus: LoypeWord[];
  /** Words that must stand in a row. */
  phrases: LoypePhrase[];
  /** Pieces that others write as one word, with the folded words that they are written as here. */
  joined: (LoypeWord & { parts: string[] })[];
  /** Why it cannot be answered; empty where it can. */
  refused: '' | 'onlyMinus' | 'leadingStar' | 'minusPhrase' | 'emptyPhrase' | 'titleAlone' | 'common';
}

interface LoypeFilter {
  course?: number;
  module?: number;
  kind?: number;
  audience?: number;
}

interface LoypeAnswer {
  /** What has answered, and has the texts of the pages. */
  build: LoypeBuild;
  refused: LoypeQuery['refused'];
  /** The pages, best first. */
  pages: number[];
  count: number;
  /** Whether there may be more than `count`. */
  least: boolean;
  /** Whether the pages are only the best of them. */
  isCut: boolean;
  mended: { word: string; by: string[] }[];
  /** Words that the pages do not have. */
  missing: string[];
  /** The audience whose pages come first. */
  audience: number;
  /** Which word of the query a word of a text is a hit of; −1 where of none. */
  hit: (word: string) => number;
  /** The query for a link to a page, for its marks. */
  marks: string;
  /** Best sections of a page that was found. */
  places(page: number): number[];
}

/** A page as lists show it. */
interface LoypeShown {
  address: string;
  title: string;
  /** The language of the page, where there are several; empty elsewhere. */
  lang: string;
  about: string;
  /** For whom the excerpt is, where that is for one audience. */
  who: string;
  excerpt: string;
  sections: { address: string; heading: string }[];
}

interface LoypeSearch {
  form: HTMLFormElement;
  input: HTMLInputElement;
  said: Element;
  /** The address of the search page with what is in the box. */
  all(): string;
  /** Shows the search page's answer, at an address. */
  go(address: string): void;
  /** The address of the first piece of the index. */
  entry: string;
  /** The address of a piece of the index by its name. */
  address(name: string): string;
  /** Runs a script once, after those asked for before it or `alone`, as soon as it is there. */
  script(src: string, alone?: boolean): Promise<void>;
  /** Fetches the style of what is found, once; done too where it cannot be had. */
  style(): Promise<void>;
  /** Runs a part of the search's own scripts once. */
  part(name: string): Promise<void>;
  /** Lets go of what has been fetched of the index, which may have changed. */
  forget(): void;
  /** The index as it was fetched first, or last. */
  index(): Promise<LoypeBuild>;
  /** Fetches the index anew, past all that keeps files: a piece of it cannot be had, so that there may be another build. */
  anew(): void;
  /** Does something with the index; where that fails, once more with the index fetched anew. */
  within(act: (build: LoypeBuild) => Promise<void>): Promise<void>;
  parse(text: string, analysis: LoypeAnalysis, typing: boolean): LoypeQuery;
  answer(text: string, options: { typing: boolean; filter: LoypeFilter; build?: LoypeBuild; isWhole?: boolean }): Promise<LoypeAnswer>;
  /** Whether a word stands for longer ones too. */
  begins(word: LoypeWord, analysis: LoypeAnalysis): boolean;
  /** Terms of compounds that end so. */
  ending(ends: string[], build: LoypeBuild): Promise<LoypeTerm[]>;
  mend(folded: string, isNeeded: boolean, build: LoypeBuild): Promise<string[]>;
  rank(request: LoypeRequest): LoypeRanking;
  hits(analysis: LoypeAnalysis, words: LoypeWord[]): (word: string) => number;
  inARow(pages: number[], answer: Pick<LoypeAnswer, 'build' | 'places' | 'mended'>, phrases: LoypePhrase[]): Promise<Set<number>>;
  /** What a section says: its heading, its text for all, and each of its notes. */
  texts(leaf: LoypeText, place: number): string[];
  shown(page: number, answer: LoypeAnswer): Promise<LoypeShown>;
  /** The text with its hits as elements. */
  marked(text: string, hit: (word: string) => number, name?: string): DocumentFragment;
  /** Says it aloud once the reader has stopped writing. */
  tell(text: string): void;
  message(answer: LoypeAnswer, query: string): string[];
  counted(answer: LoypeAnswer): string;
  /** How many pages are shown at once: there is room for them everywhere. */
  seen: number;
  /** Shows further pages when `end`, which stands after those that are shown, comes into view, `within` a list whose last pixels are `covered`, or when there shall be `more`: no texts are
   * fetched that nobody sees. */
  unroll(pages: number[], how: { end: Element; within?: Element; covered?: number; add(page: number): Promise<void>; failed(): void }): { more(): void; stop(): void };
  /** A name as it stands alone. */
  capital(name: string): string;
  /** What a page has to show: title, about, excerpt. */
  /** What the page calls an audience, given its id and its name on the site. */
  named(audience?: [string, string]): string;
  /** Gives an element the language of what is shown in it. */
  spoken<T extends HTMLElement>(element: T, shown: LoypeShown): T;
  parts(shown: LoypeShown, answer: LoypeAnswer): { title: HTMLElement; about: HTMLElement; excerpt: HTMLElement };
}

/** A word with its terms as they stand in the index: postings, and what they count for in eighths. */
interface LoypeSought {
  lists: { postings: number[]; factor: number }[];
  title: boolean;
  /** Whether it belongs to a phrase, without which a page is nothing. */
  isNeeded: boolean;
}

interface LoypeRequest {
  pages: number;
  fields: LoypeIndex['fields'];
  audience: number;
  words: LoypeSought[];
  minus: { title: boolean; postings: number[][] }[];
  /** Pages that a filter lets through; none where there is no filter. */
  allowed?: (page: number) => boolean;
  /** Pages for the audience. */
  isFor?: (page: number) => boolean;
}

interface LoypeRanking {
  /** Best first. */
  pages: number[];
  /** How many words the best page has. */
  best: number;
  /** Whether a page has a word. */
  has(word: number, page: number): boolean;
  /** Whether the title of a page has all words, and nothing else puts it behind the first page. */
  isLeading(page: number, first: number): boolean;
  places(page: number): number[];
}

declare const loype: Loype;

interface Window {
  loype: Loype;
}
