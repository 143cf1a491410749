// @ts-check
// The texts of pages that were found: what to show of them, with the hits marked, and whether words stand in a row.
//
// In: pages, their best sections, and what is a hit. Out: addresses, titles, excerpts. Which pages these are is left to `search-query.js`.
(() => {
  const { search } = loype;
  /** A part of a page's text has so many sections at most. */
  const LEAF = 8;
  /** How long an excerpt is, and how far from there a sentence may begin or end for it to be cut at. */
  const [LENGTH, LEAD] = [160, 60];
  /** How many sections are shown beneath a page. */
  const SECTIONS = 3;
  /** From how many letters on a term is looked for inside of words. */
  const INSIDE = 4;

  /** @typedef {{ start: number, end: number }} Range */

  /** @type {LoypeAnalysis | undefined} */
  let analysis;

  search.hits = (given, words) => {
    analysis = given;
    const terms = new Set(words.flatMap(({ word }) => given.terms(word)));
    const inside = [...terms].filter(term => term.length >= INSIDE);
    const starts = words.filter(({ word, start }) => start && word.length > 1).map(({ word }) => given.fold(word));
    /** @type {Map<string, boolean>} */
    const known = new Map();
    /** @param {string} word */
    const isHit = word => {
      const folded = given.fold(word);
      return starts.some(start => folded.startsWith(start)) || inside.some(term => folded.includes(term))
        || given.terms(word).some(term => terms.has(term));
    };
    return word => {
      const is = known.get(word) ?? isHit(word);
      known.set(word, is);
      return is;
    };
  };

  /** Where the hits of a text are. @param {string} text @param {(word: string) => boolean} hit @returns {Range[]} */
  const rangesOf = (text, hit) => (analysis?.words(text) ?? []).filter(({ word }) => hit(word));

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

  /** The hit from which on most words are found, and how many. @param {string} text @param {Range[]} ranges */
  const densest = (text, ranges) => {
    let best = { at: 0, words: 0 };
    ranges.forEach(({ start }, at) => {
      const near = ranges.slice(at).filter(({ end }) => end <= start + LENGTH);
      const different = new Set(near.map(one => text.slice(one.start, one.end).toLowerCase())).size;
      if (different * LENGTH + near.length > best.words) best = { at: start, words: different * LENGTH + near.length };
    });
    return best;
  };

  /** What stands about there, cut at a sentence or a word. @param {string} text @param {number} at */
  const cut = (text, at) => {
    const latest = Math.max(0, Math.min(at, text.length - LENGTH + LEAD));
    const lead = text.slice(Math.max(0, latest - LEAD), latest);
    const sentence = Math.max(...['. ', '! ', '? ', ': '].map(end => lead.lastIndexOf(end)));
    const word = lead.indexOf(' ');
    const isWhole = latest <= LEAD || sentence >= 0;
    const start = latest <= LEAD ? 0 : latest - lead.length + (sentence >= 0 ? sentence + 2 : word + 1);
    if (text.length - start <= LENGTH + LEAD / 2) return (isWhole ? '' : '… ') + text.slice(start);
    const rest = text.slice(start, start + LENGTH);
    const end = Math.max(...['. ', '! ', '? '].map(end => rest.lastIndexOf(end)));
    const shown = end > LENGTH - LEAD ? rest.slice(0, end + 1) : `${rest.slice(0, Math.max(rest.lastIndexOf(' '), LENGTH / 2))} …`;
    return (isWhole ? '' : '… ') + shown;
  };

  /** A leaf of a page. @param {number} page @param {number} place @returns {Promise<LoypeText>} */
  const leafOf = (page, place) => search.piece(`texts/${page}-${Math.floor(place / LEAF)}`);

  /** @param {LoypeText} leaf @param {number} place @returns {LoypeSection} */
  const sectionOf = (leaf, place) => leaf.s[place % LEAF] ?? ['', '', ''];

  /** @param {LoypeSection} section @returns {{ text: string, audience: number }[]} */
  const textsOf = ([, , text, others = []]) => [{ text, audience: -1 }, ...others.map(([audience, text]) => ({ text, audience }))];

  search.shown = async (page, answer) => {
    const { index } = await search.index();
    const places = answer.places(page);
    const [best = 0] = places;
    const beneath = places.filter(place => place > 0).slice(0, SECTIONS);
    const [leaf, ...leaves] = await Promise.all([best, ...beneath].map(place => leafOf(page, place)));
    if (!leaf) throw new Error(`texts/${page}`);
    const texts = textsOf(sectionOf(leaf, best)).map(one => ({ ...one, ...densest(one.text, rangesOf(one.text, answer.hit)) }));
    const text = texts.reduce((one, other) => (other.words > one.words ? other : one));
    const query = answer.marks ? `?${new URLSearchParams({ funn: answer.marks })}` : '';
    const address = `${document.documentElement.dataset.root ?? ''}${leaf.a}${query}`;
    const kinds = new Map((search.form.dataset.kinds ?? '').split('|').map(kind => /** @type {[string, string]} */ (kind.split('='))));
    return {
      address,
      title: leaf.t,
      about: [leaf.m, kinds.get(leaf.k)].filter(Boolean).join(' · '),
      who: index.audiences[text.audience]?.[1] ?? '',
      excerpt: cut(text.text, text.at),
      sections: beneath.map((place, at) => {
        const [id, heading] = sectionOf(leaves[at] ?? leaf, place);
        return { address: `${address}#${encodeURIComponent(id)}`, heading };
      }),
    };
  };

  /** Whether the words stand in a row somewhere in a text. @param {string} text @param {((word: string) => boolean)[]} row */
  const hasRow = (text, row) => {
    const words = (analysis?.words(text) ?? []).map(({ word }) => word);
    return words.some((_, at) => row.every((is, place) => words[at + place] !== undefined && is(words[at + place] ?? '')));
  };

  search.inARow = async (pages, { places }, phrases) => {
    analysis ??= (await search.index()).analysis;
    const rows = phrases.map(phrase => phrase.map(sought => {
      const [terms, folded] = [new Set(analysis?.terms(sought)), analysis?.fold(sought)];
      return (/** @type {string} */ word) => analysis?.fold(word) === folded || (analysis?.terms(word) ?? []).some(term => terms.has(term));
    }));
    const found = await Promise.all(pages.map(async page => {
      const sections = await Promise.all(places(page).map(async place => {
        const leaf = await leafOf(page, place);
        const section = sectionOf(leaf, place);
        return [place === 0 ? leaf.t : '', section[1], ...textsOf(section).map(({ text }) => text)];
      }));
      return rows.every(row => sections.flat().some(text => hasRow(text, row))) ? [page] : [];
    }));
    return new Set(found.flat());
  };
})();
