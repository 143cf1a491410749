//! The texts of a section: what it says to all, and each note for one audience by itself.
//!
//! In: a [`Section`]. Out: its passages, each on one line. A phrase stands within one, and an excerpt is cut out of one.

use crate::render::Section;

/// What is between two lines of a text where the first ends no sentence, as in lists and tables.
const BETWEEN: &str = " · ";
/// What ends a line of a sentence, or of what goes on in the next.
const ENDS: [char; 7] = ['.', '!', '?', '…', ':', ';', ','];

/// The passages of a section: first what is for all, which may be empty, then each note.
pub(super) fn of(section: &Section) -> Vec<String> {
    let notes = section.notes().map(|(_, run)| in_one_line(&run.text));
    std::iter::once(in_one_line(&section.text())).chain(notes).collect()
}

fn in_one_line(text: &str) -> String {
    let lines = text.split('\n').map(|line| line.split_whitespace().collect::<Vec<_>>().join(" ")).filter(|line| !line.is_empty());
    let joined = lines.reduce(|before, line| {
        let ends = before.trim_end_matches(['»', '”', '"', ')']).ends_with(ENDS);
        format!("{before}{}{line}", if ends { " " } else { BETWEEN })
    });
    joined.unwrap_or_default()
}
