//! The grammar of durations.
//!
//! In: a [`Parser`]. Out: a [`Duration`], or what was expected at the first token that does not fit.
//! Nothing is skipped and nothing is guessed: every word has a meaning in `vocabulary` or `rate`,
//! and the text is understood completely or not at all.
//!
//! ```text
//! timing   = [length ","] duration [rate ["i" length]]
//! duration = {total | qualifier | "tar"} term {"+" term} {qualifier | total | "arbeid"}
//!            ["(" duration ")" | "=" duration]
//! term     = [times] range ["hver"] | range times
//! times    = number ["–" number] ("×" | "ganger" | sessions "à" | unit "à")
//! range    = ["fra" | "mellom"] endpoint
//!            [("–" | "til" | "eller" | "og" after "mellom") endpoint]
//! ```
//!
//! The last endpoint of a range names its unit, save after `×`: no session is counted in minutes
//! that are hours, so `2 x 45` is 2 × 45 min. `quantity` has the grammar of an endpoint, `rate`
//! that of a rate.

use std::mem;

use super::endpoints::{self, ParseResult, Span};
use super::error::Expected;
use super::lexer::TokenKind;
use super::numbers;
use super::parser::Parser;
use super::rate::A_PERSON;
use super::vocabulary;
use super::{Duration, Qualifier, Unit};

