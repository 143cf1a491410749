// Runs the programs that are measured, and says what they cost.
//
// In: which program, on which folder. Out: seconds on the clock and of the processor, the most memory the process held, and what stands
// on the disk afterwards. GNU time does the measuring, from outside and in the same way for both.

import { execFileSync, spawnSync } from 'node:child_process';
import { existsSync, readFileSync, readdirSync, rmSync, statSync } from 'node:fs';
import { createRequire } from 'node:module';
import { tmpdir } from 'node:os';
import { dirname, join, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';
import { gzipSync } from 'node:zlib';

export const ROOT = fileURLToPath(new URL('../../', import.meta.url));

/** What the folder of cargo's results is, where the programs of this repository come from. */
const RELEASE = resolve(ROOT, process.env.CARGO_TARGET_DIR ?? 'target', 'release');

export const LOYPE = process.env.LOYPE_BIN ? resolve(process.env.LOYPE_BIN) : join(RELEASE, 'loype');

/** Builds what is measured, as it is released. LOYPE_BIN names one that is built already. */
export function prepare() {
  const wanted = ['--example', 'large-site', '--example', 'index-time', ...(process.env.LOYPE_BIN ? [] : ['--bin', 'loype'])];
  execFileSync('cargo', ['build', '--release', '--locked', ...wanted], { cwd: ROOT, stdio: 'inherit' });
}

/** Writes a generated site; the folder is made anew. */
export function generate(pages, folder) {
  rmSync(folder, { recursive: true, force: true });
  execFileSync(join(RELEASE, 'examples', 'large-site'), [String(pages), folder]);
}

/** Builds a site from nothing. */
export function build(root, out) {
  rmSync(out, { recursive: true, force: true });
  return measured(LOYPE, ['build', '--root', root, '--out', out]);
}

/** Makes the search of a site by itself, from what its pages say to files, in seconds. */
export function indexed(root, out) {
  rmSync(out, { recursive: true, force: true });
  return Number(execFileSync(join(RELEASE, 'examples', 'index-time'), [root, out], { encoding: 'utf8' }));
}

/** Indexes a built site with Pagefind, as one sets it up for Norwegian pages whose text stands in `main`. */
export function pagefind(site, out) {
  rmSync(out, { recursive: true, force: true });
  return measured(pagefindProgram(), ['--site', site, '--output-path', out, '--root-selector', 'main', '--force-language', 'no']);
}

/** The program itself, without the script that npm puts before it. */
function pagefindProgram() {
  const platform = { win32: 'windows' }[process.platform] ?? process.platform;
  const require = createRequire(import.meta.resolve('pagefind'));
  const folder = dirname(require.resolve(`@pagefind/${platform}-${process.arch}/package.json`));
  const found = ['pagefind_extended', 'pagefind'].map(name => join(folder, 'bin', name)).find(file => existsSync(file));
  if (!found) throw new Error(`no Pagefind in ${folder}`);
  return found;
}

function measured(program, args) {
  const figures = join(tmpdir(), `loype-bench-${process.pid}`);
  const run = spawnSync('/usr/bin/time', ['-f', '%e %U %S %M', '-o', figures, program, ...args], { encoding: 'utf8', maxBuffer: 1 << 28 });
  if (run.status !== 0) throw new Error(`${program} ${args.join(' ')}: ${run.stderr ?? run.error}`);
  const [clock, user, system, memory] = readFileSync(figures, 'utf8').trim().split(/\s+/).map(Number);
  rmSync(figures);
  return { clock, processor: user + system, memory: memory * 1024 };
}

/** What stands in some of the folders and files of a site: how many files, their bytes, and what a host sends of them. */
export function onDisk(site, paths) {
  const files = paths.flatMap(path => filesUnder(join(site, path)));
  const total = { files: files.length, bytes: 0, packed: 0 };
  for (const file of files) {
    const raw = readFileSync(file);
    total.bytes += raw.length;
    total.packed += Math.min(raw.length, gzipSync(raw).length);
  }
  return total;
}

function filesUnder(path) {
  const found = statSync(path, { throwIfNoEntry: false });
  if (!found) return [];
  if (found.isFile()) return [path];
  return readdirSync(path).flatMap(name => filesUnder(join(path, name)));
}
