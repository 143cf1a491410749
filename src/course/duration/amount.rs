//! Durations and sums as numbers, for programs that calculate with them.
//!
//! In: a [`Duration`] or a sum. Out: [`Amounts`], its minimum and maximum in one unit. How they are
//! named in a file is left to the writer of that file.

use super::unit::PARTS;
use super::{Duration, Qualifier, Unit, iso};

/// An amount of one unit.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Amount {
    unit: Unit,
    /// In [`PARTS`] of the unit.
    parts: u64,
}

/// The minimum and the maximum of a duration or of a sum, in one unit.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Amounts {
    /// How exact they are meant to be.
    pub qualifier: Qualifier,
    /// Their unit.
    pub unit: Unit,
    /// The minimum; `None` if only a maximum is named ("inntil 2 uker").
    pub minimum: Option<Amount>,
    /// The maximum; `None` if only a minimum is named ("minst 4 uker").
    pub maximum: Option<Amount>,
}

impl Amount {
    /// The whole units, and the remaining hundredths of a unit, rounded down.
    #[must_use]
    pub fn hundredths(self) -> (u64, u64) {
        let one = u64::from(PARTS);
        (self.parts / one, self.parts % one / (one / 100))
    }

    /// As an ISO 8601-1:2019 duration.
    #[must_use]
    pub fn iso8601(self) -> String {
        iso::of(self.unit, self.parts)
    }
}

impl Amounts {
    /// The minimum and the maximum of a sum, in parts of `unit`. If some durations are "at least"
    /// and others "about", the sum is "at least", since that is what a plan has to allow for.
    pub(super) fn of_sum(unit: Unit, least: u64, most: u64, at_least: bool, about: bool) -> Self {
        let qualifier = match (at_least, about) {
            (true, _) => Qualifier::AtLeast,
            (false, _) if least == 0 => Qualifier::UpTo,
            (false, true) => Qualifier::About,
            (false, false) => Qualifier::Plain,
        };
        let amount = |parts: u64| Amount { unit, parts };
        let minimum = (least > 0).then(|| amount(least));
        let maximum = (!at_least || most > least).then(|| amount(most));
        Self { qualifier, unit, minimum, maximum }
    }
}

impl Duration {
    /// The duration as numbers.
    #[must_use]
    pub fn amounts(&self) -> Amounts {
        let (least, most) = self.bounds();
        let (at_least, about) =
            (self.qualifier == Qualifier::AtLeast, self.qualifier == Qualifier::About);
        Amounts::of_sum(self.unit, least, most, at_least, about)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[track_caller]
    fn check(text: &str, qualifier: Qualifier, minimum: Option<&str>, maximum: Option<&str>) {
        let amounts = Duration::parse(text).unwrap().amounts();
        let ends = [amounts.minimum, amounts.maximum].map(|end| end.map(Amount::iso8601));
        assert_eq!(
            (amounts.qualifier, ends),
            (qualifier, [minimum.map(str::to_owned), maximum.map(str::to_owned)]),
            "{text}"
        );
    }

    #[test]
    fn an_end_that_is_not_named_is_open() {
        check("4–5 uker", Qualifier::Plain, Some("P4W"), Some("P5W"));
        check("90 min", Qualifier::Plain, Some("PT1H30M"), Some("PT1H30M"));
        check("minst 4 uker", Qualifier::AtLeast, Some("P4W"), None);
        check("minst 4–5 uker", Qualifier::AtLeast, Some("P4W"), Some("P5W"));
        check("inntil 2 uker", Qualifier::UpTo, None, Some("P2W"));
        check("ca. 1½ år", Qualifier::About, Some("P1Y6M"), Some("P1Y6M"));
    }

    #[test]
    fn numbers_keep_their_hundredths() {
        let least =
            |text: &str| Duration::parse(text).unwrap().amounts().minimum.unwrap().hundredths();
        assert_eq!(
            [least("4 uker"), least("1½ time"), least("2,25 uker")],
            [(4, 0), (1, 50), (2, 25)]
        );
    }
}
