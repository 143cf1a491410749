//! Nothing closes before it opens: a course, its start window, each of its rounds; and no module
//! opens, and no page has its day, when its course has closed.
//!
//! In: a course. Out: `closes-too-early`. A month may mean any of its days: only what is certainly
//! too early is an error. A window of months comes every year, so it can reach over the new year.
//!
#![doc = include_str!("../../manual/en/closes-too-early.md")]

use crate::course::opening::Opening;
use crate::course::window::WindowEnds;
use crate::course::{Course, Module, Page};
use crate::diagnostic::{Diagnostic, Help, Rule, Text};
use crate::source::Span;
use crate::text;

/// One diagnostic for each date that is too early, at the date.
pub(super) fn check(course: &Course) -> Vec<Diagnostic> {
    let mut found = Vec::new();
    if let Some(closes) = course.closes {
        let title = in_code(&course.meta.title);
        found.extend(course.opens.all().filter_map(|opens| too_early(&title, opens, closes)));
        let late = course.modules.iter().flat_map(|module| opens_after(course, module, closes));
        found.extend(late);
        let pages = course.modules.iter().flat_map(Module::all_pages);
        found.extend(pages.filter_map(|page| held_after(course, page, closes)));
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
    finding(closes.span(), message, opens, text!(en: "opens here", nb: "åpner her"))
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
    finding(opens.span(), message, closes, label)
}

/// The finding for a page whose first day is after the course has closed.
fn held_after(course: &Course, page: &Page, closes: Opening) -> Option<Diagnostic> {
    let when = page.when.as_ref()?;
    let (first_day, _) = when.days()?;
    if first_day <= closes.last_day() {
        return None;
    }
    let (title, course) = (&page.meta.title, &course.meta.title);
    let (Text { en: own_en, nb: own_nb }, Text { en, nb }) =
        (Text::in_each(|language| when.print(language)), in_words(closes));
    let message = text!(
        en: "`{title}` is set for {own_en}, when `{course}` has closed ({en})",
        nb: "`{title}` er satt til {own_nb}, etter at `{course}` har stengt ({nb})"
    );
    let label = text!(en: "the course closes here", nb: "kurset stenger her");
    Some(finding(when.span(), message, closes, label))
}

fn in_words(date: Opening) -> Text {
    Text::in_each(|language| date.print(language))
}

/// The diagnostic at the place of one of two dates, with the other one shown.
fn finding(at: Span, message: Text, other: Opening, label: Text) -> Diagnostic {
    Diagnostic::new(Rule::ClosesTooEarly, at, message)
        .label(other.span(), label)
        .help(Help::Act(text!(en: "mend one of the two dates", nb: "rett en av de to datoene")))
}
