//! What the rules imply: for each station, all that come before it in every order that keeps them.
//!
//! In: a network that some order keeps. Out: the implied predecessors of each station, and of these
//! the direct ones (the transitive reduction). A precedence implies the stations without which it
//! cannot be satisfied: if all sources are needed, every source and what comes before it; if only
//! `least` of them are needed, each station whose absence would block so many sources that too few
//! are left. The sets are the greatest fixed point of this: start from everything and remove until
//! nothing changes. Without alternatives one round in schedule order is enough.

use std::ops::Range;

use super::{network::Network, precedence::Precedence, set::StationSet, station::StationId};
use crate::ids::{self, IndexVec};

/// The implied order of the stations of a network.
#[derive(Debug, Clone, Default)]
pub(super) struct Closure {
    before: IndexVec<StationId, StationSet>,
    direct: IndexVec<StationId, Vec<StationId>>,
    /// The stations that each one is directly before.
    directly_behind: IndexVec<StationId, Vec<StationId>>,
}

impl Closure {
    /// The closure of the first `size` stations of a network; empty if no order keeps it.
    pub(super) fn new(network: &Network, size: usize) -> Self {
        let all = network.stations();
        let schedule = network.schedule(&StationSet::empty(all));
        let mut before = IndexVec::repeat(StationSet::empty(all), size);
        if schedule.len() == all {
            before = settle(network, &schedule).into_iter().take(size).collect();
            before.iter_mut().for_each(|set| set.keep_below(size));
        }
        let direct: IndexVec<StationId, Vec<StationId>> =
            before.iter().map(|set| direct(&before, set)).collect();
        let mut directly_behind = IndexVec::repeat(Vec::new(), size);
        for (later, earlier) in direct.iter_enumerated() {
            for &station in earlier {
                if let Some(behind) = directly_behind.get_mut(station) {
                    behind.push(later);
                }
            }
        }
        Self { before, direct, directly_behind }
    }

    /// Whether `earlier` comes before `later` in every order.
    pub(super) fn is_before(&self, earlier: StationId, later: StationId) -> bool {
        self.before.get(later).is_some_and(|set| set.contains(earlier))
    }

    /// All stations that come before one in every order, in published order.
    pub(super) fn before(&self, station: StationId) -> impl Iterator<Item = StationId> {
        self.before.get(station).into_iter().flat_map(StationSet::iter)
    }

    /// The stations without which a precedence cannot open.
    pub(super) fn behind(&self, precedence: &Precedence) -> StationSet {
        behind(precedence, &self.before)
    }

    /// The stations that come before one in every order with no other of them between.
    pub(super) fn direct(&self, station: StationId) -> &[StationId] {
        self.direct.get(station).map_or(&[], Vec::as_slice)
    }

    /// The stations that have one directly before them, in published order.
    pub(super) fn directly_behind(&self, station: StationId) -> &[StationId] {
        self.directly_behind.get(station).map_or(&[], Vec::as_slice)
    }

    /// For each station of a range, the stations of the range that come before it with no other of
    /// the range between.
    pub(super) fn direct_among(&self, stations: &Range<StationId>) -> Vec<Vec<StationId>> {
        let size = self.before.len();
        let among = |set: &StationSet| {
            let inside: Vec<StationId> =
                set.iter().filter(|station| stations.contains(station)).collect();
            direct(&self.before, &StationSet::of(size, &inside))
        };
        ids::each(stations)
            .map(|station| self.before.get(station).map(among).unwrap_or_default())
            .collect()
    }
}

fn settle(network: &Network, schedule: &[StationId]) -> IndexVec<StationId, StationSet> {
    let size = network.stations();
    let mut place = IndexVec::repeat(0, size);
    for (at, &station) in schedule.iter().enumerate() {
        if let Some(place) = place.get_mut(station) {
            *place = at;
        }
    }
    let place = |station: StationId| place.get(station).copied().unwrap_or_default();
    let mut opening = vec![Vec::new(); size];
    for precedence in network.precedences() {
        if let Some(list) = opening.get_mut(precedence.opens_at(place)) {
            list.push(precedence);
        }
    }
    let alternatives = network.precedences().any(|precedence| !precedence.needs_all());
    let mut before = IndexVec::repeat(StationSet::full(size), size);
    loop {
        let next = round(size, schedule, &opening, &before);
        let settled = next == before;
        before = next;
        if settled || !alternatives {
            return before;
        }
    }
}

/// One round in schedule order; for a source that is scheduled after its precedence is satisfied,
/// the result of the last round is used.
fn round(
    size: usize,
    schedule: &[StationId],
    opening: &[Vec<&Precedence>],
    last: &IndexVec<StationId, StationSet>,
) -> IndexVec<StationId, StationSet> {
    let mut before = last.clone();
    let mut next = IndexVec::repeat(StationSet::empty(size), size);
    for (at, &station) in schedule.iter().enumerate() {
        if let (Some(old), Some(new)) = (before.get_mut(station), next.get(station)) {
            old.clone_from(new);
        }
        for precedence in opening.get(at).into_iter().flatten() {
            let forced = behind(precedence, &before);
            for &target in &precedence.targets {
                if let Some(set) = next.get_mut(target) {
                    set.unite(&forced);
                }
            }
        }
    }
    next
}

/// The stations without which a precedence cannot open.
fn behind(precedence: &Precedence, before: &IndexVec<StationId, StationSet>) -> StationSet {
    let size = before.len();
    let mut forced = StationSet::empty(size);
    if precedence.needs_all() {
        for &source in &precedence.sources {
            forced.insert(source);
            if let Some(set) = before.get(source) {
                forced.unite(set);
            }
        }
        return forced;
    }
    let mut lost: IndexVec<StationId, usize> = IndexVec::repeat(0, size);
    for &source in &precedence.sources {
        let behind = before
            .get(source)
            .into_iter()
            .flat_map(StationSet::iter)
            .filter(|&station| station != source);
        for station in behind.chain([source]) {
            if let Some(count) = lost.get_mut(station) {
                *count += 1;
            }
        }
    }
    for (station, _) in lost
        .iter_enumerated()
        .filter(|(_, lost)| precedence.sources.len() - **lost < precedence.least)
    {
        forced.insert(station);
    }
    forced
}

fn direct(before: &IndexVec<StationId, StationSet>, set: &StationSet) -> Vec<StationId> {
    let mut direct = set.clone();
    for further in set.iter().filter_map(|station| before.get(station)) {
        direct.subtract(further);
    }
    direct.iter().collect()
}
