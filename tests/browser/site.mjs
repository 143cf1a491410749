// Builds the reference site, this repository, into a temporary folder that goes when the tests end, and says which pages it has.
//
// In: the binary (LOYPE_BIN, or target/debug/loype) and the repository's own content. Out: the folder, every page with its type, one
// page of every type, those that are tried where each takes long (every page with --full), and the order in which the course must be
// walked, read from the names in content/ and not from the site itself.

import { execFileSync } from 'node:child_process';
import { existsSync, mkdtempSync, readFileSync, readdirSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';

const ROOT = fileURLToPath(new URL('../../', import.meta.url));
const COURSE = 'kompetansepakken';

/** Every type of page that a site can have: a test that met none of one of them would prove nothing about it. */
const TYPES = [
  'front', 'course', 'module', 'text', 'video', 'audio', 'reflection', 'discussion', 'task', 'tryout', 'meeting', 'support', 'free', 'not-found',
  'leader-overview', 'owner-overview', 'certificate', 'notebook', 'privacy', 'accessibility', 'search',
];

/** Whether what takes long is tried too: `./test.sh --full`. */
export const FULL = process.env.LOYPE_FULL === '1';

export const site = build();

/** Builds a site, of this repository where its path is relative, into a temporary folder, and gives the folder. */
export function built(root) {
  const folder = mkdtempSync(join(tmpdir(), 'loype-browser-'));
  process.on('exit', () => rmSync(folder, { recursive: true, force: true }));
  buildInto(root, folder);
  return folder;
}

/** Builds a site into a folder. */
export function buildInto(root, folder) {
  const program = resolve(ROOT, process.env.LOYPE_BIN ?? 'target/debug/loype');
  execFileSync(program, ['build', '--no-cache', '--root', resolve(ROOT, root), '--out', folder], { stdio: ['ignore', 'ignore', 'inherit'], timeout: 60_000 });
}

/** The folder of a built site's own scripts and style, which is called by what they hold, from the site's root. */
export function assetsOf(folder) {
  const [name] = readdirSync(join(folder, 'assets'));
  return `assets/${name}/`;
}

/** The first file of a built site's search, which the scripts in that folder read. */
export function entryOf(folder) {
  const { 1: name } = assetsOf(folder).split('/');
  return `search/index.${name}.js`;
}

function build() {
  const folder = built('.');
  const pages = htmlFiles(folder).map(path => ({ path, ...readPage(join(folder, path)) }));
  // Without `base_url`, the page for unknown addresses is right at the root of a host only; `origins.test.mjs` looks at it there.
  const below = pages.filter(({ type }) => type !== 'not-found');
  const some = samples(pages).filter(page => below.includes(page));
  return { folder, pages, samples: some, tried: FULL ? below : some, course: `${COURSE}/index.html`, published: publishedOrder() };
}

function htmlFiles(folder) {
  const files = readdirSync(folder, { recursive: true }).map(path => path.replaceAll('\\', '/'));
  return files.filter(path => path.endsWith('.html')).sort();
}

function readPage(file) {
  const classes = /<body class="([^"]*)"/.exec(readFileSync(file, 'utf8'))?.[1].split(' ') ?? [];
  const kind = classes.find(name => name.startsWith('kind-'))?.slice('kind-'.length);
  return { type: kind ?? classes[0], hasNotes: classes.includes('has-notes') };
}

/** One page of every type, and every module: they differ most among themselves. */
function samples(pages) {
  const missing = TYPES.filter(type => !pages.some(page => page.type === type));
  if (missing.length > 0) throw new Error(`the reference site has no page of type ${missing.join(', ')}`);
  return pages.filter((page, at) => page.type === 'module' || pages.findIndex(({ type }) => type === page.type) === at);
}

/** The course's own page, then each module with its numbered pages. The leader's page stands beside this trail, not on it. */
function publishedOrder() {
  const course = join(ROOT, 'content', COURSE);
  const modules = inOrder(course).filter(name => existsSync(join(course, name, '_index.md')));
  return [`${COURSE}/index.html`, ...modules.flatMap(name => modulePages(name).map(page => `${COURSE}/${name}/${page}.html`))];
}

function modulePages(module) {
  const numbered = inOrder(join(ROOT, 'content', COURSE, module)).map(name => /^\d+-(.*)\.md$/.exec(name)?.[1]);
  return ['index', ...numbered.filter(Boolean)];
}

function inOrder(folder) {
  return readdirSync(folder).sort(new Intl.Collator('en', { numeric: true }).compare);
}
