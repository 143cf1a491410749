//! What comes before what: where the published order breaks rules, what every order has, and the
//! chains that show it.

use std::collections::BTreeSet;

use proptest::prelude::{prop_assert, prop_assert_eq, proptest};

use super::super::constraint::Strength;
use super::super::precedence::Precedence;
use super::{Oracle, RuleId, StationId, disputed, drawn_plan, rules, thousands};
use crate::ids::{self, Id};

proptest! {
    #![proptest_config(thousands())]

    #[test]
    fn the_published_order_is_broken_exactly_where_the_oracle_says((count, drawn) in rules()) {
        let plan = drawn_plan(count, &drawn);
        let oracle = Oracle::new(&plan);
        let published: Vec<StationId> = ids::first(count).collect();
        let number = oracle.orders.iter().position(|order| published == *order).unwrap();
        let disputed = disputed(&plan);
        for strength in [Strength::Required, Strength::Recommended] {
            let of_strength = |rule: &RuleId| {
                plan.rules()[*rule].strength == strength && !disputed.contains(rule)
            };
            let wrong: BTreeSet<RuleId> = plan
                .rules()
                .ids()
                .filter(of_strength)
                .filter(|rule| !oracle.keeping[*rule].has(number))
                .collect();
            let found: BTreeSet<RuleId> =
                plan.breaches(strength).iter().map(|breach| breach.rule).collect();
            prop_assert_eq!(&found, &wrong);
            prop_assert_eq!(&plan.broken_by(&published, strength), &wrong);
        }
    }

    #[test]
    fn what_is_forced_is_what_every_order_has((count, drawn) in rules()) {
        let plan = drawn_plan(count, &drawn);
        let oracle = Oracle::new(&plan);
        let kept = oracle.keeping_without(&disputed(&plan));
        for later in ids::first::<StationId>(count) {
            let before: Vec<StationId> = ids::first(count)
                .filter(|&earlier: &StationId| {
                    earlier != later
                        && oracle
                            .all(&kept, |places| places[earlier.index()] < places[later.index()])
                })
                .collect();
            prop_assert_eq!(plan.required_before(later), before.clone());
            let direct: Vec<StationId> = before
                .iter()
                .copied()
                .filter(|&earlier| {
                    !before.iter().any(|&between| plan.must_precede(earlier, between))
                })
                .collect();
            prop_assert_eq!(plan.required_directly_before(later), direct);
        }
    }

    #[test]
    fn a_chain_goes_from_one_station_to_the_other_by_what_its_rules_say((count, drawn) in rules()) {
        let plan = drawn_plan(count, &drawn);
        let disputed = disputed(&plan);
        for (earlier, later) in ids::first::<StationId>(count)
            .flat_map(|earlier| ids::first::<StationId>(count).map(move |later| (earlier, later)))
        {
            let chain = plan.chain(earlier, later);
            prop_assert!(chain.is_empty() || plan.must_precede(earlier, later));
            let (first, last) = (chain.first(), chain.last());
            prop_assert!(
                first.is_none_or(|step| step.earlier == earlier)
                    && last.is_none_or(|step| step.later == later)
            );
            prop_assert!(chain.windows(2).all(|pair| pair[0].later == pair[1].earlier));
            for step in chain {
                let precedences = plan.rules()[step.rule]
                    .constraints
                    .iter()
                    .filter_map(|constraint| Precedence::new(step.rule, constraint, count));
                let mut plain = precedences.filter(Precedence::needs_all);
                prop_assert!(plain.any(|precedence| precedence.sources.contains(&step.earlier)
                    && precedence.targets.contains(&step.later)));
                prop_assert!(!disputed.contains(&step.rule));
            }
        }
    }
}
