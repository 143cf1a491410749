// @ts-check
// Whether words stand in a row, for the pages that have them all: fetched for the first phrase.
//
// In: pages, best first, and phrases. Out: the pages that have every phrase in one of their texts.
(() => {
  const { search } = loype;

  /** @param {string} text @param {((word: string) => boolean)[]} row @param {LoypeAnalysis} analysis */
  const hasRow = (text, row, analysis) => {
    const words = analysis.words(text).map(({ word }) => word);
    return words.some((_, at) => row.every((is, place) => words[at + place] !== undefined && is(words[at + place] ?? '')));
  };

  search.inARow = async (pages, { build, places, mended }, phrases) => {
    const { analysis } = build;
    const rows = phrases.map(({ words, title }) => ({ title, words: words.map(word => {
      const sought = mended.find(one => analysis.fold(one.word) === analysis.fold(word))?.by[0] ?? word;
      const [terms, folded] = [new Set(analysis.terms(sought)), analysis.fold(sought)];
      return (/** @type {string} */ word) => analysis.fold(word) === folded || analysis.terms(word).some(term => terms.has(term));
    }) }));
    const found = await Promise.all(pages.map(async page => {
      const sections = await Promise.all(places(page).map(async place => ({ leaf: await build.text(page, place), place })));
      const title = sections[0]?.leaf.t ?? '';
      const texts = sections.flatMap(({ leaf, place }) => search.texts(leaf, place));
      const isThere = rows.every(row => hasRow(title, row.words, analysis) || !row.title && texts.some(text => hasRow(text, row.words, analysis)));
      return isThere ? [page] : [];
    }));
    return new Set(found.flat());
  };
})();
