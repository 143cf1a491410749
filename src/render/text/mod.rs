//! From a page's Markdown to its HTML.
//!
//! In: a document, its outline, and what the site's links lead to. Out: a [`RenderedText`], with
//! diagnostics for what only rendering can find. The parser's events go through [`Writer`], which
//! changes what the site does in its own way (links, code, formulas, footnotes, tables) and hands
//! the rest to pulldown-cmark's HTML writer as it is. Blocks open a frame of their own, so that
//! their HTML can be put into a template when they close.

mod blocks;
mod clean;
mod code;
mod flow;
mod footnotes;
mod frame;
mod math;
pub(super) mod notes;
pub(super) mod plan;
mod said;
mod tables;
mod writer;

pub(crate) use code::Highlighter;
pub(crate) use notes::NotePlace;

use std::collections::BTreeSet;

use super::error::RenderError;
use super::lookups::Lookups;
use super::templates::Templates;
use super::views::BlockView;
use crate::block::{self, Vocabulary};
use crate::course::PageMeta;
use crate::diagnostic::{Diagnostic, Edit, Help, Rule, nearest};
use crate::load::{Document, Piece, Tree, pieces};
use crate::page_text::Section;
use crate::source::SourceText;
use crate::text;
use writer::{Page, Writer};

/// What the text of a page is rendered with.
pub(crate) struct TextRenderer<'a> {
    pub(crate) tree: &'a Tree,
    pub(crate) lookups: &'a Lookups<'a>,
    pub(crate) vocabulary: &'a Vocabulary<'a>,
    pub(crate) templates: &'a Templates,
    pub(crate) highlighter: &'a Highlighter,
}

/// The text of a page as HTML.
#[derive(Debug, Default)]
pub(crate) struct RenderedText {
    /// The HTML.
    pub(crate) html: String,
    /// Whether notes for the leader or the owner stand beside it.
    pub(crate) has_notes: bool,
    /// Its notes and meetings, wherever they stand, for the pages that gather them.
    pub(crate) kept: Vec<BlockView>,
    /// The scripts that parts of it can use, by their names under `assets/`.
    pub(crate) scripts: BTreeSet<&'static str>,
    /// What it says, for the search; empty where there is no text.
    pub(crate) sections: Vec<Section>,
}

impl TextRenderer<'_> {
    /// Renders the text of a meta; what is found on the way goes to `diagnostics`.
    ///
    /// # Errors
    ///
    /// [`RenderError::Template`] when the template of a block cannot be filled.
    pub(crate) fn render(
        &self,
        meta: &PageMeta,
        place: NotePlace,
        diagnostics: &mut Vec<Diagnostic>,
    ) -> Result<RenderedText, RenderError> {
        let Some(document) = meta.document_in(self.tree) else {
            return Ok(RenderedText::default());
        };
        diagnostics.extend(self.unknown_languages(document));
        if !self.tree.config.trust_html {
            diagnostics.extend(document.outline.html_tags.iter().flat_map(clean::removals));
        }
        let text = self.tree.sources.text(document.body);
        let masked = pieces(text);
        let ids = block::ids(&document.outline, self.vocabulary);
        let mut writer = Writer::new(
            self,
            Page { document, address: &meta.address, block_ids: &ids, place },
            diagnostics,
        );
        for (piece, range) in masked.iter() {
            match piece {
                Piece::Markdown(event) => writer.event(event, &range)?,
                Piece::Html(html) => writer.html(&html),
                Piece::BlockLine => writer.block_line(&range)?,
                Piece::StrayBlockLine => {}
            }
        }
        writer.finish()
    }

    fn unknown_languages<'s>(
        &'s self,
        document: &'s Document,
    ) -> impl Iterator<Item = Diagnostic> + 's {
        let unknown = document
            .outline
            .code_languages
            .iter()
            .filter(|language| !self.highlighter.knows(&language.text));
        unknown.map(|language| self.unknown_language(language))
    }

    fn unknown_language(&self, language: &SourceText) -> Diagnostic {
        let name = &language.text;
        let message = text!(
            en: "code in `{name}` cannot be highlighted",
            nb: "kode i `{name}` kan ikke fargelegges"
        );
        let (help, known) = if let Some(near) = nearest(name, self.highlighter.languages()) {
            (text!(en: "did you mean `{near}`?", nb: "mente du `{near}`?"), near)
        } else {
            let help = text!(
                en: "write `text` to show it as it is",
                nb: "skriv `text` for å vise den som den er"
            );
            (help, "text")
        };
        let help = Help::suggest(help, [Edit::replace(language.span, known)]);
        Diagnostic::new(Rule::UnknownLanguage, language.span, message).help(help)
    }
}
