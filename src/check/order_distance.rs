//! The times that rules ask for between modules can be kept together.
//!
//! In: a plan, and the fewest days that its stations take. Out: `order-contradiction`, with a
//! smallest set of bounds that no times keep; and `opens-too-early` for dates that leave no room for
//! them. Times that hang on when people take the course are no
//! finding: nobody knows them here.

use jiff::ToSpan;
use jiff::civil::Date;

use super::order_opening::when;
use crate::course::duration::Duration;
use crate::course::opening::Opening;
use crate::course::order::{
    Bound, Constraint, DistanceConflict, Gap, OrderPlan, RuleId, StationId,
};
use crate::diagnostic::{Diagnostic, Edit, Help, Rule, Text};
use crate::ids::IndexVec;
use crate::listing::joined;
use crate::source::Span;
use crate::text;

/// How long a station takes: as it is stated, and where.
pub(super) type Lengths<'a> = dyn Fn(StationId) -> Option<(Duration, Span)> + 'a;

/// One diagnostic for each set of bounds that cannot be kept, at the rule that sets a latest time.
pub(super) fn check(
    plan: &OrderPlan,
    days: &IndexVec<StationId, u64>,
    lengths: &Lengths,
) -> Vec<Diagnostic> {
    let conflicts = plan.distance_conflicts(days);
    conflicts.iter().filter_map(|conflict| diagnostic(plan, days, lengths, conflict)).collect()
}

/// One diagnostic for each module that opens so soon after another that nobody could have kept the
/// time that a rule asks for between them; `opens` has the dates of the plan's stations. A module
/// that opens even before the other one is left to `order_opening`.
pub(super) fn openings(
    plan: &OrderPlan,
    opens: &IndexVec<StationId, Option<Opening>>,
) -> Vec<Diagnostic> {
    let opening = |station: StationId| opens.get(station).copied().flatten();
    let mut found = Vec::new();
    for (rule, earlier, later, gap) in plan.least_gaps() {
        let (Some(first), Some(own)) = (opening(earlier), opening(later)) else { continue };
        let days = |count: u64| first.first_day().checked_add(i64_days(count)).ok();
        let (Some(soonest), Some(certain)) = (days(*gap.days().start()), days(*gap.days().end()))
        else {
            continue;
        };
        if own.last_day() >= first.first_day() && own.last_day() < soonest {
            found.extend(too_soon(plan, (rule, earlier, later), (first, own), certain));
        }
    }
    found
}

fn i64_days(count: u64) -> jiff::Span {
    i64::try_from(count).unwrap_or(i64::from(u16::MAX)).days()
}

fn too_soon(
    plan: &OrderPlan,
    (rule, earlier, later): (RuleId, StationId, StationId),
    (first, own): (Opening, Opening),
    certain: Date,
) -> Option<Diagnostic> {
    let said = rule_in_words(plan, rule, earlier, later);
    let (Text { en: own_en, nb: own_nb }, Text { en, nb }) = (when(own), when(first));
    let (earlier, later) = (plan.label(earlier), plan.label(later));
    let message = text!(
        en: "`{later}` opens {own_en}, too soon after `{earlier}`, which opens {en}",
        nb: "`{later}` åpner {own_nb}, for tidlig etter `{earlier}`, som åpner {nb}"
    );
    let help = text!(
        en: "let it open on {certain} or later, or change the rule",
        nb: "la den åpne {certain} eller senere, eller endre regelen"
    );
    let edit = Edit::replace(own.span(), certain.to_string());
    let span = plan.rules().get(rule)?.source.span;
    let diagnostic = Diagnostic::new(Rule::OpensTooEarly, own.span(), message);
    Some(diagnostic.label(span, said).help(Help::suggest(help, [edit])))
}

