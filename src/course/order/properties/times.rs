//! Earliest starts, against every order in which the stations could be taken up.

use proptest::{
    collection::vec,
    option,
    prelude::{prop_assert_eq, proptest},
};

use super::super::constraint::{Constraint, Strength};
use super::super::testing::{Places, keeps, orders};
use super::{StationId, disputed, drawn_plan, rules_among, thousands};
use crate::ids::Id;

/// When each station begins if they are taken up in an order that keeps the rules: each as soon as
/// enough of those that it waits for, and that are taken up before it, have ended.
fn starts(places: &Places, constraints: &[Constraint], lengths: &[u128]) -> Vec<u128> {
    let count = places.len();
    let mut order: Vec<usize> = (0..count).collect();
    order.sort_by_key(|&station| places[station]);
    let mut starts = vec![0; count];
    for (at, &station) in order.iter().enumerate() {
        let mut ends: Vec<(usize, u128)> = order[..at]
            .iter()
            .map(|&earlier| (earlier, starts[earlier] + lengths[earlier]))
            .collect();
        ends.sort_unstable_by_key(|(_, end)| *end);
        let latest_of = |named: &dyn Fn(usize) -> bool| {
            ends.iter().filter(|(other, _)| named(*other)).map(|(_, end)| *end).max()
        };
        starts[station] = constraints
            .iter()
            .filter_map(|constraint| match constraint {
                Constraint::Before { earlier, least, later }
                    if later.contains(&StationId::new(station)) =>
                {
                    ends.iter()
                        .filter(|(other, _)| earlier.contains(&StationId::new(*other)))
                        .nth(least - 1)
                        .map(|(_, end)| *end)
                }
                Constraint::First(named) if !named.contains(&StationId::new(station)) => {
                    latest_of(&|other| named.contains(&StationId::new(other)))
                }
                Constraint::Last(named) if named.contains(&StationId::new(station)) => {
                    latest_of(&|other| !named.contains(&StationId::new(other)))
                }
                _ => None,
            })
            .max()
            .unwrap_or_default();
    }
    starts
}

/// What a constraint asks of someone who takes part in some stations only: choices are among those.
fn among(constraint: &Constraint, lengths: &[Option<u128>]) -> Constraint {
    match constraint {
        Constraint::Before { earlier, least, later } if *least < earlier.len() => {
            let left: Vec<StationId> = earlier
                .iter()
                .copied()
                .filter(|&station| lengths[station.index()].is_some())
                .collect();
            let earlier = if left.is_empty() { earlier.clone() } else { left };
            Constraint::Before { least: earlier.len().min(*least), earlier, later: later.clone() }
        }
        other => other.clone(),
    }
}

proptest! {
    #![proptest_config(thousands())]

    #[test]
    fn no_order_lets_a_station_begin_earlier_and_one_lets_all_begin_then(
        (count, drawn) in rules_among(5),
        lengths in vec(option::weighted(0.8, 0..6_u128), 5),
    ) {
        let plan = drawn_plan(count, &drawn);
        let disputed = disputed(&plan);
        let standing = plan.rules().iter_enumerated().filter(|(rule, _)| !disputed.contains(rule));
        let required = standing.filter(|(_, rule)| rule.strength == Strength::Required);
        let whole: Vec<Constraint> =
            required.flat_map(|(_, rule)| rule.constraints.clone()).collect();
        let left: Vec<Constraint> =
            whole.iter().map(|constraint| among(constraint, &lengths)).collect();
        let times: Vec<u128> = lengths.iter().map(|length| length.unwrap_or_default()).collect();
        let is_kept = |constraints: &[Constraint], places: &Places| {
            constraints.iter().all(|constraint| keeps(places, constraint))
        };
        let asked =
            if orders(count).iter().any(|places| is_kept(&left, places)) { left } else { whole };
        let mut best = vec![u128::MAX; count];
        for places in orders(count).iter().filter(|places| is_kept(&asked, places)) {
            for (best, start) in best.iter_mut().zip(starts(places, &asked, &times)) {
                *best = start.min(*best);
            }
        }
        let found = plan.earliest_starts(&lengths.iter().copied().collect(), |_| 0);
        prop_assert_eq!(found.iter().map(|start| start.at).collect::<Vec<_>>(), best);
        for start in &found {
            let end = start.behind.map_or(0, |behind| found[behind].at + times[behind.index()]);
            prop_assert_eq!(start.at, end, "it begins when the one that it waits for ends");
        }
    }
}
