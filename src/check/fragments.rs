//! A link to an id on a page leads to an id that exists.
//!
//! In: the links of a text that have a fragment. Out: `unknown-fragment`. Links to pages and files
//! are left to `links`.
//!
#![doc = include_str!("../../manual/en/unknown-fragment.md")]

use std::collections::{BTreeMap, BTreeSet};

use super::context::{CheckContext, Dependency};
use super::published::PublishedText;
use super::reference::Reference;
use crate::block::{self, Vocabulary};
use crate::course::link::Target;
use crate::diagnostic::{Applicability, Diagnostic, Help, Rule, nearest};
use crate::load::{Document, DocumentId, Link};
use crate::slug::slug;
use crate::text;

/// Checks every link of a text that has a fragment; the documents whose ids it reads are added to
/// `dependencies`.
#[must_use]
pub(super) fn check(
    text: PublishedText,
    context: CheckContext,
    dependencies: &mut Vec<Dependency>,
) -> Vec<Diagnostic> {
    let CheckContext { tree, site, vocabulary } = context;
    let links = text.document.outline.references();
    // Of each document that the text links to, once: a text can have a link to each heading of it.
    let mut known: BTreeMap<DocumentId, BTreeSet<String>> = BTreeMap::new();
    let of_link = |link: &Link| {
        let (target, fragment) =
            match site.targets.resolve(&text.document.path, &link.target).ok()? {
                Target::Here { fragment } => (text.id, fragment),
                Target::Page { document, fragment, .. } => (document, fragment?),
                Target::Asset { .. } | Target::Generated { .. } | Target::Outside => return None,
            };
        dependencies.push(Dependency::Ids(target));
        let document = tree.documents.get(target)?;
        let ids = known.entry(target).or_insert_with(|| ids(document, vocabulary));
        if ids.contains(&fragment) {
            return None;
        }
        Some(unknown(&document.path, &fragment, Reference::of_link(link, &tree.sources), ids))
    };
    links.filter_map(of_link).collect()
}

/// What can be linked to in a document.
fn ids(document: &Document, vocabulary: &Vocabulary) -> BTreeSet<String> {
    let of_text = document.outline.ids().map(str::to_owned);
    of_text.chain(block::ids(&document.outline, vocabulary)).collect()
}

fn unknown(path: &str, fragment: &str, link: Reference, ids: &BTreeSet<String>) -> Diagnostic {
    let message = text!(
        en: "`{path}` has no heading with the id `{fragment}`",
        nb: "`{path}` har ingen overskrift med id-en `{fragment}`"
    );
    let wanted = slug(fragment);
    let near = ids
        .get(&wanted)
        .map(String::as_str)
        .or_else(|| nearest(&wanted, ids.iter().map(String::as_str)));
    let help = match near {
        Some(near) => {
            let help = text!(en: "write `#{near}`", nb: "skriv `#{near}`");
            link.offer(help, Applicability::Suggested, &link.fragment(), &format!("#{near}"))
        }
        None if ids.is_empty() => {
            let help = text!(
                en: "the page has no headings; leave out `#{fragment}`",
                nb: "siden har ingen overskrifter; ta bort `#{fragment}`"
            );
            // A link to a place on its own page would lead nowhere without it.
            if link.path().is_empty() {
                Help::Act(help)
            } else {
                link.offer(help, Applicability::Suggested, &link.fragment(), "")
            }
        }
        None => {
            let list = ids.iter().map(|id| format!("`#{id}`")).collect::<Vec<_>>().join(", ");
            Help::Act(text!(
                en: "these can be linked to: {list}",
                nb: "disse kan det lenkes til: {list}"
            ))
        }
    };
    Diagnostic::new(Rule::UnknownFragment, link.span, message).help(help)
}
