//! What rules say between courses: "Kompetansepakken: Modul 1 før Vurdering: Modul 2".
//!
//! In: the rules of each course, and those that name modules of several. Out: a [`Crossing`], in which the modules of all courses are
//! stations of one plan, so that proof and findings are the same as within a course. A reader takes each course in its published order
//! and may go back and forth between courses: the published orders break the rules when no such way keeps them all.

use std::{collections::BTreeSet, ops::Range};

use super::{
    conflict::{Conflict, Step},
    constraint::{Constraint, OrderRule, Strength},
    gate::Gate,
    network::Network,
    plan::OrderPlan,
    read::Crossed,
    scope::Lexicon,
    set::StationSet,
    station::{Beside, RuleText, Station},
};
use crate::course::language::Language;

/// The rules of all courses together, where some of them are about several.
#[derive(Debug, Clone)]
pub struct Crossing {
    plan: OrderPlan,
    /// The stations of each course in the plan.
    courses: Vec<Range<usize>>,
    /// How many of the plan's rules are about one course alone; the others come after them.
    own_rules: usize,
    /// The course that each of the others stands in.
    stand_in: Vec<usize>,
}

/// Rules between courses that cannot be kept by anyone who takes each course as it is published.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Jam {
    /// The rules, as indices in the plan's rules.
    pub rules: Vec<usize>,
    /// The circle that they make with the published orders; empty when alternatives have a part in it.
    pub chain: Vec<JamStep>,
}

/// One step of a jam.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct JamStep {
    /// The rule by which the one comes before the other; `None` when it is published so.
    pub rule: Option<usize>,
    /// The station that comes first.
    pub earlier: usize,
    /// The station that comes after it.
    pub later: usize,
}

impl Crossing {
    /// The crossing of some rules, if any of them crosses; `own` has the other rules of each course.
    pub(super) fn new(lexicon: &Lexicon, stations: &[Station], own: &[Vec<OrderRule>], crossed: Vec<Crossed>) -> Option<Self> {
        if crossed.is_empty() {
            return None;
        }
        let mut courses = Vec::new();
        let mut published: Vec<Station> = Vec::new();
        let mut place = vec![None; stations.len()];
        for scope in &lexicon.scopes {
            let first = published.len();
            for station in scope.range.clone().take(scope.published) {
                if let (Some(place), Some(station)) = (place.get_mut(station), stations.get(station)) {
                    *place = Some(published.len());
                    published.push(station.clone());
                }
            }
            courses.push(first..published.len());
        }
        let place = |station: usize| place.get(station).copied().flatten();
        let mut rules: Vec<OrderRule> = own
            .iter()
            .zip(&courses)
            .flat_map(|(rules, course)| rules.iter().filter(|rule| !rule.crosses).map(|rule| shifted(rule, course)))
            .collect();
        let (own_rules, mut stand_in) = (rules.len(), Vec::new());
        for (rule, course) in crossed {
            let constraints: Vec<Constraint> = rule.constraints.into_iter().filter_map(|constraint| constraint.of(place)).collect();
            if let Some(range) = courses.get(course).filter(|_| !constraints.is_empty()) {
                let owner = rule.source.owner.map(|owner| range.start + owner);
                rules.push(OrderRule { source: RuleText { owner, ..rule.source }, constraints, ..rule });
                stand_in.push(course);
            }
        }
        let plan = OrderPlan::of_rules(lexicon.noun, published, rules);
        Some(Self { plan, courses, own_rules, stand_in })
    }

    /// The modules of all courses, with all rules.
    #[must_use]
    pub fn plan(&self) -> &OrderPlan {
        &self.plan
    }

    /// Whether a rule of the plan is about several courses.
    #[must_use]
    pub fn crosses(&self, rule: usize) -> bool {
        rule >= self.own_rules
    }

    /// Whether a rule about several courses names a module of one.
    #[must_use]
    pub fn touches(&self, course: usize) -> bool {
        self.naming(course).next().is_some()
    }

