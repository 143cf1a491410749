//! Who has which address: every file of the site, and what links to it will find.
//!
//! In: documents, drafts and assets as they are met. Out: [`Targets`] for links, and a diagnostic for each address that two files want.

use std::collections::BTreeMap;

use crate::course::link::{FileTarget, Targets};
use crate::diagnostic::{Diagnostic, Rule};
use crate::load::{Asset, Document};
use crate::source::Span;
use crate::text;

/// First parts of addresses that the site itself uses.
const RESERVED: [&str; 2] = ["assets", "search"];

/// The addresses that are taken.
#[derive(Debug, Default)]
pub(super) struct Addresses {
    pub(super) targets: Targets,
    /// How many documents are drafts, or stand in one.
    pub(super) drafts: usize,
    /// Addresses in lower case, as some hosts see them, with the path of the file that has each.
    taken: BTreeMap<String, String>,
    /// What the folders of courses and modules became, for the assets in them.
    folders: BTreeMap<String, String>,
}

impl Addresses {
    /// Notes that the folder at a path became the one at an address.
    pub(super) fn add_folder(&mut self, path: String, address: String) {
        self.folders.insert(path, address);
    }

    /// Gives a document its address.
    pub(super) fn publish(&mut self, number: usize, document: &Document, address: &str, diagnostics: &mut Vec<Diagnostic>) {
        self.claim(address, &document.path, Span::start_of(document.file), diagnostics);
        self.targets.insert(document.path.clone(), FileTarget::Page { document: number, address: address.to_owned() });
    }

    /// Notes a draft, which gets no address.
    pub(super) fn leave_out(&mut self, document: &Document) {
        self.targets.insert(document.path.clone(), FileTarget::Draft);
        self.drafts += 1;
    }

    /// Gives an asset its address: in the folder that its module or course became, under its own name. An asset has no text to point
    /// into, so faults stand at `place`.
    pub(super) fn publish_asset(&mut self, number: usize, asset: &Asset, place: Span, diagnostics: &mut Vec<Diagnostic>) {
        let address = self.asset_address(&asset.path);
        self.claim(&address, &asset.path, place, diagnostics);
        self.targets.insert(asset.path.clone(), FileTarget::Asset { asset: number, address });
    }

    fn asset_address(&self, path: &str) -> String {
        let mut folder = path;
        while let Some((parent, _)) = folder.rsplit_once('/') {
            if let Some(address) = self.folders.get(parent) {
                return format!("{address}{}", path.get(parent.len()..).unwrap_or_default());
            }
            folder = parent;
        }
        path.to_owned()
    }

    fn claim(&mut self, address: &str, path: &str, span: Span, diagnostics: &mut Vec<Diagnostic>) {
        let first = address.split('/').next().unwrap_or_default();
        let other = self.taken.insert(address.to_lowercase(), path.to_owned());
        let Some(other) = other.or_else(|| RESERVED.contains(&first).then(|| "Løype".to_owned())) else { return };
        let message = text!(
            en: "`{path}` would get the address `{address}`, which `{other}` has",
            nb: "`{path}` ville fått adressen `{address}`, som `{other}` har"
        );
        let help = text!(en: "give one of the two another file name; a number in front only orders", nb: "gi en av de to et annet filnavn; et tall foran sorterer bare");
        diagnostics.push(Diagnostic::new(Rule::AddressTaken, span, message).help(help));
    }
}
