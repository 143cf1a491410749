//! When a page is: a day, a week, a week of the course, so long after a module, or every so often.
//!
//! In: text as people write it (`uke 34`, `to uker etter modul 1`). Out: a [`When`], which prints in
//! the page's language. `parse` reads it with `weeks`, `refused` says what to write instead of what cannot be
//! read with certainty, `resolve` looks up the module that it names, and `print` is the inverse.
//! `phrasings.md` has what is read and as what. Which day a week or a distance comes to is left to a
//! plan.

mod parse;
#[cfg(test)]
mod phrasings;
mod print;
mod refused;
mod resolve;
mod weeks;

use jiff::civil::{Date, ISOWeekDate, Weekday};

use super::ModuleId;
use super::duration::{Duration, Repeated};
use super::opening::Opening;
use crate::kind::Called;
use crate::source::{SourceText, Span};

/// When something is.
#[derive(Debug, Clone, PartialEq, Eq, Hash)]
pub struct When {
    /// The time.
    pub time: WhenTime,
    /// Whether it is then at the latest: `innen uke 40`.
    pub is_latest: bool,
    /// Where it is written.
    pub written: SourceText,
}

/// A time, in one of the ways that people tell it.
#[derive(Debug, Clone, PartialEq, Eq, Hash)]
pub enum WhenTime {
    /// A day or a month.
    Date(Opening),
    /// One or some weeks of the calendar, of a year or of whichever year it is.
    Weeks(Weeks),
    /// One or some weeks of the course, counted from its start.
    CourseWeeks {
        /// The first, from 1.
        from: u16,
        /// The last.
        to: u16,
    },
    /// Before the start or after the end of something.
    Relative(Relative),
    /// So many times in each of some equal times, without a date.
    Repeated(Repeated),
}

/// Weeks of the calendar, by ISO 8601.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub struct Weeks {
    /// The number of the first.
    pub from: u16,
    /// The number of the last.
    pub to: u16,
    /// The year that they are numbered in, if it is written.
    pub year: Option<i16>,
}

/// A time before the start or after the end of something.
#[derive(Debug, Clone, PartialEq, Eq, Hash)]
pub struct Relative {
    /// How far from it.
    pub distance: Distance,
    /// Whether it is before the start; else it is after the end.
    pub is_before: bool,
    /// What it is counted from.
    pub anchor: Anchor,
}

/// How far one time is from another.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Distance {
    /// Any: `etter modul 1`.
    Any,
    /// None at all: `rett etter modul 1`.
    Directly,
    /// So long, in calendar time.
    Of(Duration),
}

/// What a relative time is counted from.
#[derive(Debug, Clone, PartialEq, Eq, Hash)]
pub enum Anchor {
    /// The start of the course.
    CourseStart,
    /// A module of the course.
    Module(NamedModule),
}

/// A module as a text names it.
#[derive(Debug, Clone, PartialEq, Eq, Hash)]
pub struct NamedModule {
    /// The name as it is written.
    pub written: SourceText,
    /// The module; `None` before the name is looked up, and for one that is not published.
    pub id: Option<ModuleId>,
    /// Its number, if it has one.
    pub number: Option<u32>,
    /// Its title.
    pub title: String,
    /// What its course calls it.
    pub called: Called,
}

impl When {
    /// Whether it is counted from a module.
    #[must_use]
    pub fn names_a_module(&self) -> bool {
        matches!(&self.time, WhenTime::Relative(Relative { anchor: Anchor::Module(_), .. }))
    }

    /// Where it is written.
    #[must_use]
    pub fn span(&self) -> Span {
        self.written.span
    }

    /// The first and the last day that it can mean, where it is a day, a month, or weeks of a year.
    #[must_use]
    pub fn days(&self) -> Option<(Date, Date)> {
        match self.time {
            WhenTime::Date(date) => Some((date.first_day(), date.last_day())),
            WhenTime::Weeks(Weeks { from, to, year: Some(year) }) => {
                Some((day_of(year, from, Weekday::Monday)?, day_of(year, to, Weekday::Sunday)?))
            }
            _ => None,
        }
    }
}

/// A day of a week of a year, by ISO 8601.
fn day_of(year: i16, week: u16, day: Weekday) -> Option<Date> {
    ISOWeekDate::new(year, i8::try_from(week).ok()?, day).ok().map(ISOWeekDate::date)
}
