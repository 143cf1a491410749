//! From the model to the files of the site.
//!
//! In: the tree, the site assembled from it, and the theme. Out: [`OutputFile`]s, passed on one by
//! one so that a large site is never held in memory, and diagnostics for what only rendering can
//! find. Pages are rendered in parallel; each is a function of the model alone, so their order and
//! the number of threads change no byte. The data of a course for other programs is derived from
//! the same model, and not from what templates see. Nothing is read from the disk or written to it
//! here.
//!
//! No files import each other in a circle, so that they can be read in this order:
//!
//! ```text
//! the theme         words, hyphenate, templates, tools
//! values            media_view, views, links, durations, shared, tongues, kept, nearby: what
//!                   templates see
//! names             fetched, assets
//! the door          reads: the Renderer, through which all that follows reads the model
//! Markdown to HTML  media, text
//! a course's order  names, order_view, order_sentences, trail
//! many pages        times, site_view, course_view, share
//! one page          jobs, content, dates, metadata, parts, support, texts, page, leading,
//!                   certificate, pages
//! other files       course_json, feeds, moved, files
//! the rendering     memory, workshop, and `render` itself
//! ```

mod after;
mod assets;
mod beside_words;
mod certificate;
mod content;
mod course_json;
mod course_view;
mod dates;
mod durations;
mod error;
mod feeds;
mod fetched;
mod figure;
mod files;
mod hyphenate;
mod jobs;
mod kept;
mod leading;
mod links;
mod media;
mod media_view;
mod memory;
mod metadata;
mod moved;
mod names;
mod nearby;
mod order_sentences;
mod order_view;
mod page;
mod pages;
mod parts;
mod reads;
mod share;
mod shared;
mod site_view;
mod support;
mod tally;
mod templates;
mod text;
mod texts;
#[cfg(test)]
mod theme_contract;
mod times;
mod tongues;
mod tools;
mod trail;
mod turn;
mod views;
mod words;
mod workshop;

pub use assets::{AssetNames, ThemeFolder};
pub use course_json::schema as course_schema;
pub use error::{RenderError, Stopped};
pub use memory::Memory;
pub(crate) use metadata::shortened;

use std::sync::Arc;

use crate::course::Site;
use crate::diagnostic::Diagnostic;
use crate::load::{Theme, Tree};
use crate::output::OutputFile;
use crate::page_text::{PageText, SiteNames};
use files::Stock;
use reads::{Model, Recorder, Renderer};
use tongues::Tongues;
use tools::Tools;
use workshop::Pages;

/// What a rendering gives besides the files.
#[derive(Debug)]
pub struct Rendered {
    /// What rendering found wrong.
    pub diagnostics: Vec<Diagnostic>,
    /// The names of courses and modules that distinguish the pages.
    pub names: SiteNames,
    /// The texts of the pages; an unchanged text is the same pointer as before.
    pub pages: Vec<Arc<PageText>>,
    /// The addresses of files that no longer exist, in order.
    pub gone: Vec<String>,
    /// How many pages were rendered.
    pub made: usize,
    /// The folder of the theme's files.
    pub folder: ThemeFolder,
}

/// Renders the files of the site that have changed since the rendering that `memory` remembers, and
/// passes them to `put`, from several threads at once. With an empty memory that is every file.
/// [`Memory`] says what its owner must do with the files. A copied file is passed on if its source
/// is another one; whether the content of a source has changed is for the reader of the disk to
/// know.
///
/// # Errors
///
/// The error of a template, or of `put`, for the first page that has one; the memory is then as it
/// was, and what was handed on is to be discarded.
pub fn render<E: Send>(
    tree: &Tree,
    site: &Site,
    theme: &Theme,
    memory: &mut Memory,
    put: &(dyn Fn(OutputFile) -> Result<(), E> + Sync),
) -> Result<Rendered, Stopped<E>> {
    let Memory { names, tools, shared, handed } = memory;
    let tools = Tools::of(tools, theme, tree.config.language.as_str())?;
    let tongues = Tongues::of(&tree.config, site, &tools.templates.words);
    let spoken = tongues.iter().map(|(language, _)| language);
    let fetched = fetched::scripts(theme, &tools.templates, spoken)?;
    let folder = ThemeFolder::of(*names, theme, &tree.config.colours, fetched);
    let mut model = Model::new(tree, site, theme, tools, &folder, tongues);
    let files = model.compare_files(handed.files);
    let made = share::share(&model, shared);
    model.tongues.set_shared(made);
    let Pages { mut waves, diagnostics, texts, made } =
        workshop::make_all(&mut model, (site, &tree.config.language), handed, put)?;
    let (stock, before) = (Stock { tree, site, theme, folder: &folder }, handed.wave(waves.len()));
    waves.push(stock.hand_on(&model, &before, put)?);
    let site_names = texts::site_names(Renderer::new(&model, &Recorder::default()));
    let gone = handed.replace(waves, files);
    *shared = model.tongues.into_shared();
    Ok(Rendered { diagnostics, names: site_names, pages: texts, gone, made, folder })
}
