//! What to build, and where.

use std::path::Path;

use crate::cache::Cache;
use crate::load::{CONTENT_FOLDER, THEMES_FOLDER};
use crate::write::Protected;

/// What to build, and where.
#[derive(Debug, Clone, Copy)]
pub struct BuildOptions<'a> {
    /// The site's root.
    pub root: &'a Path,
    /// The output folder.
    pub out: &'a Path,
    /// The ids or names of the audiences that the site is for; none for all.
    pub audiences: &'a [String],
    /// The folders or titles of the courses that are built; none for all.
    pub courses: &'a [String],
    /// Remembers what a build came to; without it, nothing is remembered or recalled.
    pub cache: Option<&'a Cache>,
}

impl BuildOptions<'_> {
    /// What the output folder must not overlap.
    pub(super) fn protected(&self) -> Protected {
        let sources = [CONTENT_FOLDER, THEMES_FOLDER]
            .map(|folder| self.root.join(folder))
            .into_iter()
            .filter(|folder| folder.exists())
            .collect();
        Protected { root: self.root.to_path_buf(), sources, home: std::env::home_dir() }
    }
}
