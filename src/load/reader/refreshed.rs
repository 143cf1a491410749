//! What changed when a site was read again.
//!
//! In: what was seen of each file. Out: [`ContentScan`], which the reader takes up, and
//! [`Refreshed`], which it returns.

use std::collections::{BTreeMap, BTreeSet};
use std::path::PathBuf;
use std::time::SystemTime;

use super::cached_file::ScannedFile;
use crate::load::text_file::TextFile;
use crate::load::unreached::Unreached;
use crate::load::walk::FoundFile;
use crate::load::{Asset, AssetId, CONTENT_FOLDER, Document, DocumentId};

/// What changed.
#[derive(Debug, Default)]
pub struct Refreshed {
    /// Whether everything has been made anew, since the config is another, or the set of files.
    pub is_new: bool,
    /// The documents that hold something else, as they were; empty where
    /// everything is new.
    pub documents: BTreeMap<DocumentId, Replaced>,
    /// The assets whose text or size is another; empty where everything is new.
    pub assets: BTreeSet<AssetId>,
    /// The files on the disk that were written, even if nothing that is read of them is other: what
    /// is copied may be.
    pub written: BTreeSet<PathBuf>,
    /// The file that an author changed last, from the root.
    pub last: Option<String>,
    /// Whether a file was left as it was since it may be in the middle of being saved.
    pub is_unsettled: bool,
}

/// A document as it was before.
#[derive(Debug)]
pub struct Replaced {
    /// What it held.
    pub document: Document,
    /// Its text up to the end of its front matter.
    pub front: String,
}

impl Refreshed {
    /// Whether nothing changed.
    #[must_use]
    pub fn is_nothing(&self) -> bool {
        !self.is_new
            && self.documents.is_empty()
            && self.assets.is_empty()
            && self.written.is_empty()
    }

    /// Adds what has changed since.
    pub fn add(&mut self, later: Self) {
        if later.is_new {
            self.documents.clear();
            self.assets.clear();
        }
        self.is_new |= later.is_new;
        for (id, replaced) in later.documents {
            self.documents.entry(id).or_insert(replaced);
        }
        self.assets.extend(later.assets);
        self.written.extend(later.written);
        self.last = later.last.or(self.last.take());
        self.is_unsettled = later.is_unsettled;
    }
}

/// What was seen of the files that were looked at.
#[derive(Debug, Default)]
pub(super) struct ContentScan {
    pub(super) documents: Vec<(DocumentId, ScannedFile<TextFile>)>,
    pub(super) assets: Vec<(AssetId, ScannedFile<Asset>)>,
    /// Whether a file has come, gone or moved; then these are all files.
    pub(super) is_other_set: bool,
    /// Whether something was passed over.
    pub(super) is_unsettled: bool,
    /// Whether there are links among all files; `None` where not all were looked at.
    pub(super) has_links: Option<bool>,
    /// What was found and not read; `None` where not all was looked at.
    pub(super) unreached: Option<Vec<Unreached>>,
}

impl ContentScan {
    pub(super) fn is_unsettled(&self) -> bool {
        let documents = self.documents.iter().any(|(_, scanned)| scanned.is_unsettled);
        self.is_unsettled
            || documents
            || self.assets.iter().any(|(_, scanned)| scanned.is_unsettled)
    }

    /// The assets on the disk that were written.
    pub(super) fn written(&self) -> BTreeSet<PathBuf> {
        self.assets
            .iter()
            .filter(|(_, scanned)| scanned.was_written)
            .map(|(_, scanned)| scanned.file.found.disk.clone())
            .collect()
    }

    /// The file that was changed last, from the root.
    pub(super) fn last(&self) -> Option<String> {
        let documents = self
            .documents
            .iter()
            .filter(|(_, scanned)| scanned.has_changed)
            .map(|(_, scanned)| &scanned.file.found);
        let assets = self
            .assets
            .iter()
            .filter(|(_, scanned)| scanned.was_written)
            .map(|(_, scanned)| &scanned.file.found);
        let time = |found: &&FoundFile| -> Option<SystemTime> { found.stamp.modified() };
        documents
            .chain(assets)
            .max_by_key(time)
            .map(|found| format!("{CONTENT_FOLDER}/{}", found.path))
    }
}
