//! What is taken together or straight after each other, against every order of steps.
//!
//! The oracle does not know of blocks. It takes every order of the stations, joins those that rules
//! say are taken together to steps, and asks each rule whether the steps keep it.

use std::collections::BTreeSet;

use proptest::{
    collection::vec,
    prelude::{Just, Strategy, any, prop_assert, prop_assert_eq, prop_oneof, proptest},
};

use super::super::{
    constraint::{Constraint, OrderRule, Strength},
    plan::OrderPlan,
    testing::{Places, keeps, orders},
};
use super::{
    Drawn, RuleId, StationId, constraint, drawn_plan, group, language, strength, thousands,
};
use crate::ids::{self, Id};

/// A constraint that ties stations.
fn tie(count: usize) -> impl Strategy<Value = Constraint> {
    let straight = (0..count, 1..count).prop_map(move |(earlier, on)| Constraint::StraightAfter {
        earlier: StationId::new(earlier),
        later: StationId::new((earlier + on) % count),
    });
    prop_oneof![2 => straight, 1 => group(count, 2).prop_map(Constraint::Together)]
}

/// Rules among up to five stations, of which half tie something.
fn tying() -> impl Strategy<Value = (usize, Drawn)> {
    (2..=5_usize).prop_flat_map(|count| {
        let rule = any::<bool>().prop_flat_map(move |ties| {
            if ties { tie(count).boxed() } else { constraint(count).boxed() }
        });
        (Just(count), vec((rule, strength(), language()), 1..6))
    })
}

/// The stations that some rules take together with each, the one itself among them.
fn steps(count: usize, rules: &[&OrderRule]) -> Vec<BTreeSet<usize>> {
    let mut steps: Vec<BTreeSet<usize>> = (0..count).map(|one| BTreeSet::from([one])).collect();
    let together = rules.iter().flat_map(|rule| &rule.constraints).filter_map(|of| match of {
        Constraint::Together(named) => Some(named),
        _ => None,
    });
    for named in together {
        let united: BTreeSet<usize> =
            named.iter().flat_map(|one| steps[one.index()].clone()).collect();
        for &one in &united {
            steps[one] = united.clone();
        }
    }
    steps
}

/// The place of each station's step, if the order has each step in one piece.
fn places_of_steps(order: &Places, steps: &[BTreeSet<usize>]) -> Option<Places> {
    let first = |one: usize| steps[one].iter().map(|&other| order[other]).min().unwrap();
    let is_whole =
        |one: usize| steps[one].iter().all(|&other| order[other] < first(one) + steps[one].len());
    let starts: BTreeSet<usize> = (0..order.len()).map(first).collect();
    let rank = |one: usize| starts.iter().position(|&start| start == first(one)).unwrap();
    (0..order.len()).all(is_whole).then(|| (0..order.len()).map(rank).collect())
}

/// Whether an order keeps some rules.
fn keeps_all(order: &Places, rules: &[&OrderRule]) -> bool {
    let Some(places) = places_of_steps(order, &steps(order.len(), rules)) else { return false };
    rules.iter().flat_map(|rule| &rule.constraints).all(|constraint| match constraint {
        Constraint::Together(_) => true,
        Constraint::StraightAfter { earlier, later } => {
            places[later.index()] == places[earlier.index()] + 1
        }
        // Of steps with several stations, places are fewer than stations.
        Constraint::First(named) => named.iter().all(|first| {
            (0..places.len())
                .filter(|other| !named.contains(&StationId::new(*other)))
                .all(|other| places[first.index()] < places[other])
        }),
        Constraint::Last(named) => named.iter().all(|last| {
            (0..places.len())
                .filter(|other| !named.contains(&StationId::new(*other)))
                .all(|other| places[last.index()] > places[other])
        }),
        other => keeps(&places, other),
    })
}

fn is_possible(plan: &OrderPlan, rules: &BTreeSet<RuleId>) -> bool {
    let rules: Vec<&OrderRule> = rules.iter().map(|&rule| &plan.rules()[rule]).collect();
    orders(plan.stations().len()).iter().any(|order| keeps_all(order, &rules))
}

