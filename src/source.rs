//! The text that authors wrote, and places in it.
//!
//! In: paths and bytes that `load` has read. Out: [`Span`]s, small copies that every later stage can carry, and the [`Position`]s that
//! people are shown. Line and column are worked out only when something is shown; until then a place is two byte offsets.
//! Reading the disk is left to `load`, drawing a line with its mark to `diagnostic`.

use std::ops::Range;
use std::sync::Arc;

/// The number of a file in [`Sources`]; valid only for the `Sources` that gave it.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct FileId(u32);

/// A stretch of one file's text, as byte offsets from its start; `end` is exclusive and may equal `start`.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Span {
    /// The file that the text stands in.
    pub file: FileId,
    /// The first byte.
    pub start: u32,
    /// The byte after the last.
    pub end: u32,
}

impl Span {
    /// A span of `file` from byte `start` up to `end`; offsets beyond 4 GiB are cut there.
    #[must_use]
    pub fn new(file: FileId, start: usize, end: usize) -> Self {
        let cut = |offset: usize| u32::try_from(offset).unwrap_or(u32::MAX);
        Self { file, start: cut(start), end: cut(end.max(start)) }
    }

    /// The empty span at the start of `file`, for what is wrong with a file as a whole.
    #[must_use]
    pub fn start_of(file: FileId) -> Self {
        Self { file, start: 0, end: 0 }
    }

    /// The part of this span from `start` up to `end`, counted in bytes from this span's own start.
    #[must_use]
    pub fn part(self, start: usize, end: usize) -> Self {
        let base = self.start as usize;
        Self::new(self.file, base.saturating_add(start), base.saturating_add(end))
    }
}

/// A piece of text that an author wrote, with its place.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Written {
    /// The text, without the quotes or marks around it.
    pub text: String,
    /// Where it stands.
    pub span: Span,
    /// Whether the bytes under `span` are the bytes of `text`, so that parts of the text can be pointed at.
    pub verbatim: bool,
}

impl Written {
    /// The place of a part of the text, given in bytes of `text`; the whole place where parts cannot be told apart.
    #[must_use]
    pub fn part(&self, range: Range<usize>) -> Span {
        if self.verbatim { self.span.part(range.start, range.end) } else { self.span }
    }
}

/// A place as people count it: the first line is 1, the first column is 1.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub struct Position {
    /// Line number, from 1.
    pub line: usize,
    /// Column in Unicode scalar values, from 1.
    pub column: usize,
}

/// One file as it was read, with its path relative to the site's root and `/` between the parts.
#[derive(Debug, Clone)]
pub struct SourceFile {
    path: String,
    text: Arc<str>,
}

impl SourceFile {
    /// A file at `path` (relative to the site's root, `/` between the parts) with the text `text`.
    #[must_use]
    pub fn new(path: impl Into<String>, text: impl Into<Arc<str>>) -> Self {
        Self { path: path.into(), text: text.into() }
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

    /// The text between two byte offsets; offsets outside the text, or inside a character, move to the nearest boundary before them.
    #[must_use]
    pub fn slice(&self, start: usize, end: usize) -> &str {
        let (start, end) = (self.boundary(start), self.boundary(end));
        self.text.get(start..end).unwrap_or_default()
    }

    /// Line and column of a byte offset; an offset past the end gives the end.
    #[must_use]
    pub fn position(&self, offset: usize) -> Position {
        let before = self.slice(0, offset);
        let line_start = before.rfind('\n').map_or(0, |newline| newline + 1);
        Position { line: before.matches('\n').count() + 1, column: before[line_start..].chars().filter(|&c| c != '\u{feff}').count() + 1 }
    }

    fn boundary(&self, offset: usize) -> usize {
        self.text.floor_char_boundary(offset)
    }
}

/// All files of a site that text was read from, in the order in which they were added.
#[derive(Debug, Clone, Default)]
pub struct Sources {
    files: Vec<SourceFile>,
}

impl Sources {
    /// No files.
    #[must_use]
    pub fn new() -> Self {
        Self::default()
    }

    /// Adds a file and gives its number.
    pub fn add(&mut self, file: SourceFile) -> FileId {
        let id = FileId(u32::try_from(self.files.len()).unwrap_or(u32::MAX));
        self.files.push(file);
        id
    }

    /// The file of a number that this collection gave; `None` for a number of another collection.
    #[must_use]
    pub fn get(&self, id: FileId) -> Option<&SourceFile> {
        self.files.get(id.0 as usize)
    }

    /// The path of a file, or nothing for a number of another collection.
    #[must_use]
    pub fn path(&self, id: FileId) -> &str {
        self.get(id).map_or("", SourceFile::path)
    }

    /// The span of a file's whole text.
    #[must_use]
    pub fn whole(&self, id: FileId) -> Span {
        Span::new(id, 0, self.get(id).map_or(0, |file| file.text().len()))
    }

    /// The text under a span.
    #[must_use]
    pub fn text(&self, span: Span) -> &str {
        self.get(span.file).map_or("", |file| file.slice(span.start as usize, span.end as usize))
    }

    /// Line and column of a span's first byte.
    #[must_use]
    pub fn position(&self, span: Span) -> Position {
        self.get(span.file).map_or(Position { line: 1, column: 1 }, |file| file.position(span.start as usize))
    }

    /// Files with their numbers, in the order in which they were added.
    pub fn iter(&self) -> impl Iterator<Item = (FileId, &SourceFile)> {
        self.files.iter().zip(0..).map(|(file, number)| (FileId(number), file))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn columns_count_characters_and_not_bytes() {
        let file = SourceFile::new("a.md", "én\næøå her");
        let offset = file.text().find("her").unwrap();
        assert_eq!(file.position(offset), Position { line: 2, column: 5 });
    }

    #[test]
    fn a_byte_order_mark_takes_no_column() {
        let file = SourceFile::new("a.md", "\u{feff}---\n");
        assert_eq!(file.position(3), Position { line: 1, column: 1 });
    }

    #[test]
    fn offsets_inside_a_character_and_past_the_end_are_safe() {
        let file = SourceFile::new("a.md", "ø");
        assert_eq!(file.slice(0, 1), "");
        assert_eq!(file.slice(0, 99), "ø");
        assert_eq!(file.position(99), Position { line: 1, column: 2 });
    }

    #[test]
    fn a_part_of_a_span_is_counted_from_its_start() {
        let mut sources = Sources::new();
        let file = sources.add(SourceFile::new("a.md", "regel: Modul 1 før 2"));
        let value = Span::new(file, 7, 21);
        assert_eq!(sources.text(value.part(0, 7)), "Modul 1");
    }
}
