//! A place among the tokens of one rule, and the small steps from there.
//!
//! In: tokens, names, vocabulary. Out: phrases taken and faults made. Which phrase to take is left
//! to the productions beside this file.

use std::{cell::OnceCell, ops::Range};

use super::own_noun::own_phrase;
use crate::course::order::{
    fault::{Expected, Fault, Problem},
    name::Names,
    scope::{Lexicon, Scope},
    station::StationId,
    token::{Kind, Tokens},
    words::{Languages, LongestPhrases, PhraseMatch, Word},
};

/// A place in a rule.
#[derive(Clone)]
pub(super) struct Cursor<'a> {
    pub(super) lexicon: &'a Lexicon,
    scope: &'a Scope,
    text: &'a str,
    tokens: &'a Tokens,
    /// For each token the phrases that begin there, once they have been asked for: a rule is asked
    /// some ten times at each place.
    phrases: &'a [OnceCell<LongestPhrases>],
    at: usize,
    languages: Languages,
    unknown: Vec<Range<usize>>,
    waits: bool,
}

impl<'a> Cursor<'a> {
    /// The start of a text that was cut into `tokens`; `phrases` has an empty cell for each.
    pub(super) fn new(
        lexicon: &'a Lexicon,
        own: &'a Scope,
        text: &'a str,
        tokens: &'a Tokens,
        phrases: &'a [OnceCell<LongestPhrases>],
    ) -> Self {
        let languages = Languages::all();
        Self {
            lexicon,
            scope: own,
            text,
            tokens,
            phrases,
            at: 0,
            languages,
            unknown: Vec::new(),
            waits: false,
        }
    }

