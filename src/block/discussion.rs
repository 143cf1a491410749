//! `:::diskusjon`: something to talk over.

use super::{BlockType, Manual, Names};

/// The block.
pub(super) static BLOCK: BlockType = BlockType {
    id: "discussion",
    names: Names { nb: &["diskusjon"], nn: &[], en: &["discussion"] },
    manual: Manual { en: "something to talk over", nb: "noe å snakke sammen om" },
    has_heading: true,
    interface_words: &["block-discussion"],
    ..BlockType::PLAIN
};
