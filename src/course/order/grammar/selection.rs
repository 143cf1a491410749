//! The part of a rule that names stations: "Modul 1", "2–5", "1, 2 og «Refleksjonsmodul»", "minst
//! to av 2–4".
//!
//! In: a cursor where such a part should begin. Out: a [`Selection`] with the cursor behind it, or
//! the fault. Whether the numbers exist and what the list means is left to `resolve`.

use std::ops::Range;

use super::cursor::Cursor;
use crate::course::language::Language;
use crate::course::order::{
    station::Noun,
    syntax::{Expected, Fault, Item, ItemKind, Join, Problem, Selection},
    token::Kind,
    words::Word,
};

/// How the items of a list were joined.
#[derive(Default)]
struct Joins {
    and: bool,
    or: bool,
}

impl Cursor<'_> {
    /// A list of stations. A course in front of one of them holds to the end of the list.
    pub(super) fn selection(&mut self) -> Result<Selection, Fault> {
        let own = self.scope();
        let before = self.clone();
        let selection = self.scoped_selection()?;
        self.enter(own);
        let names_course =
            before.course().is_some() || selection.items.iter().any(|item| item.scope != own.id);
        Ok(Selection { names_course, ..selection })
    }

    fn scoped_selection(&mut self) -> Result<Selection, Fault> {
        let start = self.place();
        self.enter_course();
        if self.take_word(Word::AtLeast).is_some() {
            let least = self.count()?;
            self.take_word(Word::Of).ok_or_else(|| self.expected(Expected::Of))?;
            let (items, _) = self.items()?;
            return Ok(Selection {
                join: Join::AtLeast(least),
                items,
                is_announced: true,
                names_course: false,
                range: self.range_from(start),
            });
        }
        if let Some(fault) = self.count_without_least() {
            return Err(fault);
        }
        let both = self.take_word(Word::Both).is_some();
        let either = !both && self.take_word(Word::Either).is_some();
        let (items, joins) = self.items()?;
        let range = self.range_from(start);
        let join = match (joins.and || both, joins.or || either) {
            (true, true) => return Err(Fault::new(range, Problem::MixedJoin)),
            (_, false) => Join::All,
            (false, true) if items.len() < 2 => return Err(self.expected(Expected::Or)),
            (false, true) => Join::Any,
        };
        Ok(Selection { join, items, is_announced: either, names_course: false, range })
    }

    fn count(&mut self) -> Result<usize, Fault> {
        if let Some(Kind::Number(number @ 1..)) = self.kind() {
            self.skip(1);
            return Ok(usize::try_from(*number).unwrap_or(usize::MAX));
        }
        match self.take(|word| matches!(word, Word::Count(_))) {
            Some((Word::Count(count), _)) => Ok(count),
            _ => Err(self.expected(Expected::Count)),
        }
    }

    /// "to av 2–4" may mean two or at least two, so it is not read; `minst` is offered.
    fn count_without_least(&self) -> Option<Fault> {
        let mut ahead = self.clone();
        let start = ahead.here();
        ahead.count().ok()?;
        ahead.take_word(Word::Of)?;
        let english = ahead.languages().iter().all(|&language| language == Language::English);
        let least = if english { "at least " } else { "minst " };
        Some(
            Fault::new(start.clone(), Problem::Expected(Expected::Item))
                .repair(start.start..start.start, least),
        )
    }

    fn items(&mut self) -> Result<(Vec<Item>, Joins), Fault> {
        let mut items = vec![self.item()?];
        let mut joins = Joins::default();
        loop {
            let before = self.clone();
            let comma = self.take_kind(&Kind::Sign(','));
            let word =
                self.take(|word| matches!(word, Word::And | Word::Or)).or_else(|| self.ampersand());
            if (!comma && word.is_none()) || self.sees(|word| Expected::Relation.takes(word)) {
                *self = before;
                return Ok((items, joins));
            }
            joins.and |= matches!(word, Some((Word::And, _)));
            joins.or |= matches!(word, Some((Word::Or, _)));
            items.push(self.item()?);
        }
    }

    fn ampersand(&mut self) -> Option<(Word, Range<usize>)> {
        let here = self.here();
        self.take_kind(&Kind::Sign('&')).then_some((Word::And, here))
    }

    /// Steps over the name of a course and its colon.
    fn enter_course(&mut self) {
        if let Some((length, scope)) = self.course() {
            self.skip(length);
            self.enter(scope);
        }
    }

    fn item(&mut self) -> Result<Item, Fault> {
        self.enter_course();
        let start = self.place();
        let kind = self.item_kind()?;
        Ok(Item { kind, range: self.range_from(start), scope: self.scope().id })
    }

    fn item_kind(&mut self) -> Result<ItemKind, Fault> {
        let start = self.place();
        if self.take_word(Word::Others).is_some() {
            return Ok(ItemKind::Others);
        }
        let from = self.take_word(Word::From).is_some();
        let low = self.reference()?;
        let dash = self.take_kind(&Kind::Dash);
        if !dash && !self.take_to() {
            return if from {
                Err(self.expected(Expected::Number))
            } else {
                self.of_course(low, start)
            };
        }
        let (middle, low) = (self.here(), self.bound(&low));
        let high = self.reference()?;
        match (low, self.bound(&high)) {
            (Some(low), Some(high)) => Ok(ItemKind::Numbers(low, high)),
            _ => Err(Fault::new(middle, Problem::Expected(Expected::Number))),
        }
    }

    /// Steps over the word between the ends of a range. English "to" is also the Norwegian number:
    /// it is taken between numbers, and not behind words that English does not have.
    fn take_to(&mut self) -> bool {
        let is_count = self.sees(|word| matches!(word, Word::Count(_)));
        let mut ahead = self.clone();
        if ahead.take_word(Word::To).is_none() {
            return false;
        }
        let is_range = matches!(ahead.kind(), Some(Kind::Number(_)))
            || ahead.sees(|word| word == Word::Module || word == Word::Page);
        if is_count && (ahead.languages().is_empty() || !is_range) {
            return false;
        }
        *self = ahead;
        true
    }

    /// A name that nobody has is taken for a course when a colon and a station follow.
    fn of_course(&mut self, kind: ItemKind, start: usize) -> Result<ItemKind, Fault> {
        let range = self.range_from(start);
        match kind {
            ItemKind::Unknown(name) if self.take_kind(&Kind::Sign(':')) => {
                self.item_kind()?;
                Ok(ItemKind::UnknownCourse(name, range))
            }
            kind => Ok(kind),
        }
    }

    /// The number of a reference that can be the end of a range.
    fn bound(&self, kind: &ItemKind) -> Option<u32> {
        match kind {
            ItemKind::Number(number) => Some(*number),
            ItemKind::Named(stations) => match stations.as_slice() {
                [station] => self.names().number_of(*station),
                _ => None,
            },
            _ => None,
        }
    }

    fn reference(&mut self) -> Result<ItemKind, Fault> {
        let start = self.here();
        if let Some(kind) = self.named() {
            return Ok(kind);
        }
        let noun = self.noun()?;
        match self.kind() {
            Some(Kind::Number(number)) => {
                self.skip(1);
                self.title_of(*number)?;
                Ok(ItemKind::Number(*number))
            }
            Some(Kind::Quoted(text)) => {
                self.skip(1);
                let stations = self.names().called(text);
                Ok(if stations.is_empty() {
                    ItemKind::Unknown(text.trim().to_owned())
                } else {
                    ItemKind::Named(stations)
                })
            }
            Some(Kind::Word(_)) if noun => self.after_noun(),
            Some(Kind::Word(_)) => self.unknown_name(),
            _ if noun => {
                Err(Fault::new(start.start..self.here().end, Problem::Expected(Expected::Number)))
            }
            _ => Err(self.expected(Expected::Item)),
        }
    }

    /// A title or folder without quotation marks; where it is also the number of another station,
    /// both are meant, which nobody can read.
    fn named(&mut self) -> Option<ItemKind> {
        let (length, mut stations) = self.name()?;
        stations
            .extend(self.number_in(length).map_or(&[][..], |number| self.names().numbered(number)));
        stations.sort_unstable();
        stations.dedup();
        self.skip(length);
        Some(ItemKind::Named(stations))
    }

    /// The number, where the next tokens are nothing but a noun and a number: "Modul 1" as a title,
    /// "modul-1" as a folder.
    fn number_in(&self, length: usize) -> Option<u32> {
        let tokens = self.rest().get(..length)?;
        let noun = self
            .lexicon
            .vocabulary
            .find(tokens, |word| matches!(word, Word::Module | Word::Page))?;
        match tokens.get(noun.length..)? {
            [Kind::Number(number)] | [Kind::Dash, Kind::Number(number)] => Some(*number),
            _ => None,
        }
    }

    fn noun(&mut self) -> Result<bool, Fault> {
        let Some((word, range)) = self.take(|word| matches!(word, Word::Module | Word::Page))
        else {
            return Ok(false);
        };
        let right = match self.lexicon.noun {
            Noun::Module(_) => Word::Module,
            Noun::Page(_) => Word::Page,
        };
        if word == right { Ok(true) } else { Err(Fault::new(range, Problem::WrongNoun)) }
    }

    /// The title that may stand behind a number must be that of the same station.
    fn title_of(&mut self, number: u32) -> Result<(), Fault> {
        let mut ahead = self.clone();
        let open = ahead.take_kind(&Kind::Sign('('));
        if !open {
            ahead.take_kind(&Kind::Sign(':'));
        }
        let start = ahead.place();
        let stations = match (ahead.kind(), ahead.name()) {
            (_, Some((length, stations))) => {
                ahead.skip(length);
                stations
            }
            (Some(Kind::Quoted(text)), None) => {
                ahead.skip(1);
                self.names().called(text)
            }
            _ => return Ok(()),
        };
        let own = self.names().numbered(number);
        if !own.is_empty() && !own.iter().any(|station| stations.contains(station)) {
            return Err(Fault::new(
                ahead.range_from(start),
                Problem::OtherTitle(self.lexicon.noun.numbered(number)),
            ));
        }
        if open && !ahead.take_kind(&Kind::Sign(')')) {
            return Ok(());
        }
        *self = ahead;
        Ok(())
    }

    fn after_noun(&mut self) -> Result<ItemKind, Fault> {
        if let Some(kind) = self.named() {
            return Ok(kind);
        }
        match self.take(|word| matches!(word, Word::Count(_))) {
            Some((Word::Count(number), _)) => {
                Ok(ItemKind::Number(u32::try_from(number).unwrap_or(u32::MAX)))
            }
            _ => self.unknown_name(),
        }
    }

    /// Words that no station is called: as many as the nearest name has, or up to the next word
    /// that the vocabulary knows.
    fn unknown_name(&mut self) -> Result<ItemKind, Fault> {
        let start = self.place();
        match self.names().near(self.rest()) {
            Some(length) => self.skip(length),
            None => {
                while matches!(self.kind(), Some(Kind::Word(_))) && !self.sees(|_| true) {
                    self.skip(1);
                }
            }
        }
        let range = self.range_from(start);
        if range.is_empty() {
            return Err(self.expected(Expected::Item));
        }
        self.note_unknown(range.clone());
        Ok(ItemKind::Unknown(self.text(range).to_owned()))
    }
}