    /// The rules about several courses that name a module of one, as indices in the plan's rules.
    pub fn naming(&self, course: usize) -> impl Iterator<Item = usize> {
        let own = self.courses.get(course).cloned().unwrap_or_default();
        let rules = self.plan.rules().iter().enumerate().skip(self.own_rules);
        rules
            .filter(move |(_, rule)| rule.constraints.iter().flat_map(Constraint::stations).any(|station| own.contains(&station)))
            .map(|(rule, _)| rule)
    }

    /// The rules about several courses that stand in one, in the order in which they were written.
    pub fn standing_in(&self, course: usize) -> impl Iterator<Item = &OrderRule> {
        let rules = self.plan.rules().iter().skip(self.own_rules).zip(&self.stand_in);
        rules.filter(move |(_, stands_in)| **stands_in == course).map(|(rule, _)| rule)
    }

    /// The station of a module, given by its course and its place in that.
    #[must_use]
    pub fn station(&self, course: usize, module: usize) -> Option<usize> {
        self.courses.get(course)?.clone().nth(module)
    }

    /// The course of a station, and the module's place in that.
    #[must_use]
    pub fn module(&self, station: usize) -> Option<(usize, usize)> {
        let (course, range) = self.courses.iter().enumerate().find(|(_, range)| range.contains(&station))?;
        Some((course, station - range.start))
    }

    /// What no one can keep who takes each course as it is published: sets of required rules that share none, or each recommendation
    /// by itself together with what is required.
    #[must_use]
    pub fn jams(&self, strength: Strength) -> Vec<Jam> {
        let standing: Vec<usize> = self.standing(Strength::Required);
        let required = self.jams_of(&standing);
        if strength == Strength::Required || !required.is_empty() {
            return required.into_iter().filter(|_| strength == Strength::Required).collect();
        }
        let with = |rule: usize| self.jams_of(&standing.iter().copied().chain([rule]).collect::<Vec<_>>());
        self.standing(Strength::Recommended).into_iter().flat_map(with).collect()
    }

    /// The crossing rules of a strength that contradict no other.
    fn standing(&self, strength: Strength) -> Vec<usize> {
        (self.own_rules..self.plan.rules().len()).filter(|&rule| self.plan.stands(rule, strength)).collect()
    }

    fn jams_of(&self, rules: &[usize]) -> Vec<Jam> {
        if self.is_passable(rules) {
            return Vec::new();
        }
        let read = rules.iter().filter_map(|&rule| self.plan.rules().get(rule));
        let required = read.map(|rule| OrderRule { strength: Strength::Required, ..rule.clone() });
        let published = self.courses.iter().flat_map(|course| self.published(course));
        let plan = OrderPlan::of_rules(self.plan.noun(), self.plan.stations().to_vec(), required.chain(published).collect());
        plan.conflicts().iter().map(|conflict| jam(conflict, rules)).collect()
    }

    /// Whether some way through the published orders keeps some rules.
    fn is_passable(&self, rules: &[usize]) -> bool {
        let count = self.plan.stations().len();
        let published = self.courses.iter().flat_map(|course| self.published(course));
        let published: Vec<Gate> = published.filter_map(|rule| Gate::new(0, rule.constraints.first()?, count)).collect();
        let wanted: BTreeSet<usize> = rules.iter().copied().collect();
        let own = self.plan.gates_of(|rule| wanted.contains(&rule));
        Network::new(count, own.chain(&published)).schedule(&StationSet::empty(count)).len() == count
    }

    /// The published order of a course, as a rule for each two neighbours.
    fn published(&self, course: &Range<usize>) -> impl Iterator<Item = OrderRule> {
        let pairs = course.clone().zip(course.clone().skip(1));
        pairs.filter_map(|(earlier, later)| {
            let span = self.plan.stations().get(later)?.span;
            let source = RuleText { text: String::new(), span, verbatim: false, owner: None, beside: Beside::default() };
            let constraints = vec![Constraint::Before { earlier: vec![earlier], least: 1, later: vec![later] }];
            let (strength, language) = (Strength::Required, Language::Bokmal);
            Some(OrderRule { source, strength, constraints, language, names_draft: false, crosses: false })
        })
    }
}

