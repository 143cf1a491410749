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
        let title = in_code(&course.meta.title);
        found.extend(course.opens.all().filter_map(|opens| too_early(&title, opens, closes)));
        let late = course.modules.iter().flat_map(|module| opens_after(course, module, closes));
        found.extend(late);
    }
    if let Some(WindowEnds::Once { from, to }) = course.starts.map(|starts| starts.ends) {
        let window = text!(en: "the window", nb: "startvinduet");
        found.extend(too_early(&window, from, to));
    }
    let rounds = course.rounds.iter();
    found.extend(
        rounds.filter_map(|round| too_early(&named(&round.name), round.opens, round.closes?)),
    );
    found
}

fn named(round: &str) -> Text {
    if round.is_empty() { text!(en: "the round", nb: "runden") } else { in_code(round) }
}

fn in_code(name: &str) -> Text {
    Text::from(format!("`{name}`"))
}

fn too_early(of: &Text, opens: Opening, closes: Opening) -> Option<Diagnostic> {
    is_before(closes, opens).then(|| told(of, opens, closes))
}

/// Whether a date is before another, whichever days they mean.
fn is_before(one: Opening, other: Opening) -> bool {
    one.last_day() < other.first_day()
}

fn told(of: &Text, opens: Opening, closes: Opening) -> Diagnostic {
    let Text { en: of_en, nb: of_nb } = of;
    let (Text { en: opens_en, nb: opens_nb }, Text { en, nb }) =
        (in_words(opens), in_words(closes));
    let message = text!(
        en: "{of_en} closes {en}, before it opens ({opens_en})",
        nb: "{of_nb} stenger {nb}, før åpningen ({opens_nb})"
    );
    finding(closes, message, opens, text!(en: "opens here", nb: "åpner her"))
}

fn opens_after(course: &Course, module: &Module, closes: Opening) -> Vec<Diagnostic> {
    let late = module.opens.all().filter(|opens| is_before(closes, *opens));
    late.map(|opens| opens_when_closed(course, module, opens, closes)).collect()
}

fn opens_when_closed(
    course: &Course,
    module: &Module,
    opens: Opening,
    closes: Opening,
) -> Diagnostic {
    let (title, module) = (&course.meta.title, &module.meta.title);
    let (Text { en: opens_en, nb: opens_nb }, Text { en, nb }) =
        (in_words(opens), in_words(closes));
    let message = text!(
        en: "`{module}` opens {opens_en}, when `{title}` has closed ({en})",
        nb: "`{module}` åpner {opens_nb}, etter at `{title}` har stengt ({nb})"
    );
    let label = text!(en: "the course closes here", nb: "kurset stenger her");
    finding(opens, message, closes, label)
}

fn in_words(date: Opening) -> Text {
    Text::in_each(|language| date.print(language))
}

/// The diagnostic at one of two dates, with the other one shown.
fn finding(at: Opening, message: Text, other: Opening, label: Text) -> Diagnostic {
    Diagnostic::new(Rule::ClosesTooEarly, at.span(), message)
        .label(other.span(), label)
        .help(Help::Act(text!(en: "mend one of the two dates", nb: "rett en av de to datoene")))
}
