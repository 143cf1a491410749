//! `:::tips`: a piece of advice.

use super::{BlockType, Manual, Names};

/// The block.
pub(super) static BLOCK: BlockType = BlockType {
    id: "tip",
    names: Names { nb: &["tips"], nn: &[], en: &["tip"] },
    manual: Manual { en: "a piece of advice", nb: "et godt råd" },
    has_heading: true,
    interface_words: &["block-tip"],
    ..BlockType::PLAIN
};
