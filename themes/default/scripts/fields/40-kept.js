// @ts-check
// Which stored answers belong to which sheet of a page, and what they are once they have been written to in two places: nothing of either
// is lost.
(() => {
  /** @param {Record<string, string>} fields @param {string} key */
  const own = (fields, key) => (Object.hasOwn(fields, key) ? fields[key] ?? '' : '');

  /**
   * The name that each sheet is kept under. Sheets are numbered, and an author may put one in between or reword one: the sheet at the same
   * place that has something of what is kept comes first, then the one that has most of it, and the place alone only for what is then left.
   * @param {string} page @param {{ block: string, keys: Set<string> }[]} sheets
   */
  const names = (page, sheets) => {
    const stored = loype.names().filter(name => name.startsWith(`sheet:${page}#`));
    const free = new Set(stored.sort(new Intl.Collator('en', { numeric: true }).compare));
    /** @type {Map<string, string>} */
    const found = new Map();
    /** @param {{ block: string }} sheet */
    const place = ({ block }) => `sheet:${page}#${block}`;
    /** @param {string} name @param {{ block: string, keys: Set<string> }} sheet */
    const inBoth = (name, { keys }) => Object.keys(loype.asSheet(loype.read(name))?.fields ?? {}).filter(key => keys.has(key)).length;
    /** @param {(name: string, sheet: { block: string, keys: Set<string> }) => number} fit */
    const give = fit => {
      const pairs = [...free].flatMap(name => sheets.map(sheet => ({ name, sheet, fit: fit(name, sheet) })));
      for (const { name, sheet } of pairs.filter(one => one.fit > 0).sort((a, b) => b.fit - a.fit)) {
        if (!found.has(sheet.block) && free.delete(name)) found.set(sheet.block, name);
      }
    };
    /** @param {string} name @param {{ block: string }} sheet */
    const isAt = (name, sheet) => name.replace(/\++$/, '') === place(sheet);
    give((name, sheet) => (isAt(name, sheet) ? inBoth(name, sheet) : 0));
    give(inBoth);
    give((name, sheet) => Number(isAt(name, sheet)));
    for (const sheet of sheets.filter(({ block }) => !found.has(block))) {
      let name = place(sheet);
      while (stored.includes(name)) name += '+';
      found.set(sheet.block, name);
    }
    return found;
  };

  /**
   * What is to be kept where something else has been kept since: of an answer that has changed in both places, both texts, or the choice
   * made here.
   * @param {Record<string, string>} base what was kept when it was last seen
   * @param {Record<string, string>} theirs @param {Record<string, string>} mine @param {(key: string) => boolean} isChoice
   */
  const merged = (base, theirs, mine, isChoice) => {
    const keys = [...new Set([...Object.keys(mine), ...Object.keys(theirs)])];
    const texts = keys.map(key => {
      const [was, other, here] = [own(base, key), own(theirs, key), own(mine, key)];
      if (here === was) return [key, other];
      if (other === was || other === here) return [key, here];
      return [key, isChoice(key) && here ? here : loype.joined(other, here)];
    });
    return Object.fromEntries(texts.filter(([, text = '']) => text.trim()));
  };

  Object.assign(loype.sheet, { own, names, merged });
})();
