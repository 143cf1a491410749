//! A rule as a tree, with a byte range for every part.
//!
//! `grammar` builds the tree, `resolve` gives it meaning. There are only types here.

use std::ops::Range;

use super::{constraint::Strength, gap::Gap, station::StationId, words::Languages};
use crate::course::duration::Duration;
use crate::course::ids::CourseId;

/// A whole rule.
#[derive(Debug, Clone)]
pub(super) struct Sentence {
    /// What it says.
    pub(super) body: Body,
    /// How strongly.
    pub(super) strength: Strength,
    /// The languages that have all its words; empty for a mixture.
    pub(super) languages: Languages,
}

/// What a rule says; without a subject it is about the station in whose list it is.
#[derive(Debug, Clone)]
pub(super) enum Body {
    /// "A før B", "A før B før C", "A etter B og før C", "A, så B"; `is_free` where it also leaves
    /// the order of the subject free.
    Relation { subject: Option<Selection>, links: Vec<Link>, is_free: bool },
    /// "A først"; `of_all` where it can only mean that A comes before all others.
    First { subject: Option<Selection>, of_all: bool },
    /// "A til slutt".
    Last(Option<Selection>),
    /// "A, B og C i valgfri rekkefølge".
    Free(Selection),
    /// "A–C i rekkefølge"; without a subject, all stations. `listed` where it is the order in which
    /// the rule names them, `straight` where nothing comes between them.
    InOrder { subject: Option<Selection>, listed: bool, straight: bool },
    /// "A og B samtidig", "A samtidig med B".
    Together { subject: Option<Selection>, with: Option<Selection> },
    /// "minst to uker mellom A og B".
    Apart { of: Selection, least: Duration },
    /// "A", in the list of a station that needs it first.
    Needs(Selection),
}

/// A relator with what follows it.
#[derive(Debug, Clone)]
pub(super) struct Link {
    /// Whether the subject comes before the object, and not after it.
    pub(super) before: bool,
    /// Whether the subject is the object of the link before ("A før B før C") and not that of the
    /// rule ("A etter B og før C").
    pub(super) chained: bool,
    /// What lies between.
    pub(super) spacing: Spacing,
    /// What the subject comes before or after.
    pub(super) object: Selection,
}

/// What lies between the two sides of a relation.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Spacing {
    /// Anything.
    Any,
    /// Nothing: "rett etter".
    Nothing,
    /// A time: "minst to uker etter".
    Time(Gap),
}

/// A list of stations: all of its parts are meant.
#[derive(Debug, Clone)]
pub(super) struct Selection {
    /// The parts; never empty.
    pub(super) parts: Vec<Part>,
    /// Whether only commas join it, so that what follows may be the end of a longer enumeration.
    pub(super) is_open: bool,
    /// Whether a course is named in it.
    pub(super) names_course: bool,
    /// Where it stands.
    pub(super) range: Range<usize>,
}

/// Some items, all or a number of them: "1, 2 og 3", "minst to av 2–4".
#[derive(Debug, Clone)]
pub(super) struct Part {
    /// How many of them.
    pub(super) join: Join,
    /// The items.
    pub(super) items: Vec<Item>,
    /// The items that are taken out again: "unntatt 3".
    pub(super) except: Vec<Item>,
    /// Whether `enten` or a count announces the choice that it gives.
    pub(super) is_announced: bool,
}

/// How many of a list are meant.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Join {
    /// All.
    All,
    /// One.
    Any,
    /// So many.
    AtLeast(usize),
}

/// One part of a list.
#[derive(Debug, Clone)]
pub(super) struct Item {
    /// What it names.
    pub(super) kind: ItemKind,
    /// Where it stands.
    pub(super) range: Range<usize>,
    /// The scope in which it names something.
    pub(super) scope: CourseId,
}

/// What a part of a list names.
#[derive(Debug, Clone)]
pub(super) enum ItemKind {
    /// A number.
    Number(u32),
    /// All numbers from one to another.
    Numbers(u32, u32),
    /// Stations that have the name; more than one only by mistake.
    Named(Vec<StationId>),
    /// A name that no station has.
    Unknown(String),
    /// A name in front of a colon that no course has.
    UnknownCourse(String, Range<usize>),
    /// Every station that the rule does not name otherwise.
    Others,
    /// Every station.
    All,
    /// Everything published before the station that the rule is about.
    AllPrevious,
    /// What is published directly before the station that the rule is about.
    Previous,
    /// What is published directly after it.
    Next,
    /// The station in whose list the rule is.
    This,
}

impl Body {
    /// Everything that the rule names.
    pub(super) fn items(&self) -> impl Iterator<Item = &Item> {
        self.selections().flat_map(Selection::items)
    }

    /// Its lists, that of the subject first.
    pub(super) fn selections(&self) -> impl Iterator<Item = &Selection> {
        let (subject, with, links) = match self {
            Self::Relation { subject, links, .. } => (subject.as_ref(), None, links.as_slice()),
            Self::Together { subject, with } => (subject.as_ref(), with.as_ref(), &[][..]),
            Self::First { subject, .. } | Self::Last(subject) | Self::InOrder { subject, .. } => {
                (subject.as_ref(), None, &[][..])
            }
            Self::Free(of) | Self::Needs(of) | Self::Apart { of, .. } => (Some(of), None, &[][..]),
        };
        subject.into_iter().chain(with).chain(links.iter().map(|link| &link.object))
    }
}

impl Selection {
    /// Everything that it names.
    pub(super) fn items(&self) -> impl Iterator<Item = &Item> {
        self.parts.iter().flat_map(|part| part.items.iter().chain(&part.except))
    }

    /// Whether all that it names is meant.
    pub(super) fn is_all(&self) -> bool {
        self.parts.iter().all(|part| part.join == Join::All)
    }

    /// Whether each choice in it is announced.
    pub(super) fn is_announced(&self) -> bool {
        self.parts.iter().all(|part| part.is_announced || part.join == Join::All)
    }

    /// Whether it names a single station.
    pub(super) fn is_one(&self) -> bool {
        let is_many = |item: &Item| {
            matches!(
                item.kind,
                ItemKind::Numbers(..) | ItemKind::Others | ItemKind::All | ItemKind::AllPrevious
            )
        };
        self.is_single() && !self.items().any(is_many)
    }

    /// Whether it names a single station or range.
    pub(super) fn is_single(&self) -> bool {
        matches!(self.parts.as_slice(), [part] if part.items.len() == 1)
    }
}
