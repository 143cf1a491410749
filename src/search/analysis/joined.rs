//! Words that some write apart and others together: `e-post`, `K-06`, `vg 1`, `1 000`.
//!
//! In: a text. Out: the places where words stand so that others may write them as one. Folding such
//! a place gives the word written as one, so that its term joins both ways of writing. In queries
//! the browser does the same, in `search-core/query.js`.

use std::ops::Range;

use super::text::{is_hyphen, is_joint, is_space, words};

/// The most words that hyphens join.
const MOST_WORDS: usize = 3;
/// The most letters of a name, and digits of a number, that a space joins: `vg 1`.
const SHORT: usize = 3;

/// The words of a text, and after the last of them each place where words may be written as one, as
/// it is written: two words, or the words before and one more.
pub fn words_and_joined(text: &str) -> impl Iterator<Item = &str> {
    let mut run = Run::default();
    words(text).flat_map(move |(range, word)| [Some(word), run.next(text, range, word)]).flatten()
}

/// Whether what is written is such a place, and not a word.
pub(in crate::search) fn is_joined(written: &str) -> bool {
    written.contains(is_joint)
}

/// Whether all that stands between the words of a piece of a query is hyphens, and the words are so
/// few that they may be one.
pub(in crate::search) fn is_one_piece(piece: &str) -> bool {
    let found: Vec<Range<usize>> = words(piece).map(|(range, _)| range).collect();
    let gaps = found.windows(2).map(|pair| match pair {
        [before, after] => piece.get(before.end..after.start).unwrap_or_default(),
        _ => "",
    });
    (2..=MOST_WORDS).contains(&found.len())
        && gaps.into_iter().all(|gap| one_letter(gap).is_some_and(is_hyphen))
}

/// A number without the spaces between its thousands, wherever one stands in a text.
pub(in crate::search) fn with_whole_numbers(text: &str) -> String {
    let mut whole = String::with_capacity(text.len());
    let (mut copied, mut before): (usize, Option<(Range<usize>, bool)>) = (0, None);
    for (range, word) in words(text) {
        let group = before.filter(|(last, continues)| {
            let gap = text.get(last.end..range.start).unwrap_or_default();
            *continues && is_thousand(word) && one_letter(gap).is_some_and(is_space)
        });
        if let Some((last, _)) = &group {
            whole.push_str(text.get(copied..last.end).unwrap_or_default());
            copied = range.start;
        }
        let continues = group.is_some() || (word.len() <= SHORT && is_number(word));
        before = Some((range, continues));
    }
    whole.push_str(text.get(copied..).unwrap_or_default());
    whole
}

/// A word of letters and then digits, or of digits and then letters, in its two parts: `vg|1`.
pub(super) fn letters_and_digits(word: &str) -> Option<(&str, &str)> {
    let is_of =
        |part: &str, is_digit: bool| {
            !part.is_empty()
                && part.chars().all(|letter| {
                    if is_digit { letter.is_numeric() } else { letter.is_alphabetic() }
                })
        };
    let begins_with_digit = word.starts_with(char::is_numeric);
    let at = word.find(|letter: char| letter.is_numeric() != begins_with_digit)?;
    let (one, other) = word.split_at(at);
    (is_of(one, begins_with_digit) && is_of(other, !begins_with_digit)).then_some((one, other))
}

fn one_letter(text: &str) -> Option<char> {
    let mut letters = text.chars();
    letters.next().filter(|_| letters.next().is_none())
}

fn is_number(word: &str) -> bool {
    word.bytes().all(|byte| byte.is_ascii_digit())
}

fn is_thousand(word: &str) -> bool {
    word.len() == 3 && is_number(word)
}

/// What joins words.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Joint {
    Hyphen,
    /// A space between a short name and a number.
    Name,
    /// A space between thousands.
    Thousands,
}

/// The words that have been joined so far.
#[derive(Debug, Default)]
struct Run {
    start: usize,
    /// The last of them.
    last: Range<usize>,
    words: usize,
    joint: Option<Joint>,
}

