//! What a refresh of the stages has changed.

use std::collections::BTreeSet;
use std::path::PathBuf;

use crate::load::DocumentId;

/// What a refresh of the stages has changed.
#[derive(Debug)]
pub struct SiteChange {
    /// Whether nothing has changed.
    pub(super) is_nothing: bool,
    /// Whether the site or the theme has changed, and with them possibly every page; the ids of
    /// documents may have changed too.
    pub is_new_site: bool,
    /// The documents whose content has changed.
    pub(super) documents: BTreeSet<DocumentId>,
    /// The written files that are copied unchanged.
    pub written: BTreeSet<PathBuf>,
    /// The file that an author changed last, relative to the root.
    pub last: Option<String>,
    /// Whether a file was ignored because its author may be in the middle of saving it.
    pub is_unsettled: bool,
}

impl Default for SiteChange {
    fn default() -> Self {
        Self {
            is_nothing: true,
            is_new_site: false,
            documents: BTreeSet::new(),
            written: BTreeSet::new(),
            last: None,
            is_unsettled: false,
        }
    }
}

impl SiteChange {
    /// A change of everything.
    #[must_use]
    pub fn everything() -> Self {
        Self { is_nothing: false, is_new_site: true, ..Self::default() }
    }

    /// Whether nothing has changed.
    #[must_use]
    pub fn is_nothing(&self) -> bool {
        self.is_nothing
    }

    /// Whether the page of a document may have changed.
    #[must_use]
    pub fn reaches(&self, document: DocumentId) -> bool {
        self.is_new_site || self.documents.contains(&document)
    }

    /// Adds a later change.
    pub fn add(&mut self, later: Self) {
        self.is_nothing &= later.is_nothing;
        self.is_new_site |= later.is_new_site;
        self.documents.extend(later.documents);
        self.written.extend(later.written);
        self.last = later.last.or(self.last.take());
        self.is_unsettled = later.is_unsettled;
    }
}
