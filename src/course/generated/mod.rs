//! The pages and files of the site that no author writes: which there are, and their addresses.
//!
//! In: what authors have written, and where it is published. Out: the addresses of everything that
//! the site generates, and which of it exists; what an author publishes at the same address
//! replaces it. Since the model knows both, links to generated pages can be checked before any page
//! is rendered. The content is left to `render`.

mod addresses;
mod all;
mod certificate;
mod pages;
mod support;

pub(crate) use addresses::{CERTIFICATE, FEED, FRONT, NO_JEKYLL, RESERVED, SITEMAP};
pub use addresses::{DATA_FILE, DATA_SCHEMA, ROBOTS_FILE};
pub(crate) use all::all;
pub(crate) use certificate::certificate;
pub use pages::GeneratedPage;
pub(crate) use pages::pages;
pub(crate) use support::{Noted, SupportRole, is_only_for, leader_page, overview};
