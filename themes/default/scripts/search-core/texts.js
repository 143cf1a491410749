// @ts-check
// The texts of pages that were found: what to show of them, with the hits marked.
//
// In: pages, their best sections, and what is a hit. Out: addresses, titles, excerpts. Which pages these are is left to `query.js`.
(() => {
  const { search } = loype;
  /** A part of a page's text has so many sections at most. */
  const LEAF = 64;
  /** How long an excerpt is, how long a text may be that is shown whole, and how much must be left to end at a sentence. */
  const [LENGTH, WHOLE, SHORTEST] = [160, 180, 80];
  /** How many sections are shown beneath a page. */
  const SECTIONS = 3;
  /** From how many letters on a term is looked for inside of words. */
  const INSIDE = 4;

  /** A hit, and which word of the query it is. @typedef {{ start: number, end: number, of: number }} Range */

  /** @type {LoypeAnalysis | undefined} */
  let analysis;

  search.hits = (given, words) => {
    analysis = given;
    const termsOf = (/** @type {string} */ word) => [word, ...given.words(word).map(({ word }) => word)].flatMap(given.terms);
    const sought = words.map(word => ({ terms: termsOf(word.word), start: search.begins(word, given) ? given.fold(word.word) : undefined }));
    /** @type {Map<string, number>} */
    const known = new Map();
    /** @param {string} word */
    const find = word => {
      const [folded, terms] = [given.fold(word), given.terms(word)];
      const ways = [
        (/** @type {typeof sought[0]} */ one) => one.terms.some(term => terms.includes(term)),
        (/** @type {typeof sought[0]} */ { start }) => start !== undefined && folded.startsWith(start),
        (/** @type {typeof sought[0]} */ one) => one.terms.some(term => term.length >= INSIDE && folded.includes(term)),
      ];
      return ways.map(is => sought.findIndex(is)).find(at => at >= 0) ?? -1;
    };
    return word => {
      const at = known.get(word) ?? find(word);
      known.set(word, at);
      return at;
    };
  };

  /** Where the hits of a text are. @param {string} text @param {(word: string) => number} hit @returns {Range[]} */
  const rangesOf = (text, hit) => (analysis?.words(text) ?? []).map(({ word, start, end }) => ({ start, end, of: hit(word) })).filter(({ of }) => of >= 0);

  search.marked = (text, hit, name = '') => {
    const fragment = document.createDocumentFragment();
    let from = 0;
    for (const { start, end } of rangesOf(text, hit)) {
      const mark = Object.assign(document.createElement('mark'), { textContent: text.slice(start, end), className: name });
      if (!name) mark.removeAttribute('class');
      fragment.append(text.slice(from, start), mark);
      from = end;
    }
    fragment.append(text.slice(from));
    return fragment;
  };

  /** @param {Range[]} ranges */
  const different = ranges => new Set(ranges.map(({ of }) => of)).size;

  /** The stretch with most of the words, then with most hits; the start without any. @param {Range[]} ranges */
  const densest = ranges => {
    let best = { start: 0, end: 0, words: 0, hits: 0 };
    ranges.forEach(({ start, end: first }, at) => {
      const near = ranges.slice(at).filter(({ end }) => end <= start + LENGTH);
      const [words, hits, end] = [different(near), near.length, near.at(-1)?.end ?? first];
      if (words > best.words || words === best.words && hits > best.hits) best = { start, end, words, hits };
    });
    return best;
  };

  /** Between two numbers, the first place that is one. @param {number} from @param {number} to @param {(at: number) => boolean} is */
  const firstAt = (from, to, is) => {
    const step = from <= to ? 1 : -1;
    for (let at = from; at !== to + step; at += step) if (is(at)) return at;
    return undefined;
  };

  /** What to show of a text: about its densest hits, cut at a sentence where one is near, else at a word. @param {string} text @param {Range[]} ranges */
  const cut = (text, ranges) => {
    if (text.length <= WHOLE) return text;
    const dense = densest(ranges);
    const isSpace = (/** @type {number} */ at) => text[at] === ' ' || at >= text.length;
    // The full stop of a number, as in «på 10. trinn», ends no sentence.
    const ends = (/** @type {number} */ at) => isSpace(at) && /[.!?…]/u.test(text[at - 1] ?? '') && !/^\d\.$/u.test(text.slice(Math.max(at - 2, 0), at));
    const begins = (/** @type {number} */ at) => at === 0 || text[at - 1] === ' ' && ends(at - 1);
    const earliest = Math.max(0, dense.start - Math.floor(Math.max(0, LENGTH - (dense.end - dense.start)) / 2));
    const start = firstAt(earliest, dense.start, begins) ?? firstAt(earliest, dense.start, at => text[at - 1] === ' ') ?? dense.start;
    const latest = start + LENGTH;
    const from = Math.max(dense.end, start + SHORTEST);
    const end = latest >= text.length ? text.length
      : (from <= latest ? firstAt(latest, from, ends) : undefined) ?? (dense.end <= latest ? firstAt(latest, dense.end, isSpace) : undefined) ?? Math.max(latest, dense.end);
    return `${begins(start) ? '' : '…'}${text.slice(start, end)}${end < text.length && !ends(end) ? '…' : ''}`;
  };

  /** @param {LoypeText} leaf @param {number} place @returns {LoypeSection} */
  const sectionOf = (leaf, place) => leaf.s[place % LEAF] ?? ['', '', ''];

  /** @param {LoypeSection} section @returns {{ text: string, audience: number, id: string }[]} */
  const textsOf = ([id, , text, others = []]) => [{ text, audience: -1, id }, ...others.map(([audience, text, own]) => ({ text, audience, id: own || id }))];

  /** What the page calls a kind: it may speak another language than the site. @param {string} kind @param {LoypeIndex} index */
  const kindOf = (kind, index) => new Map([...index.kinds, ...Object.entries(JSON.parse(search.form.dataset.kinds ?? '{}'))]).get(kind);

  search.shown = async (page, answer) => {
    const { index, text: leafOf } = answer.build;
    const places = answer.places(page);
    const [best = 0] = places;
    const beneath = places.filter(place => place > 0).slice(0, SECTIONS);
    const [leaf, ...leaves] = await Promise.all([best, ...beneath].map(place => leafOf(page, place)));
    if (!leaf) throw new Error(`texts/${page}`);
    const section = sectionOf(leaf, best);
    const texts = textsOf(section).filter(({ text }) => text).map(one => ({ ...one, ranges: rangesOf(one.text, answer.hit) }));
    const [first = { text: '', audience: -1, id: section[0], ranges: [] }, ...others] = texts;
    const text = others.reduce((one, other) => (different(other.ranges) > different(one.ranges) ? other : one), first);
    // Of a page that is called so, the beginning.
    const isTitle = best === 0 && different(rangesOf(leaf.t, answer.hit)) >= different(text.ranges);
    /** @param {string} id */
    const address = id => `${document.documentElement.dataset.root ?? ''}${leaf.a}${loype.hash(id, answer.marks ? { funn: answer.marks } : {})}`;
    return {
      address: address(isTitle ? '' : text.ranges.length > 0 ? text.id : section[0]),
      title: leaf.t,
      lang: leaf.l ?? index.language ?? '',
      about: [leaf.m, kindOf(leaf.k, index)].filter(Boolean).join(' · '),
      who: search.named(index.audiences[text.audience]),
      excerpt: cut(text.text, text.ranges),
      sections: beneath.map((place, at) => {
        const [id, heading] = sectionOf(leaves[at] ?? leaf, place);
        return { address: address(id), heading };
      }),
    };
  };

  search.texts = (leaf, place) => {
    const section = sectionOf(leaf, place);
    return [section[1], ...textsOf(section).map(({ text }) => text)];
  };
})();
