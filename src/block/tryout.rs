//! `:::utprøving`: something to try out in practice.

use super::{BlockType, Manual, Names};

/// The block.
pub(super) static BLOCK: BlockType = BlockType {
    id: "tryout",
    names: Names { nb: &["utprøving"], nn: &[], en: &["tryout"] },
    manual: Manual { en: "something to try out in practice", nb: "noe å prøve ut i praksis" },
    has_heading: true,
    interface_words: &["block-tryout"],
    ..BlockType::PLAIN
};
