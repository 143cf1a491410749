//! The order plan: stations in published order, the rules about them, and what follows from the rules.
//!
//! In: stations and rules as front matter has them. Out: an [`OrderPlan`] that answers what must come before what, with diagnostics for
//! the rules that it had to leave out. The proof is made once, when the plan is read. What is wrong with the published order is data
//! here ([`Conflict`], and `Breach` in `proof`) and becomes a diagnostic in `check`.

use super::{
    conflict::{Conflict, Findings, conflicts},
    constraint::{Constraint, OrderRule, Strength},
    forced::Forced,
    gate::Gate,
    grammar::Lexicon,
    name::Names,
    network::Network,
    resolve::{Setting, Trouble},
    station::{Noun, RuleText, Station},
    unknown,
    unreadable::unreadable,
    words::Vocabulary,
};
use crate::diagnostic::Diagnostic;

/// Stations in published order with the rules about them that could be read.
#[derive(Debug, Clone)]
pub struct OrderPlan {
    noun: Noun,
    stations: Vec<Station>,
    rules: Vec<OrderRule>,
    gates: Vec<Gate>,
    findings: Findings,
    pub(super) forced: Forced,
}

/// A choice of what comes first: at least so many of these.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Alternative {
    /// The rule that leaves the choice.
    pub rule: usize,
    /// How many, fewer than there are.
    pub least: usize,
    /// Of which stations, in published order.
    pub of: Vec<usize>,
}

impl OrderPlan {
    /// Reads the rules of a course's modules; `stations` are in published order. The diagnostics are `order-unreadable` and
    /// `unknown-module`, one for each place in a rule; the plan holds the other rules.
    #[must_use]
    pub fn read(stations: Vec<Station>, rules: Vec<RuleText>) -> (Self, Vec<Diagnostic>) {
        Self::read_as(Noun::Module, stations, rules)
    }

    /// The same for the pages of a module: they are called by title in messages, and "side 2" in a rule is one of them.
    #[must_use]
    pub fn read_pages(stations: Vec<Station>, rules: Vec<RuleText>) -> (Self, Vec<Diagnostic>) {
        Self::read_as(Noun::Page, stations, rules)
    }

    fn read_as(noun: Noun, stations: Vec<Station>, rules: Vec<RuleText>) -> (Self, Vec<Diagnostic>) {
        if rules.is_empty() {
            return (Self::of_rules(noun, stations, Vec::new()), Vec::new());
        }
        let lexicon = Lexicon { vocabulary: Vocabulary::new(), names: Names::new(&stations), noun };
        let mut diagnostics = Vec::new();
        let mut read = Vec::new();
        for source in rules {
            let setting = Setting { lexicon: &lexicon, stations: stations.len(), owner: source.owner };
            match setting.read(&source.text) {
                Ok(reading) => read.push(OrderRule {
                    source,
                    strength: reading.strength,
                    constraints: reading.constraints,
                    language: reading.language,
                }),
                Err(troubles) => diagnostics.extend(troubles.into_iter().map(|trouble| match trouble {
                    Trouble::Unreadable(fault) => unreadable(setting, &stations, &source, fault),
                    Trouble::Unknown { range, missing } => unknown::diagnostic(setting, &stations, &source, &range, &missing),
                })),
            }
        }
        (Self::of_rules(noun, stations, read), diagnostics)
    }

    fn of_rules(noun: Noun, stations: Vec<Station>, rules: Vec<OrderRule>) -> Self {
        let count = stations.len();
        let gates: Vec<Gate> = rules
            .iter()
            .enumerate()
            .flat_map(|(rule, read)| read.constraints.iter().filter_map(move |constraint| Gate::new(rule, constraint, count)))
            .collect();
        let mut plan = Self { noun, stations, rules, gates, findings: Findings::default(), forced: Forced::default() };
        plan.findings = plan.all_conflicts();
        plan.forced = Forced::new(&plan.network(|rule| plan.stands(rule, Strength::Required)));
        plan
    }

    /// Conflicts among what is required; and recommendations that no order at all could follow.
    fn all_conflicts(&self) -> Findings {
        let required: Vec<Gate> = self.gates_of(|rule| self.has_strength(rule, Strength::Required)).cloned().collect();
        let mut found = conflicts(self.stations.len(), &required);
        for rule in (0..self.rules.len()).filter(|&rule| self.has_strength(rule, Strength::Recommended)) {
            let own: Vec<Gate> = self.gates_of(|of| of == rule).cloned().collect();
            let alone = conflicts(self.stations.len(), &own);
            found.disputed.extend(alone.disputed);
            found.conflicts.extend(alone.conflicts);
        }
        found
    }

