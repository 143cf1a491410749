//! `:::figur`: anything with a number and a caption, and three figures that are drawn of a list.
//! What the list says is worked out by the model of the course; how it is drawn is left to
//! `render`.

use super::drawn::FIGURE;
use super::{BlockType, Contents, Manual, Names, Words};

/// The block.
pub(super) static BLOCK: BlockType = BlockType {
    id: "figure",
    names: Names { nb: &["figur"], nn: &[], en: &["figure"] },
    manual: Manual {
        en: "a picture, a table or a drawn list, with a number and a caption",
        nb: "et bilde, en tabell eller en tegnet liste, med nummer og figurtekst",
    },
    words: Words::Figure,
    contents: Contents::Figure,
    interface_words: &["figure-number", "figure-wheel", "figure-rings"],
    ..FIGURE
};
