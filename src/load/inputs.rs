//! Everything that reading a site depends on, by what it holds, without understanding any of it.
//!
//! In: the site's root. Out: [`Inputs`], with a fingerprint that is equal where every file is. The
//! files are those that the [`Reader`](super::Reader) and the
//! [`ThemeReader`](super::ThemeReader) look at, found in the same way; the theme inside the binary
//! is part of the program.

use std::path::{Path, PathBuf};

use rayon::prelude::*;

use super::reader::find_config;
use super::stamp::Stamp;
use super::walk::{FoundFile, walk};
use super::{CONTENT_FOLDER, THEMES_FOLDER, theme_reader};
use crate::fingerprint::Fingerprint;

/// The files of a site.
#[derive(Debug)]
pub struct Inputs {
    files: Vec<InputFile>,
}

/// A file of a site.
#[derive(Debug)]
struct InputFile {
    path: PathBuf,
    stamp: Stamp,
    /// The hash of what it holds.
    hash: blake3::Hash,
}

impl Inputs {
    /// The files of the site at `root`; `None` if they cannot all be read, which those who read
    /// them report.
    #[must_use]
    pub fn of(root: &Path) -> Option<Self> {
        let read = |(path, stamp): (PathBuf, Stamp)| {
            let hash = hash(&path)?;
            Some(InputFile { path, stamp, hash })
        };
        let files = find(root)?.into_par_iter().map(read).collect::<Option<_>>()?;
        Some(Self { files })
    }

    /// The fingerprint of all names and of all that the files hold.
    #[must_use]
    pub fn fingerprint(&self) -> Fingerprint {
        let files = self.files.iter().map(|file| (&file.path, file.hash.as_bytes()));
        Fingerprint::of(&files.collect::<Vec<_>>())
    }

    /// Whether the files of the site at `root` are still the same and hold the same. Those that the
    /// disk says nobody has touched are not read again.
    #[must_use]
    pub fn still_hold(&self, root: &Path) -> bool {
        let is_same = |(file, (path, stamp)): (&InputFile, &(PathBuf, Stamp))| {
            file.path == *path && (file.stamp.is_surely(*stamp) || hash(path) == Some(file.hash))
        };
        find(root).is_some_and(|found| {
            found.len() == self.files.len() && self.files.par_iter().zip(&found).all(is_same)
        })
    }
}

/// The files with their metadata, in one order.
fn find(root: &Path) -> Option<Vec<(PathBuf, Stamp)>> {
    let config = find_config(root).ok()?;
    let content = walk(&root.join(CONTENT_FOLDER)).ok()?;
    if !content.unreached.is_empty() {
        return None;
    }
    let found = [vec![config], content.documents, content.assets].into_iter().flatten();
    let found = found.map(|FoundFile { disk, stamp, .. }| (disk, stamp));
    Some(found.chain(theme_reader::stamps(&root.join(THEMES_FOLDER))).collect())
}

fn hash(path: &Path) -> Option<blake3::Hash> {
    let mut hasher = blake3::Hasher::new();
    hasher.update_reader(std::fs::File::open(path).ok()?).ok()?;
    Some(hasher.finalize())
}

#[cfg(test)]
mod tests {
    #![allow(clippy::disallowed_methods, reason = "these tests change files between two looks")]

    use std::fs;

    use tempfile::TempDir;

    use super::*;

    fn site() -> TempDir {
        let folder = tempfile::tempdir().unwrap();
        for (path, text) in [
            ("site-config.yaml", "title: Kurs\n"),
            ("content/index.md", "# Kurs\n"),
            ("content/bilde.png", "PNG"),
            ("themes/eget/styles/50.css", "a {}\n"),
        ] {
            let file = folder.path().join(path);
            fs::create_dir_all(file.parent().unwrap()).unwrap();
            fs::write(file, text).unwrap();
        }
        folder
    }

    #[test]
    fn any_other_byte_name_or_file_makes_another_fingerprint() {
        let folder = site();
        let write = |path: &str, text: &str| fs::write(folder.path().join(path), text).unwrap();
        let changes: [(&str, &dyn Fn()); 6] = [
            ("config", &|| write("site-config.yaml", "title: Kurs!\n")),
            ("page", &|| write("content/index.md", "# Kurx\n")),
            ("asset", &|| write("content/bilde.png", "PNX")),
            ("theme", &|| write("themes/eget/styles/50.css", "b {}\n")),
            ("new file", &|| write("content/ny.md", "")),
            ("name", &|| {
                let [from, to] =
                    ["ny.md", "nyere.md"].map(|name| folder.path().join("content").join(name));
                fs::rename(from, to).unwrap();
            }),
        ];
        let mut known = vec![Inputs::of(folder.path()).unwrap().fingerprint()];
        for (what, change) in changes {
            let before = Inputs::of(folder.path()).unwrap();
            assert!(before.still_hold(folder.path()), "{what}");
            change();
            assert!(!before.still_hold(folder.path()), "{what}");
            let now = Inputs::of(folder.path()).unwrap().fingerprint();
            assert!(!known.contains(&now), "{what}");
            known.push(now);
        }
    }

    #[test]
    fn what_is_written_again_with_the_same_bytes_is_the_same() {
        let folder = site();
        let before = Inputs::of(folder.path()).unwrap();
        fs::write(folder.path().join("content/index.md"), "# Kurs\n").unwrap();
        assert!(before.still_hold(folder.path()));
        assert_eq!(Inputs::of(folder.path()).unwrap().fingerprint(), before.fingerprint());
    }

    #[test]
    fn a_folder_that_is_no_site_has_none() {
        assert!(Inputs::of(tempfile::tempdir().unwrap().path()).is_none());
    }
}
