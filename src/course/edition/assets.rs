//! Which assets an edition leaves out.
//!
//! In: the site, and the documents of the edition. Out: the assets that stay. A file that only
//! left-out texts name is left out too; one that no text names stays, as it does in the whole site.
//! Files in folders from which nothing is published have no address, and are not handled here.

use std::collections::BTreeSet;

use super::selection::Selection;
use crate::block::{self, Media};
use crate::course::Site;
use crate::course::link::Target;
use crate::ids::IndexVec;
use crate::load::{Asset, AssetId, Document, DocumentId, Tree};

/// The assets that stay.
pub(super) fn kept(
    tree: &Tree,
    site: &Site,
    selection: &Selection,
    left: &IndexVec<DocumentId, Document>,
) -> IndexVec<AssetId, Asset> {
    let before = named(tree, site, &tree.documents, &|_| true);
    let after = named(tree, site, left, &|document| selection.published.contains(&document));
    let stays = |id: &AssetId| !before.contains(id) || after.contains(id);
    tree.assets
        .iter_enumerated()
        .filter(|(id, _)| stays(id))
        .map(|(_, asset)| asset.clone())
        .collect()
}

/// The assets that some of the documents name, or the config.
fn named(
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
