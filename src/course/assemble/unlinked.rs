//! Documents and leftovers that no text names, which are not published.
//!
//! In: the tree, and the site made of it. Out: `file-unlinked`, and a site without them. A text that
//! somebody writes on, with its comments and former wordings, lies beside the pages more often than
//! it is meant for readers; so do the copies that programs leave. What a page links to is meant.
//!
#![doc = include_str!("../../../manual/en/file-unlinked.md")]

use std::collections::BTreeSet;

use crate::block;
use crate::course::Site;
use crate::course::named_assets::named;
use crate::diagnostic::{Diagnostic, Help, Rule};
use crate::load::{Asset, AssetId, Document, DocumentId, Tree, ending};
use crate::source::Span;
use crate::text;

/// Files that people write in.
const WORKING: [&str; 26] = [
    "doc", "docm", "docx", "dotx", "eml", "key", "msg", "numbers", "odp", "ods", "odt", "one",
    "pages", "pps", "ppsx", "ppt", "pptm", "pptx", "pub", "rtf", "vsd", "vsdx", "xls", "xlsm",
    "xlsx", "ai",
];

/// Files that programs leave.
const LEFT: [&str; 13] = [
    "bak",
    "crdownload",
    "download",
    "lnk",
    "old",
    "orig",
    "part",
    "psd",
    "rej",
    "swo",
    "swp",
    "temp",
    "tmp",
];

/// Takes out of a site what no published text names, and tells of what no text names at all.
pub(super) fn leave_out(tree: &Tree, site: &mut Site) -> Vec<Diagnostic> {
    if !tree.assets.iter().any(|asset| needs_link(&asset.path)) {
        return Vec::new();
    }
    let published: BTreeSet<DocumentId> = site.metas().filter_map(|meta| meta.document).collect();
    let named_there = named(tree, site, &tree.documents, &|id| published.contains(&id));
    let left_out: Vec<(AssetId, &Asset)> = tree
        .assets
        .iter_enumerated()
        .filter(|(id, asset)| {
            needs_link(&asset.path)
                && !named_there.contains(id)
                && site.targets.is_published(&asset.path)
        })
        .collect();
    if left_out.is_empty() {
        return Vec::new();
    }
    let named_anywhere = named(tree, site, &tree.documents, &|_| true);
    let mut targets = (*site.targets).clone();
    for (_, asset) in &left_out {
        targets.remove(&asset.path);
    }
    site.targets = targets.into();
    let unnamed = left_out.into_iter().filter(|(id, _)| !named_anywhere.contains(id));
    unnamed.filter_map(|(_, asset)| diagnostic(asset)).collect()
}

/// Whether a file is published only where a text names it.
fn needs_link(path: &str) -> bool {
    let ending = ending(path);
    WORKING.contains(&ending.as_str()) || LEFT.contains(&ending.as_str())
}

/// The files that a text names and that are published for that: what must be the same for the site
/// to be the same. Those of its front matter are not among them.
pub(crate) fn links_that_publish(document: &Document) -> Vec<&str> {
    let links = document.outline.references().map(|link| link.target.as_str());
    let blocks = document.outline.blocks.iter().flat_map(|block| block::files(&block.line));
    links
        .chain(blocks.map(|file| file.text.as_str()))
        .filter(|target| needs_link(target.split(['#', '?']).next().unwrap_or_default()))
        .collect()
}

fn diagnostic(asset: &Asset) -> Option<Diagnostic> {
    let message = text!(
        en: "no page links to this file, and it is not published",
        nb: "ingen side lenker til denne filen, og den publiseres ikke"
    );
    let help = text!(
        en: "link to it from the page where readers should find it, or move it out of `content`",
        nb: "lenk til den fra siden der leserne skal finne den, eller flytt den ut av `content`"
    );
    let place = Span::start_of(asset.file?);
    Some(Diagnostic::new(Rule::FileUnlinked, place, message).help(Help::Act(help)))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn documents_and_leftovers_are_published_only_where_a_text_names_them() {
        for path in ["a/plan.docx", "PLAN.DOCX", "a.xlsx", "01-a.md.bak", "a.tmp", "a.md.orig"] {
            assert!(needs_link(path), "{path}");
        }
    }

    #[test]
    fn what_is_made_for_readers_is_published_in_any_case() {
        for path in [
            "a.pdf",
            "a.png",
            "a.jpg",
            "a.svg",
            "a.mp4",
            "a.vtt",
            "a.srt",
            "a.txt",
            "a.csv",
            "a.zip",
            "a.epub",
            "a.json",
            "a.ics",
            "a.h5p",
            "a.ggb",
            "a.woff2",
            "a.dot",
            "LICENSE",
            "docx",
            "a.docx/b.png",
        ] {
            assert!(!needs_link(path), "{path}");
        }
    }
}
