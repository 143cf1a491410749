//! Times between stations: whether they can be kept beside how long each station takes.
//!
//! In: a plan, and the fewest days that each station takes. Out: a [`DistanceConflict`] for each
//! set of bounds that no times keep. What they are called is left to `check`.
//!
//! Each station has a beginning and an end. What rules and lengths say are difference constraints
//! between those moments, which `difference` decides. Of the circles that cannot be kept, one with the
//! fewest bounds is told. Choices count only for what every order of them has in common, so that what is found is certain, and not all is
//! found. A time that depends on when people take the course is not decided here at all.

use std::collections::BTreeSet;

use super::{
    constraint::{Constraint, RuleId, Strength},
    difference::{Edge, smallest_circle},
    gap::Gap,
    plan::OrderPlan,
    station::StationId,
};
use crate::ids::{Id, IndexVec};

/// The number of the beginning of a station.
fn start(station: StationId) -> usize {
    2 * station.index()
}

/// The number of its end.
fn end(station: StationId) -> usize {
    2 * station.index() + 1
}

/// Why one moment comes after another.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Bound {
    /// A rule puts one station before another, or bounds the time between.
    Rule {
        /// The rule.
        rule: RuleId,
        /// The station that comes first, or one of two that are taken together.
        earlier: StationId,
        /// The other one.
        later: StationId,
    },
    /// All orders that keep the rules have one station before another.
    Implied {
        /// The station that comes first.
        earlier: StationId,
        /// The other one.
        later: StationId,
    },
    /// A station takes so long, or does not end before it begins.
    Length(StationId),
}

/// Bounds that no times keep, though they could be kept without any one of them.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct DistanceConflict {
    /// The bounds, along the circle; the last one sets a latest time.
    pub bounds: Vec<Bound>,
}

impl DistanceConflict {
    /// The rules among the bounds, along the circle.
    pub fn rules(&self) -> impl Iterator<Item = RuleId> {
        self.bounds.iter().filter_map(|bound| match bound {
            Bound::Rule { rule, .. } => Some(*rule),
            Bound::Implied { .. } | Bound::Length(_) => None,
        })
    }
}

impl OrderPlan {
    /// The bounds on times that cannot be kept together, if each station takes so many days at the
    /// least; no time where nothing is said. Only required rules outside conflicts count; no rule
    /// about a latest time is in two of the conflicts.
    #[must_use]
    pub fn distance_conflicts(&self, lengths: &IndexVec<StationId, u64>) -> Vec<DistanceConflict> {
        let mut latest = self.latest_bounds();
        if latest.is_empty() {
            return Vec::new();
        }
        let earliest = self.earliest_bounds(lengths);
        let mut found = Vec::new();
        while let Some(bounds) = smallest_circle(2 * self.stations().len(), &earliest, &latest) {
            let told: BTreeSet<Bound> = bounds.iter().copied().collect();
            latest.retain(|edge| !told.contains(&edge.label));
            found.push(DistanceConflict { bounds });
        }
        found
    }

    /// The least times between two stations that required rules outside conflicts ask for, each with
    /// its rule; of two that are apart, where the rules say which comes first.
    #[must_use]
    pub fn least_gaps(&self) -> Vec<(RuleId, StationId, StationId, Gap)> {
        let mut gaps = Vec::new();
        for (rule, constraint) in self.standing_constraints() {
            let mut add = |earlier, later, gap| gaps.push((rule, earlier, later, gap));
            match constraint {
                Constraint::Spaced { earlier, later, gap: gap @ Gap::AtLeast(_) } => {
                    pairs(earlier, later).for_each(|(earlier, later)| add(earlier, later, *gap));
                }
                Constraint::Apart { of, least } => pairs(of, of)
                    .filter(|&(earlier, later)| self.must_precede(earlier, later))
                    .for_each(|(earlier, later)| add(earlier, later, Gap::AtLeast(*least))),
                _ => {}
            }
        }
        gaps
    }

    /// What the rules that stand say about times: each with the rule.
    fn standing_constraints(&self) -> impl Iterator<Item = (RuleId, &Constraint)> {
        let rules = self.rules().iter_enumerated();
        let standing = rules.filter(|(rule, _)| self.stands(*rule, Strength::Required));
        standing.flat_map(|(rule, read)| read.constraints.iter().map(move |said| (rule, said)))
    }

    /// The bounds that set a latest time.
    fn latest_bounds(&self) -> Vec<Edge<Bound>> {
        let mut edges = Vec::new();
        for (rule, constraint) in self.standing_constraints() {
            let Constraint::Spaced { earlier, later, gap: gap @ Gap::AtMost(_) } = constraint
            else {
                continue;
            };
            for (earlier, later) in pairs(earlier, later) {
                let bound = Bound::Rule { rule, earlier, later };
                let (from, to) = (start(later), end(earlier));
                edges.push(Edge { from, to, days: -days(*gap.days().end()), label: bound });
            }
        }
        edges
    }

