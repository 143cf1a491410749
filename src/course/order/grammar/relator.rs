//! A relator: what it says of the order, and of what lies between.
//!
//! In: a word with its place. Out: [`Relator`]. What it relates is left to `links` and `turned`.

use std::ops::Range;

use crate::course::order::{syntax::Spacing, words::Word};

/// A relator with its place.
pub(super) struct Relator {
    pub(super) word: Word,
    /// Whether it goes on from the object before it, and not from the subject of the rule.
    pub(super) chained: bool,
    /// Whether "men" stands in front of it.
    pub(super) is_but: bool,
    /// What lies between.
    pub(super) spacing: Spacing,
    pub(super) range: Range<usize>,
}

impl Relator {
    /// The first relator of a rule.
    pub(super) fn first(word: Word, range: Range<usize>) -> Self {
        let (word, spacing) = plainly(word);
        Self { word, chained: false, is_but: false, spacing, range }
    }
}

/// A relator without what it says of what lies between, and that.
pub(super) fn plainly(word: Word) -> (Word, Spacing) {
    match word {
        Word::StraightBefore => (Word::Before, Spacing::Nothing),
        Word::StraightAfter => (Word::After, Spacing::Nothing),
        _ => (word, Spacing::Any),
    }
}
