//! What lies between: "rett etter", "minst to uker etter", "samtidig med", "minst tre uker mellom".
//!
//! In: a cursor where a relator could begin. Out: the relator with the time in front of it, or the
//! body of the rule. Amounts of time are read by `duration`; what they mean for the order is left to
//! `resolve`.

use std::ops::Range;

use super::cursor::Cursor;
use super::manner::{Manner, Verbs, is_of_object};
use super::relator::Relator;
use crate::course::duration::{Duration, Qualifier};
use crate::course::order::{
    fault::{Expected, Fault, Problem},
    gap::Gap,
    syntax::{Body, Spacing},
    token::Kind,
    words::{Aspect, Word},
};

/// The most tokens of an amount: "to og en halv uke".
const LONGEST: usize = 5;

/// A time, and what follows it.
pub(super) enum Timed {
    /// "minst to uker etter".
    Relator(Relator),
    /// "minst to uker mellom".
    Between(Duration, Range<usize>),
}

impl Cursor<'_> {
    /// A time between, with its relator; `None` where no time stands here.
    ///
    /// "Kan tidligst tas to uker etter" and "kan ikke tas før to uker etter" say that it is no sooner.
    ///
    /// # Errors
    /// Of a range, of working time, and of an amount that may be the least, the most, or both.
    pub(super) fn timed(&mut self, manner: &mut Manner) -> Result<Option<Timed>, Fault> {
        let mut ahead = self.clone();
        ahead.take_kind(&Kind::Sign(','));
        let is_number = matches!(ahead.kind(), Some(Kind::Number(_)));
        let can_begin =
            |word| is_bound(word) || matches!(word, Word::Count(_) | Word::Before | Word::Until);
        // Most rules have no time in them, so that they are asked once.
        if !is_number && !ahead.sees(can_begin) {
            return Ok(None);
        }
        let mut bound = ahead.take(is_bound).map(|(word, _)| word);
        let turned = bound.is_none()
            && manner.is_negated()
            && ahead.take(|word| matches!(word, Word::Before | Word::Until)).is_some();
        let is_number = matches!(ahead.kind(), Some(Kind::Number(_)))
            || ahead.sees(|word| matches!(word, Word::Count(_)));
        if bound.is_none() && !is_number {
            return Ok(None);
        }
        // "Minst to av" is a choice; it is far commoner than a time.
        let mut choice = ahead.clone();
        choice.skip(1);
        if choice.sees(|word| word == Word::Of) {
            return Ok(None);
        }
        let start = ahead.place();
        let Some(amount) = ahead.amount() else { return Ok(None) };
        let range = ahead.range_from(start);
        // What is said stays as it is until a relator shows that this is a time: it may be a title.
        let mut said = manner.clone();
        if turned {
            said.turn();
        }
        if turned || (bound.is_none() && said.is_no_sooner()) {
            bound = Some(Word::NoSooner);
        }
        // "Minst to uker skal gå mellom".
        ahead.manner(&mut said);
        let is_relator = |word| matches!(word, Word::Before | Word::After | Word::Between);
        let Some((word, place)) = ahead.take(is_relator) else { return Ok(None) };
        if !is_one_time(&amount) {
            return Err(Fault::new(range, Problem::NotOneTime));
        }
        (*self, *manner) = (ahead, said);
        let Some(gap) = bound.and_then(|bound| gap(bound, word, amount)) else {
            let is_within = bound == Some(Word::Within) && word == Word::Before;
            let problem = if is_within { Problem::WithinBefore } else { Problem::HowLong };
            return Err(Fault::new(range, problem));
        };
        Ok(Some(if word == Word::Between {
            Timed::Between(*gap.amount(), place)
        } else {
            let spacing = Spacing::Time(gap);
            Timed::Relator(Relator { spacing, ..Relator::first(word, place) })
        }))
    }

    /// An amount of time, up to the relator behind it or the end.
    fn amount(&mut self) -> Option<Duration> {
        let start = self.place();
        let is_behind = |word: Word| {
            matches!(word, Word::Before | Word::After | Word::Between) || word.is_manner()
        };
        (0..LONGEST).find(|_| {
            self.skip(1);
            self.is_at_end() || self.is_at_stop() || self.sees(is_behind)
        })?;
        Duration::parse(self.text(self.range_from(start))).ok()
    }

    /// "Minst to uker mellom 2 og 3".
    pub(super) fn apart(&mut self, least: Duration, manner: &Manner) -> Result<Body, Fault> {
        manner.is_plain()?;
        Ok(Body::Apart { of: self.selection()?, least })
    }

    /// "Mellom 2 og 3 må det gå minst to uker".
    pub(super) fn apart_first(&mut self, manner: &mut Manner) -> Result<Body, Fault> {
        let of = self.selection()?;
        self.manner(manner);
        manner.is_plain()?;
        if self.take_word(Word::AtLeast).is_none() {
            return Err(self.expected(Expected::End));
        }
        let start = self.place();
        match self.amount().filter(is_one_time) {
            Some(least) => Ok(Body::Apart { of, least }),
            None => Err(Fault::new(self.range_from(start), Problem::NotOneTime)),
        }
    }

    /// What follows "samtidig med".
    pub(super) fn together_with(&mut self) -> Result<Body, Fault> {
        let mut verbs = Verbs::default();
        while let Some((word, range)) = self.take(is_of_object) {
            verbs.add(word, range);
        }
        let with = self.selection()?;
        while let Some((word, range)) = self.take(is_of_object) {
            verbs.add(word, range);
        }
        match verbs.aspect()? {
            None | Some(Aspect::Whole | Aspect::Start) => {}
            Some(_) => return Err(verbs.overlap(&with.range)),
        }
        Ok(Body::Together { subject: None, with: Some(with) })
    }
}

