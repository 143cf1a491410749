//! What every check reads, and what a check reads beside it.
//!
//! Out: [`CheckContext`] and [`Dependency`].

use serde::{Deserialize, Serialize};

use crate::block::Vocabulary;
use crate::course::Site;
use crate::load::{AssetId, DocumentId, Tree};

/// What is checked.
#[derive(Clone, Copy)]
pub struct CheckContext<'a> {
    /// Everything that was read.
    pub tree: &'a Tree,
    /// The site made of it.
    pub site: &'a Site,
    /// The blocks that authors can write.
    pub vocabulary: &'a Vocabulary<'a>,
}

/// What the check of a text reads in other files.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
pub(super) enum Dependency {
    /// The ids in this document.
    Ids(DocumentId),
    /// What is known of this asset.
    Asset(AssetId),
}
