// @ts-check
// Counts answers: for each statement how many have chosen what, at each of two times, and all that is written, without who has written it.
(() => {
  const isNumber = (/** @type {string} */ text) => /^\d+$/.test(text);

  /** @template T @param {T[]} all */
  const shuffled = all => {
    const mixed = [...all];
    for (let at = mixed.length - 1; at > 0; at -= 1) {
      const other = Math.floor(Math.random() * (at + 1));
      [mixed[at], mixed[other]] = [/** @type {T} */ (mixed[other]), /** @type {T} */ (mixed[at])];
    }
    return mixed;
  };

  /** The keys of sheets in their order: what one sheet has and no other had before stands after what it stands after there. @param {LoypeSheet[]} sheets */
  const keysOf = sheets => {
    /** @type {string[]} */
    const order = [];
    for (const { fields } of sheets.toSorted((a, b) => Object.keys(b.fields).length - Object.keys(a.fields).length)) {
      let at = -1;
      for (const key of Object.keys(fields)) {
        const known = order.indexOf(key);
        at = known < 0 ? at + 1 : known;
        if (known < 0) order.splice(at, 0, key);
      }
    }
    return order;
  };

  /** @param {string} key */
  const labels = key => {
    const at = key.lastIndexOf(' | ');
    return at < 0 ? { row: key, column: '' } : { row: key.slice(0, at), column: key.slice(at + 3) };
  };

  /** @param {LoypeSheet} sheet @param {string} key */
  const choices = ({ choices: all }, key) => (Object.hasOwn(all, key) ? all[key] ?? [] : []);
  /** @param {LoypeSheet} sheet @param {string} key */
  const answer = ({ fields }, key) => (Object.hasOwn(fields, key) ? fields[key] ?? '' : '');

  /** The statements that one chooses an answer to, those with the same answers together. @param {LoypeSheet[][]} times */
  const scales = times => {
    const all = times.flat();
    /** @type {Map<string, LoypeScale>} */
    const found = new Map();
    for (const key of keysOf(all)) {
      const options = [...new Set(all.flatMap(sheet => choices(sheet, key)))];
      const { row, column } = labels(key);
      if (options.length === 0) continue;
      const name = JSON.stringify([column, options]);
      const scale = found.get(name) ?? { column, options, isOrdered: options.length > 1 && options.every(isNumber), statements: [] };
      const counts = times.map(sheets => options.map(option => sheets.filter(sheet => choices(sheet, key).includes(option) && answer(sheet, key) === option).length));
      scale.statements.push({ label: row, counts });
      found.set(name, scale);
    }
    return [...found.values()];
  };

  /** What is written, by what it answers; rows that only have a number have no more in common than their column. @param {LoypeSheet[][]} times */
  const texts = times => {
    const all = times.flat();
    /** @type {Map<string, { label: string, answers: string[][] }>} */
    const found = new Map();
    for (const key of keysOf(all)) {
      const answers = times.map(sheets => sheets.filter(sheet => choices(sheet, key).length === 0).map(sheet => answer(sheet, key).trim()).filter(Boolean));
      const { row, column } = labels(key);
      const label = column && isNumber(row) ? column.replace(/\++$/, '') : [row, column].filter(Boolean).join(': ');
      const before = found.get(label)?.answers ?? times.map(() => []);
      if (answers.flat().length > 0) found.set(label, { label, answers: times.map((_, at) => [...before[at] ?? [], ...answers[at] ?? []]) });
    }
    return [...found.values()].map(({ label, answers }) => ({ label, answers: answers.map(shuffled) }));
  };

  /** How many have chosen the upper half of a scale. @param {number[]} counts */
  const high = counts => counts.slice(Math.ceil(counts.length / 2)).reduce((sum, one) => sum + one, 0);
  /** @param {number[]} counts */
  const total = counts => counts.reduce((sum, one) => sum + one, 0);

  /** The statement that most have moved on from the first time to the second. @param {LoypeScale[]} all */
  const largestMove = all => {
    const moves = all.filter(({ isOrdered }) => isOrdered).flatMap(scale => scale.statements.flatMap(({ label, counts: [before, now] }) => {
      if (!before || !now || !total(before) || !total(now)) return [];
      return [{ label, scale, before, now, move: high(now) / total(now) - high(before) / total(before) }];
    }));
    const most = Math.max(0, ...moves.map(({ move }) => Math.abs(move)));
    return most > 0 ? moves.find(({ move }) => Math.abs(move) === most) : undefined;
  };

  Object.assign(loype.sum, { scales, texts, high, total, largestMove });
})();
