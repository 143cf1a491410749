//! Cuts out of a section what to show beneath its page, with the places of the hits.
//!
//! In: the passages of a section, and what counts as a hit. Out: an [`Excerpt`] of about 160
//! characters around the densest hits, cut at the limits of sentences where they are near, else of
//! words. How it looks is left to others.

use std::cmp::Reverse;
use std::ops::Range;

use super::words::Sought;
use crate::search::analysis::{Analyzer, LEAST_LETTERS, fold, words};

/// How many characters an excerpt has when the text goes on.
const LENGTH: usize = 160;
/// How many characters a whole text may have.
const WHOLE: usize = 180;
/// How many characters an excerpt must keep to be cut at the end of a sentence.
const SHORTEST: usize = 80;
/// What ends a sentence, before a space.
const SENTENCE_ENDS: [char; 4] = ['.', '!', '?', '…'];
/// What stands where a sentence is cut.
const CUT: &str = "…";

/// A stretch of text with its hits.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Excerpt {
    /// The text, with `…` where a sentence is cut.
    pub text: String,
    /// The places of the hits in the text, in bytes, rising.
    pub hits: Vec<Range<usize>>,
}

/// What counts as a hit.
#[derive(Debug)]
pub(super) struct Marks(Vec<Mark>);

#[derive(Debug)]
struct Mark {
    terms: Vec<String>,
    beginning: Option<String>,
}

impl Marks {
    pub(super) fn of(sought: &[Sought]) -> Self {
        Self(
            sought
                .iter()
                .map(|word| Mark { terms: word.own.clone(), beginning: word.beginning.clone() })
                .collect(),
        )
    }

    /// The number of the query's word that a word of a text is a hit of.
    fn hit(&self, word: &str, analyzer: &Analyzer) -> Option<usize> {
        let (folded, terms) = (fold(word), analyzer.query_terms(word));
        let meets = |mark: &Mark| mark.terms.iter().any(|term| terms.contains(term));
        let begins = |mark: &Mark| {
            mark.beginning.as_deref().is_some_and(|beginning| folded.starts_with(beginning))
        };
        let holds = |mark: &Mark| {
            mark.terms
                .iter()
                .any(|term| term.chars().count() >= LEAST_LETTERS && folded.contains(term))
        };
        [&meets as &dyn Fn(&Mark) -> bool, &begins, &holds]
            .iter()
            .find_map(|is_hit| self.0.iter().position(is_hit))
    }
}

/// Cuts an excerpt out of the passage of a section that has most of the words.
pub(super) fn excerpt(passages: &[String], marks: &Marks, analyzer: &Analyzer) -> Excerpt {
    let read = passages
        .iter()
        .filter(|passage| !passage.is_empty())
        .map(|passage| Passage::read(passage, marks, analyzer));
    // Of equals, the first.
    let best =
        read.enumerate().min_by_key(|(number, passage)| (Reverse(passage.most_words()), *number));
    best.map(|(_, passage)| passage.cut(passage.range())).unwrap_or_default()
}

/// A text with its hits; places count characters.
struct Passage<'a> {
    text: &'a str,
    letters: Vec<char>,
    /// Where in the text each character starts, and where the last ends, in bytes.
    bytes: Vec<usize>,
    hits: Vec<(Range<usize>, usize)>,
}

impl<'a> Passage<'a> {
    fn read(text: &'a str, marks: &Marks, analyzer: &Analyzer) -> Self {
        let bytes: Vec<usize> = text.char_indices().map(|(at, _)| at).chain([text.len()]).collect();
        let place = |byte: usize| bytes.partition_point(|at| *at < byte);
        let hits = words(text).filter_map(|(range, word)| {
            marks.hit(word, analyzer).map(|mark| (place(range.start)..place(range.end), mark))
        });
        let hits = hits.collect();
        Self { text, letters: text.chars().collect(), bytes, hits }
    }

    fn most_words(&self) -> usize {
        different(&self.hits)
    }

    /// What to show of the text.
    fn range(&self) -> Range<usize> {
        let all = self.letters.len();
        if all <= WHOLE {
            return 0..all;
        }
        let densest = self.densest();
        let before = LENGTH.saturating_sub(densest.len()) / 2;
        let start = self.start(densest.start.saturating_sub(before), densest.start);
        start..self.end(start, densest.end)
    }

    /// The stretch with most different words among those of at most the length of an excerpt, then
    /// with most hits; the start without any.
    fn densest(&self) -> Range<usize> {
        let windows = (0..self.hits.len()).filter_map(|at| {
            let rest = self.hits.get(at..)?;
            let start = rest.first()?.0.start;
            let window =
                rest.get(..rest.partition_point(|(hit, _)| hit.end <= start + LENGTH).max(1))?;
            let end = window.last()?.0.end;
            Some(((Reverse(different(window)), Reverse(window.len()), at), start..end))
        });
        windows.min_by_key(|(rank, _)| *rank).map_or(0..0, |(_, range)| range)
    }

    /// Where to begin: at the first sentence near enough before the first hit, else at a word.
    fn start(&self, earliest: usize, hit: usize) -> usize {
        let sentence = (earliest..=hit).find(|at| self.begins_sentence(*at));
        sentence.or_else(|| (earliest..=hit).find(|at| self.is_space_before(*at))).unwrap_or(hit)
    }

    /// Where to end: at the last sentence that leaves enough, else at a word.
    fn end(&self, start: usize, hit: usize) -> usize {
        let (all, latest) = (self.letters.len(), start + LENGTH);
        if latest >= all {
            return all;
        }
        let sentence =
            (hit.max(start + SHORTEST)..=latest).rev().find(|at| self.ends_sentence(*at));
        let word = || {
            (hit..=latest)
                .rev()
                .find(|at| self.letters.get(*at).is_none_or(|letter| letter.is_whitespace()))
        };
        sentence.or_else(word).unwrap_or(latest.max(hit))
    }

