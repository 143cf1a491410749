//! Freedoms that other rules take away.
//!
//! In: a plan. Out: the groups "in any order" of which not every order is possible, and why. Exact: every order of a group is possible
//! when each member can come before all the other members. For if each can, any order of the group can be built up from its first
//! member on: what has been scheduled never closes a gate.

use super::{conflict::Step, plan::OrderPlan};

/// A freedom that other rules take away.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct LostFreedom {
    /// The rule that gives the freedom, as an index in the plan's rules.
    pub rule: usize,
    /// A station that cannot come first in its group.
    pub station: usize,
    /// The pair that is forced, and the rules by which it is; empty when alternatives have a part in it.
    pub chain: Vec<Step>,
    /// The rules that take the freedom away.
    pub by: Vec<usize>,
}

impl OrderPlan {
    /// The freedoms that required rules take away, one for each group at most.
    #[must_use]
    pub fn lost_freedoms(&self) -> Vec<LostFreedom> {
        self.free_groups().filter_map(|(rule, group)| group.iter().find_map(|&station| self.lost(rule, group, station))).collect()
    }

    fn lost(&self, rule: usize, group: &[usize], station: usize) -> Option<LostFreedom> {
        let others: Vec<usize> = group.iter().copied().filter(|&other| other != station).collect();
        let forced = others.iter().filter(|&&other| self.must_precede(other, station));
        let chains = forced.map(|&other| self.chain(other, station)).filter(|chain| !chain.is_empty());
        // Of the shortest one each rule is needed: a longer one may pass another member, from which on it is enough.
        let chain = chains.min_by_key(Vec::len).unwrap_or_default();
        let by = if chain.is_empty() { self.hindering(station, &others) } else { chain.iter().map(|step| step.rule).collect() };
        (!by.is_empty()).then_some(LostFreedom { rule, station, chain, by })
    }
}
