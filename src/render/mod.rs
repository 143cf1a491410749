//! From the model to the files of the site.
//!
//! In: the tree, the site made of it, and the theme. Out: [`OutputFile`]s, handed on one by one so
//! that a large site is never held in memory, and diagnostics for what only rendering can find.
//! Pages are rendered in parallel; each is a function of the model alone, so their order and the
//! number of threads change no byte. What other programs read of a course is made of the same
//! model, apart from what templates see. Nothing is read from the disk or written to it here.

mod course_json;
mod depends;
mod feeds;
mod files;
mod jobs;
mod leading;
mod lookups;
mod made;
mod media;
mod memory;
mod metadata;
mod names;
mod page_text;
mod pages;
mod prints;
mod shared;
mod sight;
mod support;
mod templates;
mod text;
mod texts;
mod times;
mod tools;
mod trail;
mod views;
mod way;
mod words;
mod workshop;

pub use course_json::schema as course_schema;
pub use memory::Memory;
pub(crate) use metadata::shortened;
pub use page_text::{CourseNames, PageText, Section, SiteNames, TextRun};

use std::sync::Arc;

use crate::course::Site;
use crate::course::block::Vocabulary;
use crate::diagnostic::{Diagnostic, Text};
use crate::load::{Theme, Tree};
use crate::output::OutputFile;
use crate::text;
use depends::Depends;
use files::Stock;
use shared::{Sharer, share};
use support::Presence;
use tools::Tools;
use workshop::{Pages, Workshop};

/// What can be wrong with a theme once its files are read.
#[derive(Debug, thiserror::Error)]
pub enum RenderError {
    /// A template cannot be read or filled.
    #[error("{detail}")]
    Template {
        /// The address of the page that was being made; `None` while templates are read.
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
    /// What to tell whoever makes the theme.
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

/// What a rendering gives beside the files.
#[derive(Debug)]
pub struct Rendered {
    /// What was found on the way.
    pub diagnostics: Vec<Diagnostic>,
    /// The names by which pages are told apart.
    pub names: SiteNames,
    /// What the pages say; what is as it was is the same pointer as before.
    pub pages: Vec<Arc<PageText>>,
    /// The addresses at which something was handed on before, and at which nothing stands any more,
    /// in order.
    pub gone: Vec<String>,
    /// How many pages were made.
    pub made: usize,
}

/// What stops a rendering: the theme, or whoever takes the files.
#[derive(Debug)]
pub enum Stopped<E> {
    /// The theme.
    Render(RenderError),
    /// The one who takes the files.
    Sink(E),
}

impl<E> From<RenderError> for Stopped<E> {
    fn from(error: RenderError) -> Self {
        Self::Render(error)
    }
}

/// Makes the files of the site that are other than in the rendering that `memory` is of, and hands
/// them to `put`, from several threads at once. With an empty memory that is every file. [`Memory`]
/// says what whoever keeps one must do with the files. A file that is copied is handed on when it
/// comes from another place; whether it holds something else is for those to know who read it.
///
/// # Errors
///
/// The first error of a template, or of `put`; the memory is then as it was, and what was handed on
/// is to be thrown away.
pub fn render<E: Send>(
    tree: &Tree,
    site: &Site,
    theme: &Theme,
    vocabulary: &Vocabulary,
    memory: &mut Memory,
    put: &(dyn Fn(OutputFile) -> Result<(), E> + Sync),
) -> Result<Rendered, Stopped<E>> {
    let Memory { tools, prints, faces, shared, names, handed } = memory;
    let tools = Tools::of(tools, theme, &tree.config.language)?;
    let presence = Presence { tree, targets: &site.targets, vocabulary };
    let depends = Depends::new((tree, site), tools.print, presence, (prints, faces));
    let words = &*tools.templates.words;
    let shared = share(
        &Sharer { tree, language: &tree.config.language, words, presence },
        site,
        &depends,
        shared,
    );
    let workshop =
        Workshop { tree, site, vocabulary, tools, depends: &depends, shared: &shared, presence };
    let Pages { mut waves, diagnostics, texts, made } = workshop.make_all(handed, put)?;
    let stock = Stock { tree, site, theme, depends: &depends };
    let before = handed.wave(waves.len(), workshop.library(), depends.faces.targets);
    waves.push(stock.hand_on(&before, put).map_err(Stopped::Sink)?);
    let names = names.get(depends.faces.all, || texts::site_names(tree, site, words));
    Ok(Rendered {
        diagnostics,
        names,
        pages: texts,
        gone: handed.replace(waves, depends.faces.targets),
        made,
    })
}