    /// All other bounds, those of rules first.
    fn earliest_bounds(&self, lengths: &IndexVec<StationId, u64>) -> Vec<Edge<Bound>> {
        let mut edges = Vec::new();
        let mut after = |earlier: StationId, later: StationId, days: i64, bound: Bound| {
            let (from, to) = (end(earlier), start(later));
            edges.push(Edge { from, to, days, label: bound });
        };
        for precedence in self.precedences_of(|rule| self.stands(rule, Strength::Required)) {
            for (earlier, later) in pairs(&precedence.sources, &precedence.targets) {
                if precedence.needs_all() {
                    after(earlier, later, 0, Bound::Rule { rule: precedence.rule, earlier, later });
                }
            }
        }
        for later in self.stations().ids() {
            for earlier in self.required_directly_before(later) {
                after(earlier, later, 0, Bound::Implied { earlier, later });
            }
        }
        for (rule, earlier, later, gap) in self.least_gaps() {
            after(earlier, later, days(*gap.days().start()), Bound::Rule { rule, earlier, later });
        }
        edges.extend(self.together_bounds());
        edges.extend(self.stations().ids().map(|station| Edge {
            from: start(station),
            to: end(station),
            days: days(lengths.get(station).copied().unwrap_or_default()),
            label: Bound::Length(station),
        }));
        edges
    }

    /// That what is taken together begins at the same time.
    fn together_bounds(&self) -> impl Iterator<Item = Edge<Bound>> {
        self.standing_constraints().flat_map(|(rule, constraint)| {
            let of = match constraint {
                Constraint::Together(of) => of.as_slice(),
                _ => &[],
            };
            pairs(of, of).filter(|(one, other)| one != other).map(move |(earlier, later)| Edge {
                from: start(earlier),
                to: start(later),
                days: 0,
                label: Bound::Rule { rule, earlier, later },
            })
        })
    }
}

fn pairs<'a>(
    earlier: &'a [StationId],
    later: &'a [StationId],
) -> impl Iterator<Item = (StationId, StationId)> + 'a {
    earlier.iter().flat_map(move |&one| later.iter().map(move |&other| (one, other)))
}

fn days(count: u64) -> i64 {
    i64::try_from(count).unwrap_or(i64::MAX / 4)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::course::order::testing::{numbered, plan};

    /// The bounds of each conflict: rules by their number, lengths as `+` and the station's.
    fn conflicts(rules: &[&str], weeks: [u64; 5]) -> Vec<Vec<String>> {
        let (plan, unread) = plan(numbered(&[1, 2, 3, 4, 5]), rules);
        assert_eq!(unread, []);
        let told = |bound: &Bound| match bound {
            Bound::Rule { rule, .. } => rule.index().to_string(),
            Bound::Implied { .. } => "~".to_owned(),
            Bound::Length(station) => format!("+{}", station.index() + 1),
        };
        let lengths = weeks.map(|weeks| 7 * weeks).to_vec().into();
        let found = plan.distance_conflicts(&lengths).into_iter();
        found.map(|conflict| conflict.bounds.iter().map(told).collect()).collect()
    }

    #[test]
    fn a_latest_time_is_held_against_what_must_lie_between() {
        let rules = ["Modul 3 innen en uke etter modul 1", "Modul 1 før 2", "Modul 2 før 3"];
        assert_eq!(conflicts(&rules, [0, 4, 0, 0, 0]), [["1", "+2", "2", "0"]]);
        assert_eq!(conflicts(&rules, [9, 1, 9, 0, 0]), [[""; 0]; 0]);
    }

    #[test]
    fn the_least_and_the_most_are_held_against_each_other() {
        let rules = ["Modul 2 minst to uker etter 1", "Modul 2 innen ti dager etter 1"];
        assert_eq!(conflicts(&rules, [0; 5]), [["0", "1"]]);
        let rules = ["Modul 2 minst fire uker etter 1", "Modul 2 innen en måned etter 1"];
        assert_eq!(conflicts(&rules, [0; 5]), [[""; 0]; 0], "each month is four weeks or more");
    }

    #[test]
    fn what_is_taken_together_begins_together() {
        let rules = [
            "Modul 2 og 3 samtidig",
            "Modul 2 minst 3 uker etter 1",
            "Modul 3 innen 2 uker etter 1",
        ];
        assert_eq!(conflicts(&rules, [0; 5]), [["1", "0", "2"]]);
    }

    #[test]
    fn a_time_apart_counts_where_the_rules_say_which_comes_first() {
        let apart = "minst 3 uker mellom modul 2 og 1";
        let most = "Modul 3 innen 2 uker etter 1";
        assert_eq!(conflicts(&[apart, most, "Modul 2 før 3"], [0; 5]), [[""; 0]; 0]);
        assert_eq!(
            conflicts(&[apart, most, "Modul 1 før 2", "Modul 2 før 3"], [0; 5]),
            [["0", "+2", "3", "1"]]
        );
    }
}
