//! Sums of calendar time, for modules taken one after the other.
//!
//! In: durations in days and longer. Out: [`CalendarTime`]. Amounts of one unit add exactly and
//! print in that unit. Units of one family (days and weeks; months, semesters and years) also add
//! exactly, with 7 days a week, 6 months a semester and 12 months a year. There is no exact answer
//! only across the families: a month is then 30.4375 days (487/16, a twelfth of the Julian year of
//! 365.25 days), and the total is rounded and marked `ca.`. Comparisons use the same length of a
//! month. Left to the caller: modules that run at the same time, and dates.

use std::collections::BTreeMap;
use std::iter::Sum;
use std::ops::{Add, AddAssign};

use super::form::{Qualifiers, qualified, range};
use super::interval::{Interval, margin};
use super::unit::PARTS;
use super::{Amounts, Duration, Qualifier, Unit};
use crate::course::language::Language;

const ONE: u128 = PARTS as u128;

/// A sum of days, weeks, months, semesters and years: a range, which may have no upper limit
/// (`minst`) or be approximate (`ca.`).
///
/// The default is no time at all. Sums saturate at 2⁶⁴ − 1 parts, so that adding never fails.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct CalendarTime {
    /// The least and the most of each unit that has been added, in parts of that unit.
    totals: BTreeMap<Unit, (u64, u64)>,
    at_least: bool,
    about: bool,
}

impl CalendarTime {
    /// A sum of one duration; `None` for working time, which says nothing about calendar time.
    #[must_use]
    pub fn of(duration: &Duration) -> Option<Self> {
        let qualifier = duration.qualifier();
        (!duration.is_working_time()).then(|| Self {
            totals: BTreeMap::from([(duration.unit(), duration.bounds())]),
            at_least: qualifier == Qualifier::AtLeast,
            about: qualifier == Qualifier::About,
        })
    }

    /// From the least of `shortest` to the most of `longest`, which must be at least as long.
    #[must_use]
    pub fn between(shortest: &Self, longest: &Self) -> Self {
        let ends = |unit: Unit| {
            let (least, _) = shortest.totals.get(&unit).copied().unwrap_or_default();
            let (_, most) = longest.totals.get(&unit).copied().unwrap_or_default();
            (unit, (least, most))
        };
        Self {
            totals: shortest
                .totals
                .keys()
                .chain(longest.totals.keys())
                .map(|&unit| ends(unit))
                .collect(),
            at_least: shortest.at_least || longest.at_least,
            about: shortest.about || longest.about,
        }
    }

    /// The sum as a minimum, for when some of its parts are unknown. A sum without a least ("inntil
    /// 2 uker") says nothing then, and becomes empty.
    #[must_use]
    pub fn or_more(self) -> Self {
        if self.lengths().0 == 0 { Self::default() } else { Self { at_least: true, ..self } }
    }

    /// The least and the most in a unit common to all sums: sixteenths of a part of a day, that is,
    /// 1/4800 of a day.
    #[must_use]
    pub fn lengths(&self) -> (u128, u128) {
        let (days, months) = (self.family(Unit::Day), self.family(Unit::Month));
        (sixteenths(days.0, months.0), sixteenths(days.1, months.1))
    }

    /// The interval of the sum, in sixteenths of a part of a day: `ca.` widens it, `minst` removes
    /// the upper bound.
    #[must_use]
    pub fn interval(&self) -> Interval {
        let (least, most) = self.lengths();
        let margin = if self.about { margin(most) } else { 0 };
        Interval::new(
            least.saturating_sub(margin),
            (!self.at_least).then_some(most.saturating_add(margin)),
        )
    }

    /// The most work that fits into this time, in parts of a minute, as in
    /// [`WorkingTime::interval`](super::WorkingTime::interval); `None` if the time has no upper
    /// bound. A week is five working days of 7½ hours; in a part of a week, the first five days are
    /// working days.
    #[must_use]
    pub fn room_for_work(&self) -> Option<u128> {
        let most = self.interval().most()?;
        let (day, minutes) = (16 * ONE, 450);
        let (weeks, rest) = (most / (7 * day), most % (7 * day));
        Some((weeks * 5 * ONE + rest.min(5 * day).div_ceil(16)) * minutes)
    }