impl Run {
    /// Takes one word more, and gives the place that it ends.
    fn next<'t>(&mut self, text: &'t str, range: Range<usize>, word: &str) -> Option<&'t str> {
        let joint = self.joint_to(text, &range, word);
        if joint == Some(Joint::Thousands) && self.joint.is_some_and(|of| of != Joint::Thousands) {
            // A number that begins after a name is no part of the name.
            (self.start, self.words, self.joint) = (self.last.start, 1, None);
        }
        let goes_on = match (self.joint, joint) {
            (_, None) => false,
            (None, Some(_)) => self.words == 1,
            (Some(before), Some(now)) => {
                before == now && (now == Joint::Thousands || self.words < MOST_WORDS)
            }
        };
        if goes_on {
            (self.words, self.joint) = (self.words + 1, joint);
        } else {
            (self.start, self.words, self.joint) = (range.start, 1, None);
        }
        self.last = range;
        goes_on.then(|| text.get(self.start..self.last.end)).flatten()
    }

    fn joint_to(&self, text: &str, range: &Range<usize>, word: &str) -> Option<Joint> {
        let gap = one_letter(text.get(self.last.end..range.start)?)?;
        let last = text.get(self.last.clone()).filter(|last| !last.is_empty())?;
        if is_hyphen(gap) {
            return (!(is_number(last) && is_number(word))).then_some(Joint::Hyphen);
        }
        if !is_space(gap) || !is_number(word) {
            return None;
        }
        let is_short = |word: &str| word.chars().count() <= SHORT;
        if is_number(last) {
            return (is_short(last) && is_thousand(word)).then_some(Joint::Thousands);
        }
        let is_name = last.chars().all(char::is_alphabetic);
        (is_name && is_short(last) && is_short(word)).then_some(Joint::Name)
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::search::analysis::fold;

    fn folded(text: &str) -> Vec<String> {
        words_and_joined(text).filter(|written| is_joined(written)).map(fold).collect()
    }

    #[test]
    fn words_that_others_write_as_one_are_found_where_they_stand_apart() {
        assert_eq!(
            folded("Send e-post om K-06, K-06 og K\u{2011}06."),
            ["epost", "k06", "k06", "k06"]
        );
        assert_eq!(folded("IKT-ansvarlig ved vg 1 og Vg\u{a0}2"), ["iktansvarlig", "vg1", "vg2"]);
        assert_eq!(folded("1 000 000, 12 345"), ["1000", "1000000", "12345"]);
        assert_eq!(folded("lærer-elev-samtale"), ["lærerelev", "lærerelevsamtale"]);
    }

    #[test]
    fn words_that_stand_apart_are_left_so() {
        for text in [
            "elev- og lærer",
            "2019-2020",
            "06-12",
            "kurs 2",
            "a  b",
            "1 2",
            "10 20",
            "1000 000",
            "en lang rekke",
            "a - b",
            "",
            "-",
        ] {
            assert_eq!(folded(text), [""; 0], "{text}");
        }
    }

    #[test]
    fn a_number_is_one_word_however_it_is_written() {
        for (text, whole) in [
            ("1 000 kroner", "1000 kroner"),
            ("om 1\u{a0}000\u{202f}000", "om 1000000"),
            ("1 00", "1 00"),
            ("1000 000", "1000 000"),
            ("a 000", "a 000"),
            ("10 200 ", "10200 "),
            ("", ""),
        ] {
            assert_eq!(with_whole_numbers(text), whole);
        }
    }

    #[test]
    fn letters_and_digits_are_parts() {
        assert_eq!(letters_and_digits("vg1"), Some(("vg", "1")));
        assert_eq!(letters_and_digits("10a"), Some(("10", "a")));
        for word in ["vg", "1", "a1b", "0¿", "a-1", ""] {
            assert_eq!(letters_and_digits(word), None, "{word}");
        }
    }
}
