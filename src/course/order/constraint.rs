//! What a rule means, as stations: the one model of constraints that proof, findings and pictures
//! share.
//!
//! Stations are positions in the published order. Nothing is decided here: whether an order keeps a
//! constraint is left to `precedence`.

use std::slice::from_ref;

use super::gap::Gap;
use super::station::{RuleText, StationId};
use crate::course::duration::Duration;
use crate::course::language::Language;
use crate::ids::id_type;

/// What a rule says about the order.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Constraint {
    /// At least `least` of `earlier` come before each of `later`; when `least` is the length of
    /// `earlier`, all of them.
    Before {
        /// The stations that come first; ascending, without repetition.
        earlier: Vec<StationId>,
        /// How many of them must; from 1 to the length of `earlier`.
        least: usize,
        /// The stations that wait for them; ascending, without repetition.
        later: Vec<StationId>,
    },
    /// These come before all others.
    First(Vec<StationId>),
    /// These come after all others.
    Last(Vec<StationId>),
    /// These may be taken in any order, and no other rule may constrain it.
    Free(Vec<StationId>),
    /// One comes after another, with nothing between the two.
    StraightAfter {
        /// The one that comes first.
        earlier: StationId,
        /// The one that follows.
        later: StationId,
    },
    /// These are taken side by side, as one step of the order; ascending, without repetition.
    Together(Vec<StationId>),
    /// Each of `later` comes after all of `earlier`, and so long after they have ended.
    Spaced {
        /// The stations that come first; ascending, without repetition.
        earlier: Vec<StationId>,
        /// The stations that wait for them; ascending, without repetition.
        later: Vec<StationId>,
        /// The time between.
        gap: Gap,
    },
    /// So much time lies between two stations, whichever comes first.
    Apart {
        /// The two; ascending.
        of: Vec<StationId>,
        /// The least time between the end of the one and the beginning of the other; one amount on
        /// the calendar.
        least: Duration,
    },
}

/// How strongly a rule speaks.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Strength {
    /// An order that breaks the rule is an error.
    Required,
    /// An order that breaks the rule is worth a warning.
    Recommended,
}

id_type! {
    /// One of the rules of a plan.
    pub struct RuleId;
}

/// A rule that has been parsed and resolved.
#[derive(Debug, Clone, PartialEq, Eq, Hash)]
pub struct OrderRule {
    /// The sentence and its place.
    pub source: RuleText,
    /// How strongly it speaks.
    pub strength: Strength,
    /// What it says; more than one constraint if one sentence says several things ("1 før 2 før
    /// 3").
    pub constraints: Vec<Constraint>,
    /// The language it is written in.
    pub language: Language,
    /// Whether it names a draft, so that its own words are not shown to readers; what it says about
    /// drafts is in no constraint.
    pub names_draft: bool,
    /// Whether it is also about other courses. Then only a part of it is in the constraints; the
    /// cross-course rules have all of it.
    pub is_cross_course: bool,
}

impl Strength {
    /// Its name for programs.
    #[must_use]
    pub fn name(self) -> &'static str {
        match self {
            Self::Required => "required",
            Self::Recommended => "recommended",
        }
    }
}

impl OrderRule {
    /// The stations that it names; one may come several times.
    pub fn stations(&self) -> impl Iterator<Item = StationId> {
        self.constraints.iter().flat_map(Constraint::stations)
    }

    /// The sentence as the author wrote it.
    #[must_use]
    pub fn text(&self) -> &str {
        &self.source.text
    }

    /// The sentence on one line, for a message.
    #[must_use]
    pub fn quoted(&self) -> String {
        self.source.text.split_whitespace().collect::<Vec<_>>().join(" ")
    }
}

impl Constraint {
    /// The same constraint about the stations that `to` maps to, without those that it maps to
    /// `None`; `None` if nothing is left of it.
    pub(super) fn of(self, to: impl Fn(StationId) -> Option<StationId>) -> Option<Self> {
        let kept =
            |stations: Vec<StationId>| stations.into_iter().filter_map(&to).collect::<Vec<_>>();
        let left = match self {
            Self::Before { earlier, least, later } => {
                let (earlier, later) = (kept(earlier), kept(later));
                let least = least.min(earlier.len());
                Self::Before { earlier, least, later }
            }
            Self::First(stations) => Self::First(kept(stations)),
            Self::Last(stations) => Self::Last(kept(stations)),
            Self::Free(stations) => Self::Free(kept(stations)),
            Self::StraightAfter { earlier, later } => {
                Self::StraightAfter { earlier: to(earlier)?, later: to(later)? }
            }
            Self::Together(stations) => Self::Together(kept(stations)),
            Self::Spaced { earlier, later, gap } => {
                Self::Spaced { earlier: kept(earlier), later: kept(later), gap }
            }
            Self::Apart { of, least } => Self::Apart { of: kept(of), least },
        };
        let says_something = match &left {
            Self::Before { earlier, later, .. } | Self::Spaced { earlier, later, .. } => {
                !earlier.is_empty() && !later.is_empty()
            }
            Self::First(stations) | Self::Last(stations) => !stations.is_empty(),
            Self::Free(of) | Self::Together(of) | Self::Apart { of, .. } => of.len() > 1,
            Self::StraightAfter { .. } => true,
        };
        says_something.then_some(left)
    }

    /// What the constraint says about the stations that `to` maps to, whatever holds for the
    /// others; `None` if that is nothing.
    pub(super) fn part(self, to: impl Fn(StationId) -> Option<StationId>) -> Option<Self> {
        let is_whole = self.stations().all(|station| to(station).is_some());
        if is_whole || !self.has_alternatives() { self.of(to) } else { None }
    }

    /// The stations that it names.
    pub fn stations(&self) -> impl Iterator<Item = StationId> {
        let (some, more) = match self {
            Self::Before { earlier, later, .. } | Self::Spaced { earlier, later, .. } => {
                (earlier.as_slice(), later.as_slice())
            }
            Self::StraightAfter { earlier, later } => (from_ref(earlier), from_ref(later)),
            Self::First(of)
            | Self::Last(of)
            | Self::Free(of)
            | Self::Together(of)
            | Self::Apart { of, .. } => (of.as_slice(), &[][..]),
        };
        some.iter().chain(more).copied()
    }

    /// Whether it ties stations to each other, so that nothing comes between them.
    pub(super) fn ties(&self) -> bool {
        matches!(self, Self::StraightAfter { .. } | Self::Together(_))
    }

    /// Whether it asks for a time between stations.
    pub(super) fn asks_for_time(&self) -> bool {
        matches!(self, Self::Spaced { .. } | Self::Apart { .. })
    }

    /// Whether it says all that it says by what comes before what.
    pub(super) fn only_orders(&self) -> bool {
        matches!(self, Self::Before { .. } | Self::First(_) | Self::Last(_))
    }

    /// Whether only some of several stations must come first.
    #[must_use]
    pub fn has_alternatives(&self) -> bool {
        matches!(self, Self::Before { earlier, least, .. } if *least < earlier.len())
    }
}
