//! From a page's Markdown to its HTML.
//!
//! In: a document, its outline, and the targets of the site's links. Out: a [`RenderedText`], with
//! diagnostics for what only rendering can find. `events` dispatches the parser's events. Links,
//! images, raw HTML, code, formulas, footnotes, tables and blocks have files of their own;
//! everything else goes unchanged to pulldown-cmark's HTML writer. A block is written to a buffer
//! of its own, so that its HTML can be put into a template when the block closes.

mod blocks;
mod buffer;
mod clean;
mod code;
mod cut;
mod cuts;
mod elements;
mod events;
mod fields;
mod figures;
mod footnotes;
mod levels;
mod links;
mod math;
mod meeting;
mod meetings;
mod notes;
mod open_figure;
mod passages;
mod plan;
mod rendered;
mod sections;
mod sheet;
mod strip;
mod table;
mod table_events;
mod writer;

pub(crate) use cut::Cut;
#[cfg(test)]
pub(crate) use notes::PassageView;
#[cfg(test)]
pub(crate) use plan::PlanView;
pub(crate) use rendered::{MeetingText, NotePlacement, RenderedText};

use super::error::RenderError;
use super::reads::{PageSource, Renderer};
use crate::block;
use crate::course::PageMeta;
use crate::diagnostic::Diagnostic;
use crate::load::{Piece, pieces};
use writer::{HtmlWriter, TextPage};

/// Renders the text of a page, without the parts that `cuts` takes out of it; what rendering finds wrong goes to `diagnostics`.
///
/// # Errors
///
/// [`RenderError::Template`] when the template of a block cannot be filled.
pub(super) fn render(
    renderer: Renderer,
    meta: &PageMeta,
    notes: NotePlacement,
    cuts: &[Cut],
    diagnostics: &mut Vec<Diagnostic>,
) -> Result<RenderedText, RenderError> {
    let Some(PageSource { document, text }) = renderer.source() else {
        return Ok(RenderedText::default());
    };
    let outline = &document.outline;
    diagnostics.extend(code::unknown_languages(&outline.code_languages));
    if !renderer.config().trust_html {
        diagnostics.extend(outline.html_tags.iter().flat_map(clean::removals));
    }
    let masked = pieces(text);
    let block_ids = block::ids(outline, renderer.vocabulary());
    let page =
        TextPage { document, text, address: &meta.address, block_ids: &block_ids, notes, cuts };
    let mut writer = HtmlWriter::new(renderer, page, diagnostics);
    for (piece, range) in masked.walk() {
        match piece {
            Piece::Markdown(event) => writer.event(event, &range),
            Piece::Html(html) => writer.raw_html(&html),
            Piece::BlockLine => writer.block_line(&range)?,
            Piece::StrayBlockLine | Piece::DeepBlockLine => {}
        }
    }
    writer.finish()
}
