// Serves folders on loopback as an ordinary host would, gzip and all, and counts the bytes of every
// answer's body.
//
// In: folders with the paths to serve them under. Out: the address, and `take()`: the requests
// since the last call, with the bytes of each body as sent. Headers are not counted, since they
// depend on the host.

import { readFileSync, statSync } from 'node:fs';
import { createServer } from 'node:http';
import { extname, join, normalize } from 'node:path';
import { gzipSync } from 'node:zlib';

const TYPES = { '.css': 'text/css', '.html': 'text/html', '.js': 'text/javascript', '.json': 'application/json', '.svg': 'image/svg+xml' };

/** The types that a host compresses. Pagefind's own files (.pf_meta, .pf_index, .pf_fragment, .pagefind) are compressed already. */
const COMPRESSED = Object.keys(TYPES);

export async function serve(mounts) {
  const answers = new Map();
  let requests = [];
  const server = createServer((request, response) => {
    const path = decodeURIComponent(new URL(request.url ?? '/', 'http://host').pathname);
    const answer = answers.get(path) ?? read(mounts, path);
    if (!answer) return response.writeHead(404).end();
    answers.set(path, answer);
    requests.push({ path, bytes: answer.body.length });
    response.writeHead(200, answer.headers).end(answer.body);
  });
  await new Promise(done => server.listen(0, '127.0.0.1', () => done(undefined)));
  const address = /** @type {import('node:net').AddressInfo} */ (server.address());
  return {
    base: `http://127.0.0.1:${address.port}/`,
    take() {
      const taken = requests;
      requests = [];
      return taken;
    },
    close() {
      server.closeAllConnections();
      return new Promise(done => server.close(done));
    },
  };
}

function read(mounts, path) {
  const mount = mounts.find(({ under }) => path.startsWith(under));
  const file = mount && fileFor(mount.folder, path.slice(mount.under.length));
  if (!file) return undefined;
  const extension = extname(file);
  const raw = readFileSync(file);
  const headers = { 'Content-Type': TYPES[extension] ?? 'application/octet-stream', 'Cache-Control': 'max-age=3600' };
  return COMPRESSED.includes(extension) ? { body: gzipSync(raw), headers: { ...headers, 'Content-Encoding': 'gzip' } } : { body: raw, headers };
}

function fileFor(folder, path) {
  const file = join(folder, normalize(`/${path}`), path === '' || path.endsWith('/') ? 'index.html' : '');
  return statSync(file, { throwIfNoEntry: false })?.isFile() ? file : undefined;
}
