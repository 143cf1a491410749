// The two programs, as they serve a site while it is written.
//
// In: the folder of a site. Out: the address that it is served at, what tells that a page follows the server, and a way to stop.

import { execFileSync, spawn } from 'node:child_process';
import { rmSync } from 'node:fs';
import { createServer } from 'node:net';
import { join, resolve } from 'node:path';
import { createInterface } from 'node:readline';
import { fileURLToPath } from 'node:url';

import { Rounds } from './rounds.mjs';

const ROOT = fileURLToPath(new URL('../../', import.meta.url));
const RELEASE = resolve(ROOT, process.env.CARGO_TARGET_DIR ?? 'target', 'release');

export const LOYPE = process.env.LOYPE_BIN ? resolve(process.env.LOYPE_BIN) : join(RELEASE, 'loype');
const HUGO = process.env.HUGO_BIN ?? 'hugo';

/** Builds what is measured, as it is released. */
export function prepare() {
  const program = process.env.LOYPE_BIN ? [] : ['--bin', 'loype'];
  execFileSync('cargo', ['build', '--release', '--locked', '--example', 'large-site', ...program], { cwd: ROOT, stdio: 'inherit' });
}

/** Writes a generated site; the folder is made anew. */
export function generate(pages, folder) {
  rmSync(folder, { recursive: true, force: true });
  execFileSync(join(RELEASE, 'examples', 'large-site'), [String(pages), folder]);
}

export async function loype(root) {
  const server = await start(LOYPE, ['serve', '--root', root, '--port', '0'], /http:\/\/[^\s/]+\//);
  await whole(server.base);
  const connected = page => new Promise(done => {
    const look = response => {
      if (!response.url().endsWith('/_loype/events')) return;
      page.off('response', look);
      done();
    };
    page.on('response', look);
  });
  return { ...server, hasSearch: true, connected };
}

export async function hugo(root) {
  const port = await freePort();
  // Without the last, a browser shows the older of two builds within one second: what Hugo answers with counts whole seconds.
  const server = await start(HUGO, ['server', '--source', root, '--port', port, '--noHTTPCache'], /http:\/\/localhost:\d+\//);
  // The server's greeting may come right behind the connection, so that nothing may be awaited between the two.
  const connected = page => new Promise(done => page.once('websocket', socket => socket.once('framereceived', done)));
  return { ...server, hasSearch: false, connected };
}

/** Waits until the whole site is served, the search too. */
async function whole(base) {
  const rounds = await Rounds.of(base);
  while (!(await fetch(new URL('search/index.js', base))).ok) await rounds.next();
  rounds.close();
}

function freePort() {
  return new Promise((done, fail) => {
    const server = createServer().once('error', fail);
    server.listen(0, '127.0.0.1', () => {
      const { port } = server.address();
      server.close(() => done(String(port)));
    });
  });
}

/** Starts a program and waits until it says its address. */
async function start(program, given, address) {
  // In a group of its own, which is stopped as a whole: what is called `hugo` may be a script that starts Hugo.
  const child = spawn(program, given, { stdio: ['ignore', 'pipe', 'pipe'], detached: true });
  const stopped = new Promise(done => child.once('exit', done));
  const base = await new Promise((told, fail) => {
    const said = [];
    for (const stream of [child.stdout, child.stderr]) {
      createInterface({ input: stream }).on('line', line => {
        said.push(line);
        const found = line.match(address);
        if (found) told(found[0]);
      });
    }
    child.once('error', fail);
    stopped.then(() => fail(new Error(`${program} stopped:\n${said.join('\n')}`)));
  });
  const stop = () => {
    process.kill(-child.pid, 'SIGINT');
    return stopped;
  };
  return { base, pid: child.pid, stop };
}
