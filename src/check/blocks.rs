//! Every block is one that exists, with words and arguments that it takes.
//!
//! In: the blocks of a published text. Out: `unknown-block`, `block-argument` and
//! `unknown-audience`. What a block's line means is settled in `block`.
//!
#![doc = include_str!("../../manual/en/unknown-block.md")]
#![doc = include_str!("../../manual/en/block-argument.md")]
#![doc = include_str!("../../manual/en/unknown-audience.md")]

use crate::block::Vocabulary;
use crate::diagnostic::Diagnostic;
use crate::load::Outline;

/// Checks the opening line of every block of a text.
#[must_use]
pub(super) fn check(outline: &Outline, vocabulary: &Vocabulary) -> Vec<Diagnostic> {
    let mut found = Vec::new();
    for block in outline.blocks.iter() {
        vocabulary.understand(&block.line, &mut found);
    }
    found
}
