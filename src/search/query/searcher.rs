//! What a query is resolved against: the index of a site, with the analyzer that built it.

use std::sync::Arc;

use crate::page_text::PageText;
use crate::search::analysis::Analyzer;
use crate::search::index::Index;

/// Searches a site.
#[derive(Debug, Clone, Copy)]
pub struct Searcher<'a> {
    pub(super) index: &'a Index,
    pub(super) analyzer: &'a Analyzer,
}

impl<'a> Searcher<'a> {
    /// A searcher of an index, with the analyzer that built it.
    #[must_use]
    pub fn new(index: &'a Index, analyzer: &'a Analyzer) -> Self {
        Self { index, analyzer }
    }

    /// A page by its index.
    #[must_use]
    pub fn page(&self, number: usize) -> Option<&'a PageText> {
        self.index.pages.get(number).map(Arc::as_ref)
    }
}
