// Drives WebKitGTK, the engine of Safari as Debian has it, by the classic WebDriver protocol: a dozen calls over loopback, which need no
// library.
//
// In: `WebKitWebDriver` and `Xvfb` in PATH: its browser has no mode without a screen. Out: readers, each in a session of its own. What a page
// writes to its console is not to be had here, so what goes wrong shows as something that does not come.

import { spawn } from 'node:child_process';
import { createServer } from 'node:net';
import { setTimeout as pause } from 'node:timers/promises';

import { inPath } from './executable.mjs';
import { PATIENCE, Reader } from './reader.mjs';

/** The key of an element in the protocol's answers. */
const ELEMENT = 'element-6066-11e4-a52e-4f735466cecf';
/** How long a browser may take to come up, in milliseconds, and how many are tried. */
const START = 10_000;
const TRIES = 3;
/** Keys as the protocol writes them. */
const KEYS = { Tab: '\uE004', Enter: '\uE007', Escape: '\uE00C', Control: '\uE009', ArrowRight: '\uE014', ArrowDown: '\uE015' };

export async function webkit() {
  const screen = spawn(inPath(['Xvfb']), ['-displayfd', '3', '-screen', '0', '1600x1200x24', '-nolisten', 'tcp', '-noreset'], { stdio: ['ignore', 'ignore', 'ignore', 'pipe'] });
  const display = await new Promise((done, failed) => {
    screen.stdio[3].once('data', data => done(String(data).trim()));
    screen.once('exit', code => failed(new Error(`Xvfb ended with ${code}`)));
  });
  const open = new Set();
  return {
    async reader(base) {
      const { session, end } = await started(display);
      const close = async () => open.delete(close) && end();
      open.add(close);
      return Object.assign(new Reader(driver(session, await session('GET', '/window')), base), { wrong: [], close });
    },
    async close() {
      for (const close of open) await close();
      screen.kill();
    },
  };
}

/** A session in a driver of its own. Now and then its browser comes up and never answers; then another is started. */
async function started(display) {
  for (let tries = 1; ; tries += 1) {
    const port = await freePort();
    const program = spawn(inPath(['WebKitWebDriver']), [`--port=${port}`], { stdio: 'ignore', env: { ...process.env, DISPLAY: `:${display}` } });
    const call = caller(`http://127.0.0.1:${port}`);
    try {
      await answers(call);
      const { sessionId } = await call('POST', '/session', { capabilities: { alwaysMatch: {} } }, START);
      const session = (method, path, body) => call(method, `/session/${sessionId}${path}`, body);
      return { session, end: () => session('DELETE', '').finally(() => program.kill()) };
    } catch (error) {
      program.kill();
      if (tries === TRIES) throw error;
    }
  }
}

/** A window of a session; each call first turns to it. */
function driver(session, handle) {
  const here = async (method, path, body) => {
    await session('POST', '/window', { handle });
    return session(method, path, body);
  };
  const evaluate = (run, ...args) => here('POST', '/execute/sync', { script: `return (${run})(...arguments);`, args });
  const find = async selector => (await here('POST', '/element', { using: 'css selector', value: selector }))[ELEMENT];
  const down = value => ({ type: 'keyDown', value });
  const up = value => ({ type: 'keyUp', value });
  const act = actions => here('POST', '/actions', { actions: [{ type: 'key', id: 'keys', actions }] });
  return {
    go: url => here('POST', '/url', { url }),
    evaluate,
    async click(selector) {
      // It takes no account of a page that scrolls softly.
      await evaluate(which => document.querySelector(which).scrollIntoView({ block: 'center', behavior: 'instant' }), selector);
      await session('POST', `/element/${await find(selector)}/click`, {});
    },
    keys: words => act([...words].flatMap(key => [down(key), up(key)])),
    press(name) {
      const keys = name.split('+').map(key => KEYS[key] ?? key);
      return act([...keys.map(down), ...keys.toReversed().map(up)]);
    },
    upload: async (selector, file) => session('POST', `/element/${await find(selector)}/value`, { text: file }),
    // Its window has a row of tools, and is never narrower.
    narrowest: 450,
    resize: (width, height) => here('POST', '/window/rect', { width, height }),
    async popup(click) {
      const before = await session('GET', '/window/handles');
      await click();
      for (const end = Date.now() + PATIENCE; Date.now() < end; await pause(25)) {
        const opened = (await session('GET', '/window/handles')).find(one => !before.includes(one));
        if (opened) return driver(session, opened);
      }
      throw new Error('no window has opened');
    },
  };
}

function caller(base) {
  return async (method, path, body, patience = PATIENCE) => {
    const response = await fetch(base + path, { method, body: body && JSON.stringify(body), signal: AbortSignal.timeout(patience) })
      .catch(cause => { throw new Error(`${method} ${path}: no answer`, { cause }); });
    const { value } = await response.json();
    if (!response.ok) throw new Error(`${method} ${path}: ${value.error}: ${value.message}`);
    return value;
  };
}

/** A program that has just been started takes a moment to listen. */
async function answers(call) {
  for (const end = Date.now() + PATIENCE; Date.now() < end; await pause(25)) {
    try {
      return await call('GET', '/status');
    } catch (error) {
      if (error.cause?.cause?.code !== 'ECONNREFUSED') throw error;
    }
  }
  throw new Error('WebKitWebDriver does not answer');
}

function freePort() {
  return new Promise((done, failed) => {
    const server = createServer().once('error', failed).listen(0, '127.0.0.1', () => {
      const { port } = server.address();
      server.close(() => done(port));
    });
  });
}
