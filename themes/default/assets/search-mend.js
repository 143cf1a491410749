// @ts-check
// What a word was meant as that is nowhere on the site: the nearest of its words, or words of it that have been stuck together.
//
// In: a word. Out: the words to look for instead; none where nothing is near.
(() => {
  const { search } = loype;
  /** A part of a word that has been stuck together has so many letters at least. */
  const PART = 4;
  const LINKS = ['', 's', 'e'];

  /** @typedef {{ word: string, term: string, count: number }} Known */

  /** How many letters are to be changed, left out, put in or swapped with the next. @param {string} one @param {string} other @param {number} most */
  const distance = (one, other, most) => {
    if (Math.abs(one.length - other.length) > most) return Infinity;
    /** @type {number[]} */
    let above = [];
    let row = Array.from({ length: other.length + 1 }, (_, at) => at);
    for (let i = 1; i <= one.length; i++) {
      const next = [i];
      for (let j = 1; j <= other.length; j++) {
        const isSame = one[i - 1] === other[j - 1];
        let least = Math.min((row[j] ?? 0) + 1, (next[j - 1] ?? 0) + 1, (row[j - 1] ?? 0) + (isSame ? 0 : 1));
        if (i > 1 && j > 1 && one[i - 1] === other[j - 2] && one[i - 2] === other[j - 1]) least = Math.min(least, (above[j - 2] ?? 0) + 1);
        next.push(least);
      }
      if (Math.min(...next) > most) return Infinity;
      [above, row] = [row, next];
    }
    return row[other.length] ?? Infinity;
  };

  /** @type {Map<string, Known[]>} */
  const lists = new Map();

  /** The words of the site whose terms begin with a letter. @param {string} letter @returns {Promise<Known[]>} */
  const knownBy = async letter => {
    const { index, analysis } = await search.index();
    if (!index.words.includes(letter)) return [];
    const there = lists.get(letter);
    if (there) return there;
    const parts = /** @type {string} */ (await search.piece(`words/${letter.codePointAt(0)?.toString(16)}`)).split(' ');
    const list = Array.from({ length: parts.length >> 1 }, (_, at) => {
      const word = parts[at * 2] ?? '';
      return { word, term: analysis.terms(word)[0] ?? word, count: Number(parts[at * 2 + 1]) };
    });
    lists.set(letter, list);
    return list;
  };

  /** The nearest word, and of those that are as near the one on most pages. @param {string} term @param {number} most */
  const nearest = async (term, most) => {
    // A slip in the first letter is rare, and most of those are two letters swapped.
    for (const letter of new Set(term.slice(0, 2))) {
      let [best, least] = [/** @type {Known | undefined} */ (undefined), most + 1];
      for (const known of await knownBy(letter)) {
        const far = distance(term, known.term, Math.min(least, most));
        if (far < least || (far === least && best && known.count > best.count)) [best, least] = [known, far];
      }
      if (best) return best.word;
    }
    return undefined;
  };

  /** The fewest words that it is made of, the longest first; what is unknown at its end is left out. @param {string} word
   * @returns {Promise<string[]>} */
  const partsOf = async word => {
    const { analysis } = await search.index();
    const isKnown = async (/** @type {string} */ part) => {
      const entries = await Promise.all(analysis.terms(part).map(term => search.term(term)));
      return entries.some(entry => entry !== undefined);
    };
    for (let end = word.length - 1; end >= PART; end--) {
      const part = word.slice(0, end);
      if (!(await isKnown(part))) continue;
      for (const link of LINKS) {
        const rest = word.slice(end);
        if (!rest.startsWith(link) || rest.length - link.length < PART) continue;
        const after = rest.slice(link.length);
        if (await isKnown(after)) return [part, after];
        const parts = await partsOf(after);
        if (parts.length > 0) return [part, ...parts];
      }
      return [part];
    }
    return [];
  };

  search.mend = async word => {
    const { analysis } = await search.index();
    const folded = analysis.fold(word);
    if (folded.length < PART) return [];
    const near = await nearest(analysis.terms(word)[0] ?? folded, folded.length < 6 ? 1 : 2);
    return near === undefined ? partsOf(folded) : [near];
  };
})();
