//! References to what is there and could not be read.
//!
//! In: a reference. Out: whether it is one. That the file could not be read has been told, and what
//! follows from it would only hide the cause.

use crate::course::Site;
use crate::course::link::LinkFault;
use crate::load::Tree;

/// Whether a reference, written in the file at `from`, is to something that could not be read.
pub(super) fn is_unreached(tree: &Tree, site: &Site, from: &str, target: &str) -> bool {
    !tree.unreached.is_empty()
        && matches!(
            site.targets.resolve(from, target),
            Err(LinkFault::NotFound(path)) if tree.is_unreached(&path)
        )
}
