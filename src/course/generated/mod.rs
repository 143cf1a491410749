//! What the site has that no author writes: which pages and files, and where they stand.
//!
//! In: what authors have written, and where it is published. Out: the addresses of all that the
//! site makes by itself, and which of it there is; what an author publishes at the same address
//! takes its place. Since the model knows both, whatever refers to such a page can be checked
//! before any is made. What stands on them is left to `render`.

mod addresses;
mod pages;
mod support;

pub use addresses::{DATA_FILE, DATA_SCHEMA, ROBOTS_FILE};
pub(crate) use addresses::{FEED, FRONT, RESERVED, SITEMAP};
pub use pages::GeneratedPage;
pub(crate) use pages::pages;
pub(crate) use support::{Presence, Who};
