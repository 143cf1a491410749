// @ts-check
// What is found, in words and elements: the same beneath the box and on the search page.
(() => {
  const { search } = loype;
  const { form } = search;
  /** How long nothing more is written before something is said aloud, in milliseconds. */
  const SETTLED = 700;
  let timer = 0;

  search.tell = text => {
    clearTimeout(timer);
    timer = window.setTimeout(() => { search.said.textContent = text; }, SETTLED);
  };

  /** A word of the interface with its values put in. @param {string} name @param {Record<string, string>} [values] */
  const said = (name, values = {}) => (form.dataset[name] ?? '').replace(/\{(\w+)\}/g, (_, value) => values[value] ?? '');

  // The quotation marks of the page's language are those that its own words have.
  const [, open = '«', close = '»'] = /(.)\{query\}(.)/u.exec(form.dataset.none ?? '') ?? [];
  /** @param {string[]} words */
  const quoted = words => words.map(word => `${open}${word}${close}`).join(', ');

  search.capital = name => name.charAt(0).toUpperCase() + name.slice(1);

  search.named = ([id = '', name = ''] = ['', '']) => {
    const option = document.querySelector(`#view option[value="${id}"]`);
    return id && option instanceof HTMLElement ? (option.dataset.name ?? name) : name;
  };

  search.counted = ({ count, least }) => {
    if (least) return said('least', { count: String(count) });
    return count === 1 ? said('one') : said('count', { count: String(count) });
  };

  /** What is to be said of an answer, a sentence or two each. */
  search.message = (answer, query) => {
    if (answer.refused) return [said(answer.refused)];
    const { index } = answer.build;
    const name = search.named(index.audiences[answer.audience]);
    const mended = answer.mended.map(({ word, by }) => said('mended', { word, mended: by.join(' ') }));
    if (answer.count === 0) return [...mended, `${said('none', { query })} ${said('advice')}`];
    return [
      ...mended,
      ...(answer.missing.length > 0 ? [said('missing', { words: quoted(answer.missing) })] : []),
      ...(name ? [said('view', { name })] : []),
    ];
  };

  search.seen = 2;

  search.unroll = (pages, { end, within, covered = 0, add, failed }) => {
    const rest = [...pages];
    let last = Promise.resolve();
    const more = () => {
      last = last.then(async () => {
        observer.unobserve(end);
        const [next] = rest.splice(0, 1);
        if (next !== undefined) await add(next);
        if (rest.length > 0) observer.observe(end);
      }).catch(failed);
    };
    const observer = new IntersectionObserver(seen => { if (seen.at(-1)?.isIntersecting) more(); }, within && { root: within, rootMargin: `0px 0px -${covered}px` });
    if (rest.length > 0) observer.observe(end);
    return {
      more,
      stop: () => {
        rest.length = 0;
        observer.disconnect();
      },
    };
  };

  /** @param {string} name @param {...(Node | string)} content */
  const span = (name, ...content) => {
    const element = Object.assign(document.createElement('span'), { className: name });
    element.append(...content);
    return element;
  };

  search.spoken = (element, { lang }) => {
    if (lang) element.lang = lang;
    return element;
  };

  search.parts = (shown, { hit }) => {
    const { title, about, who, excerpt } = shown;
    const own = search.spoken(document.createElement('span'), shown);
    own.append(search.marked(excerpt, hit));
    const text = span('search-excerpt', ...(who ? [span('who', `${search.capital(who)}: `)] : []), ...(shown.lang ? [own] : own.childNodes));
    return { title: search.spoken(span('search-title', search.marked(title, hit)), shown), about: span('search-about', about), excerpt: text };
  };
})();
