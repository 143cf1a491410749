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

interface Loype {
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
