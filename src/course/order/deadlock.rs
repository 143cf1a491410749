//! Rules between courses that the published orders of the courses make impossible.
//!
//! In: cross-course rules. Out: [`CrossCourseDeadlock`]s. A reader takes each course in its
//! published order and may go back and forth between courses; there is a deadlock when no such way
//! keeps all rules. The published order of two neighbours is treated as a rule that requires it, so
//! that a deadlock is a conflict like any other: a minimal set of rules, with the circle that shows
//! it. Recommendations are held against the required rules that are in no deadlock, so that one
//! error never hides what is said of them.

use std::collections::BTreeMap;

use super::{
    conflict::{Conflict, Step, conflicts, knotted},
    constraint::{RuleId, Strength},
    cross_course::CrossCourseRules,
    network::Network,
    precedence::Precedence,
    set::StationSet,
    station::StationId,
};
use crate::ids::{self, Id};

/// The most deadlocks that are reported separately; when some are resolved, the next ones show.
const SHOWN: usize = 24;

/// Rules between courses that nobody can keep who takes each course in its published order.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct CrossCourseDeadlock {
    /// The rules.
    pub rules: Vec<RuleId>,
    /// The circle that they form with the published orders; empty when alternatives are part of it.
    pub chain: Vec<DeadlockStep>,
}

/// One step of the circle.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct DeadlockStep {
    /// The rule that puts the one before the other; `None` where the published order does.
    pub rule: Option<RuleId>,
    /// The station that comes first.
    pub earlier: StationId,
    /// The station that comes after it.
    pub later: StationId,
}

/// The deadlocks of the rules between courses.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct CrossCourseDeadlocks {
    /// Sets of required rules that share none; at most 24, so that an author knows where to begin.
    pub required: Vec<CrossCourseDeadlock>,
    /// Further required rules that cannot all be kept; none unless there are more sets.
    pub further: Vec<RuleId>,
    /// Recommendations that cannot be followed: each by itself, and those that only together
    /// cannot; with the required rules that are part of it. A recommendation is the last rule.
    pub advised: Vec<CrossCourseDeadlock>,
}

impl CrossCourseRules {
    /// The sets of rules that nobody can keep who takes each course in its published order.
    #[must_use]
    pub fn deadlocks(&self) -> CrossCourseDeadlocks {
        let mut kept = self.standing(Strength::Required);
        let required = self.deadlocks_among(&mut kept);
        let further = self.knotted(&kept);
        kept.retain(|rule| !further.contains(rule));
        let mut advised = Vec::new();
        let mut possible = Vec::new();
        for rule in self.standing(Strength::Recommended) {
            let found = self.deadlocks_among(&mut [kept.as_slice(), &[rule]].concat());
            if found.is_empty() {
                possible.push(rule);
            }
            advised.extend(found.into_iter().map(|deadlock| deadlock.ending_with(rule)));
        }
        let opposed = self.deadlocks_among(&mut [kept, possible.clone()].concat());
        advised.extend(opposed.into_iter().map(|deadlock| {
            match possible.iter().rev().copied().find(|rule| deadlock.rules.contains(rule)) {
                Some(last) => deadlock.ending_with(last),
                None => deadlock,
            }
        }));
        CrossCourseDeadlocks { required, further, advised }
    }

    /// The cross-course rules of a strength that are in no conflict.
    fn standing(&self, strength: Strength) -> Vec<RuleId> {
        self.plan
            .rules()
            .ids()
            .skip(self.own_rules)
            .filter(|&rule| self.plan.stands(rule, strength))
            .collect()
    }

    /// One deadlock after another, each of rules that are in none before it; takes their rules out
    /// of `rules`.
    fn deadlocks_among(&self, rules: &mut Vec<RuleId>) -> Vec<CrossCourseDeadlock> {
        let mut deadlocks = Vec::new();
        while deadlocks.len() < SHOWN && !self.is_passable(rules) {
            let needed = self.needed(rules);
            rules.retain(|rule| !needed.contains(rule));
            deadlocks.push(self.deadlock(needed));
        }
        deadlocks
    }

    /// Those of some rules without which the others can be kept; none if all can.
    fn knotted(&self, rules: &[RuleId]) -> Vec<RuleId> {
        let precedences = self.precedences(rules);
        let network = Network::new(self.plan.stations().len(), &precedences);
        let knot = knotted(&network);
        knot.iter().filter_map(|rule| rules.get(rule.index())).copied().collect()
    }

