//! The interval that a duration means when an author states it.
//!
//! In: a [`Duration`]. Out: its [`Interval`], to compare with a sum.
//!
//! A plain *stated* amount is assumed to be rounded, and is widened by half a step on either side.
//! The step is the coarsest of which the amount is a multiple: the hour, half hour or five minutes
//! for work; the day, week or month for calendar time. Each of several sessions is rounded so. Sums
//! are not rounded: their interval is that of their parts.

use super::unit::PARTS;
use super::{CalendarTime, Duration, Interval, Qualifier, Unit, WorkingTime};

impl Duration {
    /// The interval of the duration when an author states it.
    #[must_use]
    pub fn interval(&self) -> Interval {
        let exact = WorkingTime::of(self)
            .map(|time| time.interval())
            .or_else(|| CalendarTime::of(self).map(|time| time.interval()));
        let exact = exact.unwrap_or(Interval::new(0, None));
        if self.qualifier == Qualifier::About { exact } else { exact.widened(self.half_a_step()) }
    }

    /// Half of the step to which the amounts seem to be rounded; zero if they are finer than every
    /// step.
    pub(super) fn half_a_step(&self) -> u128 {
        let part = u128::from(PARTS);
        let whole = |of: u32| {
            self.minimum.is_multiple_of(of)
                && self.maximum.is_none_or(|maximum| maximum.is_multiple_of(of))
        };
        let step = match self.unit {
            Unit::Hour if whole(PARTS) => 30 * part,
            Unit::Hour if whole(PARTS / 2) => 15 * part,
            Unit::Minute if whole(60 * PARTS) => 30 * part,
            Unit::Minute if whole(30 * PARTS) => 15 * part,
            Unit::Minute if whole(5 * PARTS) => 5 * part / 2,
            Unit::Day if whole(PARTS) => 8 * part,
            Unit::Week if whole(PARTS) => 8 * 7 * part,
            Unit::Month | Unit::Semester | Unit::Year if whole(PARTS) => 487 * part / 2,
            _ => 0,
        };
        step * u128::from(self.sessions)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    /// Whether the sum of `parts` agrees with what is `stated`.
    fn meets(parts: &[&str], stated: &str) -> bool {
        let parts = || parts.iter().map(|part| Duration::parse(part).unwrap());
        let stated = Duration::parse(stated).unwrap();
        let sum = if stated.is_working_time() {
            parts().map(|part| WorkingTime::of(&part).unwrap()).sum::<WorkingTime>().interval()
        } else {
            parts().map(|part| CalendarTime::of(&part).unwrap()).sum::<CalendarTime>().interval()
        };
        sum.overlaps(&stated.interval())
    }

    #[test]
    fn ranges_meet_where_they_overlap() {
        assert!(meets(&["4 t", "5 t"], "8–10 timer"));
        assert!(meets(&["6–8 timer"], "8–10 timer"));
        assert!(!meets(&["4 t", "3 t"], "8–10 timer"));
        assert!(!meets(&["11 t"], "8–10 timer"));
    }

    #[test]
    fn what_is_stated_is_rounded_and_a_sum_is_not() {
        assert!(meets(&["7 t 30 min"], "8 timer") && !meets(&["7 t 25 min"], "8 timer"));
        assert!(meets(&["1 t 20 min"], "90 min") && !meets(&["1 t 10 min"], "90 min"));
        assert!(meets(&["47 min"], "45 min") && !meets(&["48 min"], "45 min"));
        assert!(!meets(&["47 min"], "46 min"));
        assert!(meets(&["26 uker"], "6 måneder") && !meets(&["29 uker"], "6 måneder"));
    }

    #[test]
    fn at_least_is_open_upwards_and_up_to_downwards() {
        assert!(meets(&["40 t"], "minst 8 timer") && !meets(&["4 t"], "minst 8 timer"));
        assert!(meets(&["minst 4 t"], "8 timer") && !meets(&["minst 9 t"], "8 timer"));
        assert!(meets(&["1 t"], "inntil 8 timer") && !meets(&["9 t"], "inntil 8 timer"));
    }

    #[test]
    fn about_reaches_a_quarter_to_either_side() {
        assert!(meets(&["6 t"], "ca. 8 timer") && meets(&["10 t"], "ca. 8 timer"));
        assert!(!meets(&["5 t 55 min"], "ca. 8 timer") && !meets(&["10 t 5 min"], "ca. 8 timer"));
        assert!(meets(&["4 t", "ca. 2 t"], "7 timer") && !meets(&["4 t", "ca. 2 t"], "7,5 timer"));
    }

    #[test]
    fn a_full_working_week_is_37_and_a_half_hours() {
        let room =
            |text| CalendarTime::of(&Duration::parse(text).unwrap()).unwrap().room_for_work();
        let hours = |text| {
            Some(WorkingTime::of(&Duration::parse(text).unwrap()).unwrap().interval().least())
        };
        assert_eq!(room("1 uke"), hours("37,5 t"));
        assert_eq!(room("2 dager"), hours("15 t"));
        assert_eq!(room("6 dager"), hours("37,5 t"), "nobody works on the sixth");
        assert_eq!(room("1–2 uker"), hours("75 t"));
        assert_eq!(room("minst 1 uke"), None);
    }
}
