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
mod note;
pub(super) mod notes;
pub(super) mod plan;
mod references;
mod rendered;
mod said;
mod tables;
mod walk;
mod writer;

pub(crate) use note::NotePlace;
pub(crate) use rendered::RenderedText;

use super::error::RenderError;
use super::reads::{PageSource, Renderer};
use crate::block;
use crate::course::PageMeta;
use crate::diagnostic::{Diagnostic, Edit, Help, Rule, nearest};
use crate::load::{Document, Piece, pieces};
use crate::source::SourceText;
use crate::text;
use writer::{Page, Writer};

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
    diagnostics.extend(unknown_languages(document));
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

fn unknown_languages(document: &Document) -> impl Iterator<Item = Diagnostic> {
    let languages = document.outline.code_languages.iter();
    languages.filter(|language| !code::knows(&language.text)).map(unknown_language)
}

fn unknown_language(language: &SourceText) -> Diagnostic {
    let name = &language.text;
    let message = text!(
        en: "code in `{name}` cannot be highlighted",
        nb: "kode i `{name}` kan ikke fargelegges"
    );
    let (help, known) = if let Some(near) = nearest(name, code::languages()) {
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
