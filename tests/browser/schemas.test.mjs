// What Løype writes for other programs keeps to its schemas: course.json and the findings as JSON to those that Løype publishes, SARIF to
// the standard's, which comes with Microsoft's package for testing SARIF.
//
// In: the golden sites, the faulty sites and the repository's own. Out: nothing, or where a file is not as its schema says.

import assert from 'node:assert/strict';
import { execFileSync, spawnSync } from 'node:child_process';
import { mkdtempSync, readFileSync, readdirSync, rmSync } from 'node:fs';
import { createRequire } from 'node:module';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { test } from 'node:test';
import { fileURLToPath } from 'node:url';

import Ajv from 'ajv';
import Ajv2020 from 'ajv/dist/2020.js';

const ROOT = fileURLToPath(new URL('../../', import.meta.url));
const PROGRAM = resolve(ROOT, process.env.LOYPE_BIN ?? 'target/debug/loype');
const require = createRequire(import.meta.url);

const read = file => JSON.parse(readFileSync(file, 'utf8'));
const folders = name => readdirSync(join(ROOT, 'tests', name)).map(site => join(ROOT, 'tests', name, site));

/** What is wrong with a value, as lines; `strict` catches words in our own schemas that mean nothing. */
function faults(validate, value, name) {
  if (validate(value)) return [];
  return validate.errors.map(({ instancePath, message, params }) => `${name}${instancePath}: ${message} ${JSON.stringify(params)}`);
}

function own(schema) {
  // The formats `uint` and `uint32` say how wide a number is; that it is not below nothing stands there too.
  return new Ajv2020({ allErrors: true, strict: true, allowUnionTypes: true, formats: { uint: true, uint32: true } }).compile(schema);
}

function standard() {
  // The schema is of draft 4, from which it uses nothing that later drafts read otherwise; one of its patterns is no Unicode pattern.
  const { $schema, id, ...schema } = require('@microsoft/jest-sarif/lib/schemas/sarif-2.1.0-rtm.5.json');
  return new Ajv({ allErrors: true, strict: false, validateFormats: false, unicodeRegExp: false }).compile(schema);
}

function checked(folder, format) {
  const { stdout, status } = spawnSync(PROGRAM, ['check', '--format', format], { cwd: folder, encoding: 'utf8', timeout: 60_000 });
  // Some sites are so faulty that there is nothing to report in.
  return status === 2 && stdout === '' ? null : JSON.parse(stdout);
}

test('every course.json keeps to the schema beside it', () => {
  let courses = 0;
  const found = [...folders('sites'), ROOT].flatMap(folder => {
    const out = mkdtempSync(join(tmpdir(), 'loype-schemas-'));
    try {
      execFileSync(PROGRAM, ['build', '--no-cache', '--root', folder, '--out', out], { stdio: ['ignore', 'ignore', 'inherit'], timeout: 60_000 });
      const files = readdirSync(out, { recursive: true }).filter(path => /[\\/]course\.json$/.test(path));
      courses += files.length;
      return files.flatMap(path => {
        const course = read(join(out, path));
        return faults(own(read(join(out, path, '..', course.$schema))), course, join(folder, path));
      });
    } finally {
      rmSync(out, { recursive: true, force: true });
    }
  });
  assert.deepEqual(found, []);
  assert.ok(courses >= 5, `${courses} courses were looked at`);
});

for (const [format, validator] of [['json', () => own(read(join(ROOT, 'docs/schema/findings.schema.json')))], ['sarif', standard]]) {
  test(`findings as ${format} keep to their schema`, () => {
    const validate = validator();
    const reports = [...folders('sites-invalid'), ROOT].map(folder => [folder, checked(folder, format)]).filter(([, report]) => report);
    assert.deepEqual(reports.flatMap(([folder, report]) => faults(validate, report, folder)), []);
    assert.ok(reports.length >= 50, `${reports.length} reports were looked at`);
  });
}
