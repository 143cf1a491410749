//! Rules that say nothing new: each one that the other rules already imply.
//!
//! In: a plan. Out: the rules that can be removed one after another, the later ones first, without
//! making any new order possible. The test is exact: a rule is implied if none of its targets can
//! be reached while too few of its sources are let through, for every choice of sources to hold
//! back. Two bounds keep it fast: on the choices of one rule with alternatives, and on the work for
//! all rules together; beyond them a rule is not reported. Nor is one that says more than what comes
//! before what, or that only what is tied implies. The rules behind one are as few as possible where
//! chains of plain "before" lead to it (see `fewest`, whose work is bounded too); where choices do,
//! none of those behind a pair is needless, but fewer may exist. If a rule follows from very many
//! others, more of them may be named than are needed.

use std::collections::{BTreeSet, HashMap};

use super::{
    closure::Closure,
    conflict::{hindering, minimal, shortest_chain_in},
    constraint::{Constraint, RuleId, Strength},
    fewest::Search,
    network::Network,
    novelty::Novelty,
    plan::OrderPlan,
    precedence::Precedence,
    redundancy::Redundancy,
    set::StationSet,
    station::StationId,
};
use crate::ids::IndexVec;

/// The most choices of one precedence that are tried.
const CHOICES: usize = 128;
/// The most pairs of one precedence for which the rules behind them are named.
const EXPLAINED: usize = 16;
/// The most rules behind one pair that are tried one by one, so that none is named without need;
/// fewer are shown.
const TRIED: usize = 40;
/// A bound on the work for one plan, in stations of precedences visited; about a quarter of a
/// second, and enough for 500 modules and 2,000 rules that all leave a choice.
const WORK: usize = 32_000_000;
/// A bound on the work for one plan of the search for the fewest rules, in precedences visited; a
/// fifth of a millisecond, and many times what a course of twenty modules takes.
const WORK_FOR_FEWEST: usize = 10_000;
/// The same for one rule.
const WORK_FOR_ONE: usize = 5_000;

/// What is left of the rules of a plan while the redundant ones are removed.
struct Rest<'a> {
    plan: &'a OrderPlan,
    /// For each rule, whether it is left.
    kept: IndexVec<RuleId, bool>,
    /// The network of the rules that are left.
    network: Network<'a>,
    novelty: Novelty<'a>,
    /// The first rule with the same constraints and strength.
    said: HashMap<(Strength, &'a [Constraint]), RuleId>,
    /// The work of one walk through the network.
    size: usize,
    work: usize,
    /// What is left of the work for the fewest rules.
    work_for_fewest: usize,
}

impl OrderPlan {
    /// The rules that say nothing new, in ascending order. Rules in a conflict are ignored. They are
    /// sought when somebody first asks for them.
    #[must_use]
    pub fn redundant(&self) -> &[Redundancy] {
        self.redundant.get_or_init(|| self.found_redundant())
    }

    fn found_redundant(&self) -> Vec<Redundancy> {
        let mut rest = Rest::new(self);
        let mut found: Vec<Redundancy> = Vec::new();
        for rule in self.rules().ids().rev() {
            if let Some(by) = rest.implying(rule) {
                rest.take_out(rule);
                found.push(Redundancy { rule, by });
            }
        }
        found.reverse();
        found
    }
}

impl<'a> Rest<'a> {
    fn new(plan: &'a OrderPlan) -> Self {
        let kept: IndexVec<RuleId, bool> =
            plan.rules().ids().map(|rule| plan.stands(rule, Strength::Required)).collect();
        let network = plan.network(|rule| plan.stands(rule, Strength::Required));
        let size =
            network.precedences().map(Precedence::size).sum::<usize>() + plan.stations().len();
        let mut said = HashMap::new();
        for (rule, read) in
            plan.rules().iter_enumerated().filter(|(rule, read)| plan.stands(*rule, read.strength))
        {
            said.entry((read.strength, read.constraints.as_slice())).or_insert(rule);
        }
        let (work, work_for_fewest) = (WORK, WORK_FOR_FEWEST);
        let novelty = Novelty::new(plan);
        Self { plan, kept, network, novelty, said, size, work, work_for_fewest }
    }

