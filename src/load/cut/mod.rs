//! A page's text with some of its blocks left out, as if nobody had written them.
//!
//! In: a document and its text, which blocks go, and what becomes of links. Out: a [`Cut`]: the new
//! text, in which no byte of what goes stands, and what was changed. A footnote goes with the last
//! text that refers to it, and a mark goes with its footnote; a link whose address is written in a
//! block that goes leads nowhere. All else stays as it was: one line takes the place of a block, so
//! that lists and paragraphs around it part where they did. Which blocks go, and why, is left to
//! `course`.

mod edit;
mod footnotes;
mod link_action;
mod links;

pub use link_action::LinkAction;

use std::ops::Range;

use pulldown_cmark::{Event, Tag};

use super::markdown::{CUT, Masked, Piece, pieces};
use super::{BlockLine, Document};
use crate::source::Span;
use edit::{Edit, apply};
use footnotes::Footnotes;
use links::Links;

/// What is decided of a text by those who know what it means.
pub struct Decision<'a> {
    /// Whether a block goes, with all that is inside it.
    pub goes: &'a dyn Fn(&BlockLine) -> bool,
    /// What becomes of what refers to an address.
    pub link_action: &'a dyn Fn(&str) -> LinkAction,
}

/// A text from which something was left out; places are those of the text as it was.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Cut {
    /// The text that is left.
    pub text: String,
    /// The blocks that were left out.
    pub blocks: Vec<Span>,
    /// The links that lead nowhere now.
    pub unlinked: Vec<Span>,
}

/// Leaves out of the text of a document what is to go.
#[must_use]
pub fn cut(document: &Document, text: &str, decision: &Decision) -> Cut {
    let masked = pieces(text);
    let mut cutter = Cutter::new(document, text, decision);
    for (piece, range) in masked.walk() {
        match piece {
            Piece::Markdown(event) => cutter.event(event, &range),
            Piece::Html(_) => cutter.links.pass_html(&range),
            Piece::BlockLine => cutter.block_line(&range),
            Piece::StrayBlockLine | Piece::DeepBlockLine => {}
        }
    }
    cutter.finish(&masked)
}

struct Cutter<'a> {
    document: &'a Document,
    text: &'a str,
    decision: &'a Decision<'a>,
    next_block: usize,
    depth: usize,
    /// Where the block begins that goes and is open, and how many blocks are around it.
    going: Option<(usize, usize)>,
    gone: Vec<Range<usize>>,
    footnotes: Footnotes,
    links: Links,
}

impl<'a> Cutter<'a> {
    fn new(document: &'a Document, text: &'a str, decision: &'a Decision<'a>) -> Self {
        let (footnotes, links) = (Footnotes::default(), Links::default());
        Self {
            document,
            text,
            decision,
            next_block: 0,
            depth: 0,
            going: None,
            gone: Vec::new(),
            footnotes,
            links,
        }
    }

    fn event(&mut self, event: Event, range: &Range<usize>) {
        self.links.pass(&event, range);
        match event {
            Event::FootnoteReference(name) => self.footnotes.refer(&name, range),
            Event::Start(Tag::FootnoteDefinition(name)) => self.footnotes.define(&name, range),
            _ => {}
        }
    }

    /// The outline has read the same lines: one that opens a block is the next in its list.
    fn block_line(&mut self, range: &Range<usize>) {
        let place = self.document.body.part(range.start, range.end);
        let opened = self
            .document
            .outline
            .blocks
            .get(self.next_block)
            .filter(|block| block.line.span.start == place.start);
        if let Some(block) = opened {
            if self.going.is_none() && (self.decision.goes)(&block.line) {
                self.going = Some((range.start, self.depth));
            }
            self.next_block += 1;
            self.depth += 1;
            return;
        }
        self.depth = self.depth.saturating_sub(1);
        if let Some((start, _)) = self.going.take_if(|(_, depth)| *depth == self.depth) {
            self.gone.push(start..range.end);
        }
    }

    fn finish(mut self, masked: &Masked) -> Cut {
        // A block that is never closed is an error; should it come here all the same, it goes with
        // all that follows.
        self.gone.extend(self.going.map(|(start, _)| start..self.text.len()));
        let is_gone =
            |range: &Range<usize>| self.gone.iter().any(|gone| gone.contains(&range.start));
        let mut edits: Vec<Edit> =
            self.gone.iter().map(|gone| Edit::new(gone.clone(), CUT)).collect();
        edits.extend(self.footnotes.edits(self.text, &is_gone));
        let definition = masked.definitions();
        let is_lost = |label: &str| definition(label).is_some_and(|place| is_gone(&place));
        let (changed, unlinked) = self.links.edits(self.text, self.decision.link_action, &is_lost);
        let base = self.document.body.start as usize;
        let referrers = &self.document.outline.html_referrers;
        let (in_html, unlinked_html) =
            links::in_html(referrers, self.text, base, self.decision.link_action);
        edits.extend(changed.into_iter().chain(in_html));
        let unlinked = unlinked.into_iter().chain(unlinked_html).filter(|range| !is_gone(range));
        let place = |range: Range<usize>| self.document.body.part(range.start, range.end);
        Cut {
            unlinked: unlinked.map(place).collect(),
            blocks: self.gone.iter().cloned().map(place).collect(),
            text: apply(self.text, edits),
        }
    }
}

#[cfg(test)]
mod tests;
