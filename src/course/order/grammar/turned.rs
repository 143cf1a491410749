//! Rules that begin with their relator: "Før Modul 2 må Modul 1 tas", "Når Modul 1 er gjennomført,
//! kan 2 startes".
//!
//! In: a cursor behind the relator. Out: the relation. Sharing the words between object and subject
//! is all that is special here; the rest is left to `links` and `relation`.

use super::cursor::Cursor;
use super::links::{allows, not_one_of};
use super::manner::{Manner, Verbs, is_of_object};
use super::relation::is_before;
use super::relator::Relator;
use super::spacing::fits;
use crate::course::order::{
    fault::{Expected, Fault, Problem},
    syntax::{Body, Link},
    token::Kind,
    words::{Aspect, Word},
};

impl Cursor<'_> {
    /// "Før Modul 2 må Modul 1 tas", "Når Modul 1 er gjennomført, kan 2 startes"; or, in the list of
    /// a module, "etter Modul 1 og før Modul 4".
    pub(super) fn relator_first(
        &mut self,
        relator: Relator,
        manner: &mut Manner,
    ) -> Result<(Body, bool), Fault> {
        let start = self.clone();
        let mut object_verbs = Verbs::default();
        self.object_verbs(&mut object_verbs);
        let object = self.selection()?;
        let mut own = self.clone();
        own.object_verbs(&mut object_verbs.clone());
        own.advice_behind(&mut manner.clone());
        if own.is_at_end() || own.is_at_stop() || own.next_relator().is_some() {
            *self = start;
            return self.links(None, relator, manner);
        }
        let Relator { word, spacing, range, .. } = relator;
        self.verbs_between(&mut object_verbs, manner)?;
        self.manner(manner);
        self.first_of_both(word);
        let subject = self.subject(manner)?;
        self.manner(manner);
        self.first_of_both(word);
        let before = is_before((word, &range), manner, &object_verbs)?;
        fits(spacing, &range, manner, if before { &object_verbs } else { manner.verbs() })?;
        let links = vec![Link { before, chained: false, spacing, object }];
        not_one_of(manner, Some(&subject), &links)?;
        let is_free = self.take_word(Word::Free).is_some();
        let is_allowed = is_free || allows(word, &object_verbs);
        Ok((Body::Relation { subject: Some(subject), links, is_free }, is_allowed))
    }

    /// "Før Modul 2 må Modul 1 tas først": before the other. Behind "etter" it would be before the
    /// rest, which the relation does not say.
    fn first_of_both(&mut self, relator: Word) {
        if matches!(relator, Word::Before | Word::Leads) {
            self.take_word(Word::First);
        }
    }

    /// Shares the words between the object and the subject of a sentence that begins with its
    /// relator: those behind a comma, from the first modal on, or the last verb belong to the
    /// subject. "Er gjennomført" at the end does not: it is the object that has been done.
    fn verbs_between(&mut self, object: &mut Verbs, manner: &mut Manner) -> Result<(), Fault> {
        let start = self.place();
        let mut words = Vec::new();
        let mut comma = None;
        loop {
            if self.take_kind(&Kind::Sign(',')) {
                comma = comma.or(Some(words.len()));
            }
            let Some(word) = self.manner_word() else { break };
            words.push(word);
        }
        let is_modal = |word: Word| word.is_strength() || matches!(word, Word::Not | Word::Only);
        let last = words.iter().rposition(|(word, _)| matches!(word, Word::Verb(_)));
        let is_done = |at: usize| {
            matches!(words.get(at), Some((Word::Verb(Aspect::Done | Aspect::WholeOrDone), _)))
                && at.checked_sub(1).and_then(|at| words.get(at)).map(|(word, _)| *word)
                    == Some(Word::Auxiliary)
        };
        let share = comma
            .or_else(|| words.iter().position(|(word, _)| is_modal(*word)))
            .or_else(|| last.filter(|&at| !is_done(at)))
            .unwrap_or(words.len());
        for (at, (word, range)) in words.into_iter().enumerate() {
            match at < share {
                true if is_of_object(word) => object.add(word, range),
                true => return Err(Fault::new(range, Problem::Expected(Expected::End))),
                false => manner.add(word, range),
            }
        }
        if self.place() == start { Err(self.expected(Expected::End)) } else { Ok(()) }
    }
}
