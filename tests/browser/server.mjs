// Serves a built site on loopback, under a path of choice, as a careful host would: the policy for content that docs/publisere.md asks
// hosts for, gzip, a 404 page of the site's own, and parts of a file for whoever asks (film and sound).
//
// In: a folder, a path that ends in a slash, headers that all answers have besides, and whether a page has an address without `.html` too. Out: the address of the site and `missed`, every request that no file answered.

import { createReadStream, existsSync, readFileSync, statSync } from 'node:fs';
import { createServer } from 'node:http';
import { extname, join, normalize } from 'node:path';
import { createGzip } from 'node:zlib';

/** The policy as the documentation gives it, for each server that it tells of. */
export const DOCUMENTED_POLICIES = documentedPolicies();

const PACKED = ['.css', '.html', '.js', '.json', '.svg', '.txt', '.vtt', '.xml'];

const TYPES = {
  '.css': 'text/css; charset=utf-8', '.html': 'text/html; charset=utf-8', '.js': 'text/javascript; charset=utf-8', '.json': 'application/json',
  '.mp3': 'audio/mpeg', '.mp4': 'video/mp4', '.png': 'image/png', '.jpg': 'image/jpeg', '.svg': 'image/svg+xml', '.txt': 'text/plain; charset=utf-8', '.vtt': 'text/vtt; charset=utf-8',
  '.webm': 'video/webm', '.xml': 'application/xml',
};

export async function serve(folder, path, headers = {}, { isClean = false } = {}) {
  const missed = [];
  const server = createServer((request, response) => {
    for (const [name, value] of Object.entries(headers)) response.setHeader(name, value);
    answer({ folder, path, missed, isClean }, request, response);
  });
  await new Promise((done, failed) => server.once('error', failed).listen(0, '127.0.0.1', done));
  const close = () => {
    server.closeAllConnections();
    return new Promise(done => server.close(done));
  };
  return { base: `http://127.0.0.1:${server.address().port}${path}`, missed, close };
}

function answer({ folder, path, missed, isClean }, request, response) {
  const asked = decodeURIComponent(new URL(request.url, 'http://host').pathname);
  const file = asked.startsWith(path) ? (fileFor(folder, asked.slice(path.length)) ?? (isClean ? fileFor(folder, `${asked.slice(path.length)}.html`) : undefined)) : undefined;
  if (file) return send(file, 200, request, response);
  missed.push(asked);
  send(join(folder, '404.html'), 404, request, response);
}

function fileFor(folder, address) {
  const file = join(folder, normalize(`/${address}`), address === '' || address.endsWith('/') ? 'index.html' : '');
  return existsSync(file) && statSync(file).isFile() ? file : undefined;
}

function send(file, status, request, response) {
  const isPacked = PACKED.includes(extname(file)) && /\bgzip\b/.test(request.headers['accept-encoding'] ?? '');
  if (isPacked) return sendPacked(file, status, response);
  const size = statSync(file).size;
  const [, from, to] = /^bytes=(\d+)-(\d*)$/.exec(request.headers.range ?? '') ?? [];
  const [start, end] = [Number(from ?? 0), Math.min(Number(to || size - 1), size - 1)];
  const headers = {
    ...headersOf(file),
    'Accept-Ranges': 'bytes',
    'Content-Length': end - start + 1,
  };
  if (from !== undefined) headers['Content-Range'] = `bytes ${start}-${end}/${size}`;
  response.writeHead(from === undefined ? status : 206, headers);
  createReadStream(file, { start, end }).on('error', () => response.destroy()).pipe(response);
}

function sendPacked(file, status, response) {
  response.writeHead(status, { ...headersOf(file), 'Content-Encoding': 'gzip', Vary: 'Accept-Encoding' });
  createReadStream(file).on('error', () => response.destroy()).pipe(createGzip()).pipe(response);
}

function headersOf(file) {
  return {
    'Content-Security-Policy': DOCUMENTED_POLICIES[0],
    'Content-Type': TYPES[extname(file)] ?? 'application/octet-stream',
    'X-Content-Type-Options': 'nosniff',
  };
}

function documentedPolicies() {
  const text = readFileSync(new URL('../../docs/publisere.md', import.meta.url), 'utf8');
  return [...text.matchAll(/Content-Security-Policy"?(?: value=)? ?"([^"]+)"/g)].map(([, policy]) => policy);
}
