//! Finds the replacement of a word that no page has: a word with a similar spelling, or several
//! words that were written as one.
//!
//! In: the word. Out: its replacement, or nothing. Distance is the optimal string alignment
//! distance: insertions, deletions, substitutions, and transpositions of two adjacent letters.
//! Reporting the correction is left to others.

use strsim::osa_distance;

use super::searcher::Searcher;
use crate::search::analysis::{LINKING_LETTERS, MAX_WORD_LETTERS, MIN_PART_LETTERS};
use crate::search::index::Term;

/// An unknown word: its term, its folded form, and whether it may be split into several words.
#[derive(Debug, Clone, Copy)]
pub(super) struct UnknownWord<'a> {
    pub(super) term: &'a str,
    pub(super) folded: &'a str,
    pub(super) may_be_split: bool,
}

/// The replacement of a word.
pub(super) fn correct(word: UnknownWord, site: Searcher) -> Option<Vec<String>> {
    let UnknownWord { term, folded, may_be_split } = word;
    let letters: Vec<char> = folded.chars().collect();
    if letters.len() > MAX_WORD_LETTERS {
        return None;
    }
    let wanted = Wanted { term, folded, limit: limit(letters.len()) };
    let (near, far): (Vec<&Term>, Vec<&Term>) =
        site.index.terms.iter().partition(|entry| entry.text.chars().next() == term.chars().next());
    let parts = || if may_be_split { parts(&letters, site) } else { None };
    wanted.nearest(&near, site).or_else(parts).or_else(|| wanted.nearest(&far, site))
}

/// The largest edit distance for a word of this many letters.
fn limit(letters: usize) -> usize {
    match letters {
        ..4 => 0,
        4..6 => 1,
        _ => 2,
    }
}

/// The word that a replacement is sought for.
struct Wanted<'a> {
    term: &'a str,
    folded: &'a str,
    limit: usize,
}

impl Wanted<'_> {
    /// The word of the nearest of these terms; of equally near ones, one that a title has, and of
    /// those the one on the most pages.
    fn nearest(&self, entries: &[&Term], site: Searcher) -> Option<Vec<String>> {
        let near = entries
            .iter()
            .filter_map(|entry| self.distance(entry).map(|distance| (distance, entry)));
        let findable = near.filter(|(_, entry)| !site.analyzer.query_terms(&entry.word).is_empty());
        let order = |(distance, entry): &(usize, &&Term)| {
            (*distance, !entry.is_in_title(), usize::MAX - entry.pages)
        };
        let best = findable.min_by_key(order);
        best.map(|(_, entry)| vec![entry.word.clone()])
    }

    /// The edit distance between the word and a term, by its stem or by its word; `None` if above
    /// the limit.
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

/// Splits a word into the fewest words of the site; of several such splits, the one with the
/// longest first words.
fn parts(letters: &[char], site: Searcher) -> Option<Vec<String>> {
    let is_known = |part: &str| {
        site.analyzer.query_terms(part).iter().any(|term| site.index.find(term).is_some())
    };
    let display_word = |part: String| without_link(&part, site).unwrap_or(part);
    // For each position, the fewest words from there to the end; filled from the end.
    let mut segmentations: Vec<Option<Vec<String>>> = vec![None; letters.len() + 1];
    for start in (0..letters.len()).rev() {
        // The whole word is not a part, since it is unknown.
        let ends = (start + MIN_PART_LETTERS..=letters.len())
            .rev()
            .filter(|end| (start, *end) != (0, letters.len()));
        let mut best: Option<Vec<String>> = None;
        for end in ends {
            let part: String = letters.get(start..end).unwrap_or_default().iter().collect();
            let Some(rest) = rest(&segmentations, letters, end) else { continue };
            if best.as_ref().is_none_or(|best| best.len() > rest.len() + 1) && is_known(&part) {
                best = Some(std::iter::once(display_word(part)).chain(rest).collect());
            }
        }
        if let Some(slot) = segmentations.get_mut(start) {
            *slot = best;
        }
    }
    segmentations.into_iter().next().flatten()
}

