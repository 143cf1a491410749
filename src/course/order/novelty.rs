//! A quick look at whether a rule says something new, without a walk through the network.
//!
//! In: a plan. Out: for a precedence, whether it orders a pair that no precedence of another rule can force. A
//! pair is forced by one of the precedences that its later station waits for, and each of these forces no
//! more without the rule than with it; so a pair that none of them forces now is ordered by the
//! rule alone. Where no rule leaves a choice the reverse holds too: taken in the order of a
//! schedule, each later station is forced as before by precedences whose sources have been seen to be.
//! Where a rule does, it may not, and the walk decides (see `redundant`).

use super::{
    constraint::{RuleId, Strength},
    lists::Lists,
    plan::OrderPlan,
    precedence::Precedence,
    set::StationSet,
    station::StationId,
};

/// What each required precedence of a plan forces.
pub(super) struct Novelty<'a> {
    precedences: Vec<&'a Precedence>,
    /// For each precedence, the stations without which it cannot open.
    behind: Vec<StationSet>,
    /// The precedences that each station waits for.
    before: Lists,
    stations: usize,
}

impl<'a> Novelty<'a> {
    /// What the required rules of a plan force that are in no conflict.
    pub(super) fn new(plan: &'a OrderPlan) -> Self {
        let stations = plan.stations().len();
        let precedences: Vec<&Precedence> =
            plan.precedences_of(|rule| plan.stands(rule, Strength::Required)).collect();
        let behind = precedences.iter().map(|precedence| plan.closure.behind(precedence)).collect();
        let before = Lists::new(
            stations,
            precedences.iter().map(|precedence| precedence.targets.as_slice()),
        );
        Self { precedences, behind, before, stations }
    }

    /// Whether some rule leaves a choice.
    pub(super) fn has_choices(&self) -> bool {
        self.precedences.iter().any(|precedence| !precedence.needs_all())
    }

    /// Whether a precedence that needs all its sources orders a pair that no other rule which is `kept`
    /// can force.
    pub(super) fn is_new(&self, precedence: &Precedence, kept: impl Fn(RuleId) -> bool) -> bool {
        let is_other = |rule: RuleId| rule != precedence.rule && kept(rule);
        precedence.needs_all()
            && precedence.targets.iter().any(|&target| {
                let forced = self.forced_before(target, is_other);
                precedence.sources.iter().any(|&source| !forced.contains(source))
            })
    }

    /// The stations that one of the rules which `takes` takes can force before a station.
    fn forced_before(&self, station: StationId, takes: impl Fn(RuleId) -> bool) -> StationSet {
        let mut forced = StationSet::empty(self.stations);
        for &number in self.before.of(station) {
            if let (Some(precedence), Some(behind)) =
                (self.precedences.get(number), self.behind.get(number))
                && takes(precedence.rule)
            {
                forced.unite(behind);
            }
        }
        forced
    }
}
