//! Modules and pages whose rules have not been resolved yet.

use crate::course::{Module, Page};
use crate::load::DocumentId;
use crate::source::{SourceText, Span};

/// A module, with its rules and the place of its number.
pub(super) struct ParsedModule {
    pub(super) module: Module,
    /// Its `_index.md`, or the first of its documents if it has none.
    pub(super) first: DocumentId,
    pub(super) rules: Vec<SourceText>,
    pub(super) number: Option<Span>,
    /// Whether its front matter, and its number where it says one, could be read.
    pub(super) is_readable: bool,
}

/// A document of a module's folder, with its rules.
pub(super) struct ParsedPage {
    pub(super) document: DocumentId,
    /// `None` where the document is not published.
    pub(super) page: Option<Page>,
    pub(super) rules: Vec<SourceText>,
}
