//! One enrols in a course before it starts.
//!
//! In: a course. Out: `deadline-too-late`. A course with rounds starts with the last of them, and
//! one with a window between two dates at the end of it. A month may mean any of its days: only what
//! is certainly too late is told.
//!
#![doc = include_str!("../../manual/en/deadline-too-late.md")]

use crate::course::Course;
use crate::course::opening::Opening;
use crate::course::window::WindowEnds;
use crate::diagnostic::{Diagnostic, Help, Rule, Text};
use crate::text;

/// One diagnostic for each deadline that is too late, at the deadline.
pub(super) fn check(course: &Course) -> Vec<Diagnostic> {
    let (Some(enrolment), Some(start)) = (&course.enrolment, last_start(course)) else {
        return Vec::new();
    };
    let late = enrolment.deadlines().filter(|deadline| start.last_day() < deadline.first_day());
    late.map(|deadline| told(&course.meta.title, deadline, start)).collect()
}

/// The last date on which the course starts, if it has one.
fn last_start(course: &Course) -> Option<Opening> {
    let rounds = course.rounds.iter().map(|round| round.opens);
    let window = course.starts.and_then(|starts| match starts.ends {
        WindowEnds::Once { to, .. } => Some(to),
        WindowEnds::EveryYear { .. } => None,
    });
    match (rounds.max_by_key(|opens| opens.last_day()), course.starts) {
        (Some(round), _) => Some(round),
        (None, Some(_)) => window,
        (None, None) => course.opens.last(),
    }
}

fn told(course: &str, deadline: Opening, start: Opening) -> Diagnostic {
    let Text { en, nb } = Text::in_each(|language| deadline.print(language));
    let Text { en: start_en, nb: start_nb } = Text::in_each(|language| start.print(language));
    let message = text!(
        en: "the deadline ({en}) is after the last start of `{course}` ({start_en})",
        nb: "fristen ({nb}) er etter siste oppstart av `{course}` ({start_nb})"
    );
    let label = text!(en: "starts here", nb: "starter her");
    let help = text!(
        en: "mend one of the two dates; if one can enrol after the start, silence this and say so",
        nb: "rett en av de to datoene; kan en melde seg på etter oppstarten, så demp dette og si \
             det"
    );
    Diagnostic::new(Rule::DeadlineTooLate, deadline.span(), message)
        .label(start.span(), label)
        .help(Help::Act(help))
}
