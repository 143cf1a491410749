//! Rules between courses: "Kompetansepakken: Modul 1 før Vurdering: Modul 2".
//!
//! In: the rules of each course, and the rules that name modules of several. Out:
//! [`CrossCourseRules`], in which the modules of all courses are stations of one plan, so that
//! proof and findings are the same as within a course. A reader takes each course in its published
//! order and may go back and forth between courses; whether the published orders allow that is left
//! to `deadlock`.

use std::ops::Range;

use super::{
    constraint::{Constraint, OrderRule, RuleId},
    plan::OrderPlan,
    scope::Lexicon,
    station::{RuleText, Station, StationId},
};
use crate::course::ids::{CourseId, ModuleId, ModulePath};
use crate::ids::{self, Id, IndexVec};

/// The rules of all courses as one plan; exists only where some rule is about several courses.
#[derive(Debug, Clone, Hash)]
pub struct CrossCourseRules {
    pub(super) plan: OrderPlan,
    /// The stations of each course in the plan.
    pub(super) courses: IndexVec<CourseId, Range<StationId>>,
    /// The number of rules that are about one course alone; the others come after them.
    pub(super) own_rules: usize,
    /// For each of the others, the course whose front matter it is in.
    stand_in: Vec<CourseId>,
}

/// A rule that names modules of more than one course.
pub(super) struct CrossCourseRule {
    /// The rule; its stations are those of the lexicon.
    pub(super) rule: OrderRule,
    /// The course whose front matter it is in.
    pub(super) course: CourseId,
}

impl CrossCourseRules {
    /// The plan of all courses, if any rule is about several; `own` has the other rules of each
    /// course.
    pub(super) fn new(
        lexicon: &Lexicon,
        stations: &IndexVec<StationId, Station>,
        own: &[Vec<OrderRule>],
        crossed: Vec<CrossCourseRule>,
    ) -> Option<Self> {
        if crossed.is_empty() {
            return None;
        }
        let mut courses = IndexVec::new();
        let mut published: IndexVec<StationId, Station> = IndexVec::new();
        let mut place = IndexVec::repeat(None, stations.len());
        for scope in &lexicon.scopes {
            let first = StationId::new(published.len());
            for station in ids::each(&scope.range).take(scope.published) {
                if let (Some(place), Some(station)) =
                    (place.get_mut(station), stations.get(station))
                {
                    *place = Some(published.push(station.clone()));
                }
            }
            courses.push(first..StationId::new(published.len()));
        }
        let place = |station: StationId| place.get(station).copied().flatten();
        let mut rules: Vec<OrderRule> = own
            .iter()
            .zip(&courses)
            .flat_map(|(rules, course)| {
                rules.iter().filter(|rule| !rule.is_cross_course).map(|rule| shifted(rule, course))
            })
            .collect();
        let (own_rules, mut stand_in) = (rules.len(), Vec::new());
        for CrossCourseRule { rule, course } in crossed {
            let constraints: Vec<Constraint> = rule
                .constraints
                .into_iter()
                .filter_map(|constraint| constraint.of(place))
                .collect();
            if let Some(range) = courses.get(course).filter(|_| !constraints.is_empty()) {
                let owner = rule.source.owner.map(|owner| range.start.offset(owner.index()));
                rules.push(OrderRule {
                    source: RuleText { owner, ..rule.source },
                    constraints,
                    ..rule
                });
                stand_in.push(course);
            }
        }
        let plan = OrderPlan::of_rules(lexicon.noun, published, rules.into());
        Some(Self { plan, courses, own_rules, stand_in })
    }

    /// The modules of all courses, with all rules.
    #[must_use]
    pub fn plan(&self) -> &OrderPlan {
        &self.plan
    }

    /// Whether a rule of the plan is about several courses.
    #[must_use]
    pub fn is_cross_course(&self, rule: RuleId) -> bool {
        rule.index() >= self.own_rules
    }

    /// Whether a rule about several courses names a module of one.
    #[must_use]
    pub fn touches(&self, course: CourseId) -> bool {
        self.naming(course).next().is_some()
    }

    /// The rules about several courses that name a module of one.
    pub fn naming(&self, course: CourseId) -> impl Iterator<Item = RuleId> {
        let own = self.courses.get(course);
        let rules = self.plan.rules().iter_enumerated().skip(self.own_rules);
        rules
            .filter(move |(_, rule)| {
                rule.constraints
                    .iter()
                    .flat_map(Constraint::stations)
                    .any(|station| own.is_some_and(|own| own.contains(&station)))
            })
            .map(|(rule, _)| rule)
    }

    /// The rules about several courses in the front matter of one course, in the order in which
    /// they were written.
    pub fn standing_in(&self, course: CourseId) -> impl Iterator<Item = &OrderRule> {
        let rules = self.plan.rules().iter().skip(self.own_rules).zip(&self.stand_in);
        rules.filter(move |(_, stands_in)| **stands_in == course).map(|(rule, _)| rule)
    }

    /// The station of a module.
    #[must_use]
    pub fn station(&self, ModulePath { course, module }: ModulePath) -> Option<StationId> {
        ids::each(self.courses.get(course)?).nth(module.index())
    }

    /// The module that a station is.
    #[must_use]
    pub fn module(&self, station: StationId) -> Option<ModulePath> {
        let mut courses = self.courses.iter_enumerated();
        let (course, range) = courses.find(|(_, range)| range.contains(&station))?;
        let module = ModuleId::new(station.index() - range.start.index());
        Some(ModulePath { course, module })
    }
}

