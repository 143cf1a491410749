//! From the model to the files of the site.
//!
//! In: the tree, the site made of it, and the theme. Out: [`OutputFile`]s, handed on one by one so
//! that a large site is never held in memory, and diagnostics for what only rendering can find.
//! Pages are rendered in parallel; each is a function of the model alone, so their order and the
//! number of threads change no byte. What other programs read of a course is made of the same
//! model, apart from what templates see. Nothing is read from the disk or written to it here.
//!
//! Outside of `text` no files import each other in a circle, so that they can be read in this
//! order:
//!
//! ```text
//! the theme         words, templates
//! hashes            memo, faces, prints, lookups: what things are made of
//! values            media, views, links, durations: what templates see
//! Markdown to HTML  text, tools
//! the context       context: one Renderer, through which all that follows reads the model
//! a course's order  names, sight, way, trail
//! many pages        times, shared
//! one page          jobs, content, metadata, support, texts, page, leading, pages
//! other files       course_json, feeds, files
//! the rendering     depends, memory, workshop, and `render` itself
//! ```

mod content;
mod context;
mod course_json;
mod depends;
mod durations;
mod error;
mod faces;
mod feeds;
mod files;
mod jobs;
mod leading;
mod links;
mod lookups;
mod media;
mod memo;
mod memory;
mod metadata;
mod names;
mod page;
mod pages;
mod prints;
mod shared;
mod sight;
mod support;
mod templates;
mod text;
mod texts;
#[cfg(test)]
mod theme_contract;
mod times;
mod tools;
mod trail;
mod views;
mod way;
mod words;
mod workshop;

pub use course_json::schema as course_schema;
pub use error::{RenderError, Stopped};
pub use memory::Memory;
pub(crate) use metadata::shortened;

use std::sync::Arc;

use crate::block::Vocabulary;
use crate::course::Site;
use crate::course::generated::SupportPages;
use crate::diagnostic::Diagnostic;
use crate::load::{Theme, Tree};
use crate::output::OutputFile;
use crate::page_text::{PageText, SiteNames};
use context::Renderer;
use depends::Depends;
use files::Stock;
use shared::share;
use tools::Tools;
use workshop::{Pages, Workshop};

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

/// Makes the files of the site that are other than in the rendering that `memory` is of, and hands
/// them to `put`, from several threads at once. With an empty memory that is every file. [`Memory`]
/// says what whoever keeps one must do with the files. A file that is copied is handed on when it
/// comes from another place; whether it holds something else is for those to know who read it.
///
/// # Errors
///
/// The error of a template, or of `put`, for the page that stands first; the memory is then as it was, and what was handed on
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
    let tools = Tools::of(tools, theme, tree.config.language.as_str())?;
    let presence = SupportPages { tree, targets: &site.targets, vocabulary };
    let feed = feeds::feed_address(tree, site);
    let renderer = Renderer { tree, site, tools, presence, feed };
    let depends = Depends::new(renderer, prints, faces);
    let shared = share(renderer, &depends.faces, shared);
    let workshop = Workshop { renderer, depends: &depends, shared: &shared };
    let Pages { mut waves, diagnostics, texts, made } = workshop.make_all(handed, put)?;
    let stock = Stock { renderer, theme, depends: &depends };
    let before = handed.wave(waves.len(), workshop.library(), depends.faces.targets);
    waves.push(stock.hand_on(&before, put).map_err(Stopped::Sink)?);
    let names = names.get(depends.faces.all, || texts::site_names(renderer));
    Ok(Rendered {
        diagnostics,
        names,
        pages: texts,
        gone: handed.replace(waves, depends.faces.targets),
        made,
    })
}
