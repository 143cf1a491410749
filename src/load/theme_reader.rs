//! Reading the theme again and again.
//!
//! In: the site's root, the theme's name, and hints of what has changed. Out: the [`Theme`], read
//! again only when a file of it may be another. Unlike the content it is small, and so it is read
//! as a whole.

use std::collections::BTreeMap;
use std::path::{Path, PathBuf};

use walkdir::WalkDir;

use super::reader::{Hint, ScanScope, Trust};
use super::stamp::Stamp;
use super::{THEMES_FOLDER, Theme, ThemeError, load_theme};

/// A theme that has been read, and can be read again.
#[derive(Debug)]
pub struct ThemeReader {
    root: PathBuf,
    name: String,
    theme: Theme,
    stamps: BTreeMap<PathBuf, Stamp>,
    /// Whether something on the disk has been passed over, so that it must be looked at again.
    is_stale: bool,
}

/// What changed when a theme was read again.
#[derive(Debug, Default)]
pub struct RefreshedTheme {
    /// Whether the theme is another.
    pub is_other: bool,
    /// Whether the theme was left as it was since it may be in the middle of being saved.
    pub is_unsettled: bool,
}

impl ThemeReader {
    /// Reads the theme `name` for the site at `root`.
    ///
    /// # Errors
    ///
    /// When the theme does not exist or one of its files cannot be read.
    pub fn open(root: &Path, name: &str) -> Result<Self, ThemeError> {
        let stamps = stamps(&folder(root, name));
        let theme = load_theme(root, name)?;
        Ok(Self { root: root.to_path_buf(), name: name.to_owned(), theme, stamps, is_stale: false })
    }

    /// The theme.
    #[must_use]
    pub fn theme(&self) -> &Theme {
        &self.theme
    }

    /// Looks at the disk again, for the theme `name`, and returns what changed.
    ///
    /// # Errors
    ///
    /// When the theme does not exist or one of its files cannot be read. All stays as it was then,
    /// and is looked at again the next time.
    pub fn refresh(
        &mut self,
        name: &str,
        hint: &Hint,
        trust: Trust,
    ) -> Result<RefreshedTheme, ThemeError> {
        if !self.is_stale && name == self.name && !ScanScope::at(hint, &self.root).themes {
            return Ok(RefreshedTheme::default());
        }
        self.is_stale = true;
        let stamps = stamps(&folder(&self.root, name));
        if name == self.name {
            if self.is_surely(&stamps) {
                self.is_stale = false;
                return Ok(RefreshedTheme::default());
            }
            if trust == Trust::Tentative && self.is_in_motion(&stamps) {
                return Ok(RefreshedTheme { is_other: false, is_unsettled: true });
            }
        }
        let theme = load_theme(&self.root, name)?;
        let is_other = theme != self.theme;
        *self = Self {
            root: std::mem::take(&mut self.root),
            name: name.to_owned(),
            theme,
            stamps,
            is_stale: false,
        };
        Ok(RefreshedTheme { is_other, is_unsettled: false })
    }

    /// Looks at the disk the next time whatever the hint says: there was one that nobody has acted
    /// on.
    pub fn has_missed_a_hint(&mut self) {
        self.is_stale = true;
    }

    fn is_surely(&self, now: &BTreeMap<PathBuf, Stamp>) -> bool {
        now.len() == self.stamps.len()
            && self
                .stamps
                .iter()
                .all(|(path, stamp)| now.get(path).is_some_and(|now| stamp.is_surely(*now)))
    }

    /// Whether a file has gone, or has no bytes any more, or not yet.
    fn is_in_motion(&self, now: &BTreeMap<PathBuf, Stamp>) -> bool {
        let is_emptied = |path: &PathBuf| self.stamps.get(path).is_none_or(|old| !old.is_empty());
        self.stamps.keys().any(|path| !now.contains_key(path))
            || now.iter().any(|(path, stamp)| stamp.is_empty() && is_emptied(path))
    }
}

/// The folder of a theme.
fn folder(root: &Path, name: &str) -> PathBuf {
    root.join(THEMES_FOLDER).join(name)
}

/// What the disk says of every file in the folder of a theme, or of all themes; what cannot be
/// looked at is told by whoever reads it.
pub(super) fn stamps(folder: &Path) -> BTreeMap<PathBuf, Stamp> {
    let files = WalkDir::new(folder).follow_links(true).into_iter().filter_map(Result::ok);
    let stamp = |file: walkdir::DirEntry| {
        file.metadata().ok().filter(std::fs::Metadata::is_file).map(|metadata| Stamp::of(&metadata))
    };
    files.filter_map(|file| Some((file.path().to_path_buf(), stamp(file)?))).collect()
}
