//! Finding the files under `content/`.
//!
//! In: a folder. Out: its files in natural order, Markdown apart from assets, and what stands there
//! and cannot be read. Hidden files and the droppings of editors and operating systems are passed
//! over, and nothing else is. Reading the files is left to `text_file` and `asset_file`.

use std::cmp::Ordering;
use std::fs::File;
use std::io::ErrorKind;
use std::path::{Path, PathBuf};

use rayon::prelude::*;
use serde::{Deserialize, Serialize};
use unicode_normalization::UnicodeNormalization;
use walkdir::{DirEntry, WalkDir};

use super::load_error::LoadError;
use super::stamp::Stamp;
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
    Ok(Some(Unreached::new(relative_path(&path, folder)?, reason)))
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
        if entry.path_is_symlink() {
            let place = entry.path().canonicalize();
            if !place.is_ok_and(|place| own.iter().any(|folder| place.starts_with(folder))) {
                let path = relative_path(entry.path(), folder)?;
                self.unreached.push(Unreached::new(path, Reason::Outside));
                return Ok(false);
            }
            self.has_links = true;
        }
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
    Ok(FoundFile { path: relative_path(entry.path(), folder)?, disk, stamp: Stamp::of(&metadata) })
}

fn relative_path(path: &Path, folder: &Path) -> Result<String, LoadError> {
    let relative = path.strip_prefix(folder).unwrap_or(path);
    let parts: Option<Vec<&str>> =
        relative.components().map(|part| part.as_os_str().to_str()).collect();
    // macOS may write æ, ø and å as decomposed letters in file names, while links are typed
    // composed.
    parts
        .map(|parts| parts.join("/").nfc().collect())
        .ok_or_else(|| LoadError::Name { path: path.to_path_buf() })
}

fn is_markdown(path: &str) -> bool {
    path.rsplit_once('.').is_some_and(|(_, ending)| {
        ending.eq_ignore_ascii_case("md") || ending.eq_ignore_ascii_case("markdown")
    })
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

/// Natural order: runs of digits compare as numbers, so that `modul-2` comes before `modul-10`;
/// letter case only breaks ties.
pub(super) fn natural(a: &str, b: &str) -> Ordering {
    let (mut left, mut right) = (a, b);
    while !left.is_empty() && !right.is_empty() {
        let (left_part, left_rest) = split_run(left);
        let (right_part, right_rest) = split_run(right);
        let order = match (digits(left_part), digits(right_part)) {
            (Some(x), Some(y)) => (x.len(), x).cmp(&(y.len(), y)),
            _ => left_part.to_lowercase().cmp(&right_part.to_lowercase()),
        };
        if order != Ordering::Equal {
            return order;
        }
        (left, right) = (left_rest, right_rest);
    }
    left.len().cmp(&right.len()).then_with(|| a.cmp(b))
}

/// Splits off the run of digits, or of other characters, that a text begins with.
fn split_run(text: &str) -> (&str, &str) {
    let is_digit = text.starts_with(|c: char| c.is_ascii_digit());
    let end = text.find(|c: char| c.is_ascii_digit() != is_digit).unwrap_or(text.len());
    text.split_at(end)
}

/// The digits of a run without leading zeros: shorter is smaller, and equal lengths compare as
/// text.
fn digits(run: &str) -> Option<&str> {
    run.starts_with(|c: char| c.is_ascii_digit()).then(|| run.trim_start_matches('0'))
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::{prop_assert, prop_assert_eq, proptest};

    #[test]
    fn numbers_in_names_count_as_numbers() {
        let mut names =
            vec!["modul-10", "modul-2", "05-refleksjonsmodul", "04-mal", "Modul-2b", "006-slutt"];
        names.sort_by(|a, b| natural(a, b));
        assert_eq!(
            names,
            ["04-mal", "05-refleksjonsmodul", "006-slutt", "modul-2", "Modul-2b", "modul-10"]
        );
    }

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

    proptest! {
        #[test]
        fn natural_order_is_an_order(
            a in "[a-c0-9]{0,6}",
            b in "[a-c0-9]{0,6}",
            c in "[a-c0-9]{0,6}",
        ) {
            prop_assert_eq!(natural(&a, &b), natural(&b, &a).reverse());
            prop_assert_eq!(natural(&a, &b) == Ordering::Equal, a == b);
            if natural(&a, &b).is_le() && natural(&b, &c).is_le() {
                prop_assert!(natural(&a, &c).is_le());
            }
        }
    }
}
