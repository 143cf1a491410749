//! The passages of a section: the text for all audiences, and each note for one audience.
//!
//! In: a [`Section`]. Out: its passages, each on one line, as they are published and searched. A
//! phrase matches within one passage, and an excerpt is cut from one.

use crate::config::AudienceId;
use crate::page_text::Section;

/// The separator between two lines if the first does not end a sentence, as in lists and tables.
const SEPARATOR: &str = " · ";
/// Characters after which lines are joined with a space.
const LINE_ENDS: [char; 7] = ['.', '!', '?', '…', ':', ';', ','];

/// The passages of a section: first the text for all audiences, which may be empty, then each note.
pub(super) fn of(section: &Section) -> Vec<String> {
    std::iter::once(for_all(section)).chain(notes(section).map(|note| note.text)).collect()
}

/// The text for all audiences.
pub(super) fn for_all(section: &Section) -> String {
    single_line(&section.text())
}

/// A passage for one audience.
pub(super) struct NotePassage<'a> {
    /// The index of the audience.
    pub(super) audience: AudienceId,
    pub(super) text: String,
    /// The id of its block.
    pub(super) id: &'a str,
}

/// The passages for one audience, one per block.
pub(super) fn notes(section: &Section) -> impl Iterator<Item = NotePassage<'_>> {
    section.notes().map(|(audience, run)| NotePassage {
        audience,
        text: single_line(&run.text),
        id: &run.id,
    })
}

fn single_line(text: &str) -> String {
    let mut joined = String::with_capacity(text.len());
    for line in text.split('\n') {
        let mut words = line.split_whitespace();
        let Some(first) = words.next() else { continue };
        if !joined.is_empty() {
            let ends = joined.trim_end_matches(['»', '”', '"', ')']).ends_with(LINE_ENDS);
            joined.push_str(if ends { " " } else { SEPARATOR });
        }
        joined.push_str(first);
        for word in words {
            joined.extend([" ", word]);
        }
    }
    joined
}
