//! Which stretches of a text are words, and the one way of writing that a word is compared in.
//!
//! In: text. Out: its words with their places, and a word folded: lower case, no accents, composed.
//! æ, ø and å are letters and stay; the Swedish and German letters for the same sounds become them.

use std::ops::Range;

use unicode_normalization::{UnicodeNormalization, char::is_combining_mark};

/// A hyphen that shows only where a line ends; inside a word it means nothing.
const SOFT_HYPHEN: char = '\u{ad}';

/// Letters that no decomposition takes apart, and what is written instead.
pub(super) const LETTERS: [(char, &str); 15] = [
    ('đ', "d"),
    ('ð', "d"),
    ('ħ', "h"),
    ('ı', "i"),
    ('ł', "l"),
    ('ŋ', "n"),
    ('œ', "oe"),
    ('ß', "ss"),
    ('ŧ', "t"),
    ('þ', "th"),
    ('ς', "σ"),
    ('ﬀ', "ff"),
    ('ﬁ', "fi"),
    ('ﬂ', "fl"),
    ('ﬃ', "ffi"),
];

/// The words of a text with their places, in order: runs of letters, digits and the marks upon
/// them.
pub fn words(text: &str) -> impl Iterator<Item = (Range<usize>, &str)> {
    let mut from = 0;
    std::iter::from_fn(move || {
        let rest = text.get(from..)?;
        let start = from + rest.find(begins)?;
        let rest = text.get(start..)?;
        let end = rest.find(|letter| !continues(letter)).unwrap_or(rest.len());
        let word = rest.get(..end)?.trim_end_matches(SOFT_HYPHEN);
        from = start + end;
        Some((start..start + word.len(), word))
    })
}

/// Whether a word can begin with `letter`.
fn begins(letter: char) -> bool {
    letter.is_alphanumeric() && !is_combining_mark(letter)
}

/// Whether `letter` can stand inside a word.
fn continues(letter: char) -> bool {
    letter.is_alphanumeric() || is_combining_mark(letter) || letter == SOFT_HYPHEN
}

/// A word as all its ways of writing are compared.
#[must_use]
pub fn fold(word: &str) -> String {
    let mut folded = String::with_capacity(word.len());
    for letter in word.to_lowercase().nfd() {
        match (letter, folded.chars().next_back()) {
            ('\u{30a}', Some('a')) => replace_last(&mut folded, 'å'),
            ('\u{308}', Some('a')) => replace_last(&mut folded, 'æ'),
            ('\u{308}', Some('o')) => replace_last(&mut folded, 'ø'),
            _ if letter == SOFT_HYPHEN || is_accent(letter) => {}
            _ => match LETTERS.iter().find(|(known, _)| *known == letter) {
                Some((_, instead)) => folded.push_str(instead),
                None => folded.push(letter),
            },
        }
    }
    folded.nfc().collect()
}

/// A mark that does not make another letter: accents, Hebrew and Arabic points, and the signs that
/// choose a glyph. The vowel signs of the scripts of India and South-East Asia are letters in all
/// but name, and stay.
fn is_accent(mark: char) -> bool {
    matches!(
        mark,
        '\u{300}'..='\u{36f}'
            | '\u{591}'..='\u{5bd}'
            | '\u{64b}'..='\u{65f}'
            | '\u{1ab0}'..='\u{1aff}'
            | '\u{1dc0}'..='\u{1dff}'
            | '\u{20d0}'..='\u{20ff}'
            | '\u{fe00}'..='\u{fe0f}'
            | '\u{fe20}'..='\u{fe2f}'
    )
}

fn replace_last(text: &mut String, letter: char) {
    text.pop();
    text.push(letter);
}
