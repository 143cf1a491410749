//! Paths in the output folder that are safe to write and to remove.
//!
//! In: the path of an [`OutputFile`](crate::output::OutputFile), or one out of a manifest. Out:
//! [`OutPath`], which on no operating system leads out of the folder or to Løype's own files there.
//! What is on the disk at that path is left to others.

use std::fmt;
use std::path::{Component, Path, PathBuf};

use unicode_normalization::UnicodeNormalization;

use super::WriteError;
use super::reserved::{BUILT_FOLDERS, RESERVED};

/// A relative path with `/` between its parts, none of them empty, `.` or `..`.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
pub(super) struct OutPath(String);

impl OutPath {
    /// Checks a path.
    pub(super) fn parse(path: &str) -> Result<Self, WriteError> {
        let parts_are_plain = path.split('/').all(is_plain);
        let system_agrees =
            Path::new(path).components().all(|component| matches!(component, Component::Normal(_)));
        let own = path
            .split('/')
            .next()
            .is_some_and(|first| RESERVED.contains(&first.to_lowercase().as_str()));
        if parts_are_plain && system_agrees && !own {
            Ok(Self(path.to_owned()))
        } else {
            Err(WriteError::BadPath { path: path.to_owned() })
        }
    }

    pub(super) fn as_str(&self) -> &str {
        &self.0
    }

    /// The path on the disk, inside the folder `out`.
    pub(super) fn within(&self, out: &Path) -> PathBuf {
        self.0.split('/').fold(out.to_owned(), |path, part| path.join(part))
    }

    /// The folders on the path, the outermost first.
    pub(super) fn folders(&self) -> impl Iterator<Item = Self> {
        self.0
            .match_indices('/')
            .filter_map(|(end, _)| self.0.get(..end))
            .map(|folder| Self(folder.to_owned()))
    }

    /// Whether this is a file that pages ask for after they have been opened, and that only pages
    /// of the same build know: a file of the theme or of the search.
    pub(super) fn is_asked_for_later(&self) -> bool {
        self.0.split_once('/').is_some_and(|(folder, _)| BUILT_FOLDERS.contains(&folder))
    }

    /// Whether this is a page, which links to other files.
    pub(super) fn is_page(&self) -> bool {
        Path::new(&self.0)
            .extension()
            .is_some_and(|extension| extension.eq_ignore_ascii_case("html"))
    }
}

impl fmt::Display for OutPath {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.0)
    }
}

/// A form in which two paths are equal if Windows or macOS treats them as one file: composed
/// Unicode (NFC) in lower case.
pub(super) fn fold(path: &str) -> String {
    path.nfc().flat_map(char::to_lowercase).collect()
}

/// Whether a path component is safe everywhere. On Windows a colon names a drive or a hidden
/// stream, and a backslash is a separator; no address may contain a control character.
fn is_plain(part: &str) -> bool {
    !matches!(part, "" | "." | "..")
        && !part.contains(|c: char| matches!(c, '\\' | ':') || c.is_control())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_plain_relative_paths_are_taken() {
        for path in ["index.html", "kurs/modul-1/å lese.html", ".nojekyll", "a/..b/c..html"] {
            assert!(OutPath::parse(path).is_ok(), "{path}");
        }
        for path in [
            "",
            "/",
            "/etc/passwd",
            "../a",
            "a/../b",
            "a/./b",
            "a//b",
            "a/",
            "C:/a",
            "C:a",
            "a\\b",
            "a\0",
            "a\nb",
        ] {
            assert!(matches!(OutPath::parse(path), Err(WriteError::BadPath { .. })), "{path}");
        }
    }

    #[test]
    fn the_folder_keeps_its_own_files_for_itself() {
        for path in [".loype-manifest.json", ".loype-staging/0", ".Loype-Lock"] {
            assert!(OutPath::parse(path).is_err(), "{path}");
        }
    }

    #[test]
    fn what_some_computers_hold_as_one_folds_to_one() {
        assert_eq!(fold("Kurs/BLÅ.png"), fold("kurs/bla\u{30a}.png"));
    }
}
