//! Some order keeps all rules that require something.
//!
//! In: a plan. Out: `order-contradiction`, with a minimal set of rules that cannot hold together,
//! shown as a chain that ends where it began.
//!
#![doc = include_str!("../../manual/en/order-contradiction.md")]

use std::collections::BTreeSet;

use crate::{
    course::order::{Conflict, Constraint, OrderPlan, RuleId, StationId},
    diagnostic::{Diagnostic, Help, Rule, Text},
    listing::joined,
    text,
};

/// One diagnostic for each set of rules that cannot hold together; no rule is in two of them.
pub(super) fn check(plan: &OrderPlan) -> Vec<Diagnostic> {
    let shown = plan.conflicts().iter().filter_map(|conflict| diagnostic(plan, conflict));
    let further: Vec<RuleId> = plan.further_contradicting().collect();
    shown.chain(counted(plan, &further)).collect()
}

/// One diagnostic for all further rules that cannot all hold, at the first of them.
pub(super) fn counted(plan: &OrderPlan, further: &[RuleId]) -> Option<Diagnostic> {
    let first = plan.rules().get(*further.first()?)?;
    let message = match further.len() {
        1 => text!(
            en: "one more rule cannot be kept by any order",
            nb: "én regel til kan ikke følges av noen rekkefølge"
        ),
        count => text!(
            en: "{count} more rules cannot all hold together",
            nb: "{count} regler til kan ikke alle gjelde samtidig"
        ),
    };
    let diagnostic = Diagnostic::new(Rule::OrderContradiction, first.source.span, message);
    Some(diagnostic.mark(first_of(further)).help(mend_the_others()))
}

/// The words under the mark of rules that are only counted.
pub(super) fn first_of(further: &[RuleId]) -> Text {
    if further.len() == 1 {
        text!(en: "this rule", nb: "denne regelen")
    } else {
        text!(en: "the first of them", nb: "den første av dem")
    }
}

/// What to do about rules that are only counted.
pub(super) fn mend_the_others() -> Help {
    Help::Act(text!(
        en: "mend the rules in the other messages first; then the next ones show",
        nb: "rett reglene i de andre meldingene først; da vises de neste"
    ))
}

/// The diagnostic for one set of rules, at the last of them.
pub(super) fn diagnostic(plan: &OrderPlan, conflict: &Conflict) -> Option<Diagnostic> {
    let (last, others) = conflict.rules.split_last()?;
    let span = plan.rules().get(*last)?.source.span;
    if others.is_empty() {
        return Some(
            Diagnostic::new(
                Rule::OrderContradiction,
                span,
                alone(plan, conflict, &plan.rules().get(*last)?.quoted()),
            )
            .mark(text!(en: "this rule", nb: "denne regelen"))
            .help(Help::Act(text!(
                en: "take it out of one side of the rule",
                nb: "ta den ut av den ene siden av regelen"
            ))),
        );
    }
    let mut diagnostic = Diagnostic::new(Rule::OrderContradiction, span, together(plan, conflict))
        .mark(said(plan, conflict, *last));
    for rule in others {
        diagnostic =
            diagnostic.label(plan.rules().get(*rule)?.source.span, said(plan, conflict, *rule));
    }
    Some(diagnostic.help(merged(plan, conflict).unwrap_or_else(|| {
        Help::Act(text!(
            en: "change one of these rules or take it out",
            nb: "endre en av disse reglene, eller ta den ut"
        ))
    })))
}

/// The single rule that may be meant by two rules that put different stations first, or last.
fn merged(plan: &OrderPlan, conflict: &Conflict) -> Option<Help> {
    let [one, other] = conflict.rules.as_slice() else { return None };
    let (one, other) = (plan.rules().get(*one)?, plan.rules().get(*other)?);
    let constraint = match (one.constraints.as_slice(), other.constraints.as_slice()) {
        ([Constraint::First(some)], [Constraint::First(more)]) => {
            Constraint::First(united(some, more))
        }
        ([Constraint::Last(some)], [Constraint::Last(more)]) => {
            Constraint::Last(united(some, more))
        }
        _ => return None,
    };
    let rule = plan.sentence(&constraint, one.strength, one.language);
    let help = text!(
        en: "take one of these rules out, or write one rule for both: `{rule}`",
        nb: "ta ut en av disse reglene, eller skriv én regel for begge: `{rule}`"
    );
    let edits = other.source.removed().map(|removed| [one.source.rewritten(&[rule]), removed]);
    Some(edits.map_or(Help::Act(help.clone()), |edits| Help::suggest(help, edits)))
}

