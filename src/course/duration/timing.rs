//! A whole text: an amount, and perhaps how often and for how long.
//!
//! In: text. Out: a [`Timing`], or a [`DurationError`] at the first token that does not fit. The
//! amounts in it are left to `parse`, the words of how often to `rate`.

use std::mem;
use std::ops::Range;

use super::endpoints::ParseResult;
use super::error::{DurationError, Expected};
use super::lexer::{TokenKind, tokens};
use super::parser::Parser;
use super::rate::{FOR, OVER, Per};
use super::unclear::{Sense, Unclear};
use super::{Duration, clock, iso, vocabulary};

/// What a text says of time: an amount, and how often and for how long it is held.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Timing {
    pub(super) duration: Duration,
    pub(super) per: Option<Per>,
    pub(super) over: Option<Duration>,
    /// The unclear unit in it, where one was read in a sense.
    pub(super) unclear: Option<Unclear>,
    /// What it comes to in all, where that is written too.
    pub(super) total: Option<Duration>,
    /// The bytes that say how often and how long.
    pub(super) rate: Range<usize>,
}

impl Duration {
    /// Parses a duration in bokmål, nynorsk or English.
    ///
    /// Letter case, the kind of space or dash, decimal comma or point, number words and
    /// abbreviations do not matter. A range may name a unit on both sides (`45 min – 1 time`); the
    /// result is in the smaller unit, if the larger is a whole multiple of it. Products
    /// (`2 × 45 min`) are kept, sums (`90 min + 15 min`) are added.
    ///
    /// # Errors
    /// [`DurationError`] with the position and what was expected there: for text that is not
    /// completely understood, for zero, for descending ranges, for a rate (`2 timer i uka`), and
    /// for amounts above [`Unit::largest`](super::Unit::largest).
    pub fn parse(text: &str) -> Result<Self, DurationError> {
        let timing = Timing::parse(text, Sense::Certain)?;
        if timing.per.is_some() || timing.over.is_some() {
            return Err(Expected::WithoutRate.at(timing.rate));
        }
        Ok(timing.duration)
    }
}

impl Timing {
    /// Parses a text, with its unclear units in a sense.
    pub(super) fn parse(text: &str, sense: Sense) -> ParseResult<Self> {
        let written = clock::certain(text).or_else(|| iso::worded(text));
        let tokens = tokens(written.as_deref().unwrap_or(text));
        if tokens.is_empty() {
            return Err(Expected::Duration.at(0..text.len()));
        }
        let timing = Parser::new(&tokens, sense).timing();
        timing.map_err(|error| match written {
            // A place in the words for it is no place in the text.
            Some(_) => DurationError { at: 0..text.len(), ..error },
            None => error,
        })
    }
}

impl Parser<'_> {
    fn timing(mut self) -> ParseResult<Timing> {
        let mut per = self.rate_first();
        let mut duration = self.duration()?;
        let mut over = None;
        let mut start = if per.is_some() { 0 } else { self.cursor.next_range().start };
        // `6 uker, 2 timer i uka`, `6 weeks at 2 hours a week`
        let is_length = !duration.is_working_time();
        if is_length
            && (self.cursor.eat_kind(&TokenKind::Comma) || self.cursor.eat(vocabulary::WITH))
        {
            over = Some(mem::replace(&mut duration, self.duration()?));
            start = self.cursor.next_range().start;
        }
        if duration.is_working_time() && per.is_none() {
            per = Per::read(&mut self.cursor);
        }
        let is_held_twice = per.is_some() && self.held_in.is_some();
        if is_held_twice || (over.is_some() && per.is_none()) {
            return Err(Expected::End.at(self.cursor.next_range()));
        }
        if over.is_none() && duration.is_working_time() {
            over = self.over(per.is_some())?;
        }
        let total = self.total()?;
        self.end()?;
        let (rate, unclear) = (start..self.cursor.previous_end(), self.unclear);
        Ok(Timing { duration, per, over, unclear, total, rate })
    }

    /// `ukentlig` before an amount: consumed if it is here.
    fn rate_first(&mut self) -> Option<Per> {
        let start = self.cursor.next;
        let per = Per::read(&mut self.cursor);
        self.cursor.eat_kind(&TokenKind::Colon);
        let per = per.filter(|_| self.is_amount());
        if per.is_none() {
            self.cursor.next = start;
        }
        per
    }

    /// What a rate comes to in all, in brackets after it.
    fn total(&mut self) -> ParseResult<Option<Duration>> {
        if !self.cursor.eat_kind(&TokenKind::Open) {
            return Ok(None);
        }
        let total = self.amount_of_time()?;
        if self.cursor.eat_kind(&TokenKind::Close) {
            Ok(Some(total))
        } else {
            Err(Expected::End.at(self.cursor.next_range()))
        }
    }

    /// `to økter` after `fordelt på`, which says nothing of how long: consumed if it is here.
    fn pieces(&mut self) -> bool {
        let start = self.cursor.next;
        let is_number = self.whole().is_some();
        let is_held = self.cursor.eat(vocabulary::SESSIONS) || self.cursor.eat(vocabulary::PIECES);
        if !(is_number && is_held) {
            self.cursor.next = start;
        }
        is_number && is_held
    }

    /// How long an amount or a rate is spread over: `i 6 uker`, or nothing. Without a rate, `i 6
    /// uker` may mean each of them.
    fn over(&mut self, is_rate: bool) -> ParseResult<Option<Duration>> {
        let start = self.cursor.next;
        self.cursor.eat_kind(&TokenKind::Comma);
        let at = self.cursor.next_range();
        let is_over = self.cursor.eat(OVER) || (is_rate && self.cursor.eat(FOR));
        if is_over && self.pieces() {
            return Ok(None);
        }
        if !is_over || !self.is_amount() {
            self.cursor.next = start;
            return Ok(None);
        }
        let over = self.amount_of_time()?;
        if over.is_working_time() { Err(Expected::End.at(at)) } else { Ok(Some(over)) }
    }

    fn end(&mut self) -> ParseResult<()> {
        self.cursor.eat_kind(&TokenKind::Point);
        if self.cursor.is_at_end() {
            Ok(())
        } else {
            Err(Expected::End.at(self.cursor.next_range()))
        }
    }
}
