// @ts-check
// The only place that stores anything, on the reader's own device and only when the reader has asked for it. Where the browser refuses
// (private windows, no room left), `write` says so and nothing breaks. Other scripts find it as `loype`.
(() => {
  const { site = '', root = '' } = document.documentElement.dataset;
  const PREFIX = `loype:${site}:`;
  const BASE = new URL(root || '.', location.href);
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

  /** @param {string} name */
  const read = name => attempt(() => JSON.parse(localStorage.getItem(PREFIX + name) ?? 'null'), null);

  const names = () => attempt(() => Object.keys(localStorage), [])
    .filter(key => key.startsWith(PREFIX)).map(key => key.slice(PREFIX.length)).sort();

  /** @param {() => void} act @param {string} name */
  const change = (act, name) => {
    const kept = attempt(() => (act(), true), false);
    if (kept) tell(name);
    return kept;
  };

  const FIELDS = ['text', 'heading', 'question', 'page', 'module', 'changed'];

  // What is stored may have come from a copy that anyone has written: only text is taken for text.
  /** @param {any} note */
  const asNote = note => (typeof note?.text === 'string'
    ? Object.fromEntries(FIELDS.map(field => [field, typeof note[field] === 'string' ? note[field] : '']))
    : null);

  /** @param {any} done */
  const asDone = done => Object.fromEntries(Object.entries(done ?? {}).filter(([, whom]) => typeof whom === 'string'));

  // A `storage` event without a key means that everything is gone.
  addEventListener('storage', ({ key }) => {
    if (key === null) tell();
    else if (key.startsWith(PREFIX)) tell(key.slice(PREFIX.length));
  });
  // A page that the browser shows again as it was has heard nothing of what happened meanwhile.
  addEventListener('pageshow', ({ persisted }) => persisted && tell());

  // The search adds its own parts.
  window.loype = /** @type {Loype} */ ({
    read,
    names,
    write: (name, value) => change(() => localStorage.setItem(PREFIX + name, JSON.stringify(value)), name),
    remove: name => change(() => localStorage.removeItem(PREFIX + name), name),
    changed: listener => void listeners.push(listener),
    note: name => asNote(read(name)),
    asNote,
    done: () => asDone(read('done')),
    asDone,
    joined: (older, newer) => (older.includes(newer) ? older : newer.includes(older) ? newer : `${older}\n\n${newer}`),
    address(href) {
      const { origin, pathname } = new URL(href, location.href);
      if (origin !== BASE.origin || !pathname.startsWith(BASE.pathname)) return '';
      const path = attempt(() => decodeURIComponent(pathname.slice(BASE.pathname.length)), '');
      return path === '' || path.endsWith('/') ? `${path}index.html` : path;
    },
  });
})();
