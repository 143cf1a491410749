// A soak test of the preview: random edits, one after another, each of which must be shown; and
// every hundred edits all served files are compared with a clean build.
//
// In: the number of edits (default 2000), the number of pages (default 300), and a random seed
// (default 1). Out: a line per hundred edits with the memory that the preview holds, and a summary;
// the program fails if a change is missed or a page is wrong. Nothing sleeps: it waits for the next
// rebuild that the preview reports.

import { spawnSync } from 'node:child_process';
import { mkdtempSync, readFileSync, readdirSync, rmSync, statSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

import { Day } from './day.mjs';
import { Rebuilds } from './rebuilds.mjs';
import { LOYPE, generate, loype, prepare } from './servers.mjs';

const [edits = 2_000, pages = 300, seed = 1] = process.argv.slice(2).map(Number);
const EDITS_PER_CHECK = 100;
/** How long a change may take before it counts as missed, in milliseconds. */
const TIMEOUT = 20_000;
/** The element that the preview inserts into a page; everything else is what a build writes. */
const PREVIEW_SCRIPT = /<script src="(?:\.\.\/)*_loype\/preview\.js"[^>]*><\/script>\n?/;

const folder = mkdtempSync(join(tmpdir(), 'loype-soak-'));
const [root, clean] = [join(folder, 'site'), join(folder, 'clean')];
prepare();
generate(pages, root);
const server = await loype(root);
const rebuilds = await Rebuilds.of(server.base);
const memories = [];
try {
  const day = new Day(root, seed);
  for (let edit = 1; edit <= edits; edit++) {
    const { what, shows } = day.edit(edit);
    await until(() => shows(server.base), `edit ${edit}: ${what}`);
    if (edit % EDITS_PER_CHECK === 0 || edit === edits) await compare(edit, day);
  }
} finally {
  rebuilds.close();
  await server.stop();
  rmSync(folder, { recursive: true, force: true });
}
const half = Math.ceil(memories.length / 2);
console.log(`no change missed, no page wrong; most memory ${Math.max(...memories.slice(0, half))} MB in the first half of the day, ${Math.max(...memories.slice(half))} MB in the second`);

async function compare(edit, day) {
  const repair = day.repair();
  if (repair) await until(() => repair.shows(server.base), `edit ${edit}: ${repair.what}`);
  const built = spawnSync(LOYPE, ['build', '--root', root, '--out', clean], { encoding: 'utf8' });
  if (built.status !== 0) throw new Error(`edit ${edit}: the clean build fails\n${built.stdout}${built.stderr}`);
  // The names of a build's own files begin with `.loype`.
  const files = readdirSync(clean, { recursive: true }).filter(file => !file.startsWith('.loype') && statSync(join(clean, file)).isFile());
  // The search is rebuilt after the pages.
  let different = '';
  const isSame = async () => {
    for (const file of files) {
      if (!(await isServed(file))) {
        different = file;
        return false;
      }
    }
    return true;
  };
  await until(isSame, () => `edit ${edit}: ${different} is not served as it is built`);
  const memory = Math.round(Number(spawnSync('ps', ['-o', 'rss=', '-p', String(server.pid)], { encoding: 'utf8' }).stdout) / 1024);
  memories.push(memory);
  console.log(`${edit} edits: ${files.length} files as built, ${memory} MB`);
}

async function isServed(file) {
  const response = await fetch(new URL(file.replaceAll('\\', '/').split('/').map(encodeURIComponent).join('/'), server.base));
  const served = Buffer.from(await response.arrayBuffer());
  const built = readFileSync(join(clean, file));
  return file.endsWith('.html') ? served.toString().replace(PREVIEW_SCRIPT, '') === built.toString() : served.equals(built);
}

/** Waits until a condition holds, which is checked after each rebuild. */
async function until(holds, what) {
  const missed = Symbol('missed');
  let timer;
  const timeout = new Promise(done => {
    timer = setTimeout(done, TIMEOUT, missed);
  });
  while (!(await holds())) {
    if ((await Promise.race([rebuilds.next(), timeout])) === missed) {
      if (await holds()) break;
      throw new Error(`missed: ${typeof what === 'function' ? what() : what}`);
    }
  }
  clearTimeout(timer);
}
