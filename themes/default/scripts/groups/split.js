// @ts-check
// How people are put into groups. Nothing here knows of a page.
//
// In: how many they are, and how many a group should have. Out: groups whose sizes differ by one at most: as many groups as come nearest to the
// size that was asked for.
(() => {
  /** The sizes of the groups, the largest first. @param {number} people @param {number} size */
  const sizes = (people, size) => {
    const groups = Math.max(1, Math.round(people / size));
    const [least, more] = [Math.floor(people / groups), people % groups];
    return Array.from({ length: groups }, (_, index) => least + (index < more ? 1 : 0));
  };

  /** The people in groups, in the order in which they are given. @template T @param {T[]} people @param {number} size @returns {T[][]} */
  const split = (people, size) => {
    let at = 0;
    return sizes(people.length, size).map(count => people.slice(at, at += count));
  };

  /**
   * The sizes in words: those of the size that was asked for first.
   * @param {number[]} of @param {number} size @param {Record<string, string | undefined>} words
   */
  const told = (of, size, words) => {
    const names = (words.numbers ?? '').split(' ');
    /** @param {number} number */
    const named = number => names[number] ?? String(number);
    const counts = [...new Set(of)].map(one => ({ size: one, count: of.filter(other => other === one).length }));
    counts.sort((one, other) => Number(other.size === size) - Number(one.size === size));
    const [first, second] = counts;
    if (!first) return '';
    const values = {
      many: named(first.count),
      groups: (first.count === 1 ? words.one : words.many) ?? '',
      size: named(first.size),
      few: named(second?.count ?? 0),
      other: named(second?.size ?? 0),
    };
    const text = loype.meeting.fill(second ? words.odd : words.even, values);
    return text.charAt(0).toUpperCase() + text.slice(1);
  };

  loype.meeting.groups = { sizes, split, told };
})();
