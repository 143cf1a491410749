//! The pages and files of the site that no author writes: which there are, and their addresses.
//!
//! In: what authors have written, and where it is published. Out: the addresses of everything that
//! the site generates, and which of it exists; what an author publishes at the same address
//! replaces it. Since the model knows both, links to generated pages can be checked before any page
//! is rendered. The content is left to `render`.

mod addresses;
mod all;
mod pages;
mod support;

pub use addresses::{DATA_FILE, DATA_SCHEMA, ROBOTS_FILE};
pub(crate) use addresses::{FEED, FRONT, NO_JEKYLL, RESERVED, SITEMAP};
pub(crate) use all::all;
pub use pages::GeneratedPage;
pub(crate) use pages::pages;
pub(crate) use support::{Noted, SupportRole, is_only_for, leader_page, overview};