    fn begins_sentence(&self, at: usize) -> bool {
        at == 0 || (self.is_space_before(at) && self.ends_sentence(at - 1))
    }

    /// Whether a sentence ends here; the full stop of a number, as in `på 10. trinn`, is none.
    fn ends_sentence(&self, at: usize) -> bool {
        let before = |back: usize| at.checked_sub(back).and_then(|place| self.letters.get(place));
        let is_number = before(1) == Some(&'.') && before(2).is_some_and(char::is_ascii_digit);
        let is_end = before(1).is_some_and(|letter| SENTENCE_ENDS.contains(letter)) && !is_number;
        is_end && self.letters.get(at).is_none_or(|letter| letter.is_whitespace())
    }

    fn is_space_before(&self, at: usize) -> bool {
        at.checked_sub(1)
            .and_then(|last| self.letters.get(last))
            .is_some_and(|letter| letter.is_whitespace())
    }

    /// A stretch of the text, with signs where a sentence is cut.
    fn cut(&self, range: Range<usize>) -> Excerpt {
        let byte = |at: usize| self.bytes.get(at).copied().unwrap_or(self.text.len());
        let (start, end) = (byte(range.start), byte(range.end));
        let stretch = self.text.get(start..end).unwrap_or_default();
        let (before, after) = (
            !self.begins_sentence(range.start),
            range.end < self.letters.len() && !self.ends_sentence(range.end),
        );
        let lead = if before { CUT.len() } else { 0 };
        let hits =
            self.hits.iter().filter(|(hit, _)| range.start <= hit.start && hit.end <= range.end);
        Excerpt {
            text: format!(
                "{}{stretch}{}",
                if before { CUT } else { "" },
                if after { CUT } else { "" }
            ),
            hits: hits
                .map(|(hit, _)| byte(hit.start) - start + lead..byte(hit.end) - start + lead)
                .collect(),
        }
    }
}

/// Of how many different words of the query there are hits.
fn different(hits: &[(Range<usize>, usize)]) -> usize {
    let mut marks: Vec<usize> = hits.iter().map(|(_, mark)| *mark).collect();
    marks.sort_unstable();
    marks.dedup();
    marks.len()
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use crate::search::query::testing::{Site, page};

    /// The excerpt of a page with one text, with its hits in brackets.
    fn shown(text: &str, query: &str) -> String {
        let site = Site::of(vec![page("", &[("", text)])], "nb");
        let excerpt = site.searcher().excerpt(&site.search(query), 0, 0);
        let mut shown = excerpt.text;
        for hit in excerpt.hits.into_iter().rev() {
            let marked = format!("[{}]", &shown[hit.clone()]);
            shown.replace_range(hit, &marked);
        }
        shown
    }

    const FILL: &str = "Her står det noe annet som fyller plassen. ";

    #[test]
    fn a_short_text_is_shown_whole_with_its_hits() {
        assert_eq!(
            shown("Praksis deles  av alle.\nTid:\n5 min\nSted", "praksis "),
            "[Praksis] deles av alle. Tid: 5 min · Sted"
        );
        assert_eq!(
            shown("En vurderingspraksis vokser.", "praksis vok"),
            "En [vurderingspraksis] [vokser]."
        );
    }

    #[test]
    fn a_long_text_is_cut_at_sentences_around_the_densest_hits() {
        let text = format!(
            "Praksis nevnes. {}{}{}",
            FILL.repeat(6),
            "Praksis og vurdering hører sammen. ",
            FILL.repeat(6)
        );
        let expected = format!("{FILL}[Praksis] og [vurdering] hører sammen. {}", FILL.trim_end());
        assert_eq!(shown(&text, "praksis vurdering "), expected);
    }

    #[test]
    fn the_full_stop_of_a_number_ends_no_sentence() {
        let text = format!(
            "{}Praksis på 10. trinn {}",
            FILL.repeat(2),
            "som varer og varer uten noen ende ".repeat(6)
        );
        let shown = shown(&text, "praksis ");
        assert!(shown.contains("[Praksis] på 10. trinn som"), "{shown}");
    }

    #[test]
    fn a_long_sentence_is_cut_at_words() {
        let text = format!("{}praksis {}", "ord ".repeat(90), "mer ".repeat(90));
        let shown = shown(&text, "praksis ");
        assert!(
            shown.starts_with("…ord ") && shown.ends_with(" mer…") && shown.contains(" [praksis] "),
            "{shown}"
        );
        assert!((140..=165).contains(&shown.chars().count()), "{shown}");
    }

    #[test]
    fn a_note_with_the_words_comes_before_a_text_without() {
        let mut said = page("", &[("", "Noe annet.")]);
        said.sections[0]
            .runs
            .extend(page("", &[("", "leder: Om praksis.")]).sections.remove(0).runs);
        let site = Site::of(vec![said], "nb");
        assert_eq!(site.searcher().excerpt(&site.search("praksis "), 0, 0).text, "Om praksis.");
    }

    proptest! {
        #[test]
        fn every_text_has_an_excerpt_with_hits_in_their_places(text in "([a-c]{1,9}|elev|é|[.!?…] |\\s|\u{301}|🙂){0,90}") {
            let site = Site::of(vec![page("elev", &[("", &text)])], "nb");
            let excerpt = site.searcher().excerpt(&site.search("elev ab"), 0, 0);
            prop_assert!(excerpt.text.chars().count() <= 182);
            for hit in excerpt.hits {
                prop_assert!(excerpt.text.get(hit).is_some());
            }
        }
    }
}
