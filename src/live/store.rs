//! Every file of the site, in memory.
//!
//! In: the files of each rebuild. Out: one file at a time, from any thread, and the latest rebuild.
//! Films, pictures and other files that authors put beside their texts stay on the disk; the store
//! knows where. While a site has errors, such a file is therefore the current one on the disk, or
//! missing, and not the one of the last good site: to hold them all would take the memory of every
//! film.

use std::collections::{BTreeMap, BTreeSet};
use std::path::PathBuf;
use std::sync::{Arc, Mutex, PoisonError, RwLock, RwLockReadGuard, RwLockWriteGuard};

use super::moves::Moves;
use super::{PageFacts, Rebuild};
use crate::output::{Content, OutputFile};
use crate::page_text::PageText;

/// The files of a site.
#[derive(Debug, Default)]
pub struct SiteStore {
    inner: RwLock<Inner>,
}

#[derive(Debug, Default)]
struct Inner {
    files: BTreeMap<String, StoredFile>,
    facts: BTreeMap<String, PageFacts>,
    /// The pages of drafts, by the address that they would have.
    drafts: BTreeMap<String, StoredFile>,
    draft_facts: BTreeMap<String, PageFacts>,
    /// Where pages have gone.
    moves: Moves,
    /// The latest rebuild of the pages.
    latest: Option<Rebuild>,
}

/// A file in the store.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum StoredFile {
    /// Bytes in memory, with their hash.
    Bytes(Arc<[u8]>, blake3::Hash),
    /// A file on the disk.
    Disk(PathBuf),
}

impl SiteStore {
    fn read(&self) -> RwLockReadGuard<'_, Inner> {
        self.inner.read().unwrap_or_else(PoisonError::into_inner)
    }

    fn write(&self) -> RwLockWriteGuard<'_, Inner> {
        self.inner.write().unwrap_or_else(PoisonError::into_inner)
    }

    /// Whether there is no site yet.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.read().files.is_empty()
    }

    /// The file at a path from the site's root.
    #[must_use]
    pub fn get(&self, path: &str) -> Option<StoredFile> {
        self.read().files.get(path).cloned()
    }

    /// The draft that would have an address.
    #[must_use]
    pub fn draft(&self, address: &str) -> Option<StoredFile> {
        self.read().drafts.get(address).cloned()
    }

    /// Every path with its file, in order.
    #[must_use]
    pub fn all(&self) -> Vec<(String, StoredFile)> {
        self.read().files.iter().map(|(path, file)| (path.clone(), file.clone())).collect()
    }

    /// The facts about the page, or else the draft, at an address.
    #[must_use]
    pub fn facts(&self, address: &str) -> Option<PageFacts> {
        let inner = self.read();
        inner.facts.get(address).or_else(|| inner.draft_facts.get(address)).cloned()
    }

    /// The addresses of the pages that link to an address, in order.
    #[must_use]
    pub fn linking_to(&self, address: &str) -> Vec<String> {
        let inner = self.read();
        let linking =
            inner.facts.iter().filter(|(_, facts)| facts.leads_to.iter().any(|to| to == address));
        linking.map(|(from, _)| from.clone()).collect()
    }

    /// The address of the page that a file is the source of.
    #[must_use]
    pub fn address_of(&self, file: &str) -> Option<String> {
        let inner = self.read();
        let page = inner.facts.iter().find(|(_, facts)| facts.file == file);
        page.map(|(address, _)| address.clone())
    }

    /// The addresses of all drafts, in order.
    #[must_use]
    pub fn drafts(&self) -> Vec<String> {
        self.read().drafts.keys().cloned().collect()
    }

    /// The present address of a page that was at an address before it was renamed or moved.
    #[must_use]
    pub fn moved(&self, address: &str) -> Option<String> {
        let inner = self.read();
        inner.moves.present(address, |to| inner.files.contains_key(to))
    }

    /// The page of the folder that an address is in, or of the nearest one around it.
    #[must_use]
    pub fn around(&self, address: &str) -> Option<String> {
        let inner = self.read();
        let folders = address.rmatch_indices('/').filter_map(|(end, _)| address.get(..=end));
        let indices = folders.chain([""]).map(|folder| format!("{folder}index.html"));
        indices.filter(|index| index != address).find(|index| inner.files.contains_key(index))
    }

    /// Takes up where pages have gone, from their texts before and now.
    pub(super) fn follow(&self, before: &[Arc<PageText>], now: &[Arc<PageText>]) {
        self.write().moves.follow(before, now);
    }

    /// The latest rebuild of the pages, whose findings are current; `None` before the first.
    #[must_use]
    pub fn latest(&self) -> Option<Rebuild> {
        self.read().latest.clone()
    }

    pub(super) fn set_latest(&self, rebuild: Rebuild) {
        self.write().latest = Some(rebuild);
    }

    /// Applies a patch, at once for all readers, and returns the paths of the files that changed,
    /// in order.
    pub(super) fn apply(&self, patch: StorePatch) -> Vec<String> {
        let mut guard = self.write();
        let inner = &mut *guard;
        let is_written = |file: &StoredFile| match file {
            StoredFile::Disk(disk) => patch.written.contains(disk),
            StoredFile::Bytes(..) => false,
        };
        let written = inner.files.iter().filter(|(_, file)| is_written(file));
        let mut changed: BTreeSet<String> = written.map(|(path, _)| path.clone()).collect();
        changed.extend(patch.removed.into_iter().filter(|path| inner.files.remove(path).is_some()));
        for (path, file) in patch.files {
            if inner.files.get(&path) != Some(&file) {
                changed.insert(path.clone());
                inner.files.insert(path, file);
            }
        }
        match patch.facts {
            FactsPatch::All(facts) => inner.facts = facts,
            FactsPatch::Changed(facts) => inner.facts.extend(facts),
        }
        changed.into_iter().collect()
    }

    /// The drafts, by their addresses.
    pub(super) fn draft_files(&self) -> BTreeMap<String, StoredFile> {
        self.read().drafts.clone()
    }

    /// Replaces the drafts, and returns the addresses at which something changed, in order.
    pub(super) fn set_drafts(
        &self,
        drafts: BTreeMap<String, StoredFile>,
        facts: BTreeMap<String, PageFacts>,
    ) -> Vec<String> {
        let mut inner = self.write();
        let is_same = |address: &&String| inner.drafts.get(*address) == drafts.get(*address);
        let addresses: BTreeSet<&String> = inner.drafts.keys().chain(drafts.keys()).collect();
        let changed = addresses.into_iter().filter(|address| !is_same(address)).cloned().collect();
        inner.drafts = drafts;
        inner.draft_facts = facts;
        changed
    }
}

