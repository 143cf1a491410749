//! What can come next, against every order that keeps the rules.

use std::collections::BTreeSet;

use proptest::{prop_assert_eq, proptest};

use super::{Drawn, RuleId, StationId, Strength, mixed, orders, printed, rules_among, thousands};
use crate::course::order::testing::{Places, keeps, plan};
use crate::ids::{self, Id, IndexVec};

/// The stations of an order, first to last.
fn sequence(places: &Places) -> Vec<StationId> {
    let mut stations: Vec<StationId> = ids::first(places.len()).collect();
    stations.sort_by_key(|station| places[station.index()]);
    stations
}

proptest! {
    #![proptest_config(thousands())]
    #[test]
    fn what_can_come_next_is_what_comes_next_in_some_order((count, drawn) in rules_among(5)) {
        let stations: IndexVec<StationId, _> = mixed(count).into_iter().collect();
        let drawn: Drawn = drawn;
        let rules = printed(&stations, &drawn);
        let rules: Vec<&str> = rules.iter().map(String::as_str).collect();
        let (plan, _) = plan(mixed(count), &rules);
        if rules.is_empty() || plan.rules().is_empty() {
            return Ok(());
        }
        let standing = |rule: RuleId| plan.stands(rule, Strength::Required);
        let kept: Vec<Vec<StationId>> = orders(count)
            .iter()
            .filter(|places| {
                let required = plan.rules().iter_enumerated().filter(|(rule, _)| standing(*rule));
                required.flat_map(|(_, rule)| &rule.constraints).all(|of| keeps(places, of))
            })
            .map(sequence)
            .collect();
        for order in &kept {
            for length in 1..count {
                let (done, _) = order.split_at(length);
                let done: BTreeSet<StationId> = done.iter().copied().collect();
                let next: BTreeSet<StationId> = kept
                    .iter()
                    .filter(|other| other.iter().take(length).all(|one| done.contains(one)))
                    .filter_map(|other| other.get(length).copied())
                    .collect();
                let done: Vec<StationId> = done.into_iter().collect();
                let onward = plan.onward(&done);
                prop_assert_eq!(onward.open.into_iter().collect::<BTreeSet<_>>(), next);
            }
        }
    }

    #[test]
    fn what_waits_can_come_when_enough_of_what_it_waits_for_has((count, drawn) in rules_among(6)) {
        let stations: IndexVec<StationId, _> = mixed(count).into_iter().collect();
        let rules = printed(&stations, &drawn);
        let rules: Vec<&str> = rules.iter().map(String::as_str).collect();
        let (plan, _) = plan(mixed(count), &rules);
        let onward = plan.onward(&[]);
        for subset in 0..1_usize << onward.open.len() {
            let open = onward.open.iter().enumerate();
            let taken: Vec<StationId> =
                open.filter(|(at, _)| subset >> at & 1 == 1).map(|(_, one)| *one).collect();
            let now = plan.onward(&taken).open;
            for waiting in &onward.waiting {
                let is_met = waiting.needs.iter().all(|need| {
                    need.of.iter().filter(|one| taken.contains(one)).count() >= need.least
                });
                prop_assert_eq!(is_met, now.contains(&waiting.station));
            }
        }
    }
}
