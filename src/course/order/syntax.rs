//! A rule as a tree, with a byte range for every part; and what can be wrong with one.
//!
//! `grammar` builds the tree, `resolve` gives it meaning, `unreadable` puts a [`Fault`] into words.
//! There are only types here.

use std::{collections::BTreeSet, ops::Range};

use super::{constraint::Strength, station::StationId, words::Word};
use crate::course::ids::CourseId;
use crate::course::language::Language;

/// A whole rule.
#[derive(Debug, Clone)]
pub(super) struct Sentence {
    /// What it says.
    pub(super) body: Body,
    /// How strongly.
    pub(super) strength: Strength,
    /// The languages that have all its words; empty for a mixture.
    pub(super) languages: BTreeSet<Language>,
}

/// What a rule says; without a subject it is about the station in whose list it is.
#[derive(Debug, Clone)]
pub(super) enum Body {
    /// "A før B", "A før B før C", "A etter B og før C".
    Relation { subject: Option<Selection>, links: Vec<Link> },
    /// "A først".
    First(Option<Selection>),
    /// "A til slutt".
    Last(Option<Selection>),
    /// "A, B og C i valgfri rekkefølge".
    Free(Selection),
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
    /// What the subject comes before or after.
    pub(super) object: Selection,
}

/// A list of stations.
#[derive(Debug, Clone)]
pub(super) struct Selection {
    /// How many of them.
    pub(super) join: Join,
    /// The list.
    pub(super) items: Vec<Item>,
    /// Whether `enten` or `minst` announces the choice that it gives.
    pub(super) is_announced: bool,
    /// Whether a course is named in it.
    pub(super) names_course: bool,
    /// Where it stands.
    pub(super) range: Range<usize>,
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
}

/// Why a rule cannot be read, and where.
#[derive(Debug, Clone)]
pub(super) struct Fault {
    /// The place in the sentence, in bytes.
    pub(super) range: Range<usize>,
    /// What is wrong.
    pub(super) problem: Problem,
    /// Changes that may repair it, best first; each is tried before it is offered.
    pub(super) repairs: Vec<Repair>,
    /// Places before `range` that may be the real cause: words that were taken for names that no
    /// station has.
    pub(super) suspects: Vec<Range<usize>>,
    /// The languages that have all words before the place; empty where that is not known.
    pub(super) languages: BTreeSet<Language>,
}

/// A change of the sentence.
#[derive(Debug, Clone)]
pub(super) struct Repair {
    /// The part to replace, in bytes.
    pub(super) range: Range<usize>,
    /// What to write there.
    pub(super) with: String,
}

/// What the grammar allows at a place.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Expected {
    /// A relator or a place.
    Relation,
    /// A number, title or folder.
    Item,
    /// A number.
    Number,
    /// A count.
    Count,
    /// `av`.
    Of,
    /// `eller`.
    Or,
    /// Nothing more.
    End,
}

/// What is wrong with a rule that cannot be parsed.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) enum Problem {
    /// Nothing is written.
    Empty,
    /// Something else was expected.
    Expected(Expected),
    /// A quotation mark that is never closed.
    Unclosed,
    /// `og` and `eller` in one list.
    MixedJoin,
    /// `før` and `etter` in one chain.
    MixedChain,
    /// Alternatives on the side that comes later, or where all must be meant.
    Alternatives,
    /// Alternatives in a rule with `ikke`, which can mean one of them and none of them.
    NotOneOf,
    /// A range from high to low.
    Backwards(u32, u32),
    /// More of a list than it has.
    TooMany { least: usize, of: usize },
    /// `kan`, which requires nothing.
    May,
    /// `må ikke`, which can mean both.
    MustNot,
    /// `ikke` where it cannot be read.
    Not,
    /// `bør` together with `må` or `skal`.
    TwoStrengths,
    /// The noun of something that is not ordered here.
    WrongNoun,
    /// A number together with the title of another station.
    OtherTitle(String),
    /// A name that several stations have.
    Ambiguous(Vec<StationId>),
    /// No subject, and no station in whose list the rule is.
    NoSubject,
    /// A group in any order of fewer than two.
    Alone,
    /// `alle andre` in a list, or on both sides.
    Others,
    /// A place, a group in any order or `alle andre` in another course than that of the rule.
    OtherCourse,
    /// Modules without a course after those of another course.
    WhichCourse(String),
}

impl Body {
    /// Everything that the rule names.
    pub(super) fn items(&self) -> impl Iterator<Item = &Item> {
        self.selections().flat_map(|selection| &selection.items)
    }

    /// Its lists, that of the subject first.
    pub(super) fn selections(&self) -> impl Iterator<Item = &Selection> {
        let (subject, links) = match self {
            Self::Relation { subject, links } => (subject.as_ref(), links.as_slice()),
            Self::First(subject) | Self::Last(subject) => (subject.as_ref(), &[][..]),
            Self::Free(subject) | Self::Needs(subject) => (Some(subject), &[][..]),
        };
        subject.into_iter().chain(links.iter().map(|link| &link.object))
    }
}

impl Expected {
    /// Whether a word is allowed where this is expected.
    pub(super) fn takes(self, word: Word) -> bool {
        match self {
            Self::Relation => matches!(
                word,
                Word::Before | Word::After | Word::Requires | Word::First | Word::Last | Word::Free
            ),
            Self::Item | Self::Number => {
                matches!(word, Word::Others | Word::Module | Word::Page | Word::AtLeast)
            }
            Self::Count => matches!(word, Word::Count(_)),
            Self::Of => word == Word::Of,
            Self::Or => word == Word::Or,
            Self::End => matches!(word, Word::And | Word::Or | Word::To | Word::Filler),
        }
    }
}

impl Fault {
    /// A fault without a repair of its own.
    pub(super) fn new(range: Range<usize>, problem: Problem) -> Self {
        Self {
            range,
            problem,
            repairs: Vec::new(),
            suspects: Vec::new(),
            languages: BTreeSet::new(),
        }
    }

    /// The same fault with a change that may repair it.
    pub(super) fn repair(mut self, range: Range<usize>, with: impl Into<String>) -> Self {
        self.repairs.push(Repair { range, with: with.into() });
        self
    }
}