fn united(some: &[StationId], more: &[StationId]) -> Vec<StationId> {
    some.iter().chain(more).copied().collect::<BTreeSet<StationId>>().into_iter().collect()
}

/// The message for a rule that contradicts itself.
fn alone(plan: &OrderPlan, conflict: &Conflict, said: &str) -> Text {
    match conflict.chain.first() {
        Some(step) if step.earlier == step.later => {
            let label = plan.label(step.earlier);
            text!(
                en: "`{said}` puts `{label}` before itself",
                nb: "`{said}` setter `{label}` før seg selv"
            )
        }
        _ => {
            let Text { en, nb } = chained(&parts(plan, conflict));
            text!(
                en: "`{said}` cannot be kept by any order: {en}",
                nb: "ingen rekkefølge kan følge `{said}`: {nb}"
            )
        }
    }
}

fn together(plan: &OrderPlan, conflict: &Conflict) -> Text {
    let Text { en, nb } = chained(&parts(plan, conflict));
    text!(en: "the rules cannot hold together: {en}", nb: "reglene kan ikke gjelde samtidig: {nb}")
}

/// What the steps of the chain say; without a chain, what each rule says.
fn parts(plan: &OrderPlan, conflict: &Conflict) -> Vec<Text> {
    if conflict.chain.is_empty() {
        return conflict
            .rules
            .iter()
            .filter_map(|&rule| plan.rules().get(rule))
            .map(|rule| plan.all_said(rule))
            .collect();
    }
    conflict.chain.iter().map(|step| plan.step_in_words(step)).collect()
}

/// What a rule says in a conflict: its steps of the chain, or everything.
fn said(plan: &OrderPlan, conflict: &Conflict, rule: RuleId) -> Text {
    let steps: Vec<Text> = conflict
        .chain
        .iter()
        .filter(|step| step.rule == rule)
        .map(|step| plan.step_in_words(step))
        .collect();
    match plan.rules().get(rule) {
        Some(rule) if steps.is_empty() => plan.all_said(rule),
        _ => in_a_row(&steps, ", ", ", "),
    }
}

/// The words for a chain that ends where it began.
pub(super) fn chained(parts: &[Text]) -> Text {
    in_a_row(parts, ", but ", ", men ")
}

