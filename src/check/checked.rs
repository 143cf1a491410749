//! Checking a site, and rechecking it when texts have changed.
//!
//! In: the tree, the site and the vocabulary; later the changes of the texts. Out: [`Checked`],
//! which keeps each finding with the text that it was found in. The findings are the same whether
//! the site was checked at once or bit by bit.
//!
//! What is found depends on the following, and on nothing else:
//!
//! - in a text: on its document, on the site, the vocabulary and the config, and on its
//!   [`Dependency`]s: the ids of the documents that it links to with a fragment, the texts of its
//!   captions, and what is known of its pictures;
//! - in the site as a whole: on the site and the config;
//! - in its pictures: on the site and the pictures, which are looked at each time.
//!
//! With another site, config or vocabulary everything is checked again.

use std::collections::{BTreeMap, BTreeSet};

use rayon::prelude::*;
use serde::{Deserialize, Serialize};

use super::context::{CheckContext, Dependency};
use super::picture_tells_place;
use super::published::{PublishedText, published_texts};
use super::site::check_site;
use super::texts::check_text;
use crate::block::{self, Vocabulary};
use crate::diagnostic::Diagnostic;
use crate::load::{AssetId, Document, DocumentId, Replaced};

/// Everything that was found; nothing by default.
#[derive(Debug, Clone, Default, Serialize, Deserialize)]
pub struct Checked {
    /// What was found in each published document.
    texts: BTreeMap<DocumentId, CheckedText>,
    of_site: Vec<Diagnostic>,
    of_pictures: Vec<Diagnostic>,
}

/// What was found in a text.
#[derive(Debug, Clone, Serialize, Deserialize)]
struct CheckedText {
    found: Vec<Diagnostic>,
    dependencies: Vec<Dependency>,
}

/// Checks the whole site.
#[must_use]
pub fn check(context: CheckContext) -> Checked {
    let CheckContext { tree, site, .. } = context;
    let mut checked = Checked {
        texts: BTreeMap::new(),
        of_site: check_site(tree, site),
        of_pictures: picture_tells_place::check(tree, site),
    };
    checked.add(published_texts(tree, site).collect(), context);
    checked
}

impl Checked {
    /// Checks the texts that a change reaches. `documents` are those that changed, as they were
    /// before, and `assets` the assets that changed. Site, config and vocabulary must be the same
    /// as before.
    pub fn recheck(
        &mut self,
        context: CheckContext,
        documents: &BTreeMap<DocumentId, Replaced>,
        assets: &BTreeSet<AssetId>,
    ) {
        let CheckContext { tree, site, vocabulary } = context;
        let has_other_ids = |(id, old): &(&DocumentId, &Replaced)| {
            tree.documents
                .get(**id)
                .is_none_or(|new| ids(new, vocabulary) != ids(&old.document, vocabulary))
        };
        let with_other_ids: BTreeSet<DocumentId> =
            documents.iter().filter(has_other_ids).map(|(id, _)| *id).collect();
        let has_changed = |dependency: &Dependency| match dependency {
            Dependency::Ids(document) => with_other_ids.contains(document),
            Dependency::Asset(asset) => assets.contains(asset),
        };
        let is_reached = |id: DocumentId| {
            documents.contains_key(&id)
                || self.texts.get(&id).is_some_and(|text| text.dependencies.iter().any(has_changed))
        };
        let reached = published_texts(tree, site).filter(|text| is_reached(text.id)).collect();
        self.add(reached, context);
        self.of_pictures = picture_tells_place::check(tree, site);
    }

    /// Everything that was found.
    pub fn diagnostics(&self) -> impl Iterator<Item = &Diagnostic> {
        let of_texts = self.texts.values().flat_map(|text| &text.found);
        of_texts.chain(&self.of_site).chain(&self.of_pictures)
    }

    fn add(&mut self, texts: Vec<PublishedText>, context: CheckContext) {
        let check = |text: PublishedText| {
            let mut dependencies = Vec::new();
            let found = check_text(text, context, &mut dependencies);
            (text.id, CheckedText { found, dependencies })
        };
        self.texts.par_extend(texts.into_par_iter().map(check));
    }
}

/// What can be linked to in a document.
fn ids(document: &Document, vocabulary: &Vocabulary) -> Vec<String> {
    let of_text = document.outline.ids().map(str::to_owned);
    of_text.chain(block::ids(&document.outline, vocabulary)).collect()
}
