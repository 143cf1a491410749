//! The runs of a text: a paragraph, the words of a list item, a heading, a cell.
//!
//! In: pieces. Out: [`Run`]s, in which only what the reader sees as it was typed is left. Code,
//! formulas, raw HTML, addresses of links, and marks that the parser has taken for what they are
//! leave a gap of the same length, so that a rule can look for a mark without knowing Markdown.

use std::ops::Range;

use pulldown_cmark::{Event, Tag, TagEnd};

use super::body::Body;
use crate::source::Span;

/// Stands for every byte of a gap.
pub(super) const GAP: char = '\u{0}';

/// A run of text.
#[derive(Debug)]
pub(super) struct Run<'a> {
    body: Body<'a>,
    start: usize,
    /// The text, with gaps.
    pub(super) text: String,
    seen: Bytes,
}

/// A set of bytes, a bit for each.
#[derive(Debug, Default)]
struct Bytes([u64; 4]);

impl Bytes {
    fn add(&mut self, text: &str) {
        for byte in text.bytes() {
            if let Some(bits) = self.0.get_mut(usize::from(byte >> 6)) {
                *bits |= 1 << (byte & 63);
            }
        }
    }

    fn has(&self, byte: u8) -> bool {
        self.0.get(usize::from(byte >> 6)).is_some_and(|bits| bits & (1 << (byte & 63)) != 0)
    }
}

/// A line of a run.
#[derive(Debug, Clone, Copy)]
pub(super) struct Line<'r> {
    /// Where it begins in the run's text.
    pub(super) start: usize,
    /// The line, without gaps and spaces before it.
    pub(super) text: &'r str,
}

impl<'a> Run<'a> {
    /// The place of a range of the run's text.
    pub(super) fn span(&self, range: Range<usize>) -> Span {
        self.body.span(&(self.start + range.start..self.start + range.end))
    }

    /// What was written at a range of the run's text.
    pub(super) fn source(&self, range: &Range<usize>) -> &'a str {
        self.body.source(&(self.start + range.start..self.start + range.end))
    }

    /// Whether the text holds any of some bytes: most runs hold none of the marks that a rule looks
    /// for, and one look at them is enough for all rules.
    pub(super) fn has(&self, bytes: &[u8]) -> bool {
        bytes.iter().any(|byte| self.seen.has(*byte))
    }

    /// Whether a mark is written as text, with a backslash.
    pub(super) fn is_escaped(&self, at: usize) -> bool {
        let before = self.body.source(&(0..self.start + at));
        before.bytes().rev().take_while(|byte| *byte == b'\\').count() % 2 == 1
    }

    /// The lines.
    pub(super) fn lines(&self) -> impl Iterator<Item = Line<'_>> {
        let mut start = 0;
        self.text.split('\n').map(move |line| {
            let text = line.trim_start_matches([' ', '\t', GAP]);
            let at = start + line.len() - text.len();
            start += line.len() + 1;
            Line { start: at, text: text.trim_end_matches('\r') }
        })
    }

    /// Where a text occurs.
    pub(super) fn find<'r>(&'r self, mark: &'r str) -> impl Iterator<Item = usize> + 'r {
        self.text.match_indices(mark).map(|(at, _)| at)
    }
}

impl Line<'_> {
    /// The range of a part of the line in the run's text.
    pub(super) fn part(&self, range: Range<usize>) -> Range<usize> {
        self.start + range.start..self.start + range.end
    }

    /// The range of the line, without the space behind it.
    pub(super) fn range(&self) -> Range<usize> {
        self.start..self.start + self.text.trim_end_matches([' ', '\t', GAP]).len()
    }
}

/// Gathers the runs of a text.
#[derive(Debug)]
pub(super) struct Runs<'a> {
    body: Body<'a>,
    open: Option<Run<'a>>,
    in_code: bool,
}

impl<'a> Runs<'a> {
    pub(super) fn new(body: Body<'a>) -> Self {
        Self { body, open: None, in_code: false }
    }

    /// Takes an event; gives the run that it ends.
    pub(super) fn event(&mut self, event: &Event, range: &Range<usize>) -> Option<Run<'a>> {
        match event {
            Event::Text(_) if !self.in_code => self.add(range),
            Event::SoftBreak | Event::HardBreak => self.add_break(range),
            Event::Start(Tag::CodeBlock(_)) => {
                self.in_code = true;
                return self.end();
            }
            Event::End(TagEnd::CodeBlock) => self.in_code = false,
            Event::Start(tag) if !is_inline(tag.to_end()) => return self.end(),
            Event::End(tag) if !is_inline(*tag) => return self.end(),
            Event::Rule => return self.end(),
            _ => {}
        }
        None
    }

    /// Takes raw HTML; a block of it ends a run.
    pub(super) fn html(&mut self, is_block: bool, range: &Range<usize>) -> Option<Run<'a>> {
        if is_block {
            return self.end();
        }
        if self.open.is_some() {
            self.gap(range.end);
        }
        None
    }

    /// Ends the open run.
    pub(super) fn end(&mut self) -> Option<Run<'a>> {
        self.open.take()
    }

    fn add(&mut self, range: &Range<usize>) {
        let text = self.body.source(range);
        self.gap(range.start);
        if let Some(run) = &mut self.open
            && run.start + run.text.len() == range.start
        {
            run.text.push_str(text);
            run.seen.add(text);
        }
    }

    /// Adds the end of a line; a backslash or spaces before it are no text.
    fn add_break(&mut self, range: &Range<usize>) {
        let source = self.body.source(range);
        let Some(end) = source.find('\n') else { return };
        self.gap(range.start + end);
        if let Some(run) = &mut self.open {
            run.text.push('\n');
        }
    }

    /// Fills a run with a gap up to a place, or begins one there.
    fn gap(&mut self, end: usize) {
        let body = self.body;
        let new = || Run { body, start: end, text: String::new(), seen: Bytes::default() };
        let run = self.open.get_or_insert_with(new);
        let length = end.saturating_sub(run.start + run.text.len());
        run.text.extend(std::iter::repeat_n(GAP, length));
    }
}

fn is_inline(tag: TagEnd) -> bool {
    use TagEnd::{Emphasis, Image, Link, Strikethrough, Strong, Subscript, Superscript};
    matches!(tag, Emphasis | Strong | Strikethrough | Link | Image | Subscript | Superscript)
}
