//! Every file of the site, in memory, as readers ask for them.
//!
//! In: the files of each round. Out: one file at a time, from any thread, and the latest round.
//! Films, pictures and other files that authors put beside their texts stay on the disk; the shelf
//! knows where. While a site is faulty, such a file is therefore what it is on the disk now, or is
//! gone, and not what it was in the last good site: holding them all would cost the memory of every
//! film.

use std::collections::{BTreeMap, BTreeSet};
use std::path::PathBuf;
use std::sync::{Arc, Mutex, PoisonError, RwLock, RwLockReadGuard};

use super::{PageFacts, Round};
use crate::output::{Content, OutputFile};

/// The files of a site.
#[derive(Debug, Default)]
pub struct Shelf {
    inner: RwLock<Inner>,
}

#[derive(Debug, Default)]
struct Inner {
    files: BTreeMap<String, Stored>,
    /// Pages that are drafts, by the address that they would have.
    drafts: BTreeMap<String, Stored>,
    draft_facts: BTreeMap<String, PageFacts>,
    facts: BTreeMap<String, PageFacts>,
    /// The latest round about pages.
    latest: Option<Round>,
}

/// A file on the shelf.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Stored {
    /// These bytes, with their hash.
    Bytes(Arc<[u8]>, blake3::Hash),
    /// What stands in this file on the disk.
    Disk(PathBuf),
}

impl Shelf {
    fn read(&self) -> RwLockReadGuard<'_, Inner> {
        self.inner.read().unwrap_or_else(PoisonError::into_inner)
    }

    /// Whether no site stands here yet.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.read().files.is_empty()
    }

    /// The file at a path from the site's root.
    #[must_use]
    pub fn get(&self, path: &str) -> Option<Stored> {
        self.read().files.get(path).cloned()
    }

    /// The draft that would stand at an address.
    #[must_use]
    pub fn draft(&self, address: &str) -> Option<Stored> {
        self.read().drafts.get(address).cloned()
    }

    /// Every path with its file, in order.
    #[must_use]
    pub fn all(&self) -> Vec<(String, Stored)> {
        self.read().files.iter().map(|(path, file)| (path.clone(), file.clone())).collect()
    }

    /// What is known of the page, or else the draft, at an address.
    #[must_use]
    pub fn facts(&self, address: &str) -> Option<PageFacts> {
        let inner = self.read();
        inner.facts.get(address).or_else(|| inner.draft_facts.get(address)).cloned()
    }

    /// The addresses of the pages whose text leads to an address, in order.
    #[must_use]
    pub fn leading_to(&self, address: &str) -> Vec<String> {
        let inner = self.read();
        let leads =
            inner.facts.iter().filter(|(_, facts)| facts.leads_to.iter().any(|to| to == address));
        leads.map(|(from, _)| from.clone()).collect()
    }

    /// The address of the page that is made of a file.
    #[must_use]
    pub fn address_of(&self, file: &str) -> Option<String> {
        self.read()
            .facts
            .iter()
            .find(|(_, facts)| facts.file == file)
            .map(|(address, _)| address.clone())
    }

    /// The addresses of all drafts, in order.
    #[must_use]
    pub fn drafts(&self) -> Vec<String> {
        self.read().drafts.keys().cloned().collect()
    }

    /// The latest round about pages, whose findings stand; `None` before the first.
    #[must_use]
    pub fn latest(&self) -> Option<Round> {
        self.read().latest.clone()
    }

    pub(super) fn tell(&self, round: Round) {
        self.inner.write().unwrap_or_else(PoisonError::into_inner).latest = Some(round);
    }

    /// Puts what a round made in its place, at once for all who read, and gives the paths at which
    /// something is other than before, in order.
    pub(super) fn put(&self, patch: Patch) -> Vec<String> {
        let mut guard = self.inner.write().unwrap_or_else(PoisonError::into_inner);
        let inner = &mut *guard;
        let mut changed: Vec<String> =
            patch.gone.into_iter().filter(|path| inner.files.remove(path).is_some()).collect();
        if !patch.written.is_empty() {
            let is_written =
                |file: &Stored| matches!(file, Stored::Disk(disk) if patch.written.contains(disk));
            changed.extend(
                inner
                    .files
                    .iter()
                    .filter(|(_, file)| is_written(file))
                    .map(|(path, _)| path.clone()),
            );
        }
        for (path, file) in patch.files {
            if inner.files.get(&path) != Some(&file) {
                changed.push(path.clone());
                inner.files.insert(path, file);
            }
        }
        match patch.facts {
            Facts::All(facts) => inner.facts = facts,
            Facts::These(facts) => inner.facts.extend(facts),
        }
        changed.sort_unstable();
        changed.dedup();
        changed
    }

    /// The drafts that stand here, by their addresses.
    pub(super) fn draft_files(&self) -> BTreeMap<String, Stored> {
        self.read().drafts.clone()
    }

    /// Puts drafts in the place of those that stand here, and gives the addresses at which
    /// something is other than before, in order.
    pub(super) fn put_drafts(
        &self,
        drafts: BTreeMap<String, Stored>,
        facts: BTreeMap<String, PageFacts>,
    ) -> Vec<String> {
        let mut inner = self.inner.write().unwrap_or_else(PoisonError::into_inner);
        let gone = inner.drafts.keys().filter(|address| !drafts.contains_key(*address));
        let other = drafts
            .iter()
            .filter(|(address, file)| inner.drafts.get(*address) != Some(file))
            .map(|(address, _)| address);
        let mut changed: Vec<String> = gone.chain(other).cloned().collect();
        changed.sort_unstable();
        inner.drafts = drafts;
        inner.draft_facts = facts;
        changed
    }
}

/// Files on their way to the shelf, from several threads at once.
#[derive(Debug, Default)]
pub(super) struct Tray(Mutex<Vec<(String, Stored)>>);

impl Tray {
    pub(super) fn put(&self, file: OutputFile) {
        let file = (file.path, Stored::of(file.content));
        self.0.lock().unwrap_or_else(PoisonError::into_inner).push(file);
    }

    pub(super) fn into_files(self) -> Vec<(String, Stored)> {
        self.0.into_inner().unwrap_or_else(PoisonError::into_inner)
    }
}

/// What a round puts on the shelf.
#[derive(Debug, Default)]
pub(super) struct Patch {
    /// Files that are new or may hold something else.
    pub(super) files: BTreeMap<String, Stored>,
    /// The paths of files that are no more.
    pub(super) gone: BTreeSet<String>,
    /// Files on the disk that were written, which stand on the shelf by their place there.
    pub(super) written: BTreeSet<PathBuf>,
    pub(super) facts: Facts,
}

impl Patch {
    /// Adds what a rendering made, and what it says is gone.
    pub(super) fn take(&mut self, made: Vec<(String, Stored)>, gone: Vec<String>) {
        for path in gone {
            self.files.remove(&path);
            self.gone.insert(path);
        }
        for (path, file) in made {
            self.gone.remove(&path);
            self.files.insert(path, file);
        }
    }
}

/// What is known of pages after a round.
#[derive(Debug)]
pub(super) enum Facts {
    /// Of all.
    All(BTreeMap<String, PageFacts>),
    /// Of these; of the others the same as before.
    These(BTreeMap<String, PageFacts>),
}

impl Default for Facts {
    fn default() -> Self {
        Self::These(BTreeMap::new())
    }
}

impl Stored {
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
