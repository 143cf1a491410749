//! `:::oppgave`: something to make or find out.

use super::{BlockType, Manual, Names};

/// The block.
pub(super) static BLOCK: BlockType = BlockType {
    id: "task",
    names: Names { nb: &["oppgave"], nn: &["oppgåve"], en: &["task"] },
    manual: Manual { en: "something to make or find out", nb: "noe å lage eller finne ut" },
    has_heading: true,
    interface_words: &["block-task"],
    ..BlockType::PLAIN
};
