//! How a rule says it: "må", "bør", "kan ikke", "er gjennomført".
//!
//! In: a cursor among such words. Out: a [`Manner`], from which the strength of the rule and what
//! its verbs say of beginning and end are read. A word that is not in the tables ends it, and is
//! never skipped; each word in the tables has a role here, and none is a filler.

use std::ops::Range;

use super::cursor::Cursor;
use crate::course::order::{
    constraint::Strength,
    fault::{Fault, Problem},
    words::{Aspect, Word},
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
    only: Option<Range<usize>>,
    always: Option<Range<usize>>,
    wait: Option<Range<usize>>,
    verbs: Verbs,
    /// Where the last of them ends.
    last: usize,
}

/// What the verbs beside a list of stations say of their work.
#[derive(Debug, Clone, Default)]
pub(super) struct Verbs {
    aspect: Option<(Aspect, Range<usize>)>,
    clash: Option<Range<usize>>,
}

impl Cursor<'_> {
    /// Takes words of manner, as many as there are, into `manner`.
    pub(super) fn manner(&mut self, manner: &mut Manner) {
        while let Some((word, range)) = self.manner_word() {
            manner.add(word, range);
        }
    }

    /// Takes one word of manner. "Alle" is one before another, as in "alle må", and "først" is one
    /// before a relator, as in "kan først tas etter".
    pub(super) fn manner_word(&mut self) -> Option<(Word, Range<usize>)> {
        if let Some(found) = self.take(Word::is_manner) {
            return Some(found);
        }
        let mut ahead = self.clone();
        let word = ahead.take(|word| matches!(word, Word::First | Word::All));
        let (word, range) = word?;
        if word == Word::All {
            ahead.sees(Word::is_manner).then_some(())?;
            *self = ahead;
            return Some((Word::Person, range));
        }
        let behind = ahead.clone();
        while ahead.take(Word::is_manner).is_some() {}
        ahead.sees(|word| matches!(word, Word::After | Word::When)).then_some(())?;
        *self = behind;
        Some((Word::Only, range))
    }

    /// Takes the verbs beside the object of a relator: "er gjennomført", "kan tas".
    pub(super) fn object_verbs(&mut self, verbs: &mut Verbs) {
        while let Some((word, range)) = self.take(is_of_object) {
            verbs.add(word, range);
        }
    }
}

/// Whether a word may stand beside the object of a relator, where it says nothing of the strength.
pub(super) fn is_of_object(word: Word) -> bool {
    matches!(
        word,
        Word::Must | Word::Shall | Word::May | Word::Auxiliary | Word::Person | Word::Verb(_)
    )
}

impl Verbs {
    /// Takes note of a verb. "Begynne å ta" is about the beginning, "tas og bestås" about the whole.
    pub(super) fn add(&mut self, word: Word, range: Range<usize>) {
        let Word::Verb(new) = word else { return };
        match &self.aspect {
            None | Some((Aspect::Whole, _)) => self.aspect = Some((new, range)),
            Some((old, _)) if *old == new || new == Aspect::Whole => {}
            Some((Aspect::WholeOrDone, _)) if new == Aspect::Done => {
                self.aspect = Some((new, range));
            }
            Some((Aspect::Done, _)) if new == Aspect::WholeOrDone => {}
            Some(_) => self.clash = Some(range),
        }
    }

    /// What they say, if they agree.
    pub(super) fn aspect(&self) -> Result<Option<Aspect>, Fault> {
        match &self.clash {
            Some(range) => Err(Fault::new(range.clone(), Problem::Overlap)),
            None => Ok(self.aspect.as_ref().map(|(aspect, _)| *aspect)),
        }
    }

    /// Whether they say that something has been done.
    pub(super) fn is_done(&self) -> bool {
        matches!(self.aspect, Some((Aspect::Done | Aspect::WholeOrDone, _)))
    }

