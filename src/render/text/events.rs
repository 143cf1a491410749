//! The dispatch of a page's events.
//!
//! In: the events of the Markdown parser, one by one, and the end of the text. Out: the
//! [`RenderedText`]. What the site writes in its own way is left to the other files of this folder;
//! every other event is passed on unchanged.

use std::ops::Range;

use pulldown_cmark::{CodeBlockKind, CowStr, Event, HeadingLevel, Tag, TagEnd};

use super::buffer::{BufferKind, HtmlBuffer};
use super::math::FormulaForm;
use super::rendered::RenderedText;
use super::writer::{CodeBlock, HtmlWriter};
use crate::load::code_language;
use crate::render::error::RenderError;
use crate::render::hyphenate::hyphenate;
use crate::render::views::HeadingView;

/// The deepest level of the text's headings in a page's table of contents.
const DEEPEST_LISTED: usize = 3;

impl<'e> HtmlWriter<'_, 'e, '_> {
    /// Takes the next event of the Markdown parser.
    pub(super) fn event(&mut self, event: Event<'e>, range: &Range<usize>) {
        let language = self.sections.language().unwrap_or(self.language).as_str();
        let event = self.quotes.event(event, range, self.page.text, language);
        let event = self.without_marks(event);
        self.sections.event(&event);
        let is_end = matches!(event, Event::End(_));
        if let Some(event) = self.cut(event, range) {
            self.dispatch(event, range);
        }
        self.end_cut_after(is_end, range);
    }

    fn dispatch(&mut self, event: Event<'e>, range: &Range<usize>) {
        if let Some(code) = &mut self.code {
            match event {
                Event::Text(text) => code.text.push_str(&text),
                Event::End(TagEnd::CodeBlock) => self.end_code(),
                _ => {}
            }
            return;
        }
        if !self.images.is_empty() {
            self.inside_image(&event);
            return;
        }
        let Some(event) = self.in_figure(event) else { return };
        match event {
            Event::Start(tag) => self.start(tag),
            Event::End(tag) => self.end(tag),
            Event::InlineMath(formula) => self.formula(&formula, FormulaForm::InLine, range),
            Event::DisplayMath(formula) => self.formula(&formula, FormulaForm::OnItsOwn, range),
            Event::FootnoteReference(name) => {
                let lang = self.lang_of_words();
                let html = self.footnotes.reference(&name, self.renderer.speaker(), &lang);
                self.push_markup(html, 0);
            }
            Event::TaskListMarker(done) => self.task_marker(done),
            Event::Text(text) if self.is_narrow => {
                let language = self.sections.language().unwrap_or(self.language).as_str();
                let text = hyphenate(&text, language).into_owned();
                self.push(Event::Text(text.into()));
            }
            other => self.push(other),
        }
    }

    fn start(&mut self, tag: Tag<'e>) {
        self.is_narrow |= matches!(tag, Tag::Heading { .. } | Tag::TableCell);
        match tag {
            Tag::Heading { level, .. } => self.start_heading(level),
            Tag::Item | Tag::List(_) => self.start_item(tag),
            Tag::Link { .. } => self.start_link(tag),
            Tag::Image { dest_url, title, .. } => self.start_image(&dest_url, &title),
            Tag::CodeBlock(kind) => {
                let language = match &kind {
                    CodeBlockKind::Fenced(info) => code_language(info),
                    CodeBlockKind::Indented => "",
                };
                self.code = Some(CodeBlock { language: language.to_owned(), text: String::new() });
            }
            Tag::BlockQuote(kind) => {
                self.alerts.push(kind.is_some());
                match kind {
                    Some(kind) => self.start_alert(kind),
                    None => self.push(Event::Start(Tag::BlockQuote(None))),
                }
            }
            Tag::FootnoteDefinition(name) => {
                self.buffers.push(HtmlBuffer::new(BufferKind::Footnote(name.to_string())));
            }
            other => {
                if let Some(tag) = self.start_table(other) {
                    self.push(Event::Start(tag));
                }
            }
        }
    }

    fn end(&mut self, tag: TagEnd) {
        self.is_narrow &= !matches!(tag, TagEnd::Heading(_) | TagEnd::TableCell);
        match tag {
            TagEnd::Heading(level) => {
                self.push(Event::End(TagEnd::Heading(self.published_level(level))));
                self.buffers.pop_if(|buffer| matches!(buffer.kind, BufferKind::CutTitle));
            }
            TagEnd::Item => self.end_item(),
            TagEnd::Link => self.end_link(),
            TagEnd::BlockQuote(_) if self.alerts.pop() == Some(true) => {
                self.push_markup("</div>\n".to_owned(), -1);
            }
            TagEnd::FootnoteDefinition => self.end_footnote(),
            TagEnd::Paragraph if self.end_picture() => {}
            other => {
                if let Some(tag) = self.end_table(other) {
                    self.push(Event::End(tag));
                }
            }
        }
    }

    fn start_heading(&mut self, level: HeadingLevel) {
        let heading = self.page.document.outline.headings.get(self.next_heading);
        let id = heading.map(|heading| CowStr::from(heading.id.clone()));
        self.sections.heading(id.as_deref().unwrap_or_default());
        let listed = heading.filter(|heading| heading.level <= DEEPEST_LISTED);
        self.headings.extend(listed.map(|heading| HeadingView {
            level: heading.level,
            id: heading.id.clone(),
            text: heading.text.clone(),
            block: None,
        }));
        self.next_heading += 1;
        let level = self.published_level(level);
        // The title of a cut is not published where it is written.
        if !self.in_cut_title() {
            self.levels.heading(level as usize);
        }
        self.push(Event::Start(Tag::Heading { level, id, classes: Vec::new(), attrs: Vec::new() }));
    }

    /// The level that a heading is published at.
    fn published_level(&self, level: HeadingLevel) -> HeadingLevel {
        HeadingLevel::try_from((level as usize + self.page.document.outline.shift).min(6))
            .unwrap_or(level)
    }

    fn end_footnote(&mut self) {
        let is_footnote = |buffer: &mut HtmlBuffer| matches!(buffer.kind, BufferKind::Footnote(_));
        let Some(buffer) = self.buffers.pop_if(is_footnote) else { return };
        if let (BufferKind::Footnote(name), passages) = buffer.finish() {
            self.footnotes.define(name, passages.into_plain_html());
        }
    }

    /// The whole text, footnotes last.
    ///
    /// # Errors
    ///
    /// [`RenderError::Template`] when the template of a block that was left open cannot be filled.
    pub(super) fn finish(mut self) -> Result<RenderedText, RenderError> {
        // The check reports blocks that are never closed; a preview still shows their text.
        while self.buffers.len() > 1 {
            match self.buffers.pop() {
                Some(buffer) if matches!(buffer.kind, BufferKind::Block(..)) => {
                    self.end_block(buffer)?;
                }
                _ => {}
            }
        }
        let Some(buffer) = self.buffers.pop() else { return Ok(RenderedText::default()) };
        let (_, mut passages) = buffer.finish();
        passages.push(self.footnotes.section(self.renderer.speaker(), &self.lang_of_words()));
        let has_notes = passages.have_notes();
        let mut html = passages.into_html(|text, notes| self.noted_passage(text, &notes))?;
        let meeting = self.place_plans(&mut html)?;
        Ok(RenderedText {
            meeting,
            html,
            has_notes,
            gathered: self.gathered,
            needs: self.needs,
            headings: self.headings,
            sections: self.sections.finish(),
            cuts: self.cuts.texts,
        })
    }
}
