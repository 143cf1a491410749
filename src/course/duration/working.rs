//! Sums of working time: of pages per module, and of modules per course.
//!
//! In: durations in minutes and hours. Out: [`WorkingTime`], which is exact internally and rounded
//! only when printed, since a total to the minute would be false precision. A total is a plain
//! number of minutes, not a clock time: 30 hours stay 30 hours. Which pages are summed (by
//! audience, by form) is left to the caller.

use std::iter::Sum;
use std::ops::{Add, AddAssign};

use super::form::{Qualifiers, qualified, range};
use super::interval::{Interval, margin};
use super::unit::PARTS;
use super::{Amounts, Duration, Qualifier, Unit, iso};
use crate::course::language::Language;

const MINUTE: u64 = PARTS as u64;

/// A sum of minutes and hours: a range, which may have no upper limit (`minst`) or be approximate
/// (`ca.`). The default is no time at all.
///
/// Sums saturate at 2⁶⁴ − 1 parts, so that adding never fails.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct WorkingTime {
    /// In parts of a minute.
    pub(super) least: u64,
    pub(super) most: u64,
    /// The total tolerance of the durations marked `ca.`.
    pub(super) margin: u64,
    pub(super) at_least: bool,
}

impl WorkingTime {
    /// A sum of one duration; `None` for calendar time, which does not measure work.
    #[must_use]
    pub fn of(duration: &Duration) -> Option<Self> {
        let factor = match duration.unit() {
            Unit::Minute => 1,
            Unit::Hour => 60,
            _ => return None,
        };
        let (least, most) = duration.bounds();
        let (least, most, qualifier) = (least * factor, most * factor, duration.qualifier());
        let margin = if qualifier == Qualifier::About {
            u64::try_from(margin(most.into())).unwrap_or(most)
        } else {
            0
        };
        Some(Self { least, most, margin, at_least: qualifier == Qualifier::AtLeast })
    }

