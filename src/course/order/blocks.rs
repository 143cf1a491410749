//! What is taken together or straight after each other, as the blocks that it forms.
//!
//! In: the constraints that tie stations to each other, and precedences. Out: [`Blocks`], and
//! precedences for which a block waits as a whole, and which wait for the whole of it.
//!
//! Stations that are taken together are one step of the order; steps that follow straight after
//! each other are one block, which an order has in one piece. A block can be taken when all has come
//! that its members wait for, save what stands in front of them in the block itself. Once it can be
//! taken it stays so, and taking it hinders nothing: so the greedy schedule of `network` decides for
//! blocks as it does for stations, choices and all, and no search is needed. Two things make a set
//! of ties impossible by themselves: one step straight before or after two different ones, and a
//! block that comes round to its beginning. Which rules are behind it is left to `tied`.

use std::cmp::Ordering;
use std::collections::BTreeMap;

use petgraph::unionfind::UnionFind;

use super::{
    constraint::{Constraint, RuleId},
    precedence::Precedence,
    station::StationId,
};
use crate::ids::{Id, IndexVec};

/// Where a station stands in its block.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
struct Place {
    block: usize,
    step: usize,
}

/// Blocks of two or more stations; all other stations stand alone.
#[derive(Debug, Clone, Default)]
pub(super) struct Blocks {
    /// For each block its steps, and for each step its stations in published order.
    blocks: Vec<Vec<Vec<StationId>>>,
    places: IndexVec<StationId, Option<Place>>,
}

