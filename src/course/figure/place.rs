//! Where a figure stands: types only.

use crate::language::LanguageTag;
use crate::load::{Block, Outline};

/// A block that is a figure, where it stands.
pub(super) struct Place<'a> {
    pub(super) outline: &'a Outline,
    /// The number of the block.
    pub(super) index: usize,
    pub(super) block: &'a Block,
    /// The language that its numbers are written in.
    pub(super) language: LanguageTag,
}
