//! The pages at old addresses, which lead to where their page is now.
//!
//! In: a page, and an address that it had before. Out: the HTML that stands there. It needs no
//! script and works from the disk; search engines are told which address counts.

use serde::Serialize;
use tera::Context;

use super::error::RenderError;
use super::reads::Renderer;
use crate::course::PageMeta;
use crate::course::address::{absolute, relative};

/// The page that has moved.
#[derive(Debug, Serialize)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
pub(super) struct MovedView {
    title: String,
    /// The language that it is written in.
    language: String,
    /// The same where another is spoken around its title.
    lang: Option<String>,
    /// The way there from the old address.
    href: String,
    /// The address that counts for search engines.
    canonical: String,
}

/// The HTML at an old address of a page, in the page's language.
///
/// # Errors
///
/// [`RenderError::Template`] when `moved.html` cannot be filled.
pub(super) fn html(renderer: Renderer, meta: &PageMeta, from: &str) -> Result<String, RenderError> {
    let href = relative(from, &meta.address);
    let base = renderer.config().base_url.as_ref();
    let moved = MovedView {
        title: meta.title.clone(),
        language: meta.language.to_string(),
        lang: renderer.foreign(&meta.language),
        canonical: base.map_or_else(|| href.clone(), |base| absolute(base.as_str(), &meta.address)),
        href,
    };
    let mut context = Context::new();
    context.insert("lang", renderer.language());
    context.insert("moved", &moved);
    renderer.templates().render("moved.html", &context, from)
}
