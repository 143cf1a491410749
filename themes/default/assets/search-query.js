// @ts-check
// What a reader writes, read as words, phrases and words that must not be there, and answered.
//
// In: the text of the box. Out: the pages, best first. Weighing is left to `search-rank.js`, mending to `search-mend.js`, which is
// fetched for the first word that is nowhere.
(() => {
  const { search } = loype;
  const TOKEN = /(-?)((?:tittel|title):)?(?:"([^"]*)"|«([^»]*)»|“([^”]*)”|(\S+))/giu;
  /** A beginning counts for half, a term for all; in eighths, so that a quarter of a half is whole. */
  const [EXACT, BEGINNING] = [8, 4];
  /** How many of the most common terms with a beginning are fetched whole, beside other words. */
  const WHOLE = 8;
  /** In how many pages a phrase is looked for. */
  const PHRASE_PAGES = 100;

  search.parse = (text, analysis, typing) => {
    /** @type {LoypeQuery} */
    const query = { words: [], minus: [], phrases: [], refused: '' };
    for (const [, sign, field, plain, guillemets, quotes, bare = ''] of text.matchAll(TOKEN)) {
      const phrase = plain ?? guillemets ?? quotes;
      const words = analysis.words(phrase ?? bare).map(({ word }) => word);
      if (sign) {
        query.minus.push(...words);
        continue;
      }
      if (bare.startsWith('*') && words.length > 0) query.refused = 'leadingStar';
      const title = Boolean(field);
      query.words.push(...words.map((word, at) => ({ word, title, start: bare.endsWith('*') && at === words.length - 1 })));
      if (phrase !== undefined && words.length > 1) query.phrases.push(words);
    }
    const last = query.words.at(-1);
    if (typing && last && /(?:^|\s)[^-\s]\S*$/u.test(text) && !/["»”]$/u.test(text)) last.start = true;
    query.words = worthAsking(query.words, analysis);
    if (query.words.length === 0 && query.minus.length > 0) query.refused ||= 'onlyMinus';
    return query;
  };

  /** Words too common to be in the index are asked for only alone, as a beginning; and one letter begins too much. @param {LoypeWord[]} words
   * @param {LoypeAnalysis} analysis */
  const worthAsking = (words, analysis) => {
    const kept = words.filter(({ word, start }) => !analysis.stop(word) && !(start && word.length < 2 && words.length > 1));
    return kept.length > 0 ? kept : words.filter(({ word, start }) => start && word.length > 1).slice(-1);
  };

  /** The entries of the index for a word. @param {LoypeWord} word @param {LoypeAnalysis} analysis */
  const entriesOf = async ({ word, start }, analysis) => {
    const folded = analysis.fold(word);
    const exact = (await Promise.all(analysis.terms(word).map(term => search.term(term)))).filter(entry => entry !== undefined);
    const begun = start && folded.length > 1 ? await search.beginning(folded) : [];
    const others = begun.filter(({ term }) => !exact.some(one => one.term === term));
    return [...exact.map(entry => ({ entry, factor: EXACT })), ...others.map(entry => ({ entry, factor: BEGINNING }))];
  };

  /** Each word with its entries; one that is nowhere gives way to those that it was meant as. @param {LoypeWord[]} words
   * @param {LoypeAnalysis} analysis */
  const lookUp = async (words, analysis) => {
    /** @type {{ word: LoypeWord, entries: Awaited<ReturnType<typeof entriesOf>> }[]} */
    const found = [];
    const mended = [];
    for (const [word, entries] of await Promise.all(words.map(async word => /** @type {const} */ ([word, await entriesOf(word, analysis)])))) {
      const by = entries.length > 0 ? [] : await meant(word.word);
      if (by.length > 0) mended.push({ word: word.word, by });
      else found.push({ word, entries });
      for (const one of by) {
        const instead = { ...word, word: one, start: false };
        found.push({ word: instead, entries: await entriesOf(instead, analysis) });
      }
    }
    return { found, mended };
  };

  /** @param {string} word */
  const meant = async word => {
    if (word.length < 4) return [];
    await search.script('assets/search-mend.js');
    return search.mend(word);
  };

  /** The audience whose pages come first: the one that is chosen, or else the view. @param {LoypeFilter} filter @param {LoypeIndex} index */
  const audienceOf = (filter, index) => filter.audience ?? index.audiences.findIndex(([id]) => id === document.documentElement.dataset.view);

  /** @param {LoypeFilter} filter @param {LoypeFacts} facts @returns {(page: number) => boolean} */
  const passing = ({ course, module, kind, audience }, facts) => page =>
    (course === undefined || facts.course[page] === course)
    && (module === undefined || facts.module[page] === module)
    && (kind === undefined || facts.kind[page] === kind)
    && (audience === undefined || isFor(facts, audience, page));

  /** @param {LoypeFacts} facts @param {number} audience @param {number} page */
  const isFor = (facts, audience, page) => facts.audience[page] === 0 || ((facts.audience[page] ?? 0) >> audience) % 2 === 1;

  search.answer = async (text, { typing, filter }) => {
    const { index, analysis } = await search.index();
    const query = search.parse(text, analysis, typing);
    const audience = audienceOf(filter, index);
    const isFiltered = Object.values(filter).some(value => value !== undefined);
    const facts = isFiltered || audience >= 0 ? await search.facts() : undefined;
    const { found, mended } = query.refused ? { found: [], mended: [] } : await lookUp(query.words, analysis);

    // The best pages of one word are in its shard; all else needs all pages of every word.
    const needsWhole = found.length > 1 || query.minus.length > 0 || facts !== undefined || found.some(({ word }) => word.title);
    let isCut = false;
    const words = await Promise.all(found.map(async ({ word, entries }) => {
      const common = entries.filter(({ entry }) => entry.term[3]).sort((one, other) => other.entry.term[1] - one.entry.term[1]);
      const whole = new Set(needsWhole ? common.filter(({ factor }, at) => factor === EXACT || at < WHOLE) : []);
      isCut ||= common.some(one => !whole.has(one));
      const postings = await Promise.all(entries.map(one => (whole.has(one) ? search.whole(one.entry) : one.entry.term[2])));
      return { title: word.title, lists: entries.map(({ factor }, at) => ({ factor, postings: postings[at] ?? [] })) };
    }));
    const out = await Promise.all(query.minus.flatMap(word => analysis.terms(word)).map(async term => {
      const entry = await search.term(term);
      return entry ? search.whole(entry) : [];
    }));

    const ranking = search.rank({
      pages: index.pages, fields: index.fields, audience, words, minus: out,
      ...(facts && { allowed: passing(filter, facts), isFor: (/** @type {number} */ page) => audience < 0 || isFor(facts, audience, page) }),
    });
    const phrases = mended.length > 0 ? query.phrases.filter(phrase => !phrase.some(word => mended.some(one => one.word === word))) : query.phrases;
    const inARow = phrases.length > 0 ? await search.inARow(ranking.pages.slice(0, PHRASE_PAGES), ranking, phrases) : undefined;
    const pages = inARow ? ranking.pages.filter(page => inARow.has(page)) : ranking.pages;

    const most = Math.max(...found.flatMap(({ entries }) => entries.map(({ entry }) => entry.term[1])), 0);
    const sought = found.map(({ word }) => word);
    const [best] = pages;
    return {
      refused: query.refused,
      pages, mended, audience,
      count: isCut ? Math.max(pages.length, most) : pages.length,
      least: isCut && words.some(({ lists }) => lists.length > 1) || Boolean(inARow) && ranking.pages.length > PHRASE_PAGES,
      missing: best === undefined ? [] : sought.filter((_, at) => !ranking.has(at, best)).map(({ word }) => word),
      hit: search.hits(analysis, sought),
      marks: sought.map(({ word, start }) => (start ? `${word}*` : word)).join(' '),
      places: ranking.places,
    };
  };
})();
