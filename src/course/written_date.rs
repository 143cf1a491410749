//! Dates as people write them: `17. aug. 2026`, `mandag 17. august 2026`, `17/8-2026`, `2026-8-17`.
//!
//! In: text that is not a date in ISO 8601 format. Out: a [`WrittenDate`], for the help of a
//! message, where only one date can be meant. The day stands before the month, as everywhere in
//! Norway, save where only the other order gives a date.

use jiff::civil::{Date, Weekday};

use super::language::Language;
use crate::language::NORWEGIAN_MONTHS;

const ENGLISH_MONTHS: [&str; 12] = [
    "January",
    "February",
    "March",
    "April",
    "May",
    "June",
    "July",
    "August",
    "September",
    "October",
    "November",
    "December",
];

/// The names of the days from Monday: bokmål, nynorsk where it differs, English.
const WEEKDAYS: [&[&str]; 7] = [
    &["mandag", "måndag", "Monday"],
    &["tirsdag", "tysdag", "Tuesday"],
    &["onsdag", "Wednesday"],
    &["torsdag", "Thursday"],
    &["fredag", "Friday"],
    &["lørdag", "laurdag", "Saturday"],
    &["søndag", "sundag", "Sunday"],
];

/// The words of a date that say nothing of it.
const FILLERS: [&str; 5] = ["den", "the", "of", "on", "d"];

/// A date as a person wrote it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(in crate::course) struct WrittenDate {
    /// The year and the month, and the day if it is written.
    pub(in crate::course) year: i16,
    pub(in crate::course) month: i8,
    pub(in crate::course) day: Option<i8>,
    /// The day of the week that is written with it.
    pub(in crate::course) weekday: Option<Weekday>,
}

impl WrittenDate {
    /// The date that a text can only mean; nothing for other text.
    pub(in crate::course) fn parse(text: &str) -> Option<Self> {
        let text = text.to_lowercase();
        let mut parts: Vec<&str> = text
            .split(['.', ' ', '\u{a0}', '/', '-', '–', ','])
            .filter(|part| !part.is_empty() && !FILLERS.contains(part))
            .collect();
        let weekday = parts.first().and_then(|word| weekday(word));
        if weekday.is_some() {
            parts.remove(0);
        }
        let (year, month, day) = match parts.as_slice() {
            [one, two, three] => of_three(one, two, three)?,
            [one, two] => {
                let (year, month) = of_two(one, two)?;
                (year, month, None)
            }
            [digits] => (number(digits.get(..4)?)?, number8(digits.get(4..6)?)?, {
                Some(number8(digits.get(6..).filter(|day| day.len() == 2)?)?)
            }),
            _ => return None,
        };
        Date::new(year, month, day.unwrap_or(1)).ok()?;
        Some(Self { year, month, day, weekday: weekday.filter(|_| day.is_some()) })
    }

    /// In ISO 8601 format.
    pub(in crate::course) fn iso8601(self) -> String {
        let month = format!("{:04}-{:02}", self.year, self.month);
        self.day.map_or_else(|| month.clone(), |day| format!("{month}-{day:02}"))
    }

    /// The day of the week that the date is, if another is written with it.
    pub(in crate::course) fn other_weekday(self) -> Option<Weekday> {
        let date = Date::new(self.year, self.month, self.day?).ok()?;
        Some(date.weekday()).filter(|is| self.weekday.is_some_and(|written| written != *is))
    }
}

/// The name of a day of the week in bokmål and English.
pub(in crate::course) fn weekday_names(day: Weekday) -> (&'static str, &'static str) {
    let index = usize::try_from(day.to_monday_zero_offset()).unwrap_or_default();
    match WEEKDAYS.get(index) {
        Some([norwegian, .., english]) => (norwegian, english),
        _ => ("", ""),
    }
}

/// Whether a lower-case word is the name of a day of the week.
pub(in crate::course) fn is_weekday(word: &str) -> bool {
    weekday(word).is_some()
}

/// The name of a month in `language`, a BCP 47 tag; the first is 1.
pub(in crate::course) fn month_name(number: i8, language: &str) -> &'static str {
    let names = if Language::of_tag(language) == Language::English {
        ENGLISH_MONTHS
    } else {
        NORWEGIAN_MONTHS
    };
    let index = usize::try_from(number - 1).ok();
    index.and_then(|index| names.get(index).copied()).unwrap_or_default()
}

/// Whether a lower-case word is the name of a month.
pub(in crate::course) fn is_month(word: &str) -> bool {
    NORWEGIAN_MONTHS.iter().chain(&ENGLISH_MONTHS).any(|month| month.to_lowercase() == word)
}

type Parts = (i16, i8, Option<i8>);

