//! Checking a site, and checking it again when texts have changed.
//!
//! In: the tree, the site and the vocabulary; later what has changed of the texts since. Out:
//! [`Checked`], in which everything that is found stands with what it was found in, the same
//! whether it was found at once or bit by bit.
//!
//! What is found depends on this, and on nothing else:
//!
//! - in a text: on its document, on the site and the vocabulary, on the config, and on what it
//!   [`Reads`]: the ids of the documents that it leads to with a fragment, and the texts of its
//!   captions;
//! - in the site as a whole: on the site and the config.
//!
//! With another site, config or vocabulary everything is checked.

use std::collections::{BTreeMap, BTreeSet};

use rayon::prelude::*;

use super::check_site;
use super::texts::{Reads, Text, texts};
use crate::block::{self, Vocabulary};
use crate::course::Site;
use crate::diagnostic::Diagnostic;
use crate::load::{AssetId, Document, DocumentId, Replaced, Tree};

/// Everything that was found.
#[derive(Debug)]
pub struct Checked {
    /// What was found in each published document.
    texts: BTreeMap<DocumentId, OfText>,
    of_site: Vec<Diagnostic>,
}

/// What was found in a text.
#[derive(Debug)]
struct OfText {
    found: Vec<Diagnostic>,
    reads: Vec<Reads>,
}

/// Checks the whole site.
#[must_use]
pub fn check(tree: &Tree, site: &Site, vocabulary: &Vocabulary) -> Checked {
    let mut checked = Checked { texts: BTreeMap::new(), of_site: check_site(tree, site) };
    checked.add(texts(tree, site).collect(), tree, site, vocabulary);
    checked
}

impl Checked {
    /// Checks the texts that a change reaches: of these documents, which are given as they were,
    /// and of these assets. Site, config and vocabulary must be the same as before.
    pub fn again(
        &mut self,
        (tree, site, vocabulary): (&Tree, &Site, &Vocabulary),
        documents: &BTreeMap<DocumentId, Replaced>,
        assets: &BTreeSet<AssetId>,
    ) {
        let is_other = |(id, old): &(&DocumentId, &Replaced)| {
            tree.documents
                .get(**id)
                .is_none_or(|new| ids(new, vocabulary) != ids(&old.document, vocabulary))
        };
        let with_other_ids: BTreeSet<DocumentId> =
            documents.iter().filter(is_other).map(|(id, _)| *id).collect();
        let is_read = |reads: &Reads| match reads {
            Reads::Ids(document) => with_other_ids.contains(document),
            Reads::Captions(asset) => assets.contains(asset),
        };
        let is_reached = |id: DocumentId| {
            documents.contains_key(&id)
                || self.texts.get(&id).is_some_and(|text| text.reads.iter().any(is_read))
        };
        let reached = texts(tree, site).filter(|text| is_reached(text.id)).collect();
        self.add(reached, tree, site, vocabulary);
    }

    /// Everything that was found.
    pub fn diagnostics(&self) -> impl Iterator<Item = &Diagnostic> {
        self.texts.values().flat_map(|text| &text.found).chain(&self.of_site)
    }

    fn add(&mut self, texts: Vec<Text>, tree: &Tree, site: &Site, vocabulary: &Vocabulary) {
        let check = |text: Text| {
            let mut reads = Vec::new();
            let found = text.check(tree, site, vocabulary, &mut reads);
            (text.id, OfText { found, reads })
        };
        self.texts.par_extend(texts.into_par_iter().map(check));
    }
}

/// What can be linked to in a document.
fn ids(document: &Document, vocabulary: &Vocabulary) -> Vec<String> {
    let headings = document.outline.headings.iter().map(|heading| heading.id.clone());
    headings.chain(block::ids(&document.outline, vocabulary)).collect()
}
