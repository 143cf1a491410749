//! Groups that may be taken "in any order": what is left of them beside the other rules.
//!
//! In: a network of required rules, and the groups that rules leave free. Out: an
//! [`UnorderedGroup`] for each part of a group of which every order is possible. Which rules
//! constrain a group is left to `constrained`.
//!
//! The result is exact. Every order of a group is possible if each member can come before all the
//! others: any order can then be built up from its first member on, since scheduling a station
//! never blocks another one. So a group splits into parts: the members that can come before all
//! others, then those of the rest that can, and so on. One walk over the network finds them.

use super::{
    blocks::Blocks, constraint::RuleId, network::Network, set::StationSet, station::StationId,
};
use crate::ids;

/// Stations that may be taken in any order among themselves, as a rule says.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct UnorderedGroup {
    /// The rule that leaves the order free.
    pub rule: RuleId,
    /// The stations, two or more, in published order.
    pub of: Vec<StationId>,
}

/// The parts of some groups of which every order is possible; each group comes with its rule. Of
/// stations in one of the `blocks`, only the first is in a part with others.
pub(super) fn holding<'a>(
    network: &Network,
    groups: impl Iterator<Item = (RuleId, &'a [StationId])>,
    blocks: Option<&Blocks>,
) -> Vec<UnorderedGroup> {
    let parts = groups.flat_map(|(rule, group)| {
        parts(network, group).into_iter().map(move |of| UnorderedGroup { rule, of })
    });
    let untied = |UnorderedGroup { rule, of }| match blocks {
        Some(blocks) => UnorderedGroup { rule, of: untied(blocks, of) },
        None => UnorderedGroup { rule, of },
    };
    parts.map(untied).filter(|group| group.of.len() > 1).collect()
}

/// The stations without those that are tied to one before them, since no third can come between;
/// all of them if they are taken together.
fn untied(blocks: &Blocks, of: Vec<StationId>) -> Vec<StationId> {
    let first = of.first().copied();
    if of.iter().all(|&one| first.is_some_and(|first| blocks.is_together(first, one))) {
        return of;
    }
    of.into_iter().fold(Vec::new(), |mut apart, station| {
        if !apart.iter().any(|&one| blocks.is_tied(one, station)) {
            apart.push(station);
        }
        apart
    })
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

    fn unordered_groups(rules: &[&str]) -> Vec<Vec<StationId>> {
        let (plan, diagnostics) = plan(numbered(&[0, 1, 2, 3, 4, 5]), rules);
        assert_eq!(diagnostics, []);
        plan.unordered_groups().iter().map(|group| group.of.clone()).collect()
    }

    const FREE: &str = "Modul 1, 2 og 3 i valgfri rekkefølge";

    #[test]
    fn a_freedom_that_nothing_takes_from_is_whole() {
        assert_eq!(
            unordered_groups(&[
                FREE,
                "Modul 0 før 1–3",
                "Modul 5 til slutt",
                "Modul 1 bør tas før 2"
            ]),
            [[1, 2, 3]]
        );
    }

    #[test]
    fn of_a_freedom_that_a_rule_takes_from_only_the_parts_that_hold_are_left() {
        assert_eq!(unordered_groups(&[FREE, "Modul 1 før 2 og 3"]), [[2, 3]]);
        assert_eq!(unordered_groups(&[FREE, "Modul 2 før 5", "Modul 5 før 3"]), [[1, 2]]);
        assert_eq!(
            unordered_groups(&[FREE, "Modul 1 før 2", "Modul 2 før 3"]),
            Vec::<Vec<StationId>>::new()
        );
    }

    #[test]
    fn alternatives_take_from_a_freedom_too() {
        assert_eq!(unordered_groups(&[FREE, "1 eller 2 før 3"]), [[1, 2]]);
    }
}
