//! Every rule says something that the others do not say.
//!
//! In: a plan. Out: `rule-redundant`; of two rules that say the same, the later one is shown.
//!
#![doc = include_str!("../../manual/en/rule-redundant.md")]

use crate::{
    course::order::{OrderPlan, Redundancy, RuleId},
    diagnostic::{Diagnostic, Help, Rule},
    text,
};

/// The most rules that are shown as saying the same.
const SHOWN: usize = 4;

/// One warning for each rule that says nothing new, at the rule.
pub(super) fn check(plan: &OrderPlan) -> Vec<Diagnostic> {
    plan.redundant()
        .iter()
        .filter(|found| is_whole(plan, found.rule))
        .filter_map(|found| diagnostic(plan, found))
        .collect()
}

/// Whether the plan has all that a rule says: what it says about drafts, or about other courses, is
/// nowhere else.
pub(super) fn is_whole(plan: &OrderPlan, rule: RuleId) -> bool {
    plan.rules().get(rule).is_some_and(|rule| !rule.names_draft && !rule.is_cross_course)
}

/// The warning for one rule.
pub(super) fn diagnostic(plan: &OrderPlan, found: &Redundancy) -> Option<Diagnostic> {
    let rule = plan.rules().get(found.rule)?;
    let said = rule.quoted();
    let message = match found.by.len() {
        0 => {
            text!(
                en: "`{said}` says nothing: it holds in every order",
                nb: "`{said}` sier ingenting: det gjelder i enhver rekkefølge"
            )
        }
        1 => {
            text!(
                en: "`{said}` says nothing new: another rule says it",
                nb: "`{said}` sier ikke noe nytt: en annen regel sier det"
            )
        }
        _ => {
            text!(
                en: "`{said}` says nothing new: it follows from other rules",
                nb: "`{said}` sier ikke noe nytt: det følger av andre regler"
            )
        }
    };
    let mut diagnostic = Diagnostic::new(Rule::RuleRedundant, rule.source.span, message);
    for by in found.by.iter().take(SHOWN).filter_map(|&by| plan.rules().get(by)) {
        diagnostic = diagnostic.label(by.source.span, plan.all_said(by));
    }
    let help = text!(en: "take the rule out", nb: "ta ut regelen");
    Some(diagnostic.help(match rule.source.removed() {
        Some(removed) => Help::suggest(help, [removed]),
        None => Help::Act(help),
    }))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::course::order::testing::{numbered, plan};

    #[test]
    fn the_rules_that_say_it_already_are_shown() {
        let (plan, _) =
            plan(numbered(&[1, 2, 3]), &["Modul 1 før 2", "Modul 2 før 3", "Modul 1 før 3"]);
        let found = check(&plan).remove(0);
        assert_eq!(found.span, plan.rules()[2].source.span);
        assert_eq!(
            found.message.nb,
            "`Modul 1 før 3` sier ikke noe nytt: det følger av andre regler"
        );
        assert_eq!(
            found.labels.iter().map(|label| label.text.nb.as_str()).collect::<Vec<_>>(),
            ["`Modul 1` før `Modul 2`", "`Modul 2` før `Modul 3`"]
        );
    }
}
