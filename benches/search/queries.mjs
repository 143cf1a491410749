// What readers of a site may look for, made from its own words.
//
// In: the HTML of its pages. Out: queries of six kinds, the same in every run: a frequent word, a
// rare one, two words, two frequent ones, a word with a slip, and a word that stands at the end of
// compounds.

const MIN_LETTERS = 5;
const OF_EACH_KIND = 6;

/** @param {string[]} pages @returns {{ kind: string, query: string }[]} */
export function queriesOf(pages) {
  const counts = new Map();
  for (const page of pages) {
    for (const word of new Set(wordsOf(page))) counts.set(word, (counts.get(word) ?? 0) + 1);
  }
  const ranked = [...counts].sort(([a, m], [b, n]) => n - m || (a < b ? -1 : 1));
  const words = ranked.map(([word]) => word);
  const between = (least, most) => ranked.filter(([, count]) => count >= least * pages.length && count <= most * pages.length).map(([word]) => word);
  const [frequent, rare] = [spread(between(0.15, 0.5)), spread(ranked.filter(([, count]) => count > 1 && count < 5).map(([word]) => word))];
  const usual = spread(between(0.03, 0.15), 2 * OF_EACH_KIND);
  const ends = words.filter(word => words.some(other => other.length > word.length + 3 && other.endsWith(word)));
  const kinds = {
    frequent,
    rare,
    'two words': frequent.map((_, at) => `${usual[2 * at]} ${usual[2 * at + 1]}`),
    'two frequent': frequent.map((word, at) => `${word} ${frequent[(at + 1) % frequent.length]}`),
    slip: usual.slice(0, OF_EACH_KIND).map(slipped),
    compound: spread(ends),
  };
  return Array.from({ length: OF_EACH_KIND }, (_, at) => Object.entries(kinds).map(([kind, list]) => ({ kind, query: `${list[at]} ` }))).flat();
}

/** The words of the text of a page. @param {string} page */
function wordsOf(page) {
  const main = page.slice(page.indexOf('<main'), page.indexOf('</main'));
  return (main.replace(/<[^>]*>/g, ' ').toLowerCase().match(/\p{L}+/gu) ?? []).filter(word => word.length >= MIN_LETTERS);
}

/** Evenly from a list. @param {string[]} list */
function spread(list, count = OF_EACH_KIND) {
  return Array.from({ length: count }, (_, at) => list[Math.floor((at + 0.5) * list.length / count)] ?? '');
}

/** With a letter doubled, as one that was hit twice. @param {string} word */
function slipped(word) {
  const at = Math.floor(word.length / 2);
  return word.slice(0, at) + word.slice(at, at + 1).repeat(2) + word.slice(at);
}
