//! What is told of the order rules of a site: what each sentence was read as, and what became of it.
//!
//! In: a site that has been checked, and what was found. Out: [`ToldRules`]: all its rules by file
//! and line, those that could not be read among them, in words that `loype rules` and the preview
//! share. Nobody can trust a reader of sentences without seeing what it read. The proof is left to
//! [`order`](crate::course::order); how the rules are shown, to those who show them.

use std::collections::BTreeSet;

use super::Stages;
use crate::course::language::Language;
use crate::course::order::{OrderPlan, OrderRule, RuleId, RuleState, StationId, Strength};
use crate::course::{Course, Module, PageMeta, Site};
use crate::diagnostic::{Diagnostic, Help, Rule, Text};
use crate::source::{FileId, Sources, Span};
use crate::text;

/// The rules of a site, by file and line.
#[derive(Debug, Default)]
pub struct ToldRules {
    /// The rules.
    pub rules: Vec<ToldRule>,
}

/// One rule.
#[derive(Debug)]
pub struct ToldRule {
    /// Where it stands.
    pub place: RulePlace,
    /// The sentence as it was written, on one line.
    pub text: String,
    /// What became of it.
    pub fate: Fate,
    /// The addresses of the courses and modules that it is about.
    pub about: BTreeSet<String>,
}

/// What became of a rule.
#[derive(Debug)]
pub enum Fate {
    /// It was read.
    Read(Reading),
    /// It could not be read, or names what does not exist.
    Unread(Box<Diagnostic>),
}

/// What a rule was read as.
#[derive(Debug)]
pub struct Reading {
    /// What it says, in the plainest words.
    pub sentences: Vec<String>,
    /// How strongly it speaks.
    pub strength: Strength,
    /// What the proof says of it.
    pub state: RuleState,
    /// Where the rules stand that the state names.
    pub by: Vec<RulePlace>,
}

/// The place of a rule.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
pub struct RulePlace {
    /// The file, relative to the site's root.
    pub file: String,
    /// The line, from 1.
    pub line: usize,
    /// The column, from 1.
    pub column: usize,
}

/// Something that is told of a rule, with a word in front that says what it is.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct RuleLine {
    /// The word in front; empty where the line goes on from the one before.
    pub label: Text,
    /// What is told.
    pub text: Text,
}

impl ToldRules {
    /// The rules of a site in which `found` was found.
    #[must_use]
    pub fn of(stages: &Stages, found: &[Diagnostic]) -> Self {
        let (sources, site) = (&stages.tree().sources, stages.site());
        let language = Language::of_tag(stages.tree().config.language.as_str());
        let mut rules: Vec<ToldRule> = Vec::new();
        for course in &site.courses {
            let plan = PlanToTell { plan: &course.order, sources, language };
            let about = |rule: &OrderRule| about_modules(course, rule);
            rules.extend(plan.told(
                course.order.account_of_days(&course.fewest_days()),
                |rule| !rule.is_cross_course,
                about,
            ));
            for module in &course.modules {
                let plan = PlanToTell { plan: &module.order, sources, language };
                let about = |_: &OrderRule| BTreeSet::from([module.meta.address.clone()]);
                rules.extend(plan.told(module.order.account(), |_| true, about));
            }
        }
        if let Some(between) = &site.cross_course {
            let plan = PlanToTell { plan: between.plan(), sources, language };
            let about = |rule: &OrderRule| {
                let stations = rule.source.owner.into_iter().chain(rule.stations());
                let paths = stations.filter_map(|station| between.module(station));
                let found = paths.filter_map(|path| {
                    let course = site.courses.get(path.course)?;
                    Some([&course.meta, &course.modules.get(path.module)?.meta])
                });
                found.flatten().map(|meta| meta.address.clone()).collect()
            };
            rules.extend(plan.told(between.account(), |rule| rule.is_cross_course, about));
        }
        let unread = found
            .iter()
            .filter(|found| matches!(found.rule, Rule::OrderUnreadable | Rule::UnknownModule))
            .flat_map(Diagnostic::at_each_place);
        rules.extend(unread.map(|found| {
            let about = about_file(stages, found.span.file);
            ToldRule::unread(found.clone(), sources, about)
        }));
        rules.sort_by(|one, other| one.place.cmp(&other.place));
        rules.dedup_by(|next, one| {
            next.is_unread()
                && one.is_unread()
                && (&next.place.file, next.place.line) == (&one.place.file, one.place.line)
        });
        Self { rules }
    }

