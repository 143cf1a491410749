//! Takes parts out of the text while it is written, to stand elsewhere on the page: what a module's
//! text says of a group of its pages stands with them.
//!
//! In: the writer's events, and the cuts of its page. Out: the HTML of each cut, without its title,
//! and a text without them.

use std::ops::Range;

use pulldown_cmark::{CowStr, Event, Tag, TagEnd};

use super::buffer::{BufferKind, HtmlBuffer};
use super::cut::OpenCut;
use super::writer::HtmlWriter;

/// The level of the heading that a cut gets where it stands.
const PART: usize = 2;

impl<'e> HtmlWriter<'_, 'e, '_> {
    /// Takes an event before all else; gives it back, perhaps shorter, where it is to be written.
    pub(super) fn cut(&mut self, event: Event<'e>, range: &Range<usize>) -> Option<Event<'e>> {
        if self.cuts.is_empty() {
            return Some(event);
        }
        if self.cuts.open.is_none() {
            if self.cuts.is_around(&event, range) {
                return None;
            }
            if self.cuts.begin(range) {
                self.buffers.push(HtmlBuffer::new(BufferKind::Cut));
                self.levels.open_elsewhere(PART);
                self.levels.heading(PART);
            }
        }
        if self.cuts.open.is_some() { self.inside_cut(event, range) } else { Some(event) }
    }

    /// Ends the open cut after the event that was its last.
    pub(super) fn end_cut_after(&mut self, is_end: bool, range: &Range<usize>) {
        let ends = |open: &OpenCut| is_end && open.depth == 0 && range.end == open.cut.whole.end;
        if self.cuts.open.as_ref().is_some_and(ends) {
            self.end_cut();
        }
    }

    fn inside_cut(&mut self, event: Event<'e>, range: &Range<usize>) -> Option<Event<'e>> {
        match &event {
            Event::Start(Tag::Heading { .. } | Tag::DefinitionListTitle)
                if self.is_title(range) =>
            {
                self.buffers.push(HtmlBuffer::new(BufferKind::CutTitle));
                return matches!(event, Event::Start(Tag::Heading { .. })).then_some(event);
            }
            Event::Start(Tag::Item | Tag::DefinitionListDefinition) if self.cut_depth() == 0 => {
                return None;
            }
            Event::End(TagEnd::Item | TagEnd::DefinitionListDefinition)
                if self.cut_depth() == 0 =>
            {
                let open = self.cuts.open.as_ref();
                if open.is_some_and(|open| range.end == open.cut.whole.end) {
                    self.end_cut();
                }
                return None;
            }
            Event::End(TagEnd::DefinitionListTitle) => {
                self.buffers.pop_if(|buffer| matches!(buffer.kind, BufferKind::CutTitle));
                return None;
            }
            _ => {}
        }
        let event = self.behind_title(event, range)?;
        self.keep_paragraph(&event);
        if let Some(open) = &mut self.cuts.open {
            match &event {
                Event::Start(_) => open.depth += 1,
                Event::End(_) => open.depth = open.depth.saturating_sub(1),
                _ => {}
            }
        }
        Some(event)
    }

    /// Whether the title of the open cut is what stands here.
    fn is_title(&self, range: &Range<usize>) -> bool {
        self.cuts.open.as_ref().is_some_and(|open| open.cut.title.start == range.start)
    }

    /// Whether the title of the open cut is being read.
    pub(super) fn in_cut_title(&self) -> bool {
        self.buffers.last().is_some_and(|buffer| matches!(buffer.kind, BufferKind::CutTitle))
    }

    fn cut_depth(&self) -> usize {
        self.cuts.open.as_ref().map_or(0, |open| open.depth)
    }

    /// What of an event stands behind the title, where that is the beginning of the text.
    fn behind_title(&self, event: Event<'e>, range: &Range<usize>) -> Option<Event<'e>> {
        let Some(OpenCut { cut, .. }) = &self.cuts.open else { return Some(event) };
        if cut.list.is_none() || self.in_cut_title() || range.start > cut.title.end {
            return Some(event);
        }
        match event {
            Event::Text(text) if range.end > cut.title.end => {
                let skipped = cut.title.end.saturating_sub(range.start);
                let rest = text.get(skipped..)?.trim_start_matches([' ', ':', '.', '–']);
                (!rest.is_empty()).then(|| Event::Text(CowStr::from(rest.to_owned())))
            }
            _ if range.end <= cut.title.end => None,
            other => Some(other),
        }
    }

    /// Opens and closes the paragraph that an entry of a tight list does without.
    fn keep_paragraph(&mut self, event: &Event) {
        if self.in_cut_title() {
            return;
        }
        let Some(open) = &mut self.cuts.open else { return };
        if open.cut.list.is_none() || open.depth > 0 {
            return;
        }
        let is_inline = match event {
            Event::Start(tag) => matches!(
                tag,
                Tag::Link { .. }
                    | Tag::Image { .. }
                    | Tag::Emphasis
                    | Tag::Strong
                    | Tag::Strikethrough
                    | Tag::Superscript
                    | Tag::Subscript
            ),
            Event::Text(_)
            | Event::Code(_)
            | Event::InlineMath(_)
            | Event::FootnoteReference(_) => true,
            _ => open.in_paragraph,
        };
        if is_inline == open.in_paragraph {
            return;
        }
        open.in_paragraph = is_inline;
        self.push(if is_inline {
            Event::Start(Tag::Paragraph)
        } else {
            Event::End(TagEnd::Paragraph)
        });
    }

    /// Ends the open cut.
    fn end_cut(&mut self) {
        let Some(open) = self.cuts.open.take() else { return };
        if open.in_paragraph {
            self.push(Event::End(TagEnd::Paragraph));
        }
        self.levels.close();
        let buffer = self.buffers.pop_if(|buffer| matches!(buffer.kind, BufferKind::Cut));
        let html = buffer.map(|buffer| buffer.finish().1.into_plain_html());
        self.cuts.texts.push(html.unwrap_or_default());
    }
}
