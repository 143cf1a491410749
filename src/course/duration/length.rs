//! A length of time as an author wrote it.
//!
//! In: what was parsed. Out: [`Duration`] with its [`Qualifier`]. Parsing, printing and comparing
//! are left to the files that add them.

use super::Unit;

/// How exact an amount is meant to be.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Default)]
pub enum Qualifier {
    /// Exactly as written: `4–5 uker`.
    #[default]
    Plain,
    /// No less: `minst 4–5 uker`.
    AtLeast,
    /// Roughly: `ca. 6 måneder`.
    About,
    /// No more: `inntil 2 uker`.
    UpTo,
}

/// A length of time as an author wrote it: an amount or a range, in one unit, with a qualifier.
/// Where it is written as equal sessions (`2 × 45 min`), it is kept so, since that tells how the
/// time lies; sums and comparisons count all sessions together.
///
/// Amounts are greater than zero, and those of all sessions at most [`Unit::largest`]. The end of a
/// range is greater than its start.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Duration {
    pub(super) qualifier: Qualifier,
    pub(super) unit: Unit,
    /// That of each session, in [`PARTS`](super::unit::PARTS) of the unit.
    pub(super) minimum: u32,
    pub(super) maximum: Option<u32>,
    /// How many times the amount is held, at least one.
    pub(super) sessions: u32,
}

impl Duration {
    /// Whether this is working time (minutes or hours) and not calendar time (days and longer).
    #[must_use]
    pub fn is_working_time(&self) -> bool {
        self.unit.is_working_time()
    }

    /// The unit of the amounts.
    #[must_use]
    pub fn unit(&self) -> Unit {
        self.unit
    }

    /// Whether it is one amount, and neither a range nor several sessions.
    #[must_use]
    pub fn is_single(&self) -> bool {
        self.maximum.is_none() && self.sessions == 1
    }

    /// How exact the duration is meant to be.
    #[must_use]
    pub fn qualifier(&self) -> Qualifier {
        self.qualifier
    }

    /// From this to the most of `other`, of the same unit; this one alone if both are the same.
    pub(super) fn up_to(self, other: &Self) -> Self {
        let most = other.maximum.unwrap_or(other.minimum);
        Self { maximum: Some(most).filter(|&most| most > self.minimum), ..self }
    }

    /// The least and the most that it adds to a sum, in parts of its unit. The least of "up to" is
    /// zero.
    pub(super) fn bounds(&self) -> (u64, u64) {
        let most = self.maximum.unwrap_or(self.minimum);
        let least = if self.qualifier == Qualifier::UpTo { 0 } else { self.minimum };
        let sessions = u64::from(self.sessions);
        (u64::from(least) * sessions, u64::from(most) * sessions)
    }
}

/// Any duration that [`Duration::parse`] can return, for property tests.
#[cfg(test)]
pub(super) fn any_duration() -> impl proptest::strategy::Strategy<Value = Duration> {
    use proptest::prelude::*;
    let qualifier = prop::sample::select(vec![
        Qualifier::Plain,
        Qualifier::AtLeast,
        Qualifier::About,
        Qualifier::UpTo,
    ]);
    let amounts = |unit: Unit| {
        let hundredths = (1..=unit.largest() * 100).prop_map(|n| n * 3);
        let halves = (1..=unit.largest() * 2).prop_map(|n| n * 150);
        let minutes = (60..=unit.largest() * 60).prop_map(|n| n * 5);
        if unit == Unit::Hour {
            prop_oneof![hundredths, halves, minutes].boxed()
        } else {
            prop_oneof![hundredths, halves].boxed()
        }
    };
    (qualifier, prop::sample::select(Unit::ALL.to_vec()))
        .prop_flat_map(move |(qualifier, unit)| {
            (Just(qualifier), Just(unit), amounts(unit), prop::option::of(amounts(unit)), 1..5_u32)
        })
        .prop_map(|(qualifier, unit, one, other, sessions)| {
            let other = other.filter(|&other| other != one);
            let minimum = other.map_or(one, |other| other.min(one));
            let maximum = other.map(|other| other.max(one));
            let fits = maximum.unwrap_or(minimum) * sessions <= unit.largest() * super::unit::PARTS;
            Duration {
                qualifier,
                unit,
                minimum,
                maximum,
                sessions: if fits { sessions } else { 1 },
            }
        })
}
