//! Which places on the disk matter for a site, and whether git is at work there.
//!
//! In: the site's root, and paths as a watcher tells them. Out: the same paths as the root was
//! given, without those that are nothing to the site. What a file means is left to `live`.

use std::path::{Component, Path, PathBuf};
use std::time::Duration;

use crate::config::{CONFIG_FILE, MISNAMED_CONFIG_FILES};
use crate::load::{CONTENT_FOLDER, THEMES_FOLDER};

/// A lock older than this was left behind, or belongs to work that is too long to wait for.
const OLD_LOCK: Duration = Duration::from_secs(5);

/// The places of a site.
#[derive(Debug, Clone)]
pub(super) struct Places {
    root: PathBuf,
    /// The root without symbolic links, as some systems tell of it.
    canonical: PathBuf,
    /// The file that stands there while git changes files.
    git_lock: Option<PathBuf>,
}

impl Places {
    pub(super) fn new(root: &Path) -> Self {
        let canonical = root.canonicalize().unwrap_or_else(|_| root.to_path_buf());
        let git = canonical.ancestors().map(|folder| folder.join(".git")).find(|git| git.is_dir());
        Self {
            root: root.to_path_buf(),
            git_lock: git.map(|git| git.join("index.lock")),
            canonical,
        }
    }

    /// The folder that is watched, without what it holds.
    pub(super) fn root(&self) -> &Path {
        &self.root
    }

    /// The folders that are watched with all that they hold.
    pub(super) fn folders(&self) -> [PathBuf; 2] {
        [CONTENT_FOLDER, THEMES_FOLDER].map(|folder| self.root.join(folder))
    }

    /// Whether a path is one of these folders.
    pub(super) fn is_folder(&self, path: &Path) -> bool {
        self.folders().iter().any(|folder| folder == path)
    }

    /// The path as the root was given; `None` when it is nothing to the site.
    pub(super) fn of_site(&self, path: &Path) -> Option<PathBuf> {
        let inner =
            path.strip_prefix(&self.root).or_else(|_| path.strip_prefix(&self.canonical)).ok()?;
        let mut parts = inner.components();
        let first = match parts.next() {
            None => return Some(self.root.clone()),
            Some(first) => first.as_os_str().to_str()?,
        };
        let matters = match first {
            CONTENT_FOLDER | THEMES_FOLDER => !parts.any(is_hidden),
            // A config by a name that is almost right is something that authors are told of.
            _ => first == CONFIG_FILE || MISNAMED_CONFIG_FILES.contains(&first),
        };
        matters.then(|| self.root.join(inner))
    }

    /// Whether git is changing files.
    pub(super) fn is_git_at_work(&self) -> bool {
        let modified =
            self.git_lock.as_ref().and_then(|lock| lock.metadata().ok()?.modified().ok());
        modified.is_some_and(|time| time.elapsed().unwrap_or_default() < OLD_LOCK)
    }
}

/// Whether a part of a path is hidden: nothing in it is read.
fn is_hidden(part: Component) -> bool {
    part.as_os_str().to_string_lossy().starts_with('.')
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_what_the_site_is_made_of_matters() {
        let places = Places {
            root: PathBuf::from("kurs"),
            canonical: PathBuf::from("/home/kari/kurs"),
            git_lock: None,
        };
        let of_site = |path: &str| {
            places.of_site(Path::new(path)).map(|path| path.to_string_lossy().replace('\\', "/"))
        };
        for (told, path) in [
            ("kurs/content/a/b.md", "kurs/content/a/b.md"),
            ("/home/kari/kurs/content/a/b.md", "kurs/content/a/b.md"),
            ("kurs/content", "kurs/content"),
            ("kurs/themes/mitt/assets/style.css", "kurs/themes/mitt/assets/style.css"),
            ("kurs/site-config.yaml", "kurs/site-config.yaml"),
            ("kurs/site-config.yaml.txt", "kurs/site-config.yaml.txt"),
            ("kurs", "kurs"),
        ] {
            assert_eq!(of_site(told).as_deref(), Some(path), "{told}");
        }
        for path in [
            "kurs/public/index.html",
            "kurs/.git/index",
            "kurs/content/.obsidian/workspace.json",
            "kurs/notat.txt",
            "annet/content/a.md",
        ] {
            assert_eq!(of_site(path), None, "{path}");
        }
    }
}
