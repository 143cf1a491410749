//! What an order or a freedom says: "Modul 1–5 i rekkefølge", "2–4 i valgfri rekkefølge".
//!
//! In: the list in the tree of a sentence. Out: constraints, or what prevents them. Relations and
//! places are left to `resolve`.

use std::collections::BTreeSet;

use super::{
    constraint::Constraint,
    fault::Problem,
    group::fault,
    parse_context::{ParseContext, RuleFault},
    station::StationId,
    syntax::{ItemKind, Selection},
};
use crate::ids;

impl ParseContext<'_> {
    pub(super) fn free(&self, subject: &Selection) -> Result<Vec<Constraint>, Vec<RuleFault>> {
        let stations = self.sequence(subject)?;
        let stations: BTreeSet<StationId> = stations.into_iter().collect();
        if stations.len() < 2 {
            return Err(fault(subject.range.clone(), Problem::Alone));
        }
        Ok(vec![Constraint::Free(stations.into_iter().collect())])
    }

    /// One after the other: in the order in which they are named if `listed`, else in published
    /// order, which must be that of the list and of the numbers.
    pub(super) fn in_order(
        &self,
        subject: Option<&Selection>,
        listed: bool,
        straight: bool,
    ) -> Result<Vec<Constraint>, Vec<RuleFault>> {
        let stations: Vec<StationId> = match subject {
            Some(subject) => self.sequence(subject)?,
            None if self.owner().is_some() => return Err(fault(0..0, Problem::NoSubject)),
            None => ids::each(&self.own.range).collect(),
        };
        let range = subject.map_or(0..0, |subject| subject.range.clone());
        if stations.len() < 2 {
            return Err(fault(range, Problem::Alone));
        }
        let number = |station: StationId| self.stations.get(station).and_then(|one| one.number);
        let rises = |pair: &[StationId]| match pair {
            [one, next] => match (number(*one), number(*next)) {
                (Some(one), Some(next)) => one < next,
                _ => true,
            },
            _ => true,
        };
        if subject.is_some() && !listed && !stations.windows(2).all(rises) {
            return Err(fault(range, Problem::WhichOrder));
        }
        let published: Vec<StationId> =
            stations.into_iter().filter(|&station| self.lexicon.publishes(station)).collect();
        let pairs = published.iter().zip(published.iter().skip(1));
        Ok(pairs
            .map(|(&earlier, &later)| {
                if straight {
                    Constraint::StraightAfter { earlier, later }
                } else {
                    Constraint::Before { earlier: vec![earlier], least: 1, later: vec![later] }
                }
            })
            .collect())
    }

    /// All stations of a list, in the order in which they are named.
    fn sequence(&self, subject: &Selection) -> Result<Vec<StationId>, Vec<RuleFault>> {
        let clause = self.clause(subject, self.owner())?.of_own()?;
        if let Some(except) = clause.others {
            return match subject.items().next().map(|item| &item.kind) {
                Some(ItemKind::All) => {
                    Ok(ids::each(&self.own.range).filter(|one| !except.contains(one)).collect())
                }
                _ => Err(fault(clause.range, Problem::Others)),
            };
        }
        let all = clause.all()?;
        let items = subject.parts.iter().flat_map(|part| &part.items).cloned();
        let named = self.stations(&items.collect::<Vec<_>>(), self.owner())?;
        Ok(named.into_iter().filter(|station| all.contains(station)).collect())
    }
}
