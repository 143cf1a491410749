//! References to pages, as templates see them.
//!
//! In: what is published. Out: [`LinkView`]s, with addresses from the site's root.

use super::tongues::foreign;
use super::views::{ItemView, LinkView};
use crate::course::{Module, PageMeta};
use crate::language::LanguageTag;

/// A reference to a page, without a label, where a language is spoken.
pub(super) fn link(meta: &PageMeta, spoken: &LanguageTag) -> LinkView {
    LinkView {
        title: meta.title.clone(),
        lang: foreign(&meta.language, spoken),
        address: meta.address.clone(),
        label: None,
    }
}

/// A reference to a module, labelled with its number.
pub(super) fn module_link(module: &Module, spoken: &LanguageTag) -> LinkView {
    LinkView { label: module.label(spoken.as_str()), ..link(&module.meta, spoken) }
}

/// A reference to a page of a module, labelled as in lists.
pub(super) fn item_link(item: &ItemView) -> LinkView {
    LinkView {
        title: item.title.clone(),
        lang: item.lang.clone(),
        address: item.address.clone(),
        label: item.label.clone(),
    }
}
