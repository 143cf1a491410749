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
use super::reads::{PageSource, Renderer};
use super::views::BlockView;
use crate::block;
use crate::course::PageMeta;
use crate::diagnostic::{Diagnostic, Edit, Help, Rule, nearest};
use crate::load::{Document, Piece, pieces};
use crate::page_text::Section;
use crate::source::SourceText;
use crate::text;
use writer::{Page, Writer};

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

/// Renders the text of the page whose meta this is; what is found on the way goes to `diagnostics`.
///
/// # Errors
///
/// [`RenderError::Template`] when the template of a block cannot be filled.
pub(super) fn render(
    renderer: Renderer,
    meta: &PageMeta,
    place: NotePlace,
    diagnostics: &mut Vec<Diagnostic>,
) -> Result<RenderedText, RenderError> {
    let Some(PageSource { document, text }) = renderer.source() else {
        return Ok(RenderedText::default());
    };
    diagnostics.extend(unknown_languages(renderer.highlighter(), document));
    if !renderer.config().trust_html {
        diagnostics.extend(document.outline.html_tags.iter().flat_map(clean::removals));
    }
    let masked = pieces(text);
    let ids = block::ids(&document.outline, renderer.vocabulary());
    let page = Page { document, address: &meta.address, block_ids: &ids, place };
    let mut writer = Writer::new(renderer, page, diagnostics);
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

fn unknown_languages(
    highlighter: &Highlighter,
    document: &Document,
) -> impl Iterator<Item = Diagnostic> {
    let languages = document.outline.code_languages.iter();
    languages
        .filter(|language| !highlighter.knows(&language.text))
        .map(|language| unknown_language(highlighter, language))
}

fn unknown_language(highlighter: &Highlighter, language: &SourceText) -> Diagnostic {
    let name = &language.text;
    let message = text!(
        en: "code in `{name}` cannot be highlighted",
        nb: "kode i `{name}` kan ikke fargelegges"
    );
    let (help, known) = if let Some(near) = nearest(name, highlighter.languages()) {
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
