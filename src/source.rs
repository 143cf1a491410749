//! The source text of a site, and positions in it.
//!
//! In: paths and texts that `load` has read. Out: [`Span`]s, which are small and `Copy`, for all
//! later stages; and [`Position`]s to show to people and programs. Line and column are computed
//! only for display, in the [`Columns`] that the reader counts in; until then a position is a pair
//! of byte offsets. Reading the disk is left to `load`, drawing a source line with its mark to
//! `diagnostic`.

use std::hash::{Hash, Hasher};
use std::ops::Range;
use std::sync::{Arc, OnceLock};

use serde::{Deserialize, Serialize};

use crate::fingerprint::Fingerprint;
use crate::ids::{IndexVec, id_type};

id_type! {
    #[derive(Serialize, Deserialize)]
    /// The id of a file in [`Sources`]; valid only for the `Sources` that returned it.
    pub struct FileId; unhashed
}

/// A range of one file's text, in byte offsets; `end` is exclusive and may equal `start`.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
pub struct Span {
    /// The file of the text.
    pub file: FileId,
    /// The first byte.
    pub start: u32,
    /// The byte after the last.
    pub end: u32,
}

// A span says where something is written, and not what: it takes no part in hashes, so that a value
// keeps its fingerprint when lines above it are edited.
impl Hash for Span {
    fn hash<H: Hasher>(&self, _: &mut H) {}
}

impl Span {
    /// A span of `file` from byte `start` up to `end`; offsets saturate at 4 GiB.
    #[must_use]
    pub fn new(file: FileId, start: usize, end: usize) -> Self {
        let saturate = |offset: usize| u32::try_from(offset).unwrap_or(u32::MAX);
        Self { file, start: saturate(start), end: saturate(end.max(start)) }
    }

    /// The empty span at the start of `file`, for a problem with the file as a whole.
    #[must_use]
    pub fn start_of(file: FileId) -> Self {
        Self { file, start: 0, end: 0 }
    }

    /// Whether another span is completely inside this one.
    #[must_use]
    pub fn holds(self, other: Self) -> bool {
        self.file == other.file && self.start <= other.start && other.end <= self.end
    }

    /// The part of this span from `start` up to `end`, in bytes from the start of this span.
    #[must_use]
    pub fn part(self, start: usize, end: usize) -> Self {
        let base = self.start as usize;
        Self::new(self.file, base.saturating_add(start), base.saturating_add(end))
    }
}

/// A piece of source text, with its span.
#[derive(Debug, Clone, PartialEq, Eq, Hash, Serialize, Deserialize)]
pub struct SourceText {
    /// The text, without the quotes or marks around it.
    pub text: String,
    /// Where it is written.
    pub span: Span,
    /// Whether the bytes in `span` are exactly those of `text`, so that a part of the text has a
    /// span of its own.
    pub verbatim: bool,
    /// Whether it is a value of YAML in quotation marks; they are part of `span` only where the
    /// text is not verbatim.
    pub quoted: bool,
}

impl SourceText {
    /// The span of a part of the text, given in bytes of `text`; the whole span if the text is not
    /// verbatim.
    #[must_use]
    pub fn part(&self, range: Range<usize>) -> Span {
        if self.verbatim { self.span.part(range.start, range.end) } else { self.span }
    }
}

/// A position as people count it: the first line is 1, the first column is 1.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub struct Position {
    /// Line number, from 1.
    pub line: usize,
    /// Column, from 1, in the requested [`Columns`]; a tab is one column.
    pub column: usize,
}

/// What a column counts. Programs that read positions do not agree; people see no difference before
/// the first emoji of a line.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Columns {
    /// Unicode scalar values: a letter and its combining mark are two, an emoji of one code point
    /// is one.
    ScalarValues,
    /// UTF-16 code units, as editors and SARIF viewers count: a character beyond the Basic
    /// Multilingual Plane is two.
    Utf16,
}

impl Columns {
    fn count(self, text: &str) -> usize {
        match self {
            Self::ScalarValues => text.chars().count(),
            Self::Utf16 => text.chars().map(char::len_utf16).sum(),
        }
    }
}

/// A source file, with its path relative to the site's root and `/` as separator.
#[derive(Debug, Clone)]
pub struct SourceFile {
    path: String,
    text: Arc<str>,
    /// Of the path and the text, once somebody has asked for it.
    fingerprint: OnceLock<Fingerprint>,
    /// Where each line begins, once somebody has asked for a position.
    line_starts: OnceLock<Vec<usize>>,
}

impl SourceFile {
    /// A file at `path` (relative to the site's root, `/` as separator) with the text `text`.
    #[must_use]
    pub fn new(path: impl Into<String>, text: impl Into<Arc<str>>) -> Self {
        let (path, text) = (path.into(), text.into());
        Self { path, text, fingerprint: OnceLock::new(), line_starts: OnceLock::new() }
    }

