//! What may have changed on the disk, and how far to trust it.
//!
//! In: the paths of whoever watches. Out: a [`ScanScope`], which says what of a site must be looked
//! at. A path that says nothing certain means that everything of its kind is looked at: a hint may
//! only ever save work.

use std::collections::BTreeSet;
use std::path::{Component, Path, PathBuf};

use crate::config::CONFIG_FILE;
use crate::load::walk::is_dropping_name;
use crate::load::{CONTENT_FOLDER, THEMES_FOLDER};

/// What may have changed on the disk.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Hint {
    /// Anything: every file is looked at.
    Anything,
    /// These files and folders, absolute or as the root was given.
    Paths(BTreeSet<PathBuf>),
}

/// How far to trust what the disk shows at this moment.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Trust {
    /// A file that has just become empty or vanished may be in the middle of being saved: it stays
    /// as it was, and the reader says so.
    Tentative,
    /// What the disk shows is so.
    Full,
}

/// What of a site is to be looked at.
#[derive(Debug, Default)]
pub(in crate::load) struct ScanScope {
    pub(in crate::load) config: bool,
    pub(in crate::load) themes: bool,
    pub(in crate::load) content: ContentScope,
}

/// What of the content is to be looked at.
#[derive(Debug, Default)]
pub(in crate::load) enum ContentScope {
    /// Nothing.
    #[default]
    Nothing,
    /// These files, by their paths on the disk from the root on, if they are known; else
    /// everything.
    Files(BTreeSet<PathBuf>),
    /// Everything.
    Everything,
}

impl ScanScope {
    /// A look at everything.
    pub(in crate::load) fn everywhere() -> Self {
        Self { config: true, themes: true, content: ContentScope::Everything }
    }

    /// What a hint says to look at, for the site at `root`.
    pub(in crate::load) fn at(hint: &Hint, root: &Path) -> Self {
        let Hint::Paths(paths) = hint else { return Self::everywhere() };
        let whole = root.canonicalize().ok();
        let mut scope = Self::default();
        for path in paths {
            let inside =
                path.strip_prefix(root).ok().or_else(|| path.strip_prefix(whole.as_deref()?).ok());
            match inside {
                Some(inside) => scope.add(root, inside),
                // A link may lead from the site to anywhere.
                None => return Self::everywhere(),
            }
        }
        scope
    }

    fn add(&mut self, root: &Path, inside: &Path) {
        let mut parts = inside.components();
        let first = parts.next().map(Component::as_os_str);
        if first.is_some_and(|first| first == CONFIG_FILE) {
            self.config = true;
        } else if first.is_some_and(|first| first == THEMES_FOLDER) {
            self.themes = true;
        } else if first.is_some_and(|first| first == CONTENT_FOLDER) {
            if !parts.any(|part| is_dropping_name(&part.as_os_str().to_string_lossy())) {
                self.content.add(root.join(inside));
            }
        } else {
            *self = Self::everywhere();
        }
    }
}

impl ContentScope {
    fn add(&mut self, file: PathBuf) {
        match self {
            Self::Nothing => *self = Self::Files(BTreeSet::from([file])),
            Self::Files(files) => {
                files.insert(file);
            }
            Self::Everything => {}
        }
    }
}
