//! A duration as days of the calendar.
//!
//! In: a [`Duration`]. Out: the fewest and the most days that it is, whenever it begins. Unlike
//! [`Interval`](super::Interval), which takes every month as equally long, this holds for each month
//! of every year, so that what is found too long is too long.

use std::ops::RangeInclusive;

use super::unit::PARTS;
use super::{Duration, Qualifier, Unit};

impl Duration {
    /// The fewest and the most days that the duration is, rounded outwards; `None` for working
    /// time. Of "minst" the most is that of the amount; `ca.` is a quarter less or more.
    #[must_use]
    pub fn days(&self) -> Option<RangeInclusive<u64>> {
        let (least, most) = self.bounds();
        let (fewest, longest) = match self.unit {
            Unit::Minute | Unit::Hour => return None,
            Unit::Day => (whole(least), whole_up(most)),
            Unit::Week => (whole(7 * least), whole_up(7 * most)),
            Unit::Month => months(least, most),
            Unit::Semester => months(6 * least, 6 * most),
            Unit::Year => months(12 * least, 12 * most),
        };
        let about = self.qualifier == Qualifier::About;
        let fewest = if about { fewest - fewest.div_ceil(4) } else { fewest };
        let longest = if about { longest + longest.div_ceil(4) } else { longest };
        Some(fewest..=longest)
    }
}

/// The fewest days of some months and the most of others, in parts of a month. So many months in a
/// row are at least 30 days each but two, and at most 30½ each and one and a half more.
fn months(least: u64, most: u64) -> (u64, u64) {
    (whole(30 * least).saturating_sub(2), whole_up(61 * most / 2) + 2)
}

fn whole(parts: u64) -> u64 {
    parts / u64::from(PARTS)
}

fn whole_up(parts: u64) -> u64 {
    parts.div_ceil(u64::from(PARTS))
}

#[cfg(test)]
mod tests {
    use jiff::ToSpan;
    use jiff::civil::date;

    use super::*;

    fn days(text: &str) -> Option<(u64, u64)> {
        Duration::parse(text).unwrap().days().map(RangeInclusive::into_inner)
    }

    #[test]
    fn weeks_are_exact_and_working_time_is_no_days() {
        assert_eq!(days("to uker"), Some((14, 14)));
        assert_eq!(days("4–5 uker"), Some((28, 35)));
        assert_eq!(days("halvannen uke"), Some((10, 11)));
        assert_eq!(days("inntil 2 uker"), Some((0, 14)));
        assert_eq!(days("ca. 4 uker"), Some((21, 35)));
        assert_eq!(days("90 min"), None);
    }

    #[test]
    fn months_hold_for_each_month_of_every_year() {
        for count in 1..=48_u32 {
            let (fewest, most) = days(&format!("{count} måneder")).unwrap();
            for month in 0..60_i32 {
                let start = date(2023, 1, 1).checked_add(month.months()).unwrap();
                let end = start.checked_add(i64::from(count).months()).unwrap();
                let length = u64::try_from((end - start).get_days()).unwrap();
                assert!((fewest..=most).contains(&length), "{count} months from {start}");
            }
        }
    }
}
