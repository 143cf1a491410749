//! Rules between courses ("Kompetansepakken: Modul 1 før Vurdering: Modul 2"): the same findings as
//! within one course.
//!
//! In: the cross-course rules of a site. Out: contradictions, redundancies, constrained groups,
//! early openings and cut-off audiences in which a rule between courses takes part; the others are
//! found in their own course. `order-broken` and `order-discouraged` mean here that nobody can keep
//! the rules who takes each course in its published order, going back and forth between the courses
//! at will. A recommendation is told also where required rules cannot be kept.

use super::{
    order_audience, order_contradiction, order_freedom, order_opening_for, order_redundant,
};
use crate::{
    config::Audiences,
    course::{
        Course, CourseId, Module,
        order::{
            CrossCourseDeadlock, CrossCourseDeadlocks, CrossCourseRules, DeadlockStep, OrderPlan,
            RuleId, StationId, Step, Strength,
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
    let further: Vec<RuleId> =
        plan.further_contradicting().filter(|&rule| cross_course.is_cross_course(rule)).collect();
    found.extend(order_contradiction::counted(plan, &further));
    found.extend(deadlocks(plan, &cross_course.deadlocks()));
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

fn deadlocks(plan: &OrderPlan, found: &CrossCourseDeadlocks) -> Vec<Diagnostic> {
    let required = found.required.iter().filter_map(|deadlock| required(plan, deadlock));
    let advised = found.advised.iter().filter_map(|deadlock| advised(plan, deadlock));
    required.chain(counted(plan, &found.further)).chain(advised).collect()
}

/// One set of required rules, at the last of them.
fn required(plan: &OrderPlan, deadlock: &CrossCourseDeadlock) -> Option<Diagnostic> {
    let Text { en, nb } = said(plan, deadlock);
    let message = text!(
        en: "the courses cannot be taken as they are published: {en}",
        nb: "kursene kan ikke tas slik de er publisert: {nb}"
    );
    let help = text!(
        en: "change one of these rules, or the order in which the modules of a course are \
             published",
        nb: "endre en av disse reglene, eller rekkefølgen modulene i et av kursene er publisert i"
    );
    diagnostic(plan, deadlock, Rule::OrderBroken, message, help)
}

/// Required rules that are only counted, at the first of them.
fn counted(plan: &OrderPlan, further: &[RuleId]) -> Option<Diagnostic> {
    let first = plan.rules().get(*further.first()?)?;
    let message = match further.len() {
        1 => text!(
            en: "one more rule between courses cannot be kept as they are published",
            nb: "én regel til mellom kurs kan ikke følges slik kursene er publisert"
        ),
        count => text!(
            en: "{count} more rules between courses cannot all be kept as they are published",
            nb: "{count} regler til mellom kurs kan ikke alle følges slik kursene er publisert"
        ),
    };
    let diagnostic = Diagnostic::new(Rule::OrderBroken, first.source.span, message)
        .mark(order_contradiction::first_of(further));
    Some(diagnostic.help(order_contradiction::mend_the_others()))
}

/// Recommendations that cannot be followed, at the last of them. The courses can be taken all the
/// same, only not as they are recommended.
fn advised(plan: &OrderPlan, deadlock: &CrossCourseDeadlock) -> Option<Diagnostic> {
    let is_advice = |rule: &&RuleId| {
        plan.rules().get(**rule).is_some_and(|rule| rule.strength == Strength::Recommended)
    };
    let Text { en, nb } = said(plan, deadlock);
    let (message, help) = if deadlock.rules.iter().filter(is_advice).count() > 1 {
        (
            text!(
                en: "the recommendations cannot all be followed as the courses are published: {en}",
                nb: "anbefalingene kan ikke alle følges slik kursene er publisert: {nb}"
            ),
            text!(
                en: "the recommendations pull in different directions: take one of them out",
                nb: "anbefalingene trekker hver sin vei: ta ut én av dem"
            ),
        )
    } else {
        (
            text!(
                en: "the recommendation cannot be followed as the courses are published: {en}",
                nb: "anbefalingen kan ikke følges slik kursene er publisert: {nb}"
            ),
            text!(
                en: "take the recommendation out, or change another of these rules or the order \
                     in which the modules of a course are published",
                nb: "ta ut anbefalingen, eller endre en annen av disse reglene eller rekkefølgen \
                     modulene i et av kursene er publisert i"
            ),
        )
    };
    diagnostic(plan, deadlock, Rule::OrderDiscouraged, message, help)
}

/// What the rules of a deadlock say.
fn said(plan: &OrderPlan, deadlock: &CrossCourseDeadlock) -> Text {
    let rules = deadlock.rules.iter().filter_map(|&rule| plan.rules().get(rule));
    order_contradiction::chained(&rules.map(|rule| plan.all_said(rule)).collect::<Vec<_>>())
}

/// One set of rules, at the last of them.
fn diagnostic(
    plan: &OrderPlan,
    deadlock: &CrossCourseDeadlock,
    rule: Rule,
    message: Text,
    help: Text,
) -> Option<Diagnostic> {
    let (last, others) = deadlock.rules.split_last()?;
    let span = plan.rules().get(*last)?.source.span;
    let mark = match rule {
        Rule::OrderDiscouraged => text!(en: "this recommendation", nb: "denne anbefalingen"),
        _ => text!(en: "this rule", nb: "denne regelen"),
    };
    let mut diagnostic = Diagnostic::new(rule, span, message).mark(mark);
    for other in others.iter().filter_map(|&rule| plan.rules().get(rule)) {
        diagnostic = diagnostic.label(other.source.span, plan.all_said(other));
    }
    for stretch in deadlock.chain.chunk_by(|a, b| a.rule.is_none() && b.rule.is_none()) {
        if let Some((span, said)) = published(plan, stretch) {
            diagnostic = diagnostic.label(span, said);
        }
    }
    Some(diagnostic.help(Help::Act(help)))
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
