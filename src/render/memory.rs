//! What a rendering remembers of the last one.
//!
//! In: what each rendering gave, and what it read. Out: what need not be rendered again, and what
//! no longer exists. A rendering passes on the files that have changed since the last one. The
//! owner of a memory must therefore keep all files that renderings have passed on since, published
//! or not, so that a site that is good again is complete. Only the files of a rendering that ended
//! in an error must be discarded, since such a rendering leaves the memory as it was. Whether a
//! file would be the same is left to `reads`.
//!
//! A memory can be written down and serve the next run of the same program. Only pages are
//! remembered then.

use std::collections::{BTreeMap, BTreeSet};
use std::fmt;
use std::sync::{Arc, OnceLock};

use rayon::prelude::*;
use serde::{Deserialize, Serialize};

use super::assets::AssetNames;
use super::kept::Kept;
use super::reads::{Model, Reads};
use super::shared::Shared;
use super::tools::Tools;
use crate::diagnostic::Diagnostic;
use crate::fingerprint::Fingerprint;
use crate::language::LanguageTag;
use crate::load::{DocumentId, Theme};
use crate::page_text::PageText;

/// What a rendering remembers of the last one; with an empty memory every file is rendered and
/// passed on.
#[derive(Default, Deserialize, Serialize)]
pub struct Memory {
    #[serde(skip)]
    pub(super) names: AssetNames,
    #[serde(skip)]
    pub(super) tools: Option<Tools>,
    #[serde(skip)]
    pub(super) shared: BTreeMap<LanguageTag, Shared>,
    pub(super) handed: Handed,
}

impl Memory {
    /// An empty memory, of renderings that name the theme's files in this way.
    #[must_use]
    pub fn naming(names: AssetNames) -> Self {
        Self { names, ..Self::default() }
    }

    /// Makes what pages are made with, which needs nothing of the content; where the theme is at fault,
    /// the next rendering says so.
    pub fn make_ready(&mut self, theme: &Theme, language: &LanguageTag) {
        let _ = Tools::of(&mut self.tools, theme, language.as_str());
    }

    /// Exchanges what is remembered of the files with another memory. What pages are made with stays:
    /// it belongs to the theme, and is never written down.
    pub fn exchange(&mut self, other: &mut Self) {
        std::mem::swap(&mut self.shared, &mut other.shared);
        std::mem::swap(&mut self.handed, &mut other.handed);
    }

    /// Remembers, of the files, only the pages that still `stand`, given the address of each. The
    /// other files take little time, and whether the source of a copy has changed is for the
    /// reader of the disk to know.
    pub fn retain_pages(&mut self, stand: impl Fn(&str) -> bool + Sync) {
        self.handed.waves.par_iter_mut().flatten().for_each(|entry| {
            if entry.page.is_none() || !stand(&entry.address) {
                *entry = entry.forgotten();
            }
        });
    }

    /// The texts of the pages, in order.
    pub fn texts(&self) -> impl Iterator<Item = &Arc<PageText>> {
        let pages = self.handed.waves.iter().flatten().filter_map(|entry| entry.page.as_ref());
        pages.filter_map(|page| page.text.as_ref())
    }

    /// The addresses of all files.
    pub fn addresses(&self) -> impl Iterator<Item = &str> {
        self.handed.waves.iter().flatten().map(|entry| entry.address.as_str())
    }
}

impl fmt::Debug for Memory {
    fn fmt(&self, formatter: &mut fmt::Formatter) -> fmt::Result {
        formatter.debug_struct("Memory").finish_non_exhaustive()
    }
}

/// The files that were passed on, in the order in which they can be rendered.
#[derive(Default, Deserialize, Serialize)]
pub(super) struct Handed {
    waves: Vec<Vec<Arc<Entry>>>,
    /// The fingerprint of where all files are published.
    pub(super) files: Option<Fingerprint>,
    /// Whether several files had one address.
    is_contested: bool,
}

/// A file that was passed on.
#[derive(Debug, Deserialize, Serialize)]
pub(super) struct Entry {
    pub(super) address: String,
    /// The fingerprint of its key; `None` for a file that must be rendered again.
    key: Option<Fingerprint>,
    /// What was asked while it was rendered.
    reads: Reads,
    pub(super) page: Option<Beside>,
}

/// What rendering a page gave besides its file.
#[derive(Debug, Deserialize, Serialize)]
pub(super) struct Beside {
    /// What was found wrong, all of it in the page's own file.
    pub(super) diagnostics: Vec<Diagnostic>,
    /// What other pages gather from it.
    pub(super) kept: Option<Arc<Kept>>,
    pub(super) text: Option<Arc<PageText>>,
}