fn diagnostic(
    plan: &OrderPlan,
    days: &IndexVec<StationId, u64>,
    lengths: &Lengths,
    conflict: &DistanceConflict,
) -> Option<Diagnostic> {
    let takes_time = |bound: &&Bound| match bound {
        Bound::Length(station) => days.get(*station).is_some_and(|days| *days > 0),
        Bound::Rule { .. } | Bound::Implied { .. } => true,
    };
    let bounds: Vec<&Bound> = conflict.bounds.iter().filter(takes_time).collect();
    let (latest, others) = bounds.split_last()?;
    let said: Vec<Text> = bounds.iter().map(|bound| in_words(plan, lengths, bound)).collect();
    let (en, nb): (Vec<&str>, Vec<&str>) =
        said.iter().map(|part| (part.en.as_str(), part.nb.as_str())).unzip();
    let (en, nb) = (joined(&en, ", but "), joined(&nb, ", men "));
    let message = text!(
        en: "the times cannot be kept together: {en}",
        nb: "tidene kan ikke holdes samtidig: {nb}"
    );
    let place = |bound: &Bound| match bound {
        Bound::Rule { rule, .. } => plan.rules().get(*rule).map(|rule| rule.source.span),
        Bound::Length(station) => lengths(*station).map(|(_, span)| span),
        Bound::Implied { .. } => None,
    };
    let diagnostic = Diagnostic::new(Rule::OrderContradiction, place(latest)?, message)
        .mark(in_words(plan, lengths, latest))
        .help(Help::Act(text!(
            en: "give more time here, or change one of the others",
            nb: "gi mer tid her, eller endre en av de andre"
        )));
    let labels =
        others.iter().filter_map(|bound| Some((place(bound)?, in_words(plan, lengths, bound))));
    let diagnostic =
        labels.fold(diagnostic, |diagnostic, (span, words)| diagnostic.label(span, words));
    Some(bounds.iter().fold(diagnostic, |diagnostic, bound| first_of_two(plan, diagnostic, bound)))
}

/// The diagnostic with what says which of two comes first, where a time lies between them whichever
/// does.
fn first_of_two(plan: &OrderPlan, diagnostic: Diagnostic, bound: &Bound) -> Diagnostic {
    match *bound {
        Bound::Rule { rule, earlier, later }
            if matches!(said_of(plan, rule, earlier, later), Some(Constraint::Apart { .. })) =>
        {
            plan.because(diagnostic, &plan.chain(earlier, later))
        }
        _ => diagnostic,
    }
}

fn in_words(plan: &OrderPlan, lengths: &Lengths, bound: &Bound) -> Text {
    match *bound {
        Bound::Rule { rule, earlier, later } => rule_in_words(plan, rule, earlier, later),
        Bound::Implied { earlier, later } => before(plan, earlier, later),
        Bound::Length(station) => {
            let label = plan.label(station);
            let stated = lengths(station).map(|(length, _)| length);
            let Text { en, nb } = Text::in_each(|language| {
                stated.map(|length| length.print(language)).unwrap_or_default()
            });
            text!(en: "`{label}` takes {en}", nb: "`{label}` tar {nb}")
        }
    }
}

/// What a rule says of two of the stations that it names.
fn rule_in_words(plan: &OrderPlan, rule: RuleId, earlier: StationId, later: StationId) -> Text {
    let said = said_of(plan, rule, earlier, later);
    let pair = |gap: Gap| Constraint::Spaced { earlier: vec![earlier], later: vec![later], gap };
    match said {
        Some(Constraint::Spaced { gap, .. }) => plan.says_in_words(&pair(*gap)),
        Some(Constraint::Apart { least, .. }) => plan.says_in_words(&pair(Gap::AtLeast(*least))),
        Some(together @ Constraint::Together(_)) => plan.says_in_words(together),
        _ => before(plan, earlier, later),
    }
}

/// The constraint of a rule that names two stations.
fn said_of(
    plan: &OrderPlan,
    rule: RuleId,
    earlier: StationId,
    later: StationId,
) -> Option<&Constraint> {
    let names = |constraint: &&Constraint| {
        let has = |station| constraint.stations().any(|one| one == station);
        has(earlier) && has(later)
    };
    plan.rules().get(rule)?.constraints.iter().find(names)
}

