// @ts-check
// All that the reader has written, module by module, with ways to take it along: as text, on paper, and as a copy that another device can
// bring in without losing anything.
(() => {
  const notebook = document.getElementById('notebook');
  const list = notebook?.querySelector('.noted-list');
  const empty = notebook?.querySelector('.empty');
  const said = notebook?.querySelector('.tools-said');
  const noted = document.querySelector('template#noted');
  const dialog = document.querySelector('dialog#erase');
  const file = document.querySelector('input#import-file');
  if (!notebook || !(empty instanceof HTMLElement) || !list || !(said instanceof HTMLElement) || !(noted instanceof HTMLTemplateElement)) return;
  if (!(dialog instanceof HTMLDialogElement) || !(file instanceof HTMLInputElement)) return;

  const words = notebook.dataset;
  const { lang, dataset: { root = '', site = '' } } = document.documentElement;
  const inOrder = new Intl.Collator(lang, { numeric: true }).compare;
  const FORMAT = 'loype-notes';
  const VERSION = 1;
  /** No browser has room for as much as this, in bytes. */
  const MOST = 20_000_000;

  /** Whether it is the address of a page of this site, as `loype.address` writes it: a link to anything else could run a script. @param {string} path */
  const isPage = path => {
    try {
      return path.endsWith('.html') && loype.address(root + encodeURI(path)) === path;
    } catch {
      return false;
    }
  };

  /** The page and the block of a note; none where its name is not one that `answers.js` gives. An answer that has moved has marks of its own. @param {string} name */
  const place = name => {
    const [, path = '', block] = /^note:([^#]*)#([\w-]+)\+*$/.exec(name) ?? [];
    return block && isPage(path) ? { path, block } : undefined;
  };

  const notes = () => loype.names().filter(name => name.startsWith('note:')).flatMap(name => {
    const note = loype.note(name);
    return note ? [{ name, ...note, module: note.module || words.elsewhere || '' }] : [];
  }).sort((a, b) => inOrder(a.module, b.module) || inOrder(a.page, b.page) || inOrder(a.name, b.name));

  /** @typedef {ReturnType<typeof notes>[number]} Noted */

  const modules = () => {
    /** @type {Map<string, Noted[]>} */
    const found = new Map();
    for (const note of notes()) found.set(note.module, [...(found.get(note.module) ?? []), note]);
    return found;
  };

  /** @param {Noted} note */
  const article = note => {
    const copy = /** @type {DocumentFragment} */ (noted.content.cloneNode(true));
    const [heading, question, text, time, erase] = ['strong', 'span', '.noted-text', 'time', '.erase'].map(part => copy.querySelector(part));
    if (heading) heading.textContent = note.heading;
    if (question) question.textContent = note.question;
    if (text) text.textContent = note.text;
    const day = new Date(note.changed);
    if (time instanceof HTMLTimeElement && !Number.isNaN(day.getTime())) {
      Object.assign(time, { dateTime: note.changed, textContent: day.toLocaleDateString(lang, { dateStyle: 'long' }) });
    }
    erase?.setAttribute('aria-label', `${erase.textContent}: ${note.heading || note.question}`);
    erase?.addEventListener('click', () => ask(dialogWords.one ?? '', [note.name]));
    return copy;
  };

  /** The name of the page, where it is not that of the note before. @param {Noted} note @param {Noted | undefined} before */
  const pageHeading = (note, before) => {
    if (before?.page === note.page) return [];
    const heading = document.createElement('h3');
    const at = place(note.name);
    const href = at && `${root}${encodeURI(at.path)}#${at.block}`;
    heading.append(href ? Object.assign(document.createElement('a'), { href, textContent: note.page }) : note.page);
    return [heading];
  };

  const show = () => {
    list.replaceChildren(...[...modules()].map(([module, inIt]) => {
      const section = document.createElement('section');
      const heading = Object.assign(document.createElement('h2'), { textContent: module });
      section.append(heading, ...inIt.flatMap((note, at) => [...pageHeading(note, inIt[at - 1]), article(note)]));
      return section;
    }));
    const none = list.childElementCount === 0;
    empty.hidden = !none;
    for (const button of notebook.querySelectorAll('[data-full]')) button.toggleAttribute('hidden', none);
  };

  const question = dialog.querySelector('p');
  const dialogWords = question?.dataset ?? {};
  /** @type {string[]} */
  let erasing = [];
  /** @param {string} text @param {string[]} names */
  const ask = (text, names) => {
    if (question) question.textContent = text;
    erasing = names;
    dialog.returnValue = '';
    dialog.showModal();
  };
  dialog.addEventListener('close', () => {
    if (dialog.returnValue !== 'erase') return;
    erasing.forEach(name => loype.remove(name));
    said.textContent = words.erased ?? '';
    said.focus();
  });

  /** @param {string} text @param {string} type @param {string} ending */
  const download = (text, type, ending) => {
    const url = URL.createObjectURL(new Blob([text], { type }));
    Object.assign(document.createElement('a'), { href: url, download: `${words.file}.${ending}` }).click();
    setTimeout(() => URL.revokeObjectURL(url), 60_000);
  };

  /** @param {Noted} note */
  const asText = note => {
    const asked = [note.heading, note.question].filter(Boolean).map(line => `> ${line}`).join('\n>\n');
    return `### ${note.page}\n\n${asked}\n\n${note.text.trim()}\n`;
  };

  const asMarkdown = () => [
    `# ${words.title}\n`, ...[...modules()].flatMap(([module, inIt]) => [`## ${module}\n`, ...inIt.map(asText)]),
  ].join('\n');

  const asCopy = () => JSON.stringify({
    format: FORMAT, version: VERSION, site, notes: Object.fromEntries(notes().map(({ name }) => [name, loype.note(name)])), done: loype.done(),
  }, null, 2);

  /** Why a copy cannot be brought in; empty where it can. @param {any} copy */
  const refusal = copy => {
    const isObject = (/** @type {unknown} */ one) => typeof one === 'object' && one !== null && !Array.isArray(one);
    if (copy?.format !== FORMAT || !Number.isInteger(copy.version) || !isObject(copy.notes)) return words.unreadable ?? '';
    if (copy.version > VERSION) return words.newer ?? '';
    return copy.site === site ? '' : (words.otherSite ?? '');
  };

  /** Adds what a copy has: notes that are new, and to those that differ the other text too. Anyone may have written the file. @param {any} copy */
  const bringIn = copy => {
    const refused = refusal(copy);
    if (refused) return refused;
    const theirs = Object.entries(copy.notes).map(([name, note]) => ({ name, note: place(name) ? loype.asNote(note) : null }));
    let changes = 0;
    let kept = true;
    for (const { name, note } of theirs) {
      if (!note) continue;
      const mine = loype.note(name);
      const [older, newer] = !mine || mine.changed < note.changed ? [mine, note] : [note, mine];
      const text = loype.joined(older?.text ?? '', newer.text);
      if (text === mine?.text) continue;
      kept = loype.write(name, { ...newer, text }) && kept;
      changes += 1;
    }
    const done = Object.entries(loype.asDone(copy.done)).filter(([path]) => isPage(path));
    const marks = { ...Object.fromEntries(done), ...loype.done() };
    if (Object.keys(marks).length > 0) kept = loype.write('done', marks) && kept;
    if (!kept) return words.failed ?? '';
    const leftOut = theirs.filter(({ note }) => !note).length;
    const counted = (words.imported ?? '').replace('{count}', String(changes));
    return leftOut ? `${counted} ${(words.leftOut ?? '').replace('{count}', String(leftOut))}` : counted;
  };

  /** @param {string} id @param {() => void} act */
  const on = (id, act) => document.getElementById(id)?.addEventListener('click', act);
  on('export-text', () => download(asMarkdown(), 'text/markdown', 'md'));
  on('export-copy', () => download(asCopy(), 'application/json', 'json'));
  on('print', () => print());
  on('import', () => file.click());
  on('erase-all', () => {
    const names = notes().map(({ name }) => name);
    ask((dialogWords.all ?? '').replace('{count}', String(names.length)), names);
  });
  file.addEventListener('change', async () => {
    const chosen = file.files?.[0];
    if (!chosen) return;
    const read = async () => (chosen.size > MOST ? words.unreadable : bringIn(JSON.parse(await chosen.text())));
    said.textContent = (await read().catch(() => words.unreadable)) ?? '';
    file.value = '';
  });

  loype.changed(() => show());
  notebook.hidden = false;
  show();
})();
