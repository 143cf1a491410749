//! Which file has which address: every file of the site, and what links to it will find.
//!
//! In: documents, drafts and assets, one by one. Out: [`Targets`] for links, and a diagnostic for
//! each address that two files claim.

use std::collections::{BTreeMap, BTreeSet};

use crate::course::generated::RESERVED;
use crate::course::link::{FileTarget, Targets};
use crate::diagnostic::{Diagnostic, Help, Rule};
use crate::load::{Asset, AssetId, Document, DocumentId};
use crate::source::Span;
use crate::text;

/// The addresses that are taken.
#[derive(Debug, Default)]
pub(super) struct Addresses {
    pub(super) targets: Targets,
    /// The number of documents that are drafts, or part of one.
    pub(super) drafts: usize,
    /// Addresses in lower case, since some hosts ignore case, with the file that has each.
    taken: BTreeMap<String, Owner>,
    /// Addresses, in lower case, of what the site generates for a course.
    reserved: BTreeSet<String>,
    /// The folders in which addresses are taken, with one of the files.
    taken_folders: BTreeMap<String, Owner>,
    /// What the folders of courses and modules became, for the assets in them; `None` for drafts.
    folders: BTreeMap<String, Option<String>>,
}

/// A file that has an address, and where to point for it; an asset has no text to point into.
#[derive(Debug, Clone)]
struct Owner {
    path: String,
    place: Option<Span>,
}

impl Addresses {
    /// Records that the folder at a path is published at an address.
    pub(super) fn add_folder(&mut self, path: String, address: String) {
        self.folders.insert(path, Some(address));
    }

    /// Records that nothing in the folder at a path is published.
    pub(super) fn leave_out_folder(&mut self, path: String) {
        self.folders.insert(path, None);
    }

    /// Reserves an address for a generated file.
    pub(super) fn reserve(&mut self, address: &str) {
        self.reserved.insert(address.to_lowercase());
    }

    /// Gives a document its address, or one like it if it is taken, which is reported. Returns the
    /// address.
    pub(super) fn publish(
        &mut self,
        id: DocumentId,
        document: &Document,
        address: &str,
        diagnostics: &mut Vec<Diagnostic>,
    ) -> String {
        let place = Span::start_of(document.file);
        let owner = Owner { path: document.path.clone(), place: Some(place) };
        let address = self.claim(address, &owner, place, diagnostics);
        let target = FileTarget::Page { document: id, address: address.clone() };
        self.targets.insert(document.path.clone(), target);
        address
    }

    /// Records a draft, which gets no address.
    pub(super) fn leave_out(&mut self, document: &Document) {
        self.targets.insert(document.path.clone(), FileTarget::Draft);
        self.drafts += 1;
    }

    /// Gives an asset its address: in the folder of its module or course, under its own name. An
    /// asset has no text to point into, so a fault is reported at the page that it collides with,
    /// or at `place`.
    pub(super) fn publish_asset(
        &mut self,
        id: AssetId,
        asset: &Asset,
        place: Span,
        diagnostics: &mut Vec<Diagnostic>,
    ) {
        let Some(address) = self.asset_address(&asset.path) else {
            self.targets.insert(asset.path.clone(), FileTarget::Draft);
            return;
        };
        let owner = Owner { path: asset.path.clone(), place: None };
        let address = self.claim(&address, &owner, place, diagnostics);
        self.targets.insert(asset.path.clone(), FileTarget::Asset { asset: id, address });
    }

    fn asset_address(&self, path: &str) -> Option<String> {
        let mut folder = path;
        while let Some((parent, _)) = folder.rsplit_once('/') {
            if let Some(address) = self.folders.get(parent) {
                return address.as_ref().map(|address| {
                    format!("{address}{}", path.get(parent.len()..).unwrap_or_default())
                });
            }
            folder = parent;
        }
        Some(path.to_owned())
    }

    /// Claims an address for a file. Where it is taken, that is reported, and the file gets the next
    /// free address like it: the preview shows both files.
    fn claim(
        &mut self,
        address: &str,
        owner: &Owner,
        place: Span,
        diagnostics: &mut Vec<Diagnostic>,
    ) -> String {
        let before = diagnostics.len();
        self.claim_exactly(address, owner, place, diagnostics);
        if diagnostics.len() == before {
            return address.to_owned();
        }
        let (stem, ending) = address.rsplit_once('.').unwrap_or((address, ""));
        let free = (2..=u32::MAX)
            .map(|number| format!("{stem}-{number}.{ending}"))
            .find(|address| !self.taken.contains_key(&address.to_lowercase()));
        let address = free.unwrap_or_else(|| address.to_owned());
        self.taken.insert(address.to_lowercase(), owner.clone());
        address
    }

    fn claim_exactly(
        &mut self,
        address: &str,
        owner: &Owner,
        place: Span,
        diagnostics: &mut Vec<Diagnostic>,
    ) {
        let key = address.to_lowercase();
        let mut other = self
            .taken
            .insert(key.clone(), owner.clone())
            .or_else(|| self.taken_folders.get(&key).cloned());
        // No file can have the address of a folder with files in it.
        for (end, _) in key.match_indices('/') {
            let folder = key.get(..end).unwrap_or_default();
            other = other.or_else(|| self.taken.get(folder).cloned());
            self.taken_folders.entry(folder.to_owned()).or_insert_with(|| owner.clone());
        }
        if let Some(name) = self.reserved_part(&key, owner) {
            diagnostics.push(reserved(&name, owner.place.unwrap_or(place)));
        }
        let Some(other) = other else { return };
        let (path, other_path) = (&owner.path, &other.path);
        let message = text!(
            en: "`{path}` would get the address `{address}`, which `{other_path}` has",
            nb: "`{path}` ville fått adressen `{address}`, som `{other_path}` har"
        );
        let help = text!(
            en: "give one of the two another file name; a number in front only orders",
            nb: "gi en av de to et annet filnavn; et tall foran sorterer bare"
        );
        let span = owner.place.or(other.place).unwrap_or(place);
        diagnostics.push(Diagnostic::new(Rule::AddressTaken, span, message).help(Help::Act(help)));
    }

    /// The part of a file's path under `content/` that gives it a reserved address.
    fn reserved_part(&self, address: &str, owner: &Owner) -> Option<String> {
        let first = address.split('/').next().unwrap_or_default();
        if RESERVED.contains(&first) {
            return Some(first.to_owned());
        }
        let folders = address.match_indices('/').map(|(end, _)| end).chain([address.len()]);
        let reserved = folders
            .filter_map(|end| address.get(..end))
            .find(|part| self.reserved.contains(*part))?;
        let depth = reserved.split('/').count();
        Some(owner.path.split('/').take(depth).collect::<Vec<_>>().join("/"))
    }
}

fn reserved(name: &str, place: Span) -> Diagnostic {
    let message = text!(
        en: "`content/{name}` would get an address that Løype itself uses",
        nb: "`content/{name}` ville fått en adresse som Løype bruker selv"
    );
    let help = text!(en: "give it another name", nb: "gi den et annet navn");
    Diagnostic::new(Rule::AddressTaken, place, message).help(Help::Act(help))
}
