// @ts-check
// The pieces of the index: which of them a term needs, and each of them fetched once.
//
// In: terms, letters, pages. Out: one build of the index, which gives terms with their postings, lists and texts. Its first file names all
// others by what they hold, so that what a build gives is its own, whatever a cache has kept or a host has not got. What pieces say about
// pages is left to `rank.js`.
(() => {
  const { search } = loype;
  const { entry, script } = search;
  /** In how many shards words are looked up that begin with what has been typed. */
  const SHARDS = 4;
  /** A folder of shards has so many files, a pack of texts about so many pages, and a part of a page's text so many sections at most. */
  const [FILES, PACK, PART] = [8, 3, 64];
  /** Where numbers begin that end one, and those that do not; how many of each there are. */
  const [END, OTHER, ENDS, OTHERS] = [35, 93, 57, 34];

  /** @type {Map<string, any>} */
  const values = new Map();
  loype.found = (name, value) => void values.set(name, value);

  /** @param {string} name @returns {Promise<any>} */
  const piece = async name => {
    if (!values.has(name)) await script(search.address(name), true);
    // Some hosts answer with a page of theirs where a file is missing.
    if (!values.has(name)) throw new Error(name);
    return values.get(name);
  };

  /** How many of a sorted list stand before what is sought. @template T @param {T[]} list @param {(one: T) => boolean} isBefore */
  const before = (list, isBefore) => {
    let [low, high] = [0, list.length];
    while (low < high) {
      const middle = (low + high) >> 1;
      if (isBefore(/** @type {T} */ (list[middle]))) low = middle + 1;
      else high = middle;
    }
    return low;
  };

  /** The shard that a term would stand in. @param {string[]} shards @param {string} term */
  const shardOf = (shards, term) => before(shards, first => first <= term) - 1;

  /** Numbers as the index has them: digits to the base 34, the most significant first, and one to the base 57 that ends the number.
   * @param {string} text */
  const numbersOf = text => {
    const numbers = [];
    for (let at = 0, before = 0; at < text.length; at++) {
      const code = text.charCodeAt(at);
      if (code >= OTHER) before = before * OTHERS + code - OTHER;
      else {
        numbers.push(before * ENDS + code - END);
        before = 0;
      }
    }
    return numbers;
  };

  /** A place for every page. @param {number[]} runs @param {number} pages */
  const spread = (runs, pages) => {
    const list = new Int32Array(pages);
    for (let at = 0, page = 0; at < runs.length; at += 2) {
      list.fill(runs[at] ?? 0, page, page += runs[at + 1] ?? 0);
    }
    return list;
  };

  /** @param {LoypeIndex} index @returns {LoypeBuild} */
  const buildOf = index => {
    /** @param {string[]} folders @param {number} at */
    const inFolder = (folders, at) => piece(`terms/${folders[Math.floor(at / FILES)]}/${at % FILES}`);

    /** @param {number} shard @returns {Promise<LoypeTerm[]>} */
    const termsOf = shard => inFolder(index.terms, shard);

    /** @type {LoypeBuild['term']} */
    const term = async sought => {
      const shard = shardOf(index.shards, sought);
      if (shard < 0) return undefined;
      const terms = await termsOf(shard);
      const found = terms[before(terms, ([one]) => one < sought)];
      return found?.[0] === sought ? found : undefined;
    };

    /** @type {LoypeBuild['beginning']} */
    const beginning = async start => {
      const first = Math.max(shardOf(index.shards, start), 0);
      const last = Math.min(shardOf(index.shards, `${start}\uffff`), first + SHARDS - 1);
      const shards = Array.from({ length: Math.max(last - first + 1, 0) }, (_, at) => first + at);
      const lists = await Promise.all(shards.map(async shard => {
        const terms = await termsOf(shard);
        return terms.slice(before(terms, ([one]) => one < start), before(terms, ([one]) => one < `${start}\uffff`));
      }));
      return lists.flat();
    };

    /** @type {LoypeBuild['postings']} */
    const postings = async ([term, , best, all], isWhole) => {
      if (!isWhole || all === undefined) return numbersOf(best);
      const terms = /** @type {[string, string][]} */ (await inFolder(index.frequent, all));
      return numbersOf(new Map(terms).get(term) ?? '');
    };

    /** @type {LoypeBuild['words']} */
    const words = async (letter, end) => {
      const file = index.words.find(one => one[1 + end]?.includes(letter));
      return file ? (await piece(`words/${file[0]}`))[end][letter] : '';
    };

    let pages = 0;
    const groups = index.texts.map(([count, name]) => ({ name, count, first: (pages += count) - count }));
    /** @type {LoypeBuild['text']} */
    const text = async (page, place) => {
      const { name, count, first } = groups[before(groups, ({ first }) => first <= page) - 1] ?? { name: '', count: 1, first: 0 };
      const [at, part, packs] = [page - first, Math.floor(place / PART), Math.max(Math.floor(count / PACK), 1)];
      if (part > 0) return piece(`texts/${name}/${at}-${part}`);
      const pack = Math.floor(at * packs / count);
      return (await piece(`texts/${name}/${pack}`))[at - Math.ceil(pack * count / packs)];
    };

    const facts = async () => {
      const of = /** @type {LoypePages} */ (await piece(`pages/${index.facts}`));
      const [course, module, kind, audience] = [of.course, of.module, of.kind, of.audience].map(runs => spread(runs, index.pages));
      return /** @type {LoypeFacts} */ ({ ...of, course, module, kind, audience });
    };

    return { index, analysis: loype.analysis(index.analysis), term, beginning, postings, words, text, facts };
  };

  /** @type {ReturnType<LoypeSearch['index']> | undefined} */
  let opened;

  /** @param {string} query */
  const open = async query => {
    await script(entry + query);
    const index = values.get('index');
    if (!index) throw new Error(entry);
    return buildOf(index);
  };

  /** @param {string} [query] */
  const opening = (query = '') => {
    const one = open(query);
    one.catch(() => { if (opened === one) opened = undefined; });
    opened = one;
    return one;
  };

  search.index = () => opened ?? opening();

  search.anew = () => {
    search.forget();
    opening(`?${Date.now().toString(36)}`);
  };

  search.within = async act => {
    const first = search.index();
    try {
      return await act(await first);
    } catch {
      if (opened === undefined || opened === first) search.anew();
      return act(await search.index());
    }
  };

  const { forget } = search;
  search.forget = () => {
    forget();
    values.delete('index');
    opened = undefined;
  };
})();
