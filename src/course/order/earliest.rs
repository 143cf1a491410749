//! When each station can begin at the earliest, if stations that need not wait for each other run
//! in parallel.
//!
//! In: a plan and how long each station takes, in any unit. Out: a [`Start`] for each. A station
//! begins when its last precedence is satisfied, and a precedence is satisfied when `least` of its
//! sources are done, the quickest ones first: stations are taken in the order in which they end, as
//! in Dijkstra's shortest paths. These are the earliest start times under AND/OR precedence
//! constraints of R. H. Möhring, M. Skutella and F. Stork (see `network`); since no time is
//! negative, they are unique. A station that is left out takes no time and still orders its
//! neighbours, but is no alternative in a choice. What the times mean, and which stations are left
//! out, is left to the caller. Dates before which stations cannot be taken are computed in the same
//! way.

use std::{cmp::Reverse, collections::BinaryHeap};

use super::{
    constraint::{RuleId, Strength},
    gap::Gap,
    network::Network,
    plan::OrderPlan,
    precedence::Precedence,
    station::StationId,
};
use crate::ids::{self, Id, IndexVec};

/// When a station begins.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct Start<T = u128> {
    /// How long after the start of the course, or at which date.
    pub at: T,
    /// The station for whose end it waits; `None` when it can begin at once.
    pub behind: Option<StationId>,
    /// The time that it waits after that end, where a rule asks for one.
    pub gap: Option<Gap>,
}

/// A station that waits a while after the end of another: a node behind the stations, which takes
/// the time between.
struct Wait {
    earlier: StationId,
    later: StationId,
    gap: Gap,
}

impl OrderPlan {
    /// The earliest starts of all stations, in published order, if each takes as long as `lengths`
    /// says, and each time between as long as `length_of` says; `None` stands for a station that is
    /// left out. Only required rules outside conflicts count.
    #[must_use]
    pub fn earliest_starts(
        &self,
        lengths: &IndexVec<StationId, Option<u128>>,
        length_of: impl Fn(&Gap) -> u128,
    ) -> IndexVec<StationId, Start> {
        let count = self.stations().len();
        let takes_part = |node: StationId| lengths.get(node).is_none_or(Option::is_some);
        let end = |station: StationId, at: u128| {
            at.saturating_add(lengths.get(station).copied().flatten().unwrap_or_default())
        };
        let whole = self.standing_precedences();
        let left: Vec<Precedence> =
            whole.iter().map(|precedence| precedence.among(takes_part)).collect();
        let is_taken = |station: StationId| lengths.get(station).is_some_and(Option::is_some);
        let gaps = self.least_gaps().into_iter();
        let waits: Vec<Wait> = gaps
            .filter(|(_, earlier, later, _)| is_taken(*earlier) && is_taken(*later))
            .map(|(_, earlier, later, gap)| Wait { earlier, later, gap })
            .collect();
        let rest = |gap: &Gap, at: u128| at.saturating_add(length_of(gap));
        // If nobody can get through with what is left of the choices, the choices count as they are
        // written.
        starts(&left, count, &waits, (end, rest))
            .or_else(|| starts(&whole, count, &waits, (end, rest)))
            .unwrap_or_else(|| IndexVec::repeat(Start::default(), count))
    }

    /// The date before which the rules let nobody begin each station, in published order, if no
    /// station can be taken before its own of `dates`; `None` if no station with a date comes
    /// before it. The own date of the station does not count. The same rules count as in
    /// [`earliest_starts`](Self::earliest_starts).
    #[must_use]
    pub fn earliest_after<T: Ord + Copy>(
        &self,
        dates: &IndexVec<StationId, Option<T>>,
    ) -> IndexVec<StationId, Start<Option<T>>> {
        let count = self.stations().len();
        let end = |station: StationId, at: Option<T>| at.max(dates.get(station).copied().flatten());
        starts(&self.standing_precedences(), count, &[], (end, |_: &Gap, at| at))
            .unwrap_or_else(|| IndexVec::repeat(Start { at: None, behind: None, gap: None }, count))
    }

    fn standing_precedences(&self) -> Vec<Precedence> {
        match &self.tied {
            Some(tied) => tied.precedences.clone(),
            None => {
                self.precedences_of(|rule| self.stands(rule, Strength::Required)).cloned().collect()
            }
        }
    }
}