    /// Whether nothing has been added.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.most == 0
    }

    /// The least and the most, in whole minutes, rounded up. If a duration was "at least", it may
    /// be more.
    #[must_use]
    pub fn minutes(&self) -> (u64, u64) {
        (self.least.div_ceil(MINUTE), self.most.div_ceil(MINUTE))
    }

    /// The least and the most, in whole seconds, rounded up.
    #[must_use]
    pub fn seconds(&self) -> (u64, u64) {
        const SECOND: u64 = MINUTE / 60;
        (self.least.div_ceil(SECOND), self.most.div_ceil(SECOND))
    }

    /// The interval of the sum, in parts of a minute: `ca.` widens it, `minst` removes the upper
    /// bound.
    #[must_use]
    pub fn interval(&self) -> Interval {
        let most = self.most.saturating_add(self.margin);
        Interval::new(
            self.least.saturating_sub(self.margin).into(),
            (!self.at_least).then_some(most.into()),
        )
    }

    /// The sum as a minimum, for when some of its parts are unknown. A sum without a least ("inntil
    /// 30 min") says nothing then, and becomes empty.
    #[must_use]
    pub fn or_more(self) -> Self {
        if self.least == 0 { Self::default() } else { Self { at_least: true, ..self } }
    }

    /// The smallest range that contains both.
    #[must_use]
    pub fn spanning(self, other: Self) -> Self {
        Self {
            least: self.least.min(other.least),
            most: self.most.max(other.most),
            margin: self.margin.max(other.margin),
            at_least: self.at_least || other.at_least,
        }
    }

    /// The range widened to round numbers: multiples of five minutes below one hour, of half an
    /// hour below twenty hours, of an hour from there. If the sum has no upper limit, only the
    /// least is kept.
    #[must_use]
    pub fn rounded_outwards(self) -> Self {
        let (least, most) =
            (self.least.saturating_sub(self.margin), self.most.saturating_add(self.margin));
        let up = |step: u64| most.div_ceil(step * MINUTE).saturating_mul(step * MINUTE);
        let step = [(5, 60), (30, 1200)]
            .into_iter()
            .find(|&(step, below)| up(step) < below * MINUTE)
            .map_or(60, |(step, _)| step);
        let down = |step: u64| least / (step * MINUTE) * (step * MINUTE);
        // A least that would round down to zero is rounded to a finer step instead, since "minst"
        // without a number would mean something else.
        let least =
            [step, 30, 5].into_iter().map(down).find(|&least| least > 0).unwrap_or_default();
        Self {
            least,
            most: if self.at_least { least } else { up(step) },
            margin: 0,
            at_least: self.at_least,
        }
    }

    /// The sum in minutes, not rounded; `None` if nothing has been added.
    #[must_use]
    pub fn amounts(&self) -> Option<Amounts> {
        (!self.is_empty()).then(|| {
            Amounts::of_sum(Unit::Minute, self.least, self.most, self.at_least, self.margin > 0)
        })
    }

    /// Prints the sum as people write it in `language`, a BCP 47 tag; empty if nothing has been
    /// added.
    ///
    /// Rounds to the minute below one hour, to five minutes below ten hours, to half an hour below
    /// twenty hours, and to the hour from there; marked `ca.` if rounding changed the value.
    #[must_use]
    pub fn print(&self, language: &str) -> String {
        let Some((least, most, qualifiers)) = self.rounded() else { return String::new() };
        let language = Language::of_tag(language);
        qualified(qualifiers, &range_text(least, most, language), language)
    }

    /// The least and the most as they are told, and what is said around them; `None` if nothing has
    /// been added.
    pub(super) fn rounded(&self) -> Option<(u64, u64, Qualifiers)> {
        if self.is_empty() {
            return None;
        }
        let step = MINUTE
            * [(60, 1), (600, 5), (1200, 30)]
                .iter()
                .find(|(below, _)| self.most < below * MINUTE)
                .map_or(60, |&(_, step)| step);
        let (least, most) = (nearest(self.least, step), nearest(self.most, step));
        let least = if self.least > 0 { least.max(MINUTE) } else { most };
        let qualifiers = Qualifiers {
            at_least: self.at_least,
            about: self.margin > 0 || (self.least > 0 && least != self.least) || most != self.most,
            up_to: self.least == 0 && !self.at_least,
        };
        Some((least, most.max(least), qualifiers))
    }

    /// The least as an ISO 8601-1:2019 duration, such as `PT30H15M`; the most if there is no least.
    #[must_use]
    pub fn iso8601(&self) -> String {
        iso::working(if self.least > 0 { self.least } else { self.most })
    }
}

impl Add for WorkingTime {
    type Output = Self;

    fn add(self, other: Self) -> Self {
        Self {
            least: self.least.saturating_add(other.least),
            most: self.most.saturating_add(other.most),
            margin: self.margin.saturating_add(other.margin),
            at_least: self.at_least || other.at_least,
        }
    }
}

impl AddAssign for WorkingTime {
    fn add_assign(&mut self, other: Self) {
        *self = *self + other;
    }
}

impl Sum for WorkingTime {
    fn sum<I: Iterator<Item = Self>>(times: I) -> Self {
        times.fold(Self::default(), Add::add)
    }
}

fn nearest(parts: u64, step: u64) -> u64 {
    parts.saturating_add(step / 2) / step * step
}

