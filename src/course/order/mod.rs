//! The order that a course promises: rules such as "Modul 1 før 2–5", read, resolved and proven.
//!
//! In: the stations of one sequence (the modules of a course, or the pages of a module) in the
//! order that the site publishes, and the rules as they stand in front matter. Out: an
//! [`OrderPlan`], and a diagnostic for each rule that cannot be read or names what does not exist.
//! Which findings there are, and what they are called, is left to `check`; drawing the order is
//! left to `render`.
//!
//! The way of a sentence: `token` cuts it, `words` knows the vocabulary of each language, `name`
//! and `scope` know the stations of this and of other courses, `grammar` makes a tree with a byte
//! range for every part, `group` and `resolve` make [`Constraint`]s of the tree, and `unreadable`
//! says what was expected where and offers the nearest sentence that can be read, which `repair`
//! looks for. `print` goes the other way; `phrase`, `report` and `moves` put what a plan finds into
//! the words of messages. `precedence`, `network`, `conflict` and `forced` are the proof, `redundant` and
//! `novelty` what says nothing new, `crossing` and `deadlock` the same for several courses; `earliest`
//! says how soon each station can begin, `lookup` and `freedom` what whoever shows a course asks of
//! a station.
//!
//! The grammar, and what a sentence means, stand in `grammar.md`, which a test reads.
#![doc = include_str!("grammar.md")]

mod advice;
mod closure;
mod comma;
mod conflict;
mod constrained;
mod constraint;
mod cross_course;
mod deadlock;
mod earliest;
#[cfg(test)]
mod ebnf;
mod grammar;
mod group;
mod lists;
mod lookup;
mod moves;
mod name;
mod network;
mod novelty;
mod phrase;
mod plan;
mod precedence;
mod print;
mod proof;
#[cfg(test)]
mod properties;
mod queries;
mod read;
mod redundant;
mod repair;
mod report;
mod resolve;
mod reword;
mod scope;
#[cfg(test)]
mod sentences;
mod set;
mod setting;
mod split;
mod station;
mod substance;
mod syntax;
#[cfg(test)]
pub(crate) mod testing;
mod token;
mod unknown;
mod unordered;
mod unreadable;
mod words;

pub use conflict::{Conflict, Step};
pub use constrained::ConstrainedGroup;
pub use constraint::{Constraint, OrderRule, RuleId, Strength};
pub use cross_course::CrossCourseRules;
pub use deadlock::{CrossCourseDeadlock, DeadlockStep};
pub use earliest::Start;
pub use lookup::Place;
pub use plan::OrderPlan;
pub use precedence::Breach;
pub use print::Printer;
pub use queries::Alternative;
pub use read::{Plans, Sequence};
pub use redundant::Redundancy;
pub use scope::CourseName;
pub use station::{Beside, Form, Noun, RuleText, Station, StationId};
pub use unordered::UnorderedGroup;
