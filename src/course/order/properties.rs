//! The proof against an oracle that tries every order, and the reader against the printer, over thousands of random rule sets
//! (256 a test; `PROPTEST_CASES=5000` tries more).

use std::collections::BTreeSet;

use proptest::{
    collection::{btree_set, vec},
    prelude::{Just, Strategy, prop_assert, prop_assert_eq, prop_oneof, proptest},
};

use super::{
    constraint::{Constraint, OrderRule, Strength},
    plan::OrderPlan,
    print::Printer,
    station::{Noun, RuleText, Station},
    testing::{Places, keeps, keeps_all, numbered, orders, plan, rule, stations},
};
use crate::course::language::Language;

/// The most stations whose orders are all tried.
const STATIONS: usize = 6;

/// Some of the stations below `count`.
fn group(count: usize, least: usize) -> impl Strategy<Value = Vec<usize>> {
    btree_set(0..count, least..=count.min(3).max(least)).prop_map(|group| group.into_iter().collect())
}

/// A constraint among `count` stations, of at least two; one in a few puts a station before itself.
fn constraint(count: usize) -> impl Strategy<Value = Constraint> {
    let relation = (group(count, 1), 0..3_usize, group(count, 1), 0..8_usize).prop_map(|(earlier, fewer, later, same)| {
        let apart: Vec<usize> = later.iter().copied().filter(|station| !earlier.contains(station)).collect();
        let least = earlier.len().saturating_sub(fewer).max(1);
        Constraint::Before { least, later: if apart.is_empty() || same == 0 { later } else { apart }, earlier }
    });
    prop_oneof![
        8 => relation,
        1 => group(count, 1).prop_map(Constraint::First),
        1 => group(count, 1).prop_map(Constraint::Last),
        1 => group(count, 2).prop_map(Constraint::Free),
    ]
}

fn strength() -> impl Strategy<Value = Strength> {
    prop_oneof![5 => Just(Strength::Required), 1 => Just(Strength::Recommended)]
}

fn language() -> impl Strategy<Value = Language> {
    prop_oneof![Just(Language::Bokmal), Just(Language::Nynorsk), Just(Language::English)]
}

type Drawn = Vec<(Constraint, Strength, Language)>;

/// Random rules among a random number of stations.
fn rules() -> impl Strategy<Value = (usize, Drawn)> {
    (2..=STATIONS).prop_flat_map(|count| (Just(count), vec((constraint(count), strength(), language()), 0..8)))
}

/// Stations with and without numbers; two of the titles have words of order in them.
fn mixed(count: usize) -> Vec<Station> {
    let titles = ["1 Start", "2 Verdier", "Etter møtet", "4 Plan", "3 Dybde", "Først og sist", "6 Slutt"];
    stations(titles.get(..count).unwrap_or_default())
}

fn printed(stations: &[Station], drawn: &Drawn) -> Vec<String> {
    let print = |(constraint, strength, language): &(Constraint, Strength, Language)| {
        Printer::new(stations, None, Noun::Module, *language).sentence(constraint, *strength)
    };
    drawn.iter().map(print).collect()
}

fn drawn_plan(count: usize, drawn: &Drawn) -> OrderPlan {
    let stations = mixed(count);
    let sentences = printed(&stations, drawn);
    let (plan, diagnostics) = plan(stations, &sentences.iter().map(String::as_str).collect::<Vec<_>>());
    assert_eq!(diagnostics, [], "{sentences:?}");
    plan
}

fn without<'a>(plan: &'a OrderPlan, left_out: &'a [usize]) -> impl Iterator<Item = &'a OrderRule> + Clone {
    plan.rules().iter().enumerate().filter(|(rule, _)| !left_out.contains(rule)).map(|(_, rule)| rule)
}

fn is_possible<'a>(count: usize, rules: impl IntoIterator<Item = &'a OrderRule>) -> bool {
    let rules: Vec<&OrderRule> = rules.into_iter().collect();
    orders(count).iter().any(|places| keeps_all(places, rules.iter().copied()))
}

