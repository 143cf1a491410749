// @ts-check
// What a reader writes, read as words, phrases and words that must not be there, and answered.
//
// In: the text of the box. Out: the pages, best first. Weighing is left to `rank.js`, mending to `search-mend.js` and phrases
// to `search-phrase.js`, which are fetched for the first word that is nowhere and for the first phrase.
(() => {
  const { search } = loype;
  /** A piece between two spaces, or a phrase, with the marks in front of it. */
  const PIECE = /(-*)((?:tittel|title):)?(?:["«»“”„]([^"«»“”„]*)(?:["«»“”„]|$)|([^\s"«»“”„]*))/giu;
  /** How far a word reaches: itself, what it may still become, or all that begins so. */
  const [WHOLE_WORD, UNFINISHED, START] = [0, 1, 2];
  /** A beginning or an end counts for half, a term for all; in eighths, so that a quarter of a half is whole. */
  const [EXACT, BEGINNING] = [8, 4];
  /** How many of the most common terms with a beginning are fetched whole, beside other words. */
  const WHOLE = 8;
  /** In how many pages a phrase is looked for. */
  const PHRASE_PAGES = 100;
  /** How many of the first pages are asked whether their title is the query. */
  const TITLES = 5;
  /** A number with spaces between its thousands, and those spaces. */
  const [NUMBER, SPACES] = [/(?<![\p{Alphabetic}\p{N}\p{M}\u00ad])\d{1,3}(?:[ \u00a0\u2009\u202f]\d{3})+(?![\p{Alphabetic}\p{N}\p{M}\u00ad])/gu, /[ \u00a0\u2009\u202f]/g];
  /** What joins words that others write as one. */
  const HYPHEN = /^[-\u2010\u2011]$/;
  /** The most words that hyphens join. */
  const JOINED = 3;

  search.parse = (text, analysis, typing) => {
    /** @type {LoypeQuery} */
    const query = { words: [], minus: [], phrases: [], joined: [], refused: '' };
    /** What is being typed is not yet wrong, as long as there is something else to find. @type {LoypeQuery['refused']} */
    let unfinished = '';
    const whole = text.replace(NUMBER, number => number.replace(SPACES, ''));
    for (const { 0: { length }, 1: sign, 2: field, 3: phrase, 4: bare = '', index } of whole.matchAll(PIECE)) {
      const title = field !== undefined;
      const words = analysis.words(phrase ?? bare);
      const last = words.at(-1);
      const hasStar = phrase === undefined && bare.endsWith('*');
      if (hasStar && analysis.fold(last?.word ?? '').length < 2 || phrase === undefined && /\*+[^*]/u.test(bare)) query.refused ||= 'leadingStar';
      if (phrase !== undefined && sign) query.refused ||= 'minusPhrase';
      const isLast = index + length === whole.length;
      const lacking = last ? '' : phrase !== undefined ? 'emptyPhrase' : title ? 'titleAlone' : '';
      if (isLast) unfinished ||= lacking;
      else query.refused ||= lacking;
      const isTyped = typing && !sign && phrase === undefined && isLast && last?.end === bare.length;
      const most = hasStar ? START : isTyped ? UNFINISHED : WHOLE_WORD;
      const isOne = words.length > 1 && words.length <= JOINED && words.every(({ start }, at) => at === 0 || HYPHEN.test(bare.slice(words[at - 1]?.end, start)));
      if (isOne && !sign && phrase === undefined) query.joined.push({ word: bare.slice(words[0]?.start, last?.end), title, reach: most, parts: words.map(({ word }) => analysis.fold(word)) });
      words.forEach(({ word }, at) => {
        const reach = at < words.length - 1 ? WHOLE_WORD : most;
        if (sign) query.minus.push({ word, title, reach });
        else want(query.words, { word, title, reach }, analysis);
      });
      if (phrase !== undefined && words.length > 1) query.phrases.push({ words: words.map(({ word }) => word), title });
    }
    if (query.words.length === 0) query.refused ||= unfinished || (query.minus.length > 0 ? 'onlyMinus' : '');
    return query;
  };

  /** A word that is there already only reaches as far as both. @param {LoypeWord[]} words @param {LoypeWord} word @param {LoypeAnalysis} analysis */
  const want = (words, word, analysis) => {
    const known = words.find(other => other.title === word.title && analysis.fold(other.word) === analysis.fold(word.word));
    if (known) known.reach = Math.max(known.reach, word.reach);
    else words.push(word);
  };

  /** Words too common to be in the index are looked for only by a star, or alone as the beginning of another. @param {LoypeWord[]} words
   * @param {LoypeAnalysis} analysis */
  const worthAsking = (words, analysis) => {
    const hasOwn = (/** @type {LoypeWord} */ { word }) => analysis.terms(word).length > 0;
    const others = words.filter(word => word.reach === START || hasOwn(word)).length;
    return words.filter(word => hasOwn(word) || search.begins(word, analysis) && (word.reach === START || others === 0));
  };

  search.begins = ({ word, reach }, analysis) => reach > WHOLE_WORD && analysis.fold(word).length > 1;

  /** The terms of the index for a word. @param {LoypeWord} word @param {LoypeBuild} build */
  const entriesOf = async (word, { analysis, term, beginning }) => {
    const exact = (await Promise.all(analysis.terms(word.word).map(term))).filter(found => found !== undefined);
    const begun = search.begins(word, analysis) ? await beginning(analysis.fold(word.word)) : [];
    const others = begun.filter(([term]) => !exact.some(([one]) => one === term));
    return [...exact.map(term => ({ term, factor: EXACT })), ...others.map(term => ({ term, factor: BEGINNING }))];
  };

  /** Each word with its terms; one that is nowhere gives way to those that it was meant as. @param {LoypeQuery} query
   * @param {LoypeBuild} build */
  const lookUp = async ({ words, phrases, joined }, build) => {
    const { analysis } = build;
    /** @type {{ word: LoypeWord, isNeeded: boolean, entries: Awaited<ReturnType<typeof entriesOf>> }[]} */
    const found = [];
    const mended = [];
    const parts = new Set();
    for (const whole of joined) {
      const entries = await entriesOf(whole, build);
      if (!entries.some(({ factor }) => factor === EXACT)) continue;
      found.push({ word: whole, isNeeded: false, entries });
      for (const part of whole.parts) parts.add(`${whole.title} ${part}`);
    }
    const left = words.filter(({ word, title }) => !parts.has(`${title} ${analysis.fold(word)}`));
    const asks = (/** @type {LoypeWord} */ { word, reach }) => reach !== START && analysis.asks(word);
    const hasOther = found.length > 0 || left.some(word => !asks(word) && analysis.terms(word.word).length > 0);
    const asked = worthAsking(left.filter(word => !(hasOther && asks(word))), analysis);
    for (const [word, entries] of await Promise.all(asked.map(async word => /** @type {const} */ ([word, await entriesOf(word, build)])))) {
      const folded = analysis.fold(word.word);
      // One letter more has been typed: it says nothing yet.
      if (entries.length === 0 && word.reach === UNFINISHED && folded.length < 2 && asked.length > 1) continue;
      const isNeeded = phrases.some(({ words, title }) => title === word.title && words.some(one => analysis.fold(one) === folded));
      const isNowhere = entries.length === 0 && word.reach !== START && folded.length >= 4 && analysis.terms(word.word).length > 0;
      if (isNowhere) await search.part('mend');
      const ended = isNowhere ? await search.ending(analysis.terms(word.word), build) : [];
      entries.push(...ended.map(term => ({ term, factor: BEGINNING })));
      const by = isNowhere && ended.length === 0 ? await search.mend(folded, isNeeded, build) : [];
      if (by.length > 0) mended.push({ word: word.word, by });
      else found.push({ word, isNeeded, entries });
      for (const one of by) {
        const instead = { ...word, word: one, reach: WHOLE_WORD };
        found.push({ word: instead, isNeeded, entries: await entriesOf(instead, build) });
      }
    }
    return { found, mended };
  };

  /** Of the first pages, those whose titles have the words of the query and no others come first: both are compared as the stems of their words
   * written as one. @param {number[]} pages @param {LoypeWord[]} words @param {(page: number, first: number) => boolean} isLeading @param {LoypeBuild} build */
  const putTitleFirst = async (pages, words, isLeading, { analysis, text }) => {
    const end = pages.slice(0, TITLES).findIndex(page => !isLeading(page, pages[0] ?? 0));
    const leading = pages.slice(0, end < 0 ? TITLES : end);
    const query = words.map(({ word }) => analysis.terms(word)[0] ?? '').join('');
    if (leading.length < 2 || query === '') return;
    const said = (/** @type {string} */ title) => analysis.words(title).filter(({ word }) => !analysis.asks(word)).map(({ word }) => analysis.terms(word)[0] ?? '').join('');
    const titles = await Promise.all(leading.map(async page => said((await text(page, 0)).t)));
    const is = (/** @type {boolean} */ wanted) => leading.filter((_, at) => (titles[at] === query) === wanted);
    pages.splice(0, leading.length, ...is(true), ...is(false));
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
  const isFor = (facts, audience, page) => facts.audiences[facts.audience[page] ?? -1]?.includes(audience) ?? true;

  search.answer = async (text, { typing, filter, build: given, isWhole = false }) => {
    const build = given ?? await search.index();
    const { index, analysis } = build;
    const query = search.parse(text, analysis, typing);
    const audience = audienceOf(filter, index);
    const isFiltered = Object.values(filter).some(value => value !== undefined);
    const facts = isFiltered || audience >= 0 ? await build.facts() : undefined;
    const { found, mended } = query.refused ? { found: [], mended: [] } : await lookUp(query, build);

    // The best pages of one word are in its shard; all else needs all pages of every word.
    const needsWhole = isWhole || found.length > 1 || query.minus.length > 0 || facts !== undefined || found.some(({ word }) => word.title);
    let isCut = false;
    const words = await Promise.all(found.map(async ({ word, isNeeded, entries }) => {
      const common = entries.filter(({ term }) => term[3] !== undefined).sort((one, other) => other.term[1] - one.term[1]);
      const whole = new Set(needsWhole ? common.filter(({ factor }, at) => factor === EXACT || isWhole || at < WHOLE) : []);
      isCut ||= common.some(one => !whole.has(one));
      const postings = await Promise.all(entries.map(one => build.postings(one.term, whole.has(one))));
      return { title: word.title, isNeeded, lists: entries.map(({ factor }, at) => ({ factor, postings: postings[at] ?? [] })) };
    }));
    const minus = await Promise.all(query.minus.map(async word => {
      const entries = await entriesOf(word, build);
      return { title: word.title, postings: await Promise.all(entries.map(({ term }) => build.postings(term, true))) };
    }));

    const ranking = search.rank({
      pages: index.pages, fields: index.fields, audience, words, minus,
      ...(facts && { allowed: passing(filter, facts), isFor: (/** @type {number} */ page) => audience < 0 || isFor(facts, audience, page) }),
    });
    if (query.phrases.length > 0) await search.part('phrase');
    const inARow = query.phrases.length > 0 ? await search.inARow(ranking.pages.slice(0, PHRASE_PAGES), { build, places: ranking.places, mended }, query.phrases) : undefined;
    const pages = inARow ? ranking.pages.filter(page => inARow.has(page)) : ranking.pages;
    await putTitleFirst(pages, found.map(({ word }) => word), ranking.isLeading, build);

    const most = Math.max(...found.flatMap(({ entries }) => entries.map(({ term }) => term[1])), 0);
    const sought = found.map(({ word }) => word);
    const [best] = pages;
    return {
      build,
      refused: query.refused || (query.words.length > 0 && found.length === 0 ? 'common' : ''),
      pages, mended, audience, isCut,
      count: isCut ? Math.max(pages.length, most) : pages.length,
      least: isCut && words.some(({ lists }) => lists.length > 1) || Boolean(inARow) && ranking.pages.length > PHRASE_PAGES,
      missing: best === undefined ? [] : sought.filter((_, at) => !ranking.has(at, best)).map(({ word }) => word),
      hit: search.hits(analysis, sought),
      marks: sought.map(word => (search.begins(word, analysis) ? `${word.word}*` : word.word)).join(' '),
      places: ranking.places,
    };
  };
})();
