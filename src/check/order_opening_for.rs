//! No module opens before one that it requires, for any audience.
//!
//! In: a plan, and the dates of its modules for each audience. Out: what `order_opening` finds, once
//! for all audiences that it holds for, with their names where it does not hold for all.

use super::order_opening;
use crate::config::{Audience, AudienceId, Audiences};
use crate::course::opening::Opening;
use crate::course::openings::Openings;
use crate::course::order::{OrderPlan, StationId};
use crate::diagnostic::{Diagnostic, Text};
use crate::ids::IndexVec;
use crate::listing::all_of;
use crate::text;

/// The findings for the dates of a plan's stations, in the same order; `wanted` as in
/// [`order_opening::check`].
pub(super) fn check(
    plan: &OrderPlan,
    opens: &IndexVec<StationId, &Openings>,
    audiences: &Audiences,
    wanted: impl Fn(&[StationId], StationId) -> bool,
) -> Vec<Diagnostic> {
    each(opens, audiences, |dates| order_opening::check(plan, dates, &wanted))
}

/// The findings of a check of dates, for the dates of each audience.
pub(super) fn each(
    opens: &IndexVec<StationId, &Openings>,
    audiences: &Audiences,
    check: impl Fn(&IndexVec<StationId, Option<Opening>>) -> Vec<Diagnostic>,
) -> Vec<Diagnostic> {
    if !opens.iter().any(|opens| opens.differ()) {
        return check(&opens.iter().map(|opens| opens.for_all()).collect());
    }
    let mut found: Vec<(Diagnostic, Vec<AudienceId>)> = Vec::new();
    for audience in audiences.ids() {
        for finding in check(&opens.iter().map(|opens| opens.of(audience)).collect()) {
            match found.iter_mut().find(|(known, _)| *known == finding) {
                Some((_, holds_for)) => holds_for.push(audience),
                None => found.push((finding, vec![audience])),
            }
        }
    }
    let all = audiences.ids().count();
    found.into_iter().map(|(finding, of)| named(finding, &of, audiences, all)).collect()
}

/// A finding with the names of the audiences that it holds for, unless they are `all`.
pub(super) fn named(
    finding: Diagnostic,
    of: &[AudienceId],
    audiences: &Audiences,
    all: usize,
) -> Diagnostic {
    if of.len() == all {
        return finding;
    }
    let names: Vec<String> =
        of.iter().filter_map(|&id| audiences.get(id)).map(Audience::in_a_sentence).collect();
    let (Text { en: who_en, nb: who_nb }, Text { en, nb }) = (all_of(&names), &finding.message);
    let message = text!(en: "for {who_en}: {en}", nb: "for {who_nb}: {nb}");
    Diagnostic { message, ..finding }
}
