//! What a word that no page has may have been meant as: one with a slip in it, or several words
//! written together.
//!
//! In: the word. Out: what to search for instead, or nothing. Slips are counted as optimal string
//! alignments count them: a letter too many, too few, another, or two that changed places. Saying
//! that a word was mended is left to others.

use strsim::osa_distance;

use super::Searcher;
use super::words::Sought;
use crate::search::analysis::{LEAST_LETTERS, LINKS, MOST_LETTERS};
use crate::search::index::Term;

/// What to search for instead of a word whose letters are `folded`.
pub(super) fn mend(word: &Sought, folded: &str, site: Searcher) -> Option<Vec<String>> {
    let letters: Vec<char> = folded.chars().collect();
    let (Some(term), true) = (word.own.first(), letters.len() <= MOST_LETTERS) else { return None };
    let wanted = Wanted { term, folded, limit: limit(letters.len()) };
    let (near, far): (Vec<&Term>, Vec<&Term>) =
        site.index.terms.iter().partition(|entry| entry.text.chars().next() == term.chars().next());
    let parts = || if word.is_needed { None } else { parts(&letters, site) };
    wanted.nearest(&near, site).or_else(parts).or_else(|| wanted.nearest(&far, site))
}

/// How many slips a word of so many letters may have.
fn limit(letters: usize) -> usize {
    match letters {
        ..4 => 0,
        4..6 => 1,
        _ => 2,
    }
}

/// A word to find the like of.
struct Wanted<'a> {
    term: &'a str,
    folded: &'a str,
    limit: usize,
}

impl Wanted<'_> {
    /// The readable word of the nearest of some terms, of those the one on most pages.
    fn nearest(&self, entries: &[&Term], site: Searcher) -> Option<Vec<String>> {
        let near = entries
            .iter()
            .filter_map(|entry| self.distance(entry).map(|distance| (distance, entry)));
        let findable = near.filter(|(_, entry)| !site.analyzer.query_terms(&entry.word).is_empty());
        let best = findable.min_by_key(|(distance, entry)| (*distance, usize::MAX - entry.pages));
        best.map(|(_, entry)| vec![entry.word.clone()])
    }

    /// How many slips lie between the word and a term, in its stem or in its readable form; `None`
    /// when too many.
    fn distance(&self, entry: &Term) -> Option<usize> {
        let slips = |a: &str, b: &str| {
            let is_as_long = a.chars().count().abs_diff(b.chars().count()) <= self.limit;
            is_as_long.then(|| osa_distance(a, b)).filter(|distance| *distance <= self.limit)
        };
        if self.limit == 0 {
            return None;
        }
        [slips(self.term, &entry.text), slips(self.folded, &entry.word)].into_iter().flatten().min()
    }
}

/// The fewest words of the site that a word is written together of; of those the ones with the
/// longest beginnings.
fn parts(letters: &[char], site: Searcher) -> Option<Vec<String>> {
    let is_known = |part: &str| {
        site.analyzer.query_terms(part).iter().any(|term| site.index.find(term).is_some())
    };
    let told = |part: String| without_link(&part, site).unwrap_or(part);
    // For each place, the fewest words from there to the end; filled from the end.
    let mut ways: Vec<Option<Vec<String>>> = vec![None; letters.len() + 1];
    for start in (0..letters.len()).rev() {
        // A part of a word is not the word itself, which is unknown.
        let ends = (start + LEAST_LETTERS..=letters.len())
            .rev()
            .filter(|end| (start, *end) != (0, letters.len()));
        let mut best: Option<Vec<String>> = None;
        for end in ends {
            let part: String = letters.get(start..end).unwrap_or_default().iter().collect();
            let Some(rest) = rest(&ways, letters, end) else { continue };
            if best.as_ref().is_none_or(|best| best.len() > rest.len() + 1) && is_known(&part) {
                best = Some(std::iter::once(told(part)).chain(rest).collect());
            }
        }
        if let Some(place) = ways.get_mut(start) {
            *place = best;
        }
    }
    ways.into_iter().next().flatten()
}

/// A part without the `s` that links it to the next, where both stand for the same: `vurdering` for
/// `vurderings`.
fn without_link(part: &str, site: Searcher) -> Option<String> {
    let word = part.strip_suffix('s').filter(|word| word.chars().count() >= LEAST_LETTERS)?;
    let terms = site.analyzer.query_terms(part);
    let is_same = site
        .analyzer
        .query_terms(word)
        .iter()
        .any(|term| terms.contains(term) && site.index.find(term).is_some());
    is_same.then(|| word.to_owned())
}

/// The fewest words after a part that ends at `end`, past a linking letter or not.
fn rest(ways: &[Option<Vec<String>>], letters: &[char], end: usize) -> Option<Vec<String>> {
    if end == letters.len() {
        return Some(Vec::new());
    }
    let way = |from: usize| ways.get(from).cloned().flatten();
    let linked =
        letters.get(end).filter(|letter| LINKS.contains(letter)).and_then(|_| way(end + 1));
    match (way(end), linked) {
        (Some(plain), Some(linked)) => {
            Some(if linked.len() < plain.len() { linked } else { plain })
        }
        (plain, linked) => plain.or(linked),
    }
}

#[cfg(test)]
mod tests {
    use crate::search::query::testing::{Site, page};

    /// What is searched for instead of the words of a query.
    fn mended(site: &Site, query: &str) -> String {
        let mended = site.search(query).mended;
        mended
            .iter()
            .map(|mended| format!("{} → {}", mended.written, mended.instead.join(" ")))
            .collect::<Vec<_>>()
            .join(", ")
    }

    #[test]
    fn a_word_with_a_slip_is_mended_to_the_nearest_of_the_site() {
        let site = Site::new(&["vurdering kultur skole elev", "vurdering leder"]);
        assert_eq!(mended(&site, "vurdring "), "vurdring → vurdering");
        assert_eq!(mended(&site, "kutlur "), "kutlur → kultur");
        assert_eq!(mended(&site, "skoole "), "skoole → skole");
        assert_eq!(mended(&site, "fyrdaring "), "");
        assert_eq!(mended(&site, "burdering "), "burdering → vurdering");
    }

    #[test]
    fn short_words_and_those_of_the_site_are_left_alone() {
        let site = Site::new(&["vurdering elev mål"]);
        for query in ["mil ", "elev ", "vurder", "vurdxxx* "] {
            assert_eq!(mended(&site, query), "", "{query}");
        }
    }

    #[test]
    fn of_equally_near_words_the_one_on_most_pages_is_meant() {
        let site = Site::new(&["kursa", "kurse", "kurse"]);
        assert_eq!(mended(&site, "kursu "), "kursu → kurse");
    }

    #[test]
    fn words_written_together_are_taken_apart_past_linking_letters() {
        let site = Site::new(&["elev vurdering kultur", "arbeid plan"]);
        assert_eq!(
            mended(&site, "elevvurderingskultur "),
            "elevvurderingskultur → elev vurdering kultur"
        );
        assert_eq!(mended(&site, "arbeidsplan "), "arbeidsplan → arbeid plan");
        assert_eq!(mended(&site, "elevkurs "), "");
    }

    #[test]
    fn parts_are_told_without_the_s_that_links_them() {
        let pages = ["vurderinger praksis", "kurs plan"].map(|text| page("", &[("", text)]));
        let site = Site::of(pages.into(), "nb");
        assert_eq!(mended(&site, "vurderingspraksis "), "vurderingspraksis → vurdering praksis");
        assert_eq!(mended(&site, "kursplan "), "kursplan → kurs plan");
    }
}