impl Parser<'_> {
    pub(super) fn duration(&mut self) -> ParseResult<Duration> {
        let duration = self.amount_of_time()?;
        self.again(&duration)?;
        Ok(duration)
    }

    pub(super) fn amount_of_time(&mut self) -> ParseResult<Duration> {
        let outer = mem::take(&mut self.qualifier);
        self.leads()?;
        let start = self.cursor.next_range().start;
        let mut sum = self.term()?;
        while self.adds() {
            let term = self.term()?;
            sum = sum.plus(term, &(start..self.cursor.previous_end()))?;
        }
        self.follows()?;
        if let Some(at) = self.more_than.take().filter(|_| !sum.unit.is_working_time()) {
            return Err(Expected::MoreThan.at(at));
        }
        let qualifier = mem::replace(&mut self.qualifier, outer);
        let Span { unit, minimum, maximum, sessions } = sum;
        Ok(Duration { qualifier, unit, minimum, maximum, sessions })
    }

    /// What stands before an amount: `til sammen ca.`
    pub(super) fn leads(&mut self) -> ParseResult<()> {
        loop {
            let at = self.cursor.next_range();
            let is_total = self.cursor.eat(vocabulary::TOTALS);
            if is_total {
                self.cursor.eat_kind(&TokenKind::Colon);
            } else if let Some(qualifier) = self.symbol() {
                self.qualify(qualifier, at)?;
            } else if self.cursor.longest(0, vocabulary::LEADS) < 2
                && self.cursor.eat(vocabulary::MORE_THAN)
            {
                self.qualify(Qualifier::AtLeast, at.clone())?;
                self.more_than = Some(at);
            } else if let Some(qualifier) = self.cursor.eat_value(vocabulary::QUALIFIERS) {
                self.qualify(qualifier, at.start..self.cursor.previous_end())?;
            } else if self.cursor.eat(vocabulary::LEADS) {
                self.cursor.eat_kind(&TokenKind::Colon);
            } else {
                self.article();
                return Ok(());
            }
        }
    }

    fn symbol(&mut self) -> Option<Qualifier> {
        let qualifier = match self.cursor.kind(0)? {
            TokenKind::Tilde => Qualifier::About,
            TokenKind::More => Qualifier::AtLeast,
            TokenKind::Less => Qualifier::UpTo,
            _ => return None,
        };
        self.cursor.next += 1;
        Some(qualifier)
    }

    /// The article of `a 6-week course`, `en 45-minutters økt`.
    fn article(&mut self) {
        let is_article = self.cursor.word(0).is_some_and(numbers::is_article);
        let is_hyphened = self.is_number(1) && self.cursor.kind(2) == Some(&TokenKind::Dash);
        self.cursor.next += usize::from(is_article && is_hyphened);
    }

    /// Whether an amount, or what can stand before one, stands here.
    pub(super) fn is_amount(&self) -> bool {
        let qualifiers = vocabulary::QUALIFIERS.iter();
        self.is_number(0)
            || matches!(
                self.cursor.kind(0),
                Some(TokenKind::Tilde | TokenKind::More | TokenKind::Less)
            )
            || self.cursor.longest(0, vocabulary::MORE_THAN) > 0
            || self.cursor.longest(0, vocabulary::FROM) > 0
            || self.cursor.longest(0, vocabulary::BETWEEN) > 0
            || qualifiers.map(|(_, phrases)| self.cursor.longest(0, phrases)).any(|words| words > 0)
    }

    fn term(&mut self) -> ParseResult<Span> {
        let start = self.cursor.next_range().start;
        if let Some(times) = self.sessions() {
            self.leads()?;
            let each = self.range(true)?;
            let fits = |unit: Unit| each.unit.is_working_time() && each.unit < unit;
            if self.held_in.is_some_and(|unit| !fits(unit)) {
                return Err(Expected::End.at(start..self.cursor.previous_end()));
            }
            let each = each.times(times, &(start..self.cursor.previous_end()))?;
            let after = self.cursor.next_range();
            self.cursor.eat_kind(&TokenKind::Comma);
            if !self.each() && mem::take(&mut self.needs_each) {
                return Err(Expected::Each.at(after));
            }
            self.needs_each = false;
            self.own_rate();
            return Ok(each);
        }
        let range = self.range(false)?;
        match self.times_after() {
            Some(times) => range.times((times, times), &(start..self.cursor.previous_end())),
            None => Ok(range),
        }
    }

    fn range(&mut self, is_each: bool) -> ParseResult<Span> {
        let between = self.cursor.eat(vocabulary::BETWEEN);
        let from = !between && self.cursor.eat(vocabulary::FROM);
        let first = self.endpoint(between)?;
        let is_or = self.plus.is_none() && self.is_or();
        let second = if is_or || (self.plus.is_none() && self.range_mark(between)) {
            Some(self.endpoint(false)?)
        } else {
            None
        };
        if let Some(end) = second.as_ref().filter(|_| self.is_bare_clock) {
            // From one time of day to another, or from one amount to another?
            return Err(Expected::Unit(None).at(first.at.start..end.at.end));
        }
        if second.is_none() && (from || between) {
            return Err(Expected::RangeEnd.at(self.cursor.next_range()));
        }
        let last = second.as_ref().unwrap_or(&first).unit;
        let last = last
            .or_else(|| first.unit.filter(|_| is_or))
            .or_else(|| self.unit_of_sum())
            .or_else(|| endpoints::minutes_of_each(&first).filter(|_| is_each && second.is_none()));
        endpoints::join(first, second, last.ok_or_else(|| self.unit_expected())?)
    }

    /// `eller` between two numbers: consumed if complete here.
    fn is_or(&mut self) -> bool {
        let is_or = self.cursor.longest(0, vocabulary::OR) > 0 && self.is_number(1);
        self.cursor.next += usize::from(is_or);
        is_or
    }

    pub(super) fn range_mark(&mut self, between: bool) -> bool {
        // `12 timer til sammen` and `45 min to ganger` have no other end.
        let is_end = self.cursor.longest(0, vocabulary::TOTALS) == 0
            && self.cursor.longest(1, vocabulary::TIMES) == 0;
        self.cursor.eat_kind(&TokenKind::Dash)
            || (is_end && self.cursor.eat(vocabulary::RANGE))
            || (between && self.cursor.eat(vocabulary::AND))
    }

    /// `+` or `pluss` before another term: consumed if complete here.
    fn adds(&mut self) -> bool {
        let is_plus = self.cursor.kind(0) == Some(&TokenKind::Plus)
            || self.cursor.longest(0, vocabulary::PLUS) > 0;
        let is_sum = is_plus && self.is_number(1);
        self.cursor.next += usize::from(is_sum);
        is_sum
    }

    /// What stands after an amount: `eller mer`, `til sammen`, `arbeid`.
    fn follows(&mut self) -> ParseResult<()> {
        if let Some(at) = self.plus.take() {
            self.qualify(Qualifier::AtLeast, at)?;
        }
        loop {
            let (at, start) = (self.cursor.next_range(), self.cursor.next);
            self.cursor.eat_kind(&TokenKind::Comma);
            if self.cursor.eat_kind(&TokenKind::Plus) {
                self.qualify(Qualifier::AtLeast, at)?;
            } else if let Some(qualifier) = self.cursor.eat_value(vocabulary::QUALIFIERS_AFTER) {
                self.qualify(qualifier, at.start..self.cursor.previous_end())?;
            } else if self.cursor.eat(vocabulary::OR_SO) {
                if self.qualifier == Qualifier::Plain {
                    self.qualifier = Qualifier::About;
                }
            } else if !self.is_filler() {
                self.cursor.next = start;
                return Ok(());
            }
        }
    }

    /// What follows an amount and changes nothing: `til sammen`, `arbeid`, `per person`.
    fn is_filler(&mut self) -> bool {
        [vocabulary::TOTALS, vocabulary::WORK, A_PERSON].iter().any(|row| self.cursor.eat(row))
    }

    /// The same time once more: `(90 min)`, `= 90 min`.
    fn again(&mut self, duration: &Duration) -> ParseResult<()> {
        let start = self.cursor.next_range().start;
        let is_open = self.cursor.eat_kind(&TokenKind::Open);
        let is_again = is_open
            || self.cursor.eat_kind(&TokenKind::Equals)
            || self.cursor.eat(vocabulary::EQUALS);
        if !is_again {
            return Ok(());
        }
        if !(self.is_amount() || self.cursor.longest(0, vocabulary::TOTALS) > 0) {
            return Err(Expected::SameAgain.at(start..self.cursor.next_range().end));
        }
        let other = self.amount_of_time()?;
        let is_closed = !is_open || self.cursor.eat_kind(&TokenKind::Close);
        let is_same = duration.is_same(&other) && other.qualifier == Qualifier::Plain;
        if is_closed && is_same {
            return Ok(());
        }
        Err(Expected::SameAgain.at(start..self.cursor.previous_end()))
    }
}
