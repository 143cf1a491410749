//! `:::diagram`: a chart of the table in it. What the table says is worked out by the model of the
//! course; how it is drawn is left to `render`.

use super::drawn::FIGURE;
use super::{BlockType, Contents, Manual, Names, Words};

/// The block.
pub(super) static BLOCK: BlockType = BlockType {
    id: "chart",
    names: Names { nb: &["diagram"], nn: &[], en: &["chart"] },
    manual: Manual {
        en: "a chart of the table in it, with a number and a caption",
        nb: "et diagram av tabellen i den, med nummer og figurtekst",
    },
    words: Words::Chart,
    contents: Contents::Chart,
    interface_words: &["figure-number", "chart-bars", "chart-lines", "chart-pie"],
    ..FIGURE
};
