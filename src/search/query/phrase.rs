//! Keeps the pages that contain the phrases of a query.
//!
//! In: ranked pages. Out: the best of them that have every phrase in a title, a heading, or one
//! passage of a section. The index has no word positions, so this scans the texts. Hence it is
//! limited to the best pages, as in the browser, which has to load their texts.

use std::collections::BTreeMap;

use super::rank::ScoredPage;
use super::resolve::{PhraseWord, ResolvedPhrase};
use super::searcher::Searcher;
use crate::page_text::PageText;
use crate::search::analysis::{Analyzer, fold, words};
use crate::search::passages;

/// How many of the best pages are scanned.
const MAX_PAGES: usize = 100;

/// Keeps the pages that have all phrases.
pub(super) fn retain_matching(
    pages: &mut Vec<ScoredPage>,
    phrases: &[ResolvedPhrase],
    site: Searcher,
) {
    if phrases.is_empty() {
        return;
    }
    pages.truncate(MAX_PAGES);
    let mut matchers: Vec<PhraseMatcher> = phrases
        .iter()
        .map(|phrase| PhraseMatcher { phrase, analyzer: site.analyzer, seen: BTreeMap::new() })
        .collect();
    pages.retain(|scored| {
        let page = site.page(scored.page);
        page.is_some_and(|page| matchers.iter_mut().all(|matcher| matcher.is_on(page)))
    });
}

/// Finds one phrase in texts.
struct PhraseMatcher<'a> {
    phrase: &'a ResolvedPhrase,
    analyzer: &'a Analyzer,
    /// Which words of the phrase a word of a text matches, for the words seen so far.
    seen: BTreeMap<String, Vec<bool>>,
}

impl PhraseMatcher<'_> {
    fn is_on(&mut self, page: &PageText) -> bool {
        if self.is_in(&page.title) || self.phrase.in_title {
            return self.is_in(&page.title);
        }
        page.sections.iter().any(|section| {
            self.is_in(&section.heading)
                || passages::of(section).iter().any(|passage| self.is_in(passage))
        })
    }

    fn is_in(&mut self, text: &str) -> bool {
        // For each number of words, whether the text matches that many words of the phrase up to
        // here. The phrase may start again within a partial match.
        let mut met: Vec<bool> = (0..=self.phrase.words.len()).map(|count| count == 0).collect();
        for (_, word) in words(text) {
            let fits = self.fits(word);
            let carried = fits.iter().zip(&met).map(|(fits, met)| *fits && *met);
            met = std::iter::once(true).chain(carried).collect();
            if met.last() == Some(&true) {
                return true;
            }
        }
        false
    }

    /// Which words of the phrase a word of a text matches.
    fn fits(&mut self, word: &str) -> &[bool] {
        let Self { phrase, analyzer, seen } = self;
        seen.entry(word.to_owned()).or_insert_with(|| {
            let (folded, terms) = (fold(word), analyzer.query_terms(word));
            let fits = |wanted: &PhraseWord| {
                wanted.folded == folded || wanted.terms.iter().any(|term| terms.contains(term))
            };
            phrase.words.iter().map(fits).collect()
        })
    }
}

#[cfg(test)]
mod tests {
    use crate::search::query::testing::{TestSite, page};

    fn found(texts: &[&str], query: &str) -> Vec<usize> {
        TestSite::of(
            texts.iter().map(|text| page("Felles mål", &[("Om praksis", text)])).collect(),
            "nb",
        )
        .found(query)
    }

    #[test]
    fn the_words_stand_in_a_row_whatever_stands_between_them() {
        let texts = ["Elever og lærere.", "Lærere og elever", "elever, og lærere", "elever lærere"];
        assert_eq!(found(&texts, "\"elever og lærere\""), [0, 2]);
        assert_eq!(found(&texts, "\"elever og elever\""), [0; 0]);
        assert_eq!(found(&["en en to", "en to en"], "\"en en to\""), [0]);
    }

    #[test]
    fn a_row_does_not_pass_from_a_heading_into_the_text() {
        let texts = ["praksis i skolen", "i skolen"];
        assert_eq!(found(&texts, "\"praksis i skolen\""), [0]);
        assert_eq!(found(&texts, "\"om praksis\""), [0, 1]);
        assert_eq!(found(&texts, "tittel:\"felles mål\""), [0, 1]);
        assert_eq!(found(&texts, "tittel:\"praksis skolen\""), [0; 0]);
    }

    #[test]
    fn a_phrase_is_never_given_up() {
        assert_eq!(
            found(&["delt praksis", "praksis som er delt"], "\"delt praksis\" finnesikke "),
            [0]
        );
    }
}
