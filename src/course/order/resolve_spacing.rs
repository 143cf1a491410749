//! What a rule says of what lies between: "rett etter", "samtidig", "minst to uker etter".
//!
//! In: the lists in the tree of a sentence. Out: constraints, or what prevents them. All of it is
//! about one course: what a reader does between courses is no step of either.

use std::collections::BTreeSet;

use super::{
    constraint::Constraint,
    fault::Problem,
    gap::Gap,
    group::{Clause, fault},
    parse_context::{ParseContext, RuleFault},
    station::StationId,
    syntax::Selection,
};
use crate::course::duration::Duration;

impl ParseContext<'_> {
    /// That all of both lists are taken together; without a subject, those in whose list the rule
    /// is.
    pub(super) fn together(
        &self,
        subject: Option<&Selection>,
        with: Option<&Selection>,
    ) -> Result<Vec<Constraint>, Vec<RuleFault>> {
        let mut named: BTreeSet<StationId> =
            self.subject(subject)?.of_own()?.all()?.into_iter().collect();
        if let Some(with) = with {
            let object = self.subject(Some(with))?.of_own()?;
            if object.named().any(|station| named.contains(&station)) {
                return Err(fault(with.range.clone(), Problem::Alone));
            }
            named.extend(object.all()?);
        }
        if named.len() < 2 {
            let range = subject.or(with).map_or(0..0, |selection| selection.range.clone());
            return Err(fault(range, Problem::Alone));
        }
        Ok(vec![Constraint::Together(named.into_iter().collect())])
    }

    /// That a time lies between two stations.
    pub(super) fn apart(
        &self,
        of: &Selection,
        least: Duration,
    ) -> Result<Vec<Constraint>, Vec<RuleFault>> {
        let named = self.subject(Some(of))?.of_own()?.all()?;
        match named.as_slice() {
            [_, _] => Ok(vec![Constraint::Apart { of: named, least }]),
            _ => Err(fault(of.range.clone(), Problem::NotTwo)),
        }
    }
}

/// That one station comes straight after another.
pub(super) fn straight_after(
    earlier: &Clause,
    later: &Clause,
) -> Result<Vec<Constraint>, Vec<RuleFault>> {
    let one = |clause: &Clause| {
        let named: Vec<StationId> = of_one_course(clause)?.named().collect();
        match named.as_slice() {
            [station] => Ok(*station),
            _ => Err(fault(clause.range.clone(), Problem::NotOne)),
        }
    };
    Ok(vec![Constraint::StraightAfter { earlier: one(earlier)?, later: one(later)? }])
}

/// That each of `later` comes a time after all of `earlier`.
pub(super) fn spaced(
    earlier: &Clause,
    later: &Clause,
    gap: Gap,
) -> Result<Vec<Constraint>, Vec<RuleFault>> {
    let (earlier, later) = (of_one_course(earlier)?.all()?, of_one_course(later)?.all()?);
    Ok(vec![Constraint::Spaced { earlier, later, gap }])
}

/// The list, if it names stations of the rule's own course, and not all others.
fn of_one_course(clause: &Clause) -> Result<Clause, Vec<RuleFault>> {
    match clause.others {
        Some(_) => Err(fault(clause.range.clone(), Problem::Others)),
        None => clause.clone().of_own(),
    }
}
