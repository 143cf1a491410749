//! Rules without a relator: a place ("Modul 1 først", "Start med Modul 1"), a freedom or an order
//! ("2–4 i valgfri rekkefølge", "Modulene i rekkefølge", "Rekkefølgen på 2–4 er valgfri").
//!
//! In: a cursor behind the word that tells which. Out: the body of the rule.

use std::ops::Range;

use super::cursor::Cursor;
use super::manner::Manner;
use super::relation::fits_place;
use crate::course::order::{
    fault::{Expected, Fault},
    syntax::{Body, Item, ItemKind, Selection},
    token::Kind,
    words::Word,
};

impl Cursor<'_> {
    /// "Til slutt Modul 5", "Start med Modul 1"; with more behind it, an order: "Først 1, så 2".
    pub(super) fn place_first(
        &mut self,
        word: Word,
        range: &Range<usize>,
        manner: &mut Manner,
    ) -> Result<Body, Fault> {
        self.take_kind(&Kind::Sign(':'));
        self.manner(manner);
        let last = matches!(word, Word::Last | Word::EndsWith);
        let subject = self.selection_or_end(manner)?;
        self.manner(manner);
        if !last
            && subject.is_some()
            && let Some(then) = self.then(false)
        {
            return self.links(subject, then, manner).map(|(body, _)| body);
        }
        fits_place(manner, last, range)?;
        let of_all = word == Word::FirstOfAll;
        Ok(if last { Body::Last(subject) } else { Body::First { subject, of_all } })
    }

    /// A freedom or a fixed order of what was named.
    pub(super) fn sequence(
        &mut self,
        word: Word,
        subject: Option<Selection>,
        manner: &mut Manner,
    ) -> Result<(Body, bool), Fault> {
        manner.is_plain()?;
        match (word, subject) {
            (Word::Free, Some(subject)) => match self.next_relator() {
                Some(relator) => match self.links(Some(subject), relator, manner)?.0 {
                    Body::Relation { subject, links, .. } => {
                        Ok((Body::Relation { subject, links, is_free: true }, true))
                    }
                    body => Ok((body, true)),
                },
                None => Ok((Body::Free(subject), true)),
            },
            (Word::Free, None) => Err(self.expected(Expected::Item)),
            (_, subject) => {
                let (listed, straight) = (word == Word::InThisOrder, word == Word::InARow);
                Ok((Body::InOrder { subject, listed, straight }, false))
            }
        }
    }

    /// "Rekkefølgen er 1, 3 og 2".
    fn order_that_is(&mut self) -> Option<Result<Selection, Fault>> {
        let mut ahead = self.clone();
        ahead.take_word(Word::Auxiliary)?;
        ahead.take_kind(&Kind::Sign(':'));
        ahead.begins_item().then_some(())?;
        *self = ahead;
        Some(self.selection())
    }

    /// "Rekkefølgen på 2–4 er valgfri", "Skolen velger selv rekkefølgen på 2–4".
    pub(super) fn about_order(
        &mut self,
        word: Word,
        manner: &mut Manner,
    ) -> Result<(Body, bool), Fault> {
        let chosen = word == Word::Choose;
        if chosen && self.take_word(Word::OrderOf).is_none() {
            return Err(self.expected(Expected::Relation));
        }
        if let Some(listed) = self.order_that_is() {
            manner.is_plain()?;
            return Ok((
                Body::InOrder { subject: Some(listed?), listed: true, straight: false },
                false,
            ));
        }
        let whole = self.here();
        let fixed = self.take_word(Word::IsFixed).is_some();
        let subject = if fixed {
            None
        } else if self.sees(|word| word == Word::IsFree) {
            let range = whole.start..whole.start;
            let all = Item { kind: ItemKind::All, range, scope: self.scope().id };
            Some(Selection::of(all, false))
        } else {
            Some(self.selection()?)
        };
        self.manner(manner);
        if chosen {
            self.take_word(Word::In);
        }
        manner.is_plain()?;
        if fixed || (!chosen && self.take_word(Word::IsFixed).is_some()) {
            return Ok((Body::InOrder { subject, listed: false, straight: false }, false));
        }
        let free = chosen || self.take_word(Word::IsFree).is_some();
        match subject {
            Some(subject) if free => Ok((Body::Free(subject), true)),
            _ => Err(self.expected(Expected::Free)),
        }
    }
}

/// Whether a word says that some are taken in any order or in one.
pub(super) fn is_sequence(word: Word) -> bool {
    matches!(word, Word::Free | Word::InOrder | Word::InThisOrder | Word::InARow)
}
