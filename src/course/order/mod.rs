//! The order that a course promises: rules such as "Modul 1 før 2–5", read, resolved and proven.
//!
//! In: the stations of one sequence (the modules of a course, or the pages of a module) in the order that the site publishes, and the
//! rules as they stand in front matter. Out: an [`OrderPlan`], and a diagnostic for each rule that cannot be read or names what does not
//! exist. What the plan shows to be wrong with the published order is put into words by `check`; drawing it is left to `render`.
//!
//! The way of a sentence: `token` cuts it, `words` knows the vocabulary of each language, `name` knows the stations, `grammar` makes a
//! tree with a byte range for every part, `resolve` makes [`Constraint`]s of the tree, and `unreadable` says what was expected where and
//! offers the nearest sentence that can be read. `print` goes the other way. `gate`, `network`, `conflict` and `forced` are the proof.
//!
//! # The grammar
//!
//! ```text
//! rule       = ( relation | place | freedom | own ), [ "." ] ;
//! relation   = selection, manner, relator, selection, ending, { relator, selection, ending }
//!            | relator, selection, manner, selection, ending ;              (the relator in front: "Før Modul 2 må Modul 1 …")
//! place      = selection, manner, ( "først" | "til slutt" ), ending
//!            | ( "først" | "til slutt" ), manner, selection, ending ;
//! freedom    = selection, manner, "i valgfri rekkefølge", ending ;
//! own        = selection, manner                                            (these come before the one in whose list it stands)
//!            | manner, relator, selection, ending | manner, ( "først" | "til slutt" ), ending ;
//! relator    = "før" | "etter" | "krever" ;
//! selection  = [ "både" | "enten" ], item, { ( "," | "og" | "eller" | ", og" | ", eller" ), item }
//!            | "minst", count, "av", item, { ( "," | "og" | "eller" ), item } ;
//! item       = reference | [ "fra" ], number, ( "-" | "til" | "til og med" ), number | "alle andre" ;
//! reference  = [ noun ], number, [ [ ":" ], title | "(", title, ")" ] | [ noun ], ( "«", title, "»" | title | folder ) ;
//! number     = [ noun ], digits ;
//! manner     = { "må" | "skal" | "bør" | "kan" | "ikke" | filler } ;
//! ending     = { "må" | "skal" | "kan" | filler } ;
//! ```
//!
//! Each word stands for all its synonyms in bokmål, nynorsk and English; they are in the tables of `words` and nowhere else.
//!
//! # What a sentence means
//!
//! - "A før B": every one of A comes before every one of B. "A eller B før C" and "minst N av … før C": so many of them do.
//!   Alternatives can stand only on the side that comes first; on the other side they would be a guess, so they are unreadable.
//! - "A først": A before all that A does not name. "A og B til slutt" in one rule: both after all the others, in any order between
//!   them; "A til slutt" and "B til slutt" in two rules contradict.
//! - "bør" recommends, "må" and "skal" require, and so does a rule without any of them. "kan" requires nothing and is read only in
//!   "kan … i valgfri rekkefølge" and "kan ikke … før", which says the same as "etter". "må ikke" is unreadable: it can mean both.
//! - A rule that puts a station before itself ("Modul 1 før 1–3") can be read; no order keeps it, so it contradicts itself.

mod conflict;
mod constraint;
mod forced;
mod freedom;
mod gate;
mod grammar;
mod moves;
mod name;
mod network;
mod phrase;
mod plan;
mod print;
mod proof;
#[cfg(test)]
mod properties;
mod redundant;
mod repair;
mod report;
mod resolve;
#[cfg(test)]
mod sentences;
mod set;
mod station;
mod syntax;
#[cfg(test)]
pub(crate) mod testing;
mod token;
mod unknown;
mod unreadable;
mod words;

pub use conflict::{Conflict, Step};
pub use constraint::{Constraint, OrderRule, Strength};
pub use freedom::LostFreedom;
pub use gate::Breach;
pub use plan::{Alternative, OrderPlan};
pub use redundant::Redundancy;
pub use station::{Noun, RuleText, Station};
pub use words::Language;
