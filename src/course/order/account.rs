//! What became of each rule of a plan: what `loype rules` tells of it.
//!
//! In: a plan. Out: a [`RuleState`] for each rule. Nothing new is found here; the findings of the
//! proof are sorted by rule. The wording is left to `cli`.

use std::collections::BTreeMap;

use super::{
    constraint::{Constraint, RuleId, Strength},
    plan::OrderPlan,
};

/// What became of a rule.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum RuleState {
    /// The published order keeps it, and nothing else says it.
    Kept,
    /// It leaves an order free, and no other rule takes that freedom.
    Free,
    /// These rules say the same, or what it follows from; none where it holds in every order.
    Implied(Vec<RuleId>),
    /// The published order does not keep it.
    Broken,
    /// It cannot be kept together with these.
    Contradicted(Vec<RuleId>),
    /// The freedom that it leaves is taken by these.
    Taken(Vec<RuleId>),
}

impl OrderPlan {
    /// What became of each rule, in the order of the rules.
    #[must_use]
    pub fn account(&self) -> Vec<RuleState> {
        let mut states: BTreeMap<RuleId, RuleState> = BTreeMap::new();
        for found in self.redundant() {
            states.insert(found.rule, RuleState::Implied(found.by));
        }
        for group in self.constrained_groups() {
            states.insert(group.rule, RuleState::Taken(group.by));
        }
        for strength in [Strength::Required, Strength::Recommended] {
            let breaches = self.breaches(strength);
            states.extend(breaches.into_iter().map(|breach| (breach.rule, RuleState::Broken)));
        }
        for conflict in self.conflicts() {
            for &rule in &conflict.rules {
                let others = conflict.rules.iter().copied().filter(|&other| other != rule);
                states.insert(rule, RuleState::Contradicted(others.collect()));
            }
        }
        let of_rule = |(id, rule): (RuleId, &super::OrderRule)| {
            let only_frees =
                rule.constraints.iter().all(|said| matches!(said, Constraint::Free(_)));
            let else_state = if only_frees { RuleState::Free } else { RuleState::Kept };
            states.remove(&id).unwrap_or(else_state)
        };
        self.rules().iter_enumerated().map(of_rule).collect()
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::course::order::testing::{numbered, plan};
    use crate::ids::Id;

    #[test]
    fn each_rule_is_told_by_what_became_of_it() {
        let rules = [
            "Modul 1 før 2",
            "Modul 2 før 3",
            "Modul 1 før 3",
            "Modul 5 før 4",
            "Modul 1 bør tas etter 3",
            "Modul 2 og 3 i valgfri rekkefølge",
            "Modul 4 og 6 i valgfri rekkefølge",
            "Modul 6 før 7",
            "Modul 7 før 6",
        ];
        let (plan, unread) = plan(numbered(&[1, 2, 3, 4, 5, 6, 7]), &rules);
        assert_eq!(unread, []);
        let rule = RuleId::new;
        assert_eq!(
            plan.account(),
            [
                RuleState::Kept,
                RuleState::Kept,
                RuleState::Implied(vec![rule(0), rule(1)]),
                RuleState::Broken,
                RuleState::Broken,
                RuleState::Taken(vec![rule(1)]),
                RuleState::Free,
                RuleState::Contradicted(vec![rule(8)]),
                RuleState::Contradicted(vec![rule(7)]),
            ]
        );
    }
}
