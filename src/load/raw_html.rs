//! Raw HTML in a page's text, whole: a block of it, or one tag, comment or entity in a line.
//!
//! In: the lines of a block as the Markdown parser finds them, or what it finds in a line. Out: the
//! HTML as one text, in which every byte knows its place on the page, also where marks of
//! quotations or lists come between its lines.

use std::borrow::Cow;
use std::ops::Range;

/// A piece of raw HTML.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct RawHtml<'a> {
    /// The HTML.
    pub text: Cow<'a, str>,
    /// Whether it is a block of its own and not a part of a line.
    pub is_block: bool,
    /// Where the stretches of the text that are contiguous on the page begin: in the text, and on
    /// the page.
    stretches: Vec<(usize, usize)>,
}

impl<'a> RawHtml<'a> {
    /// An empty block of raw HTML.
    pub(super) fn block() -> Self {
        Self { is_block: true, ..Self::default() }
    }

    /// What the parser found in a line, and the page's text at its place.
    pub(super) fn in_line(found: Cow<'a, str>, source: &'a str, start: usize) -> Self {
        let mut html = Self::default();
        if *found == *source {
            html.push(found, start);
            return html;
        }
        // The parser has left out what precedes each line but the first.
        let mut lines = source.split_inclusive('\n');
        let mut at = start;
        for line in found.split_inclusive('\n') {
            let whole = lines.next().unwrap_or_default();
            let content = line.trim_end_matches(['\r', '\n']);
            let margin = whole.trim_end_matches(['\r', '\n']).len().saturating_sub(content.len());
            html.push(Cow::Owned(line.to_owned()), at + margin);
            at += whole.len();
        }
        html
    }

    /// A part of a line, or of several, as it is on the page; in a quotation, with its
    /// marks.
    pub(super) fn verbatim(source: &'a str, start: usize) -> Self {
        let mut html = Self::default();
        html.push(Cow::Borrowed(source), start);
        html
    }

    /// Adds a stretch that begins at a place on the page.
    pub(super) fn push(&mut self, stretch: Cow<'a, str>, start: usize) {
        let goes_on = self
            .stretches
            .last()
            .is_some_and(|(text, page)| page + (self.text.len() - text) == start);
        if !goes_on {
            self.stretches.push((self.text.len(), start));
        }
        if self.text.is_empty() {
            self.text = stretch;
        } else {
            self.text.to_mut().push_str(&stretch);
        }
    }

    /// Where a part of the text is on the page; what lies between its lines there is part of
    /// it.
    #[must_use]
    pub fn place(&self, part: &Range<usize>) -> Range<usize> {
        let start = self.at(part.start);
        let end = if part.is_empty() { start } else { self.at(part.end - 1) + 1 };
        start..end.max(start)
    }

    /// Whether a part of the text is on the page unchanged, in one stretch.
    #[must_use]
    pub fn is_verbatim(&self, part: &Range<usize>) -> bool {
        self.place(part).len() == part.len()
    }

    fn at(&self, offset: usize) -> usize {
        let next = self.stretches.partition_point(|(text, _)| *text <= offset);
        let stretch = next.checked_sub(1).and_then(|index| self.stretches.get(index));
        stretch.map_or(0, |(text, page)| page + (offset - text))
    }
}
