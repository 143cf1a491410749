// What the preview does for the one who writes: it goes where the author works, opens files in the editor, and shows drafts as drafts.

import assert from 'node:assert/strict';
import { after, afterEach, before, test } from 'node:test';

import { heard, mark, isSame, previewed } from './preview-site.mjs';

const FILE = 'content/kurs/modul-1/01-tekst.md';
const PAGE = 'kurs/modul-1/tekst.html';
const OTHER = { file: 'content/kurs/modul-1/02-mote.md', page: 'kurs/modul-1/mote.html' };
const DRAFT = { file: 'content/kurs/modul-1/04-uferdig.md', page: 'kurs/modul-1/uferdig.html' };
const draft = text => `---\ntitle: Uferdig\nduration: 5 min\ndraft: ja\n---\n\n${text}\n`;

let site;
before(async () => { site = await previewed('tests/sites/leader-support', ['--editor', 'true {file}:{line}:{column}']); });
after(() => site?.close());
afterEach(() => site.reset());

test('a file is opened in the editor at its line', async () => {
  const page = await site.open(PAGE);
  await page.getByRole('button', { name: 'Om siden' }).click();
  const asked = page.waitForRequest(request => request.url().endsWith('_loype/open'));
  await page.getByRole('button', { name: /^Åpne i skriveprogram: content\/kurs\/modul-1\/01-tekst\.md:\d+$/ }).click();
  const request = await asked;
  assert.deepEqual(Object.keys(request.postDataJSON()), ['file', 'line', 'column']);
  assert.equal((await request.response()).status(), 204);
  await page.locator('loype-preview .told', { hasText: 'Åpnet i skriveprogrammet' }).waitFor({ state: 'attached' });
  await page.context().close();
});

test('what was read of the order rules opens from one line, and stays open when they change', async () => {
  const page = await site.open('kurs/index.html');
  site.edit('content/kurs/_index.md', 'title: Kurset\n', 'title: Kurset\nprerequisites:\n  - Modul 2 bygger på modul 1\n  - Modul 1 bør tas etter 2\n');
  await page.getByRole('button', { name: 'Om siden' }).click();
  const rules = page.locator('loype-preview .rules');
  await rules.getByText('Regler: 2 lest, 1 brutt').waitFor();
  const read = rules.getByText('Modul 1 før 2', { exact: true });
  assert.equal(await read.isVisible(), false);
  await rules.locator('summary').press('Enter');
  await read.waitFor();
  await rules.getByText('den publiserte rekkefølgen følger den ikke').waitFor();
  await rules.getByRole('button', { name: /^Åpne i skriveprogram: content\/kurs\/_index\.md:4$/ }).waitFor();
  site.edit('content/kurs/_index.md', 'bør tas etter 2', 'bør tas før 2');
  await rules.getByText('Regler: 2 lest', { exact: true }).waitFor();
  await read.first().waitFor();
  site.edit('content/kurs/_index.md', 'bygger på modul 1', 'hviler på modul 1');
  // An error opens the findings in the place of the panel.
  await rules.getByText('Regler: 1 lest, 1 ikke lest').waitFor({ state: 'attached' });
  await page.context().close();
});

test('a draft is shown as one where it would stand, follows its file, and is in the list of drafts', async () => {
  const page = await site.open(DRAFT.page);
  site.write(DRAFT.file, draft('Det første utkastet.'));
  await page.getByText('Det første utkastet.').waitFor();
  await page.getByRole('button', { name: 'Om siden (utkast)' }).click();
  await page.locator('loype-preview .panel .draft').waitFor();
  await mark(page);
  site.write(DRAFT.file, draft('Det andre utkastet.'));
  await page.getByText('Det andre utkastet.').waitFor();
  assert.ok(await isSame(page));
  const other = await site.open(PAGE);
  await other.getByRole('button', { name: 'Om siden', exact: true }).click();
  await other.locator('loype-preview .panel').getByRole('link', { name: 'Uferdig' }).click();
  await other.waitForURL(site.base + DRAFT.page);
  site.write(DRAFT.file, draft('Nå er det ferdig.').replace('draft: ja\n', ''));
  await page.getByText('Nå er det ferdig.').waitFor();
  await page.getByRole('button', { name: 'Om siden', exact: true }).waitFor();
  // A page that goes changes the menus of those beside it: the next test begins when that is done.
  site.remove(DRAFT.file);
  await page.locator('loype-preview .gone').waitFor();
  await page.context().close();
  await other.context().close();
});

test('the mark beside a change stands still for those who want no motion, and is seen in forced colours', async () => {
  const page = await site.open(PAGE, { reducedMotion: 'reduce', forcedColors: 'active' });
  site.edit(FILE, 'Det første avsnittet.', 'Det aller første avsnittet.');
  const shown = await page.waitForFunction(() => {
    const line = document.querySelector('loype-preview').shadowRoot.querySelector('.changed');
    return line && { motion: getComputedStyle(line).animationName, colours: [line, document.body].map(one => getComputedStyle(one).backgroundColor) };
  });
  const { motion, colours } = await shown.jsonValue();
  assert.equal(motion, 'stay');
  assert.notEqual(colours[0], colours[1]);
  await page.context().close();
});

test('whoever asks for it is taken to the page that is written in, and to the place', async context => {
  const followed = await previewed('tests/sites/leader-support', ['--follow']);
  context.after(() => followed.close());
  const page = await followed.open(PAGE, { viewport: { width: 390, height: 300 } });
  followed.edit(OTHER.file, 'Se på', 'Se nøye på');
  await page.waitForURL(followed.base + OTHER.page);
  await page.getByText('Se nøye på').waitFor();
  await heard(page);
  followed.edit(FILE, 'Noe å finne ut.', 'Noe helt annet å finne ut.');
  await page.waitForURL(followed.base + PAGE);
  await heard(page);
  await mark(page);
  followed.edit(FILE, 'Noe helt annet', 'Noe tredje');
  await page.getByText('Noe tredje').waitFor();
  await page.waitForFunction(() => scrollY > 0);
  assert.ok(await isSame(page));
  const { y } = await page.getByText('Noe tredje').boundingBox();
  assert.ok(y > 0 && y < 300, 'the change is in sight');
});