    /// A minimal set among rules that cannot all be kept. The search starts from the rules in the
    /// first conflict with the published orders, and drops those that are not needed when all
    /// published orders count.
    fn needed(&self, rules: &[RuleId]) -> Vec<RuleId> {
        let conflict = self
            .conflict(rules)
            .map_or_else(|| rules.to_vec(), |conflict| own_rules(&conflict, rules));
        let mut needed = conflict.clone();
        for rule in conflict {
            let others: Vec<RuleId> =
                needed.iter().copied().filter(|&other| other != rule).collect();
            if !self.is_passable(&others) {
                needed = others;
            }
        }
        needed
    }

    fn deadlock(&self, rules: Vec<RuleId>) -> CrossCourseDeadlock {
        let chain = self.conflict(&rules).map(|conflict| conflict.chain).unwrap_or_default();
        let step = |step: Step| DeadlockStep {
            rule: rules.get(step.rule.index()).copied(),
            earlier: step.earlier,
            later: step.later,
        };
        CrossCourseDeadlock { chain: chain.into_iter().map(step).collect(), rules }
    }

    /// The first conflict of some rules with the published orders, which come after them.
    fn conflict(&self, rules: &[RuleId]) -> Option<Conflict> {
        conflicts(self.plan.stations().len(), &self.precedences(rules)).conflicts.into_iter().next()
    }

    /// Whether some way through the published orders keeps some rules.
    fn is_passable(&self, rules: &[RuleId]) -> bool {
        let (count, precedences) = (self.plan.stations().len(), self.precedences(rules));
        Network::new(count, &precedences).schedule(&StationSet::empty(count)).len() == count
    }

    /// The precedences of some rules, renumbered by their positions in `rules`, and after them one
    /// for each two neighbours in a published order.
    fn precedences(&self, rules: &[RuleId]) -> Vec<Precedence> {
        let places: BTreeMap<RuleId, RuleId> =
            rules.iter().copied().zip(ids::first(rules.len())).collect();
        let own = self.plan.precedences_of(|rule| places.contains_key(&rule));
        let own = own.filter_map(|precedence| {
            Some(Precedence { rule: *places.get(&precedence.rule)?, ..precedence.clone() })
        });
        let neighbours =
            self.courses.iter().flat_map(|course| ids::each(course).zip(ids::each(course).skip(1)));
        let published = (rules.len()..).map(RuleId::new).zip(neighbours);
        own.chain(published.map(|(rule, (earlier, later))| Precedence {
            rule,
            sources: vec![earlier],
            least: 1,
            targets: vec![later],
        }))
        .collect()
    }
}

impl CrossCourseDeadlock {
    /// The same deadlock with one of its rules last, where it is reported.
    fn ending_with(mut self, rule: RuleId) -> Self {
        self.rules.sort_by_key(|&other| other == rule);
        self
    }
}

/// Those of `rules` that are in a conflict, whose rule ids are positions in `rules`.
fn own_rules(conflict: &Conflict, rules: &[RuleId]) -> Vec<RuleId> {
    conflict.rules.iter().filter_map(|rule| rules.get(rule.index())).copied().collect()
}

#[cfg(test)]
mod tests {
    use proptest::{
        collection::vec,
        prelude::{prop_assert, prop_assert_eq, proptest},
    };

    use super::*;
    use crate::course::order::constraint::Constraint;
    use crate::course::order::testing::{Places, between, courses, cross_course, keeps, orders};

    #[test]
    fn a_way_back_and_forth_is_no_jam_and_a_circle_through_the_published_orders_is() {
        assert_eq!(
            cross_course(&[2, 2], &["Modul 1 før B: 1", "B: Modul 1 før A: 2"]).deadlocks(),
            CrossCourseDeadlocks::default()
        );
        let deadlocked = cross_course(&[2, 2], &["Modul 2 før B: 1", "B: Modul 2 før A: 1"])
            .deadlocks()
            .required;
        assert_eq!(deadlocked.iter().map(|deadlock| deadlock.rules.len()).collect::<Vec<_>>(), [2]);
        assert_eq!(deadlocked[0].chain.iter().filter(|step| step.rule.is_none()).count(), 2);
    }

    #[test]
    fn two_jams_of_the_same_courses_are_both_told() {
        let rules =
            ["Modul 2 før B: 1", "B: Modul 2 før A: 1", "Modul 4 før B: 3", "B: Modul 4 før A: 3"];
        assert_eq!(cross_course(&[4, 4], &rules).deadlocks().required.len(), 2);
    }

