//! Reads one rule: tokens → [`Sentence`].
//!
//! In: the sentence and the lexicon. Out: a tree with byte ranges, or the one fault that stopped
//! the reading. A recursive descent without look-ahead beyond a list's next word; the grammar as
//! EBNF stands in the doc comment of `order`.

mod cursor;
mod manner;
mod selection;

use std::ops::Range;

use cursor::Cursor;
use manner::Manner;

use super::{
    scope::{Lexicon, Scope},
    syntax::{Body, Expected, Fault, Join, Link, Problem, Selection, Sentence},
    token::{Kind, cut},
    words::Word,
};

/// Reads `text`; `own` has what it names without saying a course.
pub(super) fn parse(lexicon: &Lexicon, own: &Scope, text: &str) -> Result<Sentence, Fault> {
    let tokens = cut(text);
    let mut cursor = Cursor::new(lexicon, own, text, &tokens);
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
        self.manner(&mut manner);
        if manner.recommends() {
            self.take_kind(&Kind::Sign(':'));
        }
        let body = match self.take(|word| Expected::Relation.takes(word)) {
            Some((word, _)) => self.fronted(word, &mut manner)?,
            None => self.subject_first(&mut manner)?,
        };
        if self.is_at_stop() {
            self.skip(1);
        }
        if !self.is_at_end() {
            return Err(self.expected(Expected::End));
        }
        let strength = manner.strength(matches!(body, Body::Free(_)))?;
        Ok(Sentence { body: turned(body, &manner)?, strength, languages: self.languages() })
    }

    fn subject_first(&mut self, manner: &mut Manner) -> Result<Body, Fault> {
        let subject = self.selection()?;
        self.manner(manner);
        let body = match self.take(|word| Expected::Relation.takes(word)) {
            Some((Word::First, _)) => Body::First(Some(subject)),
            Some((Word::Last, _)) => Body::Last(Some(subject)),
            Some((Word::Free, _)) => Body::Free(subject),
            Some((Word::Requires, _)) => {
                manner.not_negated()?;
                return self.links(Some(subject), Word::After);
            }
            Some((relator, _)) => return self.links(Some(subject), relator),
            None if self.is_at_end() || self.is_at_stop() => Body::Needs(subject),
            None => return Err(self.expected(Expected::Relation)),
        };
        self.ending();
        Ok(body)
    }

    /// A rule with the relator or the place in front: "Før Modul 2 må Modul 1 tas", "Til slutt
    /// Modul 5"; or without a subject.
    fn fronted(&mut self, word: Word, manner: &mut Manner) -> Result<Body, Fault> {
        if matches!(word, Word::First | Word::Last | Word::Free) {
            self.take_kind(&Kind::Sign(':'));
            self.manner(manner);
            let subject =
                if self.is_at_end() || self.is_at_stop() { None } else { Some(self.selection()?) };
            self.ending();
            return match (word, subject) {
                (Word::First, subject) => Ok(Body::First(subject)),
                (Word::Last, subject) => Ok(Body::Last(subject)),
                (_, Some(subject)) => Ok(Body::Free(subject)),
                (_, None) => Err(self.expected(Expected::Item)),
            };
        }
        if word == Word::Requires {
            manner.not_negated()?;
        }
        let Body::Relation { mut links, .. } = self.links(None, word)? else {
            return Err(self.expected(Expected::Relation));
        };
        let (mut ahead, mut between) = (self.clone(), manner.clone());
        ahead.manner(&mut between);
        let more = !ahead.is_at_end() && !ahead.is_at_stop();
        if word == Word::Requires || links.len() > 1 || !between.is_there() || !more {
            self.ending();
            return Ok(Body::Relation { subject: None, links });
        }
        *self = ahead;
        *manner = between;
        let subject = self.selection()?;
        self.manner(manner);
        links.truncate(1);
        Ok(Body::Relation { subject: Some(subject), links })
    }

    /// What follows a relator, and further relators: "før B", "før B før C", "etter B og før C".
    ///
    /// A chain goes on only from a single item: "1 før 2 og 3 før 4" may also be two rules in one
    /// breath, so it is not read.
    fn links(&mut self, subject: Option<Selection>, relator: Word) -> Result<Body, Fault> {
        let mut links = Vec::new();
        let mut next = Some((relator, false, self.here()));
        while let Some((relator, chained, range)) = next {
            let before = relator == Word::Before;
            if chained
                && links
                    .last()
                    .is_some_and(|link: &Link| link.before != before || link.object.items.len() > 1)
            {
                return Err(Fault::new(range, Problem::MixedChain));
            }
            while self.take_word(Word::Filler).is_some() {}
            let object = self.selection()?;
            links.push(Link { before, chained, object });
            if subject.is_some() {
                self.ending();
            }
            next = self.next_relator();
        }
        Ok(Body::Relation { subject, links })
    }

    fn next_relator(&mut self) -> Option<(Word, bool, Range<usize>)> {
        let mut ahead = self.clone();
        let joined = ahead.take_word(Word::And).is_some();
        let (word, range) = ahead.take(|word| matches!(word, Word::Before | Word::After))?;
        *self = ahead;
        Some((word, !joined, range))
    }
}

/// Turns "ikke før" into "etter" and "ikke etter" into "før", which say the same of two stations
/// that cannot stand at one place.
///
/// "Ikke før enten 1 eller 2" says that one of them is enough, "ikke før 1 eller 2" may also mean
/// neither: that is not read.
fn turned(body: Body, manner: &Manner) -> Result<Body, Fault> {
    if !manner.is_negated() {
        return Ok(body);
    }
    let Body::Relation { subject, mut links } = body else {
        return manner.not_negated().map(|()| body);
    };
    if links.len() > 1 {
        manner.not_negated()?;
    }
    let is_clear =
        |link: &Link| link.before && (link.object.is_announced || link.object.join == Join::All);
    let objects = links
        .iter()
        .filter(|link| link.object.join != Join::All && !is_clear(link))
        .map(|link| &link.object);
    if let Some(choice) =
        subject.iter().filter(|subject| subject.join != Join::All).chain(objects).next()
    {
        return Err(Fault::new(choice.range.clone(), Problem::NotOneOf));
    }
    for link in &mut links {
        link.before = !link.before;
    }
    Ok(Body::Relation { subject, links })
}
