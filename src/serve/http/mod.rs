//! The preview's answers: files of the site, and what its script in the browser asks for.
//!
//! In: requests. Out: the headers that a published site should have (docs/publisere.md), a page
//! with the preview's script in it, or the site's own page for what does not exist. `guard` decides
//! who may ask, `address` where a path leads, `router` which of the other files answers, and
//! `listen` looks after the connections.

mod address;
mod answer;
mod editor;
mod events;
mod explain;
mod guard;
mod listen;
mod open;
mod page;
mod preview;
mod router;

pub(super) use listen::{bind, serve, shutdown_signal};
pub(super) use preview::Preview;
