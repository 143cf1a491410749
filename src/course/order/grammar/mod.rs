//! Reads one rule: tokens → [`Sentence`].
//!
//! In: the sentence and the lexicon. Out: a tree with byte ranges, or the one fault that stopped
//! the reading. A recursive descent; every word that it takes has a role in the tree, in the
//! strength, or in what `relation` concludes about beginning and end. The grammar as EBNF stands in
//! the doc comment of `order`.

mod combine;
mod cursor;
mod item;
mod links;
mod manner;
mod own_noun;
mod relation;
mod relator;
mod selection;
mod sequence;
mod spacing;
mod turned;

use std::cell::OnceCell;

use cursor::Cursor;
use manner::Manner;
use relation::fits_place;
use relator::Relator;
use sequence::is_sequence;
use spacing::{Timed, fits_together};

use super::{
    fault::{Expected, Fault, Problem},
    scope::{Lexicon, Scope},
    syntax::{Body, Selection, Sentence},
    token::{Kind, cut},
    words::{LongestPhrases, Word},
};

/// Reads `text`; `own` has what it names without saying a course.
pub(super) fn parse(lexicon: &Lexicon, own: &Scope, text: &str) -> Result<Sentence, Fault> {
    let tokens = cut(text);
    let phrases: Vec<OnceCell<LongestPhrases>> =
        tokens.kinds.iter().map(|_| OnceCell::new()).collect();
    let mut cursor = Cursor::new(lexicon, own, text, &tokens, &phrases);
    if cursor.is_at_end() {
        return Err(Fault::new(0..text.len(), Problem::Empty));
    }
    cursor.sentence().map_err(|fault| Fault {
        suspects: cursor.unknown(),
        languages: cursor.languages(),
        ..fault
    })
}