fn required(plan: &OrderPlan) -> BTreeSet<RuleId> {
    let rules = plan.rules().iter_enumerated();
    rules.filter(|(_, rule)| rule.strength == Strength::Required).map(|(rule, _)| rule).collect()
}

fn standing(plan: &OrderPlan) -> BTreeSet<RuleId> {
    required(plan).into_iter().filter(|&rule| plan.stands(rule, Strength::Required)).collect()
}

/// The orders that keep the rules that stand.
fn kept(plan: &OrderPlan) -> Vec<&'static Places> {
    let rules: Vec<&OrderRule> =
        standing(plan).into_iter().map(|rule| &plan.rules()[rule]).collect();
    orders(plan.stations().len()).iter().filter(|order| keeps_all(order, &rules)).collect()
}

proptest! {
    #![proptest_config(thousands())]

    #[test]
    fn a_conflict_is_found_exactly_when_no_order_keeps_the_rules((count, drawn) in tying()) {
        let plan = drawn_plan(count, &drawn);
        let conflicts: Vec<BTreeSet<RuleId>> = plan
            .conflicts()
            .iter()
            .map(|conflict| conflict.rules.iter().copied().collect())
            .filter(|rules: &BTreeSet<RuleId>| rules.is_subset(&required(&plan)))
            .collect();
        prop_assert_eq!(conflicts.is_empty(), is_possible(&plan, &required(&plan)));
        for rules in &conflicts {
            prop_assert!(!is_possible(&plan, rules), "the set can be kept");
            for left_out in rules {
                let mut others = rules.clone();
                others.remove(left_out);
                prop_assert!(is_possible(&plan, &others), "rule {left_out:?} is not needed");
            }
        }
        prop_assert!(!kept(&plan).is_empty(), "what is left can be kept");
    }

    #[test]
    fn the_kept_order_keeps_the_rules_and_the_published_one_is_judged_right(
        (count, drawn) in tying(),
    ) {
        let plan = drawn_plan(count, &drawn);
        let mut places = vec![0; count];
        for (place, &station) in plan.kept_order().iter().enumerate() {
            places[station.index()] = place;
        }
        prop_assert!(kept(&plan).contains(&&places), "{:?}", plan.kept_order());
        let published: Places = (0..count).collect();
        prop_assert_eq!(
            plan.breaches(Strength::Required).is_empty(),
            kept(&plan).contains(&&published)
        );
        prop_assert_eq!(
            plan.broken_by(&ids::first(count).collect::<Vec<_>>(), Strength::Required).is_empty(),
            kept(&plan).contains(&&published)
        );
    }

    #[test]
    fn what_must_precede_is_what_does_in_every_order_that_is_kept((count, drawn) in tying()) {
        let plan = drawn_plan(count, &drawn);
        let (kept, rules) = (kept(&plan), standing(&plan));
        let rules: Vec<&OrderRule> = rules.into_iter().map(|rule| &plan.rules()[rule]).collect();
        let steps = steps(count, &rules);
        for (earlier, later) in (0..count).flat_map(|one| (0..count).map(move |two| (one, two))) {
            let always = !steps[earlier].contains(&later)
                && kept.iter().all(|order| order[earlier] < order[later]);
            let said = plan.must_precede(StationId::new(earlier), StationId::new(later));
            prop_assert_eq!(said, always, "{} before {}", earlier, later);
        }
    }

    #[test]
    fn of_a_freedom_that_holds_every_order_is_possible((count, drawn) in tying()) {
        let plan = drawn_plan(count, &drawn);
        for group in plan.unordered_groups() {
            let among: BTreeSet<Vec<usize>> = kept(&plan)
                .into_iter()
                .map(|order| {
                    let mut of: Vec<usize> = group.of.iter().map(|one| one.index()).collect();
                    of.sort_by_key(|&one| order[one]);
                    of
                })
                .collect();
            prop_assert_eq!(among.len(), (1..=group.of.len()).product::<usize>());
        }
    }
}
