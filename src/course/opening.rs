//! When a course or a module opens: a day or a month.
//!
//! In: `2019-11-01` or `2020-03`, as ISO 8601 writes them. Out: an [`Opening`] that prints as is
//! usual in the page's language. A month means the range of all its days.

use jiff::civil::{Date, Weekday};

use super::language::Language;
use super::written_date::{WrittenDate, month_name, weekday_names};
use crate::diagnostic::{Diagnostic, Help, Rule, Text};
use crate::source::{SourceText, Span};
use crate::text;
use crate::yaml::rewritten;

/// The day or the month when something opens.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub struct Opening {
    /// The day; for a month, its first.
    date: Date,
    has_day: bool,
    span: Span,
}

/// Before this year no date is meant.
const EARLIEST: i16 = 1900;

impl Opening {
    /// Parses `2019-11-01` or `2020-03`.
    ///
    /// # Errors
    ///
    /// `date-unreadable`. If the date is written in another format, the help has it in the right
    /// one.
    pub fn parse(written: &SourceText) -> Result<Self, Box<Diagnostic>> {
        parse(written.text.trim(), written.span).ok_or_else(|| {
            let forms = text!(
                en: "write year, month and day as `2019-11-01`, or year and month as `2020-03`",
                nb: "skriv år, måned og dag som `2019-11-01`, eller år og måned som `2020-03`"
            );
            unreadable_date(written, forms, |_| true)
        })
    }

    /// Whether this is a day, and not a month.
    #[must_use]
    pub fn has_day(self) -> bool {
        self.has_day
    }

    /// Where it is written.
    #[must_use]
    pub fn span(self) -> Span {
        self.span
    }

    /// The first day it can mean.
    #[must_use]
    pub fn first_day(self) -> Date {
        self.date
    }

    /// The last day it can mean.
    #[must_use]
    pub fn last_day(self) -> Date {
        if self.has_day { self.date } else { self.date.last_of_month() }
    }

    /// In ISO 8601 format, for machines.
    #[must_use]
    pub fn iso8601(self) -> String {
        if self.has_day {
            self.date.to_string()
        } else {
            format!("{:04}-{:02}", self.date.year(), self.date.month())
        }
    }

    /// As people write it in `language`, a BCP 47 tag: `1. november 2019`, `mars 2020`; in English
    /// `1 November 2019`.
    #[must_use]
    pub fn print(self, language: &str) -> String {
        let stop = if Language::of_tag(language) == Language::English { "" } else { "." };
        let month = month_name(self.date.month(), language);
        let year = self.date.year();
        if self.has_day {
            format!("{}{stop} {month} {year}", self.date.day())
        } else {
            format!("{month} {year}")
        }
    }

    /// As it follows "it opens": `1. november 2019` or `i mars 2020`; in English `on 1 November
    /// 2019` or `in March 2020`.
    #[must_use]
    pub fn after_a_verb(self, language: &str) -> String {
        let is_english = Language::of_tag(language) == Language::English;
        let word = match (self.has_day, is_english) {
            (true, true) => "on ",
            (true, false) => "",
            (false, true) => "in ",
            (false, false) => "i ",
        };
        word.to_owned() + &self.print(language)
    }
}

/// The diagnostic for text that is not a date. If the text is a date in another format that
/// `is_allowed`, the help is that date in the right format; else it is `forms`.
pub(in crate::course) fn unreadable_date(
    written: &SourceText,
    forms: Text,
    is_allowed: fn(Opening) -> bool,
) -> Box<Diagnostic> {
    let text = written.text.trim();
    let meant = WrittenDate::parse(text)
        .filter(|meant| parse(&meant.iso8601(), written.span).is_some_and(is_allowed));
    let (message, help) = match meant {
        Some(meant) => match meant.other_weekday() {
            Some(is) => (not_that_day(text, is), if_right(meant, written)),
            None => (not_a_date(text), rewrite(meant, written)),
        },
        None => (not_a_date(text), Help::Example(forms)),
    };
    Box::new(Diagnostic::new(Rule::DateUnreadable, written.span, message).help(help))
}

fn not_a_date(text: &str) -> Text {
    text!(en: "`{text}` is not a date", nb: "`{text}` er ikke en dato")
}

fn rewrite(meant: WrittenDate, written: &SourceText) -> Help {
    let iso = meant.iso8601();
    let help = text!(en: "write `{iso}`", nb: "skriv `{iso}`");
    Help::safe(help, [rewritten(written, iso)])
}

