// @ts-check
// The search box of every page. All else of the search is fetched when the reader first turns to it, where the address has a query
// (`sok.html?q=`), and on a page that a result has led to (`?funn=`). Where nothing more can be fetched, the box says so and still leads to the search page.
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
  loype.search = /** @type {LoypeSearch} */ ({ form, input, said, entry, address, script, style, part, forget });

  const isPage = document.body.classList.contains('search');
  const given = new URLSearchParams(location.search);
  const use = () => open(isPage ? ['page'] : []);
  for (const event of ['focus', 'input']) input.addEventListener(event, use);
  if (isPage && given.has('q')) use();
  if (given.has('funn')) open(['marks']);
  addEventListener('keydown', event => {
    if (event.key.toLowerCase() !== 'k' || !(event.ctrlKey || event.metaKey) || event.altKey || event.shiftKey) return;
    event.preventDefault();
    input.select();
    input.focus();
  });
})();
