//! The files of a site that are no pages: data, lists, style, and what is copied.
//!
//! In: the model and the theme. Out: each file that is other than in the rendering before, handed
//! on, and an entry for every one. They are made one by one: all of them together take less time
//! than a page.

use std::path::Path;
use std::sync::Arc;

use super::context::Renderer;
use super::course_json;
use super::depends::{Depends, Key};
use super::feeds::{self, Listing};
use super::memory::{Entry, Wave};
use super::prints::Mixer;
use crate::course::CourseId;
use crate::course::generated::DATA_SCHEMA;
use crate::course::link::FileTarget;
use crate::load::{STYLE_SHEET, Theme};
use crate::output::{Content, OutputFile};

/// What files are made of.
#[derive(Clone, Copy)]
pub(super) struct Stock<'a> {
    pub(super) renderer: Renderer<'a>,
    pub(super) theme: &'a Theme,
    pub(super) depends: &'a Depends<'a>,
}

/// A file that is to be made.
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

impl<'a> Stock<'a> {
    /// Hands on what is other than before.
    ///
    /// # Errors
    ///
    /// The first of `put`.
    pub(super) fn hand_on<E>(
        self,
        before: &Wave,
        put: &dyn Fn(OutputFile) -> Result<(), E>,
    ) -> Result<Vec<Arc<Entry>>, E> {
        let mut entries = Vec::new();
        for (place, (address, file)) in self.files().into_iter().enumerate() {
            let key = self.key(&file);
            if let Some(entry) = before.same(place, (&address, key), || "") {
                entries.push(entry);
                continue;
            }
            put(OutputFile { path: address.clone(), content: self.content(&file) })?;
            entries.push(Arc::new(Entry::file(address, key)));
        }
        Ok(entries)
    }

    fn files(self) -> Vec<(String, File<'a>)> {
        let (Renderer { tree, site, .. }, theme) = (self.renderer, self.theme);
        let courses = site
            .courses
            .iter_enumerated()
            .map(|(index, course)| (course_json::address(course), File::CourseData(index)));
        let schema = (!site.courses.is_empty()).then(|| (DATA_SCHEMA.to_owned(), File::Schema));
        let listings = feeds::listings(self.renderer)
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

    fn key(self, file: &File) -> Key {
        let mut mixer = Mixer::default();
        match file {
            File::CourseData(index) => return Key::of(self.depends.faces.course(*index)),
            File::Schema => return Key::fixed(),
            File::Listing(_) => return Key::of(self.depends.faces.all),
            File::StyleSheet => {
                mixer.print(self.depends.faces.config);
                self.theme.sheets().for_each(|sheet| {
                    mixer.text(&sheet.place).text(&sheet.source);
                });
            }
            File::Bytes(bytes) => {
                mixer.bytes(bytes);
            }
            File::CopyOf(path) => {
                mixer.text("disk").bytes(path.as_os_str().as_encoded_bytes());
            }
        }
        Key::of(mixer.finish())
    }

    fn content(self, file: &File) -> Content {
        let (Renderer { tree, site, .. }, theme) = (self.renderer, self.theme);
        match file {
            File::CourseData(index) => {
                Content::Bytes(course_json::text(tree, site, *index).into_bytes())
            }
            File::Schema => Content::Bytes(course_json::schema().into_bytes()),
            File::Listing(listing) => Content::Bytes(listing.text(tree, site).into_bytes()),
            File::StyleSheet => Content::Bytes(
                theme.style_sheet(&theme.palette(&tree.config.colours).sheet()).into_bytes(),
            ),
            File::Bytes(bytes) => Content::Bytes(bytes.to_vec()),
            File::CopyOf(path) => Content::CopyOf(path.to_path_buf()),
        }
    }
}
