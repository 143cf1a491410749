//! Splits a rule, or the name of a station, into tokens.
//!
//! In: text as people type it. Out: tokens that compare equal if the text means the same (letter
//! case, spaces of every kind, decomposed letters, soft hyphens and the sort of dash are
//! normalised), each with its byte range in the text. What a word means is left to `words`, where a
//! name ends to `name`.

use std::ops::Range;

use unicode_normalization::{UnicodeNormalization, char::is_combining_mark};

/// One token, without its place.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub(super) enum Kind {
    /// A run of letters, in NFC and lower case; or digits too many for a number.
    Word(String),
    /// A run of ASCII digits.
    Number(u32),
    /// Text in «», "" or a like pair, as it was written.
    Quoted(String),
    /// A quotation mark that nothing closes.
    Unclosed,
    /// A hyphen, dash or minus, or several in a row.
    Dash,
    /// Any other sign.
    Sign(char),
}

/// Tokens and their places; both lists have the same length.
#[derive(Debug, Clone, Default)]
pub(super) struct Tokens {
    /// What they are.
    pub(super) kinds: Vec<Kind>,
    /// Byte ranges in the text.
    pub(super) ranges: Vec<Range<usize>>,
}

/// Splits `text`; every byte that is not space is in exactly one token.
pub(super) fn cut(text: &str) -> Tokens {
    let mut tokens = Tokens::default();
    let mut at = 0;
    while let Some(first) = text.get(at..).and_then(|rest| rest.chars().next()) {
        let rest = text.get(at..).unwrap_or_default();
        let length = if is_space(first) { first.len_utf8() } else { tokens.push(rest, first, at) };
        at += length;
    }
    tokens
}

impl Tokens {
    fn push(&mut self, rest: &str, first: char, at: usize) -> usize {
        let (kind, length) = match first {
            _ if first.is_ascii_digit() => number(rest),
            _ if is_letter(first) => word(rest),
            _ if is_dash(first) => (Kind::Dash, run(rest, is_dash)),
            _ => match closing(first) {
                Some(closers) => quoted(rest, first, closers),
                None => (Kind::Sign(first), first.len_utf8()),
            },
        };
        self.kinds.push(kind);
        self.ranges.push(at..at + length);
        length
    }
}

fn number(rest: &str) -> (Kind, usize) {
    let length = run(rest, |c| c.is_ascii_digit());
    let digits = rest.get(..length).unwrap_or_default();
    let kind = digits.parse().map_or_else(|_| Kind::Word(digits.to_owned()), Kind::Number);
    (kind, length)
}

fn word(rest: &str) -> (Kind, usize) {
    let mut length = 0;
    let mut chars = rest.char_indices().peekable();
    while let Some((at, c)) = chars.next() {
        let joins =
            is_apostrophe(c) && at > 0 && chars.peek().is_some_and(|(_, next)| is_letter(*next));
        if !is_letter(c) && c != '\u{ad}' && !joins {
            break;
        }
        length = at + c.len_utf8();
    }
    let letters = rest.get(..length).unwrap_or_default();
    let word = if letters.is_ascii() {
        letters.to_ascii_lowercase()
    } else {
        letters.nfc().filter(|&c| c != '\u{ad}').flat_map(char::to_lowercase).collect()
    };
    (Kind::Word(word), length)
}

fn quoted(rest: &str, opener: char, closers: &[char]) -> (Kind, usize) {
    let start = opener.len_utf8();
    let inside = rest.get(start..).unwrap_or_default();
    match inside.char_indices().find(|(_, c)| closers.contains(c)) {
        Some((end, closer)) => (
            Kind::Quoted(inside.get(..end).unwrap_or_default().to_owned()),
            start + end + closer.len_utf8(),
        ),
        None => (Kind::Unclosed, start),
    }
}

/// The signs that close what `opener` opens; the German and Danish directions are as common in
/// Norwegian files as the correct one.
fn closing(opener: char) -> Option<&'static [char]> {
    match opener {
        '«' => Some(&['»']),
        '»' => Some(&['«']),
        '"' => Some(&['"']),
        '“' | '”' | '„' => Some(&['”', '“']),
        '\'' => Some(&['\'']),
        '‘' | '’' => Some(&['’', '‘']),
        _ => None,
    }
}

fn run(text: &str, belongs: impl Fn(char) -> bool) -> usize {
    text.find(|c| !belongs(c)).unwrap_or(text.len())
}

fn is_letter(c: char) -> bool {
    (c.is_alphanumeric() && !c.is_ascii_digit()) || is_combining_mark(c)
}

fn is_space(c: char) -> bool {
    c.is_whitespace()
        || c.is_control()
        || matches!(c, '\u{200b}'..='\u{200f}' | '\u{2060}' | '\u{feff}' | '\u{ad}')
}

fn is_dash(c: char) -> bool {
    matches!(c, '-' | '\u{2010}'..='\u{2015}' | '\u{2212}' | '\u{fe63}' | '\u{ff0d}')
}

fn is_apostrophe(c: char) -> bool {
    matches!(c, '\'' | '’')
}

#[cfg(test)]
mod tests {
    use proptest::prelude::{ProptestConfig, proptest};

    use super::*;

    fn kinds(text: &str) -> Vec<Kind> {
        cut(text).kinds
    }

    #[test]
    fn case_spaces_composition_and_dashes_do_not_matter() {
        let plain = kinds("Modul 1 før 2-5");
        for same in [
            "modul 1 FØR 2–5",
            "Modul\u{a0}1  før\t2 — 5",
            "Modul 1 f\u{ad}ør 2--5",
            "\u{feff}Modul1 før 2−5",
        ] {
            assert_eq!(kinds(same), plain, "{same}");
        }
        assert_eq!(kinds("på"), kinds("pa\u{30a}"));
    }

    #[test]
    fn quotation_marks_of_every_sort_hold_a_name_together() {
        for text in
            ["«a og b»", "\"a og b\"", "“a og b”", "”a og b”", "„a og b“", "'a og b'", "»a og b«"]
        {
            assert_eq!(kinds(text), [Kind::Quoted("a og b".to_owned())], "{text}");
        }
        assert_eq!(kinds("«a"), [Kind::Unclosed, Kind::Word("a".to_owned())]);
        assert_eq!(kinds("don't"), [Kind::Word("don't".to_owned())]);
    }

    #[test]
    fn digits_too_many_for_a_number_are_a_word() {
        assert_eq!(kinds("99999999999"), [Kind::Word("99999999999".to_owned())]);
    }

    proptest! {
        #![proptest_config(ProptestConfig::with_cases(500))]
        #[test]
        fn ranges_are_in_order_inside_the_text_and_on_character_boundaries(text in "\\PC{0,40}") {
            let tokens = cut(&text);
            assert_eq!(tokens.kinds.len(), tokens.ranges.len());
            let mut end = 0;
            for range in tokens.ranges {
                assert!(range.start >= end && range.end > range.start);
                assert!(text.get(range.clone()).is_some());
                end = range.end;
            }
        }
    }
}
