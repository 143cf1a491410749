//! Scheduling under precedences: which stations can be reached, and in which order.
//!
//! In: the number of stations and some precedences. Out: the longest schedule that keeps the precedences. Each
//! round takes the first station in published order whose precedences are all open; since a precedence never
//! closes again, taking a station never hinders another, so the greedy schedule is complete
//! whenever any is. A [`Walk`] leaves to others which ready station comes next. This is the
//! feasibility test for AND/OR precedence constraints of R. H. Möhring, M. Skutella and F. Stork,
//! "Scheduling with AND/OR Precedence Constraints", SIAM Journal on Computing 33(2), 2004, with
//! thresholds between "and" and "or". Its time is linear in the sizes of the precedences, and a logarithm
//! of the stations for the heap that keeps the order. Why a schedule is not complete is left to
//! `conflict`.

use std::{cmp::Reverse, collections::BinaryHeap, ops::Range};

use super::{
    constraint::RuleId, lists::Lists, precedence::Precedence, set::StationSet, station::StationId,
};
use crate::ids::{self, IndexVec};

/// Stations and precedences between them.
pub(super) struct Network<'a> {
    stations: usize,
    precedences: Vec<&'a Precedence>,
    opened_by: Lists,
    /// For each station, how many precedences it waits for.
    waits: IndexVec<StationId, usize>,
    /// For each precedence, how many sources open it; none for one that has been dropped.
    wanting: Vec<usize>,
}

impl<'a> Network<'a> {
    /// The network of some precedences among `stations`, in the order of their rules.
    pub(super) fn new(
        stations: usize,
        precedences: impl IntoIterator<Item = &'a Precedence>,
    ) -> Self {
        let precedences: Vec<&Precedence> = precedences.into_iter().collect();
        let mut waits = IndexVec::repeat(0, stations);
        for target in precedences.iter().flat_map(|precedence| &precedence.targets) {
            if let Some(count) = waits.get_mut(*target) {
                *count += 1;
            }
        }
        let opened_by = Lists::new(
            stations,
            precedences.iter().map(|precedence| precedence.sources.as_slice()),
        );
        let wanting = precedences.iter().map(|precedence| precedence.least).collect();
        Self { stations, precedences, opened_by, waits, wanting }
    }

    /// The number of stations.
    pub(super) fn stations(&self) -> usize {
        self.stations
    }

