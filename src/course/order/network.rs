//! Scheduling under precedences: which stations can be reached, and in which order.
//!
//! In: the number of stations and some precedences. Out: the longest schedule that keeps the
//! precedences. Each round takes the first station in published order whose precedences are all
//! satisfied. A precedence never becomes unsatisfied again, so taking a station never hinders
//! another, and the greedy schedule is complete whenever any schedule is. A [`Walk`] leaves it to
//! the caller which ready station comes next. Why a schedule is not complete is left to `conflict`.
//!
//! This is the feasibility test for AND/OR precedence constraints of R. H. Möhring, M. Skutella and
//! F. Stork, "Scheduling with AND/OR Precedence Constraints", SIAM Journal on Computing 33(2),
//! 2004, with thresholds between "and" and "or". Its time is linear in the sizes of the
//! precedences, times a logarithm of the stations for the heap that keeps the order.

use std::{cmp::Reverse, collections::BinaryHeap, ops::Range};

use super::{
    constraint::RuleId,
    incidence::Incidence,
    precedence::{Precedence, PrecedenceId},
    set::StationSet,
    station::StationId,
};
use crate::ids::{self, Id, IndexVec};

/// Stations and precedences between them.
pub(super) struct Network<'a> {
    stations: usize,
    precedences: IndexVec<PrecedenceId, &'a Precedence>,
    opened_by: Incidence,
    /// For each station, how many precedences it waits for.
    waits: IndexVec<StationId, usize>,
    /// For each precedence, how many sources satisfy it; 0 for one that has been dropped.
    wanting: IndexVec<PrecedenceId, usize>,
}

impl<'a> Network<'a> {
    /// The network of some precedences among `stations`, in the order of their rules.
    pub(super) fn new(
        stations: usize,
        precedences: impl IntoIterator<Item = &'a Precedence>,
    ) -> Self {
        let precedences: IndexVec<PrecedenceId, &Precedence> = precedences.into_iter().collect();
        let mut waits = IndexVec::repeat(0, stations);
        for target in precedences.iter().flat_map(|precedence| &precedence.targets) {
            if let Some(count) = waits.get_mut(*target) {
                *count += 1;
            }
        }
        let opened_by = Incidence::new(
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

    /// The precedences that a station helps to satisfy, with ids below [`count`](Self::count).
    pub(super) fn opened_by(
        &self,
        station: StationId,
    ) -> impl Iterator<Item = (PrecedenceId, &'a Precedence)> {
        let ids = self.opened_by.of(station).iter().copied();
        let kept = ids.filter(|&id| self.wanting.get(id).is_some_and(|wanting| *wanting > 0));
        kept.filter_map(|id| Some((id, *self.precedences.get(id)?)))
    }

    /// How many precedences there are, also counting those that have been dropped.
    pub(super) fn count(&self) -> usize {
        self.precedences.len()
    }

    /// Drops the precedences of a rule; faster than building a new network.
    pub(super) fn drop_rule(&mut self, rule: RuleId) {
        for id in ids::each(&self.of_rule(rule)) {
            let (Some(precedence), Some(wanting)) =
                (self.precedences.get(id), self.wanting.get_mut(id))
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

    /// Restores the precedences of a dropped rule.
    pub(super) fn restore_rule(&mut self, rule: RuleId) {
        for id in ids::each(&self.of_rule(rule)) {
            let (Some(precedence), Some(wanting)) =
                (self.precedences.get(id), self.wanting.get_mut(id))
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

    fn of_rule(&self, rule: RuleId) -> Range<PrecedenceId> {
        let end = |is_before: &dyn Fn(RuleId) -> bool| {
            let precedences = self.precedences.as_slice();
            PrecedenceId::new(precedences.partition_point(|precedence| is_before(precedence.rule)))
        };
        end(&|of| of < rule)..end(&|of| of <= rule)
    }

    /// The longest schedule without the `blocked` stations; of several ready stations the first in
    /// published order comes first.
    pub(super) fn schedule(&self, blocked: &StationSet) -> Vec<StationId> {
        self.schedule_of(blocked, |station, schedule| schedule.push(station))
    }

    /// The same, where `add` adds to the schedule all that is taken with a ready station, in the
    /// order in which it is taken.
    pub(super) fn schedule_of(
        &self,
        blocked: &StationSet,
        add: impl Fn(StationId, &mut Vec<StationId>),
    ) -> Vec<StationId> {
        let mut walk = self.walk();
        let is_ready =
            |walk: &Walk, station: StationId| walk.is_open(station) && !blocked.contains(station);
        let mut ready: BinaryHeap<Reverse<StationId>> = ids::first(self.stations)
            .filter(|&station| is_ready(&walk, station))
            .map(Reverse)
            .collect();
        let mut schedule = Vec::with_capacity(self.stations);
        let mut taken = StationSet::empty(self.stations);
        while let Some(Reverse(station)) = ready.pop() {
            let from = schedule.len();
            if !taken.contains(station) {
                add(station, &mut schedule);
            }
            for &station in schedule.get(from..).unwrap_or_default() {
                taken.insert(station);
                walk.take(station, |opened| {
                    if !blocked.contains(opened) {
                        ready.push(Reverse(opened));
                    }
                });
            }
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

    /// Takes stations in any order, and stops at the first one that `found` is true of.
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

/// Stations taken one by one, and the state of the precedences after that.
pub(super) struct Walk<'a> {
    network: &'a Network<'a>,
    /// For each station, how many of its precedences are not satisfied.
    waits: IndexVec<StationId, usize>,
    /// For each precedence, how many more sources must come.
    wanting: IndexVec<PrecedenceId, usize>,
}

impl Walk<'_> {
    /// Whether all precedences of a station are satisfied.
    pub(super) fn is_open(&self, station: StationId) -> bool {
        self.waits.get(station) == Some(&0)
    }

    /// Takes a station, and calls `opened` with each station that becomes ready by that.
    pub(super) fn take(&mut self, station: StationId, mut opened: impl FnMut(StationId)) {
        for &id in self.network.opened_by.of(station) {
            let Some(count) = self.wanting.get_mut(id).filter(|count| **count > 0) else {
                continue;
            };
            *count -= 1;
            if *count > 0 {
                continue;
            }
            for &target in self
                .network
                .precedences
                .get(id)
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
