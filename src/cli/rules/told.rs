//! What is told of the rules of a site.
//!
//! In: a site that has been checked. Out: all its rules by file and line, those that could not be
//! read among them. How they are shown is left to `human` and `json`.

use crate::course::language::Language;
use crate::course::order::{OrderPlan, OrderRule, RuleId, RuleState, Strength};
use crate::diagnostic::{Diagnostic, Rule};
use crate::pipeline::Stages;
use crate::source::{Sources, Span};

/// The rules of a site, by file and line.
pub(super) struct Told {
    /// The rules.
    pub(super) rules: Vec<ToldRule>,
}

/// One rule.
pub(super) struct ToldRule {
    /// Where it stands.
    pub(super) place: Place,
    /// The sentence as it was written.
    pub(super) text: String,
    /// What became of it.
    pub(super) fate: Fate,
}

/// What became of a rule.
pub(super) enum Fate {
    /// It was read.
    Read(Reading),
    /// It could not be read, or names what does not exist.
    Unread(Diagnostic),
}

/// What a rule was read as.
pub(super) struct Reading {
    /// What it says, in the plainest words.
    pub(super) sentences: Vec<String>,
    /// How strongly it speaks.
    pub(super) strength: Strength,
    /// What the proof says of it.
    pub(super) state: RuleState,
    /// Where the rules stand that the state names.
    pub(super) by: Vec<Place>,
}

/// A place in the site.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
pub(super) struct Place {
    /// The file, relative to the site's root.
    pub(super) file: String,
    /// The line, from 1.
    pub(super) line: usize,
    /// The column, from 1.
    pub(super) column: usize,
}

impl Told {
    /// What is told of a site.
    pub(super) fn of(stages: &Stages) -> Self {
        let sources = &stages.tree().sources;
        let language = Language::of_tag(stages.tree().config.language.as_str());
        let plan = |plan| PlanToTell { plan, sources, language };
        let site = stages.site();
        let mut rules = Vec::new();
        for course in &site.courses {
            let states = course.order.account();
            rules.extend(plan(&course.order).told(states, |rule| !rule.is_cross_course));
            for module in &course.modules {
                rules.extend(plan(&module.order).told(module.order.account(), |_| true));
            }
        }
        if let Some(between) = &site.cross_course {
            rules.extend(plan(between.plan()).told(between.account(), |rule| rule.is_cross_course));
        }
        let (findings, _) = stages.findings();
        let unread = findings
            .into_iter()
            .filter(|found| matches!(found.rule, Rule::OrderUnreadable | Rule::UnknownModule));
        rules.extend(unread.map(|found| ToldRule::unread(found, sources)));
        rules.sort_by(|one, other| one.place.cmp(&other.place));
        rules.dedup_by(|next, one| {
            let is_unread = |rule: &ToldRule| matches!(rule.fate, Fate::Unread(_));
            is_unread(next) && is_unread(one) && next.place.line == one.place.line
        });
        Self { rules }
    }

    /// Whether a rule could not be read, is broken or contradicted.
    pub(super) fn has_errors(&self) -> bool {
        self.rules.iter().any(|rule| match &rule.fate {
            Fate::Unread(_) => true,
            Fate::Read(reading) => {
                reading.strength == Strength::Required
                    && matches!(reading.state, RuleState::Broken | RuleState::Contradicted(_))
            }
        })
    }
}

impl ToldRule {
    /// A rule that was not read, shown as its line; of several faults in it, the first counts.
    fn unread(found: Diagnostic, sources: &Sources) -> Self {
        let place = Place::of(sources, found.span);
        let line = sources.get(found.span.file).map_or("", |source| source.line(place.line));
        let text = line.trim().trim_start_matches("- ").to_owned();
        Self { place, text, fate: Fate::Unread(found) }
    }
}

impl Place {
    fn of(sources: &Sources, span: Span) -> Self {
        let position = sources.position(span);
        let file = sources.path(span.file).to_owned();
        Self { file, line: position.line, column: position.column }
    }
}

/// A plan whose rules are told.
struct PlanToTell<'a> {
    plan: &'a OrderPlan,
    sources: &'a Sources,
    language: Language,
}

impl PlanToTell<'_> {
    fn told(&self, states: Vec<RuleState>, wanted: impl Fn(&OrderRule) -> bool) -> Vec<ToldRule> {
        let printer = self.plan.printer(self.language);
        let rules = self.plan.rules().iter().zip(states).filter(|(rule, _)| wanted(rule));
        rules
            .map(|(rule, state)| {
                let print = |said| printer.sentence(said, rule.strength);
                let reading = Reading {
                    sentences: rule.constraints.iter().map(print).collect(),
                    strength: rule.strength,
                    by: self.places(&state),
                    state,
                };
                let place = Place::of(self.sources, rule.source.span);
                ToldRule { place, text: rule.quoted(), fate: Fate::Read(reading) }
            })
            .collect()
    }

    fn places(&self, state: &RuleState) -> Vec<Place> {
        let rules: &[RuleId] = match state {
            RuleState::Implied(by) | RuleState::Contradicted(by) | RuleState::Taken(by) => by,
            RuleState::Kept | RuleState::Free | RuleState::Broken => &[],
        };
        let read = rules.iter().filter_map(|&rule| self.plan.rules().get(rule));
        read.map(|rule| Place::of(self.sources, rule.source.span)).collect()
    }
}
