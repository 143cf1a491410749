// @ts-check
// From the words of a text to the terms of the index, as the build made them: the twin of `src/search/analysis` in Løype. Whatever is a matter of
// a language comes as a table, from the build.
(() => {
  /** A hyphen that shows only where a line ends. */
  const SOFT_HYPHEN = '\u00ad';
  const WORD = /(?!\p{M})[\p{Alphabetic}\p{N}][\p{Alphabetic}\p{N}\p{M}\u00ad]*/gu;
  const RINGED = /a\u030a|a\u0308|o\u0308/g;
  /** A soft hyphen, what stands between words that are joined, accents, Hebrew and Arabic points, and the signs that choose a glyph; a class each, since marks in a row would combine. */
  const ACCENTS =
    /\u00ad|[-\u2010\u2011 \u00a0\u2009\u202f]|[\u0300-\u036f]|[\u0591-\u05bd]|[\u064b-\u065f]|[\u1ab0-\u1aff]|[\u1dc0-\u1dff]|[\u20d0-\u20ff]|[\ufe00-\ufe0f]|[\ufe20-\ufe2f]/g;
  const VOWEL = /[aeiouyæøå]/;
  /** Letters that a stem can be made of, and how many; other words stay as they are. */
  const KNOWN = /^[a-zæøå]{1,64}$/;

  /** Remembers what has been asked: the same words stand in text after text. @template T @param {(word: string) => T} make */
  const remembered = make => {
    /** @type {Map<string, T>} */
    const known = new Map();
    return (/** @type {string} */ word) => {
      const there = known.get(word);
      if (there !== undefined) return there;
      const made = make(word);
      known.set(word, made);
      return made;
    };
  };

  /** @param {LoypeLanguage} language @returns {LoypeReadLanguage} */
  const read = language => ({
    stop: new Set(language.stop),
    asks: new Set(language.asks),
    spellings: language.spellings,
    words: new Map(Object.entries(language.words)),
    groups: language.groups.map(({ again, rules }) => ({
      again,
      longest: Math.max(0, ...rules.map(([ending]) => ending.length)),
      rules: new Map(rules.map(([ending, instead, least]) => [ending, { instead, least }])),
    })),
  });

  /** The word after the rule with the longest ending that fits; nothing where none does, or it keeps the word.
   * @param {LoypeReadLanguage['groups'][number]} group @param {string} word */
  const apply = ({ longest, rules }, word) => {
    for (let at = Math.max(0, word.length - longest); at < word.length; at += 1) {
      const rule = rules.get(word.slice(at));
      if (!rule || at < rule.least) continue;
      const shorter = word.slice(0, at) + rule.instead;
      if (VOWEL.test(shorter)) return shorter === word ? undefined : shorter;
    }
    return undefined;
  };

  /** @param {LoypeReadLanguage} language @param {string} folded */
  const stem = ({ spellings, words, groups }, folded) => {
    if (!KNOWN.test(folded)) return folded;
    let word = folded;
    for (const [written, counts] of spellings) word = word.replaceAll(written, counts);
    const irregular = words.get(word);
    if (irregular !== undefined) return irregular;
    for (const group of groups) {
      for (let next = apply(group, word); next !== undefined; next = group.again ? apply(group, next) : undefined) word = next;
    }
    return word;
  };

  loype.analysis = tables => {
    const languages = tables.languages.map(read);
    const letters = new Map(Object.entries(tables.letters));

    /** @param {string} text */
    const words = text =>
      [...text.matchAll(WORD)].map(({ 0: found, index: start }) => {
        let end = start + found.length;
        while (text[end - 1] === SOFT_HYPHEN) end -= 1;
        return { word: text.slice(start, end), start, end };
      });

    const fold = remembered(word =>
      [
        ...word
          .normalize('NFKD')
          .toLowerCase()
          .normalize('NFD')
          .replace(RINGED, pair => (pair === 'a\u030a' ? 'å' : pair.startsWith('a') ? 'æ' : 'ø'))
          .replace(ACCENTS, ''),
      ]
        .map(letter => letters.get(letter) ?? letter)
        .join('')
        .normalize('NFC'));

    /** @param {string} word */
    const stop = word => languages.some(language => language.stop.has(fold(word)));

    /** @param {string} word */
    const asks = word => languages.some(language => language.asks.has(fold(word)));

    /** A folded word as it is, and as who lacks the letters may mean it. @param {string} folded */
    const alternatives = folded => {
      let meant = folded;
      for (const [typed, letter] of tables.typed) meant = meant.replaceAll(typed, letter);
      return [...new Set([folded, meant])].filter(form => form !== '');
    };

    const terms = remembered(word => {
      const folded = fold(word);
      if (stop(folded)) return [];
      const forms = alternatives(folded);
      return [
        ...new Set(languages.flatMap(language => forms.filter(form => !language.stop.has(form)).map(form => stem(language, form)))),
      ];
    });

    return { words, fold, terms, stop, asks };
  };
})();
