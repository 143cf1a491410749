//! What a rendering remembers of the one before.
//!
//! In: what each rendering made and of what. Out: what need not be made again, and what is gone. A
//! rendering hands on what is other than after the one before. Whoever keeps a memory must
//! therefore keep all that renderings have handed on since, published or not, so that a site that
//! is good again is whole; only what a rendering handed on that ended in an error is to be thrown
//! away, since such a rendering leaves the memory as it was. What a page depends on is stated in
//! `depends`.

use std::collections::BTreeSet;
use std::fmt;
use std::sync::Arc;

use blake3::Hash;

use super::depends::Key;
use super::faces::Faces;
use super::lookups::{Library, Lookup};
use super::memo::Memo;
use super::prints::{Prints, Remembered};
use super::shared::SharedMemory;
use super::support::Kept;
use super::tools::Tools;
use crate::diagnostic::Diagnostic;
use crate::page_text::{PageText, SiteNames};

/// What a rendering remembers of the one before; an empty memory remembers nothing, so that every
/// file is made and handed on.
#[derive(Default)]
pub struct Memory {
    pub(super) tools: Option<Tools>,
    pub(super) prints: Prints,
    pub(super) faces: Option<Faces>,
    pub(super) shared: SharedMemory,
    pub(super) names: Memo<SiteNames>,
    pub(super) handed: Handed,
}

impl fmt::Debug for Memory {
    fn fmt(&self, formatter: &mut fmt::Formatter) -> fmt::Result {
        formatter.debug_struct("Memory").finish_non_exhaustive()
    }
}

/// What was handed on, in the order in which it can be made.
#[derive(Default)]
pub(super) struct Handed {
    waves: Vec<Vec<Arc<Entry>>>,
    /// What every file had become.
    targets: Option<Hash>,
    /// Whether several files had one address.
    is_contested: bool,
}

/// A file that was handed on.
#[derive(Debug)]
pub(super) struct Entry {
    pub(super) address: String,
    /// What it was made of; `None` for a file that must be made again.
    key: Option<Key>,
    lookups: Vec<Lookup>,
    pub(super) page: Option<Beside>,
}

/// What making a page gave beside its file.
#[derive(Debug)]
pub(super) struct Beside {
    /// What was found; all of it stands in the page's own file.
    pub(super) diagnostics: Vec<Diagnostic>,
    /// What other pages gather of it.
    pub(super) kept: Option<Arc<Kept>>,
    pub(super) text: Option<Arc<PageText>>,
}

/// What was handed on in one wave, for the same wave of the next rendering.
pub(super) struct Wave<'a> {
    entries: Remembered<'a, Arc<Entry>>,
    library: Library<'a>,
    /// Whether files have become something else since, so that what was looked up must be looked up
    /// again.
    has_moved: bool,
}

impl Entry {
    /// A page.
    pub(super) fn page(address: String, key: Key, lookups: Vec<Lookup>, page: Beside) -> Self {
        Self { address, key: Some(key), lookups, page: Some(page) }
    }

    /// Another file.
    pub(super) fn file(address: String, key: Key) -> Self {
        Self { address, key: Some(key), lookups: Vec::new(), page: None }
    }
}

impl Wave<'_> {
    /// What was handed on for the file at a place in the wave, where it would be the same now;
    /// `from` gives the path of the page's source.
    pub(super) fn same<'s>(
        &self,
        place: usize,
        (address, key): (&str, Key),
        from: impl Fn() -> &'s str,
    ) -> Option<Arc<Entry>> {
        let entry = self.entries.find(place, address).filter(|entry| entry.key == Some(key))?;
        let holds = !self.has_moved
            || entry.lookups.iter().all(|lookup| self.library.still_answers(from(), lookup));
        holds.then(|| Arc::clone(entry))
    }
}

impl Handed {
    /// What was handed on in the wave of a number; `targets` is what every file has become now.
    pub(super) fn wave<'a>(
        &'a self,
        number: usize,
        library: Library<'a>,
        targets: Hash,
    ) -> Wave<'a> {
        let entries = self.waves.get(number).map(Vec::as_slice).unwrap_or_default();
        Wave {
            entries: Remembered::new(entries, |entry| &entry.address),
            library,
            has_moved: self.targets != Some(targets),
        }
    }

    /// Remembers a whole rendering, and gives the addresses at which nothing stands any more.
    pub(super) fn replace(
        &mut self,
        mut waves: Vec<Vec<Arc<Entry>>>,
        targets: Hash,
    ) -> Vec<String> {
        let is_same = |(old, new): (&Vec<Arc<Entry>>, &Vec<Arc<Entry>>)| {
            old.len() == new.len()
                && old
                    .iter()
                    .zip(new)
                    .all(|(old, new)| Arc::ptr_eq(old, new) || old.address == new.address)
        };
        let stands = self.waves.len() == waves.len() && self.waves.iter().zip(&waves).all(is_same);
        let mut gone = Vec::new();
        if !stands || self.is_contested {
            self.is_contested = contest(&mut waves);
            let now: BTreeSet<&str> =
                waves.iter().flatten().map(|entry| entry.address.as_str()).collect();
            let before = self.waves.iter().flatten().map(|entry| entry.address.as_str());
            gone = before
                .filter(|address| !now.contains(address))
                .collect::<BTreeSet<_>>()
                .into_iter()
                .map(str::to_owned)
                .collect();
        }
        (self.waves, self.targets) = (waves, Some(targets));
        gone
    }
}

/// Where several files have one address, which has been reported, nobody knows which of them stands
/// there: all are made again next time.
fn contest(waves: &mut [Vec<Arc<Entry>>]) -> bool {
    let (mut once, mut contested) = (BTreeSet::new(), BTreeSet::new());
    for entry in waves.iter().flatten() {
        if !once.insert(entry.address.as_str()) {
            contested.insert(entry.address.clone());
        }
    }
    if contested.is_empty() {
        return false;
    }
    for entry in waves.iter_mut().flatten().filter(|entry| contested.contains(&entry.address)) {
        let again =
            Entry { address: entry.address.clone(), key: None, lookups: Vec::new(), page: None };
        *entry = Arc::new(again);
    }
    true
}