    /// The course, or the module, whose stations are named here.
    pub(super) fn scope(&self) -> &'a Scope {
        self.scope
    }

    /// From here on, names are those of `scope`.
    pub(super) fn enter(&mut self, scope: &'a Scope) {
        self.scope = scope;
    }

    /// The names of the stations that can be named here.
    pub(super) fn names(&self) -> &'a Names {
        &self.scope.names
    }

    /// The course whose name and a colon stand here, with the number of tokens.
    pub(super) fn course(&self) -> Option<(usize, &'a Scope)> {
        self.lexicon.course_at(self.rest())
    }

    /// The languages that have every phrase taken so far.
    pub(super) fn languages(&self) -> Languages {
        self.languages
    }

    /// The words so far that were taken for names that nobody has; a misspelt word of the
    /// vocabulary may be among them.
    pub(super) fn unknown(&self) -> Vec<Range<usize>> {
        self.unknown.clone()
    }

    /// Remembers a name that nobody has.
    pub(super) fn note_unknown(&mut self, range: Range<usize>) {
        self.unknown.push(range);
    }

    /// Whether the rule asks to wait "til" something, so that no range has that word in it.
    pub(super) fn waits(&self) -> bool {
        self.waits
    }

    /// Says that the rule asks to wait.
    pub(super) fn set_waits(&mut self, waits: bool) {
        self.waits = waits;
    }

    /// The tokens from here on.
    pub(super) fn rest(&self) -> &'a [Kind] {
        self.tokens.kinds.get(self.at..).unwrap_or_default()
    }

    /// The token here.
    pub(super) fn kind(&self) -> Option<&'a Kind> {
        self.rest().first()
    }

    /// Whether the sign that ends a sentence stands here.
    pub(super) fn is_at_stop(&self) -> bool {
        matches!(self.kind(), Some(Kind::Sign('.' | '!')))
    }

    /// Whether nothing is left.
    pub(super) fn is_at_end(&self) -> bool {
        self.rest().is_empty()
    }

    /// Steps over `count` tokens.
    pub(super) fn skip(&mut self, count: usize) {
        self.at = (self.at + count).min(self.tokens.kinds.len());
    }

    /// Steps over the token here if it is `kind`.
    pub(super) fn take_kind(&mut self, kind: &Kind) -> bool {
        let found = self.kind() == Some(kind);
        self.skip(usize::from(found));
        found
    }

    /// Whether a phrase that `wanted` takes stands here, and no title that begins with it.
    pub(super) fn sees(&self, wanted: impl Fn(Word) -> bool) -> bool {
        self.find(wanted).is_some()
    }

    /// Takes a phrase that `wanted` takes, and gives its meaning and place.
    pub(super) fn take(&mut self, wanted: impl Fn(Word) -> bool) -> Option<(Word, Range<usize>)> {
        let found = self.find(wanted)?;
        let start = self.at;
        self.skip(found.length);
        self.languages = self.languages.among(found.languages);
        Some((found.word, self.range_from(start)))
    }

    /// Takes the one word.
    pub(super) fn take_word(&mut self, word: Word) -> Option<Range<usize>> {
        self.take(|here| here == word).map(|(_, range)| range)
    }

    fn find(&self, wanted: impl Fn(Word) -> bool) -> Option<PhraseMatch> {
        let found = self.phrase(wanted)?;
        (self.name().is_none() && self.course().is_none()).then_some(found)
    }

    /// The phrase that begins here, in the words of every course and of the one here.
    fn phrase(&self, wanted: impl Fn(Word) -> bool) -> Option<PhraseMatch> {
        own_phrase(self.scope.called, self.lexicon.vocabulary, self.rest(), &wanted)
            .or_else(|| self.longest().find(wanted))
    }

    /// The phrase that other tokens begin with.
    pub(super) fn phrase_of(
        &self,
        tokens: &[Kind],
        wanted: impl Fn(Word) -> bool,
    ) -> Option<PhraseMatch> {
        let vocabulary = self.lexicon.vocabulary;
        own_phrase(self.scope.called, vocabulary, tokens, &wanted)
            .or_else(|| vocabulary.find(tokens, wanted))
    }

    /// The longest phrases that begin here.
    fn longest(&self) -> &'a LongestPhrases {
        static NONE: LongestPhrases = LongestPhrases::none();
        let here = self.phrases.get(self.at);
        here.map_or(&NONE, |here| here.get_or_init(|| self.lexicon.vocabulary.longest(self.rest())))
    }

    /// The name that begins here, unless it is also a phrase of the vocabulary: a page with the
    /// title "Sist" must be quoted. Verbs do not count, since a station stands where none can.
    pub(super) fn name(&self) -> Option<(usize, Vec<StationId>)> {
        let (length, stations) = self.names().at(self.rest())?;
        let phrase = self.longest().find(Word::is_of_order);
        (phrase.is_none_or(|phrase| phrase.length < length)).then_some((length, stations))
    }

    /// The number of the token here, for [`range_from`](Self::range_from) later.
    pub(super) fn place(&self) -> usize {
        self.at
    }

    /// The bytes from token `start` to just before here.
    pub(super) fn range_from(&self, start: usize) -> Range<usize> {
        let first = self.tokens.ranges.get(start).map_or(self.end(), |range| range.start);
        let last = self
            .at
            .checked_sub(1)
            .and_then(|before| self.tokens.ranges.get(before))
            .map_or(first, |range| range.end);
        first..last.max(first)
    }

    /// The bytes of the token here; the empty range at the end.
    pub(super) fn here(&self) -> Range<usize> {
        self.tokens.ranges.get(self.at).cloned().unwrap_or(self.end()..self.end())
    }

    fn end(&self) -> usize {
        self.tokens.ranges.last().map_or(self.text.len(), |range| range.end)
    }

    /// The text of a range.
    pub(super) fn text(&self, range: Range<usize>) -> &'a str {
        self.text.get(range).unwrap_or_default()
    }

    /// The fault that something else should stand here.
    pub(super) fn expected(&self, expected: Expected) -> Fault {
        match self.kind() {
            Some(Kind::Unclosed) => Fault::new(self.here(), Problem::Unclosed),
            _ => Fault::new(self.here(), Problem::Expected(expected)),
        }
    }
}
