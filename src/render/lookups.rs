//! What a page looks up beyond its own file: where what it refers to is published, and what of
//! those files it shows.
//!
//! In: the model, and references as they are written in one file. Out: what they lead to, and a
//! [`Lookup`] for each, which can be asked later whether the answer would still be the same.
//! Whatever a page shows of other files goes through here, so that nothing that it depends on is
//! forgotten: the answers are written down where they are given.

use std::cell::RefCell;
use std::collections::BTreeMap;

use blake3::Hash;

use super::prints::Mixer;
use crate::course::Site;
use crate::course::link::{LinkFault, Target, Targets};
use crate::load::{Asset, Tree};

/// The references of one page.
pub(crate) struct Lookups<'a> {
    library: Library<'a>,
    /// The path under `content/` of the file that they stand in.
    from: &'a str,
    answers: RefCell<BTreeMap<String, Hash>>,
}

/// Where references are looked up.
#[derive(Clone, Copy)]
pub(super) struct Library<'a> {
    tree: &'a Tree,
    targets: &'a Targets,
}

/// A reference, and a print of all that was answered.
#[derive(Debug)]
pub(super) struct Lookup {
    target: String,
    answer: Hash,
}

impl<'a> Lookups<'a> {
    /// For what stands in the file at a path under `content/`.
    pub(super) fn new(library: Library<'a>, from: &'a str) -> Self {
        Self { library, from, answers: RefCell::default() }
    }

    /// Where a reference leads.
    ///
    /// # Errors
    ///
    /// The reason why it leads nowhere.
    pub(crate) fn resolve(&self, target: &str) -> Result<Target<'a>, LinkFault> {
        let found = self.library.targets.resolve(self.from, target);
        if !self.answers.borrow().contains_key(target) {
            self.answers.borrow_mut().insert(target.to_owned(), self.library.print(&found));
        }
        found
    }

    /// The file that a reference leads to.
    pub(crate) fn asset(&self, target: &str) -> Option<&'a Asset> {
        let Ok(Target::Asset { asset, .. }) = self.resolve(target) else { return None };
        self.library.tree.assets.get(asset)
    }

    /// All that was looked up.
    pub(super) fn finish(self) -> Vec<Lookup> {
        self.answers
            .into_inner()
            .into_iter()
            .map(|(target, answer)| Lookup { target, answer })
            .collect()
    }
}

impl<'a> Library<'a> {
    /// The library of a site.
    pub(super) fn new(tree: &'a Tree, site: &'a Site) -> Self {
        Self { tree, targets: &site.targets }
    }

    /// Whether a page in the file at a path would be answered as it was.
    pub(super) fn still_answers(self, from: &str, lookup: &Lookup) -> bool {
        self.print(&self.targets.resolve(from, &lookup.target)) == lookup.answer
    }

    /// All that can be seen of an answer, what the reference itself says aside.
    pub(super) fn print(self, found: &Result<Target, LinkFault>) -> Hash {
        let mut mixer = Mixer::default();
        match found {
            Ok(Target::Here { .. }) => mixer.text("here"),
            Ok(Target::Outside) => mixer.text("outside"),
            Ok(Target::Page { address, .. }) => mixer.text("page").text(address),
            Ok(Target::Asset { address, asset, .. }) => {
                mixer.text("asset").text(address);
                if let Some(asset) = self.tree.assets.get(*asset) {
                    mixer.text(asset.text.as_deref().unwrap_or_default()).debug(&asset.size);
                }
                &mut mixer
            }
            Err(_) => mixer.text("nowhere"),
        };
        mixer.finish()
    }
}