    fn take_out(&mut self, rule: RuleId) {
        self.network.drop_rule(rule);
        if let Some(kept) = self.kept.get_mut(rule) {
            *kept = false;
        }
    }

    /// The rules that imply a rule; `None` if none do.
    fn implying(&mut self, rule: RuleId) -> Option<Vec<RuleId>> {
        let read = self.plan.rules().get(rule)?;
        if let Some(by) = self.same(rule) {
            return Some(vec![by]);
        }
        let taking_part = self.plan.stands(rule, Strength::Required)
            || self.plan.stands(rule, Strength::Recommended);
        if !taking_part
            || !read.constraints.iter().all(Constraint::only_orders)
            || self
                .plan
                .own_precedences(rule)
                .iter()
                .any(|precedence| self.novelty.is_new(precedence, |of| self.is_kept(of)))
        {
            return None;
        }
        self.network.drop_rule(rule);
        let by = self.all_by(rule);
        if self.is_kept(rule) {
            self.network.restore_rule(rule);
        }
        by
    }

    fn is_kept(&self, rule: RuleId) -> bool {
        self.kept.get(rule) == Some(&true)
    }

    /// The rules of the network that imply all that a rule says.
    fn all_by(&mut self, rule: RuleId) -> Option<Vec<RuleId>> {
        let mut by = BTreeSet::new();
        for precedence in self.plan.own_precedences(rule) {
            by.extend(if precedence.needs_all() {
                self.all_implied(precedence)
            } else {
                self.choice_implied(precedence)
            }?);
        }
        Some(self.fewer_than(by.len(), rule).unwrap_or_else(|| by.into_iter().collect()))
    }

    /// Fewer than so many rules that say by chains what a rule says, if they are found.
    fn fewer_than(&mut self, count: usize, rule: RuleId) -> Option<Vec<RuleId>> {
        let said = self.plan.own_precedences(rule);
        let is_small = |of: &Precedence| of.sources.len() * of.targets.len() <= EXPLAINED;
        if count < 2 || !said.iter().all(|of| of.needs_all() && is_small(of)) {
            return None;
        }
        let work = self.work_for_fewest.min(WORK_FOR_ONE);
        let (found, left) = Search::new(&self.network, said, work).fewer_than(count);
        self.work_for_fewest -= work - left;
        found
    }

    /// Subtracts the work of one walk from the bound; `None` if not enough is left.
    fn spend(&mut self) -> Option<()> {
        let left = self.work.checked_sub(self.size);
        self.work = left.unwrap_or_default();
        left.map(|_| ())
    }

    /// The rules that imply a precedence that needs all its sources, and that the quick test does
    /// not find new.
    fn all_implied(&mut self, precedence: &Precedence) -> Option<BTreeSet<RuleId>> {
        let pairs = || {
            precedence
                .targets
                .iter()
                .flat_map(|&target| precedence.sources.iter().map(move |&source| (source, target)))
        };
        if precedence.sources.len() * precedence.targets.len() > EXPLAINED
            && self.novelty.has_choices()
        {
            self.spend()?;
            let forced = Closure::new(&self.network, self.plan.stations().len());
            if !pairs().all(|(source, target)| forced.is_before(source, target)) {
                return None;
            }
        }
        let mut by = BTreeSet::new();
        for (source, target) in pairs().take(EXPLAINED) {
            self.spend()?;
            by.extend(self.forcing(&[source], target)?);
        }
        Some(by)
    }

