// @ts-check
// What a word stands for that is nowhere on the site: compounds that end with it, the nearest of its words, or words of it stuck together.
//
// In: a word. Out: the words to look for instead; none where nothing is near.
(() => {
  const { search } = loype;
  /** A part of a word that has been stuck together has so many letters at least. */
  const PART = 4;
  const LINKS = ['s', 'e'];
  const LONGEST = 64;
  /** A word that stands nowhere by itself stands for so many compounds that end with it; so many letters it has, and so many stand before it. */
  const [ENDED, END, BEFORE] = [8, 4, 3];
  /** On how many pages at most all words are looked through. */
  const SMALL = 500;

  /** A word with its term, the number of pages that have it, and whether a title has it.
   * @typedef {{ word: string, term: string, count: number, isTitled: boolean }} Known */

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

  /** @type {WeakMap<LoypeBuild, Map<string, Known[]>>} */
  const lists = new WeakMap();

  /** The words of the site whose terms begin, or end, with a letter. @param {LoypeBuild} build @param {string} letter
   * @param {0 | 1} [end] @returns {Promise<Known[]>} */
  const knownBy = async (build, letter, end = 0) => {
    const own = lists.get(build) ?? new Map();
    lists.set(build, own);
    const there = own.get(end + letter);
    if (there) return there;
    const parts = (await build.words(letter, end)).split(' ');
    const list = Array.from({ length: parts.length >> 1 }, (_, at) => {
      const word = parts[at * 2] ?? '';
      const count = Number(parts[at * 2 + 1]);
      return { word, term: build.analysis.terms(word)[0] ?? '', count: Math.abs(count), isTitled: count < 0 };
    }).filter(({ term }) => term);
    own.set(end + letter, list);
    return list;
  };

  /** The nearest word, and of those that are as near one that a title has, or else the one on most pages. @param {Known[]} words @param {string} term @param {string} folded */
  const nearest = (words, term, folded) => {
    const most = folded.length < 6 ? 1 : 2;
    let [best, least] = [/** @type {Known | undefined} */ (undefined), most + 1];
    for (const known of words) {
      const bound = Math.min(least, most);
      const far = Math.min(distance(term, known.term, bound), distance(folded, known.word, bound));
      const isMeant = best && (known.isTitled === best.isTitled ? known.count > best.count : known.isTitled);
      if (far < least || (far === least && isMeant)) [best, least] = [known, far];
    }
    return best ? [best.word] : [];
  };

  /** So many words of the site that a word is written together of, those with the longest beginnings. @param {string} word @param {number} count
   * @param {LoypeBuild} build @returns {Promise<string[]>} */
  const parted = async (word, count, build) => {
    if (word.length < count * PART) return [];
    if (count === 1) return (await isKnown(word, build)) ? [word] : [];
    for (let end = word.length - PART; end >= PART; end--) {
      const part = word.slice(0, end);
      if (!(await isKnown(part, build))) continue;
      for (const from of LINKS.includes(word[end] ?? '') ? [end, end + 1] : [end]) {
        const rest = await parted(word.slice(from), count - 1, build);
        if (rest.length > 0) return [await withoutLink(part, build), ...rest];
      }
    }
    return [];
  };

  /** @param {string} part @param {LoypeBuild} build */
  const isKnown = async (part, { analysis, term }) => (await Promise.all(analysis.terms(part).map(term))).some(found => found !== undefined);

  /** A part without the `s` that links it to the next, where both stand for the same. @param {string} part @param {LoypeBuild} build */
  const withoutLink = async (part, { analysis, term }) => {
    const word = part.replace(/s$/, '');
    if (word.length < PART) return part;
    const shared = analysis.terms(word).filter(term => analysis.terms(part).includes(term));
    return (await Promise.all(shared.map(term))).some(found => found !== undefined) ? word : part;
  };

  /** The words of the site whose terms begin with some letters. @param {LoypeBuild} build @param {(letter: string) => boolean} [is] */
  const knownByAll = async (build, is = () => true) => {
    const letters = build.index.words.flatMap(([, letters]) => [...letters]).filter(is);
    return (await Promise.all(letters.map(letter => knownBy(build, letter)))).flat();
  };

  search.ending = async (ends, build) => {
    // Where there are few words, they stand by their first letters alone.
    const hasEnds = build.index.words.some(([, , letters]) => letters);
    const found = await Promise.all(ends.filter(end => end.length >= END).map(async end => {
      const known = await (hasEnds ? knownBy(build, [...end].at(-1) ?? '', 1) : knownByAll(build));
      return known.filter(({ term }) => term.endsWith(end) && term.length >= end.length + BEFORE);
    }));
    // Of those that are on as many pages, the first in the order of the index: lists are in it.
    const most = [...new Set(found.flat().sort((one, other) => other.count - one.count).map(({ term }) => term))].slice(0, ENDED);
    return (await Promise.all(most.map(build.term))).filter(found => found !== undefined);
  };

  search.mend = async (folded, isNeeded, build) => {
    const { index, analysis } = build;
    const [term = folded] = analysis.terms(folded);
    if (folded.length < PART || folded.length > LONGEST) return [];
    const near = nearest(await knownBy(build, term[0] ?? ''), term, folded);
    if (near.length > 0) return near;
    for (let count = 2; !isNeeded && count <= folded.length / PART; count++) {
      const parts = await parted(folded, count, build);
      if (parts.length > 0) return parts;
    }
    // A slip in the first letter is rare, and all the words of a large site are much to fetch for it: there it is two letters that changed places.
    return nearest(await knownByAll(build, letter => letter !== term[0] && (index.pages <= SMALL || letter === term[1])), term, folded);
  };
})();
