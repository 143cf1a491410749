//! What a run found.
//!
//! In: the findings that are left and those that were silenced. Out: both together, for the formats
//! that programs read.

use super::Diagnostic;
use super::silence::Silenced;
use super::text::MessageLanguage;
use crate::source::Sources;

/// What a run found, for the formats that programs read.
#[derive(Debug, Clone, Copy)]
pub struct Findings<'a> {
    /// Everything to report, in the order of files and places.
    pub diagnostics: &'a [Diagnostic],
    /// What the authors have silenced.
    pub silenced: &'a [Silenced],
    /// The files that the places are in.
    pub sources: &'a Sources,
    /// The language of messages.
    pub language: MessageLanguage,
}
