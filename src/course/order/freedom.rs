//! Freedoms: what is left of the groups that may be taken "in any order", and which of them other
//! rules take from.
//!
//! In: a plan. Out: the [`Freedom`]s that hold, and for each group of which not every order is
//! possible why. Exact: every order of a group is possible when each member can come before all the
//! other members. For if each can, any order of the group can be built up from its first member on:
//! what has been scheduled never closes a gate. So a group falls into parts: those members that can
//! come before all others, then those of the rest that can, and so on. One walk over the network
//! finds them.

use super::{
    conflict::Step, constraint::RuleId, network::Network, plan::OrderPlan, set::StationSet,
    station::StationId,
};
use crate::ids;

/// Stations of which every order among themselves is possible, and which a rule leaves free.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Freedom {
    /// The rule that gives the freedom.
    pub rule: RuleId,
    /// The stations, two or more, in published order.
    pub of: Vec<StationId>,
}

/// A freedom that other rules take away.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct LostFreedom {
    /// The rule that gives the freedom.
    pub rule: RuleId,
    /// A station that cannot come first in its group.
    pub station: StationId,
    /// The pair that is forced, and the rules by which it is; empty when alternatives have a part
    /// in it.
    pub chain: Vec<Step>,
    /// The rules that take the freedom away.
    pub by: Vec<RuleId>,
}

impl OrderPlan {
    /// The freedoms that hold beside all that is required: of a group that other rules take from,
    /// the parts that are left.
    #[must_use]
    pub fn freedoms(&self) -> &[Freedom] {
        &self.freedoms
    }

    /// The freedoms that required rules take away, one for each group at most.
    #[must_use]
    pub fn lost_freedoms(&self) -> Vec<LostFreedom> {
        let is_whole = |rule: RuleId, group: &[StationId]| {
            self.freedoms.iter().any(|freedom| freedom.rule == rule && freedom.of == group)
        };
        let taken = self.free_groups().filter(|(rule, group)| !is_whole(*rule, group));
        taken
            .filter_map(|(rule, group)| {
                group.iter().find_map(|&station| self.lost(rule, group, station))
            })
            .collect()
    }

    fn lost(&self, rule: RuleId, group: &[StationId], station: StationId) -> Option<LostFreedom> {
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
        (!by.is_empty()).then_some(LostFreedom { rule, station, chain, by })
    }
}

/// The parts of some groups of which every order is possible, each group with its rule.
pub(super) fn holding<'a>(
    network: &Network,
    groups: impl Iterator<Item = (RuleId, &'a [StationId])>,
) -> Vec<Freedom> {
    let parts = groups.flat_map(|(rule, group)| {
        parts(network, group).into_iter().map(move |of| Freedom { rule, of })
    });
    parts.filter(|freedom| freedom.of.len() > 1).collect()
}

/// The members of a group that can come before all others of it, then those of the rest, and so on.
fn parts(network: &Network, group: &[StationId]) -> Vec<Vec<StationId>> {
    let held_back = StationSet::of(network.stations(), group);
    let mut walk = network.walk();
    let mut ready: Vec<StationId> =
        ids::first(network.stations()).filter(|&station| walk.is_open(station)).collect();
    let mut parts = Vec::new();
    loop {
        let mut part = Vec::new();
        while let Some(station) = ready.pop() {
            if held_back.contains(station) {
                part.push(station);
            } else {
                walk.take(station, |opened| ready.push(opened));
            }
        }
        if part.is_empty() {
            return parts;
        }
        part.sort_unstable();
        for &station in &part {
            walk.take(station, |opened| ready.push(opened));
        }
        parts.push(part);
    }
}

#[cfg(test)]
mod tests {
    use crate::course::order::station::StationId;
    use crate::course::order::testing::{numbered, plan};

    fn freedoms(rules: &[&str]) -> Vec<Vec<StationId>> {
        let (plan, diagnostics) = plan(numbered(&[0, 1, 2, 3, 4, 5]), rules);
        assert_eq!(diagnostics, []);
        plan.freedoms().iter().map(|freedom| freedom.of.clone()).collect()
    }

    const FREE: &str = "Modul 1, 2 og 3 i valgfri rekkefølge";

    #[test]
    fn a_freedom_that_nothing_takes_from_is_whole() {
        assert_eq!(
            freedoms(&[FREE, "Modul 0 før 1–3", "Modul 5 til slutt", "Modul 1 bør tas før 2"]),
            [[1, 2, 3]]
        );
    }

    #[test]
    fn of_a_freedom_that_a_rule_takes_from_only_the_parts_that_hold_are_left() {
        assert_eq!(freedoms(&[FREE, "Modul 1 før 2 og 3"]), [[2, 3]]);
        assert_eq!(freedoms(&[FREE, "Modul 2 før 5", "Modul 5 før 3"]), [[1, 2]]);
        assert_eq!(
            freedoms(&[FREE, "Modul 1 før 2", "Modul 2 før 3"]),
            Vec::<Vec<StationId>>::new()
        );
    }

    #[test]
    fn alternatives_take_from_a_freedom_too() {
        assert_eq!(freedoms(&[FREE, "1 eller 2 før 3"]), [[1, 2]]);
    }
}