impl Cursor<'_> {
    fn sentence(&mut self) -> Result<Sentence, Fault> {
        let mut manner = Manner::default();
        self.label(&mut manner);
        self.says_something()?;
        self.manner(&mut manner);
        let (body, allows) = self.statement(&mut manner)?;
        self.advice_behind(&mut manner);
        if self.is_at_stop() {
            self.skip(1);
        }
        if !self.is_at_end() {
            return Err(self.expected(Expected::End));
        }
        let strength = manner.strength(allows)?;
        Ok(Sentence { body, strength, languages: self.languages() })
    }

    /// Steps over a heading: "Anbefalt:", "Forkunnskapskrav:".
    fn label(&mut self, manner: &mut Manner) {
        let (mut ahead, mut said) = (self.clone(), manner.clone());
        let is_label = |word| matches!(word, Word::Should | Word::Must | Word::Prerequisites);
        while let Some((word, range)) = ahead.take(is_label) {
            said.add(word, range);
        }
        if ahead.place() > self.place() && ahead.take_kind(&Kind::Sign(':')) {
            (*self, *manner) = (ahead, said);
        }
    }

    /// "Ingen forkunnskaper" is no rule.
    fn says_something(&mut self) -> Result<(), Fault> {
        let mut ahead = self.clone();
        match ahead.take_word(Word::Nothing) {
            Some(range) if ahead.is_at_end() || ahead.is_at_stop() => {
                Err(Fault::new(range, Problem::Nothing))
            }
            _ => Ok(()),
        }
    }

    /// What the rule says, and whether "kan" is enough to say it.
    fn statement(&mut self, manner: &mut Manner) -> Result<(Body, bool), Fault> {
        match self.timed(manner)? {
            Some(Timed::Relator(relator)) => return self.relator_first(relator, manner),
            Some(Timed::Between(least, _)) => return Ok((self.apart(least, manner)?, false)),
            None => {}
        }
        let Some((word, range)) = self.take(|word| Expected::Relation.takes(word)) else {
            return self.subject_first(manner);
        };
        match word {
            Word::First | Word::FirstOfAll | Word::StartsWith | Word::Last | Word::EndsWith => {
                Ok((self.place_first(word, &range, manner)?, false))
            }
            Word::Free | Word::InOrder | Word::InThisOrder | Word::InARow => {
                let lists = self.take_kind(&Kind::Sign(':')) && word == Word::InOrder;
                self.manner(manner);
                let subject = self.selection_or_end(manner)?;
                self.manner(manner);
                self.sequence(if lists { Word::InThisOrder } else { word }, subject, manner)
            }
            Word::OrderOf | Word::Choose => self.about_order(word, manner),
            Word::SameTimeAs => {
                fits_together(manner, &range)?;
                Ok((self.together_with()?, false))
            }
            Word::SameTime => {
                self.take_kind(&Kind::Sign(':'));
                self.manner(manner);
                let subject = self.selection()?;
                self.manner(manner);
                fits_together(manner, &range)?;
                Ok((Body::Together { subject: Some(subject), with: None }, false))
            }
            Word::Between => Ok((self.apart_first(manner)?, false)),
            Word::Then => Err(Fault::new(range, Problem::Expected(Expected::Item))),
            _ => self.relator_first(Relator::first(word, range), manner),
        }
    }

    pub(super) fn selection_or_end(
        &mut self,
        manner: &mut Manner,
    ) -> Result<Option<Selection>, Fault> {
        self.advice_behind(manner);
        if self.is_at_end() || self.is_at_stop() { Ok(None) } else { self.selection().map(Some) }
    }

    /// "Modul 1 må tas før Modul 2".
    fn subject_first(&mut self, manner: &mut Manner) -> Result<(Body, bool), Fault> {
        let subject = self.subject(manner)?;
        self.advice_behind(manner);
        self.manner(manner);
        self.advice_behind(manner);
        match self.timed(manner)? {
            Some(Timed::Relator(relator)) => return self.links(Some(subject), relator, manner),
            Some(Timed::Between(_, range)) => {
                return Err(Fault::new(range, Problem::Expected(Expected::Relation)));
            }
            None => {}
        }
        if let Some(relator) = self.first_relator() {
            return self.links(Some(subject), relator, manner);
        }
        let mut ahead = self.clone();
        if ahead.take_kind(&Kind::Sign(':')) && ahead.sees(is_sequence) {
            *self = ahead;
        }
        match self.take(|word| Expected::Relation.takes(word)) {
            Some((word @ (Word::First | Word::FirstOfAll), range)) => {
                self.manner(manner);
                if let Some(then) = self.then(false) {
                    return self.links(Some(subject), then, manner);
                }
                fits_place(manner, false, &range)?;
                let of_all = word == Word::FirstOfAll;
                Ok((Body::First { subject: Some(subject), of_all }, false))
            }
            Some((Word::Last, range)) => {
                self.manner(manner);
                fits_place(manner, true, &range)?;
                Ok((Body::Last(Some(subject)), false))
            }
            Some((word, _)) if is_sequence(word) => {
                self.manner(manner);
                self.sequence(word, Some(subject), manner)
            }
            Some((Word::SameTime, range)) => {
                self.manner(manner);
                fits_together(manner, &range)?;
                Ok((Body::Together { subject: Some(subject), with: None }, false))
            }
            Some((Word::SameTimeAs, range)) => {
                fits_together(manner, &range)?;
                match self.together_with()? {
                    Body::Together { with, .. } => {
                        Ok((Body::Together { subject: Some(subject), with }, false))
                    }
                    body => Ok((body, false)),
                }
            }
            Some((Word::Between, range)) => Ok((self.between(subject, &range, manner)?, false)),
            None if self.is_at_end() || self.is_at_stop() => {
                fits_place(manner, false, &subject.range)?;
                Ok((Body::Needs(subject), false))
            }
            _ => Err(self.expected(Expected::Relation)),
        }
    }

    /// The subject; with "vent med", "til" behind it begins what is waited for and is no range.
    /// "Bare modul 1" says something of the others, which no rule does; "ikke alle av 2–4" can mean
    /// some of them.
    pub(super) fn subject(&mut self, manner: &Manner) -> Result<Selection, Fault> {
        if let Some(range) = manner.only_before(self.here().start) {
            return Err(Fault::new(range, Problem::Only));
        }
        let not = manner.not_before(self.here().start);
        self.set_waits(manner.waits());
        let selection = self.selection();
        self.set_waits(false);
        match (not, selection) {
            (Some(range), Ok(selection)) if !selection.is_one() => {
                Err(Fault::new(range, Problem::Not))
            }
            (_, selection) => selection,
        }
    }

    /// "Modul 1 (anbefalt)".
    pub(super) fn advice_behind(&mut self, manner: &mut Manner) {
        let mut ahead = self.clone();
        if !ahead.take_kind(&Kind::Sign('(')) {
            return;
        }
        if let Some((word, range)) = ahead.take(|word| matches!(word, Word::Should | Word::Must))
            && ahead.take_kind(&Kind::Sign(')'))
        {
            manner.add(word, range);
            *self = ahead;
        }
    }
}
