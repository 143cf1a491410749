// Every example of the CommonMark specification, and GitHub's extensions, through the whole program with raw HTML trusted: as specified, or
// with a reason. docs/markdown.md tells the share and the reasons.
//
// In: the examples of CommonMark 0.31.2, and texts of our own for tables, task lists, strikethrough and bare addresses, which micromark's
// implementation of GFM reads too; a page each. Out: nothing, or the texts that are published otherwise. Both sides are parsed by a browser
// and compared as trees, without what Løype gives to elements everywhere: ids, names for who listens, colours in code, sizes of pictures,
// typographic signs; addresses are compared as a browser decodes them.

import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { tmpdir } from 'node:os';
import { dirname, join, resolve } from 'node:path';
import { after, before, test } from 'node:test';
import { fileURLToPath } from 'node:url';

import { micromark } from 'micromark';
import { gfm, gfmHtml } from 'micromark-extension-gfm';

import { launch } from './browser.mjs';

const ROOT = fileURLToPath(new URL('../../', import.meta.url));
const PROGRAM = resolve(ROOT, process.env.LOYPE_BIN ?? 'target/debug/loype');
/** @type {{ markdown: string, html: string, number: number }[]} */
const EXAMPLES = createRequire(import.meta.url)('commonmark-spec').tests;
const DOCUMENT = readFileSync(join(ROOT, 'docs/markdown.md'), 'utf8');

/** A text of the specification, with tabs for the arrows that stand for them, and addresses without their first `/`: no site is sure to be
    at the root of its host. */
