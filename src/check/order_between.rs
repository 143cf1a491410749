//! Rules between courses ("Kompetansepakken: Modul 1 før Vurdering: Modul 2"): the same findings as
//! within one course.
//!
//! In: the cross-course rules of a site. Out: contradictions, redundancies, constrained groups,
//! early openings and cut-off audiences in which a rule between courses takes part; the others are
//! found in their own course. `order-broken` and `order-discouraged` mean here that nobody can keep
//! the rules who takes each course in its published order, going back and forth between the courses
//! at will.

use super::{
    order_audience, order_contradiction, order_freedom, order_opening_for, order_redundant,
};
use crate::{
    config::Audiences,
    course::{
        Course, CourseId, Module,
        order::{
            CrossCourseDeadlock, CrossCourseRules, DeadlockStep, OrderPlan, RuleId, StationId,
            Step, Strength,
        },
    },
    diagnostic::{Diagnostic, Help, Rule, Text},
    fingerprint::Fingerprinted,
    ids::IndexVec,
    source::Span,
    text,
};

/// What is wrong with the rules between some courses.
pub(super) fn check(
    courses: &IndexVec<CourseId, Fingerprinted<Course>>,
    cross_course: &CrossCourseRules,
    audiences: &Audiences,
) -> Vec<Diagnostic> {
    let plan = cross_course.plan();
    let is_cross_course =
        |rules: &[RuleId]| rules.iter().any(|&rule| cross_course.is_cross_course(rule));
    let modules = || courses.iter().flat_map(|course| &course.modules);
    let conflicts = plan.conflicts().iter().filter(|conflict| {
        is_cross_course(&conflict.rules) && !is_of_one_course(cross_course, &conflict.chain)
    });
    let mut found: Vec<Diagnostic> =
        conflicts.filter_map(|conflict| order_contradiction::diagnostic(plan, conflict)).collect();
    found.extend(deadlocks(cross_course, Strength::Required, Rule::OrderBroken));
    found.extend(deadlocks(cross_course, Strength::Recommended, Rule::OrderDiscouraged));
    let redundant = plan.redundant();
    let is_new = |rule: RuleId, by: &[RuleId]| {
        (cross_course.is_cross_course(rule) || is_cross_course(by))
            && plan.rules().get(rule).is_some_and(|rule| !rule.names_draft)
    };
    found.extend(
        redundant
            .iter()
            .filter(|found| is_new(found.rule, &found.by))
            .filter_map(|found| order_redundant::diagnostic(plan, found)),
    );
    let lost = plan.constrained_groups();
    found.extend(
        lost.iter()
            .filter(|lost| is_cross_course(&lost.by))
            .filter_map(|lost| order_freedom::diagnostic(plan, lost)),
    );
    let opens = modules().map(|module| &module.opens).collect();
    found.extend(order_opening_for::check(plan, &opens, audiences, |earlier, later| {
        earlier.iter().any(|&earlier| is_between(courses, cross_course, earlier, later))
    }));
    let of = modules().map(Module::audience).collect();
    found.extend(order_audience::check(
        plan,
        &order_audience::Audience { names: audiences, of },
        |rule| cross_course.is_cross_course(rule),
    ));
    found
}

/// Whether two stations are in different courses, or only rules between courses make one wait for
/// the other.
fn is_between(
    courses: &IndexVec<CourseId, Fingerprinted<Course>>,
    cross_course: &CrossCourseRules,
    earlier: StationId,
    later: StationId,
) -> bool {
    let (Some(from), Some(to)) = (cross_course.module(earlier), cross_course.module(later)) else {
        return false;
    };
    let (earlier, later) = (from.module.into(), to.module.into());
    let is_own = |plan: &OrderPlan| {
        let alternatives = plan.alternatives_before(later);
        plan.must_precede(earlier, later)
            || alternatives.iter().any(|alternative| alternative.of.contains(&earlier))
    };
    from.course != to.course || courses.get(to.course).is_some_and(|course| !is_own(&course.order))
}

/// Whether a circle stays in one course, where it has been reported.
fn is_of_one_course(cross_course: &CrossCourseRules, chain: &[Step]) -> bool {
    let course = |station| cross_course.module(station).map(|path| path.course);
    let mut steps = chain.iter().map(|step| course(step.earlier));
    steps.next().is_some_and(|first| steps.all(|course| course == first))
}

fn deadlocks(cross_course: &CrossCourseRules, strength: Strength, rule: Rule) -> Vec<Diagnostic> {
    cross_course
        .deadlocks(strength)
        .iter()
        .filter_map(|deadlock| diagnostic(cross_course.plan(), deadlock, rule))
        .collect()
}

/// One set of rules, at the last of them.
fn diagnostic(plan: &OrderPlan, deadlock: &CrossCourseDeadlock, rule: Rule) -> Option<Diagnostic> {
    let (last, others) = deadlock.rules.split_last()?;
    let said = |rule: &RuleId| {
        Some((plan.rules().get(*rule)?.source.span, plan.all_said(plan.rules().get(*rule)?)))
    };
    let parts: Vec<Text> =
        deadlock.rules.iter().filter_map(|rule| said(rule).map(|(_, said)| said)).collect();
    let Text { en, nb } = order_contradiction::chained(&parts);
    let message = text!(
        en: "the courses cannot be taken as they are published: {en}",
        nb: "kursene kan ikke tas slik de er publisert: {nb}"
    );
    let mut diagnostic = Diagnostic::new(rule, said(last)?.0, message)
        .mark(text!(en: "this rule", nb: "denne regelen"));
    for (span, said) in others.iter().filter_map(said) {
        diagnostic = diagnostic.label(span, said);
    }
    for stretch in deadlock.chain.chunk_by(|a, b| a.rule.is_none() && b.rule.is_none()) {
        if let Some((span, said)) = published(plan, stretch) {
            diagnostic = diagnostic.label(span, said);
        }
    }
    Some(diagnostic.help(Help::Act(text!(
        en: "change one of these rules, or the order in which the modules of a course are \
             published",
        nb: "endre en av disse reglene, eller rekkefølgen modulene i et av kursene er publisert i"
    ))))
}

/// What a run of the published order of a course says: where it begins and where it ends.
fn published(plan: &OrderPlan, stretch: &[DeadlockStep]) -> Option<(Span, Text)> {
    let (first, last) = (stretch.first().filter(|step| step.rule.is_none())?, stretch.last()?);
    let (earlier, later) = (plan.label(first.earlier), plan.label(last.later));
    let said = text!(
        en: "`{later}` is published after `{earlier}`",
        nb: "`{later}` er publisert etter `{earlier}`"
    );
    Some((plan.stations().get(last.later)?.span, said))
}
