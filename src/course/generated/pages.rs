//! The generated pages at the root of the site.
//!
//! In: what is published, and the config. Out: which of these pages the site has, each with its
//! address and the key of its title; the template has the name of the type. A page or file of an
//! author at the same address replaces it. The content is left to the templates.

use super::addresses::{ACCESSIBILITY, NOT_FOUND, NOTEBOOK, PRIVACY, SEARCH};
use crate::config::Config;
use crate::course::link::Targets;

/// A generated page.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub struct GeneratedPage {
    /// Its type, which is also the name of its template without `.html`.
    pub r#type: &'static str,
    /// Its address in the output.
    pub address: &'static str,
    /// The key of its title among the words of the interface.
    pub title: &'static str,
    /// Whether a host may serve it at any address, as it does with the page for unknown addresses.
    pub anywhere: bool,
    /// How the search finds it; `None` for what is not searched.
    pub found: Option<FoundBy>,
}

/// The keys, among the words of the interface, of what a generated page is found by.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub struct FoundBy {
    /// What it says first.
    pub lead: &'static str,
    /// The words that people call it by, which are not shown.
    pub words: &'static str,
}

const PAGES: [GeneratedPage; 5] = [
    GeneratedPage {
        r#type: "not-found",
        address: NOT_FOUND,
        title: "not-found-title",
        anywhere: true,
        found: None,
    },
    GeneratedPage {
        r#type: "search",
        address: SEARCH,
        title: "search",
        anywhere: false,
        found: None,
    },
    GeneratedPage {
        r#type: "notebook",
        address: NOTEBOOK,
        title: "notebook-title",
        anywhere: false,
        found: Some(FoundBy { lead: "notebook-lead", words: "notebook-found-by" }),
    },
    GeneratedPage {
        r#type: "privacy",
        address: PRIVACY,
        title: "privacy-title",
        anywhere: false,
        found: Some(FoundBy { lead: "privacy-lead", words: "privacy-found-by" }),
    },
    GeneratedPage {
        r#type: "accessibility",
        address: ACCESSIBILITY,
        title: "accessibility",
        anywhere: false,
        found: Some(FoundBy { lead: "accessibility-aim", words: "accessibility-found-by" }),
    },
];

/// The pages that a site has, beside those that authors publish.
pub(crate) fn pages(targets: &Targets, config: &Config) -> Vec<GeneratedPage> {
    let mut pages = PAGES.to_vec();
    pages.retain(|page| !targets.has_address(page.address) && has_content(page, config));
    pages
}

/// Without anybody to tell of faults, a page on accessibility would be of no use.
fn has_content(page: &GeneratedPage, config: &Config) -> bool {
    page.r#type != "accessibility" || config.accessibility.is_some() || config.contact.is_some()
}