    /// The whole weeks, at least one, into which this much work fits, given in parts of a minute.
    #[must_use]
    pub fn weeks_for_work(work: u128) -> Self {
        let weeks = saturate(work.div_ceil(5 * 450 * ONE).max(1)).saturating_mul(PARTS.into());
        Self {
            totals: BTreeMap::from([(Unit::Week, (weeks, weeks))]),
            at_least: false,
            about: false,
        }
    }

    /// Whether nothing has been added.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.totals.is_empty()
    }

    /// Prints the sum as people write it in `language`, a BCP 47 tag; empty if nothing has been
    /// added.
    #[must_use]
    pub fn print(&self, language: &str) -> String {
        let Some((unit, least, most, exact)) = self.total() else { return String::new() };
        let language = Language::of_tag(language);
        let up_to = least == 0 && !self.at_least;
        let qualifiers = Qualifiers { at_least: self.at_least, about: self.about || !exact, up_to };
        let least = if least == 0 { most } else { least };
        qualified(qualifiers, &range(unit, saturate(least), saturate(most), language), language)
    }

    /// The sum as amounts of one unit; `None` if nothing has been added.
    #[must_use]
    pub fn amounts(&self) -> Option<Amounts> {
        let (unit, least, most, exact) = self.total()?;
        Some(Amounts::of_sum(
            unit,
            saturate(least),
            saturate(most),
            self.at_least,
            self.about || !exact,
        ))
    }

    /// The whole sum in one unit, in parts, and whether it is exact.
    fn total(&self) -> Option<(Unit, u128, u128, bool)> {
        let mut units = self.totals.iter();
        let (&unit, &(least, most)) = units.next()?;
        if units.next().is_none() {
            return Some((unit, u128::from(least), u128::from(most), true));
        }
        let (days, months) = (self.family(Unit::Day), self.family(Unit::Month));
        Some(match (days, months) {
            ((least, most), (_, 0)) => whole_or_half(Unit::Week, Unit::Day, least, most),
            ((_, 0), (least, most)) => whole_or_half(Unit::Year, Unit::Month, least, most),
            _ => {
                let (least, most) = self.lengths();
                rounded(least, most)
            }
        })
    }

    /// The least and the most of all units that hold `smallest` exactly, in parts of it.
    fn family(&self, smallest: Unit) -> (u128, u128) {
        let members = self
            .totals
            .iter()
            .filter_map(|(unit, total)| Some((u128::from(unit.holds(smallest)?), total)));
        members.fold((0, 0), |(least, most), (factor, total)| {
            (least + u128::from(total.0) * factor, most + u128::from(total.1) * factor)
        })
    }
}

impl Add for CalendarTime {
    type Output = Self;

    fn add(mut self, other: Self) -> Self {
        self += other;
        self
    }
}

impl AddAssign for CalendarTime {
    fn add_assign(&mut self, other: Self) {
        for (unit, (least, most)) in other.totals {
            let total = self.totals.entry(unit).or_default();
            *total = (total.0.saturating_add(least), total.1.saturating_add(most));
        }
        self.at_least |= other.at_least;
        self.about |= other.about;
    }
}

impl Sum for CalendarTime {
    fn sum<I: Iterator<Item = Self>>(times: I) -> Self {
        times.fold(Self::default(), Add::add)
    }
}

/// A total of one family: in its larger unit if both ends are a multiple of one half there, else in
/// the smaller.
fn whole_or_half(larger: Unit, smaller: Unit, least: u128, most: u128) -> (Unit, u128, u128, bool) {
    let factor = u128::from(larger.holds(smaller).unwrap_or(1));
    let fits = |parts: u128| parts.is_multiple_of(factor * ONE / 2);
    if fits(least) && fits(most) {
        (larger, least / factor, most / factor, true)
    } else {
        (smaller, least, most, true)
    }
}

/// Parts of days and of months as sixteenths of parts of a day.
fn sixteenths(days: u128, months: u128) -> u128 {
    days * 16 + months * 487
}

/// A total in the largest unit of which it is at least two, rounded to halves below ten units and
/// to whole units from ten.
fn rounded(least: u128, most: u128) -> (Unit, u128, u128, bool) {
    let measure = if least > 0 { least } else { most };
    let units = [(Unit::Year, 487 * 12), (Unit::Month, 487), (Unit::Week, 16 * 7)];
    let (unit, size) =
        units.into_iter().find(|&(_, size)| measure >= 2 * size * ONE).unwrap_or((Unit::Day, 16));
    let step = if most < 10 * size * ONE { ONE / 2 } else { ONE };
    let nearest = |value: u128| (value / size + step / 2) / step * step;
    (unit, nearest(least), nearest(most), false)
}

