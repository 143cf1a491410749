//! What can be wrong with a course that can be read: one rule, or one family of rules, a file.
//!
//! In: the tree and the site made from it. Out: diagnostics. A file's doc comment ends with the
//! manual pages of its rules, the same that authors read: what, why, what to do, and an example;
//! `order_between` finds the same as its neighbours, but between courses. A text is checked by
//! itself, and may be checked again by itself; `again` states what each check reads. Everything
//! here looks at outlines and at the model and never at HTML, so that a check costs no rendering.
//! What is wrong with a file by itself was found when it was read; what only rendering can find (a
//! formula, raw HTML) is found there.

mod again;
mod alt_missing;
mod blocks;
mod captions;
mod contrast_too_low;
mod fragments;
mod heading_skipped;
mod language_unmarked;
mod link_text_vague;
mod links;
mod order_audience;
mod order_between;
mod order_broken;
mod order_contradiction;
mod order_discouraged;
mod order_freedom;
mod order_numbers;
mod order_opening;
mod order_redundant;
mod plans;
mod reference;
mod table_without_header;
mod texts;
mod workload;

pub use again::{Checked, check};

use crate::config::{AudienceId, Audiences, Config};
use crate::course::opening::Opening;
use crate::course::order::{OrderPlan, StationId};
use crate::course::{Course, Module, Page, Site};
use crate::diagnostic::Diagnostic;
use crate::ids::IndexVec;
use crate::load::{Theme, Tree};
use crate::source::Sources;
use texts::{Reads, Text};

/// Checks the colours that the config and the theme choose; sheets that a finding points at are
/// added to `sources`.
#[must_use]
pub fn colours(theme: &Theme, config: &Config, sources: &mut Sources) -> Vec<Diagnostic> {
    contrast_too_low::check(theme, config, sources)
}

/// Checks what stands in the config, and in the model of the courses.
fn check_site(tree: &Tree, site: &Site) -> Vec<Diagnostic> {
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
    let opens = course.modules.iter().map(|module| module.opens).collect();
    found.extend(order_opening::check(&course.order, &opens, |_, _| true));
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
