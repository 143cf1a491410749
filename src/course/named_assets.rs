//! Which assets the texts of a site name.
//!
//! In: the site, and some of its documents. Out: the files that their links, blocks and front
//! matter lead to, and those that the config names. What becomes of the others is left to
//! `assemble` and `edition`.

use std::collections::BTreeSet;

use super::Site;
use super::link::Target;
use crate::block::{self, Media};
use crate::ids::IndexVec;
use crate::load::{AssetId, Document, DocumentId, Tree};

/// The assets that some of the documents name, or the config.
pub(super) fn named(
    tree: &Tree,
    site: &Site,
    documents: &IndexVec<DocumentId, Document>,
    counts: &dyn Fn(DocumentId) -> bool,
) -> BTreeSet<AssetId> {
    let asset = |from: &str, target: &str| match site.targets.resolve(from, target) {
        Ok(Target::Asset { asset, .. }) => Some(asset),
        _ => None,
    };
    let mut named: BTreeSet<AssetId> =
        tree.config.logo.iter().filter_map(|logo| asset("", &logo.file.text)).collect();
    for (_, document) in documents.iter_enumerated().filter(|(id, _)| counts(*id)) {
        let links = document.outline.references();
        named.extend(links.filter_map(|link| asset(&document.path, &link.target)));
        let blocks = document.outline.blocks.iter().flat_map(|block| block::files(&block.line));
        named.extend(blocks.filter_map(|file| asset(&document.path, &file.text)));
    }
    for page in site.module_pages().filter(|page| page.meta.document.is_some_and(counts)) {
        let Some(document) = page.meta.document_in(tree) else { continue };
        let files = page.media.iter().flat_map(Media::files);
        named.extend(files.filter_map(|file| asset(&document.path, &file.text)));
    }
    named
}