fn saturate(parts: u128) -> u64 {
    u64::try_from(parts).unwrap_or(u64::MAX)
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::super::length::any_duration;
    use super::*;

    fn sum(durations: &[&str]) -> CalendarTime {
        durations
            .iter()
            .map(|text| CalendarTime::of(&Duration::parse(text).unwrap()).unwrap())
            .sum()
    }

    #[track_caller]
    fn check(durations: &[&str], nb: &str) {
        assert_eq!(sum(durations).print("nb"), nb);
    }

    #[test]
    fn the_weeks_of_the_modules_add_exactly() {
        let modules = [
            "1–2 uker",
            "minst 4–5 uker",
            "minst 6–7 uker",
            "minst 4–5 uker",
            "minst 4–5 uker",
            "minst 4–5 uker",
        ];
        check(&modules, "minst 23–29 uker");
        assert_eq!(sum(&modules).print("nn"), "minst 23–29 veker");
        assert_eq!(sum(&modules).print("en"), "at least 23–29 weeks");
    }

    #[test]
    fn units_of_one_family_add_exactly_and_are_not_marked() {
        check(&["1 uke", "7 dager"], "2 uker");
        check(&["1 uke", "3 dager"], "10 dager");
        check(&["1 år", "1 semester"], "1½ år");
        check(&["3–4 semestre", "6 måneder"], "2–2½ år");
        check(&["1 år", "1 måned"], "13 måneder");
    }

    #[test]
    fn weeks_and_months_meet_roughly() {
        check(&["6 måneder", "2 uker"], "ca. 6½ måned");
        check(&["2 måneder", "2 dager"], "ca. 2 måneder");
        check(&["1 måned", "2 uker"], "ca. 6½ uke");
        check(&["1 måned", "24 dager"], "ca. 8 uker");
        check(&["1 år", "4–5 uker"], "ca. 13 måneder");
        check(&["2 år", "minst 4–5 uker"], "ca. 2 år eller mer");
    }

    #[test]
    fn qualifiers_are_carried_on() {
        check(&["ca. 6 måneder", "2 måneder"], "ca. 8 måneder");
        check(&["4 uker", "inntil 2 uker"], "4–6 uker");
        check(&["inntil 1 uke", "inntil 2 uker"], "inntil 3 uker");
        check(&["inntil 1 måned", "inntil 2 uker"], "inntil ca. 6½ uke");
        check(&["½ uke", "½ uke"], "1 uke");
    }

    #[test]
    fn a_sum_of_which_a_part_is_missing_is_a_least() {
        assert_eq!(sum(&["4–5 uker", "1 uke"]).or_more().print("nb"), "minst 5–6 uker");
        assert_eq!(
            sum(&["inntil 2 uker"]).or_more(),
            CalendarTime::default(),
            "it may be less and it may be more"
        );
    }

    #[test]
    fn working_time_is_no_calendar_and_nothing_is_empty() {
        assert_eq!(CalendarTime::of(&Duration::parse("8 timer").unwrap()), None);
        assert!(CalendarTime::default().is_empty());
        assert_eq!(CalendarTime::default().print("nb"), "");
    }

    proptest! {
        #[test]
        fn the_order_of_adding_does_not_matter(
            durations in prop::collection::vec(any_duration(), 3),
        ) {
            let [a, b, c] = [0, 1, 2].map(|n| CalendarTime::of(&durations[n]).unwrap_or_default());
            prop_assert_eq!(a.clone() + b.clone(), b.clone() + a.clone());
            prop_assert_eq!((a.clone() + b.clone()) + c.clone(), a.clone() + (b + c));
            prop_assert_eq!(a.clone() + CalendarTime::default(), a);
        }

        #[test]
        fn any_total_prints_and_none_overflows(
            totals in prop::collection::btree_map(
            prop::sample::select(Unit::ALL[2..].to_vec()), (any::<u64>(), any::<u64>()), 1..5,
        ),
        ) {
            let ascending = |(unit, (a, b)): (Unit, (u64, u64))| (unit, (a.min(b), a.max(b)));
            let totals = totals.into_iter().map(ascending).collect();
            let time = CalendarTime { totals, ..CalendarTime::default() };
            prop_assert!(!(time.clone() + time).print("en").is_empty());
        }
    }
}
