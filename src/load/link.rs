//! What refers to something else: in Markdown and in raw HTML alike. Where it leads is left to
//! `course`.

use serde::{Deserialize, Serialize};

use crate::source::Span;

/// What authors write instead of an alternative text for a decorative image: no description
/// can be a single dash.
pub const DECORATION: &str = "-";

/// What refers to something else.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
pub enum LinkKind {
    /// A link that a reader follows.
    Link,
    /// An image, or another file that the browser fetches by itself.
    Image,
    /// What the browser opens by itself: a page in a frame, or the page that it goes on to.
    Frame,
}

/// A reference to a page, a file or another site.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Link {
    /// How it is followed.
    pub kind: LinkKind,
    /// Where it leads, as it was written.
    pub target: String,
    /// The link's text or the image's alternative text.
    pub text: String,
    /// Its place; the address alone where that can be found.
    pub span: Span,
    /// The place of the whole of it, its text and brackets included.
    pub whole: Span,
}

impl Link {
    /// Whether it is nothing but its address, bare or between `<` and `>`.
    #[must_use]
    pub fn is_bare(&self) -> bool {
        let written = (self.whole.end - self.whole.start) as usize;
        written <= self.text.len() + "<>".len()
    }
}
