//! The texts of a section: what it says to all, and each note for one audience by itself.
//!
//! In: a [`Section`]. Out: its passages, with single spaces. A phrase stands within one, and an excerpt is cut out of one.

use crate::render::Section;

/// The passages of a section: first what is for all, which may be empty, then each note.
pub(super) fn of(section: &Section) -> Vec<String> {
    let for_all = section.runs.iter().filter(|run| run.audience.is_none()).map(|run| run.text.as_str());
    let notes: Vec<_> = section.runs.iter().filter(|run| run.audience.is_some()).collect();
    let notes = notes.chunk_by(|a, b| !a.id.is_empty() && (a.audience, &a.id) == (b.audience, &b.id));
    let notes = notes.map(|runs| joined(runs.iter().map(|run| run.text.as_str())));
    std::iter::once(joined(for_all)).chain(notes).collect()
}

fn joined<'a>(texts: impl Iterator<Item = &'a str>) -> String {
    texts.flat_map(str::split_whitespace).collect::<Vec<_>>().join(" ")
}
