//! `:::lyd`: a recording.

use super::{BlockType, Manual, Names, media};
use crate::kind::MediaKind;

/// The block.
pub(super) static BLOCK: BlockType = BlockType {
    id: "audio",
    names: Names { nb: &["lyd"], nn: &[], en: &["audio"] },
    manual: Manual { en: "a recording", nb: "et lydopptak" },
    ..media::player_of(MediaKind::Audio)
};