    /// Whether a rule could not be read, is broken or contradicted.
    #[must_use]
    pub fn has_errors(&self) -> bool {
        self.rules.iter().any(|rule| match &rule.fate {
            Fate::Unread(_) => true,
            Fate::Read(reading) => {
                reading.strength == Strength::Required
                    && matches!(reading.state, RuleState::Broken | RuleState::Contradicted(_))
            }
        })
    }
}

/// The course, and its modules that a rule names or stands in.
fn about_modules(course: &Course, rule: &OrderRule) -> BTreeSet<String> {
    let stations = rule.source.owner.into_iter().chain(rule.stations());
    let module = |station: StationId| course.modules.get(station.into());
    let modules = stations.filter_map(module).map(|module| &module.meta);
    modules.chain([&course.meta]).map(|meta| meta.address.clone()).collect()
}

/// The course and the module that a file is part of.
fn about_file(stages: &Stages, file: FileId) -> BTreeSet<String> {
    let (site, tree): (&Site, _) = (stages.site(), stages.tree());
    let is_of =
        |meta: &PageMeta| meta.document_in(tree).is_some_and(|document| document.file == file);
    let courses = site.courses.iter().filter(|course| course.metas().any(is_of));
    let modules = |course: &Course| {
        let found = course.modules.iter().find(|module: &&Module| module.metas().any(is_of));
        found.map(|module| module.meta.address.clone())
    };
    courses
        .flat_map(|course| modules(course).into_iter().chain([course.meta.address.clone()]))
        .collect()
}

impl ToldRule {
    /// A rule that was not read, shown as its line; of several faults in it, the first counts.
    fn unread(found: Diagnostic, sources: &Sources, about: BTreeSet<String>) -> Self {
        let place = RulePlace::of(sources, found.span);
        let line = sources.get(found.span.file).map_or("", |source| source.line(place.line));
        let text = line.trim().trim_start_matches("- ").to_owned();
        Self { place, text, fate: Fate::Unread(Box::new(found)), about }
    }

    /// Whether it could not be read, or names what does not exist.
    #[must_use]
    pub fn is_unread(&self) -> bool {
        matches!(self.fate, Fate::Unread(_))
    }

    /// What became of it, in one word for programs: the name of its state, or `unread`.
    #[must_use]
    pub fn state_name(&self) -> &'static str {
        match &self.fate {
            Fate::Read(reading) => reading.state.name(),
            Fate::Unread(_) => "unread",
        }
    }

    /// What it was read as and what became of it; or why it was not read, and what helps.
    #[must_use]
    pub fn lines(&self) -> Vec<RuleLine> {
        match &self.fate {
            Fate::Read(reading) => reading.lines(),
            Fate::Unread(found) => {
                let unread = RuleLine {
                    label: text!(en: "unread", nb: "ikke lest"),
                    text: found.message.clone(),
                };
                let help = found.help.as_ref().map(Help::text).map(|help| RuleLine {
                    label: text!(en: "help", nb: "hjelp"),
                    text: help.clone(),
                });
                [unread].into_iter().chain(help).collect()
            }
        }
    }
}

