//! Cuts the excerpt of a section to show below its page, with the positions of the hits.
//!
//! In: the passages of a section, and the words to highlight. Out: an [`Excerpt`] of about 160
//! characters around the densest hits, cut at sentence boundaries if there are any near, else at
//! word boundaries. Formatting is left to others.

use std::cmp::Reverse;
use std::ops::Range;

use super::resolve::ResolvedWord;
use crate::search::analysis::{Analyzer, MIN_PART_LETTERS, fold, words};

/// The most characters of an excerpt of a longer text, without ellipses.
const EXCERPT_CHARS: usize = 160;
/// The most characters of a text that is shown whole.
const MAX_WHOLE_CHARS: usize = 180;
/// The fewest characters of an excerpt that is cut at the end of a sentence.
const MIN_SENTENCE_CHARS: usize = 80;
/// What ends a sentence, before a space.
const SENTENCE_ENDS: [char; 4] = ['.', '!', '?', '…'];
/// Marks a cut inside a sentence.
const ELLIPSIS: &str = "…";

/// An excerpt of a text, with its hits.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Excerpt {
    /// The text, with `…` where a sentence is cut.
    pub text: String,
    /// The byte ranges of the hits in the text, in ascending order.
    pub hits: Vec<Range<usize>>,
}

/// Finds the words to highlight.
#[derive(Debug)]
pub(super) struct Highlighter(Vec<WordPattern>);

#[derive(Debug)]
struct WordPattern {
    terms: Vec<String>,
    prefix: Option<String>,
}

impl Highlighter {
    pub(super) fn of(words: &[ResolvedWord]) -> Self {
        Self(
            words
                .iter()
                .map(|word| WordPattern { terms: word.own.clone(), prefix: word.prefix.clone() })
                .collect(),
        )
    }

    /// The index of the query word that a word of a text matches.
    fn hit(&self, word: &str, analyzer: &Analyzer) -> Option<usize> {
        let (folded, terms) = (fold(word), analyzer.query_terms(word));
        let meets = |mark: &WordPattern| mark.terms.iter().any(|term| terms.contains(term));
        let begins = |mark: &WordPattern| {
            mark.prefix.as_deref().is_some_and(|prefix| folded.starts_with(prefix))
        };
        let holds = |mark: &WordPattern| {
            mark.terms
                .iter()
                .any(|term| term.chars().count() >= MIN_PART_LETTERS && folded.contains(term))
        };
        [&meets as &dyn Fn(&WordPattern) -> bool, &begins, &holds]
            .iter()
            .find_map(|is_hit| self.0.iter().position(is_hit))
    }
}

/// Cuts an excerpt from the passage that has the most query words.
pub(super) fn excerpt(
    passages: &[String],
    highlighter: &Highlighter,
    analyzer: &Analyzer,
) -> Excerpt {
    let read = passages
        .iter()
        .filter(|passage| !passage.is_empty())
        .map(|passage| Passage::new(passage, highlighter, analyzer));
    // Of equals, the first.
    let best =
        read.enumerate().min_by_key(|(number, passage)| (Reverse(passage.most_words()), *number));
    best.map(|(_, passage)| passage.cut(passage.range())).unwrap_or_default()
}

/// A text with its hits. Positions are in characters.
struct Passage<'a> {
    text: &'a str,
    letters: Vec<char>,
    /// The byte offset of each character, and the length of the text.
    bytes: Vec<usize>,
    hits: Vec<(Range<usize>, usize)>,
}

impl<'a> Passage<'a> {
    fn new(text: &'a str, highlighter: &Highlighter, analyzer: &Analyzer) -> Self {
        let bytes: Vec<usize> = text.char_indices().map(|(at, _)| at).chain([text.len()]).collect();
        let char_index = |byte: usize| bytes.partition_point(|at| *at < byte);
        let hits = words(text).filter_map(|(range, word)| {
            highlighter
                .hit(word, analyzer)
                .map(|mark| (char_index(range.start)..char_index(range.end), mark))
        });
        let hits = hits.collect();
        Self { text, letters: text.chars().collect(), bytes, hits }
    }

    fn most_words(&self) -> usize {
        different(&self.hits)
    }

