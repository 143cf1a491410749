//! How a rule says it: "må", "bør", "kan ikke", and the words that say nothing about order.
//!
//! In: a cursor among such words. Out: a [`Manner`], from which the strength of the rule is read. A
//! word that is not in the tables ends it, and is never skipped.

use std::ops::Range;

use super::cursor::Cursor;
use crate::course::order::{
    constraint::Strength,
    syntax::{Fault, Problem},
    words::Word,
};

/// The words of manner in a rule, by where they stand.
#[derive(Debug, Clone, Default)]
pub(super) struct Manner {
    must: Option<Range<usize>>,
    shall: Option<Range<usize>>,
    should: Option<Range<usize>>,
    may: Option<Range<usize>>,
    not: Option<Range<usize>>,
    not_again: Option<Range<usize>>,
    any: bool,
}

impl Cursor<'_> {
    /// Takes words of manner, as many as there are, into `manner`.
    pub(super) fn manner(&mut self, manner: &mut Manner) {
        while let Some((word, range)) = self.take(is_manner) {
            manner.any = true;
            match word {
                Word::Must => manner.must = Some(range),
                Word::Shall => manner.shall = Some(range),
                Word::Should => manner.should = Some(range),
                Word::May => manner.may = Some(range),
                Word::Not | Word::Cannot if manner.not.is_some() => manner.not_again = Some(range),
                Word::Not => manner.not = Some(range),
                Word::Cannot => (manner.may, manner.not) = (Some(range.clone()), Some(range)),
                _ => {}
            }
        }
    }

    /// Takes the words that may close a rule: "er gjennomført", "kan tas".
    pub(super) fn ending(&mut self) {
        while self
            .take(|word| matches!(word, Word::Must | Word::Shall | Word::May | Word::Filler))
            .is_some()
        {}
    }
}

impl Manner {
    /// Whether there was any word of manner.
    pub(super) fn is_there(&self) -> bool {
        self.any
    }

    /// Whether the rule only recommends, as far as it is read.
    pub(super) fn recommends(&self) -> bool {
        self.should.is_some()
    }

    /// Whether the rule is turned round: "kan ikke … før".
    pub(super) fn is_negated(&self) -> bool {
        self.not.is_some()
    }

    /// The strength of the rule; `free` when it gives a freedom, which is the one thing that "kan"
    /// can say without "ikke".
    pub(super) fn strength(&self, free: bool) -> Result<Strength, Fault> {
        let faults = [
            (self.not_again.is_some(), &self.not_again, Problem::Not),
            (self.not.is_some() && self.must.is_some(), &self.must, Problem::MustNot),
            (self.may.is_some() && self.not.is_none() && !free, &self.may, Problem::May),
            (
                self.should.is_some() && (self.must.is_some() || self.shall.is_some()),
                &self.should,
                Problem::TwoStrengths,
            ),
        ];
        for (is_so, range, problem) in faults {
            if let (true, Some(range)) = (is_so, range) {
                return Err(Fault::new(range.clone(), problem));
            }
        }
        Ok(if self.should.is_some() { Strength::Recommended } else { Strength::Required })
    }

    /// The fault of "ikke" where the rule cannot be turned round.
    pub(super) fn not_negated(&self) -> Result<(), Fault> {
        self.not.clone().map_or(Ok(()), |range| Err(Fault::new(range, Problem::Not)))
    }
}

fn is_manner(word: Word) -> bool {
    matches!(
        word,
        Word::Must
            | Word::Shall
            | Word::Should
            | Word::May
            | Word::Not
            | Word::Cannot
            | Word::Filler
    )
}
