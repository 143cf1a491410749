//! The plan of a meeting adds up to the time that its page states.
//!
//! In: a page of a course, and the tables of its text. Out: `plan-mismatch`, and
//! `duration-unreadable` for a time in a plan that cannot be parsed. Unlike the work of a module, a
//! meeting has an end that people wait for, so nothing is assumed to be rounded: only `ca.` and
//! ranges leave room. Where its parts have times of day, one begins when the one before it ends.
//! Rounds have room in their part, and the steps of a round are as long as the round. A note about
//! a row of a plan (`{rad=3}`, `block-argument`) is about one that is there. A
//! page may have several plans, for one meeting after the other or as
//! alternatives: either all of them together or each by itself must agree with the page.
//!
#![doc = include_str!("../../manual/en/plan-mismatch.md")]

use std::cmp::Ordering;

use super::published::PublishedText;
use crate::block;
use crate::course::duration::{ClockSpan, WorkingTime, time_of_day};
use crate::course::meeting::{MeetingPlan, PlanItem, Rounds, plan_of_note, plans};
use crate::course::{Page, Stated};
use crate::diagnostic::{Diagnostic, Edit, Help, Rule, Text};
use crate::load::BlockLine;
use crate::text;

/// Checks the plans of the meetings of a text.
#[must_use]
pub(super) fn check(text: PublishedText) -> Vec<Diagnostic> {
    let mut found = Vec::new();
    let of_text = plans(&text.document.outline, &mut found);
    let lines = text.document.outline.blocks.iter().map(|block| &block.line);
    found.extend(lines.filter_map(|line| no_row(line, &of_text)));
    let items = of_text.iter().flat_map(|plan| &plan.items);
    found.extend(items.flat_map(|item| [too_many(item), steps_apart(item)]).flatten());
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

/// The finding for a note about a row that no plan has.
fn no_row(line: &BlockLine, plans: &[MeetingPlan]) -> Option<Diagnostic> {
    let written = block::row_of_note(line)?;
    let row: usize = written.text.parse().ok()?;
    let at = plan_of_note(plans, line.span);
    let (message, help) = match at.and_then(|at| plans.get(at)).map(|plan| plan.items.len()) {
        Some(count) if row <= count => return None,
        Some(count) => (
            text!(
                en: "the plan of the meeting has no row {row}; it has {count}",
                nb: "møteplanen har ingen rad {row}; den har {count}"
            ),
            text!(
                en: "write a number from 1 to {count}",
                nb: "skriv et nummer fra 1 til {count}"
            ),
        ),
        None => (
            text!(
                en: "the note is about a row of a plan, but this page has no plan of a meeting",
                nb: "rådet gjelder en rad i en møteplan, men denne siden har ingen møteplan"
            ),
            text!(
                en: "take `row` out, or write the plan as a table with times in `:::meeting`",
                nb: "ta ut `rad`, eller skriv planen som en tabell med tider i en `:::fellesmøte`"
            ),
        ),
    };
    Some(Diagnostic::new(Rule::BlockArgument, written.span, message).help(Help::Act(help)))
}

/// The finding for rounds that take more time than their part has.
fn too_many(item: &PlanItem) -> Option<Diagnostic> {
    let rounds = item.rounds.as_ref()?;
    let most = WorkingTime::of(&item.duration)?.seconds().1 / 60;
    let Rounds { count, minutes, .. } = rounds;
    let total = rounds.total();
    if u64::from(total) <= most {
        return None;
    }
    let Text { en, nb } = Text::in_each(|language| item.duration.print(language));
    let message = text!(
        en: "{count} rounds of {minutes} min are {total} min, but this part of the meeting is {en}",
        nb: "{count} runder à {minutes} min er {total} min, men denne delen av møtet er {nb}"
    );
    let help = text!(
        en: "write `{total} min` here, or mend the rounds",
        nb: "skriv `{total} min` her, eller rett rundene"
    );
    let help = Help::Example(help);
    Some(Diagnostic::new(Rule::PlanMismatch, item.place, message).help(help))
}

/// The finding for steps that do not add up to their round.
fn steps_apart(item: &PlanItem) -> Option<Diagnostic> {
    let rounds = item.rounds.as_ref().filter(|rounds| !rounds.steps.is_empty())?;
    let (minutes, steps) = (rounds.minutes, rounds.steps_total());
    if minutes == steps {
        return None;
    }
    let message = text!(
        en: "a round of this part is {minutes} min, but its steps add up to {steps} min",
        nb: "en runde i denne delen er {minutes} min, men stegene er til sammen {steps} min"
    );
    let help = text!(
        en: "mend the minutes of the steps, or write rounds of {steps} min",
        nb: "rett minuttene i stegene, eller skriv runder på {steps} min"
    );
    let help = Help::Act(help);
    Some(Diagnostic::new(Rule::PlanMismatch, item.place, message).help(help))
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
