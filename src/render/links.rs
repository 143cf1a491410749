//! References to pages, as templates see them.
//!
//! In: what is published. Out: [`LinkView`]s, with addresses from the site's root.

use super::views::{ItemView, LinkView};
use crate::course::{Module, PageMeta};

/// A reference to a page, without a label.
pub(super) fn link(meta: &PageMeta) -> LinkView {
    LinkView { title: meta.title.clone(), address: meta.address.clone(), label: None }
}

/// A reference to a module, labelled with its number.
pub(super) fn module_link(module: &Module, language: &str) -> LinkView {
    LinkView { label: module.label(language), ..link(&module.meta) }
}

/// A reference to a page of a module, labelled as in lists.
pub(super) fn item_link(item: &ItemView) -> LinkView {
    LinkView { title: item.title.clone(), address: item.address.clone(), label: item.label.clone() }
}