    /// The rules that imply a precedence that leaves a choice.
    fn choice_implied(&mut self, precedence: &Precedence) -> Option<BTreeSet<RuleId>> {
        let mut by = BTreeSet::new();
        for &target in &precedence.targets {
            let sources: Vec<StationId> =
                precedence.sources.iter().copied().filter(|&source| source != target).collect();
            let held_back = (sources.len() + 1).checked_sub(precedence.least)?;
            for choice in choices(&sources, held_back)? {
                self.spend()?;
                by.extend(self.forcing(&choice, target)?);
            }
        }
        Some(by)
    }

    /// Rules that keep `target` from being reached while some stations are held back; `None` if it
    /// can be reached.
    fn forcing(&self, held_back: &[StationId], target: StationId) -> Option<Vec<RuleId>> {
        let network = &self.network;
        if let [source] = held_back
            && let Some(chain) = shortest_chain_in(&self.plan.closure, network, *source, target)
        {
            return Some(chain.iter().map(|step| step.rule).collect());
        }
        let blocked = StationSet::of(network.stations(), held_back);
        let rules = hindering(network, &blocked, target)?;
        if rules.len() > TRIED {
            return Some(rules.into_iter().collect());
        }
        let precedences: Vec<&Precedence> = network.precedences().collect();
        Some(minimal(network.stations(), &precedences, &rules, |network| {
            hindering(network, &blocked, target)
        }))
    }

    /// An earlier rule that says the same as strongly; or a group in any order that contains this
    /// one.
    fn same(&self, rule: RuleId) -> Option<RuleId> {
        let read = self.plan.rules().get(rule)?;
        if let [Constraint::Free(group)] = read.constraints.as_slice() {
            return self
                .plan
                .free_groups()
                .find(|(of, wider)| {
                    *of != rule
                        && within(group, wider)
                        && (*of < rule || *wider != group.as_slice())
                })
                .map(|(of, _)| of);
        }
        let first = self.said.get(&(read.strength, read.constraints.as_slice())).copied();
        first.filter(|&first| first < rule && self.plan.stands(rule, read.strength))
    }
}

fn within(group: &[StationId], wider: &[StationId]) -> bool {
    group.iter().all(|station| wider.binary_search(station).is_ok())
}

/// Every way to choose `count` of some stations; `None` if there are too many.
fn choices(of: &[StationId], count: usize) -> Option<Vec<Vec<StationId>>> {
    let mut chosen: Vec<(Vec<StationId>, usize)> = vec![(Vec::new(), 0)];
    for _ in 0..count {
        chosen = chosen
            .into_iter()
            .flat_map(|(choice, from)| {
                of.iter()
                    .enumerate()
                    .skip(from)
                    .map(move |(at, &station)| ([choice.as_slice(), &[station]].concat(), at + 1))
            })
            .take(CHOICES + 1)
            .collect();
        if chosen.len() > CHOICES {
            return None;
        }
    }
    Some(chosen.into_iter().map(|(choice, _)| choice).collect())
}

#[cfg(test)]
mod tests {
    use crate::course::order::constraint::RuleId;
    use crate::course::order::testing::{numbered, plan};
    use crate::ids::Id;

    fn redundant(rules: &[&str]) -> Vec<(usize, Vec<usize>)> {
        let (plan, diagnostics) = plan(numbered(&[0, 1, 2, 3, 4, 5]), rules);
        assert_eq!(diagnostics, []);
        let numbers = |rules: Vec<RuleId>| rules.into_iter().map(RuleId::index).collect();
        let found = plan.redundant().iter();
        found.map(|found| (found.rule.index(), numbers(found.by.clone()))).collect()
    }

    #[test]
    fn the_reference_course_has_no_redundant_rule() {
        assert_eq!(
            redundant(&[
                "Modul 0 først",
                "Modul 1 før 2–5",
                "Modul 2, 3 og 4 i valgfri rekkefølge",
                "Modul 5 til slutt"
            ]),
            []
        );
    }