/// A conflict of `rules` with the published orders, which come after them.
fn jam(conflict: &Conflict, rules: &[usize]) -> Jam {
    let step = |step: &Step| JamStep { rule: rules.get(step.rule).copied(), earlier: step.earlier, later: step.later };
    Jam {
        rules: conflict.rules.iter().filter_map(|&rule| rules.get(rule)).copied().collect(),
        chain: conflict.chain.iter().map(step).collect(),
    }
}

/// A rule of one course among the stations of all: first and last are said of that course alone.
fn shifted(rule: &OrderRule, course: &Range<usize>) -> OrderRule {
    let others = |named: &[usize]| -> Vec<usize> { course.clone().filter(|station| !named.contains(station)).collect() };
    let shifted = |constraint: Constraint| match constraint.of(|station| Some(course.start + station))? {
        Constraint::First(named) => before(named.clone(), others(&named)),
        Constraint::Last(named) => before(others(&named), named),
        other => Some(other),
    };
    let owner = rule.source.owner.map(|owner| course.start + owner);
    let source = RuleText { owner, ..rule.source.clone() };
    OrderRule { source, constraints: rule.constraints.iter().cloned().filter_map(shifted).collect(), ..rule.clone() }
}

fn before(earlier: Vec<usize>, later: Vec<usize>) -> Option<Constraint> {
    (!earlier.is_empty() && !later.is_empty()).then_some(Constraint::Before { least: earlier.len(), earlier, later })
}

#[cfg(test)]
mod tests {
    use proptest::{
        collection::vec,
        prelude::{Strategy, prop_assert_eq, proptest},
    };

    use super::*;
    use crate::course::order::{
        read::{Plans, Sequence},
        scope::CourseName,
        testing::{keeps, numbered, orders, rule},
    };

    /// Courses `A`, `B` … with so many modules, and the rules that stand in the first of them.
    fn courses(modules: &[u32], rules: &[String]) -> Plans {
        let course = |(at, count): (usize, &u32)| {
            let title = char::from(b'A' + u8::try_from(at).unwrap()).to_string();
            let rules = rules.iter().enumerate().filter(|_| at == 0).map(|(at, text)| rule(at, text)).collect();
            let course = Some(CourseName { title, folder: String::new() });
            Sequence { course, stations: numbered(&(1..=*count).collect::<Vec<_>>()), rules, ..Sequence::default() }
        };
        Plans::read(modules.iter().enumerate().map(course).collect(), Language::Bokmal)
    }

    fn crossing(modules: &[u32], rules: &[&str]) -> Crossing {
        let plans = courses(modules, &rules.iter().map(|&rule| rule.to_owned()).collect::<Vec<_>>());
        assert_eq!(plans.diagnostics, []);
        plans.crossing.expect("a rule crosses")
    }

    #[test]
    fn rules_of_one_course_stay_there_and_take_part_in_what_follows_between_courses() {
        let crossing = crossing(&[2, 2], &["Modul 1 før 2", "Modul 2 før B: Modul 1"]);
        let station = |course, module| crossing.station(course, module).unwrap();
        assert_eq!(crossing.plan().required_before(station(1, 0)), [station(0, 0), station(0, 1)]);
        assert_eq!(crossing.plan().required_directly_before(station(1, 0)), [station(0, 1)]);
        assert_eq!((0..4).map(|at| crossing.module(at).unwrap()).collect::<Vec<_>>(), [(0, 0), (0, 1), (1, 0), (1, 1)]);
        assert_eq!(crossing.standing_in(0).map(OrderRule::text).collect::<Vec<_>>(), ["Modul 2 før B: Modul 1"]);
    }

    #[test]
    fn last_in_a_course_says_nothing_of_other_courses() {
        let crossing = crossing(&[2, 1], &["Modul 2 til slutt", "Modul 2 før B: Modul 1"]);
        assert_eq!(crossing.plan().conflicts(), []);
    }

