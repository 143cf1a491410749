//! Puts the page first whose title is the query.
//!
//! In: ranked pages, and the words of the query. Out: the same pages; of the first of those with all
//! words in their titles, the ones whose titles have no others come first. Titles are compared as
//! the stems of their words written as one, so that it makes no difference how a word is inflected
//! or joined. The browser does the same, with the titles of the pages that it shows anyway.

use super::rank::Ranking;
use super::resolve::ResolvedWord;
use super::searcher::Searcher;
use crate::search::analysis::words;

/// How many of the first pages are looked at.
const MOST: usize = 5;

impl Ranking {
    /// Puts those of the first pages first whose titles have the words of the query and no others.
    pub(super) fn put_title_first(&mut self, sought: &[ResolvedWord], site: Searcher) {
        let main = |word: &ResolvedWord| word.own.first().cloned().unwrap_or_default();
        let query: String = sought.iter().map(main).collect();
        let leading = self.leading(MOST);
        let Some(pages) = self.pages.get_mut(..leading).filter(|_| !query.is_empty()) else {
            return;
        };
        pages.sort_by_key(|page| {
            let title = site.page(page.page).map(|page| said(&page.title, site));
            title.as_ref() != Some(&query)
        });
    }
}

/// The stems of the words of a title that somebody may look for.
fn said(title: &str, site: Searcher) -> String {
    let asked = words(title).filter(|(_, word)| !site.analyzer.is_question(word));
    asked.filter_map(|(_, word)| site.analyzer.query_terms(word).into_iter().next()).collect()
}

#[cfg(test)]
mod tests {
    use crate::search::query::testing::{TestSite, page};

    #[test]
    fn the_page_whose_title_is_the_query_comes_first_and_a_title_before_a_text() {
        let pages = vec![
            page(
                "Vurdering for læring",
                &[("", "vurdering vurdering vurdering"), ("Vurdering", "")],
            ),
            page("Vurdering", &[("", "kurs")]),
            page(
                "Kurs",
                &[("Vurdering", "vurdering for vurdering læring"), ("Læring", "vurdering")],
            ),
            page("Hva er vurderingen?", &[("", "vurdering")]),
        ];
        let site = TestSite::of(pages, "nb");
        assert_eq!(site.found("vurdering "), [3, 1, 0, 2]);
        assert_eq!(site.found("hva er vurdering "), [3, 1, 0, 2]);
        assert_eq!(site.found("vurdering for læring "), [0, 2]);
        assert_eq!(site.found("«vurdering for læring»"), [0]);
    }

    #[test]
    fn a_title_is_the_query_however_its_words_are_joined() {
        let pages = vec![
            page("K-06 og K06", &[("", "K-06")]),
            page("K-06", &[("", "kurs")]),
            page("Vg 1", &[("", "kurs")]),
        ];
        let site = TestSite::of(pages, "nb");
        assert_eq!(site.found("K06 "), [1, 0]);
        assert_eq!(site.found("k-06 "), [1, 0]);
        assert_eq!(site.found("vg1 "), [2]);
    }
}