fn of_three(one: &str, two: &str, three: &str) -> Option<Parts> {
    if one.len() == 4 && number(one).is_some() {
        return Some((number(one)?, month(two)?, Some(day(three)?)));
    }
    let (year, named_first) = (year(three)?, month_of(one).is_some());
    let first_is_month = named_first || (number8(two).is_some_and(|two| two > 12));
    let (month_of, day_of) = if first_is_month { (one, two) } else { (two, one) };
    Some((year, month(month_of)?, Some(day(day_of)?)))
}

fn of_two(one: &str, two: &str) -> Option<(i16, i8)> {
    let is_year = |text: &str| text.len() == 4 && number(text).is_some();
    if is_year(one) { Some((number(one)?, month(two)?)) } else { Some((year(two)?, month(one)?)) }
}

/// A year of four digits, or of two: no course opened before 1900, so they are of this century.
fn year(text: &str) -> Option<i16> {
    match text.len() {
        2 => number(text).map(|year| 2000 + year),
        4 => number(text),
        _ => None,
    }
}

fn month(text: &str) -> Option<i8> {
    number8(text).or_else(|| month_of(text)).filter(|month| (1..=12).contains(month))
}

/// The number of a month by its lower-case name, or by its first letters: `aug`, `sept`.
pub(in crate::course) fn month_of(text: &str) -> Option<i8> {
    let is_name = |name: &&str| {
        let name = name.to_lowercase();
        name == text || (text.chars().count() >= 3 && name.starts_with(text))
    };
    let find = |names: [&str; 12]| names.iter().position(is_name);
    let index = find(NORWEGIAN_MONTHS).or_else(|| find(ENGLISH_MONTHS))?;
    i8::try_from(index + 1).ok()
}

/// A day of a month: `17`, `17th`.
fn day(text: &str) -> Option<i8> {
    let text =
        ["st", "nd", "rd", "th"].iter().find_map(|end| text.strip_suffix(end)).unwrap_or(text);
    number8(text).filter(|day| (1..=31).contains(day))
}

/// A day of the week by its name, or by its first letters: `man`, `tirs`.
fn weekday(word: &str) -> Option<Weekday> {
    let is_long = word.chars().count() >= 3;
    let is_name = |name: &str| {
        let name = name.to_lowercase();
        name == word || (is_long && name.starts_with(word))
    };
    let index = WEEKDAYS.iter().position(|names| names.iter().any(|name| is_name(name)))?;
    Weekday::from_monday_zero_offset(i8::try_from(index).ok()?).ok()
}

fn number(text: &str) -> Option<i16> {
    text.bytes().all(|byte| byte.is_ascii_digit()).then(|| text.parse().ok())?
}

fn number8(text: &str) -> Option<i8> {
    number(text).and_then(|number| i8::try_from(number).ok())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[track_caller]
    fn check(text: &str, iso: &str) {
        let read = WrittenDate::parse(text).map(WrittenDate::iso8601);
        assert_eq!(read.as_deref(), Some(iso).filter(|iso| !iso.is_empty()), "{text}");
    }

    #[test]
    fn what_people_write_is_the_date_that_they_mean() {
        for text in [
            "17. aug. 2026",
            "17. august 2026",
            "17 august 2026",
            "mandag 17. august 2026",
            "man. 17.8.2026",
            "måndag den 17. august 2026",
            "17/8-2026",
            "17/8 2026",
            "17.8.26",
            "17.08.2026",
            "17-8-2026",
            "2026-8-17",
            "2026/08/17",
            "20260817",
            "August 17, 2026",
            "17th of August 2026",
            "Monday, 17 August 2026",
            "8/17/2026",
        ] {
            check(text, "2026-08-17");
        }
        check("1.3.26", "2026-03-01");
        for text in ["mars 2026", "mar. 2026", "March 2026", "3/2026", "2026-3", "03.2026"] {
            check(text, "2026-03");
        }
    }

    #[test]
    fn what_is_no_date_or_could_be_several_is_none() {
        for text in [
            "",
            "snart",
            "uke 34",
            "31.2.2026",
            "17. august",
            "2026",
            "13.13.2026",
            "1.2.3",
            "ma 2026",
            "17.8.126",
            "høsten 2026",
            "1234567",
        ] {
            check(text, "");
        }
    }

    #[test]
    fn a_wrong_day_of_the_week_is_seen() {
        let other = |text: &str| WrittenDate::parse(text).unwrap().other_weekday();
        assert_eq!(other("mandag 17. august 2026"), None);
        assert_eq!(other("17. august 2026"), None);
        assert_eq!(other("tirsdag 17. august 2026"), Some(Weekday::Monday));
        assert_eq!(weekday_names(Weekday::Monday), ("mandag", "Monday"));
    }
}
