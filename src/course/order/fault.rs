//! What can be wrong with a rule, and where.
//!
//! `grammar`, `group` and `resolve` make a [`Fault`], `unreadable` puts it into words, `repair`
//! seeks what was meant. There are only types here.

use std::ops::Range;

use super::{
    station::StationId,
    words::{Languages, Word},
};

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
    pub(super) languages: Languages,
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
    /// What an order is: free or fixed.
    Free,
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
    /// `bare` where it does not say "no earlier".
    Only,
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
    /// Words about the beginning and the end of two modules that may overlap.
    Overlap,
    /// That nothing is required.
    Nothing,
    /// A choice that holds the station that waits for it.
    OwnChoice,
    /// Numbers that do not rise, in a rule that asks for their order.
    WhichOrder,
    /// A module before or after one, where there is none.
    NoNeighbour,
    /// An amount of time that may be the least or the most.
    HowLong,
    /// A time within something before it, which may be the least or the most.
    WithinBefore,
    /// A range, or hours, where a time between is wanted.
    NotOneTime,
    /// Several modules, or a choice, where one comes straight after another.
    NotOne,
    /// Other than two modules with a time between.
    NotTwo,
}

impl Expected {
    /// Whether a word is allowed where this is expected.
    pub(super) fn takes(self, word: Word) -> bool {
        match self {
            Self::Relation => {
                word.is_relator()
                    || matches!(
                        word,
                        Word::Then
                            | Word::Between
                            | Word::First
                            | Word::FirstOfAll
                            | Word::StartsWith
                            | Word::Last
                            | Word::EndsWith
                            | Word::Free
                            | Word::InOrder
                            | Word::InThisOrder
                            | Word::InARow
                            | Word::SameTime
                            | Word::SameTimeAs
                            | Word::OrderOf
                            | Word::Choose
                    )
            }
            Self::Item | Self::Number => {
                matches!(word, Word::Others | Word::Module | Word::Page | Word::AtLeast)
            }
            Self::Count => matches!(word, Word::Count(_)),
            Self::Of => word == Word::Of,
            Self::Or => word == Word::Or,
            Self::Free => matches!(word, Word::IsFree | Word::IsFixed),
            Self::End => matches!(word, Word::And | Word::Or | Word::To | Word::Verb(_)),
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
            languages: Languages::default(),
        }
    }

    /// The same fault with a change that may repair it.
    pub(super) fn repair(mut self, range: Range<usize>, with: impl Into<String>) -> Self {
        self.repairs.push(Repair { range, with: with.into() });
        self
    }
}