    /// What the stations are.
    #[must_use]
    pub fn noun(&self) -> Noun {
        self.noun
    }

    /// The stations, in published order.
    #[must_use]
    pub fn stations(&self) -> &[Station] {
        &self.stations
    }

    /// The rules that could be read and resolved, in the order in which they were given.
    #[must_use]
    pub fn rules(&self) -> &[OrderRule] {
        &self.rules
    }

    /// What messages call a station; empty for an index that the plan does not have.
    #[must_use]
    pub fn label(&self, station: usize) -> String {
        self.stations.get(station).map(|station| station.label(self.noun)).unwrap_or_default()
    }

    /// The sets of rules that cannot hold together; no rule is in two of them. At most 24 sets of requirements, so that a reader
    /// finds a beginning.
    #[must_use]
    pub fn conflicts(&self) -> &[Conflict] {
        &self.findings.conflicts
    }

    /// The stations that must come directly before one, by what is required: those that no other required station stands between. In
    /// published order; without those that are only one of several alternatives.
    #[must_use]
    pub fn required_directly_before(&self, station: usize) -> Vec<usize> {
        self.forced.direct(station).to_vec()
    }

    /// All stations that must come before one, by what is required, directly or through others; in published order.
    #[must_use]
    pub fn required_before(&self, station: usize) -> Vec<usize> {
        self.forced.before(station).collect()
    }

    /// The stations that have one among those that must come directly before them; in published order.
    #[must_use]
    pub fn directly_requiring(&self, station: usize) -> Vec<usize> {
        (0..self.stations.len()).filter(|&later| self.forced.direct(later).contains(&station)).collect()
    }

    /// The choices that required rules leave as to what comes before a station.
    #[must_use]
    pub fn alternatives_before(&self, station: usize) -> Vec<Alternative> {
        self.gates_of(|rule| self.stands(rule, Strength::Required))
            .filter(|gate| !gate.needs_all() && gate.targets.contains(&station))
            .map(|gate| Alternative { rule: gate.rule, least: gate.least, of: gate.sources.clone() })
            .collect()
    }

    /// Whether a required rule puts the station first.
    #[must_use]
    pub fn is_first(&self, station: usize) -> bool {
        self.says(|constraint| matches!(constraint, Constraint::First(named) if named.contains(&station)))
    }

    /// Whether a required rule puts the station last.
    #[must_use]
    pub fn is_last(&self, station: usize) -> bool {
        self.says(|constraint| matches!(constraint, Constraint::Last(named) if named.contains(&station)))
    }

    fn says(&self, what: impl Fn(&Constraint) -> bool) -> bool {
        self.rules.iter().filter(|rule| rule.strength == Strength::Required).flat_map(|rule| &rule.constraints).any(what)
    }

    /// The groups that may be taken in any order, each with its rule.
    pub fn free_groups(&self) -> impl Iterator<Item = (usize, &[usize])> {
        let constraints = self.rules.iter().enumerate().flat_map(|(rule, read)| read.constraints.iter().map(move |of| (rule, of)));
        constraints.filter_map(|(rule, constraint)| match constraint {
            Constraint::Free(group) => Some((rule, group.as_slice())),
            _ => None,
        })
    }

    /// The gates of the rules that `takes` takes.
    pub(super) fn gates_of(&self, takes: impl Fn(usize) -> bool) -> impl Iterator<Item = &Gate> {
        self.gates.iter().filter(move |gate| takes(gate.rule))
    }

    /// The network of the rules that `takes` takes.
    pub(super) fn network(&self, takes: impl Fn(usize) -> bool) -> Network<'_> {
        Network::new(self.stations.len(), self.gates_of(takes))
    }

    /// Whether a rule is of a strength and in no conflict.
    pub(super) fn stands(&self, rule: usize, strength: Strength) -> bool {
        self.has_strength(rule, strength) && !self.findings.disputed.contains(&rule)
    }

    fn has_strength(&self, rule: usize, strength: Strength) -> bool {
        self.rules.get(rule).is_some_and(|rule| rule.strength == strength)
    }
}