    /// The fault that the verb says too little about the order; marked at the verb, or at `other`
    /// where there is none.
    pub(super) fn overlap(&self, other: &Range<usize>) -> Fault {
        let range = self.aspect.as_ref().map_or(other, |(_, range)| range);
        Fault::new(range.clone(), Problem::Overlap)
    }
}

impl Manner {
    /// Takes note of a word.
    pub(super) fn add(&mut self, word: Word, range: Range<usize>) {
        self.last = range.end;
        match word {
            Word::Must => self.must = Some(range),
            Word::Shall => self.shall = Some(range),
            Word::Should => self.should = Some(range),
            Word::May => self.may = Some(range),
            Word::Not | Word::Cannot if self.not.is_some() => self.not_again = Some(range),
            Word::Not => self.not = Some(range),
            Word::Cannot => (self.may, self.not) = (Some(range.clone()), Some(range)),
            Word::Only => self.only = Some(range),
            Word::Always => self.always = Some(range),
            Word::Wait => self.wait = Some(range),
            word => self.verbs.add(word, range),
        }
    }

    /// The verbs of the subject.
    pub(super) fn verbs(&self) -> &Verbs {
        &self.verbs
    }

    /// Whether the rule only recommends, as far as it is read.
    pub(super) fn recommends(&self) -> bool {
        self.should.is_some()
    }

    /// Whether the rule is turned round: "kan ikke … før".
    pub(super) fn is_negated(&self) -> bool {
        self.not.is_some()
    }

    /// Where "bare" stands right in front of a place, and so is about what is named there.
    pub(super) fn only_before(&self, place: usize) -> Option<Range<usize>> {
        self.only.clone().filter(|only| self.last == only.end && only.end <= place)
    }

    /// Where "ikke" stands right in front of a place, and so denies what is named there.
    pub(super) fn not_before(&self, place: usize) -> Option<Range<usize>> {
        self.not.clone().filter(|not| self.last == not.end && not.end <= place)
    }

    /// Whether the rule asks to wait.
    pub(super) fn waits(&self) -> bool {
        self.wait.is_some()
    }

    /// The strength of the rule. `allows` when "kan" says it all: in a freedom, and where a
    /// condition follows ("kan tas når 1 er gjennomført").
    pub(super) fn strength(&self, allows: bool) -> Result<Strength, Fault> {
        let denies = self.not.is_some();
        let faults = [
            (self.not_again.is_some(), &self.not_again, Problem::Not),
            (denies && self.must.is_some(), &self.must, Problem::MustNot),
            (denies && self.always.is_some(), &self.not, Problem::Not),
            (denies && self.only.is_some(), &self.not, Problem::Not),
            (
                !denies && self.only.is_none() && !allows && self.may.is_some(),
                &self.may,
                Problem::May,
            ),
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

    /// The fault of "bare" where it does not say "no earlier".
    pub(super) fn is_not_only(&self) -> Result<(), Fault> {
        self.only.clone().map_or(Ok(()), |range| Err(Fault::new(range, Problem::Only)))
    }

    /// Whether "tidligst" or "bare" says that it is no sooner.
    pub(super) fn is_no_sooner(&self) -> bool {
        self.only.is_some()
    }

    /// Takes "ikke" for said: "ikke før to uker etter" is two weeks after.
    pub(super) fn turn(&mut self) {
        (self.not, self.may) = (self.not_again.take(), None);
    }

    /// The fault of "ikke" or "vent med".
    pub(super) fn is_not_turned(&self) -> Result<(), Fault> {
        let turns = [&self.not, &self.wait].into_iter().flatten().next();
        turns.cloned().map_or(Ok(()), |range| Err(Fault::new(range, Problem::Not)))
    }

    /// The fault of "ikke", "bare" or "vent med" where the rule cannot be turned round.
    pub(super) fn is_plain(&self) -> Result<(), Fault> {
        self.is_not_only()?;
        self.is_not_turned()
    }
}
