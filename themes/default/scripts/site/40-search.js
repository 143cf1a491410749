// @ts-check
// The search box of every page. All else of the search is fetched when the reader first turns to it, where the address has a query
// (`sok.html#&q=`), and on a page that a result has led to (`#&funn=`). Where nothing more can be fetched, the box says so and still leads to the search page.
//
// The words stand behind `#`, so that no host is told of them. Addresses that have them before it are read too, and rewritten.
(() => {
  const form = /** @type {HTMLFormElement | null} */ (document.querySelector('form.search-form'));
  const input = form?.querySelector('input');
  const said = form?.querySelector('[role="status"]');
  if (!form || !input || !said) return;

  /** The folder of this script and of those that belong to it; its name tells what they are, and which first file of the index they read. */
  const assets = /** @type {HTMLScriptElement} */ (document.currentScript).src.replace(/[^/]*$/, '');
  const pieces = `${document.documentElement.dataset.root ?? ''}search/`;
  /** @param {string} name */
  const address = name => `${pieces}${name}.js`;
  const entry = address(`index.${assets.split('/').at(-2)}`);
  /** @type {Map<string, Promise<void>>} */
  const asked = new Map();

  /** Runs a script, once; one that has failed is tried again. Those that build upon each other run in the order of asking.
   * @param {string} src @param {boolean} [alone] */
  const script = (src, alone = false) => {
    const there = asked.get(src) ?? new Promise((done, failed) => {
      const element = Object.assign(document.createElement('script'), { src, async: alone });
      element.addEventListener('load', () => done(undefined));
      element.addEventListener('error', () => (asked.delete(src), failed(new Error(src))));
      document.head.append(element);
    });
    asked.set(src, there);
    return there;
  };

  /** The style of what is found, which only those who search need. What is found is shown without it where it cannot be had. */
  const style = () => {
    const href = `${assets}found.css`;
    const there = asked.get(href) ?? new Promise(done => {
      const element = Object.assign(document.createElement('link'), { rel: 'stylesheet', href });
      element.addEventListener('load', () => done(undefined));
      element.addEventListener('error', () => (asked.delete(href), done(undefined)));
      document.head.append(element);
    });
    asked.set(href, there);
    return there;
  };

  /** @param {string} name */
  const part = name => script(`${assets}search-${name}.js`);

  /** @param {string[]} parts */
  const open = parts => {
    return Promise.all([style(), ...['core', ...parts].map(part), script(entry)]).catch(() => {
      said.textContent = form.dataset.failed ?? '';
      said.classList.remove('unseen');
    });
  };
  const forget = () => asked.forEach((_, src) => src.startsWith(pieces) && asked.delete(src));
  const isPage = document.body.classList.contains('search');
  /** What the address of the search page has, and that of a page that a result leads to. */
  const names = isPage ? ['q', 'modul', 'type', 'for'] : ['funn'];

  /** The search page with what is in the box, in the view that is carried on. */
  const all = () => {
    const { q = '', ...others } = /** @type {Record<string, string>} */ (Object.fromEntries(new FormData(form)));
    const query = String(new URLSearchParams(others));
    return `${form.getAttribute('action')}${query && `?${query}`}${loype.hash('', q.trim() ? { q: q.trim() } : {})}`;
  };
  /** @param {string} to */
  const go = to => location.assign(to);
  loype.search = /** @type {LoypeSearch} */ ({ form, input, said, entry, address, script, style, part, forget, all, go });

  const { pathname, search: query } = location;
  const given = new URLSearchParams(query);
  if (names.some(name => given.has(name))) {
    const { id, values } = loype.fragment();
    for (const name of names) {
      for (const value of given.getAll(name)) values.set(name, value);
      given.delete(name);
    }
    history.replaceState(history.state, '', `${pathname}${String(given) && `?${given}`}${loype.hash(id, values)}`);
  }

  const follow = () => loype.fragment().values.has(isPage ? 'q' : 'funn') && open([isPage ? 'page' : 'marks']);
  for (const event of ['focus', 'input']) input.addEventListener(event, () => open(isPage ? ['page'] : []));
  addEventListener('hashchange', follow);
  follow();
  form.addEventListener('submit', event => {
    event.preventDefault();
    loype.search.go(all());
  });

  // On a Mac, Ctrl+K is the system's own: it deletes to the end of the line.
  const isMac = /^(Mac|iP)/.test(navigator.platform);
  input.title = isMac ? '⌘K' : (form.dataset.keys ?? '');
  input.setAttribute('aria-keyshortcuts', isMac ? 'Meta+K' : 'Control+K');
  addEventListener('keydown', event => {
    const { key, ctrlKey, metaKey, altKey, shiftKey, isComposing } = event;
    const isAsked = isMac ? metaKey && !ctrlKey : ctrlKey && !metaKey;
    if (key.toLowerCase() !== 'k' || !isAsked || altKey || shiftKey || isComposing) return;
    event.preventDefault();
    input.select();
    input.focus();
  });
})();
