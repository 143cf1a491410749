//! Finding the files under `content/`.
//!
//! In: a folder. Out: its files in natural order, Markdown apart from assets, and what stands there
//! and cannot be read. Hidden files and the droppings of editors and operating systems are passed
//! over, and nothing else is. Reading the files is left to `text_file` and `asset_file`.

use std::fs::File;
use std::io::ErrorKind;
use std::path::{Path, PathBuf};

use rayon::prelude::*;
use serde::{Deserialize, Serialize};
use unicode_normalization::UnicodeNormalization;
use walkdir::{DirEntry, WalkDir};

use super::load_error::LoadError;
use super::natural::natural;
use super::stamp::Stamp;
use super::tree::ending;
use super::unreached::{Reason, Unreached};

/// A file that was found.
#[derive(Debug, Clone, Serialize, Deserialize)]
pub(super) struct FoundFile {
    /// Its path under `content/`, composed letters, `/` between the parts.
    pub(super) path: String,
    /// Where it is on the disk.
    pub(super) disk: PathBuf,
    /// What the disk said of it then.
    #[serde(skip)]
    pub(super) stamp: Stamp,
}

/// All files of a folder.
#[derive(Debug, Default)]
pub(super) struct Files {
    pub(super) documents: Vec<FoundFile>,
    pub(super) assets: Vec<FoundFile>,
    /// Whether some of them are reached through links on the disk, so that a file may be changed by
    /// another name.
    pub(super) has_links: bool,
    /// What was found and not read.
    pub(super) unreached: Vec<Unreached>,
}

/// Finds the files under `folder`, in natural order; those that may not be read are among what
/// was not.
pub(super) fn walk_readable(folder: &Path) -> Result<Files, LoadError> {
    let mut files = walk(folder)?;
    for list in [&mut files.documents, &mut files.assets] {
        let forbidden: Vec<bool> = list.par_iter().map(is_forbidden).collect();
        if !forbidden.contains(&true) {
            continue;
        }
        let (kept, forbidden): (Vec<_>, Vec<_>) =
            std::mem::take(list).into_iter().zip(forbidden).partition(|(_, is_out)| !is_out);
        list.extend(kept.into_iter().map(|(file, _)| file));
        let unreached = |(file, _): (FoundFile, bool)| Unreached::new(file.path, Reason::Forbidden);
        files.unreached.extend(forbidden.into_iter().map(unreached));
    }
    Ok(files)
}

fn is_forbidden(file: &FoundFile) -> bool {
    File::open(&file.disk).is_err_and(|error| error.kind() == ErrorKind::PermissionDenied)
}

/// Finds the files under `folder`, in natural order.
pub(super) fn walk(folder: &Path) -> Result<Files, LoadError> {
    if !folder.is_dir() {
        return Err(LoadError::NoContent { folder: folder.to_path_buf() });
    }
    let own = own_folders(folder);
    let mut files = Files::default();
    let mut walker = WalkDir::new(folder)
        .follow_links(true)
        .sort_by(|a, b| natural(&a.file_name().to_string_lossy(), &b.file_name().to_string_lossy()))
        .into_iter();
    while let Some(entry) = walker.next() {
        let entry = match entry {
            Ok(entry) => entry,
            Err(error) => {
                files.unreached.extend(unreached(error, folder)?);
                continue;
            }
        };
        let is_passed_over = entry.depth() > 0 && !files.take(&entry, folder, &own)?;
        if is_passed_over && entry.file_type().is_dir() {
            walker.skip_current_dir();
        }
    }
    Ok(files)
}

/// The folders that a link may lead into: the site's, and `content` where it is a link itself.
fn own_folders(content: &Path) -> Vec<PathBuf> {
    let root = content.parent().filter(|root| !root.as_os_str().is_empty());
    [root.unwrap_or(Path::new(".")), content]
        .iter()
        .filter_map(|folder| folder.canonicalize().ok())
        .collect()
}

/// What the walk could not follow: nothing to tell of what is passed over anyway, a link that leads
/// nowhere, a folder that may not be read, or a fault of the disk.
fn unreached(error: walkdir::Error, folder: &Path) -> Result<Option<Unreached>, LoadError> {
    let path = error.path().unwrap_or(folder).to_path_buf();
    let name = path.file_name().map(|name| name.to_string_lossy().into_owned());
    if name.is_some_and(|name| is_dropping_name(&name)) {
        return Ok(None);
    }
    let is_forbidden =
        error.io_error().is_some_and(|error| error.kind() == ErrorKind::PermissionDenied);
    let reason = if error.loop_ancestor().is_some() || (path.is_symlink() && !path.exists()) {
        Reason::Nowhere
    } else if is_forbidden && path != folder {
        Reason::Forbidden
    } else {
        return Err(LoadError::Unreadable { path, source: error.into() });
    };
    Ok(Some(Unreached::new(relative_path(&path, folder), reason)))
}

impl Files {
    /// Takes up what was found; `false` where it is passed over with all that is below it.
    fn take(
        &mut self,
        entry: &DirEntry,
        folder: &Path,
        own: &[PathBuf],
    ) -> Result<bool, LoadError> {
        if is_dropping_name(&entry.file_name().to_string_lossy()) {
            return Ok(false);
        }
        let is_own = |place: PathBuf| own.iter().any(|folder| place.starts_with(folder));
        let reason = if entry.file_name().to_str().is_none() {
            Some(Reason::NotUnicode)
        } else if entry.path_is_symlink() && !entry.path().canonicalize().is_ok_and(is_own) {
            Some(Reason::Outside)
        } else {
            None
        };
        if let Some(reason) = reason {
            self.unreached.push(Unreached::new(relative_path(entry.path(), folder), reason));
            return Ok(false);
        }
        self.has_links |= entry.path_is_symlink();
        if entry.file_type().is_file() {
            self.add(found(entry, folder)?);
        }
        Ok(true)
    }