    #[test]
    fn a_recommendation_stands_last_in_its_jam_wherever_the_circle_begins() {
        for rules in [
            ["Modul 2 bør tas før B: 1", "B: Modul 2 før A: 1"],
            ["B: Modul 2 bør tas før A: 1", "Modul 2 før B: 1"],
        ] {
            let cross_course = cross_course(&[2, 2], &rules);
            let deadlocks = cross_course.deadlocks().advised;
            let last: Vec<Strength> = deadlocks
                .iter()
                .map(|deadlock| {
                    cross_course.plan().rules()[deadlock.rules[deadlock.rules.len() - 1]].strength
                })
                .collect();
            assert_eq!(last, [Strength::Recommended], "{rules:?}");
        }
    }

    /// The rules of each deadlock of recommendations, and how many deadlocks are required.
    fn advised(modules: &[u32], rules: &[&str]) -> (usize, Vec<Vec<String>>) {
        let cross_course = cross_course(modules, rules);
        let CrossCourseDeadlocks { required, advised, .. } = cross_course.deadlocks();
        let text = |rule: &RuleId| cross_course.plan().rules()[*rule].text().to_owned();
        let texts = |deadlock: &CrossCourseDeadlock| deadlock.rules.iter().map(text).collect();
        (required.len(), advised.iter().map(texts).collect())
    }

    #[test]
    fn a_recommendation_is_told_beside_a_jam_of_required_rules() {
        let jam = ["Modul 2 før B: 1", "B: Modul 2 før A: 1"];
        let advice = ["Modul 4 før B: 3", "B: Modul 4 bør tas før A: 3"];
        let told = vec![advice.map(str::to_owned).to_vec()];
        assert_eq!(advised(&[4, 4], &advice), (0, told.clone()));
        assert_eq!(advised(&[4, 4], &[jam, advice].concat()), (1, told));
    }

    #[test]
    fn recommendations_that_pull_in_different_directions_are_told() {
        let rules = ["Modul 1 bør tas før B: 1", "B: Modul 1 bør tas før A: 1"];
        assert_eq!(advised(&[2, 2], &rules), (0, vec![rules.map(str::to_owned).to_vec()]));
    }

    #[test]
    fn of_very_many_jams_the_first_are_told_and_the_rules_of_the_others_counted() {
        // A free pair at the end keeps the rest of the rules from being called stuck.
        let pairs: Vec<String> = (0..30)
            .flat_map(|at| {
                let (one, other) = (2 * at + 1, 2 * at + 2);
                [format!("Modul {other} før B: {one}"), format!("B: Modul {other} før A: {one}")]
            })
            .chain(["Modul 61 før B: 61".to_owned(), "B: Modul 61 bør tas før A: 61".to_owned()])
            .collect();
        let pairs: Vec<&str> = pairs.iter().map(String::as_str).collect();
        let cross_course = cross_course(&[61, 61], &pairs);
        let CrossCourseDeadlocks { required, further, advised } = cross_course.deadlocks();
        assert_eq!((required.len(), further.len(), advised.len()), (24, 12, 1));
    }

    /// Whether some mixture of the published orders of three courses of two modules keeps some
    /// rules.
    fn is_possible(cross_course: &CrossCourseRules, rules: &[RuleId]) -> bool {
        let is_mixture = |places: &Places| {
            places[0] < places[1] && places[2] < places[3] && places[4] < places[5]
        };
        let constraints: Vec<&Constraint> =
            rules.iter().flat_map(|&rule| &cross_course.plan().rules()[rule].constraints).collect();
        orders(6).iter().any(|places| {
            is_mixture(places) && constraints.iter().all(|constraint| keeps(places, constraint))
        })
    }

    proptest! {
        #[test]
        fn jams_are_smallest_sets_that_no_mixture_of_the_published_orders_keeps(
            rules in vec(between(), 1..6),
        ) {
            let plans = courses(&[2, 2, 2], &rules);
            assert_eq!(plans.diagnostics, []);
            let Some(cross_course) = plans.cross_course else { return Ok(()) };
            let standing = cross_course.standing(Strength::Required);
            let deadlocks = cross_course.deadlocks().required;
            prop_assert_eq!(deadlocks.is_empty(), is_possible(&cross_course, &standing));
            for deadlock in &deadlocks {
                prop_assert!(!is_possible(&cross_course, &deadlock.rules), "the set can be kept");
                for rule in &deadlock.rules {
                    let others: Vec<RuleId> =
                        deadlock.rules.iter().copied().filter(|other| other != rule).collect();
                    prop_assert!(
                        is_possible(&cross_course, &others),
                        "rule {rule:?} is not needed"
                    );
                }
            }
        }
    }
}
