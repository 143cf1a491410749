//! A place among the tokens of a text.
//!
//! In: tokens. Out: what stands at the place, and steps past it. What it means is left to `parse`
//! and `quantity`.

use std::ops::Range;

use super::lexer::{Token, TokenKind};

/// The phrases of a row of a table, which are separated by commas.
pub(super) fn names(row: &str) -> impl Iterator<Item = &str> {
    row.split(',').map(str::trim_ascii_start)
}

pub(super) struct Cursor<'a> {
    tokens: &'a [Token],
    pub(super) next: usize,
}

impl<'a> Cursor<'a> {
    pub(super) fn new(tokens: &'a [Token]) -> Self {
        Self { tokens, next: 0 }
    }

    pub(super) fn is_at_end(&self) -> bool {
        self.next >= self.tokens.len()
    }

    pub(super) fn kind(&self, ahead: usize) -> Option<&'a TokenKind> {
        self.tokens.get(self.next + ahead).map(|token| &token.kind)
    }

    pub(super) fn word(&self, ahead: usize) -> Option<&'a str> {
        match self.kind(ahead) {
            Some(TokenKind::Word(word)) => Some(word),
            _ => None,
        }
    }

    /// The length in words of a phrase, if it stands so far ahead.
    fn phrase(&self, ahead: usize, phrase: &str) -> Option<usize> {
        let mut length = 0;
        for word in phrase.split(' ') {
            if self.word(ahead + length) != Some(word) {
                return None;
            }
            length += 1;
        }
        Some(length)
    }

    /// The length in words of the longest of some phrases that stands so far ahead; 0 for none.
    pub(super) fn longest(&self, ahead: usize, phrases: &str) -> usize {
        // Most words are in none of the phrases.
        let Some(first) = self.word(ahead).filter(|word| phrases.contains(word)) else { return 0 };
        let begun = names(phrases).filter(|phrase| phrase.starts_with(first));
        begun.filter_map(|phrase| self.phrase(ahead, phrase)).max().unwrap_or(0)
    }

    /// The value of the longest phrase of a table that stands here, which is consumed.
    pub(super) fn eat_value<T: Copy>(&mut self, table: &[(T, &str)]) -> Option<T> {
        let rows = table.iter().map(|&(value, phrases)| (self.longest(0, phrases), value));
        let (length, value) = rows.max_by_key(|&(length, _)| length)?;
        self.next += length;
        (length > 0).then_some(value)
    }

    /// Consumes the longest of some phrases that stands here.
    pub(super) fn eat(&mut self, phrases: &str) -> bool {
        let length = self.longest(0, phrases);
        self.next += length;
        length > 0
    }

    pub(super) fn eat_kind(&mut self, kind: &TokenKind) -> bool {
        let here = self.kind(0) == Some(kind);
        self.next += usize::from(here);
        here
    }

    /// The range of the next token; at the end, the empty range after the last token.
    pub(super) fn next_range(&self) -> Range<usize> {
        let end = self.tokens.last().map_or(0, |token| token.at.end);
        self.tokens.get(self.next).map_or(end..end, |token| token.at.clone())
    }

    /// The kind of the last consumed token.
    pub(super) fn previous_kind(&self) -> Option<&'a TokenKind> {
        self.next.checked_sub(1).and_then(|last| self.tokens.get(last)).map(|token| &token.kind)
    }

    /// The end of the last consumed token.
    pub(super) fn previous_end(&self) -> usize {
        self.next
            .checked_sub(1)
            .and_then(|last| self.tokens.get(last))
            .map_or(0, |token| token.at.end)
    }
}
