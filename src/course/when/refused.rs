//! What to write instead of a time that cannot be read with certainty.
//!
//! In: the text, or the part of it at fault. Out: `date-unreadable`, with the nearest that can be
//! read: a date in another format, the first day of several, a day without its time.

use jiff::civil::{Date, ISOWeekDate, Weekday};

use super::Weeks;
use crate::course::opening::unreadable_date;
use crate::course::written_date::{WrittenDate, is_weekday};
use crate::diagnostic::{Diagnostic, Help, Rule, Text};
use crate::source::{SourceText, Span};
use crate::text;

type Refused = Box<Diagnostic>;

/// How a time is written.
fn forms() -> Text {
    text!(
        en: "write a date as `2026-10-12`, or `week 42`, `course week 3`, `two weeks after module \
             1` or `every month`",
        nb: "skriv en dato som `2026-10-12`, eller `uke 42`, `kursuke 3`, `to uker etter modul 1` \
             eller `hver måned`"
    )
}

fn refused(at: Span, message: Text, help: Text) -> Refused {
    Box::new(Diagnostic::new(Rule::DateUnreadable, at, message).help(Help::Example(help)))
}

/// A text that is no time; it may be a part of another. A part of a text that has no place of its
/// own cannot be rewritten by itself.
pub(super) fn unreadable(written: &SourceText, of: &SourceText) -> Refused {
    let text = written.text.trim();
    if WrittenDate::parse(text).is_some() {
        let mut finding = unreadable_date(written, forms(), |_| true);
        if !of.verbatim && text != of.text.trim() {
            finding.help = finding.help.map(|help| Help::Example(help.text().clone()));
        }
        return finding;
    }
    let message = text!(
        en: "`{text}` is not a time that can be read",
        nb: "`{text}` er ikke et tidspunkt som kan leses"
    );
    let help = several_days(text)
        .or_else(|| time_of_day(text))
        .or_else(|| without_year(text))
        .or_else(|| every_weekday(text))
        .unwrap_or_else(forms);
    refused(written.span, message, help)
}

/// `12.–13. oktober 2026`: the first day, and how many they are.
fn several_days(text: &str) -> Option<Text> {
    let halves = [" – ", " - ", " til og med ", " til ", " to ", "–"]
        .iter()
        .find_map(|mark| text.split_once(mark))
        .or_else(|| text.split_once('-').filter(|(first, _)| first.ends_with('.')))?;
    let last = day(halves.1)?;
    let (from, year) = (halves.0.trim(), last.year());
    let first = day(from).or_else(|| day(&format!("{from} {year}"))).or_else(|| {
        let number = from.trim_end_matches('.').parse().ok()?;
        Date::new(year, last.month(), number).ok()
    })?;
    let days = (last - first).get_days() + 1;
    (2..=60).contains(&days).then(|| {
        text!(
            en: "write the first day, `{first}`, and `duration: {days} days`",
            nb: "skriv den første dagen, `{first}`, og `varighet: {days} dager`"
        )
    })
}

/// `12. oktober 2026 kl. 09.00`: the day alone.
fn time_of_day(text: &str) -> Option<Text> {
    let marks = [" kl", " at ", " klokka", " klokken", ", "];
    let date = marks.iter().find_map(|mark| day(text.split_once(mark)?.0)).or_else(|| {
        let (date, time) = text.rsplit_once(' ')?;
        day(date).filter(|_| time.starts_with(|c: char| c.is_ascii_digit()))
    })?;
    Some(text!(
        en: "write the day, `{date}`; the time of day belongs in the text of the page",
        nb: "skriv dagen, `{date}`; klokkeslettet hører til i teksten på siden"
    ))
}

/// `12. oktober`: nobody can know the year.
fn without_year(text: &str) -> Option<Text> {
    let date = day(&format!("{text} 2000"))?;
    let (month, day) = (date.month(), date.day());
    Some(text!(
        en: "write the year too, as `YYYY-{month:02}-{day:02}`",
        nb: "skriv året også, som `ÅÅÅÅ-{month:02}-{day:02}`"
    ))
}

/// `hver mandag`: how often alone.
fn every_weekday(text: &str) -> Option<Text> {
    let text = text.to_lowercase();
    let (every, day) = text.split_once(' ')?;
    (["hver", "kvar", "every"].contains(&every) && is_weekday(day)).then(|| {
        text!(
            en: "write `every week`; the day belongs in the text of the page",
            nb: "skriv `hver uke`; dagen hører til i teksten på siden"
        )
    })
}

