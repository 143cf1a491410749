//! The plan of a meeting adds up to the time that its page states.
//!
//! In: a page of a course, and the tables of its text. Out: `plan-mismatch`, and
//! `duration-unreadable` for a time in a plan that cannot be parsed. Unlike the work of a module, a
//! meeting has an end that people wait for, so nothing is assumed to be rounded: only `ca.` and
//! ranges leave room. A page may have several plans, for one meeting after the other or as
//! alternatives: either all of them together or each by itself must agree with the page.
//!
#![doc = include_str!("../../manual/en/plan-mismatch.md")]

use super::published::PublishedText;
use crate::course::duration::WorkingTime;
use crate::course::meeting::{MeetingPlan, plans};
use crate::course::{Page, Stated};
use crate::diagnostic::{Diagnostic, Edit, Help, Rule, Text};
use crate::text;

/// Checks the plans of the meetings of a text.
#[must_use]
pub(super) fn check(text: PublishedText) -> Vec<Diagnostic> {
    let mut found = Vec::new();
    plans(&text.document.outline, &mut found);
    found.extend(text.page.and_then(mismatch));
    found
}

fn mismatch(page: &Page) -> Option<Diagnostic> {
    let Stated { duration: stated, span: place } = page.duration.clone()?;
    let interval = WorkingTime::of(&stated)?.interval();
    let sums: Vec<WorkingTime> = page.plans.iter().map(MeetingPlan::total).collect();
    let all: WorkingTime = sums.iter().copied().sum();
    let first = page.plans.first()?;
    if all.interval().overlaps(&interval)
        || sums.iter().all(|sum| sum.interval().overlaps(&interval))
    {
        return None;
    }
    let Text { en: stated_en, nb: stated_nb } = Text::in_each(|language| stated.print(language));
    let Text { en, nb } = Text::in_each(|language| exact(all, language));
    let message = text!(
        en: "the page is stated as {stated_en}, but the plan of the meeting adds up to {en}",
        nb: "siden er satt til {stated_nb}, men planen for møtet er til sammen {nb}"
    );
    let help = text!(
        en: "write `{en}` here, or mend the times in the plan",
        nb: "skriv `{nb}` her, eller rett tidene i planen"
    );
    let help = Help::suggest(help, [Edit::replace(place, Text { nb, en })]);
    let label = text!(en: "the plan", nb: "planen");
    Some(Diagnostic::new(Rule::PlanMismatch, place, message).label(first.place, label).help(help))
}

/// A sum to the minute if it is exact: a plan is compared with a clock, and the suggested time must
/// agree with it.
fn exact(sum: WorkingTime, language: &str) -> String {
    let interval = sum.interval();
    if interval.most() == Some(interval.least()) {
        format!("{} min", sum.minutes().0)
    } else {
        sum.print(language)
    }
}
