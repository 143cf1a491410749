//! The site as it is for some of its audiences only.
//!
//! In: a tree, the site made of it, and the audiences that are kept. Out: an [`Edition`]: another
//! tree, from whose texts everything for others has been cut, and the site made of that one.
//! Whatever is published is made from a tree and a site; since what is for others stands in
//! neither, nothing that renders needs to know that it was ever there, and headings, ids, numbers
//! and sums are made of what is left. Modules and pages that are left out are treated as drafts:
//! rules may name them and say nothing about them.
//!
//! The edition is made of a site without errors and is not checked again. What is said of the site
//! is said of the whole of it.

mod assets;
mod places;
mod selection;

use std::collections::{BTreeMap, BTreeSet};

use super::assemble::assemble_without;
use super::{Page, Site};
use crate::block::{self, Vocabulary};
use crate::config::AudienceId;
use crate::ids::IndexVec;
use crate::load::{BlockLine, Cut, Decision, Document, DocumentId, Fate, Tree, cut};
use crate::source::{SourceFile, Sources, Span};
use places::Places;
use selection::Selection;

/// What is left of a site.
#[derive(Debug)]
pub struct Edition {
    /// What was read, without what is for others.
    pub tree: Tree,
    /// The site made of it.
    pub site: Site,
    /// Links in what is kept that lead to what is left out; they are only text now. Places are
    /// those of the whole tree.
    pub unlinked: Vec<Span>,
}

/// Makes the edition of a site for the audiences of some numbers.
#[must_use]
pub fn edition(
    tree: &Tree,
    site: &Site,
    vocabulary: &Vocabulary,
    kept: &BTreeSet<AudienceId>,
) -> Edition {
    let whole = Whole { tree, site, vocabulary, kept, selection: Selection::new(tree, site, kept) };
    let places = whole.places();
    let cuts: IndexVec<DocumentId, Option<Cut>> = tree
        .documents
        .ids()
        .map(|document| whole.cut(document, &|target| whole.fate(&places, document, target)))
        .collect();
    let (sources, documents) = whole.rewritten(&cuts);
    let assets = assets::kept(tree, site, &whole.selection, &documents);
    let config = crate::config::Config {
        audiences: tree.config.audiences.only(kept),
        ..tree.config.clone()
    };
    let tree = Tree { sources, config, config_file: tree.config_file, documents, assets };
    let (mut site, _) = assemble_without(&tree, &whole.selection.left_out);
    let lost = whole.without_media(&mut site);
    let mut unlinked: Vec<Span> =
        cuts.into_iter().flatten().flat_map(|cut| cut.unlinked).chain(lost).collect();
    unlinked.sort_unstable();
    Edition { tree, site, unlinked }
}

/// What an edition is made of.
struct Whole<'a> {
    tree: &'a Tree,
    site: &'a Site,
    vocabulary: &'a Vocabulary<'a>,
    kept: &'a BTreeSet<AudienceId>,
    selection: Selection,
}

impl Whole<'_> {
    /// The ids that change on each page that loses a block.
    fn places(&self) -> BTreeMap<DocumentId, Places> {
        let of = |id: DocumentId| {
            let document = self.tree.documents.get(id)?;
            let cut = self.cut(id, &|_| Fate::Kept).filter(|cut| !cut.blocks.is_empty())?;
            let mut sources = Sources::new();
            let file = sources.add(SourceFile::new("", cut.text));
            let language = self.tree.config.language.as_str();
            let left = document.with_body(sources.whole(file), &sources, language);
            Some((id, Places::new(&document.outline, &left.outline, &cut.blocks, self.vocabulary)))
        };
        self.selection.published.iter().filter_map(|&id| of(id)).collect()
    }

    /// A document without what is for others; `None` where it is not published.
    fn cut(&self, id: DocumentId, fate: &dyn Fn(&str) -> Fate) -> Option<Cut> {
        let document =
            self.tree.documents.get(id).filter(|_| self.selection.published.contains(&id))?;
        let goes =
            |line: &BlockLine| self.is_for_others(line) || self.plays_what_goes(document, line);
        Some(cut(document, self.tree.sources.text(document.body), &Decision { goes: &goes, fate }))
    }

    fn is_for_others(&self, line: &BlockLine) -> bool {
        // What is wrong with the line has been reported by the check.
        let meaning = self.vocabulary.understand(line, &mut Vec::new());
        meaning
            .and_then(|meaning| meaning.audience)
            .is_some_and(|audience| !self.kept.contains(&audience))
    }

    /// Whether a block plays or shows a file of a folder that is left out.
    fn plays_what_goes(&self, document: &Document, line: &BlockLine) -> bool {
        block::files(line).any(|file| {
            self.selection.leaves_out_file(self.tree, self.site, &document.path, &file.text)
        })
    }

    /// What becomes of what refers to an address, in a document.
    fn fate(&self, places: &BTreeMap<DocumentId, Places>, from: DocumentId, target: &str) -> Fate {
        let Some(document) = self.tree.documents.get(from) else { return Fate::Kept };
        if self.selection.leaves_out(self.tree, self.site, &document.path, target) {
            return Fate::Unlinked;
        }
        places::fate(self.site, places, (from, &document.path), target)
    }

    /// The sources and documents with the texts that are left. Every file keeps its number, and
    /// every place in a front matter stays right.
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
        let language = self.tree.config.language.as_str();
        let documents = self
            .tree
            .documents
            .iter()
            .map(|document| document.with_body(body(document), &sources, language))
            .collect();
        (sources, documents)
    }

    /// Takes from pages the film or sound whose files are left out; gives the places where they
    /// were named.
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
