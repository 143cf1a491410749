//! Scheduling under gates: which stations can be reached, and in which order.
//!
//! In: the number of stations and some gates. Out: the longest schedule that keeps the gates. Each round takes the first station in
//! published order whose gates are all open; since a gate never closes again, taking a station never hinders another, so the greedy
//! schedule is complete whenever any is. A [`Walk`] leaves to others which ready station comes next. This is the feasibility test for AND/OR precedence constraints of R. H. Möhring, M. Skutella
//! and F. Stork, "Scheduling with AND/OR Precedence Constraints", SIAM Journal on Computing 33(2), 2004, with thresholds between
//! "and" and "or". Its time is linear in the sizes of the gates, and a logarithm of the stations for the heap that keeps the order.
//! Why a schedule is not complete is left to `conflict`.

use std::{cmp::Reverse, collections::BinaryHeap};

use super::{gate::Gate, set::StationSet};

/// Stations and gates between them.
pub(super) struct Network<'a> {
    stations: usize,
    gates: Vec<&'a Gate>,
    opened_by: Vec<Vec<usize>>,
    waits: Vec<usize>,
    dropped: Vec<bool>,
}

impl<'a> Network<'a> {
    /// The network of some gates among `stations`.
    pub(super) fn new(stations: usize, gates: impl IntoIterator<Item = &'a Gate>) -> Self {
        let gates: Vec<&Gate> = gates.into_iter().collect();
        let mut opened_by = vec![Vec::new(); stations];
        let mut waits = vec![0; stations];
        for (index, gate) in gates.iter().enumerate() {
            for &source in &gate.sources {
                if let Some(opened) = opened_by.get_mut(source) {
                    opened.push(index);
                }
            }
            for &target in &gate.targets {
                if let Some(count) = waits.get_mut(target) {
                    *count += 1;
                }
            }
        }
        let dropped = vec![false; gates.len()];
        Self { stations, gates, opened_by, waits, dropped }
    }

    /// The number of stations.
    pub(super) fn stations(&self) -> usize {
        self.stations
    }

    /// The gates that have not been dropped.
    pub(super) fn gates(&self) -> impl DoubleEndedIterator<Item = &'a Gate> {
        self.gates.iter().zip(&self.dropped).filter(|(_, dropped)| !**dropped).map(|(gate, _)| *gate)
    }

    /// The gates that a station helps to open, each with a number below [`count`](Self::count).
    pub(super) fn opened_by(&self, station: usize) -> impl Iterator<Item = (usize, &'a Gate)> {
        let numbers = self.opened_by.get(station).into_iter().flatten().copied();
        numbers.filter(|&number| self.dropped.get(number) == Some(&false)).filter_map(|number| Some((number, *self.gates.get(number)?)))
    }

    /// One more than the highest number of a gate.
    pub(super) fn count(&self) -> usize {
        self.gates.len()
    }

    /// Drops the gates that `which` takes, as if they had never been; quicker than a new network.
    pub(super) fn drop_gates(&mut self, which: impl Fn(&Gate) -> bool) {
        for (gate, dropped) in self.gates.iter().zip(&mut self.dropped).filter(|(gate, dropped)| !**dropped && which(gate)) {
            *dropped = true;
            for &target in &gate.targets {
                if let Some(count) = self.waits.get_mut(target) {
                    *count -= 1;
                }
            }
        }
    }

    /// The longest schedule without the `blocked` stations; among the ready ones the first in published order comes first.
    pub(super) fn schedule(&self, blocked: &StationSet) -> Vec<usize> {
        let mut walk = self.walk();
        let is_ready = |walk: &Walk, station: usize| walk.is_open(station) && !blocked.contains(station);
        let mut ready: BinaryHeap<Reverse<usize>> = (0..self.stations).filter(|&station| is_ready(&walk, station)).map(Reverse).collect();
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
        Walk { network: self, waits: self.waits.clone(), wanting: self.gates.iter().map(|gate| gate.least).collect() }
    }

    /// The stations of [`schedule`](Self::schedule).
    pub(super) fn reach(&self, blocked: &StationSet) -> StationSet {
        StationSet::of(self.stations, &self.schedule(blocked))
    }
}

/// Stations taken one by one, and the gates that have opened behind them.
pub(super) struct Walk<'a> {
    network: &'a Network<'a>,
    /// For each station, how many of its gates are closed.
    waits: Vec<usize>,
    /// For each gate, how many more must come.
    wanting: Vec<usize>,
}

impl Walk<'_> {
    /// Whether no closed gate stands before a station.
    pub(super) fn is_open(&self, station: usize) -> bool {
        self.waits.get(station) == Some(&0)
    }

    /// Takes a station, and calls `opened` with each one whose last gate opens by that.
    pub(super) fn take(&mut self, station: usize, mut opened: impl FnMut(usize)) {
        for (number, gate) in self.network.opened_by(station) {
            let Some(count) = self.wanting.get_mut(number).filter(|count| **count > 0) else { continue };
            *count -= 1;
            if *count > 0 {
                continue;
            }
            for &target in &gate.targets {
                let Some(wait) = self.waits.get_mut(target) else { continue };
                *wait -= 1;
                if *wait == 0 {
                    opened(target);
                }
            }
        }
    }
}
