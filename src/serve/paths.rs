//! The paths of a site that are watched, and whether git is changing files there.
//!
//! In: the site's root, and paths as the system reports them. Out: the same paths below the root as
//! the user gave it, if they matter to the site. What a file means is left to `live`.

use std::path::{Component, Path, PathBuf};
use std::time::Duration;

use crate::config::{CONFIG_FILE, MISNAMED_CONFIG_FILES};
use crate::load::{CONTENT_FOLDER, THEMES_FOLDER};

/// A lock older than this was left behind, or belongs to work that takes too long to wait for.
const OLD_LOCK: Duration = Duration::from_secs(5);

/// The paths of a site.
#[derive(Debug, Clone)]
pub(super) struct SitePaths {
    root: PathBuf,
    /// The root without symbolic links, as some systems report it.
    canonical: PathBuf,
    /// The file that exists while git changes files.
    git_lock: Option<PathBuf>,
}

impl SitePaths {
    pub(super) fn new(root: &Path) -> Self {
        let canonical = root.canonicalize().unwrap_or_else(|_| root.to_path_buf());
        let git = canonical.ancestors().map(|folder| folder.join(".git")).find(|git| git.is_dir());
        Self {
            root: root.to_path_buf(),
            git_lock: git.map(|git| git.join("index.lock")),
            canonical,
        }
    }

    /// The root, which is watched without its subfolders.
    pub(super) fn root(&self) -> &Path {
        &self.root
    }

    /// The folders that are watched with everything in them.
    pub(super) fn folders(&self) -> [PathBuf; 2] {
        [CONTENT_FOLDER, THEMES_FOLDER].map(|folder| self.root.join(folder))
    }

    /// Whether a path is one of these folders.
    pub(super) fn is_folder(&self, path: &Path) -> bool {
        self.folders().iter().any(|folder| folder == path)
    }

    /// The path below the root as the user gave it; `None` if it does not matter to the site.
    pub(super) fn relevant(&self, path: &Path) -> Option<PathBuf> {
        let inner =
            path.strip_prefix(&self.root).or_else(|_| path.strip_prefix(&self.canonical)).ok()?;
        let mut parts = inner.components();
        let first = match parts.next() {
            None => return Some(self.root.clone()),
            Some(first) => first.as_os_str().to_str()?,
        };
        let is_relevant = match first {
            CONTENT_FOLDER | THEMES_FOLDER => !parts.any(is_hidden),
            // Authors get a finding about a config whose name is almost right.
            _ => first == CONFIG_FILE || MISNAMED_CONFIG_FILES.contains(&first),
        };
        is_relevant.then(|| self.root.join(inner))
    }

    /// Whether git is changing files.
    pub(super) fn is_git_running(&self) -> bool {
        let modified =
            self.git_lock.as_ref().and_then(|lock| lock.metadata().ok()?.modified().ok());
        modified.is_some_and(|time| time.elapsed().unwrap_or_default() < OLD_LOCK)
    }
}

/// Whether a part of a path is hidden. Hidden files and folders are not read.
fn is_hidden(part: Component) -> bool {
    part.as_os_str().to_string_lossy().starts_with('.')
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_what_the_site_is_made_of_matters() {
        let paths = SitePaths {
            root: PathBuf::from("kurs"),
            canonical: PathBuf::from("/home/kari/kurs"),
            git_lock: None,
        };
        let relevant = |path: &str| {
            paths.relevant(Path::new(path)).map(|path| path.to_string_lossy().replace('\\', "/"))
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
            assert_eq!(relevant(told).as_deref(), Some(path), "{told}");
        }
        for path in [
            "kurs/public/index.html",
            "kurs/.git/index",
            "kurs/content/.obsidian/workspace.json",
            "kurs/notat.txt",
            "annet/content/a.md",
        ] {
            assert_eq!(relevant(path), None, "{path}");
        }
    }
}
