//! The site as it is for some of its audiences only, or with some of its courses.
//!
//! In: a tree, the site made of it, and what is [kept](Kept). Out: an [`Edition`]: another
//! tree, from whose texts everything for other audiences has been cut, and the site made of that
//! tree. Everything that is published is made from a tree and a site. Since neither contains what
//! is for others, the renderer needs no filters, and headings, ids, numbers and sums are those of
//! the remaining text. Courses, modules and pages that are left out are treated as drafts: rules
//! may name them, and require nothing of them.
//!
//! An edition is made of a site without errors and is not checked again. Diagnostics are about the
//! whole site.

mod assets;
mod kept;
mod moved_ids;
mod selection;

pub use kept::{Kept, UnknownCourse};

use std::collections::BTreeMap;

use super::assemble::assemble_without;
use super::{Page, Site};
use crate::block::{self, BlockMeaning, Vocabulary};
use crate::course::link::Target;
use crate::ids::IndexVec;
use crate::load::{BlockLine, Cut, Decision, Document, DocumentId, LinkAction, Tree, cut};
use crate::source::{SourceFile, Sources, Span};
use moved_ids::MovedIds;
use selection::Selection;

/// A site for some of its audiences, or with some of its courses.
#[derive(Debug)]
pub struct Edition {
    /// The tree, without what is left out.
    pub tree: Tree,
    /// The site made of it.
    pub site: Site,
    /// The links from kept texts to what is left out, which are plain text in the edition. The
    /// spans are those of the whole tree.
    pub unlinked: Vec<Span>,
}

/// Makes the edition of a site with what is `kept` of it.
#[must_use]
pub fn edition(tree: &Tree, site: &Site, vocabulary: &Vocabulary, kept: &Kept) -> Edition {
    let whole = Whole { tree, site, vocabulary, kept, selection: Selection::new(tree, site, kept) };
    let moved = whole.moved_ids();
    let cuts: IndexVec<DocumentId, Option<Cut>> = tree
        .documents
        .ids()
        .map(|document| whole.cut(document, &|target| whole.link_action(&moved, document, target)))
        .collect();
    let (sources, documents) = whole.rewritten(&cuts);
    let assets = assets::kept(tree, site, &whole.selection, &documents);
    let config = crate::config::Config {
        audiences: tree.config.audiences.only(|audience| kept.is_for(audience)),
        ..tree.config.clone()
    };
    let (config_file, unreached) = (tree.config_file, Vec::new());
    let tree = Tree { sources, config, config_file, documents, assets, unreached };
    let (mut site, _) = assemble_without(&tree, &whole.selection.left_out);
    let lost = whole.without_media(&mut site);
    let mut unlinked: Vec<Span> =
        cuts.into_iter().flatten().flat_map(|cut| cut.unlinked).chain(lost).collect();
    unlinked.sort_unstable();
    Edition { tree, site, unlinked }
}

/// The site that an edition is made of, and what is kept of it.
struct Whole<'a> {
    tree: &'a Tree,
    site: &'a Site,
    vocabulary: &'a Vocabulary<'a>,
    kept: &'a Kept,
    selection: Selection,
}