    /// The range of characters to show.
    fn range(&self) -> Range<usize> {
        let all = self.letters.len();
        if all <= MAX_WHOLE_CHARS {
            return 0..all;
        }
        let densest = self.densest();
        let before = EXCERPT_CHARS.saturating_sub(densest.len()) / 2;
        let start = self.start(densest.start.saturating_sub(before), densest.start);
        start..self.end(start, densest.end)
    }

    /// The range, of at most the length of an excerpt, with the most distinct query words, and then
    /// with the most hits; the start of the text if there are none.
    fn densest(&self) -> Range<usize> {
        let windows = (0..self.hits.len()).filter_map(|at| {
            let rest = self.hits.get(at..)?;
            let start = rest.first()?.0.start;
            let window = rest
                .get(..rest.partition_point(|(hit, _)| hit.end <= start + EXCERPT_CHARS).max(1))?;
            let end = window.last()?.0.end;
            Some(((Reverse(different(window)), Reverse(window.len()), at), start..end))
        });
        windows.min_by_key(|(rank, _)| *rank).map_or(0..0, |(_, range)| range)
    }

    /// Where to begin: at the first start of a sentence from `earliest` to the hit, else at a word.
    fn start(&self, earliest: usize, hit: usize) -> usize {
        let sentence = (earliest..=hit).find(|at| self.begins_sentence(*at));
        sentence.or_else(|| (earliest..=hit).find(|at| self.is_space_before(*at))).unwrap_or(hit)
    }

    /// Where to end: at the last end of a sentence that leaves a long enough excerpt, else at a
    /// word.
    fn end(&self, start: usize, hit: usize) -> usize {
        let (all, latest) = (self.letters.len(), start + EXCERPT_CHARS);
        if latest >= all {
            return all;
        }
        let sentence =
            (hit.max(start + MIN_SENTENCE_CHARS)..=latest).rev().find(|at| self.ends_sentence(*at));
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

    /// Whether a sentence ends here. The full stop of an ordinal number, as in `på 10. trinn`, does
    /// not end one.
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

    /// The text of a range, with ellipses where a sentence is cut.
    fn cut(&self, range: Range<usize>) -> Excerpt {
        let byte = |at: usize| self.bytes.get(at).copied().unwrap_or(self.text.len());
        let (start, end) = (byte(range.start), byte(range.end));
        let excerpt = self.text.get(start..end).unwrap_or_default();
        let (before, after) = (
            !self.begins_sentence(range.start),
            range.end < self.letters.len() && !self.ends_sentence(range.end),
        );
        let lead = if before { ELLIPSIS.len() } else { 0 };
        let hits =
            self.hits.iter().filter(|(hit, _)| range.start <= hit.start && hit.end <= range.end);
        Excerpt {
            text: format!(
                "{}{excerpt}{}",
                if before { ELLIPSIS } else { "" },
                if after { ELLIPSIS } else { "" }
            ),
            hits: hits
                .map(|(hit, _)| byte(hit.start) - start + lead..byte(hit.end) - start + lead)
                .collect(),
        }
    }
}

/// The number of distinct query words among the hits.
fn different(hits: &[(Range<usize>, usize)]) -> usize {
    let mut marks: Vec<usize> = hits.iter().map(|(_, mark)| *mark).collect();
    marks.sort_unstable();
    marks.dedup();
    marks.len()
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use crate::search::query::testing::{TestSite, page};

    /// The excerpt of a page with one text, with its hits in brackets.
    fn shown(text: &str, query: &str) -> String {
        let site = TestSite::of(vec![page("", &[("", text)])], "nb");
        let excerpt = site.first_excerpt(query);
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
        let site = TestSite::of(vec![said], "nb");
        assert_eq!(site.first_excerpt("praksis ").text, "Om praksis.");
    }

    proptest! {
        #[test]
        fn every_text_has_an_excerpt_with_hits_in_their_places(
            text in "([a-c]{1,9}|elev|é|[.!?…] |\\s|\u{301}|🙂){0,90}",
        ) {
            let site = TestSite::of(vec![page("elev", &[("", &text)])], "nb");
            let excerpt = site.first_excerpt("elev ab");
            prop_assert!(excerpt.text.chars().count() <= 182);
            for hit in excerpt.hits {
                prop_assert!(excerpt.text.get(hit).is_some());
            }
        }
    }
}
