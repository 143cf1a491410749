//! What the grammar carries along while it reads a text.
//!
//! In: tokens. Out: a [`Parser`] before them. The grammar itself is in `timing`, `parse`, `sessions`
//! and `quantity`.

use std::ops::Range;

use super::cursor::Cursor;
use super::endpoints::ParseResult;
use super::error::Expected;
use super::lexer::Token;
use super::unclear::{Sense, Unclear};
use super::{Qualifier, Unit};

pub(super) struct Parser<'a> {
    pub(super) cursor: Cursor<'a>,
    /// How exact the amount is that is being read.
    pub(super) qualifier: Qualifier,
    /// The position of a `+` between an amount and its unit.
    pub(super) plus: Option<Range<usize>>,
    pub(super) sense: Sense,
    pub(super) unclear: Option<Unclear>,
    /// The place of an `over` before an amount.
    pub(super) more_than: Option<Range<usize>>,
    /// Whether the last endpoint was `1:30`, without a unit.
    pub(super) is_bare_clock: bool,
    /// The unit of calendar time in each of which an amount is held: `6 uker à 2 timer`.
    pub(super) held_in: Option<Unit>,
    /// Whether only `each` after the amount can tell that it is not that of all sessions.
    pub(super) needs_each: bool,
}

impl<'a> Parser<'a> {
    pub(super) fn new(tokens: &'a [Token], sense: Sense) -> Self {
        Self {
            cursor: Cursor::new(tokens),
            qualifier: Qualifier::Plain,
            plus: None,
            sense,
            unclear: None,
            more_than: None,
            is_bare_clock: false,
            held_in: None,
            needs_each: false,
        }
    }

    /// Says how exact the amount is, once.
    pub(super) fn qualify(&mut self, qualifier: Qualifier, at: Range<usize>) -> ParseResult<()> {
        if self.qualifier != Qualifier::Plain {
            return Err(Expected::OneQualifier.at(at));
        }
        self.qualifier = qualifier;
        Ok(())
    }
}
