//! The texts that are published.
//!
//! In: the tree and the site. Out: a [`PublishedText`] for every page of the output that has a
//! file.

use crate::block::Media;
use crate::course::{Course, Module, Page, PageMeta, Site};
use crate::load::{Document, DocumentId, Tree};

/// A text that is published.
#[derive(Debug, Clone, Copy)]
pub(super) struct PublishedText<'a> {
    /// The id of its document.
    pub(super) id: DocumentId,
    pub(super) document: &'a Document,
    /// The course that it is part of.
    pub(super) course: Option<&'a Course>,
    /// The module that it is part of, or is about.
    pub(super) module: Option<&'a Module>,
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
    let text = |meta: &PageMeta| {
        let id = meta.document?;
        let document = tree.documents.get(id)?;
        Some(PublishedText { id, document, course: None, module: None, page: None })
    };
    let of_module = move |module: &'a Module| {
        let own = text(&module.meta).into_iter();
        let pages = module
            .all_pages()
            .filter_map(move |page| Some(PublishedText { page: Some(page), ..text(&page.meta)? }));
        own.chain(pages).map(|text| PublishedText { module: Some(module), ..text })
    };
    let of_course = move |course: &'a Course| {
        let own = std::iter::once(&course.meta).chain(&course.pages).filter_map(text);
        let of_modules = course.modules.iter().flat_map(of_module);
        own.chain(of_modules).map(|text| PublishedText { course: Some(course), ..text })
    };
    let free = site.front.iter().chain(&site.pages).filter_map(text);
    free.chain(site.courses.iter().flat_map(move |course| of_course(course)))
}
