//! The plan of a meeting adds up to the time that its page states.
//!
//! In: a page of a course, and the tables of its text. Out: `plan-mismatch`, and
//! `duration-unreadable` for a time in a plan that cannot be parsed. Unlike the work of a module, a
//! meeting has an end that people wait for, so nothing is assumed to be rounded: only `ca.` and
//! ranges leave room. Where its parts have times of day, one begins when the one before it ends. A
//! page may have several plans, for one meeting after the other or as
//! alternatives: either all of them together or each by itself must agree with the page.
//!
#![doc = include_str!("../../manual/en/plan-mismatch.md")]

use std::cmp::Ordering;

use super::published::PublishedText;
use crate::course::duration::{ClockSpan, WorkingTime, time_of_day};
use crate::course::meeting::{MeetingPlan, PlanItem, plans};
use crate::course::{Page, Stated};
use crate::diagnostic::{Diagnostic, Edit, Help, Rule, Text};
use crate::text;

/// Checks the plans of the meetings of a text.
#[must_use]
pub(super) fn check(text: PublishedText) -> Vec<Diagnostic> {
    let mut found = Vec::new();
    plans(&text.document.outline, &mut found);
    found.extend(text.page.and_then(mismatch));
    let plans = text.page.map(|page| page.plans.as_slice()).unwrap_or_default();
    found.extend(plans.iter().flat_map(|plan| plan.items.windows(2).filter_map(apart)));
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

/// The finding for a part that does not begin when the one before it ends.
fn apart(pair: &[PlanItem]) -> Option<Diagnostic> {
    let [before, part] = pair else { return None };
    let (ClockSpan { to, .. }, ClockSpan { from, .. }) = (before.clock?, part.clock?);
    let (ends, begins, minutes) = (time_of_day(to), time_of_day(from), to.abs_diff(from));
    let (message, help) = match from.cmp(&to) {
        Ordering::Equal => return None,
        Ordering::Greater => (
            text!(
                en: "this part of the meeting begins at {begins}, {minutes} min after the one \
                     before it ends ({ends})",
                nb: "denne delen av møtet begynner kl. {begins}, {minutes} min etter at den forrige \
                     slutter ({ends})"
            ),
            text!(
                en: "write a row for the time between, or let the parts follow each other",
                nb: "skriv en rad for tiden imellom, eller la delene følge etter hverandre"
            ),
        ),
        Ordering::Less => (
            text!(
                en: "this part of the meeting begins at {begins}, before the one before it ends \
                     ({ends})",
                nb: "denne delen av møtet begynner kl. {begins}, før den forrige slutter ({ends})"
            ),
            text!(
                en: "let each part begin when the one before it ends",
                nb: "la hver del begynne når den forrige slutter"
            ),
        ),
    };
    let label = text!(en: "the one before it", nb: "den forrige");
    Some(
        Diagnostic::new(Rule::PlanMismatch, part.place, message)
            .label(before.place, label)
            .help(Help::Act(help)),
    )
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
