//! Views of the foot of a page: what comes before it and after it, for whom.

use serde::Serialize;

use super::after::AfterView;
use super::common::LinkView;
use super::course::ItemView;

/// What comes before a page and after it, for some readers.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
pub(crate) struct TurnView {
    /// The ids of the views that it is for; empty for all others, and as the site is published.
    pub(crate) views: Vec<String>,
    /// "Neste", or whose it is: "Neste for deg som er lærer".
    pub(crate) label: String,
    pub(crate) previous: Option<LinkView>,
    /// The next page of the module.
    pub(crate) next: Option<ItemView>,
    /// What comes after the module, where this is its last page.
    pub(crate) after: Option<AfterView>,
    pub(crate) skipped: Option<SkippedView>,
}

/// Pages of others that a reader goes past.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
pub(crate) struct SkippedView {
    /// Which they are and for whom, as a sentence.
    pub(crate) text: String,
    /// The first of them.
    pub(crate) address: String,
    pub(crate) count: usize,
}
