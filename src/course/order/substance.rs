//! The part of a sentence that no mend may change: its strength words, negations, counts, numbers
//! and names.
//!
//! In: a sentence, readable or not. Out: a [`Substance`] that can be compared with that of the
//! sentence that is offered instead.

use std::collections::BTreeSet;

use super::{
    setting::Setting,
    station::StationId,
    token::{Kind, cut},
    words::Word,
};

/// What a sentence says apart from how its parts are related; how often and where it says it does
/// not count.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub(super) struct Substance {
    words: BTreeSet<Word>,
    numbers: BTreeSet<u32>,
    stations: BTreeSet<StationId>,
    unknown: BTreeSet<String>,
}

impl Substance {
    /// The substance of `text`.
    pub(super) fn of(setting: Setting, text: &str) -> Self {
        let mut substance = Self::default();
        let tokens = cut(text);
        let mut rest = tokens.kinds.as_slice();
        while let Some(kind) = rest.first() {
            let length = substance.add(setting, kind, rest);
            rest = rest.get(length..).unwrap_or_default();
        }
        substance
    }

    /// Whether it says that the rule only recommends, or denies something.
    pub(super) fn weakens_or_denies(&self) -> bool {
        [Word::Should, Word::May, Word::Not, Word::Cannot]
            .iter()
            .any(|word| self.words.contains(word))
    }

    /// Whether it says how strongly.
    pub(super) fn has_strength(&self) -> bool {
        self.words.iter().any(|word| is_strength(*word))
    }

    fn add(&mut self, setting: Setting, kind: &Kind, rest: &[Kind]) -> usize {
        if let Some((length, stations)) = setting.own.names.at(rest) {
            self.stations.extend(stations);
            return length;
        }
        match kind {
            Kind::Number(number) => {
                self.numbers.insert(*number);
            }
            Kind::Quoted(name) => match setting.own.names.called(name).as_slice() {
                [] => {
                    self.unknown.insert(name.to_lowercase());
                }
                stations => self.stations.extend(stations),
            },
            _ => {}
        }
        let Some(found) = setting.lexicon.vocabulary.find(rest, |_| true) else { return 1 };
        if is_strength(found.word) || matches!(found.word, Word::Not | Word::Count(_)) {
            self.words.insert(found.word);
        }
        found.length
    }
}

fn is_strength(word: Word) -> bool {
    matches!(word, Word::Must | Word::Shall | Word::Should | Word::May | Word::Cannot)
}
