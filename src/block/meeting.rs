//! `:::fellesmøte`: a meeting. What the times in its tables add up to is worked out by the model
//! of the course, where plans are exported too.

use super::{BlockType, Contents, Manual, Names};

/// The block.
pub(super) static BLOCK: BlockType = BlockType {
    id: "meeting",
    names: Names { nb: &["fellesmøte", "møte"], nn: &[], en: &["meeting"] },
    manual: Manual {
        en: "a common meeting; a table with times is its plan",
        nb: "et fellesmøte; en tabell med tider er planen for det",
    },
    contents: Contents::Plans,
    is_gathered: true,
    has_heading: true,
    interface_words: &["block-meeting"],
    ..BlockType::PLAIN
};
