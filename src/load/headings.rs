//! The headings of a page and their ids.
//!
//! In: headings as they are met. Out: headings with an id each: the one that the author wrote, or
//! else the slug of the heading, with a number where that is taken. What the page itself calls its
//! parts is never given to a heading.

use std::collections::{BTreeMap, BTreeSet};

use serde::{Deserialize, Serialize};

use crate::diagnostic::{Diagnostic, Help, Rule};
use crate::slug::slug;
use crate::source::{SourceText, Span};
use crate::text;

/// A heading.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Heading {
    /// The level that it is published at, 2–6.
    pub level: usize,
    /// Its text without marks.
    pub text: String,
    /// Its id, unique on the page.
    pub id: String,
    /// Its place.
    pub span: Span,
}

/// A heading before all of its page are known.
pub(super) struct RawHeading {
    pub(super) level: usize,
    pub(super) explicit: Option<String>,
    pub(super) text: String,
    pub(super) span: Span,
}

/// Names the headings of a page, which are published `shift` levels further down; `others` are the
/// ids that raw HTML and blocks have.
pub(super) fn name(
    headings: Vec<RawHeading>,
    shift: usize,
    others: &[SourceText],
) -> (Vec<Heading>, Vec<Diagnostic>) {
    let mut taken = BTreeSet::new();
    let mut next_numbers = BTreeMap::new();
    let mut found = Vec::new();
    let explicit =
        headings.iter().filter_map(|heading| Some((heading.explicit.as_ref()?, heading.span)));
    for (id, span) in explicit.chain(others.iter().map(|id| (&id.text, id.span))) {
        if is_reserved(id) || !taken.insert(id.clone()) {
            found.push(id_taken(id, span));
        }
    }
    let named = headings.into_iter().map(|RawHeading { level, explicit, text, span }| {
        let id = explicit.unwrap_or_else(|| free_id(&slug(&text), &mut taken, &mut next_numbers));
        Heading { level: (level + shift).min(6), text: text.trim().to_owned(), id, span }
    });
    (named.collect(), found)
}

fn id_taken(id: &str, span: Span) -> Diagnostic {
    let message = if is_reserved(id) {
        text!(
            en: "the id `{id}` is one that the site itself uses",
            nb: "id-en `{id}` er en som nettstedet selv bruker"
        )
    } else {
        text!(
            en: "the id `{id}` is taken by something else on the page",
            nb: "id-en `{id}` er brukt av noe annet på siden"
        )
    };
    Diagnostic::new(Rule::IdTaken, span, message).help(Help::Act(
        text!(en: "choose another, or leave it out", nb: "velg en annen, eller ta den bort"),
    ))
}

/// What the ids of blocks, noted passages, gathered notes and footnotes begin with, before their
/// number.
const NUMBERED: [&str; 11] = [
    "pages-",
    "samlet-",
    "lederstotte-",
    "eierstotte-",
    "avsnitt-lederstotte-",
    "avsnitt-eierstotte-",
    "blokk-",
    "skjema-",
    "figur-",
    "fn-",
    "fnref-",
];

/// Ids that the default theme has on pages with text of authors; a test reads its templates.
const THEME_IDS: [&str; 33] = [
    "certificate",
    "certificate-course",
    "certificate-form",
    "certificate-name",
    "certificate-view",
    "sum-first",
    "sum-second",
    "sum-title",
    "duties",
    "leads",
    "here",
    "leader-own",
    "leader-own-kept",
    "pages-by-module",
    "times",
    "page-main",
    "page-menu",
    "search",
    "view",
    "view-picker",
    "done",
    "done-mark",
    "progress",
    "page-turn",
    "trail",
    "enrolment",
    "goals",
    "pages",
    "overviews",
    "support-notes",
    "support-meetings",
    "support-times",
    "about",
];

/// Whether an id belongs to something else than a heading; a heading whose slug it is gets `h-`
/// before it.
fn is_reserved(id: &str) -> bool {
    let is_number = |rest: &str| rest.starts_with(|c: char| c.is_ascii_digit());
    THEME_IDS.contains(&id)
        || NUMBERED.iter().any(|prefix| id.strip_prefix(prefix).is_some_and(is_number))
}

/// A slug that no heading has yet: with `-2`, `-3` … where it is taken. A heading without letters
/// is called `del`. `next_numbers` has the number to try next for each slug: those below it are
/// taken, and stay so.
fn free_id(
    slug: &str,
    taken: &mut BTreeSet<String>,
    next_numbers: &mut BTreeMap<String, usize>,
) -> String {
    let slug = if slug.is_empty() { "del" } else { slug };
    let slug = if is_reserved(slug) { format!("h-{slug}") } else { slug.to_owned() };
    if taken.insert(slug.clone()) {
        return slug;
    }
    let number = next_numbers.entry(slug.clone()).or_insert(2);
    loop {
        let id = format!("{slug}-{number}");
        *number += 1;
        if taken.insert(id.clone()) {
            return id;
        }
    }
}

#[cfg(test)]
mod tests {
    use std::path::Path;

    use super::*;
    use crate::load::load_theme;

    /// Templates of pages on which no author has a heading.
    const WITHOUT_TEXT: [&str; 5] =
        ["accessibility.html", "not-found.html", "notebook.html", "privacy.html", "search.html"];

    #[test]
    fn no_heading_can_have_an_id_of_the_theme() {
        let theme = load_theme(Path::new(env!("CARGO_MANIFEST_DIR")), "default").unwrap();
        let is_page =
            |name: &&String| !name.contains('/') && !WITHOUT_TEXT.contains(&name.as_str());
        let mut seen = BTreeSet::new();
        for template in theme.templates.keys().filter(is_page).map(|name| &theme.templates[name]) {
            let ids = template.source.split(" id=\"").skip(1);
            let ids = ids.filter_map(|rest| rest.split('"').next());
            seen.extend(ids.filter(|id| !id.contains('{')).map(str::to_owned));
        }
        let free: Vec<&String> = seen.iter().filter(|id| !is_reserved(id)).collect();
        assert_eq!(free, Vec::<&String>::new());
        assert!(seen.contains("progress"), "templates were read");
    }
}
