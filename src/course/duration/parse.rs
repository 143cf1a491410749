//! The grammar of durations.
//!
//! In: text. Out: a [`Duration`], or a [`DurationError`] at the first token that does not fit.
//! Nothing is skipped and nothing is guessed: the text is understood completely or not at all.
//!
//! ```text
//! duration = [qualifier] ["fra" | "mellom"] endpoint
//!            [("–" | "til" | "og" after "mellom") endpoint] ["+" | "eller mer"] ["."]
//! endpoint = amount ["+"] [unit [["og"] amount smaller-unit | "og en halv"]]
//! amount   = number [½] | ½ | number "og" "en" "halv" | "en" "halv" | "half" "a"
//!          | "halvannen" | "three quarters of an"
//!
//! The last endpoint of a duration names its unit.
//! ```

use std::ops::Range;

use super::endpoints::{self, Endpoint};
use super::error::{DurationError, Expected};
use super::lexer::{Token, TokenKind, tokens};
use super::unit::PARTS;
use super::vocabulary::{self, UnitWord};
use super::{Duration, Qualifier};

type ParseResult<T> = Result<T, DurationError>;

const HALF: u32 = PARTS / 2;

impl Duration {
    /// Parses a duration in bokmål, nynorsk or English.
    ///
    /// Letter case, the kind of space or dash, decimal comma or point, number words and
    /// abbreviations do not matter. A range may name a unit on both sides (`45 min – 1 time`); the
    /// result is in the smaller unit, if the larger is a whole multiple of it.
    ///
    /// # Errors
    /// [`DurationError`] with the position and what was expected there: for text that is not
    /// completely understood, for zero, for descending ranges, and for amounts above
    /// [`Unit::largest`](super::Unit::largest).
    pub fn parse(text: &str) -> Result<Self, DurationError> {
        let tokens = tokens(text);
        if tokens.is_empty() {
            return Err(Expected::Duration.at(0..text.len()));
        }
        Parser { tokens: &tokens, next: 0, plus: None }.duration()
    }
}

struct Parser<'a> {
    tokens: &'a [Token],
    next: usize,
    /// The position of a `+` between an amount and its unit.
    plus: Option<Range<usize>>,
}

