//! Notes beside the text: where they stand, and the way from a note to its passage and back.
//!
//! In: a note that has been rendered, and what stands above it. Out: the id of its passage, and the
//! passage with its notes from the template `passage.html`. What order they stand in is left to
//! `flow`.

use serde::Serialize;
use tera::Value;

use super::frame::Purpose;
use super::note::{Note, NotePlace};
use super::writer::Writer;
use crate::render::error::RenderError;
use crate::render::views::BlockView;

/// The id of the text as a whole, which a note before all text is about.
const WHOLE: &str = "page-main";

/// A passage and its notes, as the template sees them.
#[derive(Serialize)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
pub(crate) struct PassageView<'a> {
    id: &'a str,
    /// The passage as HTML; `none` where the notes are about the text as a whole.
    #[cfg_attr(test, schemars(with = "Option<String>"))]
    body: Option<Value>,
    notes: Vec<&'a BlockView>,
    #[cfg_attr(test, schemars(with = "String"))]
    notes_html: Value,
}

impl Writer<'_, '_, '_> {
    /// The id of what the note with this id is about: the part above it, the block that it stands
    /// in, or the whole text.
    pub(super) fn passage_id(&self, note: &str) -> Option<String> {
        let frame = self.frames.last()?;
        match frame.purpose {
            Purpose::Page if !frame.takes_notes(self.place) => None,
            Purpose::Page => Some(match frame.last_notes() {
                None => WHOLE.to_owned(),
                Some([]) => format!("avsnitt-{note}"),
                Some([first, ..]) => first.block.passage.clone()?,
            }),
            Purpose::Block(index, Some(_)) if self.place == NotePlace::Beside => {
                self.block_ids.get(index).cloned()
            }
            Purpose::Block(..) | Purpose::Footnote(_) | Purpose::PlanCell => None,
        }
    }

    /// A noted passage with its notes.
    ///
    /// # Errors
    ///
    /// [`RenderError::Template`] when `passage.html` cannot be filled.
    pub(super) fn passage(&self, text: &str, notes: &[Note]) -> Result<String, RenderError> {
        let id = notes.first().and_then(|note| note.block.passage.as_deref()).unwrap_or(WHOLE);
        let html: String = notes.iter().map(|note| note.html.as_str()).collect();
        let passage = PassageView {
            id,
            body: (!text.is_empty()).then(|| Value::safe_string(text)),
            notes: notes.iter().map(|note| &note.block).collect(),
            notes_html: Value::safe_string(&html),
        };
        self.fill("passage.html", "passage", &passage)
    }
}
