//! From files to courses: which file is the course, a module or a page, and where each is
//! published.
//!
//! In: the tree that was read. Out: the [`Site`], in published order, and diagnostics for folders
//! without an `_index.md`, addresses that are taken, and everything that is wrong in front matter.
//! Every document is published, counted as a draft, or reported in a diagnostic.

mod addresses;
mod aliases;
mod assembler;
mod courses;
mod faults;
mod folders;
mod module_list;
mod orders;
mod parsed;
mod rule_texts;
mod stand_ins;
mod times;
mod unlinked;

use std::collections::BTreeSet;

use super::order::Sequence;
use super::{Course, Site, generated};
use crate::diagnostic::{Diagnostic, Help, Rule};
use crate::fingerprint::Fingerprinted;
use crate::load::{DocumentId, Tree};
use crate::source::Span;
use crate::text;
pub(crate) use stand_ins::first_heading;
pub(crate) use unlinked::links_that_publish;

use addresses::Addresses;
use assembler::Assembler;
use courses::PlacedCourse;
use folders::Folders;

/// Makes the site of the documents that were read.
#[must_use]
pub fn assemble(tree: &Tree) -> (Site, Vec<Diagnostic>) {
    assemble_without(tree, &BTreeSet::new())
}

/// Makes the site as it would be if its drafts were published, for the people who write them.
/// Diagnostics are left out.
#[must_use]
pub fn assemble_with_drafts(tree: &Tree) -> Site {
    finish(Assembler { with_drafts: true, ..Assembler::new(tree, &BTreeSet::new()) }).0
}

/// Makes the site without some documents. They are treated as drafts, except that pages keep the
/// numbers that rules use for them.
pub(super) fn assemble_without(
    tree: &Tree,
    left_out: &BTreeSet<DocumentId>,
) -> (Site, Vec<Diagnostic>) {
    finish(Assembler::new(tree, left_out))
}

fn finish(mut assembler: Assembler) -> (Site, Vec<Diagnostic>) {
    let tree = assembler.tree;
    let folders = Folders::sort(&tree.documents, &mut assembler.diagnostics);
    let front = folders.front.and_then(|document| assembler.free_page(document, generated::FRONT));
    let pages =
        folders.pages.iter().filter_map(|&document| assembler.free_page_in("", document)).collect();
    let mut courses: Vec<PlacedCourse> =
        folders.courses.iter().filter_map(|folder| assembler.course(folder)).collect();
    // Those without a position keep the order of their folders, behind the others.
    courses.sort_by_key(|placed| placed.position.unwrap_or(u32::MAX));
    let (mut courses, sequences): (Vec<Course>, Vec<Sequence>) =
        courses.into_iter().map(|placed| (placed.course, placed.sequence)).unzip();
    let cross_course = assembler.resolve_orders(&mut courses, sequences);
    for (id, asset) in tree.assets.iter_enumerated() {
        assembler.addresses.publish_asset(
            id,
            asset,
            Span::start_of(asset.file.unwrap_or(tree.config_file)),
            &mut assembler.diagnostics,
        );
    }
    let Assembler {
        mut diagnostics,
        silences,
        unproven,
        addresses: Addresses { targets, drafts, .. },
        aliases: written,
        ..
    } = assembler;
    let generated = generated::pages(&targets, &tree.config);
    let mut site = Site {
        front,
        pages,
        courses: courses.into_iter().map(Fingerprinted::from).collect(),
        cross_course: cross_course.map(Fingerprinted::from),
        targets: targets.into(),
        generated,
        drafts,
        silences,
        unproven,
    };
    diagnostics.extend(unlinked::leave_out(tree, &mut site));
    let addresses = generated::all(&site, tree);
    site.targets.set_generated(addresses);
    diagnostics.extend(aliases::settle(written, &mut site));
    diagnostics.extend(emptiness(tree));
    (site, diagnostics)
}

/// A site without pages is an error: with other generators, empty sites stayed online for months.
fn emptiness(tree: &Tree) -> Option<Diagnostic> {
    tree.documents.is_empty().then(|| {
        let message = text!(en: "the site has no pages", nb: "nettstedet har ingen sider");
        let help = text!(
            en: "make `content/index.md`, and a folder with an `_index.md` for the course",
            nb: "lag `content/index.md`, og en mappe med en `_index.md` for kurset"
        );
        Diagnostic::new(Rule::EmptySite, Span::start_of(tree.config_file), message)
            .help(Help::Act(help))
    })
}
