//! The pages that no author writes.
//!
//! In: the site. Out: which of them it has, each with its address and the word for its title; the
//! template is called like its type. What stands at the same address by an author's hand, a page or
//! a file, takes its place. What stands on them is left to their templates.

use crate::config::Config;
use crate::course::Site;

/// A page that no author writes.
#[derive(Debug, Clone, Copy)]
pub(super) struct Made {
    /// Its type, which is also the name of its template without `.html`.
    pub(super) r#type: &'static str,
    /// Where it stands in the output.
    pub(super) address: &'static str,
    /// The key of its title among the words of the interface.
    pub(super) title: &'static str,
    /// Whether a host may serve it at any address, as it does with the page for unknown addresses.
    pub(super) anywhere: bool,
    /// Whether the search finds it.
    pub(super) is_found: bool,
}

const PAGES: [Made; 5] = [
    Made {
        r#type: "not-found",
        address: "404.html",
        title: "not-found-title",
        anywhere: true,
        is_found: false,
    },
    Made {
        r#type: "search",
        address: "sok.html",
        title: "search",
        anywhere: false,
        is_found: false,
    },
    Made {
        r#type: "notebook",
        address: "notater.html",
        title: "notebook-title",
        anywhere: false,
        is_found: true,
    },
    Made {
        r#type: "privacy",
        address: "personvern.html",
        title: "privacy-title",
        anywhere: false,
        is_found: true,
    },
    Made {
        r#type: "accessibility",
        address: "tilgjengelighet.html",
        title: "accessibility",
        anywhere: false,
        is_found: true,
    },
];

/// The pages that this site has.
pub(super) fn pages(site: &Site, config: &Config) -> impl Iterator<Item = Made> {
    PAGES
        .into_iter()
        .filter(|made| !site.targets.has_address(made.address) && has_content(made, config))
}

/// Without anybody to tell of faults, a page on accessibility would be of no use.
fn has_content(made: &Made, config: &Config) -> bool {
    made.r#type != "accessibility" || config.accessibility.is_some() || config.contact.is_some()
}
