//! The texts of a section: what it says to all, and each note for one audience by itself.
//!
//! In: a [`Section`]. Out: its passages, with single spaces. A phrase stands within one, and an excerpt is cut out of one.

use crate::render::Section;

/// The passages of a section: first what is for all, which may be empty, then each note.
pub(super) fn of(section: &Section) -> Vec<String> {
    let notes = section.notes().map(|(_, run)| with_single_spaces(&run.text));
    std::iter::once(with_single_spaces(&section.text())).chain(notes).collect()
}

fn with_single_spaces(text: &str) -> String {
    text.split_whitespace().collect::<Vec<_>>().join(" ")
}