proptest! {
    #[test]
    fn what_is_printed_reads_back_as_the_same((count, drawn) in rules()) {
        let plan = drawn_plan(count, &drawn);
        prop_assert_eq!(plan.rules().len(), drawn.len());
        for (rule, (constraint, strength, _)) in plan.rules().iter().zip(&drawn) {
            prop_assert_eq!(&rule.constraints, std::slice::from_ref(constraint), "{}", rule.text());
            let free = matches!(constraint, Constraint::Free(_));
            prop_assert!(free || rule.strength == *strength, "{}", rule.text());
        }
    }

    #[test]
    fn a_conflict_is_found_exactly_when_no_order_keeps_the_rules((count, drawn) in rules()) {
        let plan = drawn_plan(count, &drawn);
        let required: Vec<_> = plan.conflicts().iter().filter(|conflict| {
            conflict.rules.iter().all(|&rule| plan.rules()[rule].strength == Strength::Required)
        }).collect();
        prop_assert_eq!(required.is_empty(), is_possible(count, plan.rules().iter()));
    }

    #[test]
    fn conflicts_are_minimal_and_what_is_left_can_be_kept((count, drawn) in rules()) {
        let plan = drawn_plan(count, &drawn);
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
            let own = |except: Option<usize>| conflict.rules.iter().filter(move |&&rule| Some(rule) != except).map(|&rule| &plan.rules()[rule]);
            prop_assert!(!is_possible(count, own(None)), "the set can be kept");
            for &rule in &conflict.rules {
                prop_assert!(is_possible(count, own(Some(rule))), "rule {rule} is not needed");
            }
            for (step, next) in conflict.chain.iter().zip(conflict.chain.iter().cycle().skip(1)) {
                prop_assert_eq!(step.later, next.earlier);
            }
        }
        prop_assert!(is_possible(count, without(&plan, &all)));
        prop_assert!(plan.broken_by(&plan.kept_order(), Strength::Required).is_empty());
    }

    #[test]
    fn the_published_order_is_broken_exactly_where_the_oracle_says((count, drawn) in rules()) {
        let plan = drawn_plan(count, &drawn);
        let published: Vec<usize> = (0..count).collect();
        let disputed: Vec<usize> = plan.conflicts().iter().flat_map(|conflict| conflict.rules.clone()).collect();
        let wrong: BTreeSet<usize> = (0..plan.rules().len()).filter(|rule| {
            let read = &plan.rules()[*rule];
            read.strength == Strength::Required && !disputed.contains(rule) && !keeps_all(&published, [read])
        }).collect();
        let found: BTreeSet<usize> = plan.breaches(Strength::Required).iter().map(|breach| breach.rule).collect();
        prop_assert_eq!(&found, &wrong);
        prop_assert_eq!(&plan.broken_by(&published, Strength::Required), &wrong);
    }

    #[test]
    fn what_is_forced_is_what_every_order_has((count, drawn) in rules()) {
        let plan = drawn_plan(count, &drawn);
        let disputed: Vec<usize> = plan.conflicts().iter().flat_map(|conflict| conflict.rules.clone()).collect();
        let kept: Vec<&Places> = orders(count).iter().filter(|places| keeps_all(places, without(&plan, &disputed))).collect();
        for later in 0..count {
            let before: Vec<usize> = (0..count)
                .filter(|&earlier| earlier != later && kept.iter().all(|places| places[earlier] < places[later]))
                .collect();
            prop_assert_eq!(plan.required_before(later), before.clone());
            let direct: Vec<usize> = before
                .iter()
                .copied()
                .filter(|&earlier| !before.iter().any(|&between| plan.must_precede(earlier, between)))
                .collect();
            prop_assert_eq!(plan.required_directly_before(later), direct);
        }
    }

    #[test]
    fn taking_out_redundant_rules_makes_no_new_order_possible((count, drawn) in rules()) {
        let plan = drawn_plan(count, &drawn);
        let disputed: Vec<usize> = plan.conflicts().iter().flat_map(|conflict| conflict.rules.clone()).collect();
        let redundant: Vec<usize> = plan.redundant().iter().map(|found| found.rule).collect();
        let gone = [disputed.clone(), redundant.clone()].concat();
        let possible = |left_out: &[usize]| orders(count).iter().filter(|places| keeps_all(places, without(&plan, left_out))).count();
        let before = possible(&disputed);
        prop_assert_eq!(before, possible(&gone));
        for (rule, read) in plan.rules().iter().enumerate() {
            let says = read.strength == Strength::Required && !matches!(read.constraints[..], [Constraint::Free(_)]);
            if says && !gone.contains(&rule) {
                prop_assert!(possible(&[gone.clone(), vec![rule]].concat()) > before, "rule {rule} is redundant too");
            }
        }
    }

    #[test]
    fn the_rules_said_to_imply_a_redundant_one_do((count, drawn) in rules()) {
        let plan = drawn_plan(count, &drawn);
        for found in plan.redundant() {
            let rule = &plan.rules()[found.rule];
            let by: Vec<&OrderRule> = found.by.iter().map(|&by| &plan.rules()[by]).collect();
            let same_strength = by.iter().all(|by| by.strength == Strength::Required);
            let implied = orders(count).iter().filter(|places| keeps_all(places, by.iter().copied()));
            prop_assert!(!same_strength || implied.into_iter().all(|places| rule.constraints.iter().all(|constraint| keeps(places, constraint))));
        }
    }

    #[test]
    fn a_freedom_is_lost_exactly_when_not_all_its_orders_are_possible((count, drawn) in rules()) {
        let plan = drawn_plan(count, &drawn);
        let disputed: Vec<usize> = plan.conflicts().iter().flat_map(|conflict| conflict.rules.clone()).collect();
        let lost: BTreeSet<usize> = plan.lost_freedoms().iter().map(|lost| lost.rule).collect();
        for (rule, group) in plan.free_groups() {
            let kept = orders(count).iter().filter(|places| keeps_all(places, without(&plan, &disputed)));
            let seen: BTreeSet<Vec<usize>> = kept.map(|places| {
                let mut order = group.to_vec();
                order.sort_by_key(|&station| places[station]);
                order
            }).collect();
            prop_assert_eq!(seen.len() < (1..=group.len()).product(), lost.contains(&rule));
        }
    }

    #[test]
    fn nothing_that_is_typed_makes_the_reader_fall(text in "(Modul |modul-|[0-9]{1,3}|[–, «»\".:]|før |etter |og |eller |til |slutt|minst |av |to |kan |ikke |bør |[a-zæøå]{1,6} ?){0,9}", owner in 0..4_usize) {
        let source = RuleText { owner: Some(owner), ..rule(0, &text) };
        let (plan, diagnostics) = OrderPlan::read(numbered(&[1, 2, 4]), vec![source.clone()]);
        prop_assert_eq!(plan.rules().is_empty(), !diagnostics.is_empty());
        for found in &diagnostics {
            prop_assert!(found.span.start >= source.span.start && found.span.end <= source.span.end);
            let range = (found.span.start - source.span.start) as usize..(found.span.end - source.span.start) as usize;
            prop_assert!(source.text.get(range).is_some());
        }
    }
}
