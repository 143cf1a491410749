//! The order plan: stations in published order, the rules about them, and what follows from the
//! rules.
//!
//! In: stations and resolved rules. Out: an [`OrderPlan`] that answers what must come before what.
//! The proof runs once, when the plan is made; parsing rules is left to `read`. What is wrong with
//! the published order is data here ([`Conflict`], and `Breach` in `precedence`) and becomes a
//! diagnostic in `check`.

use std::hash::{Hash, Hasher};
use std::ops::Range;
use std::sync::OnceLock;

use super::{
    closure::Closure,
    conflict::{Conflict, Findings, conflicts},
    constraint::{Constraint, OrderRule, RuleId, Strength},
    lookup::Lookup,
    network::Network,
    precedence::{Precedence, PrecedenceId},
    redundancy::Redundancy,
    station::{Noun, Station, StationId},
    tied::{Tied, Trial},
    unordered::{UnorderedGroup, holding},
};
use crate::course::language::Language;
use crate::ids::IndexVec;

/// Stations in published order with the rules about them that could be parsed.
#[derive(Debug, Clone)]
pub struct OrderPlan {
    noun: Noun,
    stations: IndexVec<StationId, Station>,
    rules: IndexVec<RuleId, OrderRule>,
    /// In the order of their rules.
    precedences: IndexVec<PrecedenceId, Precedence>,
    findings: Findings,
    /// What the required rules outside conflicts tie; `None` where no rule ties anything.
    pub(super) tied: Option<Tied>,
    pub(super) closure: Closure,
    unordered_groups: Vec<UnorderedGroup>,
    pub(super) lookup: Lookup,
    /// The rules that say nothing new, once somebody has asked for them.
    pub(super) redundant: OnceLock<Vec<Redundancy>>,
}

// All else follows from these three, and the closure alone has a bit for every pair of stations.
impl Hash for OrderPlan {
    fn hash<H: Hasher>(&self, state: &mut H) {
        (self.noun, &self.stations, &self.rules).hash(state);
    }
}

impl Default for OrderPlan {
    /// The plan of a course without modules.
    fn default() -> Self {
        Self::of_rules(Noun::Module(Language::Bokmal), IndexVec::new(), IndexVec::new())
    }
}

impl OrderPlan {
    pub(super) fn of_rules(
        noun: Noun,
        stations: IndexVec<StationId, Station>,
        rules: IndexVec<RuleId, OrderRule>,
    ) -> Self {
        let count = stations.len();
        let precedences: IndexVec<PrecedenceId, Precedence> = rules
            .iter_enumerated()
            .flat_map(|(rule, read)| {
                read.constraints
                    .iter()
                    .filter_map(move |constraint| Precedence::new(rule, constraint, count))
            })
            .collect();
        let lookup = Lookup::new(count, &precedences, &rules);
        let (findings, closure, unordered_groups) =
            (Findings::default(), Closure::default(), Vec::new());
        let mut plan = Self {
            noun,
            stations,
            rules,
            precedences,
            findings,
            tied: None,
            closure,
            unordered_groups,
            lookup,
            redundant: OnceLock::new(),
        };
        plan.findings = plan.all_conflicts();
        plan.tie();
        let network = plan.kept_network();
        let blocks = plan.tied.as_ref().map(|tied| &tied.blocks);
        let unordered_groups = holding(&network, plan.free_groups(), blocks);
        let closure = Closure::new(&network, count);
        (plan.closure, plan.unordered_groups) = (closure, unordered_groups);
        plan
    }

    /// Conflicts among required rules, and recommendations that no order at all can follow.
    fn all_conflicts(&self) -> Findings {
        let required: Vec<Precedence> = self
            .precedences_of(|rule| self.has_strength(rule, Strength::Required))
            .cloned()
            .collect();
        let mut found = conflicts(self.stations.len(), &required);
        for rule in self.rules.ids().filter(|&rule| self.has_strength(rule, Strength::Recommended))
        {
            let alone = conflicts(self.stations.len(), self.own_precedences(rule));
            found.disputed.extend(alone.disputed);
            found.conflicts.extend(alone.conflicts);
        }
        found
    }

