//! The walk through a page's events: what the site does in its own way is done here or in the files
//! beside this one, the rest is passed on.

use std::ops::Range;

use pulldown_cmark::{BlockQuoteKind, CodeBlockKind, CowStr, Event, HeadingLevel, Tag, TagEnd};

use super::code;
use super::frame::{Frame, Purpose};
use super::math;
use super::references::title_attribute;
use super::rendered::RenderedText;
use super::writer::{Lead, Writer};
use crate::diagnostic::{Diagnostic, Help, Rule};
use crate::html::{self, Cleaner, Reference, escape};
use crate::language::LanguageTag;
use crate::load::{RawHtml, code_language};
use crate::render::error::RenderError;
use crate::text;

impl<'e> Writer<'_, 'e, '_> {
    /// Takes the next event of the Markdown parser.
    ///
    /// # Errors
    ///
    /// [`RenderError::Template`] when the template of a plan that ends here cannot be filled.
    pub(super) fn event(
        &mut self,
        event: Event<'e>,
        range: &Range<usize>,
    ) -> Result<(), RenderError> {
        let event = self.with_own_quotes(event, range);
        self.said.event(&event);
        if let Some((_, code)) = &mut self.code {
            match event {
                Event::Text(text) => code.push_str(&text),
                Event::End(TagEnd::CodeBlock) => self.end_code(),
                _ => {}
            }
            return Ok(());
        }
        if !self.images.is_empty() {
            self.inside_image(&event);
            return Ok(());
        }
        match event {
            Event::Start(tag) => self.start(tag),
            Event::End(tag) => self.end(tag)?,
            Event::InlineMath(formula) => self.formula(&formula, false, range),
            Event::DisplayMath(formula) => self.formula(&formula, true, range),
            Event::FootnoteReference(name) => {
                let html = self.footnotes.reference(&name, self.renderer.words(), self.language);
                self.own(html, 0);
            }
            Event::TaskListMarker(done) => self.task_mark(done),
            other => self.push(other),
        }
        Ok(())
    }

    fn start(&mut self, tag: Tag<'e>) {
        match tag {
            Tag::Heading { level, .. } => {
                let id = self
                    .document
                    .outline
                    .headings
                    .get(self.next_heading)
                    .map(|heading| CowStr::from(heading.id.clone()));
                self.said.heading(id.as_deref().unwrap_or_default());
                self.next_heading += 1;
                self.push(Event::Start(Tag::Heading {
                    level: self.shifted(level),
                    id,
                    classes: Vec::new(),
                    attrs: Vec::new(),
                }));
            }
            Tag::Link { link_type, dest_url, title, id } => {
                let (href, outside) = self.href(&dest_url);
                let inside = if href.is_empty() { Lead::Nowhere } else { Lead::Inside };
                let lead = if outside { Lead::Outside } else { inside };
                self.links.push(lead);
                match lead {
                    Lead::Nowhere => {}
                    Lead::Outside => {
                        let title = title_attribute(&title);
                        self.own(
                            format!("<a class=\"external\" href=\"{}\"{title}>", escape(&href)),
                            1,
                        );
                    }
                    Lead::Inside => self.push(Event::Start(Tag::Link {
                        link_type,
                        dest_url: href.into(),
                        title,
                        id,
                    })),
                }
            }
            Tag::Image { dest_url, title, .. } => self.images.push(self.image(&dest_url, &title)),
            Tag::CodeBlock(kind) => {
                let language = match &kind {
                    CodeBlockKind::Fenced(info) => code_language(info),
                    CodeBlockKind::Indented => "",
                };
                self.code = Some((language.to_owned(), String::new()));
            }
            Tag::BlockQuote(kind) => {
                self.alerts.push(kind.is_some());
                match kind {
                    Some(kind) => self.alert(kind),
                    None => self.push(Event::Start(Tag::BlockQuote(None))),
                }
            }
            Tag::FootnoteDefinition(name) => {
                self.frames.push(Frame::new(Purpose::Footnote(name.to_string())));
            }
            other => {
                if let Some(tag) = self.start_table(other) {
                    self.push(Event::Start(tag));
                }
            }
        }
    }

    fn end(&mut self, tag: TagEnd) -> Result<(), RenderError> {
        match tag {
            TagEnd::Heading(level) => self.push(Event::End(TagEnd::Heading(self.shifted(level)))),
            TagEnd::Link => match self.links.pop() {
                Some(Lead::Nowhere) => {}
                Some(Lead::Outside) => self.own("</a>".to_owned(), -1),
                Some(Lead::Inside) | None => self.push(Event::End(TagEnd::Link)),
            },
            TagEnd::BlockQuote(_) if self.alerts.pop() == Some(true) => {
                self.own("</div>\n".to_owned(), -1);
            }
            TagEnd::FootnoteDefinition => self.end_footnote(),
            other => {
                if let Some(tag) = self.end_table(other)? {
                    self.push(Event::End(tag));
                }
            }
        }
        Ok(())
    }

    /// The level that a heading is published at.
    fn shifted(&self, level: HeadingLevel) -> HeadingLevel {
        HeadingLevel::try_from((level as usize + self.document.outline.shift).min(6))
            .unwrap_or(level)
    }