const ours = text => text.replaceAll('→', '\t').replace(/(\(\s*<?|:\s*|="|^\s*)\/(?=[%\w\u0370-\u03ff])/gmu, '$1');

/** Examples that are not built, and the finding that says why. */
const REFUSED = {
  'link-broken': [22, 23, 344, 476, 500, 504, 507, 520, 522, 642],
  'link-form': [21, 200, 202, 485, 486, 487, 502, 538, 546, 547, 567, 590, 596, 598, 599, 601, 631, 643],
  'unknown-fragment': [501],
};

/** Examples that are published otherwise: a link to a page leads to its address; bare addresses are links, as GitHub has them. */
const OTHERWISE = { page: [484], figure: [572, 573, 576, 577, 584, 585, 586, 588, 589, 591], address: [602, 606, 608, 611, 612] };

/** Texts with GitHub's extensions. */
const EXTENSIONS = [
  // Tables
  '| a | b |\n| --- | --- |\n| 1 | 2 |', 'a | b\n--- | ---\n1 | 2', '| a | b | c |\n| :-- | :-: | --: |\n| 1 | 2 | 3 |', '| a |\n| --- |',
  '| a | b |\n| --- | --- |\n| 1 |', '| a \\| b |\n| --- |\n| `c \\| d` |', '| a |\n| - |\n| 1 |\n\nafter', '| a |\n| - |\n| 1 |\n> quoted',
  '| a |\n| - |\n| 1 |\n# Heading', '| *a* | **b** |\n| - | - |\n| ~~c~~ | `d` |', '> | a |\n> | - |\n> | 1 |', '- | a |\n  | - |\n  | 1 |',
  '| a | b |\n| - |\n| 1 | 2 |', 'before\n| a |\n| - |\n| 1 |', '| a |\n| - |\n| 1 |\nlast row', '|a|\n|:-:|\n|1|', '| | b |\n| - | - |\n| | 2 |',
  // Task lists
  '- [ ] one\n- [x] two', '- [X] one', '1. [ ] one\n2. [x] two', '- [ ] one\n  - [x] two', '- [ ]', '- [y] no', '- \\[ ] no', '[ ] no',
  '- [x] **bold**', '- [ ] one\n\n- [ ] two', '* [ ] star\n+ [x] plus',
  // Strikethrough
  '~~gone~~', '~gone~', 'a ~~b~~ c', '~~a **b** c~~', '~~a\n\nb~~', '~~~\ncode\n~~~', '\\~~no~~', 'a~~b~~c', '~~ no ~~', '~~~no~~~ way',
  // Bare addresses
  'https://example.com', 'See https://example.com/a?b=c.', 'See www.example.com now', '(https://example.com/a)', 'https://example.com/a_(b)',
  'kari@example.com', 'Write to kari.n@example.co.uk.', '`https://example.com`', '[x](https://example.com) https://example.org', 'http://example.com/a,',
  'https://example.com/**a**', 'https://', 'www.', 'a@b', 'xhttps://example.com', 'https://example.com/å/æ',
];

/** Texts with the extensions that are published otherwise: a box without a text is one too, and marks within a bare address are read first. */
const EXTENSIONS_OTHERWISE = {
  '- [ ]': '<UL><LI><INPUT></INPUT></LI></UL>',
  'https://example.com/**a**': '<P><A href=https://example.com/>https://example.com/</A><STRONG>a</STRONG></P>',
};

const folder = mkdtempSync(join(tmpdir(), 'loype-commonmark-'));
let browser;
before(async () => { browser = await launch(); });
after(async () => {
  await browser?.close();
  rmSync(folder, { recursive: true, force: true });
});

function write(path, text) {
  const file = join(folder, path);
  mkdirSync(dirname(file), { recursive: true });
  writeFileSync(file, text);
}

const PICTURE = '<svg xmlns="http://www.w3.org/2000/svg" width="1" height="1"/>';
const page = number => `content/kurs/m1/${String(number).padStart(3, '0')}-e${number}.md`;

/** The files that an example leads to, where every system can have them: the build refuses a link that leads nowhere. */
function targets(html) {
  const found = [...ours(html).matchAll(/(?:href|src)="([^"]*)"/gu)].map(([, target]) => target);
  const names = found.map(target => decodeURIComponent(target.replaceAll('&amp;', '&').replaceAll('&ouml;', 'ö').replace(/[?#].*/u, '')));
  return names.filter(name => name !== '' && !/[:*"\\<>|\n`]/u.test(name));
}

/** Writes a site with a page for each text, and gives what the build refuses: the rules, by the number of the page. */
function site(texts) {
  rmSync(join(folder, 'content'), { recursive: true, force: true });
  write('site-config.yaml', 'title: T\nlanguage: en\ntrust_html: true\n');
  write('content/index.md', '---\ntitle: Start\n---\n');
  write('content/kurs/_index.md', '---\ntitle: K\n---\n');
  write('content/kurs/m1/_index.md', '---\nmodule: 1\ntitle: M\n---\n');
  for (const { markdown, html, number } of texts) {
    write(page(number), `---\ntitle: E\n---\n${ours(markdown)}`);
    for (const name of targets(html)) write(`content/kurs/m1/${name}`, name.endsWith('.md') ? '---\ntitle: E\n---\n' : PICTURE);
  }
  const { stdout } = spawnSync(PROGRAM, ['check', '--format', 'json'], { cwd: folder, encoding: 'utf8', maxBuffer: 1 << 28 });
  const refused = new Map();
  for (const { rule, file, also } of JSON.parse(stdout).diagnostics.filter(({ severity }) => severity === 'error')) {
    for (const place of [file, ...also.map(({ file }) => file)]) {
      const number = Number(/\/(\d+)-e/u.exec(place)?.[1]);
      refused.set(number, refused.get(number) ?? rule);
    }
  }
  return refused;
}

/** The text of a page alone: elements that an example leaves open would take in what follows it. */
const prose = html => /<div class="prose">\n([\s\S]*?)\n?<\/div><p class="done"/u.exec(html)?.[1] ?? '';

/** Builds the texts that are not refused, and gives those that are published otherwise, with both trees. */
async function otherwise(texts, refused) {
  for (const number of refused.keys()) rmSync(join(folder, page(number)));
  const { status, stderr } = spawnSync(PROGRAM, ['build', '--no-cache'], { cwd: folder, encoding: 'utf8', maxBuffer: 1 << 28 });
  assert.equal(status, 0, stderr);
  const pairs = texts.filter(({ number }) => !refused.has(number)).map(({ number, html }) =>
    ({ number, wanted: ours(html), got: prose(readFileSync(join(folder, `public/kurs/m1/e${number}.html`), 'utf8')) }));
  const tab = await browser.newPage();
  return await tab.evaluate(differing, pairs);
}

/** The pairs of which the two trees differ; runs in the browser. */
function differing(pairs) {
  const KEPT = { A: ['href', 'title'], IMG: ['src', 'alt', 'title'], OL: ['start'], CODE: ['class'], INPUT: ['checked'], TH: ['align'], TD: ['align'] };
  const BLOCK = '(?:P|UL|OL|LI|BLOCKQUOTE|H\\d|PRE|HR|DIV|TABLE|THEAD|TBODY|TR|TH|TD)';
  const plain = text => text.replace(/[“”]/gu, '"').replace(/[‘’]/gu, '\'').replaceAll('…', '...').replaceAll('—', '---').replaceAll('–', '--');
  const decoded = text => { try { return decodeURIComponent(text); } catch { return text; } };
  const value = (element, key) => {
    const text = key === 'checked' ? '' : element.getAttribute(key);
    return key === 'href' || key === 'src' ? decoded(text) : plain(text);
  };
  const tree = (node, down) => [...node.childNodes].map(child => {
    const isCode = node.nodeName === 'PRE' || node.closest?.('pre');
    if (child.nodeType === Node.TEXT_NODE) return isCode ? child.data : plain(child.data).replace(/\s+/gu, ' ');
    if (child.nodeType !== Node.ELEMENT_NODE) return '';
    if (isCode && child.tagName === 'SPAN' || child.matches('section.table-wrap')) return tree(child, down);
    const name = child.tagName.replace(/^H(\d)$/u, (_, n) => `H${Math.min(6, Number(n) + down)}`);
    const kept = (KEPT[name] ?? []).filter(key => child.hasAttribute(key)).map(key => ` ${key}=${value(child, key)}`);
    return `<${name}${kept.join('')}>${tree(child, down)}</${name}>`;
  }).join('').replace(new RegExp(`\\s*(</?${BLOCK}[ >])`, 'gu'), '$1').replace(new RegExp(`(<${BLOCK}(?: [^>]*)?>|</${BLOCK}>)\\s+`, 'gu'), '$1');
  /** The tree of a text, with what Løype writes for who listens as GitHub writes it: marks for boxes, cells without a word, alignment. */
  const parsed = html => {
    const div = new DOMParser().parseFromString(`<body><div>${html}`, 'text/html').querySelector('div');
    for (const mark of div.querySelectorAll('span.task-mark')) mark.outerHTML = mark.dataset.done === 'true' ? '<input checked>' : '<input>';
    for (const cell of div.querySelectorAll('thead td')) cell.outerHTML = '<th></th>';
    for (const cell of div.querySelectorAll('[class^="align-"]')) cell.setAttribute('align', cell.className.slice('align-'.length));
    for (const cell of div.querySelectorAll('[align="left"]')) cell.removeAttribute('align');
    for (const body of div.querySelectorAll('tbody')) if (body.children.length === 0) body.remove();
    return div;
  };
  return pairs.flatMap(({ number, wanted, got }) => {
    const specified = parsed(wanted);
    const [a, b] = [tree(specified, specified.querySelector('h1') ? 1 : 0).trim(), tree(parsed(got), 0).trim()];
    return a === b ? [] : [{ number, wanted: a, got: b }];
  });
}

test('the examples of CommonMark are published as specified, or the documentation says why not', async () => {
  const refused = site(EXAMPLES);
  const rules = Object.fromEntries(Object.entries(REFUSED).map(([rule]) => [rule, [...refused].filter(([, own]) => own === rule).map(([number]) => number).toSorted((a, b) => a - b)]));
  assert.deepEqual(rules, REFUSED);
  const found = await otherwise(EXAMPLES, refused);
  assert.deepEqual(found.map(({ number }) => number), Object.values(OTHERWISE).flat(), JSON.stringify(found, null, 1));
  const share = EXAMPLES.length - refused.size - found.length;
  assert.ok(DOCUMENT.includes(`${share} av ${EXAMPLES.length}`), `docs/markdown.md says ${share} av ${EXAMPLES.length}`);
});

test('the extensions of GitHub are published as another implementation reads them, or the documentation says why not', async () => {
  const texts = EXTENSIONS.map((markdown, number) => ({ markdown: `${markdown}\n`, number,
    html: micromark(markdown, { extensions: [gfm()], htmlExtensions: [gfmHtml()], allowDangerousHtml: true }) }));
  const refused = site(texts);
  assert.deepEqual([...refused], []);
  const found = await otherwise(texts, refused);
  const told = found.map(({ number, wanted, got }) => [EXTENSIONS[number], wanted, got]);
  assert.deepEqual(Object.fromEntries(told.map(([text, , got]) => [text, got])), EXTENSIONS_OTHERWISE, JSON.stringify(told, null, 1));
});
