//! The state of assembling a site: the tree, and what has been collected so far.
//!
//! In: documents by their ids. Out: their front matter and their addresses. How documents belong
//! together is left to `courses`.

use std::collections::BTreeSet;

use super::addresses::Addresses;
use super::aliases::WrittenAlias;
use super::stand_ins;
use crate::course::front::{CommonFront, Front};
use crate::course::order::{Sequence, Station};
use crate::course::{PageMeta, UnprovenOrder, address, alias};
use crate::diagnostic::{Diagnostic, Help, Rule, Silence};
use crate::load::{Document, DocumentId, Tree};
use crate::source::Span;
use crate::text;

/// The site so far.
pub(super) struct Assembler<'a> {
    pub(super) tree: &'a Tree,
    /// The documents that are not published, in addition to drafts.
    pub(super) left_out: &'a BTreeSet<DocumentId>,
    /// Whether drafts are published too.
    pub(super) with_drafts: bool,
    /// The draft modules of the current course, which its rules may name.
    pub(super) draft_modules: Vec<Station>,
    /// The draft courses, which the rules of other courses may name.
    pub(super) draft_courses: Vec<Sequence>,
    /// The courses whose order is not proven.
    pub(super) unproven: Vec<UnprovenOrder>,
    pub(super) silences: Vec<Silence>,
    pub(super) diagnostics: Vec<Diagnostic>,
    pub(super) addresses: Addresses,
    /// The addresses that pages had before.
    pub(super) aliases: Vec<WrittenAlias>,
}

impl<'a> Assembler<'a> {
    pub(super) fn new(tree: &'a Tree, left_out: &'a BTreeSet<DocumentId>) -> Self {
        Self {
            tree,
            left_out,
            with_drafts: false,
            draft_modules: Vec::new(),
            draft_courses: Vec::new(),
            unproven: Vec::new(),
            silences: Vec::new(),
            diagnostics: Vec::new(),
            addresses: Addresses::default(),
            aliases: Vec::new(),
        }
    }

    pub(super) fn file(&self, document: DocumentId) -> Option<&'a Document> {
        self.tree.documents.get(document)
    }

    /// The address of a page by its file's name, in the folder at an address that is empty or ends
    /// in `/`.
    pub(super) fn file_address(&mut self, folder: &str, document: DocumentId) -> String {
        let Some(file) = self.file(document) else { return String::new() };
        format!("{folder}{}.html", self.segment(file.stem(), file))
    }

    /// The part of an address that a name gives; `file` is where a fault of the name is shown.
    pub(super) fn segment(&mut self, name: &str, file: &Document) -> String {
        let segment = address::segment(name);
        if segment.is_empty() {
            let message = text!(
                en: "`{name}` has no letter or digit that an address can have",
                nb: "`{name}` har ingen bokstav eller noe tall som en adresse kan ha"
            );
            let help = text!(
                en: "use a–z, æ, ø, å and digits in names of files and folders",
                nb: "bruk a–z, æ, ø, å og tall i navn på filer og mapper"
            );
            self.diagnostics.push(
                Diagnostic::new(Rule::AddressEmpty, Span::start_of(file.file), message)
                    .help(Help::Act(help)),
            );
        }
        segment
    }

    pub(super) fn front(&self, document: DocumentId) -> Option<Front<'a>> {
        let file = self.tree.documents.get(document)?;
        // Where something is missing, the first line of the front matter is the place to write it.
        let place = file
            .front_matter
            .as_ref()
            .map_or(Span::start_of(file.file), |front_matter| front_matter.span.part(0, 0));
        let node = file.front_matter.as_ref().map(|front_matter| front_matter.node.clone());
        let audiences = &self.tree.config.audiences;
        Some(Front { node, place, audiences, language: file.language.as_str() })
    }

    /// Gives a document its address, unless it is a draft.
    pub(super) fn published(
        &mut self,
        document: DocumentId,
        common: &CommonFront,
        address: &str,
    ) -> Option<PageMeta> {
        let file = self.tree.documents.get(document)?;
        if (common.draft && !self.with_drafts) || self.left_out.contains(&document) {
            self.addresses.leave_out(file);
            return None;
        }
        self.silences.extend_from_slice(&common.silences);
        let address = self.addresses.publish(document, file, address, &mut self.diagnostics);
        let aliases = self.aliases(file, common, &address);
        let CommonFront { title, description, updated, .. } = common;
        let stand_in = || stand_ins::stand_in_title(file);
        let titles = [title.clone()].into_iter().chain(std::iter::once_with(stand_in));
        let title = titles.into_iter().find(|title| !title.is_empty());
        Some(PageMeta {
            document: Some(document),
            title: title.unwrap_or_else(|| self.tree.config.title.clone()),
            description: description.clone(),
            language: file.language.clone(),
            updated: *updated,
            address,
            aliases,
        })
    }

    /// The addresses that the page at an address had before, as far as they can be read.
    fn aliases(&mut self, file: &Document, common: &CommonFront, page: &str) -> Vec<String> {
        let base = self.tree.config.base_url.as_ref();
        let mut read = Vec::new();
        for written in &common.aliases {
            match alias::read(written, page, base) {
                Ok(address) => {
                    self.aliases.push(WrittenAlias {
                        address: address.clone(),
                        place: written.span,
                        page: page.to_owned(),
                        path: file.path.clone(),
                    });
                    read.push(address);
                }
                Err(fault) => self.diagnostics.push(*fault),
            }
        }
        read
    }

    /// Leaves out all that stands in the folder of a draft.
    pub(super) fn leave_out(
        &mut self,
        folder: String,
        documents: impl Iterator<Item = DocumentId>,
    ) {
        self.addresses.leave_out_folder(folder);
        for file in documents.filter_map(|document| self.tree.documents.get(document)) {
            self.addresses.leave_out(file);
        }
    }
}
