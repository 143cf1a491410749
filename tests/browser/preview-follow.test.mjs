// A page that its author renames, moves or deletes while it is open, and addresses that lead nowhere.

import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';

import { newPage } from './browser.mjs';
import { heard, mark, previewed } from './preview-site.mjs';

const NOTICE = 'loype-preview .notice';

let site;
before(async () => {
  site = await previewed('tests/sites/leader-support', [], {
    'content/kurs/modul-3/_index.md': '---\ntitle: Til slutt\nmodul: 3\n---\nModulen.\n',
    'content/kurs/modul-3/01-flytt.md': '---\ntitle: Flytt meg\n---\nDette står på siden.\n',
    'content/kurs/modul-3/02-slett.md': '---\ntitle: Slett meg\n---\nDette skal bort.\n',
  });
});
after(() => site?.close());

test('a tab follows a page whose file or folder is renamed, keeps the view, and says so', async () => {
  const page = await site.open('kurs/modul-3/flytt.html?visning=leder');
  site.move('content/kurs/modul-3/01-flytt.md', 'content/kurs/modul-3/01-nytt-navn.md');
  await page.waitForURL('**/kurs/modul-3/nytt-navn.html?visning=leder');
  await page.locator(NOTICE, { hasText: 'Siden har fått ny adresse' }).waitFor();
  assert.ok(await page.getByText('Dette står på siden.').isVisible());
  await mark(page);
  site.move('content/kurs/modul-3', 'content/kurs/modul-siste');
  await page.waitForURL('**/kurs/modul-siste/nytt-navn.html?visning=leder');
  await page.locator('h1', { hasText: 'Flytt meg' }).waitFor();
  await page.goto(`${site.base}kurs/modul-3/flytt.html`);
  await page.waitForURL('**/kurs/modul-siste/nytt-navn.html');
  site.move('content/kurs/modul-siste', 'content/kurs/modul-3');
  await page.waitForURL('**/kurs/modul-3/nytt-navn.html');
  await page.context().close();
});

test('a page that is deleted stays in view, says so, and offers the page around it', async () => {
  const page = await site.open('kurs/modul-3/slett.html');
  site.remove('content/kurs/modul-3/02-slett.md');
  await page.locator(NOTICE, { hasText: 'Siden finnes ikke lenger' }).waitFor();
  assert.ok(await page.getByText('Dette skal bort.').isVisible());
  await page.getByRole('button', { name: 'Gå til Til slutt' }).click();
  await page.waitForURL('**/kurs/modul-3/index.html');
  await page.context().close();
});

test('an address that leads nowhere has style and links that work at any depth', async () => {
  const page = await newPage(site.browser);
  for (const path of ['borte.html', 'kurs/borte.html', 'kurs/modul-1/borte/enda/lenger.html']) {
    const asked = [];
    page.on('response', response => asked.push([response.status(), response.url()]));
    assert.equal((await page.goto(site.base + path)).status(), 404);
    await heard(page);
    assert.deepEqual(asked.filter(([status, url]) => status >= 400 && url !== site.base + path), [], path);
    assert.ok(await page.evaluate(() => document.styleSheets.length > 0));
    const links = await page.locator('main a').evaluateAll(all => all.map(({ href }) => href));
    assert.ok(links.length > 0);
    for (const link of links) assert.equal((await page.request.get(link)).status(), 200, link);
    page.removeAllListeners('response');
  }
  await page.context().close();
});
