//! Nothing closes before it opens: a course, its start window, each of its rounds; and no module
//! opens when its course has closed.
//!
//! In: a course. Out: `closes-too-early`. A month may mean any of its days: only what is certainly
//! too early is an error. A window of months comes every year, so it can reach over the new year.
//!
#![doc = include_str!("../../manual/en/closes-too-early.md")]

use crate::course::opening::Opening;
use crate::course::window::WindowEnds;
use crate::course::{Course, Module};
use crate::diagnostic::{Diagnostic, Help, Rule, Text};
use crate::text;

/// One diagnostic for each date that is too early, at the date.
pub(super) fn check(course: &Course) -> Vec<Diagnostic> {
    let mut found = Vec::new();
    if let Some(closes) = course.closes {
        let title = &course.meta.title;
        found.extend(course.opens.and_then(|opens| too_early(title, opens, closes)));
        let late = course.modules.iter().filter_map(|module| opens_after(course, module, closes));
        found.extend(late);
    }
    if let Some(WindowEnds::Once { from, to }) = course.starts.map(|starts| starts.ends) {
        let of = text!(en: "the window", nb: "startvinduet");
        found.extend(is_before(to, from).then(|| told(&of, from, to)));
    }
    let rounds = course.rounds.iter();
    found.extend(rounds.filter_map(|round| too_early(&round.name, round.opens, round.closes?)));
    found
}

fn too_early(name: &str, opens: Opening, closes: Opening) -> Option<Diagnostic> {
    is_before(closes, opens).then(|| told(&Text::from(format!("`{name}`")), opens, closes))
}

/// Whether a date is before another, whichever days they mean.
fn is_before(one: Opening, other: Opening) -> bool {
    one.last_day() < other.first_day()
}

fn told(of: &Text, opens: Opening, closes: Opening) -> Diagnostic {
    let Text { en: of_en, nb: of_nb } = of;
    let Text { en: opens_en, nb: opens_nb } = Text::in_each(|language| opens.print(language));
    let Text { en, nb } = Text::in_each(|language| closes.print(language));
    let message = text!(
        en: "{of_en} closes {en}, before it opens ({opens_en})",
        nb: "{of_nb} stenger {nb}, før åpningen ({opens_nb})"
    );
    let label = text!(en: "opens here", nb: "åpner her");
    Diagnostic::new(Rule::ClosesTooEarly, closes.span(), message)
        .label(opens.span(), label)
        .help(Help::Act(text!(en: "mend one of the two dates", nb: "rett en av de to datoene")))
}

fn opens_after(course: &Course, module: &Module, closes: Opening) -> Option<Diagnostic> {
    let opens = module.opens.filter(|opens| is_before(closes, *opens))?;
    let (title, module) = (&course.meta.title, &module.meta.title);
    let Text { en: opens_en, nb: opens_nb } = Text::in_each(|language| opens.print(language));
    let Text { en, nb } = Text::in_each(|language| closes.print(language));
    let message = text!(
        en: "`{module}` opens {opens_en}, when `{title}` has closed ({en})",
        nb: "`{module}` åpner {opens_nb}, etter at `{title}` har stengt ({nb})"
    );
    let label = text!(en: "the course closes here", nb: "kurset stenger her");
    Some(
        Diagnostic::new(Rule::ClosesTooEarly, opens.span(), message)
            .label(closes.span(), label)
            .help(Help::Act(
                text!(en: "mend one of the two dates", nb: "rett en av de to datoene"),
            )),
    )
}
