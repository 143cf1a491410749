//! One amount with its unit: `4`, `1½ time`, `1 t 30 min`, `1:30`, `en halvtime`.
//!
//! In: the [`Parser`] at the first token of it. Out: an [`Endpoint`]. Ranges, products and sums of
//! amounts are left to `parse`.

use std::ops::Range;

use super::Unit;
use super::endpoints::{self, Endpoint, ParseResult};
use super::error::{DurationError, Expected};
use super::lexer::TokenKind;
use super::numbers;
use super::parser::Parser;
use super::unclear;
use super::unit::PARTS;
use super::vocabulary::{self, UnitWord};

const HALF: u32 = PARTS / 2;

/// The first hours that are a time of day or minutes of a film as well as an amount: `8:30`.
const NOT_ONLY_HOURS: u32 = 6;

/// The unit of a clock form: `1:30`.
const HOUR: UnitWord = UnitWord::of(Unit::Hour);

impl Parser<'_> {
    pub(super) fn endpoint(&mut self, and_is_range: bool) -> ParseResult<Endpoint> {
        let start = self.cursor.next_range().start;
        self.is_bare_clock = false;
        if let Some(clock) = self.clock()? {
            return Ok(clock);
        }
        let parts = self.amount()?;
        self.or_more_units();
        self.hyphen();
        let decimal = self.cursor.previous_kind();
        let unit = self.unit();
        if let Some(&TokenKind::DecimalOrClock { hours, minutes, .. }) = decimal
            && unit == Some(HOUR)
        {
            let at = start..self.cursor.previous_end();
            return Err(Expected::HoursOrSeconds { first: hours, second: minutes }.at(at));
        }
        let mut endpoint = Endpoint { parts, unit, at: start..self.cursor.previous_end() };
        if let Some(unit) = unit {
            self.compound_rest(unit, &mut endpoint, and_is_range)?;
            endpoint.at.end = self.cursor.previous_end();
        }
        Ok(endpoint)
    }

    /// Whether a number, or a word for one, stands so far ahead.
    pub(super) fn is_number(&self, ahead: usize) -> bool {
        match self.cursor.kind(ahead) {
            Some(
                TokenKind::Whole(_)
                | TokenKind::Decimal(_)
                | TokenKind::DecimalOrClock { .. }
                | TokenKind::TooFine
                | TokenKind::Fraction(_)
                | TokenKind::Clock { .. },
            ) => true,
            Some(TokenKind::Word(word)) => {
                numbers::number(word).is_some()
                    || vocabulary::is_half(word)
                    || vocabulary::is_one_and_a_half(word)
                    || vocabulary::is_one_alone(word)
            }
            _ => false,
        }
    }

    /// `1:30`, `1:30 timer`: hours and minutes. With another unit, or with so many hours that
    /// nobody works without a break, it may be minutes and seconds, or a time of day.
    fn clock(&mut self) -> ParseResult<Option<Endpoint>> {
        let at = self.cursor.next_range();
        let Some(&TokenKind::Clock { hours, minutes }) = self.cursor.kind(0) else {
            return Ok(None);
        };
        self.cursor.next += 1;
        let named = self.unit();
        self.is_bare_clock = named.is_none();
        let is_unclear = self.is_bare_clock && hours >= NOT_ONLY_HOURS;
        if is_unclear || named.is_some_and(|unit| unit != HOUR) {
            return Err(Expected::HoursOrSeconds { first: hours, second: minutes }.at(at));
        }
        let parts = above_zero(hours * PARTS + minutes * (PARTS / 60), at.clone())?;
        Ok(Some(Endpoint { parts, unit: Some(HOUR), at: at.start..self.cursor.previous_end() }))
    }

    /// `+`, `eller flere` between an amount and its unit.
    fn or_more_units(&mut self) {
        let length = match self.cursor.kind(0) {
            Some(TokenKind::Plus) => 1,
            _ => self.cursor.longest(0, vocabulary::OR_MORE),
        };
        if length > 0 && self.cursor.word(length).and_then(vocabulary::unit).is_some() {
            let start = self.cursor.next_range().start;
            self.cursor.next += length;
            self.plus = Some(start..self.cursor.previous_end());
        }
    }

    /// The hyphen of `45-minutters`.
    fn hyphen(&mut self) {
        let here = matches!(self.cursor.kind(0), Some(TokenKind::Dash))
            && self.cursor.word(1).and_then(vocabulary::unit).is_some();
        self.cursor.next += usize::from(here);
    }

    fn amount(&mut self) -> ParseResult<u32> {
        if let Some(parts) = self.half() {
            return Ok(parts);
        }
        let at = self.cursor.next_range();
        match self.cursor.kind(0) {
            Some(
                &(TokenKind::Decimal(parts)
                | TokenKind::DecimalOrClock { parts, .. }
                | TokenKind::Fraction(parts)),
            ) => {
                self.cursor.next += 1;
                return above_zero(parts, at);
            }
            Some(TokenKind::TooFine) => return Err(Expected::TwoDecimals.at(at)),
            _ => {}
        }
        if self.cursor.word(0).is_some_and(vocabulary::is_one_alone) {
            return Ok(PARTS);
        }
        let is_article = self.cursor.word(0).is_some_and(numbers::is_article);
        let whole = self.whole().ok_or_else(|| Expected::Amount.at(at.clone()))?;
        if is_article {
            // `en hel dag`
            self.cursor.eat(vocabulary::WHOLE);
        }
        let parts = whole.saturating_mul(PARTS);
        let parts = if self.quarters() { parts / 4 } else { parts.saturating_add(self.fraction()) };
        above_zero(parts, at)
    }

    /// A whole number: `4`, `fire`, `førtifem`, `forty-five`.
    pub(super) fn whole(&mut self) -> Option<u32> {
        if let Some(&TokenKind::Whole(whole)) = self.cursor.kind(0) {
            self.cursor.next += 1;
            return Some(whole);
        }
        let whole = numbers::number(self.cursor.word(0)?)?;
        let is_tens = self.cursor.word(0).and_then(numbers::tens).is_some();
        self.cursor.next += 1;
        let hyphen = usize::from(matches!(self.cursor.kind(0), Some(TokenKind::Dash)));
        let ones = self.cursor.word(hyphen).and_then(numbers::ones).filter(|_| is_tens);
        if ones.is_some() {
            self.cursor.next += hyphen + 1;
        }
        Some(whole + ones.unwrap_or(0))
    }

    /// `halvannen`, `en halv`, `half a`, `half-`: consumed if complete here.
    fn half(&mut self) -> Option<u32> {
        let word = self.cursor.word(0)?;
        if vocabulary::is_one_and_a_half(word) {
            self.cursor.next += 1;
            return Some(PARTS + HALF);
        }
        let article = usize::from(numbers::is_article(word));
        self.cursor.word(article).filter(|word| vocabulary::is_half(word))?;
        self.cursor.next += article + 1;
        self.hyphen();
        self.cursor.next += usize::from(self.cursor.word(0).is_some_and(numbers::is_article));
        Some(HALF)
    }

    /// The fraction after a whole number: `½`, `og en halv`, or nothing.
    fn fraction(&mut self) -> u32 {
        if let Some(&TokenKind::Fraction(fraction)) = self.cursor.kind(0) {
            self.cursor.next += 1;
            return fraction;
        }
        if self.and_a_half() { HALF } else { 0 }
    }

    /// `og en halv`, `and a half`: consumed if complete here.
    fn and_a_half(&mut self) -> bool {
        let article = usize::from(self.cursor.word(1).is_some_and(numbers::is_article));
        let here = self.cursor.longest(0, vocabulary::AND) > 0
            && self.cursor.word(1 + article).is_some_and(vocabulary::is_half);
        self.cursor.next += if here { 2 + article } else { 0 };
        here
    }

    /// `quarters of an`: consumed if complete here.
    fn quarters(&mut self) -> bool {
        let here = matches!(self.cursor.word(0), Some("quarter" | "quarters"))
            && self.cursor.word(1) == Some("of");
        let article = usize::from(self.cursor.word(2).is_some_and(numbers::is_article));
        self.cursor.next += if here { 2 + article } else { 0 };
        here
    }

    /// The unit of a number that others follow in a sum: `15 + 30 min`. In `30 + 1 time` it may be
    /// another.
    pub(super) fn unit_of_sum(&self) -> Option<UnitWord> {
        let mut ahead = 0;
        while self.cursor.kind(ahead) == Some(&TokenKind::Plus) && self.is_number(ahead + 1) {
            ahead += 2;
        }
        let unit = self.cursor.word(ahead).and_then(vocabulary::unit);
        unit.filter(|&unit| ahead > 0 && unit != HOUR)
    }

    fn unit(&mut self) -> Option<UnitWord> {
        let word = self.cursor.word(0)?;
        let unit = vocabulary::unit(word).or_else(|| {
            let (unclear, unit) = unclear::unit(word, self.sense)?;
            self.unclear = Some(unclear);
            Some(unit)
        })?;
        self.cursor.next += 1;
        Some(unit)
    }

    /// The rest of an amount after its first unit: `og 30 minutter`, `30 min`, `and a half`, and
    /// after hours two digits alone: `1t30`.
    fn compound_rest(
        &mut self,
        larger: UnitWord,
        endpoint: &mut Endpoint,
        and_is_range: bool,
    ) -> ParseResult<()> {
        if self.and_a_half() {
            endpoint.parts = endpoint.parts.saturating_add(HALF);
            return Ok(());
        }
        let is_and = self.cursor.longest(0, vocabulary::AND) > 0
            && self.cursor.longest(0, vocabulary::AND_MORE) == 0;
        if (is_and && and_is_range) || !(is_and || self.digits_of_a_smaller_unit()) {
            return Ok(());
        }
        self.cursor.next += usize::from(is_and);
        let start = self.cursor.next_range().start;
        let minutes = match self.cursor.kind(0) {
            Some(&TokenKind::Whole(minutes @ 10..60)) if larger == HOUR => Some(minutes),
            _ => None,
        };
        let parts = self.amount()?;
        let unit = match self.unit() {
            None if minutes.is_some() && !is_and => UnitWord::of(Unit::Minute),
            named => named.ok_or_else(|| self.unit_expected())?,
        };
        let rest = Endpoint { parts, unit: Some(unit), at: start..self.cursor.previous_end() };
        (endpoint.parts, endpoint.unit) = endpoints::compound(endpoint, larger, &rest, unit)?;
        Ok(())
    }

    /// Whether digits stand here that are not how often an amount is: `45 min 2 ganger`.
    fn digits_of_a_smaller_unit(&self) -> bool {
        let digits = matches!(
            self.cursor.kind(0),
            Some(
                TokenKind::Whole(_)
                    | TokenKind::Decimal(_)
                    | TokenKind::DecimalOrClock { .. }
                    | TokenKind::Fraction(_)
                    | TokenKind::TooFine
            )
        );
        digits && self.cursor.longest(1, vocabulary::TIMES) == 0
    }

    pub(super) fn unit_expected(&self) -> DurationError {
        let held = [vocabulary::SESSIONS, vocabulary::PIECES, vocabulary::TIMES];
        if held.iter().any(|row| self.cursor.longest(0, row) > 0) {
            return Expected::Each.at(self.cursor.next_range());
        }
        Expected::Unit(self.cursor.word(0).and_then(vocabulary::nearest_unit))
            .at(self.cursor.next_range())
    }
}

fn above_zero(parts: u32, at: Range<usize>) -> ParseResult<u32> {
    if parts == 0 { Err(Expected::AboveZero.at(at)) } else { Ok(parts) }
}