/// A part without its linking `s`, if both have the same terms: `vurdering` for `vurderings`.
fn without_link(part: &str, site: Searcher) -> Option<String> {
    let word = part.strip_suffix('s').filter(|word| word.chars().count() >= MIN_PART_LETTERS)?;
    let terms = site.analyzer.query_terms(part);
    let is_same = site
        .analyzer
        .query_terms(word)
        .iter()
        .any(|term| terms.contains(term) && site.index.find(term).is_some());
    is_same.then(|| word.to_owned())
}

/// The fewest words after a part that ends at `end`, with or without a linking letter between.
fn rest(
    segmentations: &[Option<Vec<String>>],
    letters: &[char],
    end: usize,
) -> Option<Vec<String>> {
    if end == letters.len() {
        return Some(Vec::new());
    }
    let segmentation = |from: usize| segmentations.get(from).cloned().flatten();
    let linked = letters
        .get(end)
        .filter(|letter| LINKING_LETTERS.contains(letter))
        .and_then(|_| segmentation(end + 1));
    match (segmentation(end), linked) {
        (Some(plain), Some(linked)) => {
            Some(if linked.len() < plain.len() { linked } else { plain })
        }
        (plain, linked) => plain.or(linked),
    }
}

#[cfg(test)]
mod tests {
    use crate::search::query::testing::{TestSite, page};

    /// The corrections of a query.
    fn corrected(site: &TestSite, query: &str) -> String {
        let corrections = site.search(query).corrections;
        corrections
            .iter()
            .map(|correction| {
                format!("{} → {}", correction.written, correction.replacement.join(" "))
            })
            .collect::<Vec<_>>()
            .join(", ")
    }

    #[test]
    fn a_word_with_a_slip_is_mended_to_the_nearest_of_the_site() {
        let site = TestSite::new(&["vurdering kultur skole elev", "vurdering leder"]);
        assert_eq!(corrected(&site, "vurdring "), "vurdring → vurdering");
        assert_eq!(corrected(&site, "kutlur "), "kutlur → kultur");
        assert_eq!(corrected(&site, "skoole "), "skoole → skole");
        assert_eq!(corrected(&site, "fyrdaring "), "");
        assert_eq!(corrected(&site, "burdering "), "burdering → vurdering");
    }

    #[test]
    fn short_words_and_those_of_the_site_are_left_alone() {
        let site = TestSite::new(&["vurdering elev mål"]);
        for query in ["mil ", "elev ", "vurder", "vurdxxx* "] {
            assert_eq!(corrected(&site, query), "", "{query}");
        }
    }

    #[test]
    fn of_equally_near_words_the_one_on_most_pages_is_meant() {
        let site = TestSite::new(&["kursa", "kurse", "kurse"]);
        assert_eq!(corrected(&site, "kursu "), "kursu → kurse");
    }

    #[test]
    fn of_equally_near_words_one_of_a_title_is_meant_though_others_are_on_more_pages() {
        let pages = [("kursa", "x"), ("", "kurse"), ("", "kurse")];
        let pages = pages.map(|(title, text)| page(title, &[("", text)]));
        let site = TestSite::of(pages.into(), "nb");
        assert_eq!(corrected(&site, "kursu "), "kursu → kursa");
    }

    #[test]
    fn words_written_together_are_taken_apart_past_linking_letters() {
        let site = TestSite::new(&["elev vurdering kultur", "arbeid plan"]);
        assert_eq!(
            corrected(&site, "elevvurderingskultur "),
            "elevvurderingskultur → elev vurdering kultur"
        );
        assert_eq!(corrected(&site, "arbeidsplan "), "arbeidsplan → arbeid plan");
        assert_eq!(corrected(&site, "elevkurs "), "");
    }

    #[test]
    fn parts_are_told_without_the_s_that_links_them() {
        let pages = ["vurderinger praksis", "kurs plan"].map(|text| page("", &[("", text)]));
        let site = TestSite::of(pages.into(), "nb");
        assert_eq!(corrected(&site, "vurderingspraksis "), "vurderingspraksis → vurdering praksis");
        assert_eq!(corrected(&site, "kursplan "), "kursplan → kurs plan");
    }
}
