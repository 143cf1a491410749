//! The files of a site that are not pages: data, lists, style, copies, and what stands at old
//! addresses of pages.
//!
//! In: the model and the theme. Out: each file that has changed since the last rendering, and an
//! entry for every file.

use std::path::Path;
use std::sync::Arc;

use rayon::prelude::*;

use super::assets::ThemeFolder;
use super::course_json;
use super::error::{RenderError, Stopped};
use super::feeds::{self, Listing};
use super::media::{SUBRIP, captions_address};
use super::memory::{Entry, Listed, Wave};
use super::moved;
use super::reads::{Model, Recorder, Renderer};
use crate::course::generated::{DATA_SCHEMA, NO_JEKYLL};
use crate::course::link::FileTarget;
use crate::course::{CourseId, PageMeta, Site};
use crate::fingerprint::Fingerprint;
use crate::language::LanguageTag;
use crate::load::{STYLE_SHEET, Theme, Tree, ending, webvtt_of};
use crate::output::{Content, OutputFile};
use crate::parallel::collect_in_order;

/// A file to render, by what it contains.
#[derive(Hash)]
enum File<'a> {
    CourseData(CourseId),
    Schema,
    Listing(Listing),
    StyleSheet,
    /// A file that says what it has to by its name.
    Empty,
    /// A file of the theme.
    OfTheme(&'a [u8]),
    /// A file of an author on the disk that is published unchanged.
    CopyOf(&'a Path),
    /// What leads to a page from an address that it had before.
    Moved(&'a PageMeta),
    /// Captions of an author, which are published as WebVTT beside their file.
    Captions(&'a str),
}

/// What decides which files a site has.
#[derive(Clone, Copy)]
pub(super) struct Stock<'a> {
    pub(super) tree: &'a Tree,
    pub(super) site: &'a Site,
    pub(super) theme: &'a Theme,
    pub(super) folder: &'a ThemeFolder,
}

impl<'a> Stock<'a> {
    /// Passes on the files that have changed.
    ///
    /// # Errors
    ///
    /// The first of `put`, or of a template.
    pub(super) fn hand_on<E: Send>(
        self,
        model: &Model,
        before: &Wave,
        put: &(dyn Fn(OutputFile) -> Result<(), E> + Sync),
    ) -> Result<Vec<Arc<Entry>>, Stopped<E>> {
        let listing = Recorder::default();
        let files = self.files(Renderer::new(model, &listing));
        let entry = |(place, (address, file)): (usize, &(String, File))| {
            let key = Fingerprint::of(file);
            let language = self.language(file);
            let listed = Listed { place, address, key, document: None, language };
            if let Some(entry) = before.same(listed, model) {
                return Ok(entry);
            }
            let recorder = Recorder::default();
            let content = file.content(Renderer::of_text(model, &recorder, language), address)?;
            put(OutputFile { path: address.clone(), content }).map_err(Stopped::Sink)?;
            Ok(listed.entry(recorder.finish(), None))
        };
        collect_in_order(files.par_iter().enumerate().map(entry))
    }

    /// The language that a file is written in.
    fn language(self, file: &File<'a>) -> &'a LanguageTag {
        let meta = match file {
            File::CourseData(id) => self.site.courses.get(*id).map(|course| &course.meta),
            File::Moved(meta) => Some(*meta),
            _ => None,
        };
        meta.map_or(&self.tree.config.language, |meta| &meta.language)
    }

    /// Every file with its address.
    fn files(self, renderer: Renderer) -> Vec<(String, File<'a>)> {
        let Self { tree, site, theme, folder } = self;
        let courses = site
            .courses
            .iter_enumerated()
            .map(|(index, course)| (course_json::address(course), File::CourseData(index)));
        let schema = (!site.courses.is_empty()).then(|| (DATA_SCHEMA.to_owned(), File::Schema));
        let listings = feeds::listings(renderer)
            .map(|listing| (listing.address().to_owned(), File::Listing(listing)));
        let sheet = (!theme.assets.contains_key(STYLE_SHEET))
            .then(|| (folder.address(STYLE_SHEET), File::StyleSheet));
        let of_theme = theme
            .assets
            .iter()
            .chain(folder.fetched())
            .map(|(name, bytes)| (folder.address(name), File::OfTheme(bytes)));
        let published =
            tree.assets.iter().filter_map(|asset| match site.targets.get(&asset.path)? {
                FileTarget::Asset { address, .. } => Some((asset, address)),
                FileTarget::Page { .. } | FileTarget::Draft => None,
            });
        let moved = site.metas().flat_map(|meta| {
            meta.aliases.iter().map(move |alias| (alias.clone(), File::Moved(meta)))
        });
        let captions = published.clone().filter_map(|(asset, address)| {
            let text = asset.text.as_deref().filter(|_| ending(address) == SUBRIP)?;
            Some((captions_address(address), File::Captions(text)))
        });
        let of_authors =
            published.map(|(asset, address)| (address.clone(), File::CopyOf(asset.disk.as_path())));
        courses
            .chain(schema)
            .chain([(NO_JEKYLL.to_owned(), File::Empty)])
            .chain(listings)
            .chain(sheet)
            .chain(of_theme)
            .chain(moved)
            .chain(of_authors)
            .chain(captions)
            .collect()
    }
}

impl File<'_> {
    /// What it holds, at an address.
    fn content(&self, renderer: Renderer, address: &str) -> Result<Content, RenderError> {
        let text = match self {
            Self::CourseData(id) => course_json::text(renderer, *id),
            Self::Schema => course_json::schema(),
            Self::Empty => String::new(),
            Self::Listing(listing) => listing.text(renderer),
            Self::StyleSheet => renderer.style_sheet(),
            Self::OfTheme(bytes) => return Ok(Content::Bytes(bytes.to_vec())),
            Self::Moved(meta) => moved::html(renderer, meta, address)?,
            Self::Captions(text) => webvtt_of(text),
            Self::CopyOf(path) => return Ok(Content::CopyOf(path.to_path_buf())),
        };
        Ok(Content::Bytes(text.into_bytes()))
    }
}