/// A rule of one course among the stations of all: "first" and "last" refer to that course alone.
fn shifted(rule: &OrderRule, course: &Range<StationId>) -> OrderRule {
    let others = |named: &[StationId]| -> Vec<StationId> {
        ids::each(course).filter(|station| !named.contains(station)).collect()
    };
    let shifted = |constraint: Constraint| match constraint
        .of(|station| Some(course.start.offset(station.index())))?
    {
        Constraint::First(named) => before(named.clone(), others(&named)),
        Constraint::Last(named) => before(others(&named), named),
        other => Some(other),
    };
    let owner = rule.source.owner.map(|owner| course.start.offset(owner.index()));
    let source = RuleText { owner, ..rule.source.clone() };
    OrderRule {
        source,
        constraints: rule.constraints.iter().cloned().filter_map(shifted).collect(),
        ..rule.clone()
    }
}

fn before(earlier: Vec<StationId>, later: Vec<StationId>) -> Option<Constraint> {
    (!earlier.is_empty() && !later.is_empty()).then_some(Constraint::Before {
        least: earlier.len(),
        earlier,
        later,
    })
}

#[cfg(test)]
mod tests {
    use crate::course::order::testing::at;
    use proptest::{
        collection::vec,
        prelude::{prop_assert_eq, proptest},
    };

    use super::*;
    use crate::course::{
        language::Language,
        order::{
            read::{Plans, Sequence},
            scope::CourseName,
            testing::{between, courses, cross_course, numbered, rule},
        },
    };

    #[test]
    fn rules_of_one_course_stay_there_and_take_part_in_what_follows_between_courses() {
        let cross_course = cross_course(&[2, 2], &["Modul 1 før 2", "Modul 2 før B: Modul 1"]);
        let path = |course, module| ModulePath {
            course: CourseId::new(course),
            module: ModuleId::new(module),
        };
        let station = |course, module| cross_course.station(path(course, module)).unwrap();
        assert_eq!(
            cross_course.plan().required_before(station(1, 0)),
            [station(0, 0), station(0, 1)]
        );
        assert_eq!(cross_course.plan().required_directly_before(station(1, 0)), [station(0, 1)]);
        assert_eq!(
            ids::first(4).map(|at| cross_course.module(at).unwrap()).collect::<Vec<_>>(),
            [path(0, 0), path(0, 1), path(1, 0), path(1, 1)]
        );
        assert_eq!(
            cross_course.standing_in(CourseId::new(0)).map(OrderRule::text).collect::<Vec<_>>(),
            ["Modul 2 før B: Modul 1"]
        );
    }

    #[test]
    fn what_a_rule_between_courses_says_of_its_own_counts_there_too() {
        let rules = [
            "Modul 1 og B: Modul 1 før A: Modul 2 og B: Modul 2".to_owned(),
            "Modul 3 etter 1 eller B: Modul 1".to_owned(),
        ];
        let plans = courses(&[3, 2], &rules);
        assert_eq!(plans.diagnostics, []);
        assert_eq!(plans.own[0].required_before(at(1)), [0]);
        assert_eq!(
            plans.own[0].rules().len(),
            1,
            "a choice that another course can settle says nothing of its own"
        );
    }

    #[test]
    fn last_in_a_course_says_nothing_of_other_courses() {
        let cross_course = cross_course(&[2, 1], &["Modul 2 til slutt", "Modul 2 før B: Modul 1"]);
        assert_eq!(cross_course.plan().conflicts(), []);
    }

    #[test]
    fn a_course_that_is_a_draft_may_be_named_and_nothing_is_said_of_it() {
        let draft = CourseName { title: "B".to_owned(), folder: String::new() };
        let own = CourseName { title: "A".to_owned(), folder: String::new() };
        let rules = [
            "Modul 1 før B: «Noe»",
            "Modul 1 etter minst to av B: 1–3",
            "Modul 2 etter 1 og B: Modul 1",
        ];
        let rules = rules.iter().enumerate().map(|(at, text)| rule(at, text)).collect();
        let plans = Plans::read(
            vec![
                Sequence {
                    course: Some(own),
                    stations: numbered(&[1, 2]),
                    rules,
                    ..Sequence::default()
                },
                Sequence { course: Some(draft), is_draft: true, ..Sequence::default() },
            ],
            Language::Bokmal,
        );
        assert_eq!(plans.diagnostics, []);
        assert!(plans.cross_course.is_none());
        assert_eq!(
            plans.own[0].rules().iter().map(OrderRule::text).collect::<Vec<_>>(),
            ["Modul 2 etter 1 og B: Modul 1"]
        );
        assert_eq!(plans.own[0].required_before(at(1)), [0]);
    }

    proptest! {
        #[test]
        fn a_rule_between_courses_is_printed_as_it_reads_back(rules in vec(between(), 1..6)) {
            let Some(first) = courses(&[2, 2, 2], &rules).cross_course else { return Ok(()) };
            let sentences: Vec<String> = first
                .plan()
                .rules()
                .iter()
                .skip(first.own_rules)
                .map(|rule| {
                    first.plan().sentence(&rule.constraints[0], rule.strength, Language::Bokmal)
                })
                .collect();
            let again = courses(&[2, 2, 2], &sentences).cross_course.expect("they still cross");
            let constraints = |cross_course: &CrossCourseRules| {
                cross_course
                    .plan()
                    .rules()
                    .iter()
                    .skip(cross_course.own_rules)
                    .flat_map(|rule| rule.constraints.clone())
                    .collect::<Vec<_>>()
            };
            prop_assert_eq!(constraints(&again), constraints(&first), "{:?}", sentences);
        }
    }
}
