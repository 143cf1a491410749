//! The interval of times that a duration or a sum can mean, to compare the two.
//!
//! In: bounds. Out: [`Interval`]. What an author states is rounded, which is left to `stated`.
//!
//! `ca.` widens the interval by a quarter on either side. The round numbers that people use with it
//! (4 and 5, 8 and 10, 20 and 25) are a quarter apart, so any time within a quarter could have been
//! given the same number.

/// A closed interval, or one without an upper bound. Working time is in parts of a minute, calendar
/// time in sixteenths of a part of a day; the two are never compared with each other.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Interval {
    least: u128,
    most: Option<u128>,
}

impl Interval {
    pub(super) fn new(least: u128, most: Option<u128>) -> Self {
        Self { least, most }
    }

    /// The lower bound.
    #[must_use]
    pub fn least(&self) -> u128 {
        self.least
    }

    /// The upper bound; `None` if there is none.
    #[must_use]
    pub fn most(&self) -> Option<u128> {
        self.most
    }

    /// Whether the whole interval lies below the whole of `other`.
    #[must_use]
    pub fn is_below(&self, other: &Self) -> bool {
        self.most.is_some_and(|most| most < other.least)
    }

    /// Whether the two intervals have a time in common.
    #[must_use]
    pub fn overlaps(&self, other: &Self) -> bool {
        !self.is_below(other) && !other.is_below(self)
    }

    pub(super) fn widened(self, by: u128) -> Self {
        Self {
            least: self.least.saturating_sub(by),
            most: self.most.map(|most| most.saturating_add(by)),
        }
    }
}

/// The tolerance of an amount marked `ca.`.
pub(super) fn margin(most: u128) -> u128 {
    most.div_ceil(4)
}
