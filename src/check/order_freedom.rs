//! What the rules leave free, no other rule decides, directly or through a chain.
//!
//! In: a plan. Out: `freedom-taken`.
//!
#![doc = include_str!("../../manual/en/freedom-taken.md")]

use crate::{
    course::order::{ConstrainedGroup, Constraint, OrderPlan, RuleId},
    diagnostic::{Diagnostic, Help, Rule},
    text,
};

/// One warning for each group in any order that other rules constrain, at the rule that leaves it
/// free.
pub(super) fn check(plan: &OrderPlan) -> Vec<Diagnostic> {
    plan.constrained_groups().iter().filter_map(|lost| diagnostic(plan, lost)).collect()
}

/// The warning for one group.
pub(super) fn diagnostic(plan: &OrderPlan, lost: &ConstrainedGroup) -> Option<Diagnostic> {
    let rule = plan.rules().get(lost.rule)?;
    let station = plan.label(lost.station);
    let message = match lost.chain.first() {
        Some(step) => {
            let other = plan.label(step.earlier);
            text!(
                en: "`{station}` cannot be taken in any order: other rules put it after `{other}`",
                nb: "`{station}` kan ikke tas i valgfri rekkefølge: andre regler setter den etter \
                     `{other}`"
            )
        }
        None if lost.is_tied => text!(
            en: "`{station}` cannot be taken in any order: other rules tie it to another one",
            nb: "`{station}` kan ikke tas i valgfri rekkefølge: andre regler binder den til en annen"
        ),
        None => text!(
            en: "`{station}` cannot be taken in any order: other rules keep it from coming first",
            nb: "`{station}` kan ikke tas i valgfri rekkefølge: andre regler hindrer at den \
                 kommer først"
        ),
    };
    let is_pair = rule
        .constraints
        .iter()
        .any(|constraint| matches!(constraint, Constraint::Free(group) if group.len() == 2));
    let help = if is_pair {
        text!(
            en: "take this rule out, or change the other; a recommendation (`should`) takes no \
                 freedom away",
            nb: "ta ut denne regelen, eller endre den andre; en anbefaling (`bør`) tar ikke \
                 friheten bort"
        )
    } else {
        text!(
        en: "take `{station}` out of this rule, or change the other; a recommendation (`should`) \
             takes no freedom away",
        nb: "ta `{station}` ut av denne regelen, eller endre den andre; en anbefaling (`bør`) tar \
             ikke friheten bort"
        )
    };
    let diagnostic =
        Diagnostic::new(Rule::FreedomTaken, rule.source.span, message).help(Help::Act(help));
    Some(if lost.chain.is_empty() {
        whole_rules(plan, diagnostic, &lost.by)
    } else {
        plan.because(diagnostic, &lost.chain)
    })
}

fn whole_rules(plan: &OrderPlan, diagnostic: Diagnostic, rules: &[RuleId]) -> Diagnostic {
    let rules = rules.iter().filter_map(|&rule| plan.rules().get(rule));
    rules.fold(diagnostic, |diagnostic, rule| {
        diagnostic.label(rule.source.span, plan.all_said(rule))
    })
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
    fn a_freedom_that_a_chain_takes_away_is_shown_with_the_pair() {
        assert_eq!(
            messages(&["Modul 2, 3 og 4 i valgfri rekkefølge", "Modul 2 før 5", "Modul 5 før 4"]),
            ["`Modul 4` kan ikke tas i valgfri rekkefølge: andre regler setter den etter \
                 `Modul 2`"]
        );
    }

    #[test]
    fn alternatives_can_take_it_away_without_forcing_any_pair() {
        assert_eq!(
            messages(&["Modul 2, 3 og 4 i valgfri rekkefølge", "2 eller 3 før 4"]),
            ["`Modul 4` kan ikke tas i valgfri rekkefølge: andre regler hindrer at den kommer \
                 først"]
        );
    }

    #[test]
    fn what_is_tied_to_another_is_not_free() {
        assert_eq!(
            messages(&["Modul 2, 3 og 4 i valgfri rekkefølge", "Modul 2 og 3 samtidig"]),
            ["`Modul 2` kan ikke tas i valgfri rekkefølge: andre regler binder den til en annen"]
        );
        assert_eq!(
            messages(&["Modul 2 og 4 i valgfri rekkefølge", "Modul 3 rett etter 2"]),
            [""; 0],
            "4 can come before both and after both"
        );
    }

    #[test]
    fn rules_about_others_and_recommendations_leave_it_alone() {
        assert_eq!(
            messages(&[
                "Modul 2, 3 og 4 i valgfri rekkefølge",
                "Modul 1 før 2–5",
                "Modul 5 til slutt",
                "Modul 2 bør tas før 3"
            ]),
            [""; 0]
        );
    }
}
