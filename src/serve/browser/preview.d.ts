// The types of what the preview's scripts share through `window.loypePreview`. For the type check only; this file is not served.

/** A rebuild of the site, as the server reports it. */
interface PreviewRound {
  number: number;
  stage: 'pages' | 'search';
  /** Of an unfinished site, all that can be made is shown; of a faulty one, the last good version. */
  state: 'good' | 'unfinished' | 'faulty' | 'stopped';
  /** Paths from the site's root; `null` if they are unknown or too many. */
  changed: string[] | null;
  /** The address of the page that an author has edited last. */
  edited: string | null;
  errors: number;
  warnings: number;
  /** Identifies the run of the server. */
  boot: string;
}

interface PreviewPlace {
  file: string;
  line: number;
  /** In UTF-16 code units from 1. */
  column: number;
  end_column: number;
  source: string;
  mark: string | null;
}

interface PreviewFinding extends PreviewPlace {
  also: PreviewPlace[];
  /** The number of further places that are left out. */
  also_more: number;
  consequences: string[];
  rule: string;
  severity: 'error' | 'warning';
  message: string;
  help: string | null;
  labels: PreviewPlace[];
}

interface PreviewFacts {
  file: string;
  line: number;
  words: number;
  minutes: number;
  stated: string | null;
  stated_minutes: [number, number | null] | null;
  lix: number | null;
  notes: { audience: string; line: number; id: string; beginning: string }[];
  is_draft: boolean;
}

/** An order rule, and what was read of it. */
interface PreviewRule {
  file: string;
  line: number;
  column: number;
  text: string;
  state: 'kept' | 'free' | 'implied' | 'broken' | 'contradicted' | 'taken' | 'unproven' | 'unread';
  told: { label: string; text: string }[];
}

/** The server's facts about a page and about its site. */
interface PreviewPage {
  number: number;
  state: PreviewRound['state'];
  /** Why the site cannot be built. */
  reason: string | null;
  findings: PreviewFinding[];
  /** All errors and warnings, also those that are left out. */
  errors: number;
  warnings: number;
  /** The number of findings that are left out. */
  more: number;
  /** The indices of the findings in the page's own file. */
  here: number[];
  facts: PreviewFacts | null;
  /** The order rules about its course or module. */
  rules: PreviewRule[];
  /** Where the page is now, if it has moved; the page of the folder around it, if it is gone. */
  moved: { address: string; title: string } | null;
  around: { address: string; title: string } | null;
  linked_from: { address: string; title: string }[];
  drafts: { address: string; title: string }[];
  follow: boolean;
  editor: boolean;
}

/** The edits that update the page. */
interface PreviewEdit {
  acts: (() => void)[];
  /** Why the page must be reloaded instead; empty if it need not be. */
  clash: string;
  /** Give the changed elements, in the order of the page; to be called after the edits. */
  places: (() => Element | null)[];
}

type PreviewWords = Record<string, string>;

interface LoypePreview {
  /** The path of this page's file in the site; that of the error page if the address does not exist. */
  address: string;
  /** The path of this address. */
  here: string;
  /** The root of the site. */
  base: URL;
  isDraft: boolean;
  /** The HTTP status of the page; 0 if the browser does not reveal it. */
  status: number;
  lang: 'nb' | 'en';
  /** The page as it was served, with the live node of each of its nodes. */
  served: { root: Element; lives: WeakMap<Node, Node>; link(kept: Node, live: Node): void };
  /** The address of one of the preview's own files. */
  own(name: string): URL;
  /** Stores a value for this author, and reads it. */
  kept: { read(): Record<string, unknown>; write(name: string, value: unknown): void };
  /** Compares the served page with a new one. */
  compare(given: Element): PreviewEdit;
  /** Gives nodes numbers, the same to nodes with the same content. */
  numbering(): (node: Node) => number;
  /** Aligns the children of two nodes in pairs. */
  align(olds: Node[], news: Node[], number: (node: Node) => number): [Node | undefined, Node | undefined][];
  /** Reloads the page, and restores the reader's position. */
  reload(): void;
  /** Whether this page was reloaded in this way. */
  isBack: boolean;
  /** Does something, and keeps what the reader sees at its place on the screen. */
  inPlace(act: () => void): void;
  /** Receives the server's events while the page is visible. */
  listen(on: { round(round: PreviewRound, isMissed: boolean): void; lost(isLost: boolean): void }): void;
  /** Updates the page. */
  update(round: PreviewRound, isMissed: boolean): Promise<'same' | 'changed' | 'gone' | 'reload'>;
  /** The last edits of `update`. */
  last: Element | null;
  face: PreviewFace;
  /** What a rule means, in a part that opens. */
  explain(rule: string): HTMLDetailsElement;
  /** Marks the faults of the page in it. */
  mark(page: PreviewPage): void;
  findings: { show(page: PreviewPage): void; fold(): boolean };
  rules: { part(rules: PreviewRule[]): Node[] };
  /** Goes to where the page is now, or says that it is gone; and says so where it has been taken to. */
  follow: { show(page: PreviewPage, isGone: boolean): boolean; arrive(): void };
  panel: { show(page: PreviewPage): void; toggle(isOpen?: boolean): void };
  pointer: { point(element: Element | null, isFollowing: boolean): void };
}

interface PreviewFace {
  ready: Promise<void>;
  words: PreviewWords;
  /** A word of the interface with its arguments. */
  t(key: string, values?: Record<string, string | number>): string;
  /** An element with properties and children; text is never parsed as HTML. */
  make<K extends keyof HTMLElementTagNameMap>(tag: K, properties?: object, ...children: (Node | string | null)[]): HTMLElementTagNameMap[K];
  /** A message with the text between backticks as code. */
  named(text: string): (Node | string)[];
  /** The containers of findings, the panel, buttons and short notices. */
  sheet: HTMLElement;
  panel: HTMLElement;
  bar: HTMLElement;
  /** Shows a short notice under a name, or removes it if there is no text. */
  notice(name: string, text?: string, act?: () => void): void;
  /** Announces something to screen readers. */
  say(text: string): void;
  /** A button that opens a place in the author's editor, and one that copies a text. */
  opener(place: { file: string; line: number; column?: number }): HTMLButtonElement;
  copier(text: string, label: string, name?: string): HTMLButtonElement;
  canOpen: boolean;
}

interface Window {
  loypePreview: LoypePreview;
}

declare const loypePreview: LoypePreview;