impl Reading {
    fn lines(&self) -> Vec<RuleLine> {
        let label = text!(en: "read as", nb: "lest som");
        let labels = std::iter::once(label).chain(std::iter::repeat(Text::from("")));
        let read = labels
            .zip(&self.sentences)
            .map(|(label, sentence)| RuleLine { label, text: sentence.as_str().into() });
        let label = match (&self.state, self.strength) {
            (RuleState::Free | RuleState::Taken(_), _) => text!(en: "freedom", nb: "frihet"),
            (_, Strength::Required) => text!(en: "required", nb: "krav"),
            (_, Strength::Recommended) => text!(en: "advised", nb: "anbefalt"),
        };
        read.chain([RuleLine { label, text: self.state_in_words() }]).collect()
    }

    /// What became of the rule.
    fn state_in_words(&self) -> Text {
        let by = self.by.iter().map(RulePlace::shown).collect::<Vec<_>>().join(", ");
        match &self.state {
            RuleState::Kept => text!(
                en: "the published order keeps it",
                nb: "den publiserte rekkefølgen følger den"
            ),
            RuleState::Free => text!(
                en: "the order is free, and no other rule takes that",
                nb: "rekkefølgen er fri, og ingen annen regel tar det"
            ),
            RuleState::Implied(_) if by.is_empty() => text!(
                en: "says nothing: it holds in every order",
                nb: "sier ingenting: det gjelder i enhver rekkefølge"
            ),
            RuleState::Implied(_) => text!(
                en: "says nothing new, it follows from {by}",
                nb: "sier ikke noe nytt, det følger av {by}"
            ),
            RuleState::Broken => text!(
                en: "the published order does not keep it",
                nb: "den publiserte rekkefølgen følger den ikke"
            ),
            RuleState::Contradicted(_) if by.is_empty() => text!(
                en: "contradicts itself",
                nb: "motsier seg selv"
            ),
            RuleState::Contradicted(_) => text!(
                en: "cannot be kept together with {by}",
                nb: "kan ikke følges sammen med {by}"
            ),
            RuleState::Unproven => text!(
                en: "the published order keeps it; whether the time between is kept is unproven, \
                     since it hangs on when the course is taken",
                nb: "den publiserte rekkefølgen følger den; tiden mellom er ikke bevist, for den \
                     avhenger av når kurset tas"
            ),
            RuleState::Taken(_) => text!(
                en: "the freedom is taken by {by}",
                nb: "friheten er tatt av {by}"
            ),
        }
    }
}

impl RulePlace {
    fn of(sources: &Sources, span: Span) -> Self {
        let position = sources.position(span);
        let file = sources.path(span.file).to_owned();
        Self { file, line: position.line, column: position.column }
    }

    /// The place as messages show it.
    #[must_use]
    pub fn shown(&self) -> String {
        format!("{}:{}:{}", self.file, self.line, self.column)
    }
}

/// A plan whose rules are told.
struct PlanToTell<'a> {
    plan: &'a OrderPlan,
    sources: &'a Sources,
    language: Language,
}

impl PlanToTell<'_> {
    /// The rules that are `wanted`, with their states and what each is about.
    fn told(
        &self,
        states: Vec<RuleState>,
        wanted: impl Fn(&OrderRule) -> bool,
        about: impl Fn(&OrderRule) -> BTreeSet<String>,
    ) -> Vec<ToldRule> {
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
                let place = RulePlace::of(self.sources, rule.source.span);
                let (text, about) = (rule.quoted(), about(rule));
                ToldRule { place, text, fate: Fate::Read(reading), about }
            })
            .collect()
    }

    fn places(&self, state: &RuleState) -> Vec<RulePlace> {
        let rules: &[RuleId] = match state {
            RuleState::Implied(by) | RuleState::Contradicted(by) | RuleState::Taken(by) => by,
            RuleState::Kept | RuleState::Free | RuleState::Broken | RuleState::Unproven => &[],
        };
        let read = rules.iter().filter_map(|&rule| self.plan.rules().get(rule));
        read.map(|rule| RulePlace::of(self.sources, rule.source.span)).collect()
    }
}
