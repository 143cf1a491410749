//! The proof against an oracle that tries every order, and the reader against the printer, over
//! thousands of random rule sets.
//!
//! In: random constraints among up to seven stations, printed as sentences in one of three
//! languages and read back, so that every test goes the whole way from text to finding. Out: for
//! each set the orders that keep each rule, told straight from what the words mean
//! (`testing::keeps`) and never by precedences or graphs. 1,000 sets a test, 15,000 in all;
//! `PROPTEST_CASES=50000` tries more.

mod conflicts;
mod distances;
mod followers;
mod onward;
mod surplus;
mod ties;
mod times;
mod typing;

use std::collections::BTreeSet;

use proptest::{
    collection::{btree_set, vec},
    prelude::{Just, ProptestConfig, Strategy, prop_oneof},
};

use super::{
    constraint::{Constraint, RuleId, Strength},
    plan::OrderPlan,
    print::Printer,
    station::{Noun, Station, StationId},
    testing::{Places, keeps, orders, plan, stations},
};
use crate::course::language::Language;
use crate::ids::{Id, IndexVec};

/// The most stations whose orders are all tried.
const STATIONS: usize = 7;
/// The least sets that a test tries.
const SETS: u32 = 1_000;

fn thousands() -> ProptestConfig {
    let config = ProptestConfig::default();
    ProptestConfig { cases: config.cases.max(SETS), ..config }
}

/// Some of the stations below `count`.
fn group(count: usize, least: usize) -> impl Strategy<Value = Vec<StationId>> {
    btree_set(0..count, least..=count.min(3).max(least))
        .prop_map(|group| group.into_iter().map(StationId::new).collect())
}

