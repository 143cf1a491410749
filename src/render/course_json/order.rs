//! An order plan for other programs: rules with their meaning, and what comes before what.
//!
//! In: the plan of a course's modules or of a module's pages, and their ids. Out: views that name
//! everything by id.

use super::rule_view::{
    Alternative, Before, FreeGroup, Meaning, RuleView, Source, Statement, Strength,
};
use crate::course::language::Language;
use crate::course::order::{
    self, Constraint, Gap, OrderPlan, OrderRule, Printer, RuleId, StationId,
};
use crate::ids::{Id, IndexVec};
use crate::render::reads::Renderer;
use crate::source::Span;

/// A plan with the ids of its stations.
pub(super) struct PlanWithIds<'a> {
    pub(super) plan: &'a OrderPlan,
    pub(super) ids: IndexVec<StationId, String>,
    pub(super) renderer: Renderer<'a>,
}

impl PlanWithIds<'_> {
    /// Some of the rules.
    pub(super) fn some_rules(&self, rules: impl Iterator<Item = RuleId>) -> Vec<RuleView> {
        let printer = self.printer();
        rules
            .filter_map(|rule| self.plan.rules().get(rule))
            .map(|rule| self.rule(rule, &printer))
            .collect()
    }

    /// The rules, in the order in which they were given.
    pub(super) fn rules(&self) -> Vec<RuleView> {
        let printer = self.printer();
        self.plan.rules().iter().map(|rule| self.rule(rule, &printer)).collect()
    }

    /// What comes before a station.
    pub(super) fn before(&self, station: StationId) -> Before {
        let alternative = |of: order::Alternative| Alternative {
            rule: of.rule.index(),
            least: of.least,
            of: self.ids_of(of.of),
        };
        Before {
            requires: self.ids_of(&self.plan.required_directly_before(station)),
            requires_all: self.ids_of(&self.plan.required_before(station)),
            alternatives: self
                .plan
                .alternatives_before(station)
                .into_iter()
                .map(alternative)
                .collect(),
            recommended: self.ids_of(&self.plan.recommended_before(station)),
        }
    }

    /// The groups that may be taken in any order, apart from what is required.
    pub(super) fn free_groups(&self) -> Vec<FreeGroup> {
        self.plan
            .unordered_groups()
            .iter()
            .map(|group| FreeGroup { rule: group.rule.index(), of: self.ids_of(&group.of) })
            .collect()
    }

    /// The ids of some stations.
    pub(super) fn ids_of(&self, stations: &[StationId]) -> Vec<String> {
        stations.iter().filter_map(|&station| self.ids.get(station)).cloned().collect()
    }

    fn rule(&self, rule: &OrderRule, printer: &Printer) -> RuleView {
        let statement = |constraint: &Constraint| Statement {
            sentence: printer.sentence(constraint, rule.strength),
            meaning: self.meaning(constraint),
        };
        let meaning: Vec<Statement> = rule.constraints.iter().map(statement).collect();
        // Drafts leave no trace: a rule that names one is given by what is left of it.
        let left = || {
            meaning
                .iter()
                .map(|statement| statement.sentence.as_str())
                .collect::<Vec<_>>()
                .join("; ")
        };
        RuleView {
            text: if rule.names_draft { left() } else { rule.quoted() },
            source: self.source(rule.source.span),
            owner: rule.source.owner.and_then(|owner| self.ids.get(owner)).cloned(),
            strength: if rule.strength == order::Strength::Required {
                Strength::Required
            } else {
                Strength::Recommended
            },
            meaning,
        }
    }

    fn printer(&self) -> Printer<'_> {
        self.plan.printer(Language::of_tag(self.renderer.language()))
    }

    fn source(&self, span: Span) -> Source {
        let (file, place) = self.renderer.position(span);
        Source { file: file.to_owned(), line: place.line, column: place.column }
    }

    fn meaning(&self, constraint: &Constraint) -> Meaning {
        match constraint {
            Constraint::Before { earlier, least, later } => Meaning::Before {
                earlier: self.ids_of(earlier),
                least: *least,
                later: self.ids_of(later),
            },
            Constraint::First(stations) => Meaning::First { of: self.ids_of(stations) },
            Constraint::Last(stations) => Meaning::Last { of: self.ids_of(stations) },
            Constraint::Free(stations) => Meaning::Free { of: self.ids_of(stations) },
            Constraint::StraightAfter { earlier, later } => {
                let id = |station: StationId| self.ids.get(station).cloned().unwrap_or_default();
                Meaning::StraightAfter { earlier: id(*earlier), later: id(*later) }
            }
            Constraint::Together(stations) => Meaning::Together { of: self.ids_of(stations) },
            Constraint::Spaced { earlier, later, gap } => {
                let iso8601 = gap.amount().iso8601();
                let (at_least, at_most) = match gap {
                    Gap::AtLeast(_) => (Some(iso8601), None),
                    Gap::AtMost(_) => (None, Some(iso8601)),
                };
                let (earlier, later) = (self.ids_of(earlier), self.ids_of(later));
                Meaning::Spaced { earlier, later, at_least, at_most }
            }
            Constraint::Apart { of, least } => {
                Meaning::Apart { of: self.ids_of(of), at_least: least.iso8601() }
            }
        }
    }
}
