//! The edits that findings carry, made in the authors' files.
//!
//! In: findings and the sources that they are about. Out: [`FixedFile`]s, each a file before and
//! after its edits, and on request the file itself. Of edits that touch each other only the first is
//! made: the next check finds the rest. Which edits there are is left to the rules, and what is
//! shown to the author is left to `cli`.

mod file;

pub use file::WriteError;

use std::collections::BTreeMap;
use std::ops::Range;

use crate::diagnostic::{Applicability, Diagnostic, Fix, MessageLanguage};
use crate::source::{FileId, Sources};

/// A file before and after some edits.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct FixedFile {
    /// Its path from the site's root.
    pub path: String,
    /// Its text as it was read.
    pub before: String,
    /// The edits, in the order of their places, which do not touch each other.
    edits: Vec<PlacedEdit>,
    /// How many findings begin in the file that the edits mend.
    pub fixes: usize,
}

/// A range of a file's text, and the text to put there.
#[derive(Debug, Clone, PartialEq, Eq)]
struct PlacedEdit {
    range: Range<usize>,
    text: String,
}

impl FixedFile {
    /// Its text with the edits.
    #[must_use]
    pub fn after(&self) -> String {
        let mut after = String::with_capacity(self.before.len());
        let mut start = 0;
        for PlacedEdit { range, text } in &self.edits {
            after.push_str(self.before.get(start..range.start).unwrap_or_default());
            after.push_str(text);
            start = range.end;
        }
        after + self.before.get(start..).unwrap_or_default()
    }
}

/// The files that the fixes of some applicability change: of each finding the first such fix. The
/// texts that differ between languages are those of `language`.
#[must_use]
pub fn fixed(
    diagnostics: &[Diagnostic],
    sources: &Sources,
    applicability: Applicability,
    language: MessageLanguage,
) -> Vec<FixedFile> {
    let mut files = BTreeMap::new();
    for diagnostic in diagnostics.iter().flat_map(Diagnostic::at_each_place) {
        let fix = diagnostic.fixes().iter().find(|fix| fix.applicability == applicability);
        if let Some(fix) = fix.filter(|fix| is_free(fix, &files)) {
            for edit in &fix.edits {
                let file = files.entry(edit.span.file).or_insert_with(|| FixedFile {
                    path: sources.path(edit.span.file).to_owned(),
                    before: sources.text(sources.whole(edit.span.file)).to_owned(),
                    edits: Vec::new(),
                    fixes: 0,
                });
                let range = edit.span.start as usize..edit.span.end as usize;
                let at = file.edits.partition_point(|other| other.range.start < range.start);
                let text = edit.text.get(language).to_owned();
                file.edits.insert(at, PlacedEdit { range, text });
            }
            if let Some(file) = files.get_mut(&diagnostic.span.file) {
                file.fixes += 1;
            }
        }
    }
    files.into_values().collect()
}

/// Whether no edit of a fix touches one that is made already.
fn is_free(fix: &Fix, files: &BTreeMap<FileId, FixedFile>) -> bool {
    fix.edits.iter().all(|edit| {
        let Some(file) = files.get(&edit.span.file) else { return true };
        let (start, end) = (edit.span.start as usize, edit.span.end as usize);
        let at = file.edits.partition_point(|other| other.range.end < start);
        file.edits.get(at).is_none_or(|next| end < next.range.start)
    })
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::diagnostic::{Edit, Help, Rule};
    use crate::source::SourceFile;
    use crate::text;

    fn after(edits: &[(usize, usize, &str)]) -> (String, usize) {
        let mut sources = Sources::new();
        let id = sources.add(SourceFile::new("a.md", "abcdef"));
        let found: Vec<Diagnostic> = edits
            .iter()
            .map(|(start, end, new)| {
                let span = sources.whole(id).part(*start, *end);
                let help = Help::safe(text!(en: "", nb: ""), [Edit::replace(span, *new)]);
                Diagnostic::new(Rule::LinkForm, span, text!(en: "", nb: "")).help(help)
            })
            .collect();
        let files = fixed(&found, &sources, Applicability::Safe, MessageLanguage::Nb);
        (files[0].after(), files[0].fixes)
    }

    #[test]
    fn edits_are_made_in_their_places_whatever_order_they_come_in() {
        assert_eq!(after(&[(4, 5, "X"), (0, 1, ""), (2, 2, "--")]), ("b--cdXf".to_owned(), 3));
    }

    #[test]
    fn of_edits_that_touch_the_first_is_made() {
        assert_eq!(after(&[(1, 3, "X"), (2, 4, "Y"), (3, 3, "Z")]), ("aXdef".to_owned(), 1));
    }
}
