//! `:::video`: a film.

use super::{BlockType, Manual, Names, media};
use crate::kind::MediaKind;

/// The block.
pub(super) static BLOCK: BlockType = BlockType {
    id: "video",
    names: Names { nb: &["video", "film"], nn: &[], en: &["video"] },
    manual: Manual { en: "a film", nb: "en film" },
    ..media::player_of(MediaKind::Video)
};
