//! Prints of what authors wrote: hashes by which two renderings are told apart.
//!
//! In: the tree, and the prints of the one before. Out: for each document and each asset a print of
//! what others can see of it, and of all of it. What is as it was is known by its pointer, so that
//! ten thousand files that nobody has touched cost about a millisecond. What depends on which of
//! them is left to `depends`.

use std::collections::BTreeMap;
use std::fmt::Debug;
use std::path::PathBuf;
use std::sync::{Arc, OnceLock};

use blake3::{Hash, Hasher};
use rayon::prelude::*;

use crate::course::generated::SupportPages;
use crate::course::meeting;
use crate::ids::IndexVec;
use crate::load::{Asset, AssetId, Document, DocumentId, PictureSize, Tree};

/// Makes one print of several parts; where one ends and the next begins is a part of it.
#[derive(Default)]
pub(super) struct Mixer(Hasher);

impl Mixer {
    pub(super) fn text(&mut self, text: &str) -> &mut Self {
        self.bytes(text.as_bytes())
    }

    pub(super) fn bytes(&mut self, bytes: &[u8]) -> &mut Self {
        self.number(bytes.len()).0.update(bytes);
        self
    }

    pub(super) fn print(&mut self, print: Hash) -> &mut Self {
        self.0.update(print.as_bytes());
        self
    }

    pub(super) fn number(&mut self, number: usize) -> &mut Self {
        self.0.update(&(number as u64).to_le_bytes());
        self
    }

    /// A small value whose `Debug` shows all of it.
    pub(super) fn debug(&mut self, value: &impl Debug) -> &mut Self {
        self.text(&format!("{value:?}"))
    }

    pub(super) fn finish(&self) -> Hash {
        self.0.finalize()
    }
}

/// What was remembered under a name, found at once where it stands at the same place as before.
pub(super) struct Remembered<'a, T> {
    list: &'a [T],
    name: fn(&T) -> &str,
    places: OnceLock<BTreeMap<&'a str, usize>>,
}

impl<'a, T> Remembered<'a, T> {
    pub(super) fn new(list: &'a [T], name: fn(&T) -> &str) -> Self {
        Self { list, name, places: OnceLock::new() }
    }

    pub(super) fn find(&self, place: usize, name: &str) -> Option<&'a T> {
        if let Some(found) = self.list.get(place).filter(|found| (self.name)(found) == name) {
            return Some(found);
        }
        let places = self.places.get_or_init(|| self.list.iter().map(self.name).zip(0..).collect());
        self.list.get(*places.get(name)?)
    }
}

/// The prints of a tree.
#[derive(Debug, Default)]
pub(super) struct Prints {
    /// What else the prints were made of.
    context: Option<Hash>,
    documents: IndexVec<DocumentId, Arc<DocumentPrint>>,
    assets: IndexVec<AssetId, Arc<AssetPrint>>,
}

/// The prints of a document.
#[derive(Debug)]
pub(super) struct DocumentPrint {
    path: String,
    text: Arc<str>,
    /// Its path and its front matter.
    pub(super) head: Hash,
    /// What others can see of it: its head, whom it has notes for, and its meetings.
    pub(super) face: Hash,
    /// Its whole text.
    pub(super) whole: Hash,
}

/// The print of a file that is copied.
#[derive(Debug)]
struct AssetPrint {
    path: String,
    disk: PathBuf,
    text: Option<Arc<str>>,
    size: Option<PictureSize>,
    print: Hash,
}

impl Prints {
    /// Brings the prints up to a tree, and says whether anything changed but texts that nothing
    /// else can see; `context` is a print of what notes are understood by.
    pub(super) fn follow(&mut self, tree: &Tree, presence: SupportPages, context: Hash) -> bool {
        if self.context == Some(context) && self.has_the_files_of(tree) {
            return self.renew(tree, presence);
        }
        let known = std::mem::take(self);
        let is_same = known.context == Some(context);
        let documents = if is_same { known.documents.as_slice() } else { &[] };
        let old = Remembered::new(documents, |print: &Arc<DocumentPrint>| &print.path);
        let print = |(place, document): (usize, &Document)| {
            DocumentPrint::of(document, tree, presence, old.find(place, &document.path))
        };
        let documents = tree.documents.as_slice().par_iter().enumerate();
        self.documents = documents.map(print).collect::<Vec<_>>().into();
        let old = Remembered::new(known.assets.as_slice(), |print: &Arc<AssetPrint>| &print.path);
        let print =
            |(place, asset): (usize, &Asset)| AssetPrint::of(asset, old.find(place, &asset.path));
        let assets = tree.assets.as_slice().par_iter().enumerate();
        self.assets = assets.map(print).collect::<Vec<_>>().into();
        self.context = Some(context);
        true
    }