    /// Finds what the rules tie, and the conflicts that come of it.
    fn tie(&mut self) {
        let trial = Trial {
            stations: self.stations.len(),
            rules: &self.rules,
            precedences: self.precedences.as_slice(),
        };
        self.tied = trial.tie(&mut self.findings);
    }

    /// The network of the required rules outside conflicts, in which what is tied waits, and is
    /// waited for, as a whole; behind the stations it may have further nodes.
    pub(super) fn kept_network(&self) -> Network<'_> {
        match &self.tied {
            Some(tied) => tied.network(),
            None => self.network(|rule| self.stands(rule, Strength::Required)),
        }
    }

    /// The same plan with its stations numbered from 1, so that no rule can be shown in its own
    /// words.
    pub(super) fn renumbered(mut self) -> Self {
        for (number, station) in (1..).zip(&mut self.stations) {
            station.number = Some(number);
        }
        self.rules.iter_mut().for_each(|rule| rule.names_draft = true);
        self
    }

    /// What the stations are.
    #[must_use]
    pub fn noun(&self) -> Noun {
        self.noun
    }

    /// The stations, in published order.
    #[must_use]
    pub fn stations(&self) -> &IndexVec<StationId, Station> {
        &self.stations
    }

    /// The rules that could be parsed and resolved, in the order in which they were given.
    #[must_use]
    pub fn rules(&self) -> &IndexVec<RuleId, OrderRule> {
        &self.rules
    }

    /// The name of a station in messages; empty for one that the plan does not have.
    #[must_use]
    pub fn label(&self, station: StationId) -> String {
        self.stations.get(station).map(|station| station.label(self.noun)).unwrap_or_default()
    }

    /// The sets of rules that cannot hold together; no rule is in two of them. At most 24 sets of
    /// requirements, so that an author knows where to begin.
    #[must_use]
    pub fn conflicts(&self) -> &[Conflict] {
        &self.findings.conflicts
    }

    /// Further requirements that cannot all be kept; none unless there are more than 24 conflicts.
    pub fn further_contradicting(&self) -> impl Iterator<Item = RuleId> {
        self.findings.further.iter().copied()
    }

    /// The required stations directly before one: those with no other required station between. In
    /// published order, without alternatives.
    #[must_use]
    pub fn required_directly_before(&self, station: StationId) -> Vec<StationId> {
        self.closure.direct(station).to_vec()
    }

    /// For each station of a range, the stations of the range that must come before it with no
    /// other of the range between.
    #[must_use]
    pub fn required_directly_among(&self, stations: &Range<StationId>) -> Vec<Vec<StationId>> {
        self.closure.direct_among(stations)
    }

    /// All required stations before one, directly or through others; in published order.
    #[must_use]
    pub fn required_before(&self, station: StationId) -> Vec<StationId> {
        self.closure.before(station).collect()
    }

    /// The stations that have this one directly before them; in published order.
    #[must_use]
    pub fn directly_requiring(&self, station: StationId) -> Vec<StationId> {
        self.closure.directly_behind(station).to_vec()
    }

    /// The groups that may be taken in any order beside all that is required: of a group that
    /// other rules constrain, the parts of which every order is possible.
    #[must_use]
    pub fn unordered_groups(&self) -> &[UnorderedGroup] {
        &self.unordered_groups
    }

    /// The groups that rules leave free, each with its rule, whether other rules constrain them or
    /// not.
    pub(super) fn free_groups(&self) -> impl Iterator<Item = (RuleId, &[StationId])> {
        let constraints = self
            .rules
            .iter_enumerated()
            .flat_map(|(rule, read)| read.constraints.iter().map(move |of| (rule, of)));
        constraints.filter_map(|(rule, constraint)| match constraint {
            Constraint::Free(group) => Some((rule, group.as_slice())),
            _ => None,
        })
    }

    /// A precedence by its id.
    pub(super) fn precedence(&self, id: PrecedenceId) -> Option<&Precedence> {
        self.precedences.get(id)
    }

    /// The precedences of the rules that `takes` takes.
    pub(super) fn precedences_of(
        &self,
        takes: impl Fn(RuleId) -> bool,
    ) -> impl Iterator<Item = &Precedence> {
        self.precedences.iter().filter(move |precedence| takes(precedence.rule))
    }

    /// The precedences of one rule.
    pub(super) fn own_precedences(&self, rule: RuleId) -> &[Precedence] {
        let precedences = self.precedences.as_slice();
        let start = precedences.partition_point(|precedence| precedence.rule < rule);
        let end = precedences.partition_point(|precedence| precedence.rule <= rule);
        precedences.get(start..end).unwrap_or_default()
    }

    /// The network of the rules that `takes` takes.
    pub(super) fn network(&self, takes: impl Fn(RuleId) -> bool) -> Network<'_> {
        Network::new(self.stations.len(), self.precedences_of(takes))
    }

    /// Whether a rule has a strength and is in no conflict.
    pub(super) fn stands(&self, rule: RuleId, strength: Strength) -> bool {
        self.has_strength(rule, strength) && !self.findings.disputed.contains(&rule)
    }

    fn has_strength(&self, rule: RuleId, strength: Strength) -> bool {
        self.rules.get(rule).is_some_and(|rule| rule.strength == strength)
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::course::order::RuleText;
    use crate::course::order::testing::at;
    use crate::course::order::testing::{numbered, plan};
    use crate::ids;

    fn reference_course() -> OrderPlan {
        let rules = [
            "Modul 0 først",
            "Modul 1 før 2–5",
            "Modul 2, 3 og 4 i valgfri rekkefølge",
            "Modul 5 til slutt",
        ];
        plan(numbered(&[0, 1, 2, 3, 4, 5]), &rules).0
    }

    #[test]
    fn only_what_comes_directly_before_is_named_before_a_module() {
        let plan = reference_course();
        let before: Vec<Vec<StationId>> =
            ids::first(6).map(|station| plan.required_directly_before(station)).collect();
        assert_eq!(before, [vec![], vec![0], vec![1], vec![1], vec![1], vec![2, 3, 4]]);
        assert_eq!(plan.required_before(at(5)), [0, 1, 2, 3, 4]);
        assert_eq!(plan.directly_requiring(at(1)), [2, 3, 4]);
        assert!(plan.directly_requiring(at(5)).is_empty());
    }

    #[test]
    fn of_very_many_contradictions_the_first_are_told_and_the_rest_is_not_called_broken() {
        let numbers: Vec<u32> = (0..100).collect();
        let rules: Vec<String> = (0..50)
            .flat_map(|pair| {
                [
                    format!("Modul {} før {}", 2 * pair, 2 * pair + 1),
                    format!("Modul {} etter {}", 2 * pair, 2 * pair + 1),
                ]
            })
            .collect();
        let (plan, _) =
            plan(numbered(&numbers), &rules.iter().map(String::as_str).collect::<Vec<_>>());
        assert_eq!((plan.conflicts().len(), plan.further_contradicting().count()), (24, 52));
        assert_eq!(plan.breaches(Strength::Required), []);
        assert_eq!(plan.kept_order().len(), 100);
    }

    #[test]
    fn an_owner_that_is_no_station_owns_nothing() {
        let source = RuleText {
            text: "etter Modul 1".to_owned(),
            owner: Some(at(7)),
            ..crate::course::order::testing::rule(0, "")
        };
        assert_eq!(OrderPlan::read(numbered(&[1, 2]), vec![source]).1.len(), 1);
    }
}
