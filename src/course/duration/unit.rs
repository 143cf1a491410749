//! The units of durations.
//!
//! In and out: [`Unit`] and the exact factors between units. The names of the units are left to
//! `vocabulary` and `form`, the inexact conversion of weeks and months to `calendar`.

/// The resolution of amounts: parts in one unit.
///
/// 300 is the smallest number that represents two decimals (3 parts each), the minutes of an hour
/// (5 parts each), halves and quarters exactly.
pub(super) const PARTS: u32 = 300;

/// A unit of time, from the smallest to the largest.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Unit {
    /// A minute of work.
    Minute,
    /// An hour of work.
    Hour,
    /// A day of the calendar.
    Day,
    /// A week.
    Week,
    /// A month.
    Month,
    /// Half a year of school: semester or halvår.
    Semester,
    /// A year.
    Year,
}

impl Unit {
    /// Every unit, the smallest first.
    pub const ALL: &'static [Self] =
        &[Self::Minute, Self::Hour, Self::Day, Self::Week, Self::Month, Self::Semester, Self::Year];

    /// Whether the unit counts work (minutes and hours) and not time on the calendar.
    #[must_use]
    pub fn is_working_time(self) -> bool {
        self <= Self::Hour
    }

    /// The largest amount that is accepted: ten years, or 9,999 minutes or hours. More is a typing
    /// error.
    #[must_use]
    pub fn largest(self) -> u32 {
        match self {
            Self::Minute | Self::Hour => 9_999,
            Self::Day => 3_650,
            Self::Week => 520,
            Self::Month => 120,
            Self::Semester => 20,
            Self::Year => 10,
        }
    }

    /// How many of the unit `smaller` make up one of this unit, if that is a whole number on every
    /// calendar.
    pub(super) fn holds(self, smaller: Self) -> Option<u32> {
        match (self, smaller) {
            (one, other) if one == other => Some(1),
            (Self::Hour, Self::Minute) => Some(60),
            (Self::Week, Self::Day) => Some(7),
            (Self::Year, Self::Semester) => Some(2),
            (Self::Year, Self::Month) => Some(12),
            (Self::Semester, Self::Month) => Some(6),
            _ => None,
        }
    }
}
