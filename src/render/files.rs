//! The files of a site that are no pages: data, lists, style, and what is copied.
//!
//! In: the model and the theme. Out: each file that is other than in the rendering before, handed
//! on, and an entry for every one. They are made one by one: all of them together take less time
//! than a page.

use std::path::Path;
use std::sync::Arc;

use super::course_json;
use super::feeds::{self, Listing};
use super::memory::{Entry, Listed, Wave};
use super::reads::{Model, Recorder, Renderer};
use crate::course::generated::DATA_SCHEMA;
use crate::course::link::FileTarget;
use crate::course::{CourseId, Site};
use crate::fingerprint::Fingerprint;
use crate::load::{STYLE_SHEET, Theme, Tree};
use crate::output::{Content, OutputFile};

/// A file that is to be made, by what it is.
#[derive(Hash)]
enum File<'a> {
    CourseData(CourseId),
    Schema,
    Listing(Listing),
    StyleSheet,
    /// Something of the theme's that is in memory.
    Bytes(&'a [u8]),
    /// Something that stands on the disk and is published as it is, the theme's or an author's.
    CopyOf(&'a Path),
}

/// What says which files a site has.
#[derive(Clone, Copy)]
pub(super) struct Stock<'a> {
    pub(super) tree: &'a Tree,
    pub(super) site: &'a Site,
    pub(super) theme: &'a Theme,
}

impl<'a> Stock<'a> {
    /// Hands on the files that are other than before.
    ///
    /// # Errors
    ///
    /// The first of `put`.
    pub(super) fn hand_on<E>(
        self,
        model: &Model,
        before: &Wave,
        put: &dyn Fn(OutputFile) -> Result<(), E>,
    ) -> Result<Vec<Arc<Entry>>, E> {
        let listing = Recorder::default();
        let mut entries = Vec::new();
        for (place, (address, file)) in
            self.files(Renderer::new(model, &listing)).into_iter().enumerate()
        {
            let key = Fingerprint::of(&file);
            let listed = Listed { place, address: &address, key, document: None };
            if let Some(entry) = before.same(listed, model) {
                entries.push(entry);
                continue;
            }
            let recorder = Recorder::default();
            let content = file.content(Renderer::new(model, &recorder));
            put(OutputFile { path: address.clone(), content })?;
            entries.push(listed.entry(recorder.finish(), None));
        }
        Ok(entries)
    }

    /// Every file with its address.
    fn files(self, renderer: Renderer) -> Vec<(String, File<'a>)> {
        let Self { tree, site, theme } = self;
        let courses = site
            .courses
            .iter_enumerated()
            .map(|(index, course)| (course_json::address(course), File::CourseData(index)));
        let schema = (!site.courses.is_empty()).then(|| (DATA_SCHEMA.to_owned(), File::Schema));
        let listings = feeds::listings(renderer)
            .map(|listing| (listing.address().to_owned(), File::Listing(listing)));
        let sheet = (!theme.assets.contains_key(STYLE_SHEET))
            .then(|| (format!("assets/{STYLE_SHEET}"), File::StyleSheet));
        let of_theme = theme.assets.iter().map(|(name, content)| {
            let file = match content {
                Content::Bytes(bytes) => File::Bytes(bytes),
                Content::CopyOf(path) => File::CopyOf(path),
            };
            (format!("assets/{name}"), file)
        });
        let of_authors =
            tree.assets.iter().filter_map(|asset| match site.targets.get(&asset.path)? {
                FileTarget::Asset { address, .. } => {
                    Some((address.clone(), File::CopyOf(asset.disk.as_path())))
                }
                FileTarget::Page { .. } | FileTarget::Draft => None,
            });
        courses
            .chain(schema)
            .chain(listings)
            .chain(sheet)
            .chain(of_theme)
            .chain(of_authors)
            .collect()
    }
}

impl File<'_> {
    fn content(&self, renderer: Renderer) -> Content {
        let text = match self {
            Self::CourseData(id) => course_json::text(renderer, *id),
            Self::Schema => course_json::schema(),
            Self::Listing(listing) => listing.text(renderer),
            Self::StyleSheet => renderer.style_sheet(),
            Self::Bytes(bytes) => return Content::Bytes(bytes.to_vec()),
            Self::CopyOf(path) => return Content::CopyOf(path.to_path_buf()),
        };
        Content::Bytes(text.into_bytes())
    }
}