impl Entry {
    /// The same file, to be rendered again.
    fn forgotten(&self) -> Arc<Self> {
        let address = self.address.clone();
        Arc::new(Self { address, key: None, reads: Reads::default(), page: None })
    }
}

/// The files of one wave, for the same wave of the next rendering.
pub(super) struct Wave<'a> {
    entries: &'a [Arc<Entry>],
    places: OnceLock<BTreeMap<&'a str, usize>>,
}

/// A file as it is listed for a rendering.
#[derive(Clone, Copy)]
pub(super) struct Listed<'a> {
    /// Its place in its wave.
    pub(super) place: usize,
    pub(super) address: &'a str,
    /// The fingerprint of its key.
    pub(super) key: Fingerprint,
    /// Its document.
    pub(super) document: Option<DocumentId>,
    /// The language that it is written in.
    pub(super) language: &'a LanguageTag,
}

impl Listed<'_> {
    /// The file once it is rendered; `page` is what rendering a page gave besides it.
    pub(super) fn entry(self, reads: Reads, page: Option<Beside>) -> Arc<Entry> {
        Arc::new(Entry { address: self.address.to_owned(), key: Some(self.key), reads, page })
    }
}

impl Wave<'_> {
    /// The entry of a file, if it would be rendered alike now.
    pub(super) fn same(&self, file: Listed, model: &Model) -> Option<Arc<Entry>> {
        let entry = self.find(file).filter(|entry| entry.key == Some(file.key))?;
        let asker = model.asker(file.document, file.language);
        model.answers_alike(asker, &entry.reads).then(|| Arc::clone(entry))
    }

    /// The entry at the address of a file; found at once if its place in the wave is the same as
    /// before.
    fn find(&self, file: Listed) -> Option<&Arc<Entry>> {
        let at = |place: usize| self.entries.get(place);
        at(file.place).filter(|entry| entry.address == file.address).or_else(|| {
            let addresses = || self.entries.iter().map(|entry| entry.address.as_str());
            let places = self.places.get_or_init(|| addresses().zip(0..).collect());
            at(*places.get(file.address)?)
        })
    }
}

impl Handed {
    /// The files of the wave with a number.
    pub(super) fn wave(&self, number: usize) -> Wave<'_> {
        let entries = self.waves.get(number).map(Vec::as_slice).unwrap_or_default();
        Wave { entries, places: OnceLock::new() }
    }

    /// Remembers a whole rendering, in which `files` were published, and returns the addresses of
    /// files that no longer exist.
    pub(super) fn replace(
        &mut self,
        mut waves: Vec<Vec<Arc<Entry>>>,
        files: Fingerprint,
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
        (self.waves, self.files) = (waves, Some(files));
        gone
    }
}

/// If several files have one address, which has been reported, it is unknown which of them was
/// written last: all are rendered again next time.
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
        *entry = entry.forgotten();
    }
    true
}

#[cfg(test)]
mod tests {
    use std::convert::Infallible;
    use std::path::Path;
    use std::sync::Mutex;

    use super::*;
    use crate::output::OutputFile;
    use crate::render::render;
    use crate::{course, load};

    /// The addresses handed on when this repository's own site is read and rendered.
    fn rendered(memory: &mut Memory) -> Vec<String> {
        let root = Path::new(env!("CARGO_MANIFEST_DIR"));
        let (tree, _) = load::load(root).unwrap();
        let theme = load::load_theme(root, &tree.config.theme).unwrap();
        let (site, _) = course::assemble(&tree);
        let addresses = Mutex::new(Vec::new());
        let put = |file: OutputFile| -> Result<(), Infallible> {
            addresses.lock().unwrap().push(file.path);
            Ok(())
        };
        render(&tree, &site, &theme, memory, &put).unwrap();
        addresses.into_inner().unwrap()
    }

    #[test]
    fn records_that_were_written_down_hold_when_the_site_is_read_again() {
        let mut memory = Memory::default();
        assert!(!rendered(&mut memory).is_empty());
        let written = postcard::to_stdvec(&memory).unwrap();
        let mut later: Memory = postcard::from_bytes(&written).unwrap();
        assert_eq!(rendered(&mut later), Vec::<String>::new());
        later.handed.files = None;
        assert_eq!(rendered(&mut later), Vec::<String>::new(), "each question is asked again");
    }

    #[test]
    fn pages_that_do_not_stand_and_files_that_are_no_pages_are_passed_on_again() {
        let mut memory = Memory::default();
        rendered(&mut memory);
        memory.retain_pages(|address| address != "personvern.html");
        let again = rendered(&mut memory);
        let pages: Vec<&String> = again.iter().filter(|file| file.contains(".html")).collect();
        assert_eq!(pages, ["personvern.html"]);
        assert!(again.len() > 1);
    }
}
