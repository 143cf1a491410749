//! What is other after a site has been taken through the stages again.

use std::collections::BTreeSet;
use std::path::PathBuf;

use crate::load::DocumentId;

/// What is other than before.
#[derive(Debug)]
pub struct Change {
    /// Whether nothing is.
    pub(super) is_nothing: bool,
    /// Whether the site or the theme is another, and with them what may be said of any page;
    /// documents may have other ids then.
    pub is_new_site: bool,
    /// The documents that hold something else.
    pub(super) documents: BTreeSet<DocumentId>,
    /// The files on the disk that were written and are copied as they are.
    pub written: BTreeSet<PathBuf>,
    /// The file that an author changed last, from the root.
    pub last: Option<String>,
    /// Whether a file was left as it was since it may be in the middle of being saved.
    pub is_unsettled: bool,
}

impl Default for Change {
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

impl Change {
    /// That everything is new.
    #[must_use]
    pub fn everything() -> Self {
        Self { is_nothing: false, is_new_site: true, ..Self::default() }
    }

    /// Whether nothing is other than before.
    #[must_use]
    pub fn is_nothing(&self) -> bool {
        self.is_nothing
    }

    /// Whether what is said of a document may be other than before.
    #[must_use]
    pub fn reaches(&self, document: DocumentId) -> bool {
        self.is_new_site || self.documents.contains(&document)
    }

    /// Adds what has changed since.
    pub fn add(&mut self, later: Self) {
        self.is_nothing &= later.is_nothing;
        self.is_new_site |= later.is_new_site;
        self.documents.extend(later.documents);
        self.written.extend(later.written);
        self.last = later.last.or(self.last.take());
        self.is_unsettled = later.is_unsettled;
    }
}
