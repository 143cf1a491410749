//! The one door through which everything that renders looks at the site.
//!
//! In: the tree, the model, the theme, and what has been rendered of them so far. Out: a
//! [`Renderer`] for each page, shared value or file, which gives parts of the site and records what
//! it was asked, and [`Reads`], the record. The next rendering asks the same questions again: where
//! all answers have the same fingerprints, nothing is rendered anew. So no list states what a page
//! depends on, and none can forget anything: who renders has no [`Model`], and what the door gives
//! out is what it takes the fingerprint of. Of the model's fields only `tongues` and `kept` can be
//! reached from outside of this folder, for the rendering to put in what it has made.

mod model;
mod question;
mod renderer;

pub(super) use model::{Asker, Model, PublishedAsset};
pub(super) use question::{Reads, Recorder};
pub(super) use renderer::{PageSource, Renderer};
