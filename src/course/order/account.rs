//! What became of each rule of a plan: what `loype rules` tells of it.
//!
//! In: a plan. Out: a [`RuleState`] for each rule. Nothing new is found here; the findings of the
//! proof are sorted by rule. The wording is left to `pipeline`.

use std::collections::{BTreeMap, BTreeSet};

use super::{
    constraint::{Constraint, OrderRule, RuleId, Strength},
    cross_course::CrossCourseRules,
    deadlock::{CrossCourseDeadlock, CrossCourseDeadlocks},
    plan::OrderPlan,
    station::StationId,
};
use crate::ids::IndexVec;

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
    /// The published order keeps it, but it also asks for a time between: whether that is kept hangs
    /// on when the course is taken.
    Unproven,
}

impl RuleState {
    /// Its name for programs.
    #[must_use]
    pub fn name(&self) -> &'static str {
        match self {
            Self::Kept => "kept",
            Self::Free => "free",
            Self::Implied(_) => "implied",
            Self::Broken => "broken",
            Self::Contradicted(_) => "contradicted",
            Self::Taken(_) => "taken",
            Self::Unproven => "unproven",
        }
    }
}

impl OrderPlan {
    /// What became of each rule, in the order of the rules.
    #[must_use]
    pub fn account(&self) -> Vec<RuleState> {
        self.account_of_days(&IndexVec::default())
    }

    /// The same, if each station takes so many days at the least.
    #[must_use]
    pub fn account_of_days(&self, days: &IndexVec<StationId, u64>) -> Vec<RuleState> {
        let breaches = [Strength::Required, Strength::Recommended]
            .into_iter()
            .flat_map(|strength| self.breaches(strength));
        let mut broken: BTreeMap<RuleId, RuleState> =
            breaches.map(|breach| (breach.rule, RuleState::Broken)).collect();
        for conflict in self.distance_conflicts(days) {
            let rules: BTreeSet<RuleId> = conflict.rules().collect();
            let rules: Vec<RuleId> = rules.into_iter().collect();
            broken.extend(rules.iter().map(|&rule| (rule, contradicted(rule, &rules))));
        }
        self.accounted(broken)
    }

    /// What became of each rule, with the states of those that the published order does not keep.
    fn accounted(&self, broken: impl IntoIterator<Item = (RuleId, RuleState)>) -> Vec<RuleState> {
        let mut states: BTreeMap<RuleId, RuleState> = BTreeMap::new();
        for found in self.redundant() {
            states.insert(found.rule, RuleState::Implied(found.by.clone()));
        }
        for group in self.constrained_groups() {
            states.insert(group.rule, RuleState::Taken(group.by));
        }
        states.extend(broken);
        let further: Vec<RuleId> = self.further_contradicting().collect();
        for rules in self.conflicts().iter().map(|conflict| &conflict.rules).chain([&further]) {
            states.extend(rules.iter().map(|&rule| (rule, contradicted(rule, rules))));
        }
        let of_rule = |(id, rule): (RuleId, &OrderRule)| {
            let (mut said, mut times) = (rule.constraints.iter(), rule.constraints.iter());
            let else_state = if said.all(|said| matches!(said, Constraint::Free(_))) {
                RuleState::Free
            } else if times.any(Constraint::asks_for_time) {
                RuleState::Unproven
            } else {
                RuleState::Kept
            };
            states.remove(&id).unwrap_or(else_state)
        };
        self.rules().iter_enumerated().map(of_rule).collect()
    }
}

impl CrossCourseRules {
    /// What became of each rule of the plan, in the order of the rules. A rule is broken if nobody
    /// can keep it who takes each course in its published order.
    #[must_use]
    pub fn account(&self) -> Vec<RuleState> {
        let CrossCourseDeadlocks { required, further, advised } = self.deadlocks();
        let is_advice = |rule: &RuleId| {
            self.plan()
                .rules()
                .get(*rule)
                .is_some_and(|rule| rule.strength == Strength::Recommended)
        };
        let state = |rule: RuleId, rules: &[RuleId]| match rules {
            [_] => (rule, RuleState::Broken),
            _ => (rule, contradicted(rule, rules)),
        };
        let mut broken = Vec::new();
        for rules in required.iter().map(|deadlock| &deadlock.rules).chain([&further]) {
            broken.extend(rules.iter().map(|&rule| state(rule, rules)));
        }
        for CrossCourseDeadlock { rules, .. } in &advised {
            let advice = rules.iter().copied().filter(is_advice);
            broken.extend(advice.map(|rule| state(rule, rules)));
        }
        self.plan().accounted(broken)
    }
}

/// The state of one of some rules that cannot be kept together.
fn contradicted(rule: RuleId, rules: &[RuleId]) -> RuleState {
    RuleState::Contradicted(rules.iter().copied().filter(|&other| other != rule).collect())
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::course::order::testing::{cross_course, numbered, plan};
    use crate::ids::Id;

    #[test]
    fn a_time_between_is_unproven_until_it_is_proven_wrong() {
        let rules =
            ["Modul 2 minst to uker etter 1", "Modul 3 innen en uke etter 1", "Modul 2 før 3"];
        let (plan, unread) = plan(numbered(&[1, 2, 3]), &rules);
        assert_eq!(unread, []);
        let rule = RuleId::new;
        let others = |of: [usize; 2]| RuleState::Contradicted(of.map(rule).to_vec());
        assert_eq!(plan.account(), [others([1, 2]), others([0, 2]), others([0, 1])]);
        let (plan, _) = crate::course::order::testing::plan(numbered(&[1, 2, 3]), &rules[..1]);
        assert_eq!(plan.account(), [RuleState::Unproven]);
    }

    #[test]
    fn a_rule_between_courses_is_broken_only_where_no_way_through_them_keeps_it() {
        let rules = [
            "B: Modul 1 før A: 2",
            "Modul 3 før B: 3",
            "B: Modul 4 før A: 3",
            "B: Modul 5 før C: 1",
        ];
        let account = cross_course(&[3, 5, 1], &rules).account();
        let rule = RuleId::new;
        assert_eq!(
            account,
            [
                RuleState::Kept,
                RuleState::Contradicted(vec![rule(2)]),
                RuleState::Contradicted(vec![rule(1)]),
                RuleState::Kept
            ]
        );
    }

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
