//! From the rules in front matter to order plans.
//!
//! In: the sequences of a site (the modules of each course, or the pages of one module) in
//! published order, with the sentences about them. Out: an [`OrderPlan`] for each sequence, with
//! the rules that could be parsed and resolved; the rules between courses; and a diagnostic for
//! each rule that could not. What follows from the rules is left to `plan` and `cross_course`.

use super::{
    comma::cut_up,
    constraint::{Constraint, OrderRule},
    cross_course::{CrossCourseRule, CrossCourseRules},
    parse_context::{ParseContext, Reading, RuleFault},
    plan::OrderPlan,
    scope::{CourseName, Lexicon, Scope},
    station::{Noun, RuleText, Station, StationId},
    unknown,
    unreadable::unreadable,
};
use crate::{
    course::language::Language,
    diagnostic::Diagnostic,
    ids::{Id, IndexVec},
};

/// The number of faulty rules for which the nearest readable sentence and the nearest name are
/// searched; the others get plainer help.
const SEARCHED: usize = 100;

/// The modules of a course, or the pages of a module, with the rules about them.
#[derive(Debug, Default)]
pub struct Sequence {
    /// The name of the course in rules; `None` where there is only one sequence.
    pub course: Option<CourseName>,
    /// Whether the whole course is a draft: rules may name its modules, and require nothing of
    /// them.
    pub is_draft: bool,
    /// The stations in published order.
    pub stations: Vec<Station>,
    /// The stations that are not published; rules may name them, and require nothing of them.
    pub drafts: Vec<Station>,
    /// The rules.
    pub rules: Vec<RuleText>,
}

/// The plans of a site.
#[derive(Debug, Default)]
pub struct Plans {
    /// The plan of each course, in the order of the sequences.
    pub own: Vec<OrderPlan>,
    /// The rules between courses; `None` where there are none.
    pub cross_course: Option<CrossCourseRules>,
    /// `order-unreadable` and `unknown-module`, one for each place in a rule.
    pub diagnostics: Vec<Diagnostic>,
}

impl OrderPlan {
    /// Parses the rules of one course's modules, on a site in bokmål; `stations` are in published
    /// order.
    ///
    /// ```
    /// use loype::course::order::{OrderPlan, RuleText, Station, StationId};
    /// use loype::ids::Id;
    /// use loype::kind::Called;
    /// use loype::source::{SourceFile, Sources, Span};
    ///
    /// let span = Span::start_of(Sources::new().add(SourceFile::new("_index.md", "")));
    /// let station = |number: u32| Station {
    ///     number: Some(number),
    ///     called: Called::default(),
    ///     title: format!("Del {number}"),
    ///     course: None,
    ///     folder: String::new(),
    ///     span,
    /// };
    /// let rule = RuleText::new("Modul 1 før 2 og 3", span);
    /// let stations = vec![station(1), station(2), station(3)];
    /// let (plan, diagnostics) = OrderPlan::read(stations, vec![rule]);
    /// assert!(diagnostics.is_empty());
    /// assert_eq!(plan.required_directly_before(StationId::new(2)), [StationId::new(0)]);
    /// ```
    #[must_use]
    pub fn read(stations: Vec<Station>, rules: Vec<RuleText>) -> (Self, Vec<Diagnostic>) {
        Self::read_one(
            Noun::Module(Language::Bokmal),
            Sequence { stations, rules, ..Sequence::default() },
        )
    }

    /// Parses the rules of one module's pages: messages call them by their titles, and "side 2" in
    /// a rule is one of them. If some pages are not published, the others get new numbers, and no
    /// rule is shown to readers in the words that count with the old ones.
    #[must_use]
    pub fn read_pages(sequence: Sequence, language: Language) -> (Self, Vec<Diagnostic>) {
        let is_renumbered = !sequence.drafts.is_empty();
        let (plan, diagnostics) = Self::read_one(Noun::Page(language), sequence);
        (if is_renumbered { plan.renumbered() } else { plan }, diagnostics)
    }

    fn read_one(noun: Noun, sequence: Sequence) -> (Self, Vec<Diagnostic>) {
        let Plans { own, diagnostics, .. } = Plans::read_as(noun, vec![sequence]);
        (own.into_iter().next().unwrap_or_default(), diagnostics)
    }
}

impl Plans {
    /// Parses the rules of all courses of a site; `language` is that of the site.
    #[must_use]
    pub fn read(courses: Vec<Sequence>, language: Language) -> Self {
        Self::read_as(Noun::Module(language), courses)
    }

    fn read_as(noun: Noun, mut sequences: Vec<Sequence>) -> Self {
        let mut plans = Self::default();
        let mut crossed: Vec<CrossCourseRule> = Vec::new();
        let mut rules = vec![Vec::new(); sequences.len()];
        if sequences.iter().any(|sequence| !sequence.rules.is_empty()) {
            let (lexicon, stations) = lexicon(noun, &sequences);
            for ((sequence, own), read) in sequences.iter_mut().zip(&lexicon.scopes).zip(&mut rules)
            {
                let mut parser = RuleParser {
                    lexicon: &lexicon,
                    stations: &stations,
                    own,
                    diagnostics: &mut plans.diagnostics,
                };
                for source in std::mem::take(&mut sequence.rules) {
                    if let Some(found) = parser.parse(source) {
                        read.extend(found.own);
                        let course = own.id;
                        crossed.extend(
                            found.cross_course.map(|rule| CrossCourseRule { rule, course }),
                        );
                    }
                }
            }
            plans.cross_course = CrossCourseRules::new(&lexicon, &stations, &rules, crossed);
        }
        plans.own = sequences
            .into_iter()
            .zip(rules)
            .map(|(sequence, rules)| {
                OrderPlan::of_rules(noun, sequence.stations.into(), rules.into())
            })
            .collect();
        plans
    }
}