/// What an amount bounds, by the word in front of it and the relator behind; `None` where that may be
/// the least or the most. "Senest to uker før" leaves two weeks between, "senest to uker etter" two at
/// the most; "innen to uker før" may be either.
fn gap(bound: Word, relator: Word, amount: Duration) -> Option<Gap> {
    match (bound, relator) {
        (Word::AtLeast, _) | (Word::NoLater, Word::Before) | (Word::NoSooner, Word::After) => {
            Some(Gap::AtLeast(amount))
        }
        (Word::AtMost, Word::Before | Word::After)
        | (Word::Within | Word::NoLater, Word::After)
        | (Word::NoSooner, Word::Before) => Some(Gap::AtMost(amount)),
        _ => None,
    }
}

/// Whether a word announces a time between.
fn is_bound(word: Word) -> bool {
    matches!(word, Word::AtLeast | Word::AtMost | Word::Within | Word::NoLater | Word::NoSooner)
}

/// Whether an amount is a single one on the calendar.
fn is_one_time(amount: &Duration) -> bool {
    amount.qualifier() == Qualifier::Plain && amount.is_single() && !amount.is_working_time()
}

/// Whether the verbs fit what is taken at the same time: it begins then, or is done as a whole.
///
/// # Errors
/// Of a negation, and of verbs about the end.
pub(super) fn fits_together(manner: &Manner, place: &Range<usize>) -> Result<(), Fault> {
    match manner.verbs().aspect()? {
        None | Some(Aspect::Whole | Aspect::Start) => manner.is_plain(),
        Some(_) => Err(manner.verbs().overlap(place)),
    }
}

/// Whether what lies between fits the manner of the rule and the verbs of what comes later.
///
/// # Errors
/// Of a negation, and of a time up to the end of what comes later.
pub(super) fn fits(
    spacing: Spacing,
    place: &Range<usize>,
    manner: &Manner,
    later: &Verbs,
) -> Result<(), Fault> {
    if spacing == Spacing::Any {
        return Ok(());
    }
    manner.is_not_turned()?;
    if later.is_done() { Err(later.overlap(place)) } else { Ok(()) }
}
