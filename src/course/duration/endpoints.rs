//! Converts the endpoints of a range, and the two halves of `1 time og 30 minutter`, to one unit.
//!
//! In: amounts with their unit words. Out: parts of one unit, checked against its limit. Units are
//! combined only if the larger is a whole multiple of the smaller. Finding the amounts in the text
//! is left to `parse`.

use std::ops::Range;

use super::Unit;
use super::error::{DurationError, Expected};
use super::unit::PARTS;
use super::vocabulary::UnitWord;

type ParseResult<T> = Result<T, DurationError>;

/// An endpoint of a range: an amount in parts, the unit if it is named, and the byte range of both.
#[derive(Debug, Clone)]
pub(super) struct Endpoint {
    pub(super) parts: u32,
    pub(super) unit: Option<UnitWord>,
    pub(super) at: Range<usize>,
}

/// One endpoint, or both in ascending order, in one unit and within its limit. An endpoint without
/// a unit has the unit `last`.
pub(super) fn join(
    first: Endpoint,
    second: Option<Endpoint>,
    last: UnitWord,
) -> ParseResult<(Unit, u32, Option<u32>)> {
    let start = (scaled(&first, first.unit.unwrap_or(last))?, first.unit.unwrap_or(last).unit);
    let Some(second) = second else {
        return Ok((start.1, within(start.0, start.1, first.at)?, None));
    };
    let whole = first.at.start..second.at.end;
    let end = (scaled(&second, last)?, last.unit);
    let (unit, start, end) =
        same_unit(start, end).ok_or_else(|| Expected::OneUnit.at(whole.clone()))?;
    let (start, end) = (within(start, unit, first.at)?, within(end, unit, second.at)?);
    if start >= end {
        return Err(Expected::Ascending.at(whole));
    }
    Ok((unit, start, Some(end)))
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