    /// The fingerprint of the path and the text.
    #[must_use]
    pub fn fingerprint(&self) -> Fingerprint {
        *self.fingerprint.get_or_init(|| Fingerprint::of(&(&self.path, &self.text)))
    }

    /// The path relative to the site's root.
    #[must_use]
    pub fn path(&self) -> &str {
        &self.path
    }

    /// The whole text.
    #[must_use]
    pub fn text(&self) -> &str {
        &self.text
    }

    /// The whole text, shared.
    #[must_use]
    pub fn shared_text(&self) -> &Arc<str> {
        &self.text
    }

    /// The text between two byte offsets. Offsets outside the text or inside a character are moved
    /// back to the nearest character boundary.
    #[must_use]
    pub fn slice(&self, start: usize, end: usize) -> &str {
        let (start, end) = (self.boundary(start), self.boundary(end));
        self.text.get(start..end).unwrap_or_default()
    }

    /// Line and column of a byte offset; an offset past the end gives the end. A byte order mark at
    /// the start of the file takes no column.
    #[must_use]
    pub fn position(&self, offset: usize, columns: Columns) -> Position {
        let line = self.line_at(offset);
        let before = self.slice(self.line_start(line), offset);
        let before = match line {
            1 => before.strip_prefix('\u{feff}').unwrap_or(before),
            _ => before,
        };
        Position { line, column: columns.count(before) + 1 }
    }

    /// The number of the line of a byte offset, from 1; the last line for an offset past the end.
    #[must_use]
    pub fn line_at(&self, offset: usize) -> usize {
        self.line_starts().partition_point(|start| *start <= offset)
    }

    /// The byte offset at which the line of a number begins; the end of the text if there is no
    /// such line.
    #[must_use]
    pub fn line_start(&self, line: usize) -> usize {
        let starts = self.line_starts();
        line.checked_sub(1).and_then(|at| starts.get(at)).copied().unwrap_or(self.text.len())
    }

    /// The text of the line of a number, without its break; empty if there is no such line.
    #[must_use]
    pub fn line(&self, line: usize) -> &str {
        let text = self.slice(self.line_start(line), self.line_start(line + 1));
        text.strip_suffix('\n').map_or(text, |text| text.strip_suffix('\r').unwrap_or(text))
    }

    fn line_starts(&self) -> &[usize] {
        self.line_starts.get_or_init(|| {
            let after_breaks = self.text.match_indices('\n').map(|(at, _)| at + 1);
            std::iter::once(0).chain(after_breaks).collect()
        })
    }

    fn boundary(&self, offset: usize) -> usize {
        self.text.floor_char_boundary(offset)
    }
}

impl Hash for SourceFile {
    fn hash<H: Hasher>(&self, state: &mut H) {
        self.fingerprint().hash(state);
    }
}

/// All source files of a site, in the order in which they were added.
#[derive(Debug, Clone, Default)]
pub struct Sources {
    files: IndexVec<FileId, SourceFile>,
}

impl Sources {
    /// No files.
    #[must_use]
    pub fn new() -> Self {
        Self::default()
    }

    /// Adds a file and returns its id.
    pub fn add(&mut self, file: SourceFile) -> FileId {
        self.files.push(file)
    }

    /// Replaces the text of a file; spans into the old text become meaningless.
    pub fn replace(&mut self, id: FileId, text: impl Into<Arc<str>>) {
        if let Some(file) = self.files.get_mut(id) {
            *file = SourceFile::new(std::mem::take(&mut file.path), text);
        }
    }

    /// Removes all files but the first `count`.
    pub fn truncate(&mut self, count: usize) {
        self.files.truncate(count);
    }

    /// The id of the file at a path.
    #[must_use]
    pub fn find(&self, path: &str) -> Option<FileId> {
        self.files.position(|file| file.path == path)
    }

    /// The file with an id; `None` for an id of another collection.
    #[must_use]
    pub fn get(&self, id: FileId) -> Option<&SourceFile> {
        self.files.get(id)
    }

    /// The path of a file; empty for an id of another collection.
    #[must_use]
    pub fn path(&self, id: FileId) -> &str {
        self.get(id).map_or("", SourceFile::path)
    }

    /// The span of a file's whole text.
    #[must_use]
    pub fn whole(&self, id: FileId) -> Span {
        Span::new(id, 0, self.get(id).map_or(0, |file| file.text().len()))
    }

    /// The text in a span.
    #[must_use]
    pub fn text(&self, span: Span) -> &str {
        self.get(span.file).map_or("", |file| file.slice(span.start as usize, span.end as usize))
    }

    /// Line and column of a span's first byte, in Unicode scalar values.
    #[must_use]
    pub fn position(&self, span: Span) -> Position {
        let file = self.get(span.file);
        file.map_or(Position { line: 1, column: 1 }, |file| {
            file.position(span.start as usize, Columns::ScalarValues)
        })
    }

