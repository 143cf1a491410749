//! What the lists of a rule name: stations of this course or of another, all of them or a number of
//! them.
//!
//! In: a selection in the tree of a sentence, and the context in which it is parsed. Out: a
//! [`Clause`] of groups of stations, or what prevents it: a name that no station has, a number that
//! is missing, a list that asks for more than it names. What the rule says about them is left to
//! `resolve`.

use std::{collections::BTreeSet, ops::Range};

use super::{
    fault::{Fault, Problem},
    name::Names,
    parse_context::{Missing, ParseContext, RuleFault},
    station::StationId,
    syntax::{Item, ItemKind, Join, Part, Selection},
};
use crate::ids;

/// How many missing numbers of one range are named.
const NAMED_GAPS: usize = 3;

/// At least `least` of some stations.
#[derive(Clone)]
pub(super) struct Group {
    pub(super) stations: Vec<StationId>,
    pub(super) least: usize,
}

/// What a list names: all of some groups.
#[derive(Clone)]
pub(super) struct Clause {
    /// The groups; never empty.
    pub(super) groups: Vec<Group>,
    /// Where it stands.
    pub(super) range: Range<usize>,
    /// Everything that the rule does not name, save these.
    pub(super) others: Option<BTreeSet<StationId>>,
    /// Whether all of it is in the course whose front matter has the rule.
    pub(super) own: bool,
}

impl ParseContext<'_> {
    /// What a list names; `about` is the station that "forrige modul" is counted from.
    pub(super) fn clause(
        &self,
        selection: &Selection,
        about: Option<StationId>,
    ) -> Result<Clause, Vec<RuleFault>> {
        let own = selection.items().all(|item| item.scope == self.own.id);
        let range = selection.range.clone();
        let is_rest = |item: &Item| matches!(item.kind, ItemKind::Others | ItemKind::All);
        let others = match selection.parts.as_slice() {
            [Part { items, except, join: Join::All, .. }]
                if items.len() == 1 && items.iter().all(is_rest) =>
            {
                Some(self.stations(except, about)?.into_iter().collect())
            }
            _ if selection.items().any(is_rest) => return Err(fault(range, Problem::Others)),
            _ => None,
        };
        let groups: Vec<Result<Group, Vec<RuleFault>>> =
            selection.parts.iter().map(|part| self.group(part, &range, about)).collect();
        let faults: Vec<RuleFault> =
            groups.iter().filter_map(|group| group.as_ref().err()).flatten().cloned().collect();
        if !faults.is_empty() {
            return Err(faults);
        }
        let groups = groups.into_iter().flatten().collect();
        Ok(Clause { groups, range, others, own })
    }

    fn group(
        &self,
        part: &Part,
        range: &Range<usize>,
        about: Option<StationId>,
    ) -> Result<Group, Vec<RuleFault>> {
        let except = self.stations(&part.except, about)?;
        let named: BTreeSet<StationId> = self.stations(&part.items, about)?.into_iter().collect();
        let is_in = |station: &StationId| named.contains(station);
        if let Some(item) = part.except.first().filter(|_| !named.is_empty())
            && !except.iter().all(is_in)
        {
            return Err(fault(item.range.clone(), Problem::Others));
        }
        let stations: Vec<StationId> =
            named.into_iter().filter(|station| !except.contains(station)).collect();
        let drafts = part.items.iter().any(|item| self.is_of_draft(item));
        let least = match part.join {
            Join::All => stations.len(),
            Join::Any => stations.len().min(1),
            Join::AtLeast(least) if drafts => least.min(stations.len()),
            Join::AtLeast(least) if least > stations.len() => {
                let of = stations.len();
                return Err(fault(range.clone(), Problem::TooMany { least, of }));
            }
            Join::AtLeast(least) => least,
        };
        Ok(Group { stations, least })
    }

    /// The stations that some items name, in the order in which they are named.
    pub(super) fn stations(
        &self,
        items: &[Item],
        about: Option<StationId>,
    ) -> Result<Vec<StationId>, Vec<RuleFault>> {
        let mut stations = Vec::new();
        let mut faults = Vec::new();
        for item in items.iter().filter(|item| !self.is_of_draft(item)) {
            match self.item(item, about) {
                Ok(found) => stations.extend(found),
                Err(fault) => faults.push(fault),
            }
        }
        if faults.is_empty() { Ok(stations) } else { Err(faults) }
    }

    fn item(&self, item: &Item, about: Option<StationId>) -> Result<Vec<StationId>, RuleFault> {
        let ambiguous = |stations: &[StationId]| {
            Fault::new(item.range.clone(), Problem::Ambiguous(stations.to_vec()))
        };
        match &item.kind {
            ItemKind::Others | ItemKind::All => Ok(Vec::new()),
            ItemKind::This => self.owner().map(|owner| vec![owner]).ok_or_else(|| {
                RuleFault::Unreadable(Fault::new(item.range.clone(), Problem::NoSubject))
            }),
            ItemKind::AllPrevious | ItemKind::Previous | ItemKind::Next => self.beside(item, about),
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

    /// The stations beside another in published order, drafts not counted.
    fn beside(&self, item: &Item, about: Option<StationId>) -> Result<Vec<StationId>, RuleFault> {
        let fault = |problem| RuleFault::Unreadable(Fault::new(item.range.clone(), problem));
        let about = about.ok_or_else(|| fault(Problem::NoSubject))?;
        let published: Vec<StationId> =
            ids::each(&self.own.range).filter(|&station| self.lexicon.publishes(station)).collect();
        let before = published.iter().copied().filter(|&station| station < about);
        let found: Vec<StationId> = match item.kind {
            ItemKind::AllPrevious => before.collect(),
            ItemKind::Previous => before.max().into_iter().collect(),
            _ => published.iter().copied().find(|&station| station > about).into_iter().collect(),
        };
        if found.is_empty() { Err(fault(Problem::NoNeighbour)) } else { Ok(found) }
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
    /// Whether all of it is meant.
    pub(super) fn is_all(&self) -> bool {
        self.least == self.stations.len()
    }
}

impl Clause {
    /// One station: the one in whose list the rule is.
    pub(super) fn one(station: StationId) -> Self {
        let group = Group { stations: vec![station], least: 1 };
        Self { groups: vec![group], range: 0..0, others: None, own: true }
    }

    /// The same if all of it is in the rule's own course, since first and last refer to one course.
    pub(super) fn of_own(self) -> Result<Self, Vec<RuleFault>> {
        if self.own { Ok(self) } else { Err(fault(self.range, Problem::OtherCourse)) }
    }

    /// All stations that it names.
    pub(super) fn named(&self) -> impl Iterator<Item = StationId> {
        self.groups.iter().flat_map(|group| group.stations.iter().copied())
    }

    /// The stations, when all of them are meant.
    pub(super) fn all(&self) -> Result<Vec<StationId>, Vec<RuleFault>> {
        if self.groups.iter().all(Group::is_all) {
            let stations: BTreeSet<StationId> = self.named().collect();
            Ok(stations.into_iter().collect())
        } else {
            Err(fault(self.range.clone(), Problem::Alternatives))
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
