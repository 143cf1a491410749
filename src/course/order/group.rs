//! What the lists of a rule name: stations of this course or of another, all of them or a number of
//! them.
//!
//! In: a selection in the tree of a sentence, and the context in which it is parsed. Out: a
//! [`Group`] of stations, or what prevents it: a name that no station has, a number that is
//! missing, a list that asks for more than it names. What the rule says about them is left to
//! `resolve`.

use std::{collections::BTreeSet, ops::Range};

use super::{
    name::Names,
    parse_context::{Missing, ParseContext, RuleFault},
    station::StationId,
    syntax::{Fault, Item, ItemKind, Join, Problem, Selection},
};

/// How many missing numbers of one range are named.
const NAMED_GAPS: usize = 3;

/// At least `least` of some stations.
#[derive(Clone)]
pub(super) struct Group {
    pub(super) stations: Vec<StationId>,
    pub(super) least: usize,
    pub(super) range: Range<usize>,
    pub(super) others: bool,
    /// Whether all of it is in the course whose front matter has the rule.
    pub(super) own: bool,
}

impl ParseContext<'_> {
    /// What a list names.
    pub(super) fn group(&self, selection: &Selection) -> Result<Group, Vec<RuleFault>> {
        let mut stations = BTreeSet::new();
        let mut faults = Vec::new();
        let others = selection.items.iter().any(|item| matches!(item.kind, ItemKind::Others));
        if others && (selection.items.len() > 1 || selection.join != Join::All) {
            return Err(fault(selection.range.clone(), Problem::Others));
        }
        let drafts = selection.items.iter().filter(|item| self.is_of_draft(item)).count();
        for item in selection.items.iter().filter(|item| !self.is_of_draft(item)) {
            match self.item(item) {
                Ok(found) => stations.extend(found),
                Err(fault) => faults.push(fault),
            }
        }
        if !faults.is_empty() {
            return Err(faults);
        }
        let least = match selection.join {
            Join::All => stations.len(),
            Join::Any => stations.len().min(1),
            Join::AtLeast(least) if drafts > 0 => least.min(stations.len()),
            Join::AtLeast(least) if least > stations.len() => {
                return Err(fault(
                    selection.range.clone(),
                    Problem::TooMany { least, of: stations.len() },
                ));
            }
            Join::AtLeast(least) => least,
        };
        let own = selection.items.iter().all(|item| item.scope == self.own.id);
        Ok(Group {
            stations: stations.into_iter().collect(),
            least,
            range: selection.range.clone(),
            others,
            own,
        })
    }

    fn item(&self, item: &Item) -> Result<Vec<StationId>, RuleFault> {
        let ambiguous = |stations: &[StationId]| {
            Fault::new(item.range.clone(), Problem::Ambiguous(stations.to_vec()))
        };
        match &item.kind {
            ItemKind::Others => Ok(Vec::new()),
            ItemKind::Named(stations) if stations.len() == 1 => Ok(stations.clone()),
            ItemKind::Named(stations) => Err(RuleFault::Unreadable(ambiguous(stations))),
            ItemKind::Unknown(name) => Err(missing(item, Missing::Name(name.clone()))),
            ItemKind::UnknownCourse(name, range) => Err(RuleFault::Unknown {
                range: range.clone(),
                missing: Missing::Course(name.clone()),
                scope: item.scope,
            }),
            ItemKind::Number(number) => {
                match self.names(item).map_or(&[][..], |names| names.numbered(*number)) {
                    [] => Err(missing(item, Missing::Numbers(vec![*number], 0))),
                    [station] => Ok(vec![*station]),
                    stations => Err(RuleFault::Unreadable(ambiguous(stations))),
                }
            }
            ItemKind::Numbers(low, high) => self.numbers(item, *low, *high),
        }
    }

    fn numbers(&self, item: &Item, low: u32, high: u32) -> Result<Vec<StationId>, RuleFault> {
        if low > high {
            let fault = Fault::new(item.range.clone(), Problem::Backwards(low, high));
            return Err(RuleFault::Unreadable(
                fault.repair(item.range.clone(), format!("{high}–{low}")),
            ));
        }
        let mut found = Vec::new();
        let mut gaps = Vec::new();
        let (mut next, mut present) = (low, 0);
        for (number, stations) in
            self.names(item).into_iter().flat_map(|names| names.between(low, high))
        {
            if let [_, _, ..] = stations {
                return Err(RuleFault::Unreadable(Fault::new(
                    item.range.clone(),
                    Problem::Ambiguous(stations.to_vec()),
                )));
            }
            gaps.extend((next..number).take(NAMED_GAPS - gaps.len()));
            next = number.saturating_add(1);
            present += 1;
            found.extend_from_slice(stations);
        }
        let absent = u64::from(high - low) + 1 - present;
        if absent == 0 {
            return Ok(found);
        }
        gaps.extend((next..=high).take(NAMED_GAPS - gaps.len()));
        let more = u32::try_from(absent)
            .unwrap_or(u32::MAX)
            .saturating_sub(u32::try_from(gaps.len()).unwrap_or_default());
        Err(missing(item, Missing::Numbers(gaps, more)))
    }

    /// Whether an item is in a course that is a draft as a whole.
    pub(super) fn is_of_draft(&self, item: &Item) -> bool {
        self.lexicon.scopes.get(item.scope).is_some_and(|scope| scope.is_draft)
    }

    fn names(&self, item: &Item) -> Option<&Names> {
        self.lexicon.scopes.get(item.scope).map(|scope| &scope.names)
    }
}

impl Group {
    /// One station: the one in whose list the rule is.
    pub(super) fn one(station: StationId) -> Self {
        Self { stations: vec![station], least: 1, range: 0..0, others: false, own: true }
    }

    /// The same if all of it is in the rule's own course, since first and last refer to one course.
    pub(super) fn of_own(self) -> Result<Self, Vec<RuleFault>> {
        if self.own { Ok(self) } else { Err(fault(self.range, Problem::OtherCourse)) }
    }

    /// The stations, when all of them are meant.
    pub(super) fn all(self) -> Result<Vec<StationId>, Vec<RuleFault>> {
        if self.least < self.stations.len() {
            Err(fault(self.range, Problem::Alternatives))
        } else {
            Ok(self.stations)
        }
    }
}

fn missing(item: &Item, missing: Missing) -> RuleFault {
    RuleFault::Unknown { range: item.range.clone(), missing, scope: item.scope }
}

/// The fault with a place.
pub(super) fn fault(range: Range<usize>, problem: Problem) -> Vec<RuleFault> {
    vec![RuleFault::Unreadable(Fault::new(range, problem))]
}
