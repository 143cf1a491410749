//! Keeps the pages on which words stand in a row.
//!
//! In: ranked pages. Out: those of the best that have every row in a title, a heading, or one
//! passage of a section. The index knows no places of words, so this reads the texts; that is why
//! it looks at so many pages and no more, as the browser, which must load them.

use std::collections::BTreeMap;

use super::Searcher;
use super::rank::Scored;
use super::words::{Row, RowWord};
use crate::page_text::PageText;
use crate::search::analysis::{Analyzer, fold, words};
use crate::search::passages;

/// How many of the best pages are read.
const PAGES: usize = 100;

/// Keeps the pages that have all rows.
pub(super) fn keep(pages: &mut Vec<Scored>, rows: &[Row], site: Searcher) {
    if rows.is_empty() {
        return;
    }
    pages.truncate(PAGES);
    let mut readers: Vec<Reader> = rows
        .iter()
        .map(|row| Reader { row, analyzer: site.analyzer, known: BTreeMap::new() })
        .collect();
    pages.retain(|scored| {
        let page = site.page(scored.page as usize);
        page.is_some_and(|page| readers.iter_mut().all(|reader| reader.is_on(page)))
    });
}

/// Looks for one row.
struct Reader<'a> {
    row: &'a Row,
    analyzer: &'a Analyzer,
    /// Which words of the row a word of a text matches, for those seen so far.
    known: BTreeMap<String, Vec<bool>>,
}

impl Reader<'_> {
    fn is_on(&mut self, page: &PageText) -> bool {
        if self.is_in(&page.title) || self.row.in_title {
            return self.is_in(&page.title);
        }
        page.sections.iter().any(|section| {
            self.is_in(&section.heading)
                || passages::of(section).iter().any(|passage| self.is_in(passage))
        })
    }

    fn is_in(&mut self, text: &str) -> bool {
        // How many words of the row may have been met up to here: a text may begin the row anew
        // within it.
        let mut met: Vec<bool> = (0..=self.row.words.len()).map(|count| count == 0).collect();
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

    /// Which words of the row a word may be.
    fn fits(&mut self, word: &str) -> &[bool] {
        let Self { row, analyzer, known } = self;
        known.entry(word.to_owned()).or_insert_with(|| {
            let (folded, terms) = (fold(word), analyzer.query_terms(word));
            let fits = |wanted: &RowWord| {
                wanted.folded == folded || wanted.terms.iter().any(|term| terms.contains(term))
            };
            row.words.iter().map(fits).collect()
        })
    }
}

#[cfg(test)]
mod tests {
    use crate::search::query::testing::{Site, page};

    fn found(texts: &[&str], query: &str) -> Vec<usize> {
        Site::of(
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
