// A site with its preview, for the tests that edit it: a copy of a folder, `loype serve` over it, and ways to change its files.
//
// In: a folder of the repository with content and config. Out: the address, and edits. Nothing here waits for a time: what a change leads to
// is waited for in the page.

import { spawn } from 'node:child_process';
import { cpSync, existsSync, mkdirSync, mkdtempSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';

import { launch, newPage } from './browser.mjs';

const ROOT = fileURLToPath(new URL('../../', import.meta.url));
const PARTS = ['content', 'themes', 'site-config.yaml'];

/** Every script of the preview in the order in which they run, for tests without a server. */
export const SCRIPTS = scripts();

/** `files` stand in the copy before the preview begins, each by its path. */
export async function previewed(root, options = [], files = {}) {
  const folder = mkdtempSync(join(tmpdir(), 'loype-preview-'));
  for (const part of PARTS) {
    const from = join(ROOT, root, part);
    if (existsSync(from)) cpSync(from, join(folder, part), { recursive: true });
  }
  for (const [path, text] of Object.entries(files)) {
    mkdirSync(dirname(join(folder, path)), { recursive: true });
    writeFileSync(join(folder, path), text);
  }
  let running = await start(folder, ['--port', '0', ...options]);
  const browser = await launch();
  const at = path => join(folder, path);
  /** What stood in files before they were written. */
  const first = new Map();
  return {
    folder,
    browser,
    get base() { return running.base; },
    read: path => readFileSync(at(path), 'utf8'),
    write(path, text) {
      if (!first.has(path)) first.set(path, existsSync(at(path)) ? readFileSync(at(path), 'utf8') : undefined);
      mkdirSync(dirname(at(path)), { recursive: true });
      writeFileSync(at(path), text);
    },
    /** Replaces what must stand in a file. */
    edit(path, from, to) {
      const text = this.read(path);
      if (!text.includes(from)) throw new Error(`${path} has no ${from}`);
      this.write(path, text.replace(from, () => to));
    },
    /** Moves a file or folder; `reset` does not move it back. */
    move: (from, to) => renameSync(at(from), at(to)),
    remove: path => rmSync(at(path)),
    /** Gives every file the text that it had at first. */
    reset() {
      for (const [path, text] of first) {
        if (text === undefined) rmSync(at(path), { force: true });
        else if (text !== readFileSync(at(path), 'utf8')) writeFileSync(at(path), text);
      }
      first.clear();
    },
    async open(path, given) {
      const page = await newPage(browser, given);
      await page.goto(running.base + path);
      await heard(page);
      return page;
    },
    stop: () => stop(running.process),
    async again() {
      running = await start(folder, ['--port', new URL(running.base).port, ...options]);
    },
    async close() {
      await browser.close();
      await stop(running.process);
      rmSync(folder, { recursive: true, force: true });
    },
  };
}

/** Waits until the page has heard of the site and shows the preview's own parts. */
export async function heard(page) {
  await page.locator('loype-preview .about').filter({ hasText: /./ }).waitFor();
}

/** Marks the document, so that one that was loaded again is known by having no mark. */
export async function mark(page) {
  await page.evaluate(() => { globalThis.isSame = true; });
}

export async function isSame(page) {
  return page.evaluate(() => globalThis.isSame === true);
}

async function start(folder, options) {
  const program = resolve(ROOT, process.env.LOYPE_BIN ?? 'target/debug/loype');
  const child = spawn(program, ['serve', '--root', folder, ...options], { stdio: ['ignore', 'pipe', 'pipe'] });
  const base = await new Promise((done, failed) => {
    let said = '';
    const hear = text => {
      said += text;
      const [address] = /http:\/\/[\w.:[\]]+\/\S*/.exec(said) ?? [];
      if (address) done(address);
    };
    child.stdout.on('data', hear);
    child.stderr.on('data', hear);
    child.once('error', failed);
    child.once('exit', code => failed(new Error(`loype serve ended with ${code}: ${said}`)));
  });
  await built(base);
  return { process: child, base };
}

/** The address is said before the site is there. */
async function built(base) {
  const stop = new AbortController();
  const { body } = await fetch(`${base}_loype/events`, { signal: stop.signal });
  for await (const part of body.pipeThrough(new TextDecoderStream())) {
    if (part.includes('event: round') && (await fetch(base)).status !== 503) break;
  }
  stop.abort();
}

function stop(child) {
  if (child.exitCode !== null || child.signalCode !== null) return undefined;
  const ended = new Promise(done => child.once('exit', done));
  child.kill('SIGINT');
  return ended;
}

function scripts() {
  const folder = join(ROOT, 'src/serve/browser');
  const list = readFileSync(join(folder, 'mod.rs'), 'utf8');
  const names = [...list.matchAll(/include_str!\("([\w-]+\.js)"\)/g)].map(([, name]) => name);
  return names.map(name => ({ name, text: readFileSync(join(folder, name), 'utf8') }));
}
