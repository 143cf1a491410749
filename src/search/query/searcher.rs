//! What a query is resolved against: the index of a site, with the analyzer that built it.

use std::sync::Arc;

use crate::page_text::PageText;
use crate::search::analysis::Analyzer;
use crate::search::index::{Index, PageTextId};

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

    /// The text of a page.
    #[must_use]
    pub fn page(&self, page: PageTextId) -> Option<&'a PageText> {
        self.index.pages.get(page).map(Arc::as_ref)
    }
}
