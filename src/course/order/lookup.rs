//! What stands before and behind one station: the questions that whoever shows a course asks of
//! every station.
//!
//! In: the precedences of a plan and its rules. Out: a [`Lookup`], made once, and the answers of the plan
//! that are found in it: alternatives, recommendations, and what is first or last. What every order
//! has is left to `forced`.

use super::{
    constraint::{Constraint, OrderRule, RuleId, Strength},
    precedence::Precedence,
    set::StationSet,
    station::StationId,
};
use crate::ids::IndexVec;

/// A place that a rule gives a station.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Place {
    /// Before all others.
    First,
    /// After all others.
    Last,
}

/// The precedences of each station, by their numbers in the plan, and the stations with a place of their
/// own.
#[derive(Debug, Clone, Default)]
pub(super) struct Lookup {
    /// The precedences that a station waits for.
    pub(super) behind: IndexVec<StationId, Vec<usize>>,
    /// The precedences that a station may help to open and is not always needed for.
    pub(super) offered: IndexVec<StationId, Vec<usize>>,
    pub(super) required: Ends,
    pub(super) recommended: Ends,
}

/// What rules of one strength put first and last.
#[derive(Debug, Clone, Default)]
pub(super) struct Ends {
    first: StationSet,
    last: StationSet,
}

impl Lookup {
    /// The look-up of some precedences and rules among `stations`.
    pub(super) fn new(
        stations: usize,
        precedences: &[Precedence],
        rules: &IndexVec<RuleId, OrderRule>,
    ) -> Self {
        let mut found = Self {
            behind: IndexVec::repeat(Vec::new(), stations),
            offered: IndexVec::repeat(Vec::new(), stations),
            required: Ends::new(stations, rules, Strength::Required),
            recommended: Ends::new(stations, rules, Strength::Recommended),
        };
        for (number, precedence) in precedences.iter().enumerate() {
            add(&mut found.behind, &precedence.targets, number);
            if !precedence.needs_all() {
                add(&mut found.offered, &precedence.sources, number);
            }
        }
        found
    }
}

fn add(lists: &mut IndexVec<StationId, Vec<usize>>, stations: &[StationId], precedence: usize) {
    for &station in stations {
        if let Some(list) = lists.get_mut(station) {
            list.push(precedence);
        }
    }
}

impl Ends {
    fn new(stations: usize, rules: &IndexVec<RuleId, OrderRule>, strength: Strength) -> Self {
        let mut ends =
            Self { first: StationSet::empty(stations), last: StationSet::empty(stations) };
        for constraint in
            rules.iter().filter(|rule| rule.strength == strength).flat_map(|rule| &rule.constraints)
        {
            match constraint {
                Constraint::First(named) => ends.first.unite(&StationSet::of(stations, named)),
                Constraint::Last(named) => ends.last.unite(&StationSet::of(stations, named)),
                Constraint::Before { .. } | Constraint::Free(_) => {}
            }
        }
        ends
    }

    pub(super) fn place(&self, station: StationId) -> Option<Place> {
        let last = || self.last.contains(station).then_some(Place::Last);
        if self.first.contains(station) { Some(Place::First) } else { last() }
    }
}

impl Place {
    /// What templates and other programs call it.
    #[must_use]
    pub fn id(self) -> &'static str {
        match self {
            Self::First => "first",
            Self::Last => "last",
        }
    }
}
