//! `:::leder`: a note for the leader, beside the passage above it.

use super::{BlockType, Manual, Names, note};

/// The block.
pub(super) static BLOCK: BlockType = BlockType {
    id: "leader",
    names: Names { nb: &["leder"], nn: &["leiar"], en: &["leader"] },
    manual: Manual {
        en: "advice to the leader, beside the passage above it",
        nb: "råd til lederen, ved siden av avsnittet rett over",
    },
    id_prefix: "lederstotte",
    interface_words: &["note-leader", "note-of-leader", "note-back", "note-back-short"],
    ..note::note_for("leader")
};
