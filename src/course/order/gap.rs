//! The time between the end of one station and the beginning of another, as a rule bounds it.
//!
//! In: an amount of calendar time, read by `duration`. Out: a [`Gap`]. Whether the bounds of a
//! course can be kept together is left to `distance`.

use std::ops::RangeInclusive;

use crate::course::duration::Duration;
use crate::diagnostic::Text;
use crate::text;

/// A bound on the time between. The amount is a single one on the calendar: no range, no `ca.`.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Gap {
    /// No less lies between: "minst to uker etter".
    AtLeast(Duration),
    /// No more lies between: "innen en måned etter".
    AtMost(Duration),
}

impl Gap {
    /// The amount.
    #[must_use]
    pub fn amount(&self) -> &Duration {
        match self {
            Self::AtLeast(amount) | Self::AtMost(amount) => amount,
        }
    }

    /// The bound in words: "minst 2 uker", "innen 1 måned".
    #[must_use]
    pub fn in_words(&self) -> Text {
        let amount = |language| self.amount().print(language);
        let (en, nb) = (amount("en"), amount("nb"));
        match self {
            Self::AtLeast(_) => text!(en: "at least {en}", nb: "minst {nb}"),
            Self::AtMost(_) => text!(en: "within {en}", nb: "innen {nb}"),
        }
    }

    /// The days that it is on any calendar, from the fewest to the most.
    #[must_use]
    pub fn days(&self) -> RangeInclusive<u64> {
        self.amount().days().unwrap_or(0..=0)
    }
}
