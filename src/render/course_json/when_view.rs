//! The form of `course.json` where it tells when a page is.
//!
//! Types only, as in `view`.

use schemars::JsonSchema;
use serde::Serialize;

use super::time_view::{Per, Time};

/// When a page is: the words, and what is behind them.
#[derive(Serialize, JsonSchema)]
#[schemars(rename = "When")]
pub(super) struct WhenView {
    /// As people write it in the language of the file.
    pub(super) text: String,
    /// Whether it is then at the latest.
    pub(super) latest: bool,
    #[serde(flatten)]
    pub(super) time: WhenTime,
}

/// A time, in one of the ways that people tell it.
#[derive(Serialize, JsonSchema)]
#[serde(tag = "kind", rename_all = "snake_case")]
pub(super) enum WhenTime {
    /// A day or a month.
    Date {
        /// `2026-10-12`, or `2026-10`.
        on: String,
    },
    /// Weeks of the calendar, by ISO 8601.
    Weeks {
        /// The number of the first.
        from: u32,
        /// The number of the last.
        to: u32,
        /// The year that they are numbered in; `null` for those of whichever year it is.
        year: Option<u32>,
    },
    /// Weeks of the course, counted from its start.
    CourseWeeks {
        /// The first, from 1.
        from: u32,
        /// The last.
        to: u32,
    },
    /// A time before the start or after the end of a module, or before or after the start of the
    /// course.
    Relative {
        /// On which side of it.
        side: Side,
        /// How far from it; `null` where nothing is said of that.
        distance: Option<Time>,
        /// Whether nothing lies between.
        directly: bool,
        /// The id of the module; `null` for the start of the course, and for a module that is not
        /// published.
        module: Option<String>,
        /// Whether it is counted from the start of the course.
        of_course: bool,
    },
    /// So many times in each of some equal times, without a date.
    Repeated {
        /// The fewest times in each.
        least: u32,
        /// The most times in each.
        most: u32,
        /// How often they come back.
        per: Per,
    },
}

/// One of two sides.
#[derive(Serialize, JsonSchema)]
#[serde(rename_all = "snake_case")]
#[schemars(inline)]
pub(super) enum Side {
    Before,
    After,
}