impl Whole<'_> {
    /// The ids that change on each page that loses a block.
    fn moved_ids(&self) -> BTreeMap<DocumentId, MovedIds> {
        let of = |id: DocumentId| {
            let document = self.tree.documents.get(id)?;
            let cut = self.cut(id, &|_| LinkAction::Kept).filter(|cut| !cut.blocks.is_empty())?;
            let mut sources = Sources::new();
            let file = sources.add(SourceFile::new("", cut.text));
            let left = document.with_body(sources.whole(file), &sources, &self.tree.config);
            let gone = &cut.blocks;
            Some((id, MovedIds::new(&document.outline, &left.outline, gone, self.vocabulary)))
        };
        self.selection.published.iter().filter_map(|&id| of(id)).collect()
    }

    /// A document without what is for others; `None` where it is not published.
    fn cut(&self, id: DocumentId, link_action: &dyn Fn(&str) -> LinkAction) -> Option<Cut> {
        let document =
            self.tree.documents.get(id).filter(|_| self.selection.published.contains(&id))?;
        let goes =
            |line: &BlockLine| self.is_for_others(line) || self.names_left_out_file(document, line);
        Some(cut(
            document,
            self.tree.sources.text(document.body),
            &Decision { goes: &goes, link_action },
        ))
    }

    fn is_for_others(&self, line: &BlockLine) -> bool {
        // The check has reported what is wrong with the line.
        let meaning = self.vocabulary.understand(line, &mut Vec::new());
        meaning.is_some_and(|BlockMeaning { audience, .. }| {
            !audience.is_empty() && !self.kept.is_for_any(&audience)
        })
    }

    /// Whether a block plays or shows a file of a folder that is left out.
    fn names_left_out_file(&self, document: &Document, line: &BlockLine) -> bool {
        block::files(line).any(|file| {
            self.selection.leaves_out_file(self.tree, self.site, &document.path, &file.text)
        })
    }

    /// What becomes of a reference to an address, in a document that is kept.
    fn link_action(
        &self,
        moved: &BTreeMap<DocumentId, MovedIds>,
        from: DocumentId,
        target: &str,
    ) -> LinkAction {
        let Some(document) = self.tree.documents.get(from) else { return LinkAction::Kept };
        if self.selection.leaves_out(self.tree, self.site, &document.path, target) {
            return LinkAction::Unlinked;
        }
        let (page, id) = match self.site.targets.resolve(&document.path, target) {
            Ok(Target::Here { fragment }) => (from, fragment),
            Ok(Target::Page { document, fragment: Some(fragment), .. }) => (document, fragment),
            _ => return LinkAction::Kept,
        };
        moved.get(&page).map_or(LinkAction::Kept, |ids| ids.link_action(&id, target))
    }

    /// The sources and documents with the remaining texts. Every file keeps its id, and every span
    /// in a front matter stays valid.
    fn rewritten(
        &self,
        cuts: &IndexVec<DocumentId, Option<Cut>>,
    ) -> (Sources, IndexVec<DocumentId, Document>) {
        let bodies: BTreeMap<_, _> = self
            .tree
            .documents
            .iter()
            .zip(cuts)
            .map(|(document, cut)| (document.file, (document.body, cut)))
            .collect();
        let mut sources = Sources::new();
        for (file, source) in self.tree.sources.iter() {
            let text = match bodies.get(&file) {
                Some((body, cut)) => {
                    source.slice(0, body.start as usize).to_owned()
                        + cut.as_ref().map_or("", |cut| cut.text.as_str())
                }
                None => source.text().to_owned(),
            };
            sources.add(SourceFile::new(source.path(), text));
        }
        let body =
            |document: &Document| Span { end: sources.whole(document.file).end, ..document.body };
        let documents = self
            .tree
            .documents
            .iter()
            .map(|document| document.with_body(body(document), &sources, &self.tree.config))
            .collect();
        (sources, documents)
    }

    /// Removes from pages the film or sound whose files are left out, and returns where they were
    /// named.
    fn without_media(&self, site: &mut Site) -> Vec<Span> {
        let mut lost = Vec::new();
        let modules = site.courses.iter_mut().flat_map(|course| &mut course.modules);
        for page in
            modules.flat_map(|module| module.pages.iter_mut().chain(&mut module.leader_page))
        {
            if let Some(span) = self.lost_media(page) {
                page.media = None;
                lost.push(span);
            }
        }
        lost
    }

    fn lost_media(&self, page: &Page) -> Option<Span> {
        let document = page.meta.document_in(self.tree)?;
        let mut files = page.media.as_ref()?.files();
        let lost = files.find(|file| {
            self.selection.leaves_out_file(self.tree, self.site, &document.path, &file.text)
        });
        lost.map(|file| file.span)
    }
}