/// The lexicon of some sequences, and the stations of all of them by their ids in it.
fn lexicon(noun: Noun, sequences: &[Sequence]) -> (Lexicon, IndexVec<StationId, Station>) {
    let mut lexicon = Lexicon::new(noun);
    let mut stations: Vec<Station> = Vec::new();
    for Sequence { course, is_draft, stations: published, drafts, .. } in sequences {
        let first = stations.len();
        let is_shared = |own: &CourseName| {
            sequences
                .iter()
                .filter_map(|other| other.course.as_ref())
                .filter(|other| other.title == own.title)
                .count()
                > 1
        };
        let title = course.as_ref().map(|course| {
            if is_shared(course) { course.folder.clone() } else { course.title.clone() }
        });
        stations.extend(
            published
                .iter()
                .chain(drafts)
                .map(|station| Station { course: title.clone(), ..station.clone() }),
        );
        let own = stations.get(first..).filter(|_| !is_draft);
        lexicon.add(StationId::new(first), own, published.len(), course.clone());
    }
    (lexicon, stations.into())
}

/// What a rule says about its own course; and, if it is about several courses, the whole rule.
struct ResolvedRule {
    own: Option<OrderRule>,
    cross_course: Option<OrderRule>,
}

/// Parses the rules of one course.
struct RuleParser<'a> {
    lexicon: &'a Lexicon,
    stations: &'a IndexVec<StationId, Station>,
    own: &'a Scope,
    diagnostics: &'a mut Vec<Diagnostic>,
}

impl RuleParser<'_> {
    fn parse(&mut self, source: RuleText) -> Option<ResolvedRule> {
        let first = self.own.range.start;
        let context = ParseContext {
            lexicon: self.lexicon,
            own: self.own,
            stations: self.stations,
            owner: source.owner.map(|owner| first.offset(owner.index())),
            searched: self.diagnostics.len() < SEARCHED,
        };
        if let Some(cut_up) = cut_up(context, &source) {
            self.diagnostics.extend(cut_up.is_first.then(|| cut_up.diagnostic(&source)));
            return None;
        }
        let Reading { strength, constraints, language, names_draft } =
            match context.read(&source.text) {
                Ok(reading) => reading,
                Err(faults) => {
                    self.diagnostics.extend(
                        faults.into_iter().filter_map(|fault| diagnostic(context, &source, fault)),
                    );
                    return None;
                }
            };
        let is_cross_course = constraints
            .iter()
            .flat_map(Constraint::stations)
            .any(|station| !self.own.range.contains(&station));
        let published = |station: StationId| {
            let station = station.index().checked_sub(first.index());
            station.filter(|&station| station < self.own.published).map(StationId::new)
        };
        let part = |constraint: &Constraint| {
            if is_cross_course {
                constraint.clone().part(published)
            } else {
                constraint.clone().of(published)
            }
        };
        let own: Vec<Constraint> = constraints.iter().filter_map(part).collect();
        let whole =
            OrderRule { source, strength, constraints, language, names_draft, is_cross_course };
        Some(ResolvedRule {
            own: (!own.is_empty()).then(|| OrderRule { constraints: own, ..whole.clone() }),
            cross_course: is_cross_course.then_some(whole),
        })
    }
}

fn diagnostic(context: ParseContext, source: &RuleText, fault: RuleFault) -> Option<Diagnostic> {
    match fault {
        RuleFault::Unreadable(fault) => Some(unreadable(context, source, fault)),
        RuleFault::Unknown { range, missing, scope } => {
            let scope = context.lexicon.scopes.get(scope)?;
            Some(unknown::diagnostic(context, source, &range, &missing, scope))
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::course::order::testing::at;
    use crate::course::order::testing::{numbered, rule};
    use crate::ids::ids;

    #[test]
    fn a_rule_may_name_a_draft_and_says_nothing_about_it() {
        let rules = ["Modul 1 før 2–3", "Modul 2 før 3", "Modul 2 til slutt"];
        let rules = rules.iter().enumerate().map(|(at, text)| rule(at, text)).collect();
        let course = Sequence {
            stations: numbered(&[1, 3]),
            drafts: numbered(&[2]),
            rules,
            ..Sequence::default()
        };
        let Plans { own, diagnostics, .. } = Plans::read(vec![course], Language::Bokmal);
        assert_eq!(diagnostics, []);
        assert_eq!(
            own[0].rules().iter().map(OrderRule::text).collect::<Vec<_>>(),
            ["Modul 1 før 2–3"]
        );
        assert_eq!(
            (own[0].stations().len(), own[0].required_directly_before(at(1))),
            (2, ids(&[0]))
        );
    }
}
