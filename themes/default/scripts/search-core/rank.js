// @ts-check
// Which pages have the words, and in which order.
//
// In: postings, three numbers each: pages since the posting before, slot (place × fields + field), weight in hundredths. Out: pages, best
// first. S(word, section) is the largest of its terms of what they weigh there; a page scores the sum over words of their largest S on it,
// and half of the largest sum of S in one section. Of pages with as many words, those with all of them in their titles come first. All is
// counted in whole eighths, so that the order is the same on every machine.
(() => {
  const { search } = loype;
  /** What stands for others counts for a quarter. */
  const ASIDE = 0.25;
  /** A section is page × PLACES + place; with a weight below 2^17 it fits in one number. */
  const PLACES = 2 ** 16;
  const WEIGHTS = 2 ** 17;
  /** Twice a page's score is below this. */
  const SCORES = 2 ** 28;

  /** Where a word stands: sections in ascending order and what it weighs there; and the pages with it in their titles.
   * @typedef {{ sections: Float64Array, weights: Float64Array, titled: Set<number> }} Found */

  /** One term: its postings come in order. @param {number[]} postings @param {number[]} factors @param {number} title */
  const ofTerm = (postings, factors, title) => {
    /** @type {Set<number>} */
    const titled = new Set();
    const fields = factors.length;
    const sections = new Float64Array(postings.length / 3);
    const weights = new Float64Array(postings.length / 3);
    let [count, page, last] = [0, 0, -1];
    for (let at = 0; at < postings.length; at += 3) {
      const slot = postings[at + 1] ?? 0;
      page += postings[at] ?? 0;
      const weight = (postings[at + 2] ?? 0) * (factors[slot % fields] ?? 0);
      if (weight === 0) continue;
      if (slot % fields === title) titled.add(page);
      const section = page * PLACES + Math.floor(slot / fields);
      if (section !== last) sections[count++] = last = section;
      weights[count - 1] = (weights[count - 1] ?? 0) + weight;
    }
    return { sections: sections.subarray(0, count), weights: weights.subarray(0, count), titled };
  };

  /** Several terms: the largest weight in each section. Numbers that hold both are sorted together. @param {Found[]} terms @returns {Found} */
  const largest = terms => {
    const packed = new Float64Array(terms.reduce((sum, { sections }) => sum + sections.length, 0));
    let count = 0;
    for (const { sections, weights } of terms) {
      for (let at = 0; at < sections.length; at++) {
        packed[count++] = (sections[at] ?? 0) * WEIGHTS + Math.min(weights[at] ?? 0, WEIGHTS - 1);
      }
    }
    packed.sort();
    const [sections, weights] = [new Float64Array(count), new Float64Array(count)];
    let length = 0;
    for (let at = 0; at < count; at++) {
      const one = packed[at] ?? 0;
      const section = Math.floor(one / WEIGHTS);
      if (length === 0 || sections[length - 1] !== section) sections[length++] = section;
      weights[length - 1] = one - section * WEIGHTS;
    }
    return { sections: sections.subarray(0, length), weights: weights.subarray(0, length), titled: new Set(terms.flatMap(({ titled }) => [...titled])) };
  };

  /** @param {LoypeSought} word @param {LoypeRequest} request */
  const ofWord = (word, { fields, audience }) => {
    const counts = fields.map(([name, whom]) => (word.title && name !== 'title' ? 0 : audience >= 0 && whom !== undefined && whom !== audience ? ASIDE : 1));
    const terms = word.lists.map(({ postings, factor }) => ofTerm(postings, counts.map(count => count * factor), fields.findIndex(([name]) => name === 'title')));
    return terms.length === 1 && terms[0] ? terms[0] : largest(terms);
  };

  /** Pages with a word that must not be there; parts of compounds do not count. @param {LoypeRequest} request */
  const withoutMinus = ({ pages, fields, minus }) => {
    const out = new Uint8Array(pages);
    for (const { title, postings } of minus) {
      const counts = fields.map(([name]) => (title ? name === 'title' : name !== 'parts'));
      for (const list of postings) {
        for (let at = 0, page = 0; at < list.length; at += 3) {
          page += list[at] ?? 0;
          if (counts[(list[at + 1] ?? 0) % fields.length]) out[page] = 1;
        }
      }
    }
    return out;
  };

  /** Goes through the sections of all words together, in order. @param {Found[]} words @param {(section: number, sum: number) => void} see */
  const together = (words, see) => {
    const at = words.map(() => 0);
    for (;;) {
      let section = Infinity;
      for (let word = 0; word < words.length; word++) section = Math.min(section, words[word]?.sections[at[word] ?? 0] ?? Infinity);
      if (section === Infinity) return;
      let sum = 0;
      for (let word = 0; word < words.length; word++) {
        const place = at[word] ?? 0;
        if (words[word]?.sections[place] !== section) continue;
        sum += words[word]?.weights[place] ?? 0;
        at[word] = place + 1;
      }
      see(section, sum);
    }
  };

  /** How many words each page has, and its score. @param {Found[]} words @param {number} pages */
  const score = (words, pages) => {
    const [scores, best, counts] = [new Float64Array(pages), new Float64Array(pages), new Uint8Array(pages)];
    for (const { sections, weights } of words) {
      for (let at = 0; at < sections.length;) {
        const page = Math.floor((sections[at] ?? 0) / PLACES);
        let most = 0;
        for (; at < sections.length && (sections[at] ?? 0) < (page + 1) * PLACES; at++) most = Math.max(most, weights[at] ?? 0);
        scores[page] = (scores[page] ?? 0) + most;
        counts[page] = (counts[page] ?? 0) + 1;
      }
    }
    together(words, (section, sum) => {
      const page = Math.floor(section / PLACES);
      best[page] = Math.max(best[page] ?? 0, sum);
    });
    for (let page = 0; page < pages; page++) scores[page] = (scores[page] ?? 0) + (best[page] ?? 0) / 2;
    return { scores, counts };
  };

  /** The sections of a page, best first. @param {Found[]} words @param {number} page */
  const placesOf = (words, page) => {
    /** @type {[number, number][]} */
    const places = [];
    const own = words.map(({ sections, weights }) => {
      let [low, high] = [0, sections.length];
      while (low < high) {
        const middle = (low + high) >> 1;
        if ((sections[middle] ?? 0) < page * PLACES) low = middle + 1;
        else high = middle;
      }
      let end = low;
      while (end < sections.length && (sections[end] ?? 0) < (page + 1) * PLACES) end++;
      return { sections: sections.subarray(low, end), weights: weights.subarray(low, end), titled: new Set() };
    });
    together(own, (section, sum) => places.push([section % PLACES, sum]));
    return places.sort(([one, weight], [other, heavier]) => heavier - weight || one - other).map(([place]) => place);
  };

  search.rank = request => {
    const { pages: all, allowed, isFor } = request;
    const words = request.words.map(word => ofWord(word, request));
    const { scores, counts } = score(words, all);
    const out = withoutMinus(request);
    const pages = [];
    let best = 0;
    for (let page = 0; page < all; page++) {
      const count = counts[page] ?? 0;
      if (count === 0 || out[page] || (allowed && !allowed(page))) continue;
      pages.push(page);
      best = Math.max(best, count);
    }
    const has = (/** @type {number} */ word, /** @type {number} */ page) => words[word] !== undefined && placesOf([words[word]], page).length > 0;
    const needed = request.words.flatMap(({ isNeeded }, word) => (isNeeded ? [word] : []));
    const found = pages.filter(page => (best === words.length ? counts[page] === best : needed.every(word => has(word, page))));
    const isTitled = (/** @type {number} */ page) => words.every(({ titled }) => titled.has(page));
    const classOf = (/** @type {number} */ page) => (best - (counts[page] ?? 0)) * 2 + (isFor && !isFor(page) ? 1 : 0);
    // Numbers that hold all of the order are sorted together, which is many times as fast as pages by comparison.
    const keys = found.map(page => ((classOf(page) * 2 + (isTitled(page) ? 0 : 1)) * SCORES - 2 * (scores[page] ?? 0)) * all + page);
    const sorted = Array.from(Float64Array.from(keys).sort(), key => (key % all + all) % all);
    return {
      pages: sorted,
      best,
      has,
      isLeading: (page, first) => isTitled(page) && classOf(page) === classOf(first),
      places: page => placesOf(words, page),
    };
  };
})();
