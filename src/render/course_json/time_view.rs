//! The form of `course.json` where it tells of times.
//!
//! Types only, as in `view`.

use schemars::JsonSchema;
use serde::Serialize;
use serde_json::Number;

/// A length of time: the words, and the numbers behind them.
#[derive(Serialize, JsonSchema)]
pub(super) struct Time {
    /// As people write it in the language of the file.
    pub(super) text: String,
    /// How exactly it is meant.
    pub(super) precision: Precision,
    /// The unit that the numbers count; a semester is half a year.
    pub(super) unit: TimeUnit,
    /// The smallest amount; `null` where only a most is named ("inntil 2 uker").
    pub(super) minimum: Option<Number>,
    /// The largest amount that is named; `null` where only a least is named ("minst 4 uker").
    pub(super) maximum: Option<Number>,
    /// The smallest amount as an ISO 8601 duration, such as `P4W` or `PT1H30M`.
    pub(super) iso_minimum: Option<String>,
    /// The largest amount that is named, as an ISO 8601 duration.
    pub(super) iso_maximum: Option<String>,
}

/// How exactly a time is meant; with `at_least` it may be more than the largest amount that is
/// named.
#[derive(Serialize, JsonSchema)]
#[serde(rename_all = "snake_case")]
#[schemars(inline)]
pub(super) enum Precision {
    Exact,
    AtLeast,
    About,
    UpTo,
}

/// How often something is: so many units from one time to the next.
#[derive(Serialize, JsonSchema)]
pub(super) struct Per {
    /// How many units: 1 for each of them, 2 for every second one.
    pub(super) count: u32,
    /// The unit.
    pub(super) unit: TimeUnit,
}

/// A unit of time.
#[derive(Serialize, JsonSchema)]
#[serde(rename_all = "snake_case")]
#[schemars(inline)]
pub(super) enum TimeUnit {
    Minute,
    Hour,
    Day,
    Week,
    Month,
    Semester,
    Year,
}

/// A window in which a course may be started.
#[derive(Serialize, JsonSchema)]
#[schemars(rename = "Window")]
pub(super) struct WindowView {
    /// As people write it in the language of the file.
    pub(super) text: String,
    /// Whether it comes every year; then its ends are months without a year.
    pub(super) every_year: bool,
    /// Its beginning: a day (`2026-03-01`), a month (`2026-03`), or a month of every year (`--03`).
    pub(super) from: String,
    /// Its end, likewise.
    pub(super) to: String,
}

/// A round that a course is held in.
#[derive(Serialize, JsonSchema)]
#[schemars(rename = "Round")]
pub(super) struct RoundView {
    /// What it is called.
    pub(super) name: String,
    /// When it opens: a day or a month.
    pub(super) opens: String,
    /// When it closes, if that is known.
    pub(super) closes: Option<String>,
}