/// Either the day or the date is wrong, and its author knows which.
fn not_that_day(text: &str, is: Weekday) -> Text {
    let (nb, en) = weekday_names(is);
    text!(
        en: "`{text}` is not a day: that date is a {en}",
        nb: "`{text}` finnes ikke: den datoen er en {nb}"
    )
}

fn if_right(meant: WrittenDate, written: &SourceText) -> Help {
    let iso = meant.iso8601();
    let help = text!(
        en: "write `{iso}` if the date is right, or another date if the day of the week is",
        nb: "skriv `{iso}` hvis datoen er rett, eller en annen dato hvis ukedagen er det"
    );
    Help::suggest(help, [rewritten(written, iso)])
}

fn parse(text: &str, span: Span) -> Option<Opening> {
    let mut parts = text.split('-');
    let year = digits(parts.next()?, 4)?;
    let month = i8::try_from(digits(parts.next()?, 2)?).ok()?;
    let day = parts.next();
    let has_day = day.is_some();
    let day = day.map_or(Some(1), |day| i8::try_from(digits(day, 2)?).ok())?;
    let date = Date::new(year, month, day).ok().filter(|_| parts.next().is_none())?;
    (year >= EARLIEST).then_some(Opening { date, has_day, span })
}

/// A number of exactly `count` digits.
fn digits(text: &str, count: usize) -> Option<i16> {
    (text.len() == count && text.bytes().all(|byte| byte.is_ascii_digit()))
        .then(|| text.parse().ok())?
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::source::{SourceFile, Sources};
    use proptest::prelude::*;

    fn read(text: &str) -> Result<Opening, Box<Diagnostic>> {
        let file = Sources::new().add(SourceFile::new("a.md", text));
        Opening::parse(&SourceText {
            text: text.to_owned(),
            span: Span::new(file, 0, text.len()),
            verbatim: true,
            quoted: false,
        })
    }

    #[test]
    fn a_day_and_a_month_print_as_people_write_them() {
        let day = read("2019-11-01").unwrap();
        assert_eq!(
            (day.print("nb"), day.print("en-GB"), day.iso8601()),
            ("1. november 2019".into(), "1 November 2019".into(), "2019-11-01".into())
        );
        let month = read("2020-03").unwrap();
        assert_eq!((month.print("nn"), month.iso8601()), ("mars 2020".into(), "2020-03".into()));
        assert_eq!(
            [day, month].map(|opening| opening.after_a_verb("nb")),
            ["1. november 2019", "i mars 2020"]
        );
        assert_eq!(
            [day, month].map(|opening| opening.after_a_verb("en")),
            ["on 1 November 2019", "in March 2020"]
        );
    }

    #[test]
    fn a_month_reaches_from_its_first_day_to_its_last() {
        let days = |text| {
            read(text)
                .map(|opening| [opening.first_day(), opening.last_day()].map(|day| day.to_string()))
                .unwrap()
        };
        assert_eq!(days("2020-02"), ["2020-02-01", "2020-02-29"]);
        assert_eq!(days("2019-11-01"), ["2019-11-01", "2019-11-01"]);
    }

    #[test]
    fn other_ways_to_write_a_date_get_the_right_one_as_help() {
        for (text, help) in [
            ("01.11.2019", "skriv `2019-11-01`"),
            ("1. november 2019", "skriv `2019-11-01`"),
            ("mars 2020", "skriv `2020-03`"),
            ("17. aug. 2026", "skriv `2026-08-17`"),
            ("17/8-2026", "skriv `2026-08-17`"),
            ("mandag 17. august 2026", "skriv `2026-08-17`"),
        ] {
            assert_eq!(read(text).unwrap_err().help.unwrap().text().nb, help);
        }
        assert!(
            read("2019-02-30")
                .unwrap_err()
                .help
                .unwrap()
                .text()
                .nb
                .starts_with("skriv år, måned og dag")
        );
    }

    #[test]
    fn a_day_of_the_week_that_is_not_that_of_the_date_is_told() {
        let told = read("tirsdag 17. august 2026").unwrap_err();
        assert_eq!(
            told.message.nb,
            "`tirsdag 17. august 2026` finnes ikke: den datoen er en mandag"
        );
    }

    proptest! {
        #[test]
        fn any_text_is_a_date_or_a_message(text in "\\PC{0,20}") {
            if let Ok(opening) = read(&text) {
                prop_assert_eq!(opening.iso8601(), text.trim());
            }
        }
    }
}