    /// The precedences that have not been dropped.
    pub(super) fn precedences(&self) -> impl DoubleEndedIterator<Item = &'a Precedence> {
        self.precedences
            .iter()
            .zip(&self.wanting)
            .filter(|(_, wanting)| **wanting > 0)
            .map(|(precedence, _)| *precedence)
    }

    /// The precedences that a station helps to open, each with a number below [`count`](Self::count).
    pub(super) fn opened_by(
        &self,
        station: StationId,
    ) -> impl Iterator<Item = (usize, &'a Precedence)> {
        let numbers = self.opened_by.of(station).iter().copied();
        let standing =
            numbers.filter(|&number| self.wanting.get(number).is_some_and(|wanting| *wanting > 0));
        standing.filter_map(|number| Some((number, *self.precedences.get(number)?)))
    }

    /// One more than the highest number of a precedence.
    pub(super) fn count(&self) -> usize {
        self.precedences.len()
    }

    /// Drops the precedences of a rule, as if they had never been; quicker than a new network.
    pub(super) fn drop_rule(&mut self, rule: RuleId) {
        for number in self.numbers_of(rule) {
            let (Some(precedence), Some(wanting)) =
                (self.precedences.get(number), self.wanting.get_mut(number))
            else {
                continue;
            };
            if std::mem::take(wanting) > 0 {
                for &target in &precedence.targets {
                    if let Some(count) = self.waits.get_mut(target) {
                        *count -= 1;
                    }
                }
            }
        }
    }

    /// Puts the precedences of a rule that was dropped back in place.
    pub(super) fn restore_rule(&mut self, rule: RuleId) {
        for number in self.numbers_of(rule) {
            let (Some(precedence), Some(wanting)) =
                (self.precedences.get(number), self.wanting.get_mut(number))
            else {
                continue;
            };
            if std::mem::replace(wanting, precedence.least) == 0 {
                for &target in &precedence.targets {
                    if let Some(count) = self.waits.get_mut(target) {
                        *count += 1;
                    }
                }
            }
        }
    }

    fn numbers_of(&self, rule: RuleId) -> Range<usize> {
        self.precedences.partition_point(|precedence| precedence.rule < rule)
            ..self.precedences.partition_point(|precedence| precedence.rule <= rule)
    }

    /// The longest schedule without the `blocked` stations; among the ready ones the first in
    /// published order comes first.
    pub(super) fn schedule(&self, blocked: &StationSet) -> Vec<StationId> {
        let mut walk = self.walk();
        let is_ready =
            |walk: &Walk, station: StationId| walk.is_open(station) && !blocked.contains(station);
        let mut ready: BinaryHeap<Reverse<StationId>> = ids::first(self.stations)
            .filter(|&station| is_ready(&walk, station))
            .map(Reverse)
            .collect();
        let mut schedule = Vec::with_capacity(self.stations);
        while let Some(Reverse(station)) = ready.pop() {
            schedule.push(station);
            walk.take(station, |opened| {
                if !blocked.contains(opened) {
                    ready.push(Reverse(opened));
                }
            });
        }
        schedule
    }

    /// A walk that has taken no station yet.
    pub(super) fn walk(&self) -> Walk<'_> {
        Walk { network: self, waits: self.waits.clone(), wanting: self.wanting.clone() }
    }

    /// The stations of [`schedule`](Self::schedule).
    pub(super) fn reach(&self, blocked: &StationSet) -> StationSet {
        let mut reached = StationSet::empty(self.stations);
        self.spread(blocked, |station| {
            reached.insert(station);
            false
        });
        reached
    }

    /// Whether a schedule without the `blocked` stations comes to `station`.
    pub(super) fn reaches(&self, blocked: &StationSet, station: StationId) -> bool {
        self.spread(blocked, |reached| reached == station)
    }

    /// Takes stations in any order, and stops at the first one of which `found` is true.
    fn spread(&self, blocked: &StationSet, mut found: impl FnMut(StationId) -> bool) -> bool {
        let mut walk = self.walk();
        let mut ready: Vec<StationId> = ids::first(self.stations)
            .filter(|&station| walk.is_open(station) && !blocked.contains(station))
            .collect();
        while let Some(station) = ready.pop() {
            if found(station) {
                return true;
            }
            walk.take(station, |opened| {
                if !blocked.contains(opened) {
                    ready.push(opened);
                }
            });
        }
        false
    }
}

/// Stations taken one by one, and the precedences that have opened behind them.
pub(super) struct Walk<'a> {
    network: &'a Network<'a>,
    /// For each station, how many of its precedences are closed.
    waits: IndexVec<StationId, usize>,
    /// For each precedence, how many more must come.
    wanting: Vec<usize>,
}

impl Walk<'_> {
    /// Whether no closed precedence stands before a station.
    pub(super) fn is_open(&self, station: StationId) -> bool {
        self.waits.get(station) == Some(&0)
    }

    /// Takes a station, and calls `opened` with each one whose last precedence opens by that.
    pub(super) fn take(&mut self, station: StationId, mut opened: impl FnMut(StationId)) {
        for &number in self.network.opened_by.of(station) {
            let Some(count) = self.wanting.get_mut(number).filter(|count| **count > 0) else {
                continue;
            };
            *count -= 1;
            if *count > 0 {
                continue;
            }
            for &target in self
                .network
                .precedences
                .get(number)
                .into_iter()
                .flat_map(|precedence| &precedence.targets)
            {
                let Some(wait) = self.waits.get_mut(target) else { continue };
                *wait -= 1;
                if *wait == 0 {
                    opened(target);
                }
            }
        }
    }
}
