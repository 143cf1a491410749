//! What can be wrong with a course that can be read: one rule, or one family of rules, a file.
//!
//! In: the tree and the site made from it. Out: diagnostics. A file's doc comment ends with the
//! manual pages of its rules, the same that authors read: what, why, what to do, and an example.
//! `order_between` reports the same as its neighbours, but between courses. A text is checked by
//! itself, and can be rechecked by itself; `checked` states what each check reads. The checks look
//! at outlines and at the model and never at HTML, so that a check costs no rendering. Faults of a
//! single file are found when it is read; faults that only rendering can find (in a formula, in raw
//! HTML) are found there.

mod alt_missing;
mod audience_wider;
mod blocks;
mod captions;
mod checked;
mod closes_too_early;
mod context;
mod contrast_too_low;
mod deadline_too_late;
mod feedback;
mod figures;
mod file_copy;
mod fragments;
mod heading_skipped;
mod language_unmarked;
mod link_text_vague;
mod links;
mod media_unshown;
mod opening_in_course;
mod order_audience;
mod order_between;
mod order_broken;
mod order_contradiction;
mod order_discouraged;
mod order_distance;
mod order_freedom;
mod order_numbers;
mod order_opening;
mod order_opening_for;
mod order_redundant;
mod picture_tells_place;
mod plans;
mod published;
mod reference;
mod site;
mod table_without_header;
mod texts;
mod unreached;
mod workload;

pub use checked::{Checked, check};
pub use context::CheckContext;
pub use contrast_too_low::check as colours;
pub use site::order;
