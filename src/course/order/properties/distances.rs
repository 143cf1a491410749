//! Times between stations, against every way to lay them in whole weeks.

use std::collections::BTreeSet;

use proptest::{
    collection::vec,
    prelude::{Just, ProptestConfig, Strategy, prop_assert, prop_assert_eq, prop_oneof, proptest},
};

use super::super::{
    constraint::{Constraint, OrderRule, Strength},
    distance::Bound,
    gap::Gap,
    plan::OrderPlan,
};
use super::{Drawn, RuleId, StationId, drawn_plan, language};
use crate::course::duration::Duration;
use crate::ids::{Id, IndexVec};

/// The weeks in which the stations are laid; enough for all that is drawn.
const WEEKS: usize = 13;
const STATIONS: usize = 3;

/// The first week of a station, and the first one after it.
type Weeks = (usize, usize);

fn weeks(count: usize) -> Duration {
    Duration::parse(&format!("{count} uker")).unwrap()
}

fn bounded() -> impl Strategy<Value = Constraint> {
    let pair = || {
        (0..STATIONS, 1..STATIONS)
            .prop_map(|(one, on)| (StationId::new(one), StationId::new((one + on) % STATIONS)))
    };
    prop_oneof![
        2 => pair().prop_map(|(earlier, later)| Constraint::Before {
            earlier: vec![earlier],
            least: 1,
            later: vec![later],
        }),
        2 => (pair(), 1..4_usize).prop_map(|((earlier, later), count)| Constraint::Spaced {
            earlier: vec![earlier],
            later: vec![later],
            gap: Gap::AtLeast(weeks(count)),
        }),
        3 => (pair(), 1..4_usize).prop_map(|((earlier, later), count)| Constraint::Spaced {
            earlier: vec![earlier],
            later: vec![later],
            gap: Gap::AtMost(weeks(count)),
        }),
        1 => pair().prop_map(|(one, other)| Constraint::Together(vec![one.min(other), one.max(other)])),
        1 => (pair(), 1..4_usize).prop_map(|((one, other), count)| Constraint::Apart {
            of: vec![one.min(other), one.max(other)],
            least: weeks(count),
        }),
    ]
}

fn drawn() -> impl Strategy<Value = (Drawn, Vec<usize>)> {
    let rule = (bounded(), Just(Strength::Required), language());
    (vec(rule, 1..6), vec(0..3_usize, STATIONS))
}

/// Whether some weeks keep all constraints, with each station at least so long. What waits for one
/// of several that are taken together waits for all of them.
fn can_be_laid(constraints: &[&Constraint], lengths: &[usize]) -> bool {
    let mut laid: Vec<Weeks> = Vec::new();
    lay(constraints, lengths, &steps(constraints), &mut laid)
}

fn steps(constraints: &[&Constraint]) -> Vec<BTreeSet<usize>> {
    let mut steps: Vec<BTreeSet<usize>> = (0..STATIONS).map(|one| BTreeSet::from([one])).collect();
    for constraint in constraints {
        if let Constraint::Together(of) = constraint {
            let united: BTreeSet<usize> =
                of.iter().flat_map(|one| steps[one.index()].clone()).collect();
            for &one in &united {
                steps[one] = united.clone();
            }
        }
    }
    steps
}

fn lay(
    constraints: &[&Constraint],
    lengths: &[usize],
    steps: &[BTreeSet<usize>],
    laid: &mut Vec<Weeks>,
) -> bool {
    if !constraints.iter().all(|constraint| is_kept(constraint, steps, laid)) {
        return false;
    }
    let Some(length) = lengths.get(laid.len()) else { return true };
    for start in 0..=WEEKS - length {
        for end in start + length..=WEEKS {
            laid.push((start, end));
            if lay(constraints, lengths, steps, laid) {
                return true;
            }
            laid.pop();
        }
    }
    false
}

