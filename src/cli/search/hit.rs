//! A hit with everything that is shown of it.

use crate::ids::Id;
use crate::search::query::{Excerpt, Hit, Results, Searcher};

/// A hit with everything that is shown of it.
pub(super) struct ShownHit<'a> {
    /// Its address, from the site's root.
    pub(super) address: String,
    /// The title of the page.
    pub(super) title: &'a str,
    /// Its score.
    pub(super) score: u64,
    /// The excerpt of its section.
    pub(super) excerpt: Excerpt,
}

impl<'a> ShownHit<'a> {
    pub(super) fn of(hit: &Hit, results: &Results, searcher: Searcher<'a>) -> Option<Self> {
        let page = searcher.page(hit.page)?;
        let section = page.sections.get(hit.section.index());
        let address = section
            .map_or_else(|| page.address.clone(), |section| section.address_on(&page.address));
        let mut excerpt = searcher.excerpt(results, hit.page, hit.section);
        if let Some(section) = section.filter(|_| excerpt.text.is_empty()) {
            // A heading directly above another has no text: it is shown itself.
            excerpt.text.clone_from(&section.heading);
        }
        Some(Self { address, title: &page.title, score: hit.score, excerpt })
    }
}
