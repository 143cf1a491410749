//! The order that a course promises: rules such as "Modul 1 før 2–5", parsed, resolved and proven.
//!
//! In: the stations of one sequence (the modules of a course, or the pages of a module) in
//! published order, and the rules in front matter. Out: an [`OrderPlan`], and a diagnostic for each
//! rule that cannot be parsed or that names what does not exist. Which findings are reported, and
//! under which names, is left to `check`; drawing the order is left to `render`.
//!
//! From a sentence to a rule: `token` splits it, `words` has the vocabulary of each language,
//! `name` and `scope` have the stations of this course and of others, `grammar` builds a tree with
//! a byte range for every part, and `group` and `resolve` turn the tree into [`Constraint`]s. If
//! that fails, `unreadable` says what was expected and where, and offers the nearest sentence that
//! can be parsed, which `repair` searches for. `print` is the inverse; `phrase`, `report` and
//! `moves` put the findings of a plan into words.
//!
//! The proof: `precedence` and `network` model the constraints, `conflict` finds sets that cannot
//! hold together, `closure` what is implied, `redundant`, `novelty` and `fewest` what says nothing
//! new, `unordered` and `constrained` what is left of groups in any order. `blocks` has what is taken
//! together or straight after each other, and `tied` the proof beside it; `distance` holds times
//! between against how long stations take, by `difference`. `cross_course` and `deadlock` do the same
//! for rules between courses. `earliest` computes how soon each station can begin; `queries` and
//! `beside` answer what a page about a station asks, `onward` what can come after it, `account` tells what became of each rule.
//! `module_names` finds the module that a text outside rules names.
//!
//! The grammar, and what a sentence means, are described in `grammar.md`, which a test reads.
#![doc = include_str!("grammar.md")]

mod account;
mod advice;
mod beside;
mod blocks;
mod claims;
mod closure;
mod comma;
mod conflict;
mod constrained;
mod constraint;
mod cross_course;
mod deadlock;
mod difference;
mod distance;
mod earliest;
#[cfg(test)]
mod ebnf;
mod fault;
mod fewest;
mod gap;
mod grammar;
mod group;
mod incidence;
mod lookup;
mod module_names;
mod moves;
mod name;
mod network;
mod novelty;
mod onward;
mod parse_context;
mod phrase;
mod plan;
mod precedence;
mod print;
mod proof;
#[cfg(test)]
mod properties;
mod queries;
mod read;
mod redundancy;
mod redundant;
mod repair;
mod report;
mod resolve;
mod resolve_sequence;
mod resolve_spacing;
mod reword;
mod scope;
#[cfg(test)]
mod sentences;
mod set;
mod split;
mod station;
mod syntax;
#[cfg(test)]
pub(crate) mod testing;
mod tied;
mod token;
mod unknown;
mod unordered;
mod unreadable;
mod words;

pub use account::RuleState;
pub use beside::Beside;
pub use conflict::{Conflict, Step};
pub use constrained::ConstrainedGroup;
pub use constraint::{Constraint, OrderRule, RuleId, Strength};
pub use cross_course::CrossCourseRules;
pub use deadlock::{CrossCourseDeadlock, CrossCourseDeadlocks, DeadlockStep};
pub use distance::{Bound, DistanceConflict};
pub use earliest::Start;
pub use gap::Gap;
pub use lookup::Place;
pub use module_names::{ModuleNames, NameFault};
pub use onward::{Needed, Onward, Waiting};
pub use plan::OrderPlan;
pub use precedence::Breach;
pub use print::Printer;
pub use queries::Alternative;
pub use read::{Plans, Sequence};
pub use redundancy::Redundancy;
pub use scope::CourseName;
pub use station::{NeighbourRules, Noun, RuleLayout, RuleText, Station, StationId};
pub use unordered::UnorderedGroup;
