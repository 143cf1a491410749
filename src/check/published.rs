//! The texts that are published.
//!
//! In: the tree and the site. Out: a [`PublishedText`] for every page of the output that has a
//! file.

use crate::block::Media;
use crate::course::{Module, Page, PageMeta, Site};
use crate::load::{Document, DocumentId, Tree};

/// A text that is published.
#[derive(Debug, Clone, Copy)]
pub(super) struct PublishedText<'a> {
    /// The id of its document.
    pub(super) id: DocumentId,
    pub(super) document: &'a Document,
    /// The page of a module that it belongs to.
    pub(super) page: Option<&'a Page>,
}

impl<'a> PublishedText<'a> {
    /// The film or sound that its front matter names.
    pub(super) fn media(self) -> Option<&'a Media> {
        self.page?.media.as_ref()
    }
}

/// Every text that is published.
pub(super) fn published_texts<'a>(
    tree: &'a Tree,
    site: &'a Site,
) -> impl Iterator<Item = PublishedText<'a>> {
    let of_courses = site.courses.iter().flat_map(|course| {
        let modules = course.modules.iter();
        let own = std::iter::once(&course.meta)
            .chain(&course.pages)
            .chain(modules.clone().map(|module| &module.meta));
        own.map(|meta| (meta, None))
            .chain(modules.flat_map(Module::all_pages).map(|page| (&page.meta, Some(page))))
    });
    let free = site.front.iter().chain(&site.pages).map(|meta| (meta, None));
    let text = |(meta, page): (&'a PageMeta, Option<&'a Page>)| {
        let id = meta.document?;
        Some(PublishedText { id, document: tree.documents.get(id)?, page })
    };
    free.chain(of_courses).filter_map(text)
}
