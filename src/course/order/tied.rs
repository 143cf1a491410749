//! The rules of a plan that tie stations together, beside all its other rules.
//!
//! In: rules and their precedences. Out: the blocks that the rules tie with the precedences that
//! heed them, or a smallest set of rules that no order can keep; and what stands in an order where
//! a rule wants nothing. What a block is, is left to `blocks`.
//!
//! That a set of rules cannot be kept is found by a schedule that does not reach every station. Of
//! those rules QUICKXPLAIN (U. Junker, "QUICKXPLAIN: Preferred Explanations and Relaxations for
//! Over-Constrained Problems", AAAI 2004) finds a minimal set by halving: without any one of them
//! the others can be kept. A smaller one may exist.

use std::collections::BTreeSet;

use super::{
    blocks::Blocks,
    conflict::{Conflict, Findings, SHOWN},
    constraint::{Constraint, OrderRule, RuleId, Strength},
    network::Network,
    precedence::Precedence,
    set::StationSet,
    station::StationId,
};
use crate::ids::{self, IndexVec};

/// What ties the stations of a plan, if something does.
#[derive(Debug, Clone, Default)]
pub(super) struct Tied {
    pub(super) blocks: Blocks,
    /// The precedences of the rules among the nodes of the blocks; in no order.
    pub(super) precedences: Vec<Precedence>,
}

impl Tied {
    /// The network of the blocks' nodes. No rule can be dropped from it: what one ties, another may
    /// need.
    pub(super) fn network(&self) -> Network<'_> {
        Network::new(self.blocks.nodes(), &self.precedences)
    }
}

/// Rules with ties among them, to be tried together.
pub(super) struct Trial<'a> {
    pub(super) stations: usize,
    pub(super) rules: &'a IndexVec<RuleId, OrderRule>,
    pub(super) precedences: &'a [Precedence],
}