    fn add(&mut self, found: FoundFile) {
        let list = if is_markdown(&found.path) { &mut self.documents } else { &mut self.assets };
        list.push(found);
    }
}

fn found(entry: &DirEntry, folder: &Path) -> Result<FoundFile, LoadError> {
    let disk = entry.path().to_path_buf();
    let metadata = entry
        .metadata()
        .map_err(|error| LoadError::Unreadable { path: disk.clone(), source: error.into() })?;
    Ok(FoundFile { path: relative_path(entry.path(), folder), disk, stamp: Stamp::of(&metadata) })
}

/// The path of a file under `content/`; what is not Unicode in it is replaced.
fn relative_path(path: &Path, folder: &Path) -> String {
    let relative = path.strip_prefix(folder).unwrap_or(path);
    let parts: Vec<_> =
        relative.components().map(|part| part.as_os_str().to_string_lossy()).collect();
    // macOS may write æ, ø and å as decomposed letters in file names, while links are typed
    // composed.
    parts.join("/").nfc().collect()
}

fn is_markdown(path: &str) -> bool {
    matches!(ending(path).as_str(), "md" | "markdown")
}

/// Hidden files, and what editors, office programs and operating systems leave behind.
/// `#metoo.md` and `~20-min.md` are names that people give.
pub(super) fn is_dropping_name(name: &str) -> bool {
    name.starts_with('.')
        || name.starts_with("~$")
        || name.ends_with('~')
        || (name.len() > 1 && name.starts_with('#') && name.ends_with('#'))
        || matches!(name, "Thumbs.db" | "desktop.ini" | "__MACOSX")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[cfg(unix)]
    #[test]
    fn what_may_not_be_read_is_found_and_stops_nothing() {
        use std::fs::{Permissions, set_permissions};
        use std::os::unix::fs::PermissionsExt;

        let content = tempfile::tempdir().unwrap();
        for name in ["a.md", "b.md", "c.pdf"] {
            #[expect(clippy::disallowed_methods, reason = "the test makes files to find")]
            std::fs::write(content.path().join(name), "").unwrap();
        }
        std::fs::create_dir(content.path().join("d")).unwrap();
        for name in ["b.md", "c.pdf", "d"] {
            set_permissions(content.path().join(name), Permissions::from_mode(0o000)).unwrap();
        }
        // Nothing is forbidden to the user who may do everything.
        if File::open(content.path().join("b.md")).is_ok() {
            return;
        }
        let files = walk_readable(content.path()).unwrap();
        assert_eq!(files.documents.len() + files.assets.len(), 1);
        let mut unreached: Vec<_> =
            files.unreached.iter().map(|file| (file.path.as_str(), file.reason)).collect();
        unreached.sort_unstable_by_key(|(path, _)| *path);
        assert_eq!(unreached, ["b.md", "c.pdf", "d"].map(|name| (name, Reason::Forbidden)));
        set_permissions(content.path().join("d"), Permissions::from_mode(0o700)).unwrap();
    }

    #[test]
    fn what_programs_leave_is_passed_over_and_what_people_name_is_not() {
        for name in [".DS_Store", ".#x.md", "#x.md#", "~$plan.docx", "x.md~", "Thumbs.db"] {
            assert!(is_dropping_name(name), "{name}");
        }
        for name in ["#metoo.md", "~20-min.md", "#", "a~b.md", "a#.md", "x.md", "thumbs.md"] {
            assert!(!is_dropping_name(name), "{name}");
        }
    }

    #[cfg(unix)]
    #[test]
    fn links_on_the_disk_are_followed_within_the_site_only() {
        use std::os::unix::fs::symlink;

        let site = tempfile::tempdir().unwrap();
        let content = site.path().join("content");
        std::fs::create_dir(&content).unwrap();
        std::fs::create_dir(site.path().join("felles")).unwrap();
        for (target, name) in [
            ("/proc/self/environ", "env.pdf"),
            ("/proc/self", "proc"),
            ("../felles", "felles"),
            ("borte", "gone.png"),
            ("kari@pc.1234", ".#x.md"),
            (".", "loop"),
        ] {
            symlink(target, content.join(name)).unwrap();
        }
        #[expect(clippy::disallowed_methods, reason = "the test makes a file to find")]
        std::fs::write(site.path().join("felles/a.png"), "").unwrap();
        let files = walk(&content).unwrap();
        let paths = |of: &[FoundFile]| of.iter().map(|file| file.path.clone()).collect::<Vec<_>>();
        assert_eq!(paths(&files.assets), ["felles/a.png"]);
        assert!(files.has_links && files.documents.is_empty());
        let unreached: Vec<_> =
            files.unreached.iter().map(|file| (file.path.as_str(), file.reason)).collect();
        assert_eq!(
            unreached,
            [
                ("env.pdf", Reason::Outside),
                ("gone.png", Reason::Nowhere),
                ("loop", Reason::Nowhere),
                ("proc", Reason::Outside),
            ]
        );
    }
}
