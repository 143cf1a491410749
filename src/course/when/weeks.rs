//! Weeks of the calendar and of the course: `uke 34`, `kursuke 3`.
//!
//! In: text in lower case with one sort of dash. Out: the numbers of the weeks, and the year where
//! it is written. Whether there are such weeks is left to `refused`.

use super::Weeks;

/// The noun of a week.
const WEEK: [&str; 11] =
    ["uke", "uka", "uken", "uker", "ukene", "veke", "veka", "veker", "vekene", "week", "weeks"];
/// What may stand before a week and says nothing of it.
const IN: [&str; 2] = ["i", "in"];
/// The noun of a week of the course.
const COURSE_WEEK: [&str; 8] = [
    "kursuke",
    "kursuka",
    "kursuker",
    "kursveke",
    "kursveka",
    "kursveker",
    "course week",
    "course weeks",
];
/// What makes a week one of the course.
const OF_COURSE: [&str; 6] =
    ["i kurset", "av kurset", "in the course", "of the course", "i kurstida", "i kurstiden"];

/// `kursuke 3`, `course weeks 3-4`, `uke 3 i kurset`.
pub(super) fn course_weeks(text: &str) -> Option<(u16, u16)> {
    let text = IN.into_iter().find_map(|word| strip_words(text, word)).unwrap_or(text).trim();
    let named = COURSE_WEEK.into_iter().find_map(|word| strip_words(text, word));
    let of_course = || {
        let text = OF_COURSE.into_iter().find_map(|words| text.strip_suffix(words))?;
        WEEK.into_iter().find_map(|word| strip_words(text, word))
    };
    numbers(named.or_else(of_course)?)
}

/// `uke 34`, `i uke 34-36 2026`, `uke 34/2026`, `2026-w34`.
pub(super) fn weeks(text: &str) -> Option<Weeks> {
    if let Some((year, week)) = text.split_once("-w") {
        let (year, week) = (self::year(year)?, number(week).filter(|_| week.len() == 2)?);
        return Some(Weeks { from: week, to: week, year: Some(year) });
    }
    let text = IN.into_iter().find_map(|word| strip_words(text, word)).unwrap_or(text).trim();
    let text = WEEK.into_iter().find_map(|word| strip_words(text, word))?.trim();
    let of =
        |text: &str, year: Option<i16>| numbers(text).map(|(from, to)| Weeks { from, to, year });
    let (before, last) = text.rsplit_once([' ', '-']).unwrap_or((text, ""));
    match year(last) {
        Some(year) => {
            let before = [" i", " in", " of", " av"]
                .into_iter()
                .find_map(|word| before.strip_suffix(word))
                .unwrap_or(before);
            of(before, Some(year))
        }
        None => of(text, None),
    }
}

/// `34`, `34-36`, `34 til 36`.
fn numbers(text: &str) -> Option<(u16, u16)> {
    let text = text.trim();
    let halves =
        ["-", " til og med ", " til ", " to "].iter().find_map(|mark| text.split_once(mark));
    match halves {
        Some((from, to)) => Some((number(from)?, number(to)?)),
        None => number(text).map(|number| (number, number)),
    }
}

fn number(text: &str) -> Option<u16> {
    let text = text.trim();
    let is_number = (1..=3).contains(&text.len()) && text.bytes().all(|byte| byte.is_ascii_digit());
    is_number.then(|| text.parse().ok())?
}

fn year(text: &str) -> Option<i16> {
    let is_year = text.len() == 4 && text.bytes().all(|byte| byte.is_ascii_digit());
    is_year.then(|| text.parse().ok())?.filter(|year| (1900..2200).contains(year))
}

/// What follows some words at the start of a text, whatever their letter case.
pub(super) fn strip_words<'t>(text: &'t str, words: &str) -> Option<&'t str> {
    let (head, rest) = (text.get(..words.len())?, text.get(words.len()..)?);
    let ends = rest.is_empty() || rest.starts_with([' ', ':', '\u{a0}']);
    (head.to_lowercase() == words && ends).then_some(rest)
}
