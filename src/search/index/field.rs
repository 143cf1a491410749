//! The fields of the index: the parts of the text that are weighted separately.
//!
//! In: the pages of a site. Out: its [`Field`]s: four that every site has, and one for the notes to
//! each audience.

use std::collections::BTreeSet;
use std::sync::Arc;

use serde::{Deserialize, Serialize};

use crate::config::AudienceId;
use crate::ids::{IndexVec, id_type};
use crate::page_text::{PageText, SiteNames};

id_type! {
    /// A field in [`Index::fields`](super::Index::fields).
    pub struct FieldId;
}

/// The fields that every site has.
impl FieldId {
    pub(in crate::search) const TITLE: Self = Self(0);
    pub(super) const HEADING: Self = Self(1);
    pub(super) const TEXT: Self = Self(2);
    /// The terms of the parts of compounds: a hit on a part counts less than one on a whole word.
    pub(in crate::search) const PARTS: Self = Self(3);
}

/// The names of the fields that every site has.
const NAMES: [&str; 4] = ["title", "heading", "text", "parts"];

/// A field of the index: a part of the text that is weighted separately.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Field {
    /// Its name: `title`, `heading`, `text`, `parts`, or `for-` and the id of an audience.
    pub name: String,
    /// The audience that its text is for; `None` for all.
    pub audience: Option<AudienceId>,
}

impl Field {
    /// The fields of a site with these pages.
    pub(super) fn all(names: &SiteNames, pages: &[Arc<PageText>]) -> IndexVec<FieldId, Self> {
        let runs = pages.iter().flat_map(|page| &page.sections).flat_map(|section| &section.runs);
        let audiences: BTreeSet<AudienceId> = runs.filter_map(|run| run.audience).collect();
        let of = |audience: AudienceId| {
            let (id, _) = names.audiences.get(audience)?;
            Some(Self { name: format!("for-{id}"), audience: Some(audience) })
        };
        let shared = NAMES.iter().map(|name| Self { name: (*name).to_owned(), audience: None });
        shared.chain(audiences.into_iter().filter_map(of)).collect()
    }

    /// The boost of a field, relative to the text.
    pub(super) fn boost(field: FieldId) -> f32 {
        match field {
            FieldId::TITLE => 3.0,
            FieldId::HEADING => 2.0,
            FieldId::TEXT => 1.0,
            FieldId::PARTS => 0.4,
            _ => 0.8,
        }
    }
}
