//! The words of a cell of a plan.
//!
//! In: the text of a cell. Out: its [`Word`]s and signs, in lower case, each with its place. What
//! they mean is left to the files beside this one.

use std::ops::Range;

use crate::course::duration::number_in_words;

/// A word, a number or a sign.
#[derive(Debug)]
pub(super) struct Word {
    /// In lower case.
    pub(super) text: String,
    /// Where it is in the cell.
    pub(super) range: Range<usize>,
}

impl Word {
    /// Whether it is one of these.
    pub(super) fn is(&self, names: &[&str]) -> bool {
        names.contains(&self.text.as_str())
    }

    /// The number that it is, in digits or in a word.
    pub(super) fn number(&self) -> Option<u32> {
        self.text.parse().ok().or_else(|| number_in_words(&self.text))
    }
}

/// What a letter belongs to: `8min` is two words.
#[derive(PartialEq, Eq)]
enum Class {
    Letter,
    Digit,
    Space,
    Sign,
}

fn class(letter: char) -> Class {
    match letter {
        _ if letter.is_whitespace() => Class::Space,
        _ if letter.is_ascii_digit() => Class::Digit,
        _ if letter.is_alphabetic() || letter == '-' => Class::Letter,
        _ => Class::Sign,
    }
}

/// The words and signs of a text; a sign is one by itself.
pub(super) fn words(text: &str) -> Vec<Word> {
    let mut ranges: Vec<Range<usize>> = Vec::new();
    let mut open = Class::Space;
    for (at, letter) in text.char_indices() {
        let class = class(letter);
        let end = at + letter.len_utf8();
        match ranges.last_mut().filter(|_| class == open && class != Class::Sign) {
            Some(range) if class != Class::Space => range.end = end,
            _ if class != Class::Space => ranges.push(at..end),
            _ => {}
        }
        open = class;
    }
    let word = |range: Range<usize>| {
        let text = text.get(range.clone()).unwrap_or_default().to_lowercase();
        Word { text, range }
    };
    ranges.into_iter().map(word).collect()
}