    /// Whether the same files stand at the same places.
    fn has_the_files_of(&self, tree: &Tree) -> bool {
        let documents = self.documents.len() == tree.documents.len();
        let assets = self.assets.len() == tree.assets.len();
        documents
            && assets
            && self
                .documents
                .as_slice()
                .par_iter()
                .zip(tree.documents.as_slice())
                .all(|(print, document)| print.path == document.path)
            && self.assets.iter().zip(&tree.assets).all(|(print, asset)| print.path == asset.path)
    }

    fn renew(&mut self, tree: &Tree, presence: SupportPages) -> bool {
        let document = |(print, document): (&mut Arc<DocumentPrint>, &Document)| {
            let new = DocumentPrint::of(document, tree, presence, Some(print));
            std::mem::replace(print, new).face != print.face
        };
        let mut is_other = self
            .documents
            .as_mut_slice()
            .par_iter_mut()
            .zip(tree.documents.as_slice())
            .map(document)
            .reduce(|| false, |one, other| one | other);
        for (print, asset) in self.assets.iter_mut().zip(&tree.assets) {
            let new = AssetPrint::of(asset, Some(print));
            is_other |= std::mem::replace(print, new).print != print.print;
        }
        is_other
    }

    /// The prints of a document.
    pub(super) fn document(&self, id: DocumentId) -> Option<&DocumentPrint> {
        self.documents.get(id).map(Arc::as_ref)
    }

    /// The print of all that is known of an asset.
    pub(super) fn asset(&self, id: AssetId) -> Option<Hash> {
        self.assets.get(id).map(|asset| asset.print)
    }
}

impl DocumentPrint {
    fn of(
        document: &Document,
        tree: &Tree,
        presence: SupportPages,
        old: Option<&Arc<Self>>,
    ) -> Arc<Self> {
        let text = tree
            .sources
            .get(document.file)
            .map(|file| Arc::clone(file.shared_text()))
            .unwrap_or_default();
        match old {
            Some(old) if Arc::ptr_eq(&old.text, &text) => return Arc::clone(old),
            Some(old) if old.text == text => {
                return Arc::new(Self { path: document.path.clone(), text, ..**old });
            }
            _ => {}
        }
        let front_matter = text.get(..document.body.start as usize).unwrap_or_default();
        let head = Mixer::default().text(&document.path).text(front_matter).finish();
        let plans = meeting::plans(&document.outline, &mut Vec::new());
        let items: Vec<_> = plans.iter().map(|plan| &plan.items).collect();
        let face =
            Mixer::default().print(head).debug(&presence.notes(document)).debug(&items).finish();
        let whole = blake3::hash(text.as_bytes());
        Arc::new(Self { path: document.path.clone(), text, head, face, whole })
    }
}

impl AssetPrint {
    fn of(asset: &Asset, old: Option<&Arc<Self>>) -> Arc<Self> {
        let is_same = |old: &&Arc<Self>| {
            let same_text = match (&old.text, &asset.text) {
                (Some(old), Some(new)) => Arc::ptr_eq(old, new),
                (old, new) => old.is_none() && new.is_none(),
            };
            same_text && old.size == asset.size && old.disk == asset.disk
        };
        if let Some(old) = old.filter(is_same) {
            return Arc::clone(old);
        }
        let Asset { path, disk, text, size, .. } = asset.clone();
        let mut mixer = Mixer::default();
        mixer
            .text(&path)
            .bytes(disk.as_os_str().as_encoded_bytes())
            .debug(&size)
            .debug(&text.is_some());
        let print = mixer.text(text.as_deref().unwrap_or_default()).finish();
        Arc::new(Self { path, disk, text, size, print })
    }
}