impl Parser<'_> {
    fn duration(mut self) -> ParseResult<Duration> {
        let qualifier = self.qualifier();
        let between = self.eat(vocabulary::is_between);
        let from = !between && self.eat(vocabulary::is_from);
        let first = self.endpoint(between)?;
        let second = if self.plus.is_none() && self.range_mark(between) {
            Some(self.endpoint(false)?)
        } else {
            None
        };
        if second.is_none() && (from || between) {
            return Err(Expected::RangeEnd.at(self.next_range()));
        }
        let last = second.as_ref().unwrap_or(&first).unit.ok_or_else(|| self.unit_expected())?;
        let (unit, minimum, maximum) = endpoints::join(first, second, last)?;
        let qualifier = self.or_more(qualifier)?;
        self.end()?;
        Ok(Duration { qualifier, unit, minimum, maximum })
    }

    fn qualifier(&mut self) -> Qualifier {
        if matches!(self.kind(0), Some(TokenKind::Tilde)) {
            self.next += 1;
            return Qualifier::About;
        }
        let (qualifier, length) = vocabulary::qualifier(&self.words(3)).unwrap_or_default();
        self.next += length;
        qualifier
    }

    fn range_mark(&mut self, between: bool) -> bool {
        let dash = matches!(self.kind(0), Some(TokenKind::Dash));
        self.next += usize::from(dash);
        dash || self.eat(vocabulary::is_range) || (between && self.eat(vocabulary::is_and))
    }

    fn endpoint(&mut self, and_is_range: bool) -> ParseResult<Endpoint> {
        let start = self.next_range().start;
        let parts = self.amount()?;
        if matches!(self.kind(0), Some(TokenKind::Plus))
            && self.word(1).and_then(vocabulary::unit).is_some()
        {
            self.plus = Some(self.next_range());
            self.next += 1;
        }
        let unit = self.unit();
        let mut endpoint = Endpoint { parts, unit, at: start..self.previous_end() };
        if let Some(unit) = unit {
            self.compound_rest(unit, &mut endpoint, and_is_range)?;
            endpoint.at.end = self.previous_end();
        }
        Ok(endpoint)
    }

    fn amount(&mut self) -> ParseResult<u32> {
        if let Some(parts) = self.half() {
            return Ok(parts);
        }
        let at = self.next_range();
        let whole = match self.kind(0) {
            Some(&TokenKind::Whole(whole)) => whole,
            Some(&(TokenKind::Decimal(parts) | TokenKind::Fraction(parts))) => {
                self.next += 1;
                return above_zero(parts, at);
            }
            Some(TokenKind::TooFine) => return Err(Expected::TwoDecimals.at(at)),
            _ => self
                .word(0)
                .and_then(vocabulary::number)
                .ok_or_else(|| Expected::Amount.at(at.clone()))?,
        };
        self.next += 1;
        let parts = whole.saturating_mul(PARTS);
        let parts = if self.quarters() { parts / 4 } else { parts.saturating_add(self.fraction()) };
        above_zero(parts, at)
    }

    /// `halvannen`, `en halv`, `half a`, `half-`: consumed if complete here.
    fn half(&mut self) -> Option<u32> {
        let word = self.word(0)?;
        if vocabulary::is_one_and_a_half(word) {
            self.next += 1;
            return Some(PARTS + HALF);
        }
        let article = usize::from(vocabulary::is_article(word));
        self.word(article).filter(|word| vocabulary::is_half(word))?;
        self.next += article + 1;
        let hyphen = matches!(self.kind(0), Some(TokenKind::Dash))
            && self.word(1).and_then(vocabulary::unit).is_some();
        self.next += usize::from(hyphen || self.word(0).is_some_and(vocabulary::is_article));
        Some(HALF)
    }

    /// The fraction after a whole number: `½`, `og en halv`, or nothing.
    fn fraction(&mut self) -> u32 {
        if let Some(&TokenKind::Fraction(fraction)) = self.kind(0) {
            self.next += 1;
            return fraction;
        }
        if self.and_a_half() { HALF } else { 0 }
    }

    /// `og en halv`, `and a half`: consumed if complete here.
    fn and_a_half(&mut self) -> bool {
        let article = usize::from(self.word(1).is_some_and(vocabulary::is_article));
        let here = self.word(0).is_some_and(vocabulary::is_and)
            && self.word(1 + article).is_some_and(vocabulary::is_half);
        self.next += if here { 2 + article } else { 0 };
        here
    }

    /// `quarters of an`: consumed if complete here.
    fn quarters(&mut self) -> bool {
        let here =
            matches!(self.word(0), Some("quarter" | "quarters")) && self.word(1) == Some("of");
        let article = usize::from(self.word(2).is_some_and(vocabulary::is_article));
        self.next += if here { 2 + article } else { 0 };
        here
    }

    fn unit(&mut self) -> Option<UnitWord> {
        let unit = self.word(0).and_then(vocabulary::unit)?;
        self.next += 1;
        Some(unit)
    }

    /// The rest of an amount after its first unit: `og 30 minutter`, `30 min`, `and a half`.
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
        let and = !and_is_range
            && self.word(0).is_some_and(vocabulary::is_and)
            && !vocabulary::is_or_more(&self.words(2));
        if !and
            && !matches!(
                self.kind(0),
                Some(
                    TokenKind::Whole(_)
                        | TokenKind::Decimal(_)
                        | TokenKind::Fraction(_)
                        | TokenKind::TooFine
                )
            )
        {
            return Ok(());
        }
        self.next += usize::from(and);
        let start = self.next_range().start;
        let parts = self.amount()?;
        let unit = self.unit().ok_or_else(|| self.unit_expected())?;
        let rest = Endpoint { parts, unit: Some(unit), at: start..self.previous_end() };
        (endpoint.parts, endpoint.unit) = endpoints::compound(endpoint, larger, &rest, unit)?;
        Ok(())
    }

    /// `+` or `eller mer`, before or after the unit, makes a plain amount a minimum.
    fn or_more(&mut self, qualifier: Qualifier) -> ParseResult<Qualifier> {
        let start = self.next_range().start;
        let length = match self.kind(0) {
            Some(TokenKind::Plus) => 1,
            _ if vocabulary::is_or_more(&self.words(2)) => 2,
            _ => 0,
        };
        self.next += length;
        let at = if length > 0 { Some(start..self.previous_end()) } else { self.plus.take() };
        match (at, qualifier) {
            (None, _) => Ok(qualifier),
            (Some(_), Qualifier::Plain) => Ok(Qualifier::AtLeast),
            (Some(at), _) => Err(Expected::OneQualifier.at(at)),
        }
    }

    fn end(&self) -> ParseResult<()> {
        if self.next < self.tokens.len() {
            Err(Expected::End.at(self.next_range()))
        } else {
            Ok(())
        }
    }

    fn unit_expected(&self) -> DurationError {
        Expected::Unit(self.word(0).and_then(vocabulary::nearest_unit)).at(self.next_range())
    }

    fn kind(&self, ahead: usize) -> Option<&TokenKind> {
        self.tokens.get(self.next + ahead).map(|token| &token.kind)
    }

    fn word(&self, ahead: usize) -> Option<&str> {
        match self.kind(ahead) {
            Some(TokenKind::Word(word)) => Some(word),
            _ => None,
        }
    }

    /// The words from here on, at most `limit`.
    fn words(&self, limit: usize) -> Vec<&str> {
        (0..limit).map_while(|ahead| self.word(ahead)).collect()
    }

    fn eat(&mut self, is: fn(&str) -> bool) -> bool {
        let here = self.word(0).is_some_and(is);
        self.next += usize::from(here);
        here
    }

    /// The range of the next token; at the end, the empty range after the last token.
    fn next_range(&self) -> Range<usize> {
        let end = self.tokens.last().map_or(0, |token| token.at.end);
        self.tokens.get(self.next).map_or(end..end, |token| token.at.clone())
    }

    /// The end of the last consumed token.
    fn previous_end(&self) -> usize {
        self.next
            .checked_sub(1)
            .and_then(|last| self.tokens.get(last))
            .map_or(0, |token| token.at.end)
    }
}