fn day(text: &str) -> Option<Date> {
    let text = text.trim();
    let written = WrittenDate::parse(text)?;
    Date::new(written.year, written.month, written.day?).ok()
}

/// Weeks that are not weeks of a year.
pub(super) fn check_weeks(written: &SourceText, weeks: Weeks) -> Result<(), Refused> {
    let Weeks { from, to, year } = weeks;
    let last = year.map_or(53, weeks_of);
    if let Some(week) = [from, to].into_iter().find(|week| !(1..=last).contains(week)) {
        let message = match year {
            Some(year) => text!(
                en: "{year} has no week {week}: its weeks are numbered 1–{last}",
                nb: "{year} har ingen uke {week}: ukene har nummer 1–{last}"
            ),
            None => text!(
                en: "there is no week {week}: weeks are numbered 1–{last}",
                nb: "uke {week} finnes ikke: ukene har nummer 1–{last}"
            ),
        };
        let help = match week {
            0 => text!(en: "mend the number", nb: "rett nummeret"),
            _ => text!(
                en: "mend the number; a week of the course is written `course week {week}`",
                nb: "rett nummeret; en uke i kurset skrives `kursuke {week}`"
            ),
        };
        return Err(refused(written.span, message, help));
    }
    check_range(written, from, to)
}

/// Weeks that are no weeks of a course.
pub(super) fn check_course_weeks(written: &SourceText, from: u16, to: u16) -> Result<(), Refused> {
    if from == 0 {
        let message = text!(
            en: "the weeks of a course are counted from 1",
            nb: "ukene i et kurs regnes fra 1"
        );
        let help = text!(
            en: "write `course week 1`, or `one week before the start of the course`",
            nb: "skriv `kursuke 1`, eller `en uke før kursstart`"
        );
        return Err(refused(written.span, message, help));
    }
    check_range(written, from, to)
}

fn check_range(written: &SourceText, from: u16, to: u16) -> Result<(), Refused> {
    if from <= to {
        return Ok(());
    }
    let message = text!(en: "week {from} is after week {to}", nb: "uke {from} er etter uke {to}");
    let help = text!(
        en: "write the first week first; a time over the new year begins with a date",
        nb: "skriv den første uken først; en tid over nyttår begynner med en dato"
    );
    Err(refused(written.span, message, help))
}

/// How many weeks a year has by ISO 8601.
fn weeks_of(year: i16) -> u16 {
    if ISOWeekDate::new(year, 53, Weekday::Monday).is_ok() { 53 } else { 52 }
}

/// A distance in minutes or hours.
pub(super) fn working_time(written: &SourceText) -> Refused {
    let text = &written.text;
    let message = text!(
        en: "`{text}` is working time, and a distance is counted in calendar time",
        nb: "`{text}` er arbeidstid, og en avstand regnes i kalendertid"
    );
    let help = text!(
        en: "write days, weeks or months, as in `two weeks after module 1`",
        nb: "skriv dager, uker eller måneder, som i `to uker etter modul 1`"
    );
    refused(written.span, message, help)
}

/// What stands where a distance should.
pub(super) fn no_distance(written: &SourceText) -> Refused {
    let text = &written.text;
    let message = text!(
        en: "`{text}` does not say how long after or before",
        nb: "`{text}` sier ikke hvor lenge etter eller før"
    );
    let help = text!(
        en: "write a number of days, weeks or months, as in `two weeks after module 1`",
        nb: "skriv et antall dager, uker eller måneder, som i `to uker etter modul 1`"
    );
    refused(written.span, message, help)
}

/// What stands behind the name of a module.
pub(super) fn after_name(written: &SourceText, rest: Span) -> Refused {
    let text = written.text.trim();
    let message = text!(
        en: "`{text}` says more than a distance and one module",
        nb: "`{text}` sier mer enn en avstand og én modul"
    );
    let help = text!(
        en: "name one module and nothing more, as in `two weeks after module 1`",
        nb: "nevn én modul og ikke mer, som i `to uker etter modul 1`"
    );
    refused(rest, message, help)
}

/// "At the latest" before a time that it does not fit.
pub(super) fn not_latest(written: &SourceText, word: &str) -> Refused {
    let message = text!(
        en: "`{word}` needs a day, a week or a distance",
        nb: "`{word}` må ha en dag, en uke eller en avstand"
    );
    let help = text!(
        en: "write for instance `by week 42` or `by two weeks after module 1`",
        nb: "skriv for eksempel `innen uke 42` eller `innen to uker etter modul 1`"
    );
    refused(written.span, message, help)
}
