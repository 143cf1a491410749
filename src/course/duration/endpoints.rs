//! Converts the endpoints of a range, and the two halves of `1 time og 30 minutter`, to one unit.
//!
//! In: amounts with their unit words. Out: parts of one unit, checked against its limit. Units are
//! combined only if the larger is a whole multiple of the smaller. Finding the amounts in the text
//! is left to `parse`.

use std::ops::Range;

use super::error::{DurationError, Expected};
use super::unit::PARTS;
use super::vocabulary::UnitWord;
use super::{Duration, Unit};

pub(super) type ParseResult<T> = Result<T, DurationError>;

/// An endpoint of a range: an amount in parts, the unit if it is named, and the byte range of both.
#[derive(Debug, Clone)]
pub(super) struct Endpoint {
    pub(super) parts: u32,
    pub(super) unit: Option<UnitWord>,
    pub(super) at: Range<usize>,
}

/// An amount or a range in one unit, `sessions` times.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Span {
    pub(super) unit: Unit,
    pub(super) minimum: u32,
    pub(super) maximum: Option<u32>,
    pub(super) sessions: u32,
}

impl Span {
    /// So many times: the number is kept if it is one, since it says how the time lies.
    pub(super) fn times(self, (fewest, most): (u32, u32), at: &Range<usize>) -> ParseResult<Self> {
        let largest = self.maximum.unwrap_or(self.minimum);
        let end = within(largest.saturating_mul(most), self.unit, at.clone())?;
        Ok(if fewest == most {
            Self { sessions: most, ..self }
        } else {
            Self { minimum: self.minimum.saturating_mul(fewest), maximum: Some(end), ..self }
        })
    }

    /// The sum of both, in the unit of the first if hours and minutes are added, else in the
    /// smaller.
    pub(super) fn plus(self, other: Self, at: &Range<usize>) -> ParseResult<Self> {
        let of_both = |one: u32, two: u32| add((one, self.unit), (two, other.unit));
        let ((least, most), (also, at_most)) = (self.ends(), other.ends());
        let sum = of_both(least, also).zip(of_both(most, at_most));
        let ((unit, minimum), (_, end)) = sum.ok_or_else(|| Expected::Addends.at(at.clone()))?;
        let end = within(end, unit, at.clone())?;
        let maximum = (end > minimum).then_some(end);
        Ok(Self { unit, minimum, maximum, sessions: 1 })
    }

    /// Whether both come to the same time.
    pub(super) fn is_same(self, other: Self) -> bool {
        let ((least, most), (also, at_most)) = (self.ends(), other.ends());
        let same = |one: u32, two: u32| {
            same_unit((one, self.unit), (two, other.unit)).is_some_and(|(_, one, two)| one == two)
        };
        same(least, also) && same(most, at_most)
    }

    /// The least and the most of all times together.
    fn ends(self) -> (u32, u32) {
        let most = self.maximum.unwrap_or(self.minimum);
        (self.minimum.saturating_mul(self.sessions), most.saturating_mul(self.sessions))
    }
}

impl Duration {
    /// Whether both come to the same amount, however exact.
    pub(super) fn is_same(&self, other: &Self) -> bool {
        self.span().is_same(other.span())
    }

    fn span(&self) -> Span {
        let Self { unit, minimum, maximum, sessions, .. } = *self;
        Span { unit, minimum, maximum, sessions }
    }
}

fn add(one: (u32, Unit), two: (u32, Unit)) -> Option<(Unit, u32)> {
    if let ((hours, Unit::Hour), (minutes, Unit::Minute)) = (one, two) {
        let is_whole = minutes.is_multiple_of(PARTS);
        return is_whole.then(|| (Unit::Hour, hours.saturating_add(minutes / 60)));
    }
    let (unit, one, two) = same_unit(one, two)?;
    Some((unit, one.saturating_add(two)))
}

/// One endpoint, or both in ascending order, in one unit and within its limit. An endpoint without
/// a unit has the unit `last`.
pub(super) fn join(first: Endpoint, second: Option<Endpoint>, last: UnitWord) -> ParseResult<Span> {
    let sessions = 1;
    let start = (scaled(&first, first.unit.unwrap_or(last))?, first.unit.unwrap_or(last).unit);
    let Some(second) = second else {
        let minimum = within(start.0, start.1, first.at)?;
        return Ok(Span { unit: start.1, minimum, maximum: None, sessions });
    };
    let whole = first.at.start..second.at.end;
    let end = (scaled(&second, last)?, last.unit);
    let (unit, start, end) =
        same_unit(start, end).ok_or_else(|| Expected::OneUnit.at(whole.clone()))?;
    let (start, end) = (within(start, unit, first.at)?, within(end, unit, second.at)?);
    if start >= end {
        return Err(Expected::Ascending.at(whole));
    }
    Ok(Span { unit, minimum: start, maximum: Some(end), sessions })
}

/// Minutes, where a number after `×` can be nothing else: no session lasts 15 hours, and sessions
/// are counted in fives of minutes.
pub(super) fn minutes_of_each(each: &Endpoint) -> Option<UnitWord> {
    let is_minutes =
        (15 * PARTS..=600 * PARTS).contains(&each.parts) && each.parts.is_multiple_of(5 * PARTS);
    is_minutes.then_some(UnitWord::of(Unit::Minute))
}

/// `1 time` and `30 minutter` as one amount. Hours stay hours; any other pair is converted to its
/// smaller unit.
pub(super) fn compound(
    larger: &Endpoint,
    word: UnitWord,
    smaller: &Endpoint,
    smaller_word: UnitWord,
) -> ParseResult<(u32, Option<UnitWord>)> {
    let (whole, rest) = (scaled(larger, word)?, scaled(smaller, smaller_word)?);
    let factor = word
        .unit
        .holds(smaller_word.unit)
        .filter(|&factor| factor > 1 && whole.is_multiple_of(PARTS));
    let factor = factor.ok_or_else(|| Expected::SmallerUnit.at(smaller.at.clone()))?;
    if word.unit != Unit::Hour {
        return Ok((
            whole.saturating_mul(factor).saturating_add(rest),
            Some(UnitWord::of(smaller_word.unit)),
        ));
    }
    if !rest.is_multiple_of(PARTS) {
        return Err(Expected::WholeMinutes.at(smaller.at.clone()));
    }
    Ok((whole.saturating_add(rest / factor), Some(UnitWord::of(Unit::Hour))))
}

/// Converts an amount of a unit word to parts of its unit.
fn scaled(endpoint: &Endpoint, word: UnitWord) -> ParseResult<u32> {
    let halves = endpoint.parts.saturating_mul(word.scale);
    if halves.is_multiple_of(2) {
        Ok(halves / 2)
    } else {
        Err(Expected::TwoDecimals.at(endpoint.at.clone()))
    }
}

/// Two amounts in the smaller of their units, if the larger is a whole multiple of the smaller.
fn same_unit(one: (u32, Unit), other: (u32, Unit)) -> Option<(Unit, u32, u32)> {
    let unit = one.1.min(other.1);
    Some((
        unit,
        one.0.saturating_mul(one.1.holds(unit)?),
        other.0.saturating_mul(other.1.holds(unit)?),
    ))
}

fn within(parts: u32, unit: Unit, at: Range<usize>) -> ParseResult<u32> {
    if parts > unit.largest() * PARTS { Err(Expected::AtMost(unit).at(at)) } else { Ok(parts) }
}
