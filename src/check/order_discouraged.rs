//! The published order follows the recommendations.
//!
//! In: a plan. Out: `order-discouraged`, with the rules that make a recommendation impossible where
//! there are any.
//!
#![doc = include_str!("../../manual/en/order-discouraged.md")]

use crate::{
    course::order::{OrderPlan, Strength},
    diagnostic::{Diagnostic, Rule},
};

/// One warning for each recommendation that the published order breaks, at the rule.
pub(super) fn check(plan: &OrderPlan) -> Vec<Diagnostic> {
    plan.report(Strength::Recommended, Rule::OrderDiscouraged)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::course::order::testing::{numbered, plan};

    #[test]
    fn a_broken_recommendation_warns_and_is_no_error() {
        let (plan, _) = plan(numbered(&[3, 2]), &["Modul 3 bør tas etter Modul 2"]);
        let found = check(&plan);
        assert_eq!(found.len(), 1);
        assert!(!crate::diagnostic::any_errors(&found));
        assert_eq!(
            found[0].message.nb,
            "`Modul 3` er publisert før `Modul 2`, som bør komme først"
        );
        assert_eq!(crate::check::order_broken::check(&plan), []);
    }

    #[test]
    fn recommendations_against_each_other_are_shown_together() {
        let (plan, _) =
            plan(numbered(&[3, 4]), &["Modul 3 bør tas etter 4", "Modul 3 bør tas før 4"]);
        let found = check(&plan).remove(0);
        assert_eq!(
            found.help.unwrap().text().nb,
            "anbefalingene trekker hver sin vei: ta ut én av dem"
        );
        assert_eq!(found.labels.last().unwrap().span, plan.rules()[1].source.span);
    }

    #[test]
    fn a_recommendation_that_requirements_make_impossible_is_shown_with_them() {
        let (plan, _) = plan(numbered(&[2, 3]), &["Modul 3 bør tas før Modul 2", "Modul 2 før 3"]);
        let found = check(&plan).remove(0);
        assert_eq!(
            found.help.unwrap().text().nb,
            "andre regler gjør dette umulig: ta ut anbefalingen, eller endre en av dem"
        );
        assert_eq!(found.labels.last().unwrap().span, plan.rules()[1].source.span);
    }
}
