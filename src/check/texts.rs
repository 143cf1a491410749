//! The published texts, each with all that is checked of it.
//!
//! In: the tree and the site. Out: a [`Text`] for every page of the output that has a file, and
//! what is found in it. What a check reads beside the text itself, the model and the config it
//! notes as [`Reads`].

use super::{
    alt_missing, blocks, captions, fragments, heading_skipped, language_unmarked, link_text_vague,
    links, plans, table_without_header,
};
use crate::block::{Media, Vocabulary};
use crate::course::{Module, Page, PageMeta, Site};
use crate::diagnostic::Diagnostic;
use crate::load::{AssetId, Document, DocumentId, Tree};

/// A text that is published.
#[derive(Debug, Clone, Copy)]
pub(super) struct Text<'a> {
    /// The id of its document.
    pub(super) id: DocumentId,
    pub(super) document: &'a Document,
    /// The page of a module that it is.
    pub(super) page: Option<&'a Page>,
}

/// What the check of a text reads of other files.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Reads {
    /// The ids in this document.
    Ids(DocumentId),
    /// The text of this asset.
    Captions(AssetId),
}

/// Every text that is published.
pub(super) fn texts<'a>(tree: &'a Tree, site: &'a Site) -> impl Iterator<Item = Text<'a>> {
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
        Some(Text { id, document: tree.documents.get(id)?, page })
    };
    free.chain(of_courses).filter_map(text)
}

impl<'a> Text<'a> {
    /// The film or sound that its front matter names.
    pub(super) fn media(self) -> Option<&'a Media> {
        self.page?.media.as_ref()
    }

    /// Checks it; notes in `reads` what was read of other files.
    pub(super) fn check(
        self,
        tree: &Tree,
        site: &Site,
        vocabulary: &Vocabulary,
        reads: &mut Vec<Reads>,
    ) -> Vec<Diagnostic> {
        let outline = &self.document.outline;
        let mut found = blocks::check(outline, vocabulary);
        found.extend(links::check(self, tree, site));
        found.extend(captions::check(self, tree, site, reads));
        found.extend(fragments::check(self, tree, site, vocabulary, reads));
        found.extend(plans::check(self));
        found.extend(alt_missing::check(outline));
        found.extend(heading_skipped::check(outline, &tree.sources));
        found.extend(link_text_vague::check(outline));
        found.extend(table_without_header::check(outline));
        found.extend(language_unmarked::check(outline, &tree.config.language, &tree.sources));
        found
    }
}