    #[test]
    fn a_way_back_and_forth_is_no_jam_and_a_circle_through_the_published_orders_is() {
        assert_eq!(crossing(&[2, 2], &["Modul 1 før B: 1", "B: Modul 1 før A: 2"]).jams(Strength::Required), []);
        let jammed = crossing(&[2, 2], &["Modul 2 før B: 1", "B: Modul 2 før A: 1"]).jams(Strength::Required);
        assert_eq!(jammed.iter().map(|jam| jam.rules.len()).collect::<Vec<_>>(), [2]);
        assert_eq!(jammed[0].chain.iter().filter(|step| step.rule.is_none()).count(), 2);
    }

    #[test]
    fn a_course_that_is_a_draft_may_be_named_and_nothing_is_said_of_it() {
        let draft = CourseName { title: "B".to_owned(), folder: String::new() };
        let own = CourseName { title: "A".to_owned(), folder: String::new() };
        let rules = ["Modul 1 før B: «Noe»", "Modul 1 etter minst to av B: 1–3", "Modul 2 etter 1 og B: Modul 1"];
        let rules = rules.iter().enumerate().map(|(at, text)| rule(at, text)).collect();
        let plans = Plans::read(
            vec![
                Sequence { course: Some(own), stations: numbered(&[1, 2]), rules, ..Sequence::default() },
                Sequence { course: Some(draft), is_draft: true, ..Sequence::default() },
            ],
            Language::Bokmal,
        );
        assert_eq!(plans.diagnostics, []);
        assert!(plans.crossing.is_none());
        assert_eq!(plans.own[0].rules().iter().map(OrderRule::text).collect::<Vec<_>>(), ["Modul 2 etter 1 og B: Modul 1"]);
        assert_eq!(plans.own[0].required_before(1), [0]);
    }

    /// A sentence about one or two modules on each side, of any of three courses with two modules.
    fn sentence() -> impl Strategy<Value = String> {
        let module = || (0..3_usize, 1..3_u32).prop_map(|(course, number)| format!("{}: Modul {number}", ["A", "B", "C"][course]));
        (module(), module(), module(), 0..3_usize).prop_map(|(a, b, later, join)| match join {
            0 => format!("{a} før {later}"),
            1 => format!("{a} og {b} før {later}"),
            _ => format!("{a} eller {b} før {later}"),
        })
    }

    proptest! {
        #[test]
        fn the_courses_jam_exactly_when_no_mixture_of_their_published_orders_keeps_the_rules(rules in vec(sentence(), 1..6)) {
            let plans = courses(&[2, 2, 2], &rules);
            assert_eq!(plans.diagnostics, []);
            let Some(crossing) = plans.crossing else { return Ok(()) };
            let plan = crossing.plan();
            let disputed: Vec<usize> = plan.conflicts().iter().flat_map(|conflict| conflict.rules.clone()).collect();
            let rules = || plan.rules().iter().enumerate().filter(|(rule, _)| crossing.crosses(*rule) && !disputed.contains(rule)).map(|(_, rule)| rule);
            let is_mixture = |places: &Vec<usize>| places[0] < places[1] && places[2] < places[3] && places[4] < places[5];
            let possible = orders(6).iter().any(|places| is_mixture(places) && rules().flat_map(|rule| &rule.constraints).all(|constraint| keeps(places, constraint)));
            prop_assert_eq!(crossing.jams(Strength::Required).is_empty(), possible);
        }

        #[test]
        fn a_rule_between_courses_is_printed_as_it_reads_back(rules in vec(sentence(), 1..6)) {
            let Some(first) = courses(&[2, 2, 2], &rules).crossing else { return Ok(()) };
            let sentences: Vec<String> = first.plan().rules().iter().skip(first.own_rules)
                .map(|rule| first.plan().sentence(&rule.constraints[0], rule.strength, Language::Bokmal)).collect();
            let again = courses(&[2, 2, 2], &sentences).crossing.expect("they still cross");
            let constraints = |crossing: &Crossing| crossing.plan().rules().iter().skip(crossing.own_rules).flat_map(|rule| rule.constraints.clone()).collect::<Vec<_>>();
            prop_assert_eq!(constraints(&again), constraints(&first), "{:?}", sentences);
        }
    }
}