    #[test]
    fn what_follows_through_a_chain_is_redundant_and_the_chain_is_named() {
        assert_eq!(
            redundant(&["Modul 1 før 2", "Modul 2 før 3", "Modul 1 før 3"]),
            [(2, vec![0, 1])]
        );
        assert_eq!(
            redundant(&["Modul 1 før 3", "Modul 1 før 2", "Modul 2 før 3"]),
            [(0, vec![1, 2])]
        );
        assert_eq!(redundant(&["Modul 0 først", "Modul 0 før 3"]), [(1, vec![0])]);
    }

    #[test]
    fn the_fewest_rules_are_named_and_not_the_shortest_chain() {
        assert_eq!(
            redundant(&["Modul 1 før 2", "Modul 2 før 5", "1 før 3 før 4 før 5", "Modul 1 før 5"]),
            [(3, vec![2])]
        );
        assert_eq!(
            redundant(&[
                "Modul 1 før 2",
                "Modul 2 før 3",
                "Modul 2 før 4",
                "Modul 1 før 5",
                "Modul 5 før 3 og 4",
                "Modul 1 før 3 og 4"
            ]),
            [(5, vec![3, 4])],
            "two rules for both pairs, where each pair has a chain as short"
        );
    }

    #[test]
    fn of_two_that_say_the_same_the_later_one_is_redundant() {
        assert_eq!(redundant(&["Modul 1 før 2", "Modul 2 etter 1"]), [(1, vec![0])]);
        assert_eq!(
            redundant(&["Modul 1 bør tas før 2", "Modul 2 bør tas etter 1"]),
            [(1, vec![0])]
        );
        assert_eq!(redundant(&["Modul 1 før 2", "Modul 2 bør tas etter 1"]), [(1, vec![0])]);
        assert_eq!(redundant(&["Modul 1 bør tas før 2", "Modul 2 etter 1"]), [(0, vec![1])]);
        assert_eq!(
            redundant(&["Modul 2–4 i valgfri rekkefølge", "Modul 3 og 4 i valgfri rekkefølge"]),
            [(1, vec![0])]
        );
    }

    #[test]
    fn a_rule_of_which_one_part_is_new_is_not_redundant() {
        assert_eq!(redundant(&["Modul 1 før 2", "Modul 1 før 2 og 3"]), [(0, vec![1])]);
        assert_eq!(redundant(&["Modul 1 før 2", "Modul 1 før 3 og 4"]), []);
    }

    #[test]
    fn alternatives_are_seen_through() {
        assert_eq!(redundant(&["Modul 1 før 3", "1 eller 2 før 3"]), [(1, vec![0])]);
        assert_eq!(
            redundant(&["Modul 0 før 1 og 2", "1 eller 2 før 3", "Modul 0 før 3"]),
            [(2, vec![0, 1])]
        );
        assert_eq!(redundant(&["minst to av 1–3 før 5", "minst én av 1–3 før 5"]), [(1, vec![0])]);
    }

    #[test]
    fn what_every_order_keeps_is_redundant_by_itself() {
        assert_eq!(redundant(&["Modul 0–5 først"]), [(0, vec![])]);
    }

    #[test]
    fn a_long_way_through_alternatives_is_followed_to_its_end() {
        let either = |pair: usize| (2 * pair, 2 * pair + 1);
        let rule = |earlier: (usize, usize), later: (usize, usize)| {
            format!("Modul {} eller {} før {} og {}", earlier.0, earlier.1, later.0, later.1)
        };
        let mut rules: Vec<String> =
            (0..50).map(|pair| rule(either(pair), either(pair + 1))).collect();
        rules.push(rule(either(0), either(50)));
        let (plan, _) = plan(
            numbered(&(0..102).collect::<Vec<_>>()),
            &rules.iter().map(String::as_str).collect::<Vec<_>>(),
        );
        let found: Vec<(usize, usize)> =
            plan.redundant().iter().map(|found| (found.rule.index(), found.by.len())).collect();
        assert_eq!(found, [(50, 50)]);
    }
}
