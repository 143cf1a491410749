// The servers of the two programs.
//
// In: the folder of a site. Out: the address that it is served at, a way to wait until a page is
// connected to the server, and a way to stop.

import { execFileSync, spawn } from 'node:child_process';
import { rmSync } from 'node:fs';
import { createServer } from 'node:net';
import { join, resolve } from 'node:path';
import { createInterface } from 'node:readline';
import { fileURLToPath } from 'node:url';

import { Rebuilds } from './rebuilds.mjs';

const ROOT = fileURLToPath(new URL('../../', import.meta.url));
const RELEASE = resolve(ROOT, process.env.CARGO_TARGET_DIR ?? 'target', 'release');

export const LOYPE = process.env.LOYPE_BIN ? resolve(process.env.LOYPE_BIN) : join(RELEASE, 'loype');
const HUGO = process.env.HUGO_BIN ?? 'hugo';

/** Builds the measured programs in release mode. */
export function prepare() {
  const program = process.env.LOYPE_BIN ? [] : ['--bin', 'loype'];
  execFileSync('cargo', ['build', '--release', '--locked', '--example', 'large-site', ...program], { cwd: ROOT, stdio: 'inherit' });
}

/** Writes a generated site into an empty folder. */
export function generate(pages, folder) {
  rmSync(folder, { recursive: true, force: true });
  execFileSync(join(RELEASE, 'examples', 'large-site'), [String(pages), folder]);
}

export async function loype(root) {
  const server = await start(LOYPE, ['serve', '--root', root, '--port', '0'], /http:\/\/[^\s/]+\//);
  await complete(server.base);
  const connected = page => new Promise(done => {
    const check = response => {
      if (!response.url().endsWith('/_loype/events')) return;
      page.off('response', check);
      done();
    };
    page.on('response', check);
  });
  return { ...server, hasSearch: true, connected };
}

export async function hugo(root) {
  const port = await freePort();
  // Without the last option, a browser shows the older of two builds within one second, since
  // Hugo's answers have times in whole seconds.
  const server = await start(HUGO, ['server', '--source', root, '--port', port, '--noHTTPCache'], /http:\/\/localhost:\d+\//);
  // The server's greeting may follow the connection at once, so that nothing may be awaited between
  // the two.
  const connected = page => new Promise(done => page.once('websocket', socket => socket.once('framereceived', done)));
  return { ...server, hasSearch: false, connected };
}

/** Waits until the whole site is served, including the search. */
async function complete(base) {
  const rebuilds = await Rebuilds.of(base);
  while (!(await fetch(new URL('search/index.js', base))).ok) await rebuilds.next();
  rebuilds.close();
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

/** Starts a program and waits until it prints its address. */
async function start(program, given, address) {
  // In a process group of its own, which is stopped as a whole: `hugo` may be a script that starts
  // Hugo.
  const child = spawn(program, given, { stdio: ['ignore', 'pipe', 'pipe'], detached: true });
  const stopped = new Promise(done => child.once('exit', done));
  const base = await new Promise((started, fail) => {
    const printed = [];
    for (const stream of [child.stdout, child.stderr]) {
      createInterface({ input: stream }).on('line', line => {
        printed.push(line);
        const match = line.match(address);
        if (match) started(match[0]);
      });
    }
    child.once('error', fail);
    stopped.then(() => fail(new Error(`${program} stopped:\n${printed.join('\n')}`)));
  });
  const stop = () => {
    process.kill(-child.pid, 'SIGINT');
    return stopped;
  };
  return { base, pid: child.pid, stop };
}
