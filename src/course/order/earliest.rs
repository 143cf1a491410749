//! When each station can begin at the earliest, when those that need not wait for each other run side by side.
//!
//! In: a plan and how long each station takes, in any unit. Out: a [`Start`] for each. A station begins when its last gate opens, and a
//! gate that wants so many opens when so many of its sources are done, the quickest ones first: stations are taken in the order in which
//! they end, as in Dijkstra's shortest paths. These are the earliest start times under AND/OR precedence of R. H. Möhring, M. Skutella
//! and F. Stork (see `network`); since no time is negative, they are unique. What the times mean is left to the caller.

use std::{cmp::Reverse, collections::BinaryHeap};

use super::{constraint::Strength, plan::OrderPlan};

/// When a station begins.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct Start {
    /// How long after the beginning of all.
    pub at: u128,
    /// The station for whose end it waits; `None` when it can begin at once.
    pub behind: Option<usize>,
}

impl OrderPlan {
    /// The earliest starts of all stations, in published order, when each takes as long as `lengths` says (no time where that is silent).
    /// Only required rules that are in no conflict are kept.
    #[must_use]
    pub fn earliest_starts(&self, lengths: &[u128]) -> Vec<Start> {
        let count = self.stations().len();
        let length = |station: usize| lengths.get(station).copied().unwrap_or_default();
        let network = self.network(|rule| self.stands(rule, Strength::Required));
        let mut walk = network.walk();
        let mut starts = vec![Start::default(); count];
        let mut running: BinaryHeap<Reverse<(u128, usize)>> =
            (0..count).filter(|&station| walk.is_open(station)).map(|station| Reverse((length(station), station))).collect();
        while let Some(Reverse((end, station))) = running.pop() {
            walk.take(station, |opened| {
                if let Some(start) = starts.get_mut(opened) {
                    *start = Start { at: end, behind: Some(station) };
                }
                running.push(Reverse((end.saturating_add(length(opened)), opened)));
            });
        }
        starts
    }
}

#[cfg(test)]
mod tests {
    use crate::course::order::testing::{numbered, plan};

    fn starts(rules: &[&str], lengths: &[u128]) -> Vec<(u128, Option<usize>)> {
        let (plan, diagnostics) = plan(numbered(&[1, 2, 3, 4]), rules);
        assert_eq!(diagnostics, []);
        plan.earliest_starts(lengths).into_iter().map(|start| (start.at, start.behind)).collect()
    }

    #[test]
    fn what_must_follow_adds_up_and_the_rest_runs_side_by_side() {
        let rules = ["Modul 1 først", "Modul 4 til slutt"];
        assert_eq!(starts(&rules, &[1, 6, 4, 2]), [(0, None), (1, Some(0)), (1, Some(0)), (7, Some(1))]);
    }

    #[test]
    fn a_choice_waits_for_the_quickest() {
        assert_eq!(starts(&["minst to av 1–3 før 4"], &[5, 9, 3, 1])[3], (5, Some(0)));
        assert_eq!(starts(&["Modul 1 eller 2 før 4"], &[5, 9, 3, 1])[3], (5, Some(0)));
    }

    #[test]
    fn recommendations_and_contradictions_hold_nobody_up() {
        assert_eq!(starts(&["Modul 1 bør tas før 4"], &[5, 9, 3, 1])[3], (0, None));
        assert_eq!(starts(&["Modul 1 før 4", "Modul 4 før 1"], &[5, 9, 3, 1])[3], (0, None));
    }
}
