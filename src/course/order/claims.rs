//! What a suggestion must keep of a sentence: its strength words, negations, counts, numbers and
//! names.
//!
//! In: a sentence, readable or not. Out: [`Claims`] that can be compared with those of the sentence
//! that is offered instead.

use std::collections::BTreeSet;

use super::{
    parse_context::ParseContext,
    station::StationId,
    token::{Kind, cut},
    words::{Aspect, Word},
};

/// What a sentence says, apart from how its parts are related; how often and where it says it does
/// not matter.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub(super) struct Claims {
    words: BTreeSet<Word>,
    numbers: BTreeSet<u32>,
    stations: BTreeSet<StationId>,
    unknown: BTreeSet<String>,
}

impl Claims {
    /// The claims of `text`.
    pub(super) fn of(context: ParseContext, text: &str) -> Self {
        let mut claims = Self::default();
        let tokens = cut(text);
        let mut rest = tokens.kinds.as_slice();
        while let Some(kind) = rest.first() {
            let length = claims.add(context, kind, rest);
            rest = rest.get(length..).unwrap_or_default();
        }
        claims
    }

    /// Whether it says that the rule only recommends, or denies something.
    pub(super) fn weakens_or_denies(&self) -> bool {
        [Word::Should, Word::May, Word::Not, Word::Cannot]
            .iter()
            .any(|word| self.words.contains(word))
    }

    /// Whether it says how strongly.
    pub(super) fn has_strength(&self) -> bool {
        self.words.iter().any(|word| word.is_strength())
    }

    fn add(&mut self, context: ParseContext, kind: &Kind, rest: &[Kind]) -> usize {
        if let Some((length, stations)) = context.own.names.at(rest) {
            self.stations.extend(stations);
            return length;
        }
        match kind {
            Kind::Number(number) => {
                self.numbers.insert(*number);
            }
            Kind::Quoted(name) => match context.own.names.called(name).as_slice() {
                [] => {
                    self.unknown.insert(name.to_lowercase());
                }
                stations => self.stations.extend(stations),
            },
            _ => {}
        }
        let Some(found) = context.lexicon.vocabulary.find(rest, |_| true) else { return 1 };
        if claims(found.word) {
            self.words.insert(found.word);
        }
        found.length
    }
}

/// Whether a word is kept as it is: strength, negation, and what changes the meaning of a relation.
fn claims(word: Word) -> bool {
    word.is_strength()
        || matches!(
            word,
            Word::Not
                | Word::Count(_)
                | Word::Only
                | Word::Except
                | Word::Wait
                | Word::When
                | Word::Verb(Aspect::Start | Aspect::Done | Aspect::End)
        )
}
