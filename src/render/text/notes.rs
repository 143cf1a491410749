//! Notes beside the text, and the ids by which a note and its passage refer to each other.
//!
//! In: a note that has been rendered, and the passages before it. Out: the id of the passage that
//! the note is about, and the noted passage from the template `passage.html`. The order of passages
//! and notes is left to `passages`.

use serde::Serialize;
use tera::Value;

use super::buffer::{BufferKind, HtmlBuffer, Note};
use super::writer::HtmlWriter;
use crate::render::error::RenderError;
use crate::render::views::BlockView;

/// The id of the text as a whole, which a note before all text is about.
pub(super) const WHOLE: &str = "page-main";

/// A passage and its notes, as the template sees them.
#[derive(Serialize)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
pub(crate) struct PassageView<'a> {
    id: &'a str,
    /// The language of the text where the page speaks another.
    lang: Option<String>,
    /// The passage as HTML; `none` where the notes are about the text as a whole.
    #[cfg_attr(test, schemars(with = "Option<String>"))]
    body: Option<Value>,
    notes: Vec<&'a BlockView>,
    #[cfg_attr(test, schemars(with = "String"))]
    notes_html: Value,
}

impl HtmlWriter<'_, '_, '_> {
    /// Whether a note that ends now is placed beside the text of a buffer.
    pub(super) fn is_beside(&self, buffer: &HtmlBuffer) -> bool {
        self.page.notes.are_beside()
            && buffer.is_between_passages()
            && matches!(buffer.kind, BufferKind::Page)
    }

    /// The id of what the note with this id is about: the passage above it, the block that it is
    /// in, or the whole text.
    pub(super) fn passage_id(&self, note: &str) -> Option<String> {
        let buffer = self.buffers.last()?;
        match buffer.kind {
            BufferKind::Page if !self.is_beside(buffer) => None,
            BufferKind::Page => Some(match buffer.last_notes() {
                None => WHOLE.to_owned(),
                Some([]) => format!("avsnitt-{note}"),
                Some([first, ..]) => first.block.passage.clone()?,
            }),
            BufferKind::Block(index, Some(_)) if self.page.notes.are_beside() => {
                self.page.block_ids.get(index).cloned()
            }
            BufferKind::Block(..)
            | BufferKind::Footnote(_)
            | BufferKind::PlanCell
            | BufferKind::Cut
            | BufferKind::CutTitle => None,
        }
    }

    /// A passage with its notes, as HTML.
    ///
    /// # Errors
    ///
    /// [`RenderError::Template`] when `passage.html` cannot be filled.
    pub(super) fn noted_passage(&self, text: &str, notes: &[Note]) -> Result<String, RenderError> {
        let id = notes.first().and_then(|note| note.block.passage.as_deref()).unwrap_or(WHOLE);
        let html: String = notes.iter().map(|note| note.html.as_str()).collect();
        let passage = PassageView {
            id,
            lang: self.foreign(),
            body: (!text.is_empty()).then(|| Value::safe_string(text)),
            notes: notes.iter().map(|note| &note.block).collect(),
            notes_html: Value::safe_string(&html),
        };
        self.fill("passage.html", "passage", &passage)
    }
}
