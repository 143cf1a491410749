//! Nothing of a course is before the course opens, and no page of a module before the module does.
//!
//! In: a course. Out: `opens-too-early` for a module with an earlier date than its course, and for a
//! page whose day or week is before its module opens, or its course where the module has no date.
//! The rounds of a course say nothing of this: what opened before them stays open. Each audience is
//! held to its own dates, and a page is too early only if it is so for all that it is for. A month
//! may mean any of its days: only what is certainly too early is an error.

use super::order_opening::when;
use super::order_opening_for::named;
use crate::config::{AudienceId, Audiences};
use crate::course::opening::Opening;
use crate::course::when::When;
use crate::course::{Course, Module, Page};
use crate::diagnostic::{Diagnostic, Edit, Help, Rule, Text};
use crate::text;

/// One diagnostic for each date that is too early, at the date.
pub(super) fn check(course: &Course, audiences: &Audiences) -> Vec<Diagnostic> {
    let of_module = |module: &Module| {
        let pages = module.all_pages().filter_map(|page| page_too_early(course, module, page));
        modules_dates(course, module, audiences).into_iter().chain(pages).collect::<Vec<_>>()
    };
    course.modules.iter().flat_map(of_module).collect()
}

/// The dates of a module that are before those of its course, each with whom it is so for.
fn modules_dates(course: &Course, module: &Module, audiences: &Audiences) -> Vec<Diagnostic> {
    let mut early: Vec<((Opening, Opening), Vec<AudienceId>)> = Vec::new();
    for &audience in &module.audience {
        let Some(own) = module.opens.of(audience) else { continue };
        let Some(of_course) = course.opens.of(audience) else { continue };
        if own.last_day() >= of_course.first_day() {
            continue;
        }
        match early.iter_mut().find(|(dates, _)| *dates == (own, of_course)) {
            Some((_, of)) => of.push(audience),
            None => early.push(((own, of_course), vec![audience])),
        }
    }
    let told = |((own, of_course), of): ((Opening, Opening), Vec<AudienceId>)| {
        named(
            module_too_early(course, module, own, of_course),
            &of,
            audiences,
            module.audience.len(),
        )
    };
    early.into_iter().map(told).collect()
}

fn module_too_early(
    course: &Course,
    module: &Module,
    own: Opening,
    of_course: Opening,
) -> Diagnostic {
    let (title, course) = (&module.meta.title, &course.meta.title);
    let (Text { en: own_en, nb: own_nb }, Text { en, nb }) = (when(own), when(of_course));
    let message = text!(
        en: "`{title}` opens {own_en}, before its course `{course}`, which opens {en}",
        nb: "`{title}` åpner {own_nb}, før kurset `{course}`, som åpner {nb}"
    );
    let help = text!(
        en: "let it open {en} or later, or let the course open before",
        nb: "la den åpne {nb} eller senere, eller la kurset åpne før"
    );
    let label = text!(en: "the course opens here", nb: "kurset åpner her");
    Diagnostic::new(Rule::OpensTooEarly, own.span(), message)
        .label(of_course.span(), label)
        .help(Help::suggest(help, [Edit::replace(own.span(), of_course.iso8601())]))
}

/// The finding for a page whose last day is before the first day that its module opens for anyone
/// that the page is for.
fn page_too_early(course: &Course, module: &Module, page: &Page) -> Option<Diagnostic> {
    let when = page.when.as_ref()?;
    let (_, last_day) = when.days()?;
    let opens = |&audience: &AudienceId| {
        let own = module.opens.of(audience).map(|opens| (opens, &module.meta.title));
        own.or_else(|| course.opens.of(audience).map(|opens| (opens, &course.meta.title)))
    };
    let openings = page.audience.iter().map(opens).collect::<Option<Vec<_>>>()?;
    let (first, of) = openings.into_iter().min_by_key(|(opens, _)| opens.first_day())?;
    (last_day < first.first_day()).then(|| before_opening(page, when, first, of))
}

fn before_opening(page: &Page, when: &When, opens: Opening, of: &str) -> Diagnostic {
    let title = &page.meta.title;
    let (Text { en: own_en, nb: own_nb }, Text { en, nb }) =
        (Text::in_each(|language| when.print(language)), Text::in_each(|it| opens.print(it)));
    let message = text!(
        en: "`{title}` is set for {own_en}, before `{of}` opens ({en})",
        nb: "`{title}` er satt til {own_nb}, før `{of}` åpner ({nb})"
    );
    let label = text!(en: "opens here", nb: "åpner her");
    let help = text!(en: "mend one of the two dates", nb: "rett en av de to datoene");
    Diagnostic::new(Rule::OpensTooEarly, when.span(), message)
        .label(opens.span(), label)
        .help(Help::Act(help))
}