    /// Line and column of a span's first byte and of the byte after its last.
    #[must_use]
    pub fn range(&self, span: Span, columns: Columns) -> Range<Position> {
        let at = |offset: u32| {
            let file = self.get(span.file);
            file.map_or(Position { line: 1, column: 1 }, |file| {
                file.position(offset as usize, columns)
            })
        };
        at(span.start)..at(span.end)
    }

    /// The files with their ids, in the order in which they were added.
    pub fn iter(&self) -> impl Iterator<Item = (FileId, &SourceFile)> {
        self.files.iter_enumerated()
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::ids::Id;
    use proptest::prelude::*;

    /// The columns of the word `her` in a text, in scalar values and in UTF-16 code units.
    fn columns_of_her(text: &str) -> (usize, usize) {
        let (file, offset) = (SourceFile::new("a.md", text), text.find("her").unwrap());
        let column = |columns| file.position(offset, columns).column;
        (column(Columns::ScalarValues), column(Columns::Utf16))
    }

    #[test]
    fn columns_count_characters_and_not_bytes() {
        let file = SourceFile::new("a.md", "én\næøå her");
        let offset = file.text().find("her").unwrap();
        assert_eq!(file.position(offset, Columns::ScalarValues), Position { line: 2, column: 5 });
    }

    #[test]
    fn utf16_differs_from_scalar_values_only_beyond_the_basic_plane() {
        assert_eq!(columns_of_her("æøå her"), (5, 5));
        assert_eq!(columns_of_her("a\u{30a} her"), (4, 4));
        assert_eq!(columns_of_her("\t\ther"), (3, 3));
        assert_eq!(columns_of_her("🙂 her"), (3, 4));
        assert_eq!(columns_of_her("👩\u{200d}🏫 her"), (5, 7));
    }

    #[test]
    fn what_ends_a_line_before_takes_no_column() {
        assert_eq!(columns_of_her("🙂 én\r\nher"), (1, 1));
    }

    #[test]
    fn a_byte_order_mark_takes_no_column_and_the_same_character_inside_a_line_does() {
        assert_eq!(columns_of_her("\u{feff}her"), (1, 1));
        assert_eq!(columns_of_her("\u{feff}\nher"), (1, 1));
        assert_eq!(columns_of_her("a\u{feff}her"), (3, 3));
    }

    #[test]
    fn a_range_ends_after_the_last_character() {
        let mut sources = Sources::new();
        let file = sources.add(SourceFile::new("a.md", "a\n🙂b\n"));
        let range = sources.range(Span::new(file, 2, 6), Columns::Utf16);
        assert_eq!(range, Position { line: 2, column: 1 }..Position { line: 2, column: 3 });
    }

    #[test]
    fn offsets_inside_a_character_and_past_the_end_are_safe() {
        let file = SourceFile::new("a.md", "ø");
        assert_eq!(file.slice(0, 1), "");
        assert_eq!(file.slice(0, 99), "ø");
        assert_eq!(file.position(99, Columns::Utf16), Position { line: 1, column: 2 });
    }

    #[test]
    fn a_span_holds_what_lies_in_it_in_the_same_file() {
        let mut sources = Sources::new();
        let (one, other) = (
            sources.add(SourceFile::new("a.md", "regel")),
            sources.add(SourceFile::new("b.md", "regel")),
        );
        let span = Span::new(one, 1, 3);
        assert!(span.holds(span) && span.holds(Span::new(one, 2, 2)));
        assert!(
            !span.holds(Span::new(one, 2, 4))
                && !span.holds(Span::new(one, 0, 2))
                && !span.holds(Span::new(other, 1, 3))
        );
    }

    #[test]
    fn a_part_of_a_span_is_counted_from_its_start() {
        let mut sources = Sources::new();
        let file = sources.add(SourceFile::new("a.md", "regel: Modul 1 før 2"));
        let value = Span::new(file, 7, 21);
        assert_eq!(sources.text(value.part(0, 7)), "Modul 1");
    }

    #[test]
    fn a_fingerprint_does_not_tell_where_something_is_written() {
        let written = |file, start| SourceText {
            text: "regel".to_owned(),
            span: Span::new(FileId::new(file), start, start + 5),
            verbatim: true,
            quoted: false,
        };
        assert_eq!(Fingerprint::of(&written(0, 1)), Fingerprint::of(&written(2, 3)));
    }

    proptest! {
        #[test]
        fn a_position_is_where_one_comes_by_reading_from_the_start(
            text in "\u{feff}?([aø🙂\r\n]){0,20}",
            offset in 0_usize..90,
        ) {
            let file = SourceFile::new("a.md", text);
            let before = file.slice(0, offset);
            let before = before.strip_prefix('\u{feff}').unwrap_or(before);
            let line = before.split('\n').count();
            let column = before.rsplit('\n').next().unwrap_or_default().chars().count() + 1;
            prop_assert_eq!(file.position(offset, Columns::ScalarValues), Position { line, column });
        }
    }
}
