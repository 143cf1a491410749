//! `:::eier`: a note for the owner, beside the passage above it.

use super::{BlockType, Manual, Names, note};

/// The block.
pub(super) static BLOCK: BlockType = BlockType {
    id: "owner",
    names: Names { nb: &["eier"], nn: &["eigar"], en: &["owner"] },
    manual: Manual {
        en: "advice to the owner, beside the passage above it",
        nb: "råd til eieren, ved siden av avsnittet rett over",
    },
    id_prefix: "eierstotte",
    interface_words: &[
        "note-owner",
        "note-of-owner",
        "note-back",
        "note-back-short",
        "owner-responsibility",
    ],
    ..note::note_for("owner")
};
