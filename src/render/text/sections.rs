//! The plain text of a page, by section, gathered for the search while the HTML is written.
//!
//! In: the writer's events, and the blocks as they open and close. Out: the [`Section`]s of a page,
//! each run of text with the language and the audience of the block that it is in. Text in a block
//! belongs to the heading before the block, and so does the text after a block with headings of its
//! own. Formulas are left out: nobody searches for them.

use pulldown_cmark::{Event, Tag, TagEnd};

use crate::block::BlockMeaning;
use crate::config::AudienceId;
use crate::html::{Fragment, text_of};
use crate::language::LanguageTag;
use crate::load::DECORATION;
use crate::page_text::{Section, TextRun};

/// The sections of a page so far.
#[derive(Debug)]
pub(super) struct SectionBuilder {
    sections: Vec<Section>,
    /// The index of the section that text is added to.
    current: usize,
    in_heading: bool,
    in_image: bool,
    /// The open blocks, innermost last.
    blocks: Vec<OpenBlock>,
}

/// An open block.
#[derive(Debug)]
struct OpenBlock {
    /// The language and the audience of its text, which itself is empty: one run for each audience
    /// that it is for, as though the text had been written once for each.
    scopes: Vec<TextRun>,
    /// The index of the section that it was opened in.
    section: usize,
}

impl Default for SectionBuilder {
    fn default() -> Self {
        Self {
            sections: vec![Section::default()],
            current: 0,
            in_heading: false,
            in_image: false,
            blocks: Vec::new(),
        }
    }
}

impl SectionBuilder {
    /// Takes an event of the Markdown parser; headings begin with [`Self::heading`].
    pub(super) fn event(&mut self, event: &Event) {
        match event {
            Event::Text(text) if self.in_image && **text == *DECORATION => {}
            Event::Text(text) | Event::Code(text) => self.text(text),
            Event::SoftBreak | Event::HardBreak => self.text(" "),
            Event::Start(Tag::Image { .. }) => self.in_image = true,
            Event::End(TagEnd::Image) => {
                self.in_image = false;
                self.text("\n");
            }
            Event::End(TagEnd::Heading(_)) => self.in_heading = false,
            Event::End(end) if !is_inline(*end) => self.text("\n"),
            _ => {}
        }
    }

    /// Takes raw HTML: a block, or inline.
    pub(super) fn html(&mut self, html: &Fragment, is_block: bool) {
        let text = text_of(html);
        if is_block { self.paragraph(&text) } else { self.text(&text) }
    }

    /// The language of the open block that names one.
    pub(super) fn language(&self) -> Option<&LanguageTag> {
        self.blocks.last()?.scopes.first()?.language.as_ref()
    }

    /// Begins the section of a heading.
    pub(super) fn heading(&mut self, id: &str) {
        self.current = self.sections.len();
        self.sections.push(Section { id: id.to_owned(), ..Section::default() });
        self.in_heading = true;
    }

    /// Begins a block whose text is left out of the page.
    pub(super) fn open_left_out(&mut self) {
        self.blocks.push(OpenBlock { scopes: Vec::new(), section: self.current });
    }

    /// Begins a block; its title is text too.
    pub(super) fn open(&mut self, id: &str, meaning: Option<&BlockMeaning>) {
        let around = self.blocks.last().map(|block| block.scopes.clone());
        let mut scopes = around.unwrap_or_else(|| vec![TextRun::default()]);
        if let Some(meaning) = meaning.filter(|meaning| !meaning.audience.is_empty()) {
            let language = scopes.pop().and_then(|scope| scope.language);
            let own = |&audience: &AudienceId| TextRun {
                audience: Some(audience),
                id: id.to_owned(),
                language: language.clone(),
                ..TextRun::default()
            };
            scopes = meaning.audience.iter().map(own).collect();
        }
        if let Some(language) = meaning.and_then(|meaning| meaning.language.as_ref()) {
            for scope in &mut scopes {
                scope.language = Some(language.clone());
            }
        }
        self.blocks.push(OpenBlock { scopes, section: self.current });
        if let Some(title) = meaning.and_then(|meaning| meaning.title.as_deref()) {
            self.paragraph(title);
        }
    }

    /// Ends the block that was opened last.
    pub(super) fn close(&mut self) {
        if let Some(block) = self.blocks.pop() {
            self.current = block.section;
        }
    }

    /// Takes text that is a line of its own.
    pub(super) fn paragraph(&mut self, text: &str) {
        self.text(text);
        self.text("\n");
    }

    /// Takes text.
    pub(super) fn text(&mut self, text: &str) {
        let Some(section) = self.sections.get_mut(self.current) else { return };
        if self.in_heading {
            section.heading.push_str(text);
            return;
        }
        let for_all = [TextRun::default()];
        let scopes = self.blocks.last().map_or(for_all.as_slice(), |block| &block.scopes);
        let is_of = |run: &TextRun, scope: &TextRun| {
            run.id == scope.id && run.language == scope.language && run.audience == scope.audience
        };
        let last = section.runs.len().saturating_sub(scopes.len());
        let open = section.runs.get_mut(last..).unwrap_or_default();
        if open.len() == scopes.len() && open.iter().zip(scopes).all(|(a, b)| is_of(a, b)) {
            for run in open {
                run.text.push_str(text);
            }
        } else {
            let begun = |scope: &TextRun| TextRun { text: text.to_owned(), ..scope.clone() };
            section.runs.extend(scopes.iter().map(begun));
        }
    }

    /// The sections, without empty lines and runs.
    pub(super) fn finish(mut self) -> Vec<Section> {
        for section in &mut self.sections {
            section.heading = section.heading.split_whitespace().collect::<Vec<_>>().join(" ");
            section.runs.iter_mut().for_each(|run| run.text = tidy(&run.text));
            section.runs.retain(|run| !run.text.is_empty());
        }
        self.sections
    }
}

/// The lines that are not empty, with one space between words.
fn tidy(text: &str) -> String {
    let lines = text.lines().map(|line| line.split_whitespace().collect::<Vec<_>>().join(" "));
    lines.filter(|line| !line.is_empty()).collect::<Vec<_>>().join("\n")
}

/// Whether the element that ends is part of a line of text, so that no new line begins after it.
fn is_inline(end: TagEnd) -> bool {
    use TagEnd::{Emphasis, Link, Strikethrough, Strong, Subscript, Superscript};
    matches!(end, Emphasis | Link | Strikethrough | Strong | Subscript | Superscript)
}
