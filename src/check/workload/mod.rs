//! A stated time can go together with what adds up below it.
//!
//! In: a course with its times. Out: `workload-mismatch`. A finding is a sum that is wholly above
//! or wholly below what is stated. A page without a time leaves its sum open upwards: then it can
//! be too much, but never too little. A stated figure counts as rounded, and `ca.` as a quarter
//! more or less. The work must also fit into the duration: at most 37.5 hours a week and 7.5 a day,
//! the normal working hours of the Norwegian basic agreements (Hovedtariffavtalen) for the state
//! and for the municipalities. And a course cannot be shorter than its longest chain of modules
//! that must follow each other. A workload that says how long it is spread over must agree with the
//! duration.
//!
#![doc = include_str!("../../../manual/en/workload-mismatch.md")]

mod budget;
mod room;
mod spread;
mod sums;

use crate::config::Audiences;
use crate::course::Course;
use crate::diagnostic::Diagnostic;
use budget::TimeBudget;

/// At most one warning for each stated time, at the time.
pub(super) fn check(audiences: &Audiences, course: &Course) -> Vec<Diagnostic> {
    let whole = TimeBudget::of_course(audiences, course);
    let modules = course.modules.iter_enumerated().map(|(id, module)| {
        TimeBudget::of_module(audiences, course.order.label(id.into()), module)
    });
    let of = |budget: &TimeBudget| {
        [budget.mismatches(), budget.no_room(), budget.other_lengths()].concat()
    };
    let mut found = of(&whole);
    found.extend(modules.flat_map(|budget| of(&budget)));
    found.extend(whole.too_short(course));
    found
}
