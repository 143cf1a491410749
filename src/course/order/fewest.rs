//! The fewest rules that together say what another rule says.
//!
//! In: a network, and the precedences of a rule that it implies. Out: a smallest set of rules of
//! which chains of plain "before" lead from each source to each target. One rule can give several
//! steps of a chain and be part of several chains, so that the shortest chains are not always those
//! of the fewest rules; to find these is as hard as a set cover. The search is exact and goes from
//! small sets to larger ones: a set that does not say everything lacks a rule that leads on from
//! what the set reaches, and each such rule is tried. Its work is bounded; beyond the bound nothing
//! is found. Precedences that leave a choice take no part.

use std::collections::{BTreeMap, BTreeSet};

use super::{
    constraint::RuleId, network::Network, precedence::Precedence, set::StationSet,
    station::StationId,
};

/// A search for the fewest rules.
pub(super) struct Search<'a> {
    network: &'a Network<'a>,
    said: &'a [Precedence],
    /// What all rules together reach from a station.
    reached_by_all: BTreeMap<StationId, StationSet>,
    /// The sets that were tried.
    tried: BTreeSet<BTreeSet<RuleId>>,
    /// The work that is left, in precedences visited.
    work: usize,
}

/// What a set of rules does not say: that `target` waits for the station that it `reached` the
/// others from.
struct Gap {
    reached: StationSet,
    target: StationId,
}

/// The work has come to its end.
struct WorkDone;

impl<'a> Search<'a> {
    /// A search in a network for rules that say the same as the precedences of another, with a
    /// bound on its work, in precedences visited.
    pub(super) fn new(network: &'a Network<'a>, said: &'a [Precedence], work: usize) -> Self {
        Self { network, said, reached_by_all: BTreeMap::new(), tried: BTreeSet::new(), work }
    }

    /// A smallest set of fewer than `limit` rules, ascending; `None` if there is none, or the work
    /// is not enough to know. And the work that is left.
    pub(super) fn fewer_than(mut self, limit: usize) -> (Option<Vec<RuleId>>, usize) {
        for size in 1..limit {
            self.tried.clear();
            let found = self.extended(&BTreeSet::new(), size);
            if found.is_some() || self.work == 0 {
                return (found.map(|found| found.into_iter().collect()), self.work);
            }
        }
        (None, self.work)
    }

    /// The set with at most `more` rules that make it say everything.
    fn extended(&mut self, set: &BTreeSet<RuleId>, more: usize) -> Option<BTreeSet<RuleId>> {
        let gap = match self.gap(set) {
            Ok(None) => return Some(set.clone()),
            Ok(Some(gap)) if more > 0 => gap,
            _ => return None,
        };
        for rule in self.leading_on(&gap) {
            let mut larger = set.clone();
            larger.insert(rule);
            if self.tried.insert(larger.clone())
                && let Some(found) = self.extended(&larger, more - 1)
            {
                return Some(found);
            }
        }
        None
    }

    /// The first thing that a set of rules does not say, if there is one.
    fn gap(&mut self, set: &BTreeSet<RuleId>) -> Result<Option<Gap>, WorkDone> {
        for precedence in self.said {
            for &source in &precedence.sources {
                let reached = self.reach(source, |rule| set.contains(&rule)).ok_or(WorkDone)?;
                let missing = precedence.targets.iter().find(|&&target| !reached.contains(target));
                if let Some(&target) = missing {
                    return Ok(Some(Gap { reached, target }));
                }
            }
        }
        Ok(None)
    }

    /// The rules by which a chain can go on from what is reached, and come to the target.
    fn leading_on(&mut self, gap: &Gap) -> BTreeSet<RuleId> {
        let mut leading = BTreeSet::new();
        for station in gap.reached.iter() {
            for (_, precedence) in self.network.opened_by(station) {
                self.work = self.work.saturating_sub(1);
                if !precedence.needs_all() || leading.contains(&precedence.rule) {
                    continue;
                }
                self.work = self.work.saturating_sub(precedence.targets.len());
                let comes_to = |&to: &StationId| {
                    !gap.reached.contains(to)
                        && self.all_reach(to).is_some_and(|reached| reached.contains(gap.target))
                };
                if precedence.targets.iter().any(comes_to) {
                    leading.insert(precedence.rule);
                }
            }
        }
        leading
    }

    /// The stations that wait for a station by all rules of the network, itself among them.
    fn all_reach(&mut self, from: StationId) -> Option<&StationSet> {
        if !self.reached_by_all.contains_key(&from) {
            let reached = self.reach(from, |_| true)?;
            self.reached_by_all.insert(from, reached);
        }
        self.reached_by_all.get(&from)
    }

    /// The stations that wait for a station by some of the rules, itself among them; `None` when
    /// the work has come to its end.
    fn reach(&mut self, from: StationId, takes: impl Fn(RuleId) -> bool) -> Option<StationSet> {
        let mut reached = StationSet::of(self.network.stations(), &[from]);
        let mut open = vec![from];
        while let Some(station) = open.pop() {
            for (_, precedence) in self.network.opened_by(station) {
                self.work = self.work.saturating_sub(1);
                if !precedence.needs_all() || !takes(precedence.rule) {
                    continue;
                }
                self.work = self.work.saturating_sub(precedence.targets.len());
                for &target in &precedence.targets {
                    if !reached.contains(target) {
                        reached.insert(target);
                        open.push(target);
                    }
                }
            }
        }
        (self.work > 0).then_some(reached)
    }
}
