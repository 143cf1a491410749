// Runs the programs, and measures what they cost.
//
// In: a program and a folder. Out: elapsed time and processor time in seconds, peak memory, and the
// files that it wrote. GNU time measures both programs from outside in the same way.

import { execFileSync, spawnSync } from 'node:child_process';
import { existsSync, readFileSync, readdirSync, rmSync, statSync } from 'node:fs';
import { createRequire } from 'node:module';
import { tmpdir } from 'node:os';
import { dirname, join, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';
import { gzipSync } from 'node:zlib';

export const ROOT = fileURLToPath(new URL('../../', import.meta.url));

/** The folder of cargo's release builds. */
const RELEASE = resolve(ROOT, process.env.CARGO_TARGET_DIR ?? 'target', 'release');

export const LOYPE = process.env.LOYPE_BIN ? resolve(process.env.LOYPE_BIN) : join(RELEASE, 'loype');

/** Builds the measured programs in release mode. LOYPE_BIN names an existing binary. */
export function prepare() {
  const wanted = ['--example', 'large-site', '--example', 'index-time', ...(process.env.LOYPE_BIN ? [] : ['--bin', 'loype'])];
  execFileSync('cargo', ['build', '--release', '--locked', ...wanted], { cwd: ROOT, stdio: 'inherit' });
}

/** Writes a generated site into an empty folder. */
export function generate(pages, folder) {
  rmSync(folder, { recursive: true, force: true });
  execFileSync(join(RELEASE, 'examples', 'large-site'), [String(pages), folder]);
}

/** Builds a site into an empty folder. */
export function build(root, out) {
  rmSync(out, { recursive: true, force: true });
  return measured(LOYPE, ['build', '--root', root, '--out', out]);
}

/** The time in seconds to index a site, from the texts of its pages to the files of the search. */
export function indexed(root, out) {
  rmSync(out, { recursive: true, force: true });
  return Number(execFileSync(join(RELEASE, 'examples', 'index-time'), [root, out], { encoding: 'utf8' }));
}

/** Indexes a built site with Pagefind, configured for Norwegian pages with their text in `main`. */
export function pagefind(site, out) {
  rmSync(out, { recursive: true, force: true });
  return measured(pagefindProgram(), ['--site', site, '--output-path', out, '--root-selector', 'main', '--force-language', 'no']);
}

/** The program itself, without npm's start script. */
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

/** The number of files in some folders of a site, their bytes, and their bytes when compressed. */
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