/// A range in minutes if the least is below one hour and the most at most two hours, else in hours.
fn range_text(least: u64, most: u64, language: Language) -> String {
    if most < 60 * MINUTE || (least < 60 * MINUTE && most <= 120 * MINUTE) {
        return range(Unit::Minute, least, most, language);
    }
    range(Unit::Hour, least / 60, most / 60, language)
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::super::length::any_duration;
    use super::*;

    fn sum(durations: &[&str]) -> WorkingTime {
        durations.iter().map(|text| WorkingTime::of(&Duration::parse(text).unwrap()).unwrap()).sum()
    }

    #[track_caller]
    fn check(durations: &[&str], nb: &str, en: &str) {
        let sum = sum(durations);
        assert_eq!([sum.print("nb"), sum.print("en")], [nb, en]);
    }

    #[test]
    fn pages_add_up_to_a_module() {
        check(&["60 min", "45 min", "15 min", "90 min", "30 min"], "4 timer", "4 hours");
        check(&["30 min", "15 min"], "45 min", "45 min");
        check(&["2 timer", "1 t 15 min"], "3 t 15 min", "3 h 15 min");
        check(&["8–10 timer", "8–10 timer"], "16–20 timer", "16–20 hours");
        check(&["20–30 min", "1 time"], "1 t 20 min – 1 t 30 min", "1 h 20 min – 1 h 30 min");
        check(&["10–20 min", "30–40 min"], "40–60 min", "40–60 min");
        check(&["30 min", "30 min"], "1 time", "1 hour");
    }

    #[test]
    fn a_sum_of_which_a_part_is_missing_is_a_least() {
        assert_eq!(sum(&["30 min"]).or_more().print("nb"), "minst 30 min");
        assert_eq!(sum(&["30–45 min"]).or_more().print("nb"), "minst 30–45 min");
        assert_eq!(
            sum(&["inntil 30 min"]).or_more(),
            WorkingTime::default(),
            "it may be less and it may be more"
        );
    }

    #[test]
    fn a_day_and_more_does_not_wrap() {
        check(&["20 timer", "10 timer"], "30 timer", "30 hours");
        assert_eq!(sum(&["20 timer", "10 timer", "15 min"]).iso8601(), "PT30H15M");
    }

    #[test]
    fn qualifiers_are_carried_on() {
        check(&["minst 2 timer", "30 min"], "minst 2½ time", "at least 2½ hours");
        check(&["ca. 2 timer", "30 min"], "ca. 2½ time", "about 2½ hours");
        check(&["ca. 2 timer", "minst 2 timer"], "ca. 4 timer eller mer", "about 4 hours or more");
        check(&["2 timer", "inntil 1 time"], "2–3 timer", "2–3 hours");
        check(&["inntil 1 time", "inntil 30 min"], "inntil 1½ time", "up to 1½ hours");
    }

    #[test]
    fn totals_are_never_too_exact() {
        check(&["2 timer", "13 min"], "ca. 2 t 15 min", "about 2 h 15 min");
        check(&["12 timer", "20 min"], "ca. 12½ time", "about 12½ hours");
        check(&["49 timer", "30 min"], "ca. 50 timer", "about 50 hours");
        check(&["0,01 min"], "ca. 1 min", "about 1 min");
        check(&["inntil 61 min"], "inntil ca. 1 time", "up to about 1 hour");
    }

    #[test]
    fn calendar_time_is_no_work_and_nothing_is_empty() {
        assert_eq!(WorkingTime::of(&Duration::parse("4 uker").unwrap()), None);
        assert!(WorkingTime::default().is_empty());
        assert_eq!(WorkingTime::default().print("nb"), "");
        assert_eq!(sum(&["1 time", "30–45 min"]).minutes(), (90, 105));
    }

    proptest! {
        #[test]
        fn the_order_of_adding_does_not_matter(
            durations in prop::collection::vec(any_duration(), 3),
        ) {
            let [a, b, c] = [0, 1, 2].map(|n| WorkingTime::of(&durations[n]).unwrap_or_default());
            prop_assert_eq!(a + b, b + a);
            prop_assert_eq!((a + b) + c, a + (b + c));
            prop_assert_eq!(a + WorkingTime::default(), a);
        }

        #[test]
        fn any_total_prints_and_none_overflows(least: u64, more: u64, at_least: bool, margin: u64) {
            let time = WorkingTime { least, most: least.saturating_add(more), margin, at_least };
            prop_assert_eq!((time + time).print("nb").is_empty(), time.is_empty());
            prop_assert!((time + time).iso8601().starts_with("PT"));
        }
    }
}
