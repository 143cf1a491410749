//! The walk through a page's events: what the site does in its own way is done here, the rest is
//! passed on. Blocks are in `blocks`, tables in `tables`.

use std::collections::BTreeSet;
use std::ops::Range;

use pulldown_cmark::{BlockQuoteKind, CodeBlockKind, CowStr, Event, HeadingLevel, Tag, TagEnd};

use super::footnotes::Footnotes;
use super::frame::{Frame, Purpose};
use super::plan::PlanCells;
use super::said::Said;
use super::tables::Table;
use super::{NotePlace, RenderedText, math};
use crate::course::address::{escape as escape_path, relative};
use crate::course::link::Target;
use crate::course::meeting::{MeetingPlan, plans};
use crate::diagnostic::{Diagnostic, Help, Rule};
use crate::html::{self, Cleaner, Reference, escape};
use crate::language::LanguageTag;
use crate::load::{DECORATION, Document, PictureSize, RawHtml, code_language};
use crate::render::error::RenderError;
use crate::render::reads::Renderer;
use crate::render::views::BlockView;
use crate::text;

/// The page whose text is written.
pub(super) struct Page<'a> {
    pub(super) document: &'a Document,
    pub(super) address: &'a str,
    pub(super) block_ids: &'a [String],
    pub(super) place: NotePlace,
}

/// A page's text while it is being written.
pub(super) struct Writer<'a, 'e, 'd> {
    pub(super) renderer: Renderer<'a>,
    pub(super) document: &'a Document,
    /// The address of the page.
    pub(super) address: &'a str,
    pub(super) language: &'a str,
    pub(super) block_ids: &'a [String],
    pub(super) place: NotePlace,
    diagnostics: &'d mut Vec<Diagnostic>,
    pub(super) frames: Vec<Frame<'e>>,
    footnotes: Footnotes,
    next_heading: usize,
    pub(super) next_block: usize,
    pub(super) tables: usize,
    pub(super) table: Table,
    /// The plans of meetings on the page, and the one that is being written.
    pub(super) plans: Vec<MeetingPlan>,
    pub(super) plan: Option<PlanCells>,
    pub(super) scripts: BTreeSet<&'static str>,
    /// Code that is being read: its language and its text so far.
    code: Option<(String, String)>,
    /// Images that are being read, innermost last.
    images: Vec<Image>,
    /// Whether each open quotation is an alert.
    alerts: Vec<bool>,
    /// Where each open link leads.
    links: Vec<Lead>,
    /// The notes and meetings so far, for the pages that gather them.
    pub(super) kept: Vec<BlockView>,
    pub(super) said: Said,
}

/// Where a link leads, as far as it decides how the link is written.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Lead {
    Inside,
    Outside,
    /// Its page is left out of this build, so that only its text is written.
    Nowhere,
}

/// An image of the Markdown.
#[derive(Default)]
struct Image {
    src: String,
    title: String,
    /// The alternative text so far.
    alt: String,
    size: Option<PictureSize>,
}

impl<'a, 'e, 'd> Writer<'a, 'e, 'd> {
    pub(super) fn new(
        renderer: Renderer<'a>,
        Page { document, address, block_ids, place }: Page<'a>,
        diagnostics: &'d mut Vec<Diagnostic>,
    ) -> Self {
        Self {
            renderer,
            document,
            address,
            language: renderer.language(),
            block_ids,
            place,
            diagnostics,
            frames: vec![Frame::new(Purpose::Page)],
            footnotes: Footnotes::default(),
            next_heading: 0,
            next_block: 0,
            tables: 0,
            table: Table::default(),
            plans: plans(&document.outline, &mut Vec::new()),
            plan: None,
            scripts: BTreeSet::new(),
            code: None,
            images: Vec::new(),
            alerts: Vec::new(),
            links: Vec::new(),
            kept: Vec::new(),
            said: Said::default(),
        }
    }

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

    /// The reference to what a link leads to, and whether it leads outside. What leads nowhere has
    /// been reported.
    fn href(&self, target: &str) -> (String, bool) {
        let with_fragment = |address: &str, fragment: Option<String>| {
            let place = if address == self.address && fragment.is_some() {
                String::new()
            } else {
                relative(self.address, address)
            };
            fragment.map_or(place.clone(), |fragment| format!("{place}#{}", escape_path(&fragment)))
        };
        match self.renderer.resolve(target) {
            Some(
                Target::Page { address, fragment, .. } | Target::Asset { address, fragment, .. },
            ) => (with_fragment(address, fragment), false),
            Some(Target::Here { fragment }) => (format!("#{}", escape_path(&fragment)), false),
            Some(Target::Outside) => (target.to_owned(), target.starts_with("http")),
            None => (target.to_owned(), false),
        }
    }

    fn image(&self, target: &str, title: &str) -> Image {
        let size = self.renderer.asset(target).and_then(|asset| asset.size);
        Image { src: self.href(target).0, title: title.to_owned(), alt: String::new(), size }
    }

    fn inside_image(&mut self, event: &Event) {
        match event {
            Event::Start(Tag::Image { .. }) => self.images.push(Image::default()),
            Event::End(TagEnd::Image) => self.end_image(),
            Event::Text(text) | Event::Code(text) => {
                if let Some(image) = self.images.last_mut() {
                    image.alt.push_str(text);
                }
            }
            _ => {}
        }
    }

    fn end_image(&mut self) {
        let Some(image) = self.images.pop() else { return };
        if let Some(outer) = self.images.last_mut() {
            outer.alt.push_str(&image.alt);
            return;
        }
        // A picture that is left out of this build is what is said of it.
        if image.src.is_empty() {
            self.own(escape(&image.alt), 0);
            return;
        }
        let alt = if image.alt == DECORATION { "" } else { &image.alt };
        let (src, alt, title) = (escape(&image.src), escape(alt), title_attribute(&image.title));
        let size = image
            .size
            .map(|size| format!(" width=\"{}\" height=\"{}\"", size.width, size.height))
            .unwrap_or_default();
        self.own(
            format!(
                "<img src=\"{src}\" alt=\"{alt}\"{title}{size} loading=\"lazy\" decoding=\"async\">"
            ),
            0,
        );
    }

    fn end_code(&mut self) {
        if let Some((language, code)) = self.code.take() {
            self.slot(self.renderer.highlighter().html(&code, &language));
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
        let change = |tag: &StartTag, attribute: &Attribute| {
            html::rewrite_value(tag, attribute, |target, _| Some(self.href(target).0))
        };
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

    fn push(&mut self, event: Event<'e>) {
        if let Some(frame) = self.frames.last_mut() {
            frame.push(event);
        }
    }

    pub(super) fn own(&mut self, html: String, opened: isize) {
        if let Some(frame) = self.frames.last_mut() {
            frame.push_own(html, opened);
        }
    }

    pub(super) fn retag_empty(&mut self, opened: &str, instead: &str) -> bool {
        self.frames.last_mut().is_some_and(|frame| frame.retag_empty(opened, instead))
    }

    pub(super) fn slot(&mut self, html: String) {
        if let Some(frame) = self.frames.last_mut() {
            frame.push_slot(html);
        }
    }
}

/// The title that an author gave a link or an image, as an attribute with a space before it; empty
/// where there is none.
fn title_attribute(title: &str) -> String {
    if title.is_empty() { String::new() } else { format!(" title=\"{}\"", escape(title)) }
}
