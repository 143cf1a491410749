//! `:::refleksjon`: a question with a field for the reader's own answer, which stays in the
//! browser.

use super::{BlockType, Contents, Manual, Names};

/// The block.
pub(super) static BLOCK: BlockType = BlockType {
    id: "reflection",
    names: Names { nb: &["refleksjon"], nn: &[], en: &["reflection"] },
    manual: Manual {
        en: "a question, with a field for the reader's own answer",
        nb: "et spørsmål, med et felt til leserens eget svar",
    },
    contents: Contents::Questions,
    needs: &["answers.js"],
    has_heading: true,
    interface_words: &[
        "block-reflection",
        "answer-saved",
        "answer-failed",
        "answer-joined",
        "answer-stays",
        "answer-all",
        "answer-paper",
    ],
    ..BlockType::PLAIN
};