    /// Straight quotation marks were made English ones by the parser; Norwegian and Sami use «».
    fn with_own_quotes(&self, event: Event<'e>, range: &Range<usize>) -> Event<'e> {
        let made = range.len() == 1
            && LanguageTag::parse(self.language).is_some_and(|tag| tag.is_of_norway());
        match &event {
            Event::Text(text) if made && &**text == "“" => Event::Text(CowStr::Borrowed("«")),
            Event::Text(text) if made && &**text == "”" => Event::Text(CowStr::Borrowed("»")),
            _ => event,
        }
    }

    fn end_code(&mut self) {
        if let Some((language, code)) = self.code.take() {
            self.slot(code::html(&code, &language));
        }
    }

    fn alert(&mut self, kind: BlockQuoteKind) {
        let name = match kind {
            BlockQuoteKind::Note => "note",
            BlockQuoteKind::Tip => "tip",
            BlockQuoteKind::Important => "important",
            BlockQuoteKind::Warning => "warning",
            BlockQuoteKind::Caution => "caution",
        };
        let title = escape(&self.renderer.words().plain(self.language, &format!("alert-{name}")));
        self.own(
            format!(
                "<div class=\"alert alert-{name}\" role=\"note\">\n<p \
                          class=\"alert-title\">{title}</p>\n"
            ),
            1,
        );
    }

    fn task_mark(&mut self, done: bool) {
        let label = escape(
            &self
                .renderer
                .words()
                .plain(self.language, if done { "task-done" } else { "task-todo" }),
        );
        if let Some(frame) = self.frames.last_mut() {
            frame.mark_task_item();
        }
        self.own(
            format!(
                "<span class=\"task-mark\" data-done=\"{done}\" role=\"img\" \
                          aria-label=\"{label}\"></span> "
            ),
            0,
        );
    }

    fn formula(&mut self, formula: &str, on_its_own: bool, range: &Range<usize>) {
        match math::mathml(formula, on_its_own) {
            Ok(html) => self.slot(html),
            Err(detail) => {
                let message = text!(
                    en: "the formula cannot be read: {detail}",
                    nb: "formelen kan ikke leses: {detail}"
                );
                let help = text!(
                    en: "write it as LaTeX, as in `$\\frac{{3}}{{4}}$`; a dollar sign as such is \
                         written `\\$`",
                    nb: "skriv den som LaTeX, som i `$\\frac{{3}}{{4}}$`; et vanlig dollartegn \
                         skrives `\\$`"
                );
                let span = self.document.body.part(range.start, range.end);
                self.diagnostics.push(
                    Diagnostic::new(Rule::MathUnreadable, span, message).help(Help::Example(help)),
                );
            }
        }
    }

    /// Takes raw HTML; what it refers to is rewritten like any link.
    pub(super) fn html(&mut self, html: &RawHtml) {
        let fragment = html::read(&html.text);
        self.said.html(&fragment, html.is_block);
        if !self.images.is_empty() {
            return;
        }
        let address = |reference: &Reference| Some(self.href(&reference.target).0);
        if self.renderer.config().trust_html {
            // What is not closed would swallow what comes behind it.
            let end = fragment.unfinished.unwrap_or(html.text.len());
            let finished = html.text.get(..end).unwrap_or_default();
            let rewritten = html::rewrite(finished, &fragment, |value| value.with(address));
            if let Some(frame) = self.frames.last_mut() {
                frame.push_trusted(&rewritten, &fragment);
            }
        } else {
            let kept = Cleaner::get().kept(&fragment, address);
            if let Some(frame) = self.frames.last_mut() {
                frame.push_raw(kept, &fragment.tokens);
            }
        }
    }

    fn end_footnote(&mut self) {
        let Some(frame) = self.frames.pop_if(|frame| matches!(frame.purpose, Purpose::Footnote(_)))
        else {
            return;
        };
        if let (Purpose::Footnote(name), flow) = frame.finish() {
            self.footnotes.define(name, flow.into_plain_html());
        }
    }

    /// The whole text, footnotes last.
    ///
    /// # Errors
    ///
    /// [`RenderError::Template`] when the template of a block that was left open cannot be filled.
    pub(super) fn finish(mut self) -> Result<RenderedText, RenderError> {
        // Blocks that were never closed have been reported; their text is not lost to a preview.
        while self.frames.len() > 1 {
            match self.frames.pop() {
                Some(frame) if matches!(frame.purpose, Purpose::Block(..)) => {
                    self.end_block(frame)?;
                }
                _ => {}
            }
        }
        let Some(frame) = self.frames.pop() else { return Ok(RenderedText::default()) };
        let (_, mut flow) = frame.finish();
        flow.push(self.footnotes.section(self.renderer.words(), self.language));
        let has_notes = flow.has_notes();
        let html = flow.into_html(|text, notes| self.passage(text, &notes))?;
        Ok(RenderedText {
            html,
            has_notes,
            kept: self.kept,
            scripts: self.scripts,
            sections: self.said.finish(),
        })
    }
}
