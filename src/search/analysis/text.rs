//! Finds the words of a text, and folds a word to the form in which words are compared.
//!
//! In: text. Out: its words with their byte ranges, and folded words: lower case, no accents,
//! composed Unicode (NFC), small and raised letters and digits as others, and nothing between words
//! that are joined. æ, ø and å are letters of their own and stay; their Swedish and German
//! counterparts are folded to them.

use std::ops::Range;

use unicode_normalization::{UnicodeNormalization, char::is_combining_mark};

/// A hyphen that is visible only at a line break; inside a word it has no meaning.
const SOFT_HYPHEN: char = '\u{ad}';

/// Letters without a Unicode decomposition, and their replacements.
pub(super) const BASE_LETTERS: [(char, &str); 11] = [
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
];

/// The words of a text with their byte ranges, in order: runs of letters, digits and combining
/// marks.
pub fn words(text: &str) -> impl Iterator<Item = (Range<usize>, &str)> {
    let mut from = 0;
    std::iter::from_fn(move || {
        let rest = text.get(from..)?;
        let start = from + rest.find(can_begin)?;
        let rest = text.get(start..)?;
        let end = rest.find(|letter| !can_continue(letter)).unwrap_or(rest.len());
        let word = rest.get(..end)?.trim_end_matches(SOFT_HYPHEN);
        from = start + end;
        Some((start..start + word.len(), word))
    })
}

/// Whether a word can begin with `letter`.
fn can_begin(letter: char) -> bool {
    if is_plain(letter) {
        return is_plain_alphanumeric(letter);
    }
    letter.is_alphanumeric() && !is_combining_mark(letter)
}

/// Whether `letter` can occur inside a word.
fn can_continue(letter: char) -> bool {
    if is_plain(letter) {
        return is_plain_alphanumeric(letter);
    }
    letter.is_alphanumeric() || is_combining_mark(letter) || letter == SOFT_HYPHEN
}

/// Whether a plain character is a letter or a digit, without a look into the tables of Unicode.
fn is_plain_alphanumeric(letter: char) -> bool {
    letter.is_ascii_alphanumeric() || !letter.is_ascii()
}

/// Folds a word: all its spelling variants give the same result.
#[must_use]
pub fn fold(word: &str) -> String {
    if word.chars().all(|letter| is_plain(letter) && !is_joint(letter)) {
        return word.to_lowercase();
    }
    let mut folded = String::with_capacity(word.len());
    // A letter of another alphabet for signs gives a capital only when it is taken apart.
    for letter in word.nfkd().collect::<String>().to_lowercase().nfd() {
        match (letter, folded.chars().next_back()) {
            ('\u{30a}', Some('a')) => replace_last(&mut folded, 'å'),
            ('\u{308}', Some('a')) => replace_last(&mut folded, 'æ'),
            ('\u{308}', Some('o')) => replace_last(&mut folded, 'ø'),
            _ if letter == SOFT_HYPHEN || is_accent(letter) || is_joint(letter) => {}
            _ => match BASE_LETTERS.iter().find(|(known, _)| *known == letter) {
                Some((_, replacement)) => folded.push_str(replacement),
                None => folded.push(letter),
            },
        }
    }
    folded.nfc().collect()
}

/// What stands between words that others write as one.
pub(super) fn is_joint(letter: char) -> bool {
    is_hyphen(letter) || is_space(letter)
}

/// What joins words to one piece.
pub(super) fn is_hyphen(letter: char) -> bool {
    matches!(letter, '-' | '\u{2010}' | '\u{2011}')
}

/// What stands between the thousands of a number, and between a short name and its number.
pub(super) fn is_space(letter: char) -> bool {
    matches!(letter, ' ' | '\u{a0}' | '\u{2009}' | '\u{202f}')
}

/// Whether nothing but the case of a letter is folded, as of nearly all.
fn is_plain(letter: char) -> bool {
    letter.is_ascii() || matches!(letter, 'æ' | 'ø' | 'å' | 'Æ' | 'Ø' | 'Å')
}

/// Whether a combining mark does not form a different letter: accents, Hebrew and Arabic points,
/// and variation selectors. The vowel signs of the scripts of India and South-East Asia act as
/// letters, and stay.
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
