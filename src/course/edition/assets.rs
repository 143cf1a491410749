//! Which assets an edition leaves out.
//!
//! In: the site, and the documents of the edition. Out: the assets that stay. A file that only
//! left-out texts name is left out too; one that no text names stays, as it does in the whole site.
//! Files in folders from which nothing is published have no address, and are not handled here.

use super::selection::Selection;
use crate::course::Site;
use crate::course::named_assets::named;
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