/// Collects files on their way to the store, from several threads at once.
#[derive(Debug, Default)]
pub(super) struct FileCollector(Mutex<Vec<(String, StoredFile)>>);

impl FileCollector {
    /// Takes files; never fails.
    pub(super) fn sink<E>(&self) -> impl Fn(OutputFile) -> Result<(), E> + Sync {
        |file| {
            let file = (file.path, StoredFile::of(file.content));
            self.0.lock().unwrap_or_else(PoisonError::into_inner).push(file);
            Ok(())
        }
    }

    pub(super) fn into_files(self) -> Vec<(String, StoredFile)> {
        self.0.into_inner().unwrap_or_else(PoisonError::into_inner)
    }
}

/// A change to the store.
#[derive(Debug, Default)]
pub(super) struct StorePatch {
    /// Files that are new or may have changed.
    pub(super) files: BTreeMap<String, StoredFile>,
    /// The paths of files that no longer exist.
    pub(super) removed: BTreeSet<String>,
    /// Files on the disk that were written; the store refers to them by these paths.
    pub(super) written: BTreeSet<PathBuf>,
    pub(super) facts: FactsPatch,
}

impl StorePatch {
    /// Merges a later rendering into the patch.
    pub(super) fn merge(&mut self, files: Vec<(String, StoredFile)>, removed: Vec<String>) {
        for path in removed {
            self.files.remove(&path);
            self.removed.insert(path);
        }
        for (path, file) in files {
            self.removed.remove(&path);
            self.files.insert(path, file);
        }
    }
}

/// A change to the facts about pages.
#[derive(Debug)]
pub(super) enum FactsPatch {
    /// The facts about all pages.
    All(BTreeMap<String, PageFacts>),
    /// The facts about some pages; those about the others have not changed.
    Changed(BTreeMap<String, PageFacts>),
}

impl Default for FactsPatch {
    fn default() -> Self {
        Self::Changed(BTreeMap::new())
    }
}

impl StoredFile {
    fn of(content: Content) -> Self {
        match content {
            Content::Bytes(bytes) => {
                let hash = blake3::hash(&bytes);
                Self::Bytes(bytes.into(), hash)
            }
            Content::CopyOf(path) => Self::Disk(path),
        }
    }
}
