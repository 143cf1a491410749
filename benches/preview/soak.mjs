// A long day with the preview: random edits, one after another, each of which must show; and now and then all that is served against what
// a clean build gives.
//
// In: how many edits (default 2000), of how many pages (default 300), and a number that all chance comes from (default 1). Out: a line each
// hundred edits with the memory that the preview holds, and at the end how it went; the program fails when a change is missed or a
// page is wrong. Nothing sleeps: what is waited for is the next round that the preview tells.

import { spawnSync } from 'node:child_process';
import { mkdtempSync, readFileSync, readdirSync, rmSync, statSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

import { Day } from './day.mjs';
import { Rounds } from './rounds.mjs';
import { LOYPE, generate, loype, prepare } from './servers.mjs';

const [edits = 2_000, pages = 300, seed = 1] = process.argv.slice(2).map(Number);
const LOOK = 100;
/** How long a change may take to show before it counts as missed, in milliseconds. */
const PATIENCE = 20_000;
/** What the preview adds to a page, in every other way what a build writes. */
const ADDED = /<script src="(?:\.\.\/)*_loype\/preview\.js"[^>]*><\/script>\n?/;

const folder = mkdtempSync(join(tmpdir(), 'loype-soak-'));
const [root, clean] = [join(folder, 'site'), join(folder, 'clean')];
prepare();
generate(pages, root);
const server = await loype(root);
const rounds = await Rounds.of(server.base);
const held = [];
try {
  const day = new Day(root, seed);
  for (let edit = 1; edit <= edits; edit++) {
    const { what, shows } = day.edit(edit);
    await until(() => shows(server.base), `edit ${edit}: ${what}`);
    if (edit % LOOK === 0 || edit === edits) await look(edit, day);
  }
} finally {
  rounds.close();
  await server.stop();
  rmSync(folder, { recursive: true, force: true });
}
const half = Math.ceil(held.length / 2);
console.log(`no change missed, no page wrong; most memory ${Math.max(...held.slice(0, half))} MB in the first half of the day, ${Math.max(...held.slice(half))} MB in the second`);

async function look(edit, day) {
  const mended = day.mend();
  if (mended) await until(() => mended.shows(server.base), `edit ${edit}: ${mended.what}`);
  const built = spawnSync(LOYPE, ['build', '--root', root, '--out', clean], { encoding: 'utf8' });
  if (built.status !== 0) throw new Error(`edit ${edit}: the clean build fails\n${built.stdout}${built.stderr}`);
  // What a build keeps for itself begins with its name.
  const files = readdirSync(clean, { recursive: true }).filter(file => !file.startsWith('.loype') && statSync(join(clean, file)).isFile());
  // The search comes after the pages.
  let other = '';
  const isWhole = async () => {
    for (const file of files) {
      if (!(await isServed(file))) {
        other = file;
        return false;
      }
    }
    return true;
  };
  await until(isWhole, () => `edit ${edit}: ${other} is not served as it is built`);
  const memory = Math.round(Number(spawnSync('ps', ['-o', 'rss=', '-p', String(server.pid)], { encoding: 'utf8' }).stdout) / 1024);
  held.push(memory);
  console.log(`${edit} edits: ${files.length} files as built, ${memory} MB`);
}

async function isServed(file) {
  const response = await fetch(new URL(file.replaceAll('\\', '/').split('/').map(encodeURIComponent).join('/'), server.base));
  const served = Buffer.from(await response.arrayBuffer());
  const built = readFileSync(join(clean, file));
  return file.endsWith('.html') ? served.toString().replace(ADDED, '') === built.toString() : served.equals(built);
}

/** Waits until something is so, looking again after each round. */
async function until(holds, what) {
  const missed = Symbol('missed');
  let late;
  const patience = new Promise(done => {
    late = setTimeout(done, PATIENCE, missed);
  });
  while (!(await holds())) {
    if ((await Promise.race([rounds.next(), patience])) === missed) {
      if (await holds()) break;
      throw new Error(`missed: ${typeof what === 'function' ? what() : what}`);
    }
  }
  clearTimeout(late);
}
