//! A quick test of whether a rule says something new, without a walk through the network.
//!
//! In: a plan. Out: for a precedence, whether it orders a pair that no precedence of another rule
//! can imply. A pair is implied by one of the precedences that its later station waits for, and
//! each of these implies no more without the rule than with it; so a pair that none of them implies
//! now is ordered by the rule alone. If no rule leaves a choice, the reverse holds too: by
//! induction along a schedule, each later station keeps its implied predecessors. If some rule
//! leaves a choice, the reverse may not hold, and the walk decides (see `redundant`).

use super::{
    constraint::{RuleId, Strength},
    incidence::Incidence,
    plan::OrderPlan,
    precedence::{Precedence, PrecedenceId},
    set::StationSet,
    station::StationId,
};
use crate::ids::IndexVec;

/// What each required precedence of a plan implies.
pub(super) struct Novelty<'a> {
    precedences: IndexVec<PrecedenceId, &'a Precedence>,
    /// For each precedence, the stations without which it cannot be satisfied.
    behind: IndexVec<PrecedenceId, StationSet>,
    /// The precedences that each station waits for.
    before: Incidence,
    stations: usize,
}

impl<'a> Novelty<'a> {
    /// What the required rules of a plan imply; rules in a conflict are ignored.
    pub(super) fn new(plan: &'a OrderPlan) -> Self {
        let stations = plan.stations().len();
        let precedences: IndexVec<PrecedenceId, &Precedence> =
            plan.precedences_of(|rule| plan.stands(rule, Strength::Required)).collect();
        let behind = precedences.iter().map(|precedence| plan.closure.behind(precedence)).collect();
        let before = Incidence::new(
            stations,
            precedences.iter().map(|precedence| precedence.targets.as_slice()),
        );
        Self { precedences, behind, before, stations }
    }

    /// Whether some rule leaves a choice.
    pub(super) fn has_choices(&self) -> bool {
        self.precedences.iter().any(|precedence| !precedence.needs_all())
    }

    /// Whether a precedence that needs all its sources orders a pair that no other `kept` rule can
    /// imply.
    pub(super) fn is_new(&self, precedence: &Precedence, kept: impl Fn(RuleId) -> bool) -> bool {
        let is_other = |rule: RuleId| rule != precedence.rule && kept(rule);
        precedence.needs_all()
            && precedence.targets.iter().any(|&target| {
                let forced = self.forced_before(target, is_other);
                precedence.sources.iter().any(|&source| !forced.contains(source))
            })
    }

    /// The stations that one of the rules that `takes` accepts implies before a station.
    fn forced_before(&self, station: StationId, takes: impl Fn(RuleId) -> bool) -> StationSet {
        let mut forced = StationSet::empty(self.stations);
        for &id in self.before.of(station) {
            if let (Some(precedence), Some(behind)) =
                (self.precedences.get(id), self.behind.get(id))
                && takes(precedence.rule)
            {
                forced.unite(behind);
            }
        }
        forced
    }
}