/// The earliest starts under some precedences and waits; `end` gives the time at which a station
/// that begins at some time is done, never before it began, and `rest` when a time between has
/// passed. `None` if some station never begins. Nodes behind the stations, which the precedences may
/// have, take no time.
fn starts<T: Ord + Copy + Default>(
    precedences: &[Precedence],
    count: usize,
    waits: &[Wait],
    (end, rest): (impl Fn(StationId, T) -> T, impl Fn(&Gap, T) -> T),
) -> Option<IndexVec<StationId, Start<T>>> {
    let last = precedences.iter().flat_map(|precedence| &precedence.targets).max();
    let nodes = last.map_or(count, |last| count.max(last.index() + 1));
    let waiting: Vec<Precedence> =
        waits.iter().enumerate().flat_map(|(at, wait)| wait.through(nodes + at)).collect();
    let network = Network::new(nodes + waits.len(), precedences.iter().chain(&waiting));
    let of_node = |node: StationId| node.index().checked_sub(nodes).and_then(|at| waits.get(at));
    let starts = walk(&network, |node, at| match of_node(node) {
        Some(wait) => rest(&wait.gap, at),
        None => end(node, at),
    })?;
    // What waits for a whole block waits for the last of its stations, and what waits a while, for
    // the station before that.
    let behind = |start: &Start<T>| match start.behind.filter(|node| node.index() >= count) {
        Some(node) => Start {
            behind: starts.get(node).and_then(|node| node.behind),
            gap: of_node(node).map(|wait| wait.gap),
            ..*start
        },
        None => *start,
    };
    Some(starts.iter().take(count).map(behind).collect())
}

impl Wait {
    /// The precedences that lead through its node.
    fn through(&self, node: usize) -> [Precedence; 2] {
        let node = StationId::new(node);
        [(self.earlier, node), (node, self.later)].map(|(source, target)| Precedence {
            rule: RuleId::new(0),
            sources: vec![source],
            least: 1,
            targets: vec![target],
        })
    }
}

/// When each node of a network begins; `end` gives the time at which it is done.
fn walk<T: Ord + Copy + Default>(
    network: &Network,
    end: impl Fn(StationId, T) -> T,
) -> Option<IndexVec<StationId, Start<T>>> {
    let nodes = network.stations();
    let mut walk = network.walk();
    let mut starts: IndexVec<StationId, Option<Start<T>>> =
        ids::first(nodes).map(|station| walk.is_open(station).then(Start::default)).collect();
    let open = ids::first(nodes).filter(|&station| walk.is_open(station));
    let mut running: BinaryHeap<Reverse<(T, StationId)>> =
        open.map(|station| Reverse((end(station, T::default()), station))).collect();
    while let Some(Reverse((at, station))) = running.pop() {
        walk.take(station, |opened| {
            if let Some(start) = starts.get_mut(opened) {
                *start = Some(Start { at, behind: Some(station), gap: None });
            }
            running.push(Reverse((end(opened, at), opened)));
        });
    }
    starts.into_iter().collect()
}

#[cfg(test)]
mod tests {
    use crate::course::order::testing::{numbered, plan};
    use crate::ids::Id;

    fn starts(rules: &[&str], lengths: &[u128]) -> Vec<(u128, Option<usize>)> {
        starts_of_some(rules, &lengths.iter().copied().map(Some).collect::<Vec<_>>())
    }

    /// The starts where those without a length are left out.
    fn starts_of_some(rules: &[&str], lengths: &[Option<u128>]) -> Vec<(u128, Option<usize>)> {
        let (plan, diagnostics) = plan(numbered(&[1, 2, 3, 4]), rules);
        assert_eq!(diagnostics, []);
        let lengths = lengths.iter().copied().collect();
        plan.earliest_starts(&lengths, |gap| u128::from(*gap.days().start()))
            .into_iter()
            .map(|start| (start.at, start.behind.map(Id::index)))
            .collect()
    }

    #[test]
    fn what_must_follow_adds_up_and_the_rest_runs_side_by_side() {
        let rules = ["Modul 1 først", "Modul 4 til slutt"];
        assert_eq!(
            starts(&rules, &[1, 6, 4, 2]),
            [(0, None), (1, Some(0)), (1, Some(0)), (7, Some(1))]
        );
    }