/// Whether the weeks laid so far keep a constraint, as far as its stations are laid.
fn is_kept(constraint: &Constraint, steps: &[BTreeSet<usize>], laid: &[Weeks]) -> bool {
    let of = |station: StationId| laid.get(station.index());
    let in_order = |earlier: StationId, later: StationId| {
        steps[earlier.index()].iter().all(|&one| {
            steps[later.index()].iter().all(|&other| match (laid.get(one), laid.get(other)) {
                (Some((_, end)), Some((start, _))) => end <= start,
                _ => true,
            })
        })
    };
    match constraint {
        Constraint::Before { earlier, later, .. } => in_order(earlier[0], later[0]),
        Constraint::Spaced { earlier, later, gap } => {
            let (Some((_, end)), Some((start, _))) = (of(earlier[0]), of(later[0])) else {
                return true;
            };
            let days = 7 * start.saturating_sub(*end) as u64;
            in_order(earlier[0], later[0])
                && match gap {
                    Gap::AtLeast(_) => days >= *gap.days().start(),
                    Gap::AtMost(_) => days <= *gap.days().end(),
                }
        }
        Constraint::Together(together) => match (of(together[0]), of(together[1])) {
            (Some((one, _)), Some((other, _))) => one == other,
            _ => true,
        },
        Constraint::Apart { of: two, least } => match (of(two[0]), of(two[1])) {
            (Some((start, end)), Some((other_start, other_end))) => {
                let apart = |end: &usize, start: &usize| {
                    start >= end && 7 * (start - end) as u64 >= *least.days().unwrap().start()
                };
                apart(end, other_start) || apart(other_end, start)
            }
            _ => true,
        },
        _ => true,
    }
}

fn constraints<'a>(plan: &'a OrderPlan, taken: impl Fn(RuleId) -> bool) -> Vec<&'a Constraint> {
    let rules = plan.rules().iter_enumerated().filter(|(rule, _)| taken(*rule));
    rules.flat_map(|(_, rule): (RuleId, &'a OrderRule)| &rule.constraints).collect()
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 500, ..ProptestConfig::default() })]

    #[test]
    fn what_is_found_can_be_laid_in_no_weeks_and_what_is_not_found_can((drawn, lengths) in drawn()) {
        let plan = drawn_plan(STATIONS, &drawn);
        let days: IndexVec<StationId, u64> = lengths.iter().map(|&weeks| 7 * weeks as u64).collect();
        let found = plan.distance_conflicts(&days);
        let disputed: BTreeSet<RuleId> =
            plan.conflicts().iter().flat_map(|conflict| conflict.rules.iter().copied()).collect();
        let standing = constraints(&plan, |rule| !disputed.contains(&rule));
        // A time between two that the rules leave in either order is not decided.
        let is_decided = standing.iter().all(|constraint| match constraint {
            Constraint::Apart { of, .. } => {
                plan.must_precede(of[0], of[1]) || plan.must_precede(of[1], of[0])
            }
            _ => true,
        });
        if is_decided {
            prop_assert_eq!(found.is_empty(), can_be_laid(&standing, &lengths));
        } else if !found.is_empty() {
            prop_assert!(!can_be_laid(&standing, &lengths));
        }
        for conflict in &found {
            let told: BTreeSet<RuleId> = conflict.rules().collect();
            let takes = |station: usize| conflict.bounds.contains(&Bound::Length(StationId::new(station)));
            let takes: Vec<usize> =
                (0..STATIONS).map(|station| if takes(station) { lengths[station] } else { 0 }).collect();
            let told = constraints(&plan, |rule| told.contains(&rule));
            // Which of two comes first is told of with the bound, and is no bound of its own.
            let implied = conflict.bounds.iter().any(|bound| matches!(bound, Bound::Implied { .. }))
                || told.iter().any(|constraint| matches!(constraint, Constraint::Apart { .. }));
            prop_assert!(implied || !can_be_laid(&told, &takes), "the bounds can be kept");
        }
    }
}
