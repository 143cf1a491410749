// @ts-check
// The only place that stores anything, on the reader's own device and only when the reader has asked for it. Where the browser refuses
// (private windows, no room left), `write` says so and nothing breaks. Other scripts find it as `loype`.
//
// A name is of one of these kinds, and ends in the address of its page as it was built, never as the browser came there:
//   view          whom the site is shown for            note:PAGE#BLOCK   an answer
//   done          the pages marked as done              tasks:PAGE        what is ticked in its lists
//   sheet:PAGE#BLOCK   the answers in a sheet
//   (`plan:COURSE` is kept free for plans)
// The number in the prefix is the version of all this: what a later one has kept is never read as something else.
(() => {
  const { site = '', was = '', page = '', aliases = '' } = document.documentElement.dataset;
  const PREFIX = `loype2:${site}:`;
  /** Addresses are told apart by where they lead in the site alone, wherever it stands. */
  const SITE = 'http://site/';
  /** @type {((name?: string) => void)[]} */
  const listeners = [];
  /** @param {string} [name] */
  const tell = name => listeners.forEach(listener => listener(name));

  /**
   * @template T
   * @param {() => T} act
   * @param {T} otherwise
   */
  const attempt = (act, otherwise) => {
    try {
      return act();
    } catch {
      return otherwise;
    }
  };

  /** @param {string} key */
  const stored = key => attempt(() => JSON.parse(localStorage.getItem(key) ?? 'null'), null);

  /** @param {string} name */
  const read = name => stored(PREFIX + name);

  /** @param {string} prefix */
  const under = prefix => attempt(() => Object.keys(localStorage), []).filter(key => key.startsWith(prefix)).sort();

  const names = () => under(PREFIX).map(key => key.slice(PREFIX.length));

  /** @param {() => void} act @param {string} name */
  const change = (act, name) => {
    const kept = attempt(() => (act(), true), false);
    if (kept) tell(name);
    return kept;
  };

  /** @param {string} name @param {unknown} value */
  const write = (name, value) => change(() => localStorage.setItem(PREFIX + name, JSON.stringify(value)), name);

  /** @param {string} name */
  const remove = name => change(() => localStorage.removeItem(PREFIX + name), name);

  // What is stored may have come from a copy that anyone has written: only text is taken for text.
  /** @param {any} from @param {string} fields @returns {any} */
  const only = (from, fields) => Object.fromEntries(fields.split(' ').map(field => [field, typeof from[field] === 'string' ? from[field] : '']));

  /** @param {any} note @returns {LoypeNote | null} */
  const asNote = note => (typeof note?.text === 'string' ? only(note, 'text heading question page module changed') : null);

  /** Names with a text each: marks with whom their page is for, tasks with their words. @param {any} texts */
  const asTexts = texts => Object.fromEntries(Object.entries(texts ?? {}).filter(([, text]) => typeof text === 'string'));

  /** @param {any} sheet @returns {LoypeSheet | null} */
  const asSheet = sheet => {
    const fields = asTexts(sheet?.fields);
    const isChoice = (/** @type {[string, any]} */ [key, all]) => Object.hasOwn(fields, key) && Array.isArray(all) && all.every(one => typeof one === 'string');
    return Object.keys(fields).length > 0
      ? { ...only(sheet, 'title page module changed filed'), fields, choices: Object.fromEntries(Object.entries(sheet.choices ?? {}).filter(isChoice)) }
      : null;
  };

  /** @param {string} older @param {string} newer */
  const joined = (older, newer) => (older.includes(newer) ? older : newer.includes(older) ? newer : `${older}\n\n${newer}`);

  /** What is kept under a name when something else is to be kept there too: nothing of either is lost. @param {string} name @param {any} theirs */
  const both = (name, theirs) => {
    if (name === 'done' || name.startsWith('tasks:')) return { ...asTexts(theirs), ...asTexts(read(name)) };
    const as = name.startsWith('note:') ? asNote : name.startsWith('sheet:') ? asSheet : undefined;
    if (!as) return read(name) ?? theirs;
    const [mine, other] = /** @type {any[]} */ ([as(read(name)), as(theirs)]);
    if (!mine || !other) return mine ?? other;
    const [older, newer] = mine.changed < other.changed ? [mine, other] : [other, mine];
    if (as === asNote) return { ...newer, text: joined(older.text, newer.text) };
    const choices = { ...older.choices, ...newer.choices };
    const fields = { ...older.fields, ...newer.fields };
    // What is chosen is one of the two; what is written is both.
    for (const key of Object.keys(older.fields)) if (!Object.hasOwn(choices, key)) fields[key] = joined(older.fields[key], fields[key]);
    return { ...newer, fields, choices };
  };

  /** @param {string} name @param {unknown} theirs */
  const add = (name, theirs) => {
    const value = both(name, theirs);
    if (JSON.stringify(value) === JSON.stringify(read(name))) return 'same';
    return write(name, value) ? 'added' : 'failed';
  };

  /** Marks stand only on pages that are no folder's own: of a host that leaves out `.html`, that is what they lack. @param {string} path */
  const asBuilt = path => (path.endsWith('.html') ? path : `${path}.html`);

  /** @param {string} key @param {string} name */
  const move = (key, name) => {
    const value = stored(key);
    const theirs = name === 'done' ? Object.fromEntries(Object.entries(asTexts(value)).map(([path, whom]) => [asBuilt(path), whom])) : value;
    if (value === null || add(name, theirs) !== 'failed') attempt(() => localStorage.removeItem(key), undefined);
  };

  // What the first version kept, or this one under a name that the site had before, moves over once.
  for (const former of [...was.split(' '), site].filter(Boolean)) {
    for (const prefix of [`loype:${former}:`, `loype2:${former}:`].filter(one => one !== PREFIX)) {
      under(prefix).forEach(key => move(key, key.slice(prefix.length)));
    }
  }

  // What is kept for this page under another address: an earlier one, or one that a host had shortened.
  const short = page.replace(/(^|\/)index\.html$|\.html$/, '');
  for (const alias of [short, ...aliases.split(' ')].filter(Boolean)) {
    for (const old of ['note', 'sheet', 'tasks'].map(kind => `${kind}:${alias}`)) {
      const own = names().filter(name => name === old || name.startsWith(`${old}#`));
      own.forEach(name => move(PREFIX + name, old.replace(/:.*/, () => `:${page}`) + name.slice(old.length)));
    }
    const { [alias]: whom, ...others } = asTexts(read('done'));
    if (whom !== undefined) write('done', { [page]: whom, ...others });
  }

  // A `storage` event without a key means that everything is gone.
  addEventListener('storage', ({ key }) => {
    if (key === null) tell();
    else if (key.startsWith(PREFIX)) tell(key.slice(PREFIX.length));
  });
  // A page that the browser shows again as it was has heard nothing of what happened meanwhile.
  addEventListener('pageshow', ({ persisted }) => persisted && tell());

  // The search adds its own parts.
  window.loype = /** @type {Loype} */ ({
    page,
    read,
    names,
    write,
    remove,
    add,
    changed: listener => void listeners.push(listener),
    note: name => asNote(read(name)),
    asNote,
    asSheet,
    done: () => asTexts(read('done')),
    asTexts,
    joined,
    address(href) {
      const { origin, pathname } = new URL(href, SITE + encodeURI(page));
      return `${origin}/` === SITE ? attempt(() => decodeURIComponent(pathname.slice(1)), '') : '';
    },
  });
})();