/// Parts with commas between them, and words of their own before the last.
fn in_a_row(parts: &[Text], last_en: &str, last_nb: &str) -> Text {
    let (en, nb): (Vec<&str>, Vec<&str>) =
        parts.iter().map(|part| (part.en.as_str(), part.nb.as_str())).unzip();
    Text { en: joined(&en, last_en), nb: joined(&nb, last_nb) }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::course::order::testing::{numbered, plan};

    fn messages(rules: &[&str]) -> Vec<String> {
        let (plan, diagnostics) = plan(numbered(&[0, 1, 2, 3, 4, 5]), rules);
        assert_eq!(diagnostics, []);
        check(&plan).into_iter().map(|found| found.message.nb).collect()
    }

    #[test]
    fn a_circle_is_told_as_a_chain_that_ends_where_it_began() {
        assert_eq!(
            messages(&["Modul 1 før 2", "Modul 2 før 3", "Modul 4 før 5", "Modul 3 før 1"]),
            ["reglene kan ikke gjelde samtidig: `Modul 1` før `Modul 2`, `Modul 2` før `Modul \
                 3`, men `Modul 3` før `Modul 1`"]
        );
    }

    #[test]
    fn the_shortest_circle_is_the_one_that_is_told() {
        assert_eq!(
            messages(&["Modul 1 før 2–5", "Modul 2 før 3", "Modul 3 før 1"]),
            ["reglene kan ikke gjelde samtidig: `Modul 1` før `Modul 3`, men `Modul 3` før \
                 `Modul 1`"]
        );
        assert_eq!(
            messages(&[
                "Modul 0 før 1",
                "Modul 1 før 2",
                "Modul 2 før 3",
                "Modul 3 før 0",
                "Modul 3 før 2"
            ]),
            ["reglene kan ikke gjelde samtidig: `Modul 2` før `Modul 3`, men `Modul 3` før \
                 `Modul 2`"],
            "and not the longer one that begins earlier"
        );
    }

    #[test]
    fn two_that_come_last_contradict_and_two_in_one_rule_do_not() {
        assert_eq!(
            messages(&["Modul 4 til slutt", "Modul 5 til slutt"]),
            ["reglene kan ikke gjelde samtidig: `Modul 4` til slutt (altså etter `Modul 5`), \
                 men `Modul 5` til slutt (altså etter `Modul 4`)"]
        );
        assert_eq!(messages(&["Modul 4 og 5 til slutt"]), [""; 0]);
        let (plan, _) = plan(numbered(&[3, 4, 5]), &["Modul 4 til slutt", "Modul 5 til slutt"]);
        let help = check(&plan).remove(0).help.unwrap();
        assert_eq!(
            help.text().nb,
            "ta ut en av disse reglene, eller skriv én regel for begge: `Modul 4 og 5 til slutt`"
        );
    }

    #[test]
    fn a_rule_that_puts_a_module_before_itself_contradicts_itself() {
        assert_eq!(
            messages(&["Modul 1 før 1–3"]),
            ["`Modul 1 før 1–3` setter `Modul 1` før seg selv"]
        );
        assert_eq!(
            messages(&["Modul 1 bør tas før 1–3"]),
            ["`Modul 1 bør tas før 1–3` setter `Modul 1` før seg selv"]
        );
    }

    #[test]
    fn alternatives_that_are_all_shut_are_told_rule_by_rule() {
        assert_eq!(
            messages(&["1 eller 2 før 3", "3 før 1", "3 før 2"]),
            ["reglene kan ikke gjelde samtidig: `Modul 1` eller `Modul 2` før `Modul 3`, \
                 `Modul 3` før `Modul 1`, men `Modul 3` før `Modul 2`"]
        );
    }

    #[test]
    fn ties_that_cannot_be_kept_are_told_rule_by_rule() {
        assert_eq!(
            messages(&["Modul 2 rett etter 1", "Modul 3 rett etter 1", "Modul 4 før 5"]),
            [
                "reglene kan ikke gjelde samtidig: `Modul 2` rett etter `Modul 1`, men `Modul 3` rett \
                 etter `Modul 1`"
            ]
        );
        assert_eq!(
            messages(&["Modul 2 rett etter 1", "Modul 3 rett etter 1", "Modul 2 og 3 samtidig"]),
            [""; 0]
        );
        assert_eq!(
            messages(&["Modul 2 og 3 samtidig", "Modul 2 før 4", "Modul 4 før 3"]),
            ["reglene kan ikke gjelde samtidig: `Modul 2` og `Modul 3` samtidig, `Modul 2` før \
                 `Modul 4`, men `Modul 4` før `Modul 3`"]
        );
    }

    #[test]
    fn of_very_many_contradictions_the_last_message_counts_the_other_rules() {
        // Of 30 contradictions of two rules 24 are told; a rule that only waits is not counted.
        let rules: Vec<String> = (0..30)
            .flat_map(|at| {
                let (one, other) = (2 * at, 2 * at + 1);
                [format!("Modul {one} før {other}"), format!("Modul {other} før {one}")]
            })
            .chain(["Modul 59 før 60".to_owned()])
            .collect();
        let rules: Vec<&str> = rules.iter().map(String::as_str).collect();
        let (plan, _) = plan(numbered(&(0..=60).collect::<Vec<_>>()), &rules);
        let found = check(&plan);
        assert_eq!(found.len(), 25);
        assert_eq!(found[24].message.nb, "12 regler til kan ikke alle gjelde samtidig");
        assert_eq!(found[24].span, plan.rules()[48].source.span);
    }

    #[test]
    fn every_rule_is_labelled_at_its_own_place() {
        let (plan, _) =
            plan(numbered(&[1, 2, 3]), &["Modul 1 før 2", "Modul 2 før 3", "Modul 3 før 1"]);
        let found = check(&plan).remove(0);
        assert_eq!(found.span, plan.rules()[2].source.span);
        assert_eq!(
            found.labels.iter().map(|label| label.span).collect::<Vec<_>>(),
            [plan.rules()[0].source.span, plan.rules()[1].source.span]
        );
    }
}
