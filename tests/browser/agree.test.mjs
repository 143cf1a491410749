// The search of the browser and the search of the program are one: for the same query they find the same pages in the same order, mend the
// same words and miss the same words.
//
// In: the queries of tests/search/queries.yaml and those below, each asked as if one were still writing it. The program answers a whole list
// by `loype search --test`, where each page that is looked for is one that no query finds first; with a filter it is asked once a query.

import assert from 'node:assert/strict';
import { execFile } from 'node:child_process';
import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { after, test } from 'node:test';
import { fileURLToPath } from 'node:url';

import { hosted } from './hosted.mjs';

const ROOT = fileURLToPath(new URL('../../', import.meta.url));
const PROGRAM = resolve(ROOT, process.env.LOYPE_BIN ?? 'target/debug/loype');
const PAGE = 'sok.html';
const FIRST = 10;

const OWN = [
  // several words, words that are still written, words that are common
  'praksis', 'verdi', 'vurd', 'le', 'l', 'og', 'i', 'og det', 'og lærer', 'elev i', 'vurdering e', 'elev vurdering', 'leder ledelse', 'modul 3', '3', '2020',
  'elev-vurdering', 'LÆRINGSMØTE', 'elev elever', 'elever elev*',
  // operators
  '"verdier i praksis"', '«felles praksis»', 'praksis "felles', '"elev" praksis', '"dette står nok ingen steder"', 'vurdering "felles praksis"', 'praksis -film',
  'praksis -elev -lærer', 'elev -vurder*', 'elev -tittel:vurdering', 'praksis tittel:', 'praksis ""', 'praksis -', 'praksis & elev', 'navn:praksis', 'elev -praksis "felles praksis"',
  'tittel:praksis', 'title:modul', 'TITTEL:vurd', 'tittel:"verdier i praksis"', 'tittel:fellesmøte elev', 'tittel:finnesikkeitittel', 'prak*', 'vurdering prak*', 'under*', 'og*',
  // words that are not there as they are written
  'prakssis', 'vurdring', 'kutlur', 'læringsmote', 'profesjonsfelesskap', 'burdering', 'kompetnasemål', 'elevvurderingskultur', 'vurderingspraksis', 'xyzzyqq', 'xyzzyqq elev', 'elev xyzzyqq',
  'prakssis vurdring', '"felles prakssis"', 'tittel:prakssis', 'kvantefysikk matematikk', 'praksis-xyzzyqq', 'vurdring -elev', 'brillene', 'planene', 'fellesskap', 'konferanse', 'kurs',
  // written forms of words
  'vurderinga', 'verdiane', 'læringa til elevane', 'korleis', 'laering', 'laeringsmoete', 'maal', 'naar', 'dybdelaering', 'dybdelæringen', 'dybdelaring', 'brok', 'évaluering', 'assessment',
].map(query => ({ query, view: '' }));
const VIEWS = ['leder', 'praksis', 'møte', 'xyzzyqq elev', 'tittel:modul', 'vurdring', 'plan'].flatMap(query => ['leader', 'owner'].map(view => ({ query, view })));
const FILTERED = [
  { query: 'praksis', kind: 'oppgave' },
  { query: 'vurdering', module: '2' },
  { query: 'elev plan', module: '3' },
  { query: 'xyzzyqq møte', module: '1' },
  { query: 'vurdring', kind: 'film' },
  { query: 'leder eier', kind: 'tekst' },
  { query: 'elev på 10 trinn' },
];
const REFUSED = ['-praksis', '*praksis', 'p*', 'pr*sis', '*', 'praksis -"felles praksis"', '""', 'tittel:', '"" praksis', 'tittel: praksis', '-', '&', '*praksis -elev'];

const here = hosted();
const folder = await mkdtemp(join(tmpdir(), 'loype-agree-'));
after(() => rm(folder, { recursive: true, force: true }));
let opened;
/** A page with all of the search there, the same for all tests. */
const searching = () => (opened ??= (async () => {
  const page = await here.open(`${PAGE}#&q=praksis`);
  await page.waitForFunction(() => globalThis.loype.search?.within && globalThis.loype.search.shown);
  return page;
})());

test('both find the same pages in the same order, and mend and miss the same words', async () => {
  const queries = [...await written(), ...OWN, ...VIEWS];
  const [program, browser] = await Promise.all([asked(queries), found(queries)]);
  assert.deepEqual(differing(browser, program, queries), []);
  assert.ok(program.filter(({ pages }) => pages.length > 0).length > 150, 'most find something');
  assert.ok(program.filter(({ notes }) => notes.length > 0).length > 20, 'some are mended, and some lack a word');
});

test('both find the same pages of a kind and of a module, with the same excerpts', async () => {
  const [program, browser] = await Promise.all([Promise.all(FILTERED.map(filtered)), found(FILTERED, true)]);
  assert.deepEqual(differing(browser, program, FILTERED), []);
  assert.ok(program.some(({ excerpts }) => excerpts.length > 3));
});

