//! Durations and sums as numbers, for programs that reckon on.
//!
//! In: a [`Duration`] or a sum. Out: [`Amounts`], its two ends in one unit. What they are called in
//! a file is left to whoever writes it.

use super::{Duration, PARTS, Qualifier, Unit, iso};

/// A number of one unit.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Amount {
    unit: Unit,
    /// In [`PARTS`] of the unit.
    parts: u64,
}

/// The ends of a duration or of a sum, in one unit.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Amounts {
    /// How exactly they are meant.
    pub qualifier: Qualifier,
    /// The unit that they count.
    pub unit: Unit,
    /// The smallest amount; `None` where only a most is named ("inntil 2 uker").
    pub minimum: Option<Amount>,
    /// The largest amount that is named; `None` where only a least is named ("minst 4 uker").
    pub maximum: Option<Amount>,
}

impl Amount {
    /// The whole units, and the hundredths of one that remain, rounded down.
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
    /// The ends of a sum of several durations, in parts of `unit`. Where some of them are "at
    /// least" and others "about", the first is said: it is what a plan must reckon with.
    pub(super) fn of_sum(
        unit: Unit,
        (least, most): (u64, u64),
        at_least: bool,
        about: bool,
    ) -> Self {
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
        let (at_least, about) =
            (self.qualifier == Qualifier::AtLeast, self.qualifier == Qualifier::About);
        Amounts::of_sum(self.unit, self.bounds(), at_least, about)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[track_caller]
    fn check(text: &str, qualifier: Qualifier, minimum: Option<&str>, maximum: Option<&str>) {
        let amounts = Duration::read(text).unwrap().amounts();
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
            |text: &str| Duration::read(text).unwrap().amounts().minimum.unwrap().hundredths();
        assert_eq!(
            [least("4 uker"), least("1½ time"), least("2,25 uker")],
            [(4, 0), (1, 50), (2, 25)]
        );
    }
}
