//! What a rule is parsed with, and what can come of it: its meaning, or everything that prevents
//! it.
//!
//! There are only types here: `group` and `resolve` make them, `unknown` and `unreadable` put a
//! [`RuleFault`] into words.

use std::ops::Range;

use super::{
    constraint::{Constraint, Strength},
    fault::Fault,
    scope::{Lexicon, Scope},
    station::{Station, StationId},
};
use crate::course::ids::CourseId;
use crate::course::language::Language;
use crate::ids::IndexVec;

/// What a rule says, parsed and resolved.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Reading {
    /// How strongly.
    pub(super) strength: Strength,
    /// What.
    pub(super) constraints: Vec<Constraint>,
    /// In which language; bokmål for a mixture.
    pub(super) language: Language,
    /// Whether it names something that is not published yet.
    pub(super) names_draft: bool,
}

/// Why a rule gives no constraint.
#[derive(Debug, Clone)]
pub(super) enum RuleFault {
    /// It cannot be read.
    Unreadable(Fault),
    /// It names what does not exist.
    Unknown {
        /// Where it is named.
        range: Range<usize>,
        /// What.
        missing: Missing,
        /// The scope that lacks it.
        scope: CourseId,
    },
}

/// A thing that does not exist.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) enum Missing {
    /// Numbers, and how many more of the same range.
    Numbers(Vec<u32>, u32),
    /// A name.
    Name(String),
    /// A course.
    Course(String),
}

/// What a rule is parsed with: some stations, and the one in whose list it is, if any.
#[derive(Clone, Copy)]
pub(super) struct ParseContext<'a> {
    /// Words and names.
    pub(super) lexicon: &'a Lexicon,
    /// The scope of what is named without a course.
    pub(super) own: &'a Scope,
    /// The stations of all scopes.
    pub(super) stations: &'a IndexVec<StationId, Station>,
    /// The station in whose list the rule is.
    pub(super) owner: Option<StationId>,
    /// Whether to search for the nearest readable sentence and the nearest name.
    pub(super) searched: bool,
}
