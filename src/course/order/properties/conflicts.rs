//! Contradictions: found exactly where no order keeps the rules, minimal, and among plain rules the
//! smallest first.

use proptest::prelude::{prop_assert, prop_assert_eq, proptest};

use super::super::constraint::Strength;
use super::{Oracle, RuleId, StationId, disputed, drawn_plan, plain_rules, rules, thousands};
use crate::ids::{self, Id};

proptest! {
    #![proptest_config(thousands())]

    #[test]
    fn a_conflict_is_found_exactly_when_no_order_keeps_the_rules((count, drawn) in rules()) {
        let plan = drawn_plan(count, &drawn);
        let oracle = Oracle::new(&plan);
        let is_required = |rule: &RuleId| plan.rules()[*rule].strength == Strength::Required;
        let required = plan
            .conflicts()
            .iter()
            .filter(|conflict| conflict.rules.iter().all(is_required))
            .count();
        prop_assert_eq!(required == 0, oracle.is_possible(oracle.required.clone()));
        for rule in plan.rules().ids().filter(|rule| !is_required(rule)) {
            let alone = plan.conflicts().iter().any(|conflict| conflict.rules == [rule]);
            prop_assert_eq!(
                alone,
                !oracle.is_possible([rule]),
                "no order could follow the recommendation {:?}",
                rule
            );
        }
    }

    #[test]
    fn conflicts_are_minimal_and_what_is_left_can_be_kept((count, drawn) in rules()) {
        let plan = drawn_plan(count, &drawn);
        let oracle = Oracle::new(&plan);
        let mut all = Vec::new();
        for conflict in plan.conflicts() {
            for rule in &conflict.rules {
                prop_assert!(!all.contains(rule), "a rule is in two conflicts");
            }
            all.extend(conflict.rules.iter().copied());
            if plan.rules()[conflict.rules[0]].strength == Strength::Recommended {
                prop_assert_eq!(conflict.rules.len(), 1);
                continue;
            }
            prop_assert!(!oracle.is_possible(conflict.rules.clone()), "the set can be kept");
            for left_out in &conflict.rules {
                let others = conflict.rules.iter().copied().filter(|rule| rule != left_out);
                prop_assert!(oracle.is_possible(others), "rule {left_out:?} is not needed");
            }
            for (step, next) in conflict.chain.iter().zip(conflict.chain.iter().cycle().skip(1)) {
                prop_assert_eq!(step.later, next.earlier);
            }
        }
        prop_assert!(oracle.keeping_without(&all).count() > 0);
        prop_assert!(plan.broken_by(&plan.kept_order(), Strength::Required).is_empty());
    }

    #[test]
    fn the_first_conflict_among_plain_rules_is_one_of_the_smallest(
        (count, drawn) in plain_rules(),
    ) {
        let plan = drawn_plan(count, &drawn);
        let oracle = Oracle::new(&plan);
        let subsets = (0..1_u32 << oracle.required.len()).map(|taken| {
            oracle
                .required
                .iter()
                .enumerate()
                .filter(move |(at, _)| taken >> at & 1 == 1)
                .map(|(_, rule)| *rule)
                .collect::<Vec<_>>()
        });
        let smallest = subsets
            .filter(|rules| !oracle.is_possible(rules.iter().copied()))
            .map(|rules| rules.len())
            .min();
        let first = plan
            .conflicts()
            .iter()
            .find(|conflict| plan.rules()[conflict.rules[0]].strength == Strength::Required);
        prop_assert_eq!(first.map(|conflict| conflict.rules.len()), smallest);
        prop_assert!(
            first.is_none_or(|conflict| conflict.chain.len() == conflict.rules.len()),
            "a circle shows it"
        );
    }

    #[test]
    fn the_kept_order_keeps_what_can_be_kept_and_moves_nothing_without_need(
        (count, drawn) in rules(),
    ) {
        let plan = drawn_plan(count, &drawn);
        let oracle = Oracle::new(&plan);
        let kept = oracle.keeping_without(&disputed(&plan));
        let mut places = vec![0; count];
        for (place, &station) in plan.kept_order().iter().enumerate() {
            places[station.index()] = place;
        }
        let number = oracle.orders.iter().position(|order| *order == places);
        prop_assert!(number.is_some_and(|number| kept.has(number)));
        let published: Vec<StationId> = ids::first(count).collect();
        let number = oracle.orders.iter().position(|order| published == *order);
        prop_assert_eq!(
            plan.kept_order() == published,
            number.is_some_and(|number| kept.has(number))
        );
    }
}