fn above_zero(parts: u32, at: Range<usize>) -> ParseResult<u32> {
    if parts == 0 { Err(Expected::AboveZero.at(at)) } else { Ok(parts) }
}

#[cfg(test)]
mod tests {
    use super::*;

    /// Checks the marked part of the text, and what was expected there, in English and bokmål.
    fn check(text: &str, marked: &str, en: &str, nb: &str) {
        let error = Duration::parse(text).unwrap_err();
        assert_eq!(
            (&text[error.at.clone()], error.expected.en.as_str(), error.expected.nb.as_str()),
            (marked, en, nb),
            "{text}"
        );
    }

    #[test]
    fn what_is_missing_is_said_with_an_example() {
        check("", "", "a duration", "en varighet");
        check("minst", "", "a number", "et tall");
        check("45", "", "a unit of time after the number", "en tidsenhet etter tallet");
        check("fra 4 uker", "", "the other end of the range", "den andre enden");
    }

    #[test]
    fn a_misspelt_unit_gets_the_nearest_name() {
        check("4–5 ukr", "ukr", "a unit of time, perhaps `uker`", "en tidsenhet, kanskje `uker`");
        check(
            "4–5 moduler",
            "moduler",
            "a unit of time after the number",
            "en tidsenhet etter tallet",
        );
    }

    #[test]
    fn backwards_zero_and_absurd_are_errors() {
        check("5–4 uker", "5–4 uker", "the smaller number first", "det minste tallet først");
        check("4–4 uker", "4–4 uker", "the smaller number first", "det minste tallet først");
        check("0 min", "0", "more than zero", "mer enn null");
        check("2 til 521 uker", "521 uker", "no more than 520 weeks", "ikke mer enn 520 uker");
        check(
            "99999999999999999999 min",
            "99999999999999999999 min",
            "no more than 9999 min",
            "ikke mer enn 9999 min",
        );
    }

    #[test]
    fn what_could_be_two_things_is_not_guessed() {
        check("1.500 timer", "1.500", "two decimals at most", "høyst to desimaler");
        check(
            "2 uker–1 måned",
            "2 uker–1 måned",
            "one unit in the whole range",
            "samme tidsenhet på begge sider",
        );
        check(
            "ca. 4 uker eller mer",
            "eller mer",
            "only one of `at least`, `about` and `up to`",
            "bare ett av `minst`, `ca.` og `inntil`",
        );
        check(
            "8 timer i uka",
            "i",
            "nothing more after the duration",
            "ikke noe mer etter varigheten",
        );
        check(
            "1,5 t 30 min",
            "30 min",
            "a smaller unit after a whole number, as in `1 h 30 min`",
            "en mindre tidsenhet etter et helt tall, som i `1 t 30 min`",
        );
        check(
            "1 t 2,5 min",
            "2,5 min",
            "whole minutes after the hours, as in `1 h 30 min`",
            "hele minutter etter timene, som i `1 t 30 min`",
        );
    }

    #[test]
    fn other_things_than_durations_are_refused() {
        for text in [
            "1:30",
            "-5 uker",
            "4. uke",
            "uker",
            "to",
            "4 5 uker",
            "4–5–6 uker",
            "1/3 time",
            "ett skoleår",
            "4 uker, 2 dager",
            "tjue minst",
        ] {
            assert!(Duration::parse(text).is_err(), "{text}");
        }
    }
}
