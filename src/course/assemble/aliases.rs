//! Old addresses of pages: which of them can be kept.
//!
//! In: the addresses that authors have written, and all that is published. Out: a diagnostic for
//! each that something else has, and the pages without those. How an address is read is left to
//! `alias`.

use std::collections::BTreeMap;

use crate::course::generated::{FRONT, RESERVED};
use crate::course::{PageMeta, Site};
use crate::diagnostic::{Diagnostic, Help, Rule, Text};
use crate::source::Span;
use crate::text;

/// An old address, of a page that has another now.
pub(super) struct WrittenAlias {
    pub(super) address: String,
    /// Where it stands.
    pub(super) place: Span,
    /// The address of the page.
    pub(super) page: String,
    /// The path of its file.
    pub(super) path: String,
}

/// Takes out of the site the old addresses that something else has, and reports them.
pub(super) fn settle(written: Vec<WrittenAlias>, site: &mut Site) -> Vec<Diagnostic> {
    let mut taken: BTreeMap<String, String> = BTreeMap::new();
    let (mut faults, mut gone) = (Vec::new(), Vec::new());
    for WrittenAlias { address, place, page, path } in written {
        let key = address.to_lowercase();
        let other = if address == page { Some(page.clone()) } else { owner(&address, site) };
        let other = other.or_else(|| taken.get(&key).cloned());
        match other {
            None => drop(taken.insert(key, path)),
            Some(other) => {
                faults.push(fault(&address, place, &page, &other));
                gone.push((page, address));
            }
        }
    }
    if !gone.is_empty() {
        let is_gone = |page: &str, alias: &String| {
            gone.iter().any(|(of, address)| of == page && address == alias)
        };
        for PageMeta { address, aliases, .. } in metas(site) {
            aliases.retain(|alias| !is_gone(address, alias));
        }
    }
    faults
}

/// What has an address, or a folder on the way to it: a file of an author, or Løype itself, whose
/// name is empty.
fn owner(address: &str, site: &Site) -> Option<String> {
    let first = address.split('/').next().unwrap_or_default();
    let is_reserved = RESERVED.contains(&first) || address == FRONT;
    let folders = address.match_indices('/').filter_map(|(end, _)| address.get(..end));
    let file = folders.chain([address]).find_map(|part| site.targets.path_at(part));
    let is_made = || is_reserved || site.targets.is_generated(address);
    file.map(str::to_owned).or_else(|| is_made().then(String::new))
}

fn fault(address: &str, place: Span, page: &str, other: &str) -> Diagnostic {
    let (message, help) = if other == page {
        let message = text!(
            en: "`{address}` is the address that the page has",
            nb: "`{address}` er adressen siden har"
        );
        (message, text!(en: "take it out", nb: "ta den bort"))
    } else {
        let message = match other {
            "" => text!(
                en: "Løype itself uses the address `{address}`",
                nb: "Løype bruker adressen `{address}` selv"
            ),
            other => text!(
                en: "`{other}` has the address `{address}`",
                nb: "`{other}` har adressen `{address}`"
            ),
        };
        let help: Text = text!(
            en: "take it out, or write another old address",
            nb: "ta den bort, eller skriv en annen gammel adresse"
        );
        (message, help)
    };
    Diagnostic::new(Rule::AddressTaken, place, message).help(Help::Act(help))
}

/// Every page that comes from a document.
fn metas(site: &mut Site) -> impl Iterator<Item = &mut PageMeta> {
    let of_courses = site.courses.iter_mut().flat_map(|course| {
        let course = &mut **course;
        let modules = course.modules.iter_mut().flat_map(|module| {
            let pages = module.pages.iter_mut().chain(&mut module.leader_page);
            std::iter::once(&mut module.meta).chain(pages.map(|page| &mut page.meta))
        });
        std::iter::once(&mut course.meta).chain(&mut course.pages).chain(modules)
    });
    site.front.iter_mut().chain(&mut site.pages).chain(of_courses)
}
