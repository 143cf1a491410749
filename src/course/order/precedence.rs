//! The one form that every constraint takes in the proof: a precedence that is satisfied when
//! enough of its sources have come.
//!
//! In: a [`Constraint`]. Out: a [`Precedence`], whose size is linear in what the rule names (not in
//! the pairs that it orders), and whether an order keeps it. "A before B" is a precedence with all
//! of A as sources, for which B waits; "one of A before B" is satisfied by the first of A; "first"
//! and "last" are precedences between the named stations and all others. Groups in any order, and
//! what is taken together, give no precedence.

use super::constraint::{Constraint, RuleId};
use super::station::StationId;
use crate::ids::{self, id_type};

id_type! {
    /// One precedence of a plan, or of a network.
    pub(super) struct PrecedenceId;
}

/// A precedence: every one of `targets` waits until `least` of `sources` have come.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Precedence {
    /// The rule that it comes from.
    pub(super) rule: RuleId,
    /// The stations that satisfy it; ascending, without repetition, not empty.
    pub(super) sources: Vec<StationId>,
    /// How many of them satisfy it; from 1 to the number of sources.
    pub(super) least: usize,
    /// The stations that wait; ascending, without repetition, not empty.
    pub(super) targets: Vec<StationId>,
}

/// How an order breaks a constraint.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Breach {
    /// The rule.
    pub rule: RuleId,
    /// The constraint of the rule.
    pub constraint: Constraint,
    /// The stations that come too early; in published order, never empty.
    pub early: Vec<StationId>,
    /// The stations that should have come before the first of `early` and come after it; in
    /// published order, never empty.
    pub late: Vec<StationId>,
    /// How many of `late` would have to move: all, unless the rule leaves a choice.
    pub wanting: usize,
}

impl Breach {
    /// Whether the early stations stand between what is tied, where nothing may.
    pub(super) fn is_between(&self) -> bool {
        match &self.constraint {
            Constraint::StraightAfter { earlier, .. } => !self.late.contains(earlier),
            constraint => constraint.ties(),
        }
    }
}

impl Precedence {
    /// The precedence of a constraint among `stations`; `None` if it orders nothing.
    pub(super) fn new(rule: RuleId, constraint: &Constraint, stations: usize) -> Option<Self> {
        let others = |named: &[StationId]| -> Vec<StationId> {
            ids::first(stations).filter(|station| named.binary_search(station).is_err()).collect()
        };
        let (sources, least, targets) = match constraint {
            Constraint::Before { earlier, least, later } => {
                (earlier.clone(), *least, later.clone())
            }
            Constraint::First(named) => (named.clone(), named.len(), others(named)),
            Constraint::Last(named) => {
                let before = others(named);
                let all = before.len();
                (before, all, named.clone())
            }
            Constraint::StraightAfter { earlier, later } => (vec![*earlier], 1, vec![*later]),
            Constraint::Spaced { earlier, later, .. } => {
                (earlier.clone(), earlier.len(), later.clone())
            }
            Constraint::Free(_) | Constraint::Together(_) | Constraint::Apart { .. } => {
                return None;
            }
        };
        (!sources.is_empty() && !targets.is_empty()).then_some(Self {
            rule,
            sources,
            least,
            targets,
        })
    }

    /// The precedence for a reader who takes some stations only. A choice is then among those, and
    /// all of them are needed if they are fewer than `least`. A precedence without a choice stays
    /// as it is, and so does a choice of which no station is taken.
    pub(super) fn among(&self, takes_part: impl Fn(StationId) -> bool) -> Self {
        let sources: Vec<StationId> =
            self.sources.iter().copied().filter(|&source| takes_part(source)).collect();
        if self.needs_all() || sources.is_empty() {
            return self.clone();
        }
        Self { least: self.least.min(sources.len()), sources, ..self.clone() }
    }

    /// Whether every source is needed.
    pub(super) fn needs_all(&self) -> bool {
        self.least == self.sources.len()
    }

    /// The number of stations that it names.
    pub(super) fn size(&self) -> usize {
        self.sources.len() + self.targets.len()
    }

    /// The place in an order at which the precedence is satisfied; `position` gives the place of
    /// each station.
    pub(super) fn opens_at<Place: Ord + Copy>(
        &self,
        position: impl Fn(StationId) -> Place,
    ) -> Place {
        let mut places: Vec<Place> = self.sources.iter().map(|&source| position(source)).collect();
        let last = self.least.saturating_sub(1).min(places.len().saturating_sub(1));
        *places.select_nth_unstable(last).1
    }

    /// Whether an order keeps the precedence.
    pub(super) fn holds(&self, position: impl Fn(StationId) -> usize) -> bool {
        let opens_at = self.opens_at(&position);
        self.targets.iter().all(|&target| position(target) > opens_at)
    }

    /// How the published order breaks the precedence, which is that of `constraint`; `place` gives
    /// the first station of what each is taken together with.
    pub(super) fn breach(
        &self,
        constraint: &Constraint,
        place: impl Fn(StationId) -> StationId,
    ) -> Option<Breach> {
        let opens_at = self.opens_at(&place);
        let early: Vec<StationId> =
            self.targets.iter().copied().filter(|&target| place(target) <= opens_at).collect();
        let first = place(*early.first()?);
        let late: Vec<StationId> =
            self.sources.iter().copied().filter(|&source| place(source) >= first).collect();
        let wanting = self.least - (self.sources.len() - late.len());
        let constraint = constraint.clone();
        Some(Breach { rule: self.rule, constraint, early, late, wanting })
    }
}
