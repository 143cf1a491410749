// Serves folders on loopback as an ordinary host would, gzip and all, and counts the bytes of every
// answer's body.
//
// In: folders with the paths to serve them under. Out: the address, and `take()`: the requests
// since the last call, with the bytes of each body as sent, and those of the headers before it.
// Headers depend on the host: these are the ones that `docs/publisere.md` advises.

import { readFileSync, statSync } from 'node:fs';
import { createServer } from 'node:http';
import { extname, join, normalize } from 'node:path';
import { gzipSync } from 'node:zlib';

const TYPES = { '.css': 'text/css', '.html': 'text/html', '.js': 'text/javascript', '.json': 'application/json', '.svg': 'image/svg+xml' };

/** The types that a host compresses. Pagefind's own files (.pf_meta, .pf_index, .pf_fragment, .pagefind) are compressed already. */
const COMPRESSED = Object.keys(TYPES);

/** What a host sends with every file: the advice of `docs/publisere.md`, and what servers add by themselves. */
const HEADERS = {
  Server: 'nginx/1.26.3',
  Date: 'Mon, 02 Nov 2026 08:00:00 GMT',
  'Last-Modified': 'Mon, 02 Nov 2026 07:00:00 GMT',
  Connection: 'keep-alive',
  Vary: 'Accept-Encoding',
  ETag: 'W/"69076e70-4a2b"',
  'Content-Security-Policy': "default-src 'none'; style-src 'self'; img-src 'self'; media-src 'self'; script-src 'self'; font-src 'self'; connect-src 'self'; form-action 'self'; base-uri 'none'; frame-ancestors 'none'",
  'X-Content-Type-Options': 'nosniff',
  'Referrer-Policy': 'same-origin',
  'Cache-Control': 'no-cache',
};

export async function serve(mounts) {
  const answers = new Map();
  let requests = [];
  const server = createServer((request, response) => {
    const path = decodeURIComponent(new URL(request.url ?? '/', 'http://host').pathname);
    const answer = answers.get(path) ?? read(mounts, path);
    if (!answer) return response.writeHead(404).end();
    answers.set(path, answer);
    requests.push({ path, bytes: answer.body.length, headers: sizeOf(answer.headers) });
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
  const isPacked = COMPRESSED.includes(extension);
  const body = isPacked ? gzipSync(raw, { level: 6 }) : raw;
  const headers = { ...HEADERS, 'Content-Type': TYPES[extension] ?? 'application/octet-stream', 'Content-Length': String(body.length) };
  return { body, headers: isPacked ? { ...headers, 'Content-Encoding': 'gzip' } : headers };
}

/** As HTTP/1.1 writes them, with the line before them and the empty one after. @param {Record<string, string>} headers */
function sizeOf(headers) {
  return Object.entries(headers).reduce((size, [name, value]) => size + `${name}: ${value}\r\n`.length, 'HTTP/1.1 200 OK\r\n\r\n'.length);
}

function fileFor(folder, path) {
  const file = join(folder, normalize(`/${path}`), path === '' || path.endsWith('/') ? 'index.html' : '');
  return statSync(file, { throwIfNoEntry: false })?.isFile() ? file : undefined;
}
