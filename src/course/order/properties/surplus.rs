//! Rules that say nothing new, and freedoms that are none.

use std::collections::BTreeSet;

use proptest::prelude::{prop_assert, prop_assert_eq, proptest};

use super::super::constraint::{Constraint, Strength};
use super::{Oracle, RuleId, disputed, drawn_plan, plain_rules, rules, thousands};
use crate::ids::Id;

proptest! {
    #![proptest_config(thousands())]

    #[test]
    fn taking_out_redundant_rules_makes_no_new_order_possible((count, drawn) in rules()) {
        let plan = drawn_plan(count, &drawn);
        let oracle = Oracle::new(&plan);
        let disputed = disputed(&plan);
        let redundant: Vec<RuleId> = plan.redundant().iter().map(|found| found.rule).collect();
        let gone = [disputed.clone(), redundant].concat();
        let before = oracle.keeping_without(&disputed);
        prop_assert_eq!(&before, &oracle.keeping_without(&gone));
        for (rule, read) in plan.rules().iter_enumerated() {
            let says = read.strength == Strength::Required
                && !matches!(read.constraints[..], [Constraint::Free(_)]);
            if says && !gone.contains(&rule) {
                let without = oracle.keeping_without(&[gone.clone(), vec![rule]].concat());
                prop_assert!(without.count() > before.count(), "rule {rule:?} is redundant too");
            }
        }
    }

    #[test]
    fn the_rules_said_to_imply_a_redundant_one_do((count, drawn) in rules()) {
        let plan = drawn_plan(count, &drawn);
        let oracle = Oracle::new(&plan);
        for found in plan.redundant() {
            prop_assert!(!found.by.contains(&found.rule));
            prop_assert!(oracle.keeping(found.by.clone()).is_within(&oracle.keeping[found.rule]));
        }
    }

    #[test]
    fn the_rules_said_to_imply_a_plain_one_are_as_few_as_any((count, drawn) in plain_rules()) {
        let plan = drawn_plan(count, &drawn);
        let oracle = Oracle::new(&plan);
        let disputed = disputed(&plan);
        let redundant = plan.redundant();
        for found in redundant.iter().filter(|found| found.by.len() > 1) {
            let is_gone = |rule: &RuleId| {
                *rule == found.rule
                    || disputed.contains(rule)
                    || redundant.iter().any(|other| other.rule == *rule && *rule > found.rule)
            };
            let left: Vec<RuleId> =
                oracle.required.iter().copied().filter(|rule| !is_gone(rule)).collect();
            let implies = |chosen: u32| {
                let chosen = (0..left.len()).filter(|at| chosen >> at & 1 == 1).map(|at| left[at]);
                oracle.keeping(chosen).is_within(&oracle.keeping[found.rule])
            };
            let sets = (0..1_u32 << left.len()).filter(|set| implies(*set));
            prop_assert_eq!(sets.map(u32::count_ones).min(), u32::try_from(found.by.len()).ok());
        }
    }

    #[test]
    fn a_freedom_is_lost_exactly_when_not_all_its_orders_are_possible((count, drawn) in rules()) {
        let plan = drawn_plan(count, &drawn);
        let oracle = Oracle::new(&plan);
        let kept = oracle.keeping_without(&disputed(&plan));
        let lost: BTreeSet<RuleId> =
            plan.constrained_groups().iter().map(|lost| lost.rule).collect();
        for (rule, group) in plan.free_groups() {
            prop_assert_eq!(
                oracle.orders_of(&kept, group).len() < (1..=group.len()).product(),
                lost.contains(&rule)
            );
        }
    }

    #[test]
    fn of_a_freedom_that_holds_every_order_is_possible((count, drawn) in rules()) {
        let plan = drawn_plan(count, &drawn);
        let oracle = Oracle::new(&plan);
        let kept = oracle.keeping_without(&disputed(&plan));
        for group in plan.unordered_groups() {
            prop_assert_eq!(
                oracle.orders_of(&kept, &group.of).len(),
                (1..=group.of.len()).product::<usize>()
            );
        }
        for (rule, group) in plan.free_groups().filter(|(_, group)| {
            oracle.orders_of(&kept, group).len() == (1..=group.len()).product::<usize>()
        }) {
            prop_assert!(
                plan.unordered_groups().iter().any(|free| free.rule == rule && free.of == group)
            );
        }
    }

    #[test]
    fn the_rules_said_to_take_a_freedom_do_and_each_is_needed((count, drawn) in rules()) {
        let plan = drawn_plan(count, &drawn);
        let oracle = Oracle::new(&plan);
        for lost in plan.constrained_groups() {
            let (_, group) = plan.free_groups().find(|(rule, _)| *rule == lost.rule).unwrap();
            let is_never_first = |rules: &mut dyn Iterator<Item = RuleId>| {
                let first = |places: &super::Places| {
                    group.iter().all(|&other| places[lost.station.index()] <= places[other.index()])
                };
                oracle.all(&oracle.keeping(rules), |places| !first(places))
            };
            prop_assert!(is_never_first(&mut lost.by.iter().copied()));
            for left_out in &lost.by {
                prop_assert!(
                    !is_never_first(&mut lost.by.iter().copied().filter(|rule| rule != left_out)),
                    "rule {left_out:?} is not needed"
                );
            }
        }
    }
}