/// A constraint among `count` stations, of at least two; one in a few puts a station before itself.
/// A choice that holds what waits for it is none, since no sentence says that.
fn constraint(count: usize) -> impl Strategy<Value = Constraint> {
    let relation = (group(count, 1), 0..3_usize, group(count, 1), 0..8_usize).prop_map(
        |(earlier, fewer, later, same)| {
            let apart: Vec<StationId> =
                later.iter().copied().filter(|station| !earlier.contains(station)).collect();
            let overlaps = apart.is_empty() || (same == 0 && apart.len() < later.len());
            let fewer = if overlaps { 0 } else { fewer };
            let least = earlier.len().saturating_sub(fewer).max(1);
            Constraint::Before { least, later: if overlaps { later } else { apart }, earlier }
        },
    );
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

/// Random rules among a random number of stations; seldom the most, whose 5,040 orders take most of
/// the time.
fn rules() -> impl Strategy<Value = (usize, Drawn)> {
    prop_oneof![2 => rules_among(STATIONS - 1), 1 => rules_among(STATIONS)]
}

/// Random rules among so many stations at most.
fn rules_among(most: usize) -> impl Strategy<Value = (usize, Drawn)> {
    (2..=most).prop_flat_map(|count| {
        (Just(count), vec((constraint(count), strength(), language()), 0..8))
    })
}

/// Random rules that leave no choice.
fn plain_rules() -> impl Strategy<Value = (usize, Drawn)> {
    let plain = |(constraint, strength, language)| match constraint {
        Constraint::Before { earlier, later, .. } => {
            (Constraint::Before { least: earlier.len(), earlier, later }, strength, language)
        }
        other => (other, strength, language),
    };
    rules().prop_map(move |(count, drawn)| (count, drawn.into_iter().map(plain).collect()))
}

/// Stations with and without numbers; two of the titles have words of order in them.
fn mixed(count: usize) -> Vec<Station> {
    let titles =
        ["1 Start", "2 Verdier", "Etter møtet", "4 Plan", "3 Dybde", "Først og sist", "6 Slutt"];
    stations(titles.get(..count).unwrap_or_default())
}

fn printed(stations: &IndexVec<StationId, Station>, drawn: &Drawn) -> Vec<String> {
    let print = |(constraint, strength, language): &(Constraint, Strength, Language)| {
        Printer::new(stations, None, Noun::Module(*language), *language)
            .sentence(constraint, *strength)
    };
    drawn.iter().map(print).collect()
}

fn drawn_plan(count: usize, drawn: &Drawn) -> OrderPlan {
    let stations = mixed(count);
    let sentences = printed(&stations.clone().into(), drawn);
    let (plan, diagnostics) =
        plan(stations, &sentences.iter().map(String::as_str).collect::<Vec<_>>());
    assert_eq!(diagnostics, [], "{sentences:?}");
    plan
}

/// What trying every order says of a plan.
struct Oracle {
    orders: &'static [Places],
    /// For each rule, the orders that keep all that it says, whether it requires or recommends.
    keeping: IndexVec<RuleId, Bits>,
    required: Vec<RuleId>,
}

impl Oracle {
    fn new(plan: &OrderPlan) -> Self {
        let orders = orders(plan.stations().len());
        let keeping =
            plan.rules().iter().map(|rule| {
                Bits::of(orders.iter().map(|places| {
                    rule.constraints.iter().all(|constraint| keeps(places, constraint))
                }))
            });
        let required = plan
            .rules()
            .iter_enumerated()
            .filter(|(_, rule)| rule.strength == Strength::Required)
            .map(|(at, _)| at);
        Self { orders, keeping: keeping.collect(), required: required.collect() }
    }

    /// The orders that keep some rules.
    fn keeping(&self, rules: impl IntoIterator<Item = RuleId>) -> Bits {
        let all = Bits::of(self.orders.iter().map(|_| true));
        rules.into_iter().fold(all, |kept, rule| kept.and(&self.keeping[rule]))
    }

    /// The orders that keep all required rules but some.
    fn keeping_without(&self, left_out: &[RuleId]) -> Bits {
        self.keeping(self.required.iter().copied().filter(|rule| !left_out.contains(rule)))
    }

    /// Whether some order keeps the rules.
    fn is_possible(&self, rules: impl IntoIterator<Item = RuleId>) -> bool {
        self.keeping(rules).count() > 0
    }

    /// Whether all orders in a set have this to be said of them.
    fn all(&self, set: &Bits, mut holds: impl FnMut(&Places) -> bool) -> bool {
        self.orders
            .iter()
            .enumerate()
            .filter(|(at, _)| set.has(*at))
            .all(|(_, places)| holds(places))
    }
}

impl Oracle {
    /// The orders in which some stations come among themselves, over all orders in a set.
    fn orders_of(&self, set: &Bits, stations: &[StationId]) -> BTreeSet<Vec<StationId>> {
        let kept = self.orders.iter().enumerate().filter(|(at, _)| set.has(*at));
        let among = |places: &Places| {
            let mut order = stations.to_vec();
            order.sort_by_key(|&station| places[station.index()]);
            order
        };
        kept.map(|(_, places)| among(places)).collect()
    }
}

/// A set of orders.
#[derive(Debug, Clone, PartialEq, Eq)]
struct Bits(Vec<u64>);

impl Bits {
    fn of(members: impl Iterator<Item = bool>) -> Self {
        let mut words = Vec::new();
        for (at, member) in members.enumerate() {
            if at % 64 == 0 {
                words.push(0);
            }
            *words.last_mut().unwrap() |= u64::from(member) << (at % 64);
        }
        Self(words)
    }

    fn has(&self, at: usize) -> bool {
        self.0[at / 64] >> (at % 64) & 1 == 1
    }

    fn and(&self, other: &Self) -> Self {
        Self(self.0.iter().zip(&other.0).map(|(one, other)| one & other).collect())
    }

    fn is_within(&self, other: &Self) -> bool {
        self.and(other) == *self
    }

    fn count(&self) -> u32 {
        self.0.iter().map(|word| word.count_ones()).sum()
    }
}

/// The rules that are in a conflict.
fn disputed(plan: &OrderPlan) -> Vec<RuleId> {
    plan.conflicts().iter().flat_map(|conflict| conflict.rules.iter().copied()).collect()
}
