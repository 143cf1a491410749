//! What rules say about one station, as a page that shows it asks.
//!
//! In: a plan. Out: alternatives, recommendations, and what is first or last. What every order has
//! in common is left to `closure`.

use super::{
    constraint::{RuleId, Strength},
    lookup::Place,
    plan::OrderPlan,
    precedence::{Precedence, PrecedenceId},
    station::StationId,
};
use crate::ids::IndexVec;

/// Alternatives: at least `least` of the stations `of` come first.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Alternative<'a> {
    /// The rule that leaves them.
    pub rule: RuleId,
    /// How many, fewer than there are.
    pub least: usize,
    /// The stations, in published order.
    pub of: &'a [StationId],
}

impl OrderPlan {
    /// The alternatives before a station that required rules leave open; without those that other
    /// required rules settle.
    #[must_use]
    pub fn alternatives_before(&self, station: StationId) -> Vec<Alternative<'_>> {
        let precedences = self.standing(&self.lookup.behind, station, Strength::Required);
        let open = precedences
            .filter(|precedence| !precedence.needs_all() && !self.settles(precedence, station));
        open.map(|precedence| Alternative {
            rule: precedence.rule,
            least: precedence.least,
            of: &precedence.sources,
        })
        .collect()
    }

    /// The stations that have this one among the alternatives before them, and do not require it;
    /// in published order.
    #[must_use]
    pub fn with_alternative(&self, station: StationId) -> Vec<StationId> {
        let precedences = self.standing(&self.lookup.offered, station, Strength::Required);
        let targets = precedences.flat_map(|precedence| {
            precedence.targets.iter().copied().filter(|&later| !self.settles(precedence, later))
        });
        let mut later: Vec<StationId> = targets
            .filter(|&later| later != station && !self.must_precede(station, later))
            .collect();
        later.sort_unstable();
        later.dedup();
        later
    }

    /// The stations that rules recommend but do not require before one, in published order; without
    /// recommended alternatives.
    #[must_use]
    pub fn recommended_before(&self, station: StationId) -> Vec<StationId> {
        let precedences = self
            .standing(&self.lookup.behind, station, Strength::Recommended)
            .filter(|precedence| precedence.needs_all());
        let is_decided = |earlier: StationId| {
            self.must_precede(earlier, station) || self.must_precede(station, earlier)
        };
        let mut earlier: Vec<StationId> = precedences
            .flat_map(|precedence| precedence.sources.iter().copied())
            .filter(|&one| !is_decided(one))
            .collect();
        earlier.sort_unstable();
        earlier.dedup();
        earlier
    }

    /// The alternatives that rules recommend before a station and that requirements neither settle
    /// nor rule out.
    #[must_use]
    pub fn recommended_alternatives_before(&self, station: StationId) -> Vec<Alternative<'_>> {
        let can_follow = |precedence: &&Precedence| {
            let possible = |&&source: &&StationId| !self.must_precede(station, source);
            !precedence.needs_all()
                && !self.settles(precedence, station)
                && precedence.sources.iter().filter(possible).count() >= precedence.least
        };
        let precedences = self.standing(&self.lookup.behind, station, Strength::Recommended);
        precedences
            .filter(can_follow)
            .map(|precedence| Alternative {
                rule: precedence.rule,
                least: precedence.least,
                of: &precedence.sources,
            })
            .collect()
    }

    /// The stations that rules recommend but do not require after one, in published order; without
    /// recommended alternatives.
    #[must_use]
    pub fn recommended_after(&self, station: StationId) -> Vec<StationId> {
        let precedences = self
            .precedences_of(|rule| self.stands(rule, Strength::Recommended))
            .filter(|precedence| precedence.needs_all())
            .filter(|precedence| precedence.sources.binary_search(&station).is_ok());
        let mut later: Vec<StationId> = precedences
            .flat_map(|precedence| precedence.targets.iter().copied())
            .filter(|&one| !self.must_precede(one, station) && !self.must_precede(station, one))
            .filter(|&one| one != station)
            .collect();
        later.sort_unstable();
        later.dedup();
        later
    }

    /// The place that a required rule gives a station.
    #[must_use]
    pub fn place(&self, station: StationId) -> Option<Place> {
        self.lookup.required.place(station)
    }

    /// The place that a recommendation gives a station.
    #[must_use]
    pub fn recommended_place(&self, station: StationId) -> Option<Place> {
        self.lookup.recommended.place(station)
    }

    /// Whether the stations that are required before `station` satisfy a precedence already.
    fn settles(&self, precedence: &Precedence, station: StationId) -> bool {
        precedence
            .sources
            .iter()
            .filter(|&&source| self.must_precede(source, station))
            .nth(precedence.least.saturating_sub(1))
            .is_some()
    }

    /// The precedences that a table has for a station, of rules of one strength that are in no
    /// conflict.
    fn standing<'a>(
        &'a self,
        lists: &'a IndexVec<StationId, Vec<PrecedenceId>>,
        station: StationId,
        strength: Strength,
    ) -> impl Iterator<Item = &'a Precedence> {
        let ids = lists.get(station).into_iter().flatten();
        ids.filter_map(|&id| self.precedence(id))
            .filter(move |precedence| self.stands(precedence.rule, strength))
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::course::order::testing::at;
    use crate::course::order::testing::{numbered, plan};
    use crate::ids::Id;
    use crate::ids::ids;

    fn of_six(rules: &[&str]) -> OrderPlan {
        let (plan, diagnostics) = plan(numbered(&[0, 1, 2, 3, 4, 5]), rules);
        assert_eq!(diagnostics, []);
        plan
    }

    #[test]
    fn alternatives_are_kept_apart_from_what_is_required() {
        let plan = of_six(&["Modul 1 eller 2 før 4", "Modul 3 før 4"]);
        assert_eq!(plan.required_directly_before(at(4)), [3]);
        assert_eq!(
            plan.alternatives_before(at(4)),
            [Alternative { rule: RuleId::new(0), least: 1, of: &ids(&[1, 2]) }]
        );
        assert_eq!(
            (plan.with_alternative(at(1)), plan.with_alternative(at(3))),
            (ids(&[4]), vec![])
        );
    }

    #[test]
    fn alternatives_of_which_enough_are_required_are_none() {
        let plan = of_six(&["minst to av 2–4 før 5", "Modul 5 til slutt"]);
        assert_eq!(plan.alternatives_before(at(5)), []);
        assert_eq!(plan.with_alternative(at(2)), Vec::<StationId>::new());
        let plan = of_six(&["minst to av 2–4 før 5", "Modul 3 før 5"]);
        assert_eq!(
            plan.alternatives_before(at(5)),
            [Alternative { rule: RuleId::new(0), least: 2, of: &ids(&[2, 3, 4]) }]
        );
        assert_eq!(
            (plan.with_alternative(at(2)), plan.with_alternative(at(3))),
            (ids(&[5]), vec![])
        );
    }

    #[test]
    fn what_should_be_first_or_last_is_recommended_before_or_after_all_others() {
        let plan = of_six(&[
            "Modul 0 bør tas først",
            "Modul 5 bør tas til slutt",
            "Modul 3 etter 0",
            "Modul 3 bør tas etter 2",
        ]);
        assert_eq!([1, 3].map(|station| plan.recommended_before(at(station))), [vec![0], vec![2]]);
        assert_eq!(plan.recommended_before(at(5)), [0, 1, 2, 3, 4]);
        assert_eq!(
            [0, 3, 5].map(|station| plan.recommended_place(at(station))),
            [Some(Place::First), None, Some(Place::Last)]
        );
        assert_eq!(plan.place(at(0)), None);
    }

    #[test]
    fn recommended_alternatives_are_kept_apart_from_what_is_recommended() {
        let plan = of_six(&["minst to av 1–3 bør tas før 4", "Modul 0 bør tas før 4"]);
        let least = |station| {
            let alternatives = plan.recommended_alternatives_before(at(station));
            alternatives.iter().map(|one| (one.least, one.of.to_vec())).collect::<Vec<_>>()
        };
        assert_eq!(least(4), [(2, ids(&[1, 2, 3]))]);
        assert_eq!(least(5), []);
        assert_eq!(plan.recommended_before(at(4)), [0]);
        let after = [0, 1].map(|station| plan.recommended_after(at(station)));
        assert_eq!(after, [vec![at(4)], vec![]]);
        let settled = of_six(&["Modul 1 eller 2 bør tas før 4", "Modul 1 før 4"]);
        assert_eq!(settled.recommended_alternatives_before(at(4)), []);
    }

    #[test]
    fn what_a_requirement_turns_round_is_not_recommended() {
        assert_eq!(
            of_six(&["Modul 1 før 2", "Modul 2 bør tas før 1"]).recommended_before(at(1)),
            Vec::<StationId>::new()
        );
    }

    #[test]
    fn first_and_last_are_what_required_rules_say() {
        let plan = of_six(&["Modul 0 først", "Modul 1 før 2–5", "Modul 5 til slutt"]);
        assert_eq!(
            [0, 1, 5].map(|station| plan.place(at(station))),
            [Some(Place::First), None, Some(Place::Last)]
        );
    }
}
