//! One item of a list: "Modul 1", "2–5", "«Refleksjonsmodul»", "alle andre", "forrige modul".
//!
//! In: a cursor where an item should begin. Out: an [`Item`] with the cursor behind it, or the
//! fault. Whether a number exists is left to `group`.

use super::cursor::Cursor;
use crate::course::order::{
    fault::{Expected, Fault, Problem},
    station::Noun,
    syntax::{Item, ItemKind},
    token::Kind,
    words::Word,
};

impl Cursor<'_> {
    /// Steps over the name of a course and its colon.
    pub(super) fn enter_course(&mut self) {
        if let Some((length, scope)) = self.course() {
            self.skip(length);
            self.enter(scope);
        }
    }

    pub(super) fn item(&mut self) -> Result<Item, Fault> {
        self.enter_course();
        let start = self.place();
        let kind = self.item_kind()?;
        Ok(Item { kind, range: self.range_from(start), scope: self.scope().id })
    }

    fn item_kind(&mut self) -> Result<ItemKind, Fault> {
        let start = self.place();
        if let Some(kind) = self.unnamed() {
            return Ok(kind);
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

    /// What is meant without its name. "Modulene" and "modulen" are it where no number and no name
    /// follows.
    fn unnamed(&mut self) -> Option<ItemKind> {
        let kind = |word| {
            Some(match word {
                Word::Others => ItemKind::Others,
                Word::Modules | Word::Pages | Word::All => ItemKind::All,
                Word::AllPrevious => ItemKind::AllPrevious,
                Word::Previous => ItemKind::Previous,
                Word::Next => ItemKind::Next,
                Word::This => ItemKind::This,
                _ => return None,
            })
        };
        let mut ahead = self.clone();
        let (word, _) = ahead.take(|word| kind(word).is_some())?;
        let is_clear = match word {
            Word::Modules | Word::Pages | Word::This => !ahead.begins_reference(),
            Word::All => ahead.sees(|word| matches!(word, Word::Except | Word::Than)),
            _ => true,
        };
        is_clear.then_some(())?;
        *self = ahead;
        kind(word)
    }

    /// Whether a number or a name follows a noun here.
    fn begins_reference(&self) -> bool {
        match self.kind() {
            Some(Kind::Number(_) | Kind::Quoted(_)) => true,
            Some(Kind::Word(_)) => {
                self.name().is_some()
                    || self.sees(|word| matches!(word, Word::Count(_) | Word::From))
                    || !self.sees(|_| true)
            }
            _ => false,
        }
    }

    /// Steps over the word between the ends of a range. English "to" is also the Norwegian number:
    /// it is taken between numbers, and not behind words that English does not have.
    fn take_to(&mut self) -> bool {
        if self.waits() {
            return false;
        }
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
        let is_noun = |word| matches!(word, Word::Module | Word::Page);
        let noun = self.phrase_of(tokens, is_noun)?;
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
                Problem::OtherTitle(self.lexicon.noun.numbered(self.scope().called, number)),
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
