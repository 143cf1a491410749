//! Working time in the one form that pages have it in.
//!
//! In: a [`Duration`], a [`Workload`] or a [`WorkingTime`]. Out: its text for readers, who compare
//! times: minutes under two hours, `90 min`, and from there `2 t 40 min` and `3 t`, however the
//! author wrote them. Whole hours in a range keep their word, `8–10 timer`, and so does calendar
//! time. The canonical text, which data and messages have, is left to `print`.

use super::form::{Number, hour_mark, name, qualified, range};
use super::unit::PARTS;
use super::{Duration, Unit, WorkingTime, Workload};
use crate::course::language::Language;

const MINUTE: u64 = PARTS as u64;
const HOUR: u64 = 60 * MINUTE;

/// A time from here on is told in hours.
const IN_HOURS: u64 = 2 * HOUR;

impl Duration {
    /// The duration as pages tell it in `language`, a BCP 47 tag.
    #[must_use]
    pub fn on_page(&self, language: &str) -> String {
        let factor = match self.unit {
            Unit::Minute => 1,
            Unit::Hour => 60,
            _ => return self.print(language),
        };
        let of = Language::of_tag(language);
        let least = u64::from(self.minimum) * factor;
        let most = self.maximum.map_or(least, |most| u64::from(most) * factor);
        if !least.is_multiple_of(MINUTE) || !most.is_multiple_of(MINUTE) {
            return self.print(language);
        }
        let each = time(least, most, of);
        let amount = if self.sessions > 1 { format!("{} × {each}", self.sessions) } else { each };
        qualified(self.qualifiers(), &amount, of)
    }
}

impl Workload {
    /// The workload as pages tell it; a rate as it is written.
    #[must_use]
    pub fn on_page(&self, language: &str) -> String {
        if self.per().is_none() && self.over().is_none() {
            return self.amount().on_page(language);
        }
        self.print(language)
    }
}

impl WorkingTime {
    /// The sum as pages tell it, rounded as when it is printed; empty if nothing has been added.
    #[must_use]
    pub fn on_page(&self, language: &str) -> String {
        let Some((least, most, qualifiers)) = self.rounded() else { return String::new() };
        let language = Language::of_tag(language);
        qualified(qualifiers, &time(least, most, language), language)
    }
}

/// A time or a range of times of whole minutes, in parts of a minute.
fn time(least: u64, most: u64, language: Language) -> String {
    if most < IN_HOURS {
        return range(Unit::Minute, least, most, language);
    }
    if least != most && least.is_multiple_of(HOUR) && most.is_multiple_of(HOUR) {
        return range(Unit::Hour, least / 60, most / 60, language);
    }
    let most_text = one(most, language);
    if least == most { most_text } else { format!("{} – {most_text}", one(least, language)) }
}

/// One time of whole minutes.
fn one(time: u64, language: Language) -> String {
    let minutes = time / MINUTE;
    let minute = name(Unit::Minute, language, Number::Many);
    if time < IN_HOURS {
        return format!("{minutes} {minute}");
    }
    let (hours, hour) = (minutes / 60, hour_mark(language));
    match minutes % 60 {
        0 => format!("{hours} {hour}"),
        rest => format!("{hours} {hour} {rest} {minute}"),
    }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::super::any_duration;
    use super::*;

    #[track_caller]
    fn check(written: &str, nb: &str, en: &str) {
        let duration = Duration::parse(written).unwrap();
        assert_eq!([duration.on_page("nb"), duration.on_page("en")], [nb, en], "{written}");
    }

    #[test]
    fn under_two_hours_are_minutes_and_from_there_hours_and_minutes() {
        for written in ["1½ time", "90 min", "halvannen time", "1 t 30 min"] {
            check(written, "90 min", "90 min");
        }
        check("1 time", "60 min", "60 min");
        check("119 min", "119 min", "119 min");
        check("120 min", "2 t", "2 h");
        check("3½ time", "3 t 30 min", "3 h 30 min");
        check("2 timer og 40 minutter", "2 t 40 min", "2 h 40 min");
    }

    #[test]
    fn a_range_has_the_same_form_and_whole_hours_their_word() {
        check("1–1½ time", "60–90 min", "60–90 min");
        check("8-10 timer", "8–10 timer", "8–10 hours");
        check("1–2 timer", "1–2 timer", "1–2 hours");
        check("1½–2½ time", "90 min – 2 t 30 min", "90 min – 2 h 30 min");
    }

    #[test]
    fn qualifiers_sessions_and_calendar_time_are_kept() {
        check("ca. 1½ time", "ca. 90 min", "about 90 min");
        check("minst 2 timer", "minst 2 t", "at least 2 h");
        check("3 økter à 1½ time", "3 × 90 min", "3 × 90 min");
        check("minst 4–5 uker", "minst 4–5 uker", "at least 4–5 weeks");
        check("0,5 min", "½ min", "½ min");
    }

    #[test]
    fn sums_and_workloads_have_the_same_form() {
        let sum = |times: &[&str]| -> WorkingTime {
            times.iter().filter_map(|text| WorkingTime::of(&Duration::parse(text).unwrap())).sum()
        };
        assert_eq!(sum(&["60 min", "30 min"]).on_page("nb"), "90 min");
        assert_eq!(sum(&["16 timer", "1½ time"]).on_page("nb"), "17 t 30 min");
        assert_eq!(sum(&["2 timer", "13 min"]).on_page("nn"), "ca. 2 t 15 min");
        assert_eq!(WorkingTime::default().on_page("nb"), "");
        let workload = |text: &str| Workload::parse(text).unwrap().on_page("nb");
        assert_eq!(workload("1½ time"), "90 min");
        assert_eq!(workload("2 timer per uke"), "2 timer per uke");
    }

    proptest! {
        #[test]
        fn what_pages_tell_is_as_long_as_what_was_written(duration in any_duration()) {
            let told = Duration::parse(&duration.on_page("nb"));
            let sum = |of: &Duration| WorkingTime::of(of).map(|time| time.interval());
            prop_assert_eq!(told.as_ref().ok().and_then(sum), sum(&duration));
        }
    }
}
