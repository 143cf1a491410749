//! What other pages gather from a page: its notes and meetings.
//!
//! In: the notes and meetings of a page. Out: [`KeptPages`], which knows where each belongs.
//! Showing them on another page is left to `support`.

use std::collections::BTreeMap;
use std::sync::Arc;

use serde::{Deserialize, Serialize};

use super::views::{BlockView, ItemView, LinkView};
use crate::course::{CourseId, ModuleId};
use crate::fingerprint::Fingerprint;
use crate::language::LanguageTag;

/// Where notes and meetings belong: to a module, or to the course itself.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Deserialize, Serialize)]
pub(super) struct KeptFor {
    /// The course.
    pub(super) course: CourseId,
    /// The module, unless it is for the course itself.
    pub(super) module: Option<ModuleId>,
}

/// The notes and meetings of all pages that have some or are meetings: by course, and by module or
/// for the course itself, in published order.
pub(super) type KeptPages = BTreeMap<KeptFor, Vec<Arc<Kept>>>;

/// The notes and meetings of one page.
#[derive(Debug, Deserialize, Serialize)]
pub(super) struct Kept {
    /// The language that the page is written in.
    pub(super) language: LanguageTag,
    /// The one that is spoken around its text, also in what is kept.
    pub(super) spoken: LanguageTag,
    /// The page.
    pub(super) link: LinkView,
    /// The page in its module, unless it is the module's own.
    pub(super) item: Option<ItemView>,
    /// Its notes and meetings.
    pub(super) blocks: Vec<BlockView>,
    /// The fingerprint of all of this.
    pub(super) fingerprint: Fingerprint,
}

impl Kept {
    /// The notes and meetings of a page, with the language that it is written in and the one that
    /// is spoken around its text.
    pub(super) fn new(
        (language, spoken): (&LanguageTag, &LanguageTag),
        link: LinkView,
        item: Option<ItemView>,
        blocks: Vec<BlockView>,
    ) -> Self {
        // As text: there is no map in it that would need an order.
        let fingerprint =
            Fingerprint::of(&serde_json::to_vec(&(language, &link, &item, &blocks)).ok());
        let (language, spoken) = (language.clone(), spoken.clone());
        Self { language, spoken, link, item, blocks, fingerprint }
    }

    /// Whether the page is for an audience, given by its id; the module's own page is for all.
    pub(super) fn is_for(&self, audience: &str) -> bool {
        self.item.as_ref().is_none_or(|item| item.audience.iter().any(|one| one.is(audience)))
    }
}
