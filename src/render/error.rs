//! What can stop a rendering.
//!
//! In: what is wrong with a theme, or why a sink could not take a file. Out: errors with texts for
//! people, and which one of several to report. What an author can get wrong is no error: it is a
//! diagnostic.

use crate::diagnostic::Text;
use crate::text;

/// What can be wrong with a theme once its files are read.
#[derive(Debug, thiserror::Error)]
pub enum RenderError {
    /// A template cannot be read or filled.
    #[error("{detail}")]
    Template {
        /// The address of the page that was rendered; `None` while templates are parsed.
        page: Option<String>,
        /// What the template engine says, with template and line.
        detail: String,
    },
    /// A file with the words of the interface cannot be read.
    #[error("{place}:{line}: {detail}")]
    Strings {
        /// The file.
        place: String,
        /// The line.
        line: usize,
        /// What is wrong with it.
        detail: String,
    },
}

impl RenderError {
    /// The text for the maker of the theme.
    #[must_use]
    pub fn text(&self) -> Text {
        match self {
            Self::Template { page: Some(page), detail } => {
                text!(
                    en: "the theme cannot make the page `{page}`: {detail}\nhelp: \
                         `docs/temaer.md` has the values, the words and the parts that templates \
                         are given",
                    nb: "temaet kan ikke lage siden `{page}`: {detail}\nhjelp: `docs/temaer.md` \
                         har verdiene, ordene og delene som malene får"
                )
            }
            Self::Template { page: None, detail } => {
                text!(
                    en: "a template of the theme cannot be read: {detail}\nhelp: `docs/temaer.md` \
                         shows how templates are written",
                    nb: "en mal i temaet kan ikke leses: {detail}\nhjelp: `docs/temaer.md` viser \
                         hvordan maler skrives"
                )
            }
            Self::Strings { place, line, detail } => text!(
                en: "the words of the theme cannot be read: {detail}\n --> {place}:{line}\nhelp: \
                     write `key = word` on each line, and begin the lines that go on with spaces",
                nb: "ordene i temaet kan ikke leses: {detail}\n --> {place}:{line}\nhjelp: skriv \
                     `nøkkel = ord` på hver linje, og begynn linjer som fortsetter, med mellomrom"
            ),
        }
    }
}

/// What stops a rendering: the theme, or the sink of the files.
#[derive(Debug)]
pub enum Stopped<E> {
    /// The theme.
    Render(RenderError),
    /// The sink of the files.
    Sink(E),
}

impl<E> From<RenderError> for Stopped<E> {
    fn from(error: RenderError) -> Self {
        Self::Render(error)
    }
}
