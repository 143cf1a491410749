//! The script of pages that tell dates as news: when a course opens, when enrolling ends.
//!
//! In: a course or a module. Out: the script's name for a page that shows such a date, and nothing
//! for others. What is over is decided in the browser, so that a built page never hangs on the day.

use crate::course::{Course, Module};

/// The script that no longer tells as news what is over, by its name under `assets/`.
const DATES: &str = "dates.js";

/// The script of a course's page, if it needs it.
pub(super) fn of_course(course: &Course) -> Option<&'static str> {
    let ends = course.enrolment.as_ref().is_some_and(|enrolment| enrolment.deadline.is_some());
    let is_dated = ends || course.closes.is_some() || course.opens.first().is_some();
    is_dated.then_some(DATES).or_else(|| course.modules.iter().find_map(of_module))
}

/// The script of a module's page, if it needs it.
pub(super) fn of_module(module: &Module) -> Option<&'static str> {
    module.opens.first().map(|_| DATES)
}