impl Blocks {
    /// The blocks of some constraints among `stations`; `None` if they cannot all be kept.
    pub(super) fn new<'a>(
        stations: usize,
        constraints: impl Iterator<Item = &'a Constraint>,
    ) -> Option<Self> {
        let (mut steps, mut ties) = (UnionFind::new(stations), Vec::new());
        for constraint in constraints {
            match constraint {
                Constraint::Together(of) => {
                    for (one, next) in of.iter().zip(of.iter().skip(1)) {
                        steps.union(one.index(), next.index());
                    }
                }
                Constraint::StraightAfter { earlier, later } => ties.push((*earlier, *later)),
                _ => {}
            }
        }
        let step_of = steps.into_labeling();
        let mut members: BTreeMap<usize, Vec<StationId>> = BTreeMap::new();
        for (station, &step) in step_of.iter().enumerate() {
            members.entry(step).or_default().push(StationId::new(station));
        }
        let step = |station: StationId| step_of.get(station.index()).copied();
        let (mut after, mut before) = (BTreeMap::new(), BTreeMap::new());
        for (earlier, later) in ties {
            let (earlier, later) = (step(earlier)?, step(later)?);
            let is_one = *after.entry(earlier).or_insert(later) == later
                && *before.entry(later).or_insert(earlier) == earlier;
            if !is_one {
                return None;
            }
        }
        Self::of_steps(stations, members, &after, &before)
    }

    /// The blocks of steps of which each has one straight after it at most, and one before.
    fn of_steps(
        stations: usize,
        mut members: BTreeMap<usize, Vec<StationId>>,
        after: &BTreeMap<usize, usize>,
        before: &BTreeMap<usize, usize>,
    ) -> Option<Self> {
        let heads: Vec<usize> =
            members.keys().copied().filter(|step| !before.contains_key(step)).collect();
        let mut found = Self { blocks: Vec::new(), places: IndexVec::repeat(None, stations) };
        for head in heads {
            let steps = std::iter::successors(Some(head), |step| after.get(step).copied());
            let block: Vec<Vec<StationId>> =
                steps.filter_map(|step| members.remove(&step)).collect();
            if block.iter().map(Vec::len).sum::<usize>() > 1 {
                found.add(block);
            }
        }
        // Steps that no head leads to go round in a circle.
        members.is_empty().then_some(found)
    }

    fn add(&mut self, block: Vec<Vec<StationId>>) {
        for (step, stations) in block.iter().enumerate() {
            for &station in stations {
                if let Some(place) = self.places.get_mut(station) {
                    *place = Some(Place { block: self.blocks.len(), step });
                }
            }
        }
        self.blocks.push(block);
    }

    /// The precedences with which each block is waited for, and waits, as a whole; `None` if one of
    /// them puts a station of a block in front of what comes no later there.
    pub(super) fn whole<'a>(
        &self,
        precedences: impl Iterator<Item = &'a Precedence>,
    ) -> Option<Vec<Precedence>> {
        let mut whole = Vec::new();
        for precedence in precedences {
            let is_alone = |target: &StationId| self.place(*target).is_none();
            let targets: Vec<StationId> =
                precedence.targets.iter().copied().filter(is_alone).collect();
            if !targets.is_empty() {
                whole.extend(self.waiting(precedence, precedence.least, targets, None));
            }
            for (block, step) in self.first_steps(&precedence.targets) {
                let stands_before = |source: &&StationId| {
                    self.place(**source).is_some_and(|at| at.block == block && at.step < step)
                };
                let come = precedence.sources.iter().filter(stands_before).count();
                whole.push(match precedence.least.saturating_sub(come) {
                    0 => self.within(precedence.rule, block, step),
                    least => {
                        self.waiting(precedence, least, self.stations_of(block), Some(block))?
                    }
                });
            }
        }
        whole.extend(self.ends());
        Some(whole)
    }

    /// The number of nodes in a network of the blocks: the stations, and then the end of each block.
    pub(super) fn nodes(&self) -> usize {
        self.places.len() + self.blocks.len()
    }

    /// The node that comes when the whole of a block has come.
    fn end(&self, block: usize) -> StationId {
        StationId::new(self.places.len() + block)
    }

    /// For each block, that it has come when all of it has.
    fn ends(&self) -> impl Iterator<Item = Precedence> {
        (0..self.blocks.len()).map(|block| {
            let sources = self.stations_of(block);
            let (rule, targets) = (RuleId::new(0), vec![self.end(block)]);
            Precedence { rule, least: sources.len(), sources, targets }
        })
    }

    /// That a step of a block comes after those in front of it.
    fn within(&self, rule: RuleId, block: usize, step: usize) -> Precedence {
        let steps = self.blocks.get(block).map(Vec::as_slice).unwrap_or_default();
        let (before, from) = steps.split_at_checked(step).unwrap_or_default();
        let mut sources = before.concat();
        sources.sort_unstable();
        let targets = from.first().cloned().unwrap_or_default();
        Precedence { rule, least: sources.len(), sources, targets }
    }

    /// The blocks of some stations, each with the first step that has one of them.
    fn first_steps(&self, stations: &[StationId]) -> BTreeMap<usize, usize> {
        let mut first = BTreeMap::new();
        for place in stations.iter().filter_map(|&station| self.place(station)) {
            let step = first.entry(place.block).or_insert(place.step);
            *step = place.step.min(*step);
        }
        first
    }

    fn place(&self, station: StationId) -> Option<Place> {
        self.places.get(station).copied().flatten()
    }

    /// All stations of a block, ascending.
    fn stations_of(&self, block: usize) -> Vec<StationId> {
        let mut stations = self.blocks.get(block).map(|steps| steps.concat()).unwrap_or_default();
        stations.sort_unstable();
        stations
    }

    /// The stations of the block of one, in the order in which they are taken; that one alone where
    /// nothing is tied to it.
    pub(super) fn in_order(&self, station: StationId) -> Vec<StationId> {
        let block = self.place(station).and_then(|at| self.blocks.get(at.block));
        block.map_or_else(|| vec![station], |steps| steps.concat())
    }

    /// The stations that are taken together with one in a block, that one among them.
    pub(super) fn step(&self, station: StationId) -> impl Iterator<Item = StationId> {
        let step = self.place(station).and_then(|at| self.blocks.get(at.block)?.get(at.step));
        step.into_iter().flatten().copied()
    }

    /// Whether two stations are taken together.
    pub(super) fn is_together(&self, one: StationId, other: StationId) -> bool {
        one == other || self.place(one).is_some_and(|at| self.place(other) == Some(at))
    }

    /// Whether two stations are in one block.
    pub(super) fn is_tied(&self, one: StationId, other: StationId) -> bool {
        one == other
            || self
                .place(one)
                .is_some_and(|at| self.place(other).is_some_and(|place| place.block == at.block))
    }

    /// The precedence for which `targets` wait, all of them alone or all in a block; `None` where too
    /// few sources are outside that block. Where every source is needed, so is what is tied to it; a
    /// source of a choice counts when its whole block has come.
    fn waiting(
        &self,
        precedence: &Precedence,
        least: usize,
        targets: Vec<StationId>,
        block: Option<usize>,
    ) -> Option<Precedence> {
        let is_outside =
            |source: &StationId| block.is_none() || self.place(*source).map(|at| at.block) != block;
        let mut sources: Vec<StationId> =
            precedence.sources.iter().copied().filter(is_outside).collect();
        let needs_all = match sources.len().cmp(&least) {
            Ordering::Less => return None,
            order => order == Ordering::Equal,
        };
        let rule = precedence.rule;
        if !needs_all {
            let node =
                |source: StationId| self.place(source).map_or(source, |at| self.end(at.block));
            let sources = sources.into_iter().map(node).collect();
            return Some(Precedence { rule, sources, least, targets });
        }
        let rest = sources.iter().filter_map(|&source| self.place(source));
        let rest: Vec<StationId> = rest.flat_map(|at| self.stations_of(at.block)).collect();
        sources.extend(rest);
        sources.sort_unstable();
        sources.dedup();
        Some(Precedence { rule, least: sources.len(), sources, targets })
    }
}
