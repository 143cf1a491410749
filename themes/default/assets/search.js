// @ts-check
// The search box of every page. All else of the search is fetched when the reader first turns to it, where the address has a query
// (`sok.html?q=`), and on a page that a result has led to (`?funn=`). Where nothing more can be fetched, the box says so and still leads to the search page.
(() => {
  const form = /** @type {HTMLFormElement | null} */ (document.querySelector('form.search-form'));
  const input = form?.querySelector('input');
  const said = form?.querySelector('[role="status"]');
  if (!form || !input || !said) return;

  const root = document.documentElement.dataset.root ?? '';
  /** @type {Map<string, Promise<void>>} */
  const asked = new Map();

  /** Runs a script of the site, once; one that has failed is tried again. Those that build upon each other run in the order of asking.
   * @param {string} path @param {boolean} [alone] */
  const script = (path, alone = false) => {
    const there = asked.get(path) ?? new Promise((done, failed) => {
      const element = Object.assign(document.createElement('script'), { src: root + path, async: alone });
      element.addEventListener('load', () => done(undefined));
      element.addEventListener('error', () => (asked.delete(path), failed(new Error(path))));
      document.head.append(element);
    });
    asked.set(path, there);
    return there;
  };

  /** @param {string[]} parts */
  const open = parts => {
    const paths = ['analysis', 'index', 'query', 'rank', 'texts', ...parts].map(part => `assets/search-${part}.js`);
    return Promise.all([...paths, 'search/index.js'].map(path => script(path))).catch(() => {
      said.textContent = form.dataset.failed ?? '';
      said.classList.remove('unseen');
    });
  };
  const forget = () => asked.forEach((_, path) => path.startsWith('search/') && asked.delete(path));
  loype.search = /** @type {LoypeSearch} */ ({ form, input, said, script, forget });

  const isPage = document.body.classList.contains('search');
  const given = new URLSearchParams(location.search);
  const use = () => open(['list', isPage ? 'page' : 'box']);
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