fn before(plan: &OrderPlan, earlier: StationId, later: StationId) -> Text {
    let (earlier, later) = (plan.label(earlier), plan.label(later));
    text!(en: "`{earlier}` before `{later}`", nb: "`{earlier}` før `{later}`")
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::course::order::testing::{numbered, place, plan};
    use crate::ids::Id;
    use crate::source::SourceText;

    fn messages(rules: &[&str], lengths: [&str; 4]) -> Vec<(String, usize)> {
        let (plan, unread) = plan(numbered(&[1, 2, 3, 4]), rules);
        assert_eq!(unread, []);
        let lengths = lengths.map(|length| Duration::parse(length).ok());
        let days = lengths
            .map(|length| length.and_then(|length| length.days()).map_or(0, |days| *days.start()));
        let stated =
            |station: StationId| Some((lengths[station.index()]?, place(station.index(), 5)));
        let found = check(&plan, &days.to_vec().into(), &stated);
        found.into_iter().map(|found| (found.message.nb, found.labels.len())).collect()
    }

    #[test]
    fn a_latest_time_that_what_lies_between_makes_impossible_is_told_with_what_does() {
        let rules = ["Modul 1 før 2", "Modul 2 før 3", "Modul 3 innen en måned etter 1"];
        assert_eq!(
            messages(&rules, ["", "6–8 uker", "", ""]),
            [(
                "tidene kan ikke holdes samtidig: `Modul 1` før `Modul 2`, `Modul 2` tar 6–8 \
                 uker, `Modul 2` før `Modul 3`, men `Modul 3` innen 1 måned etter `Modul 1`"
                    .to_owned(),
                3
            )]
        );
        assert_eq!(messages(&rules, ["9 uker", "4 uker", "9 uker", "9 uker"]), []);
    }

    #[test]
    fn a_module_that_opens_before_the_time_has_passed_opens_too_early() {
        let told = |second: &str, rule: &str| {
            let (plan, unread) = plan(numbered(&[1, 2]), &[rule]);
            assert_eq!(unread, []);
            let opening = |(at, date): (usize, &str)| {
                Opening::parse(&SourceText {
                    text: date.to_owned(),
                    span: place(at, 10),
                    verbatim: true,
                    quoted: false,
                })
                .ok()
            };
            let opens = ["2026-08-25", second].into_iter().enumerate().map(opening).collect();
            let found = openings(&plan, &opens).into_iter();
            found.map(|found| (found.message.nb, found.help.unwrap().text().nb.clone())).next()
        };
        assert_eq!(
            told("2026-09-01", "Modul 2 minst to uker etter 1"),
            Some((
                "`Modul 2` åpner 1. september 2026, for tidlig etter `Modul 1`, som åpner 25. \
                 august 2026"
                    .to_owned(),
                "la den åpne 2026-09-08 eller senere, eller endre regelen".to_owned()
            ))
        );
        assert_eq!(told("2026-09-08", "Modul 2 minst to uker etter 1"), None);
        assert_eq!(
            told("2026-09", "Modul 2 minst to uker etter 1"),
            None,
            "it may be any day of it"
        );
        assert_eq!(told("2026-08-20", "Modul 2 minst to uker etter 1"), None, "told elsewhere");
        assert_eq!(told("2026-09-01", "Modul 2 innen to uker etter 1"), None);
    }

    #[test]
    fn two_times_that_contradict_each_other_are_told() {
        let rules = ["Modul 2 minst tre uker etter 1", "Modul 2 innen to uker etter 1"];
        assert_eq!(
            messages(&rules, ["", "", "", ""]),
            [(
                "tidene kan ikke holdes samtidig: `Modul 2` minst 3 uker etter `Modul 1`, men \
                 `Modul 2` innen 2 uker etter `Modul 1`"
                    .to_owned(),
                1
            )]
        );
    }
}