test('both refuse the same queries', async () => {
  const page = await searching();
  const refused = await page.evaluate(async queries => {
    const answers = await Promise.all(queries.map(query => globalThis.loype.search.answer(query, { typing: true, filter: {} })));
    return answers.map(({ refused, pages }) => Boolean(refused) || pages.length === 0);
  }, REFUSED);
  assert.deepEqual(REFUSED.filter((_, at) => !refused[at]), []);
  const { err } = await tried(REFUSED.map(query => ({ query, view: '' })), ['index.html']);
  const lines = [...err.matchAll(/list\.yaml:(\d+):\d+/gu)].map(([, line]) => Number(line));
  assert.deepEqual(REFUSED.filter((_, at) => !lines.includes(3 + 2 * at)), []);
});

/** What differs between two lists of answers, with the query of each. */
function differing(browser, program, queries) {
  return queries.flatMap((query, at) => {
    const [one, other] = [browser[at], program[at]];
    return JSON.stringify(one) === JSON.stringify(other) ? [] : [{ ...query, browser: one, program: other }];
  });
}

/** What the script of the site finds, and says of it in the words of the program. */
async function found(queries, hasExcerpts = false) {
  const page = await searching();
  return page.evaluate(async ({ queries, first, hasExcerpts }) => {
    const { search } = globalThis.loype;
    const { index, ...build } = await search.index();
    const facts = await build.facts();
    const kind = name => index.kinds.findIndex(([, title]) => title.toLowerCase() === name);
    const module = number => facts.modules.findIndex(([, title]) => title.startsWith(`Modul ${number}`));
    const answers = [];
    for (const query of queries) {
      document.documentElement.dataset.view = query.view ?? '';
      const filter = { ...(query.kind && { kind: kind(query.kind) }), ...(query.module && { module: module(query.module) }) };
      const answer = await search.answer(query.query, { typing: true, filter });
      const shown = await Promise.all(answer.pages.slice(0, first).map(number => search.shown(number, answer)));
      const missing = answer.missing.map(word => `\`${word}\``);
      const listed = [missing.slice(0, -1).join(', '), ...missing.slice(-1)].filter(Boolean).join(' og ');
      answers.push({
        pages: shown.map(({ address }) => address.replace(/^(\.\.?\/)+/, '').replace(/[?#].*$/, '')),
        notes: [
          ...answer.mended.map(({ word, by }) => `ingen treff på \`${word}\`: viser treff på \`${by.join(' ')}\``),
          ...(shown.length > 0 && listed ? [`ingen side har alle ordene; den første mangler ${listed}`] : []),
        ],
        ...(hasExcerpts && { excerpts: shown.map(({ excerpt }) => excerpt) }),
      });
    }
    return answers;
  }, { queries, first: FIRST, hasExcerpts });
}

/** What the program finds, and says of it. Of two pages that are looked for, one at least is not among the first. */
async function asked(queries) {
  const { out } = await tried(queries, ['personvern.html', 'index.html']);
  return answersIn(out, queries);
}

/** Lets the program try a list: each query once for each page that it should find. */
async function tried(queries, pages) {
  const file = join(folder, 'list.yaml');
  const trials = queries.flatMap(({ query, view }) => pages.map(page => `  - ord: ${JSON.stringify(query)}\n    side: ${page}\n${view ? `    målgruppe: ${view}\n` : ''}`));
  await writeFile(file, `første: ${FIRST}\nsøk:\n${trials.join('')}`);
  return run(['search', '--root', ROOT, '--test', file]);
}

/** The answers in what the program prints of the searches of a list: two searches for each query, of which those that go well are not told. */
function answersIn(out, queries) {
  const blocks = out.split(/^(?=\S*list\.yaml:\d+:\d+: )/mu);
  const byLine = new Map(blocks.map(block => [Number(/^\S*list\.yaml:(\d+):/u.exec(block)?.[1]), block]));
  let line = 3;
  return queries.map(({ query, view }) => {
    const length = view ? 3 : 2;
    const block = byLine.get(line) ?? byLine.get(line + length);
    line += 2 * length;
    assert.ok(block, `the program tells what it finds for ${query}`);
    const lines = block.split('\n').slice(1);
    return { pages: lines.flatMap(one => /^ {2}\d+\. (\S+)/u.exec(one)?.[1] ?? []), notes: lines.flatMap(one => told(one.slice(2))) };
  });
}

async function filtered({ query, kind, module }) {
  const wish = [...(kind ? ['--kind', kind] : []), ...(module ? ['--module', module] : [])];
  const { out, err } = await run(['search', '--root', ROOT, ...wish, '--', query]);
  const lines = out.split('\n').filter(Boolean).map(line => line.split('\t'));
  return { pages: lines.map(([address]) => address.replace(/#.*$/, '')), notes: err.split('\n').flatMap(told), excerpts: lines.map(([, , excerpt]) => excerpt) };
}

/** What is told of words. */
function told(line) {
  return /^ingen treff på .*: viser treff|^ingen side har alle/u.test(line) ? [line] : [];
}

/** The queries of the list that the project holds its search against. */
async function written() {
  const list = await readFile(join(ROOT, 'tests/search/queries.yaml'), 'utf8');
  return [...list.matchAll(/^ {2}- ord: (.*)$/gmu)].map(([, query]) => ({ query: query.replace(/^(["'])(.*)\1$/u, '$2').trim(), view: '' }));
}

function run(given) {
  return new Promise(done => {
    execFile(PROGRAM, given, { cwd: ROOT, maxBuffer: 1 << 26 }, (error, out, err) => done({ code: error?.code ?? 0, out, err }));
  });
}
