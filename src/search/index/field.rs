//! The fields of the index: the parts of the text that are weighted separately.
//!
//! In: the pages of a site. Out: its [`Field`]s: four that every site has, and one for the notes to
//! each audience.

use std::collections::BTreeSet;
use std::sync::Arc;

use crate::config::AudienceId;
use crate::page_text::{PageText, SiteNames};

/// A field of the index: a part of the text that is weighted separately.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Field {
    /// Its name: `title`, `heading`, `text`, `parts`, or `for-` and the id of an audience.
    pub name: String,
    /// The index of the audience that its text is for; `None` for all.
    pub audience: Option<AudienceId>,
}

/// The indices of the fields that every site has.
pub(in crate::search) const TITLE: usize = 0;
pub(super) const HEADING: usize = 1;
pub(super) const TEXT: usize = 2;
/// The terms of the parts of compounds: a hit on a part counts less than one on a whole word.
pub(in crate::search) const PARTS: usize = 3;
const NAMES: [&str; 4] = ["title", "heading", "text", "parts"];

impl Field {
    /// The fields of a site with these pages.
    pub(super) fn all(names: &SiteNames, pages: &[Arc<PageText>]) -> Vec<Self> {
        let runs = pages.iter().flat_map(|page| &page.sections).flat_map(|section| &section.runs);
        let audiences: BTreeSet<AudienceId> = runs.filter_map(|run| run.audience).collect();
        let of = |number: AudienceId| {
            let (id, _) = names.audiences.get(number)?;
            Some(Self { name: format!("for-{id}"), audience: Some(number) })
        };
        let shared = NAMES.iter().map(|name| Self { name: (*name).to_owned(), audience: None });
        shared.chain(audiences.into_iter().filter_map(of)).collect()
    }

    /// The boost of a field, relative to the text.
    pub(super) fn boost(number: usize) -> f32 {
        match number {
            TITLE => 3.0,
            HEADING => 2.0,
            TEXT => 1.0,
            PARTS => 0.4,
            _ => 0.8,
        }
    }
}
