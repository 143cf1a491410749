//! The checks of the config, and of the model of each course.
//!
//! In: the tree and the site. Out: what is wrong with the site as a whole: the files that the
//! config names, the order of modules and pages, and stated times. The texts are left to `texts`.

use super::{
    closes_too_early, deadline_too_late, file_copy, links, opening_in_course, order_audience,
    order_between, order_broken, order_contradiction, order_discouraged, order_distance,
    order_freedom, order_numbers, order_opening_for, order_redundant, workload,
};
use crate::config::{AudienceId, Audiences};
use crate::course::opening::Opening;
use crate::course::order::{OrderPlan, StationId};
use crate::course::{Course, Module, Page, Site};
use crate::diagnostic::Diagnostic;
use crate::ids::IndexVec;
use crate::load::Tree;

/// Checks the config, and the model of the courses.
pub(super) fn check_site(tree: &Tree, site: &Site) -> Vec<Diagnostic> {
    let mut found: Vec<Diagnostic> = links::of_config(tree, site).into_iter().collect();
    let assessed = tree
        .config
        .accessibility
        .as_ref()
        .and_then(|accessibility| accessibility.assessed.as_ref());
    found
        .extend(assessed.and_then(|date| Opening::parse(date).err()).map(|unreadable| *unreadable));
    found.extend(
        site.courses.iter().flat_map(|course| check_course(course, &tree.config.audiences)),
    );
    found.extend(file_copy::check(tree, site));
    if let Some(cross_course) = &site.cross_course {
        found.extend(order_between::check(&site.courses, cross_course, &tree.config.audiences));
    }
    found
}

fn check_course(course: &Course, audiences: &Audiences) -> Vec<Diagnostic> {
    let mut found = check_order(
        &course.order,
        audiences,
        course.modules.iter().map(Module::audience).collect(),
    );
    let opens = course.modules.iter().map(|module| &module.opens).collect();
    found.extend(order_opening_for::check(&course.order, &opens, audiences, |_, _| true));
    found.extend(opening_in_course::check(course, audiences));
    found.extend(order_opening_for::each(&opens, audiences, |dates| {
        order_distance::openings(&course.order, dates)
    }));
    let length = |station: StationId| {
        let stated = course.modules.get(station.into())?.durations.first()?;
        Some((stated.duration, stated.span))
    };
    found.extend(order_distance::check(&course.order, &course.fewest_days(), &length));
    found.extend(closes_too_early::check(course));
    found.extend(deadline_too_late::check(course));
    found.extend(workload::check(audiences, course));
    for module in &course.modules {
        found.extend(check_order(
            &module.order,
            audiences,
            module.pages.iter().map(Page::audience).collect(),
        ));
    }
    found
}

/// Checks one order; `of` has the audiences of its stations.
fn check_order(
    plan: &OrderPlan,
    names: &Audiences,
    of: IndexVec<StationId, &[AudienceId]>,
) -> Vec<Diagnostic> {
    let mut found = order(plan);
    found.extend(order_audience::check(plan, &order_audience::Audience { names, of }, |_| true));
    found
}

/// Checks the rules of one plan, and the published order against them.
#[must_use]
pub fn order(plan: &OrderPlan) -> Vec<Diagnostic> {
    let checks = [
        order_contradiction::check,
        order_broken::check,
        order_discouraged::check,
        order_redundant::check,
        order_freedom::check,
        order_numbers::check,
    ];
    checks.iter().flat_map(|check| check(plan)).collect()
}