    #[test]
    fn a_choice_waits_for_the_quickest() {
        assert_eq!(starts(&["minst to av 1–3 før 4"], &[5, 9, 3, 1])[3], (5, Some(0)));
        assert_eq!(starts(&["Modul 1 eller 2 før 4"], &[5, 9, 3, 1])[3], (5, Some(0)));
    }

    #[test]
    fn a_choice_is_made_among_those_that_take_part() {
        assert_eq!(
            starts_of_some(&["Modul 1 eller 2 før 4"], &[None, Some(4), None, Some(4)])[3],
            (4, Some(1))
        );
        assert_eq!(
            starts_of_some(&["minst to av 1–3 før 4"], &[None, Some(9), Some(3), Some(1)])[3],
            (9, Some(1))
        );
        assert_eq!(
            starts_of_some(&["minst to av 1–3 før 4"], &[None, None, Some(3), Some(1)])[3],
            (3, Some(2)),
            "all that are left"
        );
    }

    #[test]
    fn what_is_left_out_keeps_the_order_of_what_it_stands_between() {
        assert_eq!(
            starts_of_some(&["Modul 1 før 2 før 4"], &[Some(5), None, None, Some(1)])[3],
            (5, Some(1))
        );
        assert_eq!(
            starts_of_some(
                &["Modul 1 før 2 og 3", "2 eller 3 før 4"],
                &[Some(5), None, None, Some(1)]
            )[3],
            (5, Some(1))
        );
    }

    #[test]
    fn a_choice_that_nobody_can_make_so_is_as_it_is_written() {
        let rules = ["Modul 1 eller 2 før 4", "Modul 4 før 2"];
        assert_eq!(
            starts_of_some(&rules, &[None, Some(4), None, Some(3)]),
            [(0, None), (3, Some(3)), (0, None), (0, Some(0))]
        );
    }

    #[test]
    fn what_is_dated_holds_up_what_comes_after_it() {
        let (plan, _) = plan(numbered(&[1, 2, 3, 4]), &["Modul 1 eller 2 før 3", "Modul 3 før 4"]);
        let after = |dates: [Option<u8>; 4]| {
            plan.earliest_after(&dates.into_iter().collect())
                .into_iter()
                .map(|start| (start.at, start.behind.map(Id::index)))
                .collect::<Vec<_>>()
        };
        assert_eq!(
            after([Some(9), Some(5), None, Some(1)]),
            [(None, None), (None, None), (Some(5), Some(1)), (Some(5), Some(2))]
        );
        assert_eq!(
            after([Some(9), None, None, None])[3],
            (None, Some(2)),
            "the one without a date is open"
        );
    }

    #[test]
    fn recommendations_and_contradictions_hold_nobody_up() {
        assert_eq!(starts(&["Modul 1 bør tas før 4"], &[5, 9, 3, 1])[3], (0, None));
        assert_eq!(starts(&["Modul 1 før 4", "Modul 4 før 1"], &[5, 9, 3, 1])[3], (0, None));
    }

    #[test]
    fn a_time_between_delays_what_waits_for_it() {
        let rules = ["Modul 2 minst 3 dager etter 1", "Modul 3 etter 1", "Modul 4 etter 2 og 3"];
        assert_eq!(
            starts(&rules, &[2, 1, 9, 1]),
            [(0, None), (5, Some(0)), (2, Some(0)), (11, Some(2))]
        );
        assert_eq!(
            starts(&rules, &[2, 9, 1, 1]),
            [(0, None), (5, Some(0)), (2, Some(0)), (14, Some(1))]
        );
    }

    #[test]
    fn what_is_taken_together_begins_together() {
        let rules = ["Modul 2 etter 1", "Modul 2 og 3 samtidig", "Modul 4 rett etter 3"];
        let (at, behind): (Vec<u128>, Vec<Option<usize>>) =
            starts(&rules, &[2, 3, 5, 1]).into_iter().unzip();
        assert_eq!(at, [0, 2, 2, 7]);
        assert_eq!(behind[3], Some(2), "the longer one of the two");
    }
}
