// @ts-check
// The pieces of the index: which of them a term needs, and each of them fetched once.
//
// In: terms and keys. Out: terms with their postings, texts, lists. What they say about pages is left to `search-rank.js`.
(() => {
  const { search } = loype;
  /** In how many shards words are looked up that begin with what has been typed. */
  const SHARDS = 4;

  /** @type {Map<string, any>} */
  const values = new Map();
  loype.found = (key, value) => void values.set(key, value);

  /** @type {ReturnType<LoypeSearch['index']> | undefined} */
  let opened;
  const readIndex = async () => {
    await search.script('search/index.js');
    const index = values.get('index');
    return { index, analysis: loype.analysis(index.analysis) };
  };
  search.index = () => {
    opened ??= readIndex();
    opened.catch(() => { opened = undefined; });
    return opened;
  };

  search.piece = async key => {
    if (values.has(key)) return values.get(key);
    const { index } = await search.index();
    await search.script(`search/${key}.js?v=${index.version}`, true);
    return values.get(key);
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

  /** @param {number} shard @returns {Promise<LoypeTerm[]>} */
  const termsOf = shard => search.piece(`terms/${shard}`);

  search.term = async term => {
    const { index } = await search.index();
    const shard = shardOf(index.shards, term);
    if (shard < 0) return undefined;
    const terms = await termsOf(shard);
    const number = before(terms, ([one]) => one < term);
    const found = terms[number];
    return found?.[0] === term ? { shard, number, term: found } : undefined;
  };

  search.beginning = async start => {
    const { index } = await search.index();
    const first = Math.max(shardOf(index.shards, start), 0);
    const last = Math.min(shardOf(index.shards, `${start}\uffff`), first + SHARDS - 1);
    const shards = Array.from({ length: Math.max(last - first + 1, 0) }, (_, at) => first + at);
    const lists = await Promise.all(shards.map(async shard => {
      const terms = await termsOf(shard);
      const [from, to] = [before(terms, ([one]) => one < start), before(terms, ([one]) => one < `${start}\uffff`)];
      return terms.slice(from, to).map((term, at) => ({ shard, number: from + at, term }));
    }));
    return lists.flat();
  };

  search.whole = ({ shard, number, term }) => (term[3] ? search.piece(`terms/${shard}-${number}`) : Promise.resolve(term[2]));

  /** A place for every page. @param {number[]} runs @param {number} pages */
  const spread = (runs, pages) => {
    const list = new Int32Array(pages);
    for (let at = 0, page = 0; at < runs.length; at += 2) {
      list.fill(runs[at] ?? 0, page, page += runs[at + 1] ?? 0);
    }
    return list;
  };

  /** @type {Promise<LoypeFacts> | undefined} */
  let facts;
  const readFacts = async () => {
    const [{ index }, of] = await Promise.all([search.index(), /** @type {Promise<LoypePages>} */ (search.piece('pages'))]);
    const [course, module, kind, audience] = [of.course, of.module, of.kind, of.audience].map(runs => spread(runs, index.pages));
    return /** @type {LoypeFacts} */ ({ ...of, course, module, kind, audience });
  };
  search.facts = () => {
    facts ??= readFacts();
    facts.catch(() => { facts = undefined; });
    return facts;
  };

  const { forget } = search;
  search.forget = () => {
    forget();
    values.clear();
    [opened, facts] = [undefined, undefined];
  };
})();
