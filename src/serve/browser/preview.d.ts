// What the scripts of the preview share through `window.loypePreview`. Only for the type check; nothing of it is served.

/** How a site stands after a change, as the server tells it. */
interface PreviewRound {
  number: number;
  stage: 'pages' | 'search';
  state: 'good' | 'faulty' | 'stopped';
  /** Paths from the site's root; `null` for more than can be named. */
  changed: string[] | null;
  /** The address of the page that an author has written in last. */
  edited: string | null;
  errors: number;
  warnings: number;
  /** Which process serves. */
  boot: string;
}

interface PreviewPlace {
  file: string;
  line: number;
  /** In UTF-16 code units from 1, as strings here count. */
  column: number;
  end_column: number;
  source: string;
  mark: string | null;
}

interface PreviewFinding extends PreviewPlace {
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

/** What the server knows of one page and of the site around it. */
interface PreviewPage {
  number: number;
  state: PreviewRound['state'];
  /** Why the build is stopped. */
  reason: string | null;
  findings: PreviewFinding[];
  /** How many more there are. */
  more: number;
  /** Which of them stand in the page's own file. */
  here: number[];
  facts: PreviewFacts | null;
  linked_from: { address: string; title: string }[];
  drafts: { address: string; title: string }[];
  follow: boolean;
  editor: boolean;
}

/** What is to be done to the page that is shown. */
interface PreviewEdit {
  acts: (() => void)[];
  /** What keeps it from being done to the page as it stands; empty where nothing does. */
  clash: string;
  /** The elements in which something is other, in the order of the page; to be asked after the acts. */
  places: (() => Element | null)[];
}

type PreviewWords = Record<string, string>;

interface LoypePreview {
  /** The path of this page's file in the site; where nothing stands at this address, that of the page that says so. */
  address: string;
  /** The path that this address asks for. */
  here: string;
  /** Where the site begins. */
  base: URL;
  isDraft: boolean;
  /** The status that the page was answered with; 0 where the browser does not tell. */
  status: number;
  lang: 'nb' | 'en';
  /** The page as it was served, and what has become of each of its nodes. */
  served: { root: Element; lives: WeakMap<Node, Node>; link(kept: Node, live: Node): void };
  /** An address of the server's own. */
  own(name: string): URL;
  /** Remembers something for this author, and reads it. */
  kept: { read(): Record<string, unknown>; write(name: string, value: unknown): void };
  /** Compares the served page with a new one. */
  compare(given: Element): PreviewEdit;
  /** Numbers nodes, so that two have the same number when they say the same. */
  numbering(): (node: Node) => number;
  /** The children of both in a row, those that belong together side by side. */
  align(olds: Node[], news: Node[], number: (node: Node) => number): [Node | undefined, Node | undefined][];
  /** Loads the page again and comes back to where the reader was. */
  reload(): void;
  /** Whether this page was loaded so. */
  isBack: boolean;
  /** Does something and leaves what the reader looks at where it is on the screen. */
  inPlace(act: () => void): void;
  /** Listens to the server for as long as the page is shown. */
  listen(on: { round(round: PreviewRound, isMissed: boolean): void; lost(isLost: boolean): void }): void;
  /** Brings the page that is shown up to date. */
  update(round: PreviewRound, isMissed: boolean): Promise<'same' | 'changed' | 'gone' | 'reload'>;
  /** The last edit that `update` made. */
  last: Element | null;
  face: PreviewFace;
  findings: { show(page: PreviewPage): void; fold(): boolean };
  panel: { show(page: PreviewPage): void; toggle(isOpen?: boolean): void };
  pointer: { point(element: Element | null, isFollowing: boolean): void };
}

interface PreviewFace {
  ready: Promise<void>;
  words: PreviewWords;
  /** A word of the interface with its arguments put in. */
  t(key: string, values?: Record<string, string | number>): string;
  /** An element with properties and children; texts are texts and never HTML. */
  make<K extends keyof HTMLElementTagNameMap>(tag: K, properties?: object, ...children: (Node | string | null)[]): HTMLElementTagNameMap[K];
  /** A message with what stands between backticks as code. */
  named(text: string): (Node | string)[];
  /** The parts: where findings, the panel, buttons and short notices stand. */
  sheet: HTMLElement;
  panel: HTMLElement;
  bar: HTMLElement;
  /** Shows a short notice under a name; without a text it goes. */
  notice(name: string, text?: string, act?: () => void): void;
  /** Says something to those who do not see it. */
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
