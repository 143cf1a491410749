//! Tables that answer questions about one station quickly.
//!
//! In: the precedences and rules of a plan. Out: a [`Lookup`], built once with the plan: the
//! precedences that name each station, and the stations that rules put first or last. The answers
//! are left to `queries`.

use std::collections::BTreeSet;

use super::{
    constraint::{Constraint, OrderRule, RuleId, Strength},
    precedence::{Precedence, PrecedenceId},
    set::StationSet,
    station::StationId,
};
use crate::ids::IndexVec;

/// The place that a rule gives a station.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Place {
    /// Before all others.
    First,
    /// After all others.
    Last,
}

/// The precedences of each station, and the stations with a place of their own.
#[derive(Debug, Clone, Default)]
pub(super) struct Lookup {
    /// The precedences that a station waits for.
    pub(super) behind: IndexVec<StationId, Vec<PrecedenceId>>,
    /// The precedences that a station helps to satisfy without always being needed.
    pub(super) offered: IndexVec<StationId, Vec<PrecedenceId>>,
    /// The rules that say what lies between a station and others.
    pub(super) beside: IndexVec<StationId, Vec<RuleId>>,
    pub(super) required: Ends,
    pub(super) recommended: Ends,
}

/// The stations that rules of one strength put first and last.
#[derive(Debug, Clone, Default)]
pub(super) struct Ends {
    first: StationSet,
    last: StationSet,
}

impl Lookup {
    /// The look-up of some precedences and rules among `stations`.
    pub(super) fn new(
        stations: usize,
        precedences: &IndexVec<PrecedenceId, Precedence>,
        rules: &IndexVec<RuleId, OrderRule>,
    ) -> Self {
        let mut found = Self {
            behind: IndexVec::repeat(Vec::new(), stations),
            offered: IndexVec::repeat(Vec::new(), stations),
            beside: IndexVec::repeat(Vec::new(), stations),
            required: Ends::new(stations, rules, Strength::Required),
            recommended: Ends::new(stations, rules, Strength::Recommended),
        };
        for (id, precedence) in precedences.iter_enumerated() {
            add(&mut found.behind, &precedence.targets, id);
            if !precedence.needs_all() {
                add(&mut found.offered, &precedence.sources, id);
            }
        }
        for (id, rule) in rules.iter_enumerated() {
            let beside = rule.constraints.iter().filter(|said| said.ties() || said.asks_for_time());
            let stations: BTreeSet<StationId> = beside.flat_map(Constraint::stations).collect();
            for station in stations {
                if let Some(list) = found.beside.get_mut(station) {
                    list.push(id);
                }
            }
        }
        found
    }
}

fn add(
    lists: &mut IndexVec<StationId, Vec<PrecedenceId>>,
    stations: &[StationId],
    precedence: PrecedenceId,
) {
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
                _ => {}
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
