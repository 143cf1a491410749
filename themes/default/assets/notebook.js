// @ts-check
// All that the reader has written, module by module, with ways to take it along: as text, on paper, and as a copy that another device can
// bring in without losing anything.
(() => {
  const notebook = document.getElementById('notebook');
  const list = notebook?.querySelector('.noted-list');
  const empty = notebook?.querySelector('.empty');
  const said = notebook?.querySelector('.tools-said');
  const noted = document.querySelector('template#noted');
  const places = document.querySelector('template#places');
  const dialog = document.querySelector('dialog#erase');
  const file = document.querySelector('input#import-file');
  if (!notebook || !(empty instanceof HTMLElement) || !list || !(said instanceof HTMLElement) || !(noted instanceof HTMLTemplateElement)) return;
  if (!(places instanceof HTMLTemplateElement)) return;
  if (!(dialog instanceof HTMLDialogElement) || !(file instanceof HTMLInputElement)) return;

  const words = notebook.dataset;
  const { lang, dataset: { root = '', site = '', was = '' } } = document.documentElement;
  const inOrder = new Intl.Collator(lang, { numeric: true }).compare;
  const { FORMAT, VERSION, byRow, asMarkdown: sheetAsMarkdown, asCsv, asCopy: copyOf, download: save } = loype.fields;
  /** No browser has room for as much as this, in bytes. */
  const MOST = 20_000_000;
  /** Nobody has made a sheet with as many answers as this. */
  const MOST_FIELDS = 2000;

  /** Whether it is the address of a page of this site, as `loype.address` writes it: a link to anything else could run a script. @param {string} path */
  const isPage = path => {
    try {
      return path.endsWith('.html') && loype.address(root + encodeURI(path)) === path;
    } catch {
      return false;
    }
  };

  /** The page and the block of a name; none where it is not one that the site's own scripts give. An answer that has moved has marks of its own. @param {string} name */
  const place = name => {
    const [, path = '', block = ''] = /^(?:(?:note|sheet):([^#]*)#([\w-]+)\+*|tasks:[^#]*)$/.exec(name) ?? [];
    const of = path || (name.startsWith('tasks:') ? name.slice('tasks:'.length) : '');
    return isPage(of) ? { path: of, block } : undefined;
  };

  /** @typedef {{ at: number, heading: string, course: string, isThere: boolean }} Place */

  /** Where each page is, by its address as built; a folder stands for the pages of a module that is too long to name them. */
  const there = (() => {
    /** @type {Map<string, Place>} */
    const found = new Map();
    const lists = /** @type {HTMLElement[]} */ ([...places.content.querySelectorAll('ul')]);
    const isOne = lists.length < 3;
    /** @param {string} address @param {string} heading @param {string} course */
    const add = (address, heading, course) => found.set(address, { at: found.size, heading, course, isThere: true });
    for (const list of lists) {
      const { title = '', pages = '' } = list.dataset;
      const course = isOne ? '' : title;
      pages.split(' ').forEach(address => add(address, title || (words.elsewhere ?? ''), ''));
      for (const { dataset: { title: heading = '', index = '', pages: named, leader } } of /** @type {NodeListOf<HTMLElement>} */ (list.querySelectorAll('li'))) {
        const folder = index.replace(/[^/]*$/, '');
        add(index, heading, course);
        if (named === undefined) add(folder, heading, course);
        named?.split(' ').filter(Boolean).forEach(name => add(`${folder}${name.replace(/:.*/, '')}.html`, heading, course));
        if (leader) add(leader, heading, course);
      }
    }
    return found;
  })();

  /** @param {string} path */
  const placed = path => there.get(path) ?? there.get(path.replace(/[^/]*$/, ''));

  /** An answer, or the answers in a sheet as one. @param {string} name */
  const isNote = name => /^(note|sheet):/.test(name);

  const notes = () => loype.names().filter(isNote).flatMap(name => {
    const sheet = name.startsWith('sheet:') ? loype.asSheet(loype.read(name)) : null;
    const note = sheet ? { ...sheet, heading: sheet.title, question: '', text: '' } : loype.note(name);
    if (!note) return [];
    // What a host that leaves out `.html` was the cause of moves when its page is opened.
    const path = /^\w+:([^#]*)/.exec(name)?.[1] ?? '';
    const at = [path, `${path}.html`, `${path}/index.html`].map(placed).find(Boolean);
    const heading = at?.heading ?? (note.module || words.elsewhere || '');
    return [{ name, sheet, ...note, heading: note.heading, module: heading, course: at?.course ?? '', at: at?.at ?? Infinity, isThere: placed(path) !== undefined }];
  }).sort((a, b) => (a.at === b.at ? 0 : a.at - b.at) || inOrder(a.module, b.module) || inOrder(a.page, b.page) || inOrder(a.name, b.name));

  /** @typedef {ReturnType<typeof notes>[number]} Noted */

  const modules = () => {
    /** @type {Map<string, Noted[]>} */
    const found = new Map();
    for (const note of notes()) {
      const heading = note.course ? `${note.course}: ${note.module}` : note.module;
      found.set(heading, [...(found.get(heading) ?? []), note]);
    }
    return found;
  };

  /** The answers in a sheet, row by row. @param {LoypeSheet} sheet */
  const answers = sheet => {
    const list = document.createElement('dl');
    list.className = 'noted-answers';
    for (const { label, inRow } of byRow(sheet, words.row ?? '')) {
      list.append(Object.assign(document.createElement('dt'), { textContent: label }), ...inRow.map(({ column, text }) => {
        const answer = document.createElement('dd');
        if (column) answer.append(Object.assign(document.createElement('span'), { textContent: `${column}: ` }));
        answer.append(text.trim());
        return answer;
      }));
    }
    return list;
  };

  /** @param {LoypeSheet} sheet @param {string} name */
  const csv = (sheet, name) => {
    const { path = '', block = '' } = place(name) ?? {};
    const button = Object.assign(document.createElement('button'), { type: 'button', textContent: words.csv ?? '', ariaLabel: `${words.csv}: ${sheet.title}` });
    button.addEventListener('click', () => save(asCsv(sheet), 'text/csv', `${[path.replace(/.*\/|\.html$/g, ''), block].filter(Boolean).join('-')}.csv`));
    return button;
  };

  /** @param {Noted} note */
  const article = note => {
    const copy = /** @type {DocumentFragment} */ (noted.content.cloneNode(true));
    const [heading, question, text, foot, erase] = ['strong', 'span', '.noted-text', '.noted-foot', '.erase'].map(part => copy.querySelector(part));
    if (heading) heading.textContent = note.heading;
    if (question) question.textContent = note.question;
    if (note.sheet) text?.replaceWith(answers(note.sheet));
    else if (text) text.textContent = note.text;
    const day = new Date(note.changed);
    if (!Number.isNaN(day.getTime())) {
      const time = Object.assign(document.createElement('time'), { dateTime: note.changed, textContent: day.toLocaleDateString(lang, { dateStyle: 'long' }) });
      foot?.prepend(time, ' ');
    }
    if (note.sheet) erase?.before(csv(note.sheet, note.name));
    erase?.setAttribute('aria-label', `${erase.textContent}: ${note.heading || note.question}`);
    erase?.addEventListener('click', () => ask((note.sheet ? dialogWords.sheet : dialogWords.one) ?? '', [note.name]));
    return copy;
  };

  /** The name of the page, where it is not that of the note before. @param {Noted} note @param {Noted | undefined} before */
  const pageHeading = (note, before) => {
    if (before?.page === note.page) return [];
    const heading = document.createElement('h3');
    const at = note.isThere ? place(note.name) : undefined;
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
    for (const button of notebook.querySelectorAll('[data-any]')) button.toggleAttribute('hidden', kept().length === 0);
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
  const download = (text, type, ending) => save(text, type, `${words.file}.${ending}`);

  /** @param {Noted} note */
  const asText = note => {
    const asked = [note.heading, note.question].filter(Boolean).map(line => `> ${line}`).join('\n>\n');
    return `### ${note.page}\n\n${asked}\n\n${note.sheet ? sheetAsMarkdown(note.sheet, words.row ?? '') : `${note.text.trim()}\n`}`;
  };

  const asMarkdown = () => [
    `# ${words.title}\n`, ...[...modules()].flatMap(([module, inIt]) => [`## ${module}\n`, ...inIt.map(asText)]),
  ].join('\n');

  /** All that a copy takes along: what the reader has picked to see belongs to the device. */
  const kept = () => loype.names().filter(name => name !== 'view');

  const asCopy = () => copyOf(Object.fromEntries(kept().map(name => [name, loype.read(name)])));

  /** What a copy has, by names; the first version had the marks apart. @param {any} copy @returns {[string, any][]} */
  const entries = copy => (copy.version === 1 ? [...Object.entries(copy.notes), ['done', copy.done]] : Object.entries(copy.kept));

  /** Why a copy cannot be brought in; empty where it can. @param {any} copy */
  const refusal = copy => {
    const isObject = (/** @type {unknown} */ one) => typeof one === 'object' && one !== null && !Array.isArray(one);
    if (copy?.format !== FORMAT || !Number.isInteger(copy.version)) return words.unreadable ?? '';
    if (copy.version > VERSION) return words.newer ?? '';
    if (!isObject(copy.version === 1 ? copy.notes : copy.kept)) return words.unreadable ?? '';
    return [site, ...was.split(' ')].includes(copy.site) ? '' : (words.otherSite ?? '');
  };

  /** What of a copy is taken under a name: only what has the shape that the site itself gives it. @param {string} name @param {any} value */
  const shaped = (name, value) => {
    if (name === 'done') return Object.fromEntries(Object.entries(loype.asTexts(value)).filter(([path]) => isPage(path)));
    if (!place(name)) return null;
    if (name.startsWith('sheet:')) {
      const sheet = loype.asSheet(value);
      // That it is in a file is true of the device it came from.
      return sheet && Object.keys(sheet.fields).length <= MOST_FIELDS ? { ...sheet, filed: '' } : null;
    }
    return name.startsWith('note:') ? loype.asNote(value) : loype.asTexts(value);
  };

  /** Adds what a copy has: notes that are new, and to those that differ the other text too. Anyone may have written the file. @param {any} copy */
  const bringIn = copy => {
    const refused = refusal(copy);
    if (refused) return refused;
    const theirs = entries(copy).map(([name, value]) => ({ name, value: shaped(name, value) }));
    const came = theirs.map(({ name, value }) => {
      const isNothing = !value || (!isNote(name) && Object.keys(value).length === 0);
      return isNothing ? 'nothing' : loype.add(name, value);
    });
    if (came.includes('failed')) return words.failed ?? '';
    const changes = theirs.filter(({ name }, at) => isNote(name) && came[at] === 'added').length;
    const leftOut = theirs.filter(({ value }) => !value).length;
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
