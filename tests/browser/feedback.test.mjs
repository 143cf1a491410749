// What a reader writes as feedback is sent by the browser when the reader asks for it, to the one who is named, and nothing of it is kept.

import assert from 'node:assert/strict';
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { createServer } from 'node:http';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, before, test } from 'node:test';
import { pathToFileURL } from 'node:url';

import { AXE, violations } from './barriers.mjs';
import { launch, newPage } from './browser.mjs';
import { built } from './site.mjs';

const FORM = ':::tilbakemelding Hva synes du?\n- Hva var *nyttig*? {maks: 60}\n- Tempoet {valg: for sakte, passe}\n- Annet\n:::\n';

let browser;
before(async () => { browser = await launch(); });
after(() => browser?.close());

/** Builds a site of one page with the form, sent to an address, and gives the page's address. */
function formPage(to) {
  const root = mkdtempSync(join(tmpdir(), 'loype-feedback-'));
  process.on('exit', () => rmSync(root, { recursive: true, force: true }));
  mkdirSync(join(root, 'content'));
  writeFileSync(join(root, 'site-config.yaml'), `title: Svar\nlanguage: nb\ntilbakemelding:\n  til: ${to}\n  navn: Høgskolen\n`);
  writeFileSync(join(root, 'content/index.md'), `---\ntitle: Svar\n---\n${FORM}`);
  return `${pathToFileURL(`${built(root)}/`).href}index.html`;
}

const useful = page => page.getByRole('textbox', { name: 'Hva var nyttig?' });

test('what is written is sent to the one who is named, in a tab of its own, and is not kept', async () => {
  const page = await newPage(browser);
  await page.addInitScript(AXE);
  await page.goto(formPage('https://svar.example/kurs'));
  /** What would have been sent: no host is asked. */
  const sent = page.context().waitForEvent('request', request => request.url() === 'https://svar.example/kurs');
  await page.context().route('https://svar.example/**', route => route.fulfill({ body: 'Takk' }));
  await useful(page).fill('Møtene');
  await page.getByRole('radiogroup', { name: 'Tempoet' }).getByRole('radio', { name: 'passe' }).check();
  assert.deepEqual(await violations(page), []);
  await page.getByRole('button', { name: 'Send til Høgskolen' }).click();
  const request = await sent;
  assert.equal(request.method(), 'POST');
  const fields = Object.fromEntries(new URLSearchParams(request.postData()));
  assert.deepEqual(fields, { 'Hva var nyttig?': 'Møtene', Tempoet: 'passe', Annet: '', Side: 'index.html' });
  assert.equal(await page.locator('.says-foot [role="status"]').innerText(), 'Takk! En ny fane er åpnet. Se der om det kom fram til Høgskolen.');
  assert.deepEqual(await page.evaluate(() => Object.keys(localStorage).filter(key => key.includes('note') || key.includes('sheet'))), []);
});

test('an empty form is not sent, and says so', async () => {
  const page = await newPage(browser);
  await page.goto(formPage('https://svar.example/kurs'));
  const requests = [];
  page.context().on('request', request => request.url().startsWith('https:') && requests.push(request.url()));
  await useful(page).fill('  ');
  await page.getByRole('button', { name: 'Send til Høgskolen' }).click();
  assert.equal(await page.locator('.says-foot [role="status"]').innerText(), 'Skriv noe først, så er det noe å sende.');
  assert.equal(await useful(page).evaluate(area => area === document.activeElement), true);
  assert.deepEqual(requests, []);
});

test('there is said how much room is left, and too much is not sent', async () => {
  const page = await newPage(browser);
  await page.goto(formPage('https://svar.example/kurs'));
  const room = page.locator('.room');
  const said = page.locator('.says-foot [role="status"]');
  assert.equal(await room.innerText(), 'Høyst 60 tegn.');
  await useful(page).fill('12345678');
  assert.equal(await room.innerText(), '52 tegn igjen av 60');
  assert.equal(await said.innerText(), '');
  await useful(page).press('End');
  await page.keyboard.type('90');
  assert.equal(await said.innerText(), '50 tegn igjen av 60');
  await useful(page).fill('å'.repeat(67));
  assert.equal(await room.innerText(), '! 7 tegn for mye. Det er plass til 60.');
  assert.equal(await useful(page).getAttribute('aria-invalid'), 'true');
  const requests = [];
  page.context().on('request', request => requests.push(request.url()));
  await page.getByRole('button', { name: 'Send til Høgskolen' }).click();
  assert.equal(await useful(page).evaluate(area => area === document.activeElement), true);
  assert.deepEqual(requests, []);
});

test('a mail is written by the reader’s own program, and the page says that it is not sent yet', async () => {
  const page = await newPage(browser);
  await page.goto(formPage('kurs@hogskolen.example'));
  const form = page.locator('form.block-feedback');
  assert.deepEqual(await form.evaluate(({ action, method, enctype }) => ({ action, method, enctype })), { action: 'mailto:kurs@hogskolen.example', method: 'post', enctype: 'text/plain' });
  assert.match(await form.locator('.says-about').innerText(), /du sender det selv til Høgskolen \(kurs@hogskolen\.example\)/);
});

test('where the host’s policy stops it, the page says where to send the text', async () => {
  const address = new URL(formPage('https://svar.example/kurs'));
  const { readFileSync } = await import('node:fs');
  const folder = new URL('.', address);
  const policy = "default-src 'none'; style-src 'self'; img-src 'self'; script-src 'self'; connect-src 'self'; form-action 'self'; base-uri 'none'";
  const server = createServer((request, response) => {
    const path = decodeURIComponent(new URL(request.url, 'http://x').pathname).slice(1) || 'index.html';
    const type = { js: 'text/javascript', css: 'text/css' }[path.split('.').pop()] ?? 'text/html';
    response.writeHead(200, { 'Content-Type': type, 'Content-Security-Policy': policy });
    response.end(readFileSync(new URL(path, folder)));
  });
  await new Promise(resolve => server.listen(0, '127.0.0.1', resolve));
  try {
    const page = await newPage(browser);
    await page.goto(`http://127.0.0.1:${server.address().port}/index.html`);
    await useful(page).fill('Møtene');
    await page.getByRole('button', { name: 'Send til Høgskolen' }).click();
    await page.getByText('Nettstedet lar ikke nettleseren sende dette. Kopier teksten, og send den til svar.example.').waitFor();
  } finally {
    server.closeAllConnections();
    server.close();
  }
});
