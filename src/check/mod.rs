//! What can be wrong with a course that can be read: one rule, or one family of rules, a file.
//!
//! In: the tree and the site made from it. Out: diagnostics. Each file's doc comment is the rules' manual page: what, why, and an example.
//! Everything here looks at outlines and at the model and never at HTML, so that a check costs no rendering. What is wrong with a file
//! by itself was found when it was read; what only rendering can find (a formula, raw HTML) is found there.

mod blocks;
mod fragments;
mod links;
mod order_broken;
mod order_contradiction;
mod order_discouraged;
mod order_freedom;
mod order_numbers;
mod order_opening;
mod order_redundant;
mod workload;

use crate::course::block::Vocabulary;
use crate::course::opening::Opening;
use crate::course::order::OrderPlan;
use crate::course::{Course, Site};
use crate::diagnostic::{Diagnostic, Text};
use crate::load::Tree;

/// Checks the whole site.
#[must_use]
pub fn check(tree: &Tree, site: &Site, vocabulary: &Vocabulary) -> Vec<Diagnostic> {
    let mut found = blocks::check(tree, site, vocabulary);
    found.extend(links::check(tree, site));
    found.extend(fragments::check(tree, site, vocabulary));
    for course in &site.courses {
        found.extend(order(&course.order));
        found.extend(check_openings(course));
        found.extend(workload::check(&tree.config.audiences, course));
        found.extend(course.modules.iter().flat_map(|module| order(&module.order)));
    }
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

fn check_openings(course: &Course) -> Vec<Diagnostic> {
    let opens: Vec<Option<Opening>> = course.modules.iter().map(|module| module.opens).collect();
    order_opening::check(&course.order, &opens, |opening| Text { nb: opening.print("nb"), en: opening.print("en") })
}
