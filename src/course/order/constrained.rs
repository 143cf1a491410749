//! Groups that one rule says may be taken "in any order", and other rules constrain.
//!
//! In: a plan. Out: for each such group, a station that cannot come first in it, and the rules that
//! prevent it.

use super::{
    conflict::Step,
    constraint::{RuleId, Strength},
    plan::OrderPlan,
    station::StationId,
};

/// A group that a rule leaves free and other rules constrain.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ConstrainedGroup {
    /// The rule that leaves the order free.
    pub rule: RuleId,
    /// A station that cannot come first in its group.
    pub station: StationId,
    /// The rules that imply an order of two members, as a chain from the one to the other; empty
    /// when alternatives contribute to it.
    pub chain: Vec<Step>,
    /// Whether the station can come first, and is tied to another in every order.
    pub is_tied: bool,
    /// The rules that constrain the group.
    pub by: Vec<RuleId>,
}

impl OrderPlan {
    /// The groups that required rules constrain, each of them once.
    #[must_use]
    pub fn constrained_groups(&self) -> Vec<ConstrainedGroup> {
        let is_whole = |rule: RuleId, group: &[StationId]| {
            self.unordered_groups().iter().any(|free| free.rule == rule && free.of == group)
        };
        let taken = self.free_groups().filter(|(rule, group)| !is_whole(*rule, group));
        taken
            .filter_map(|(rule, group)| {
                let lost = group.iter().find_map(|&station| self.lost(rule, group, station));
                lost.or_else(|| self.tied_up(rule, group))
            })
            .collect()
    }

    /// A group that is not free because of what ties its members, alone or with other rules.
    fn tied_up(&self, rule: RuleId, group: &[StationId]) -> Option<ConstrainedGroup> {
        let blocks = &self.tied.as_ref()?.blocks;
        let is_tied = |station: StationId| {
            self.stations().ids().any(|other| other != station && blocks.is_tied(station, other))
        };
        let station = *group.iter().find(|&&station| is_tied(station))?;
        let ties = self.rules().iter_enumerated().filter(|(rule, read)| {
            self.stands(*rule, Strength::Required)
                && read.constraints.iter().any(|constraint| {
                    constraint.ties()
                        && constraint.stations().any(|named| blocks.is_tied(named, station))
                })
        });
        let by = ties.map(|(rule, _)| rule).collect();
        Some(ConstrainedGroup { rule, station, chain: Vec::new(), is_tied: true, by })
    }

    fn lost(
        &self,
        rule: RuleId,
        group: &[StationId],
        station: StationId,
    ) -> Option<ConstrainedGroup> {
        let others: Vec<StationId> =
            group.iter().copied().filter(|&other| other != station).collect();
        let forced = others.iter().filter(|&&other| self.must_precede(other, station));
        let chains =
            forced.map(|&other| self.chain(other, station)).filter(|chain| !chain.is_empty());
        // Of the shortest one each rule is needed: a longer one may pass another member, from which
        // on it is enough.
        let chain = chains.min_by_key(Vec::len).unwrap_or_default();
        let by = if chain.is_empty() {
            self.hindering(station, &others)
        } else {
            chain.iter().map(|step| step.rule).collect()
        };
        (!by.is_empty()).then_some(ConstrainedGroup { rule, station, chain, is_tied: false, by })
    }
}