impl Trial<'_> {
    /// What the required rules outside conflicts tie; `None` where no rule ties anything. Adds the
    /// conflicts that come of it to `findings`, each further one among the rules that stand without
    /// the ones before.
    pub(super) fn tie(&self, findings: &mut Findings) -> Option<Tied> {
        let ties = |rule: &OrderRule| rule.constraints.iter().any(Constraint::ties);
        if !self.rules.iter().any(ties) {
            return None;
        }
        for conflict in &mut findings.conflicts {
            let rules = self.fewest(conflict.rules.iter().copied().collect());
            if rules.len() < conflict.rules.len() {
                findings.disputed.retain(|rule| !conflict.rules.contains(rule));
                findings.disputed.extend(&rules);
                *conflict = Conflict { rules, chain: Vec::new() };
            }
        }
        let required = self.rules.iter_enumerated().filter(|(rule, read)| {
            read.strength == Strength::Required && !findings.disputed.contains(rule)
        });
        let mut standing: BTreeSet<RuleId> = required.map(|(rule, _)| rule).collect();
        loop {
            if let Some(tied) = self.tied(&standing) {
                return Some(tied);
            }
            let rules = if findings.conflicts.len() < SHOWN {
                let rules = self.blame(&standing);
                findings.conflicts.push(Conflict { rules: rules.clone(), chain: Vec::new() });
                rules
            } else {
                let ties = |rule: &RuleId| self.rules.get(*rule).is_some_and(ties);
                let rules: Vec<RuleId> = standing.iter().copied().filter(ties).collect();
                findings.further.extend(&rules);
                rules
            };
            standing.retain(|rule| !rules.contains(rule));
            findings.disputed.extend(rules);
        }
    }

    /// What some rules tie; `None` if they cannot be kept together.
    pub(super) fn tied(&self, taken: &BTreeSet<RuleId>) -> Option<Tied> {
        let rules = taken.iter().filter_map(|&rule| self.rules.get(rule));
        let blocks = Blocks::new(self.stations, rules.flat_map(|rule| &rule.constraints))?;
        let precedences =
            self.precedences.iter().filter(|precedence| taken.contains(&precedence.rule));
        let tied = Tied { precedences: blocks.whole(precedences)?, blocks };
        let nodes = tied.blocks.nodes();
        let reached = tied.network().reach(&StationSet::empty(nodes));
        ids::first(nodes).all(|node| reached.contains(node)).then_some(tied)
    }

    /// A minimal set of some rules that cannot be kept; the rules cannot be kept together. Without
    /// any one of them the others can be.
    ///
    /// More rules are harder to keep than fewer, save that what is taken together can come straight
    /// after the same one. So those rules are held while the others are halved, and then each rule
    /// is tried once more.
    pub(super) fn blame(&self, rules: &BTreeSet<RuleId>) -> Vec<RuleId> {
        let joins = |rule: &RuleId| {
            let says = self.rules.get(*rule).map(|rule| rule.constraints.as_slice());
            says.unwrap_or_default().iter().any(|of| matches!(of, Constraint::Together(_)))
        };
        let (held, others): (BTreeSet<RuleId>, BTreeSet<RuleId>) =
            rules.iter().copied().partition(joins);
        let others: Vec<RuleId> = others.into_iter().collect();
        let mut blamed = self.needed(&held, true, &others);
        blamed.extend(&held);
        self.fewest(blamed)
    }

    /// Some rules that cannot be kept together, without those that are not needed for that.
    pub(super) fn fewest(&self, mut blamed: BTreeSet<RuleId>) -> Vec<RuleId> {
        while let Some(fewer) = blamed.iter().find_map(|rule| {
            let mut fewer = blamed.clone();
            fewer.remove(rule);
            self.tied(&fewer).is_none().then_some(fewer)
        }) {
            blamed = fewer;
        }
        blamed.into_iter().collect()
    }

    /// Of `rules` those that are needed so that nothing keeps them together with `kept`; none if
    /// `kept` cannot be kept already, which is tried where `kept` has `grown`.
    fn needed(&self, kept: &BTreeSet<RuleId>, grown: bool, rules: &[RuleId]) -> BTreeSet<RuleId> {
        if grown && self.tied(kept).is_none() {
            return BTreeSet::new();
        }
        let (some, others) = rules.split_at(rules.len() / 2);
        if some.is_empty() {
            return rules.iter().copied().collect();
        }
        let with = |more: &[RuleId]| kept.iter().chain(more).copied().collect::<BTreeSet<_>>();
        let mut needed = self.needed(&with(some), true, others);
        let found: Vec<RuleId> = needed.iter().copied().collect();
        needed.extend(self.needed(&with(&found), !found.is_empty(), some));
        needed
    }
}

/// What stands in an order where a constraint wants nothing between.
pub(super) struct Between {
    /// The stations that stand there.
    pub(super) strange: Vec<StationId>,
    /// The stations of the constraint that come after the first of them.
    pub(super) late: Vec<StationId>,
}

impl Blocks {
    /// What stands between the stations that a constraint ties, in an order; `None` where it ties
    /// none, or nothing does. What is taken together with one of them may stand there.
    pub(super) fn between(&self, constraint: &Constraint, order: &[StationId]) -> Option<Between> {
        if !constraint.ties() {
            return None;
        }
        let named: Vec<StationId> = constraint.stations().collect();
        let is_named = |station: &StationId| named.contains(station);
        let first = order.iter().position(is_named)?;
        let last = order.iter().rposition(is_named)?;
        let span = order.get(first..=last)?;
        let is_strange =
            |station: &StationId| !named.iter().any(|&one| self.is_together(one, *station));
        let strange: Vec<StationId> = span.iter().copied().filter(is_strange).collect();
        let from = span.iter().position(is_strange)?;
        let late = span.iter().skip(from).copied().filter(is_named).collect();
        Some(Between { strange, late })
    }
}
