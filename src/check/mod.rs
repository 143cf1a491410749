//! What can be wrong with a course that can be read: one rule, or one family of rules, a file.
//!
//! In: the tree and the site made from it. Out: diagnostics. A file's doc comment ends with the manual pages of its rules, the same that
//! authors read: what, why, what to do, and an example; `order_between` finds the same as its neighbours, but between courses.
//! Everything here looks at outlines and at the model and never at HTML, so that a check costs no rendering. What is wrong with a file
//! by itself was found when it was read; what only rendering can find (a formula, raw HTML) is found there.

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
mod table_without_header;
mod workload;

use crate::config::{Audiences, Config};
use crate::course::block::Vocabulary;
use crate::course::opening::Opening;
use crate::course::order::OrderPlan;
use crate::course::{Course, Module, Page, Site};
use crate::diagnostic::Diagnostic;
use crate::load::{Document, Theme, Tree};
use crate::source::Sources;

/// Checks the whole site.
#[must_use]
pub fn check(tree: &Tree, site: &Site, vocabulary: &Vocabulary) -> Vec<Diagnostic> {
    let mut found = blocks::check(tree, site, vocabulary);
    found.extend(links::check(tree, site));
    found.extend(captions::check(tree, site));
    found.extend(fragments::check(tree, site, vocabulary));
    let assessed = tree.config.accessibility.as_ref().and_then(|accessibility| accessibility.assessed.as_ref());
    found.extend(assessed.and_then(|date| Opening::read(date).err()).map(|unreadable| *unreadable));
    for document in site.leaves().filter_map(|leaf| tree.documents.get(leaf.document)) {
        found.extend(check_text(document, tree));
    }
    found.extend(plans::check(tree, site));
    found.extend(site.courses.iter().flat_map(|course| check_course(course, &tree.config.audiences)));
    if let Some(crossing) = &site.crossing {
        found.extend(order_between::check(&site.courses, crossing, &tree.config.audiences));
    }
    found
}

/// Checks the colours that the config and the theme choose; sheets that a finding points at are added to `sources`.
#[must_use]
pub fn colours(theme: &Theme, config: &Config, sources: &mut Sources) -> Vec<Diagnostic> {
    contrast_too_low::check(theme, config, sources)
}

/// Checks what all readers need of a text, however they read.
fn check_text(document: &Document, tree: &Tree) -> Vec<Diagnostic> {
    let outline = &document.outline;
    let mut found = alt_missing::check(outline);
    found.extend(heading_skipped::check(outline));
    found.extend(link_text_vague::check(outline));
    found.extend(table_without_header::check(outline));
    found.extend(language_unmarked::check(outline, &tree.config.language));
    found
}

fn check_course(course: &Course, audiences: &Audiences) -> Vec<Diagnostic> {
    let mut found = check_order(&course.order, audiences, course.modules.iter().map(Module::audience).collect());
    let opens: Vec<_> = course.modules.iter().map(|module| module.opens).collect();
    found.extend(order_opening::check(&course.order, &opens, |_, _| true));
    found.extend(workload::check(audiences, course));
    for module in &course.modules {
        found.extend(check_order(&module.order, audiences, module.pages.iter().map(Page::audience).collect()));
    }
    found
}

/// Checks one order; `of` has the audiences of its stations.
fn check_order(plan: &OrderPlan, names: &Audiences, of: Vec<&[usize]>) -> Vec<Diagnostic> {
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
