//! The texts of a section: what it says to all, and each note for one audience by itself.
//!
//! In: a [`Section`]. Out: its passages, each on one line, as they are published and searched. A
//! phrase stands within one, and an excerpt is cut out of one.

use crate::config::AudienceId;
use crate::page_text::Section;

/// What is between two lines of a text where the first ends no sentence, as in lists and tables.
const BETWEEN: &str = " · ";
/// What ends a line of a sentence, or of what goes on in the next.
const ENDS: [char; 7] = ['.', '!', '?', '…', ':', ';', ','];

/// The passages of a section: first what is for all, which may be empty, then each note.
pub(super) fn of(section: &Section) -> Vec<String> {
    std::iter::once(for_all(section)).chain(notes(section).map(|note| note.text)).collect()
}

/// What is for all readers of the page.
pub(super) fn for_all(section: &Section) -> String {
    in_one_line(&section.text())
}

/// A passage for one audience.
pub(super) struct Note<'a> {
    /// The number of the audience.
    pub(super) audience: AudienceId,
    pub(super) text: String,
    /// The id of the block that it stands in.
    pub(super) id: &'a str,
}

/// What is for one audience, block by block.
pub(super) fn notes(section: &Section) -> impl Iterator<Item = Note<'_>> {
    section.notes().map(|(audience, run)| Note {
        audience,
        text: in_one_line(&run.text),
        id: &run.id,
    })
}

fn in_one_line(text: &str) -> String {
    let lines = text
        .split('\n')
        .map(|line| line.split_whitespace().collect::<Vec<_>>().join(" "))
        .filter(|line| !line.is_empty());
    let joined = lines.reduce(|before, line| {
        let ends = before.trim_end_matches(['»', '”', '"', ')']).ends_with(ENDS);
        format!("{before}{}{line}", if ends { " " } else { BETWEEN })
    });
    joined.unwrap_or_default()
}
