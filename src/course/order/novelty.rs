//! A quick look at whether a rule says something new, without a walk through the network.
//!
//! In: a plan. Out: for a gate, whether it orders a pair that no gate of another rule can force. A
//! pair is forced by one of the gates that its later station waits for, and each of these forces no
//! more without the rule than with it; so a pair that none of them forces now is ordered by the
//! rule alone. Where no rule leaves a choice the reverse holds too: taken in the order of a
//! schedule, each later station is forced as before by gates whose sources have been seen to be.
//! Where a rule does, it may not, and the walk decides (see `redundant`).

use super::{
    constraint::{RuleId, Strength},
    gate::Gate,
    lists::Lists,
    plan::OrderPlan,
    set::StationSet,
    station::StationId,
};

/// What each required gate of a plan forces.
pub(super) struct Novelty<'a> {
    gates: Vec<&'a Gate>,
    /// For each gate, the stations without which it cannot open.
    behind: Vec<StationSet>,
    /// The gates that each station waits for.
    before: Lists,
    stations: usize,
}

impl<'a> Novelty<'a> {
    /// What the required rules of a plan force that are in no conflict.
    pub(super) fn new(plan: &'a OrderPlan) -> Self {
        let stations = plan.stations().len();
        let gates: Vec<&Gate> =
            plan.gates_of(|rule| plan.stands(rule, Strength::Required)).collect();
        let behind = gates.iter().map(|gate| plan.forced.behind(gate)).collect();
        let before = Lists::new(stations, gates.iter().map(|gate| gate.targets.as_slice()));
        Self { gates, behind, before, stations }
    }

    /// Whether some rule leaves a choice.
    pub(super) fn has_choices(&self) -> bool {
        self.gates.iter().any(|gate| !gate.needs_all())
    }

    /// Whether a gate that needs all its sources orders a pair that no other rule which is `kept`
    /// can force.
    pub(super) fn is_new(&self, gate: &Gate, kept: impl Fn(RuleId) -> bool) -> bool {
        let is_other = |rule: RuleId| rule != gate.rule && kept(rule);
        gate.needs_all()
            && gate.targets.iter().any(|&target| {
                let forced = self.forced_before(target, is_other);
                gate.sources.iter().any(|&source| !forced.contains(source))
            })
    }

    /// The stations that one of the rules which `takes` takes can force before a station.
    fn forced_before(&self, station: StationId, takes: impl Fn(RuleId) -> bool) -> StationSet {
        let mut forced = StationSet::empty(self.stations);
        for &number in self.before.of(station) {
            if let (Some(gate), Some(behind)) = (self.gates.get(number), self.behind.get(number))
                && takes(gate.rule)
            {
                forced.unite(behind);
            }
        }
        forced
    }
}
