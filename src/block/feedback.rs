//! `:::tilbakemelding`: a form whose answers the reader sends to whom the config names.

use super::{BlockType, Contents, Manual, Names};

/// The block.
pub(super) static BLOCK: BlockType = BlockType {
    id: "feedback",
    names: Names { nb: &["tilbakemelding"], nn: &[], en: &["feedback"] },
    manual: Manual {
        en: "a form that the reader sends to whom the config names",
        nb: "et skjema som leseren sender til den som står i oppsettet",
    },
    has_heading: true,
    contents: Contents::Feedback,
    needs: &["feedback.css", "feedback.js"],
    interface_words: &[
        "block-feedback",
        "feedback-send",
        "feedback-about",
        "feedback-about-mail",
        "feedback-page",
        "feedback-thanks",
        "feedback-thanks-mail",
        "feedback-blocked",
        "feedback-empty",
        "feedback-room",
        "feedback-over",
        "feedback-most",
    ],
    ..BlockType::PLAIN
};
