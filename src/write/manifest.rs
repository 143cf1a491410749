//! The list of the files that Løype wrote, `.loype-manifest.json`.
//!
//! In: the file in the output folder. Out: [`Manifest`], by which files are known as Løype's own,
//! and its bytes. A path may have several hashes: while a build moves files in, either the old or
//! the new one stands there, and a killed build leaves it so.

use std::collections::{BTreeMap, BTreeSet};
use std::path::Path;
use std::{fs, io};

use blake3::Hash;
use serde::{Deserialize, Serialize};

use super::names::MANIFEST;
use super::path::{OutPath, fold};
use super::{Doing, WriteError, contents};

/// The version that this program writes and the only one that it reads.
const VERSION: u32 = 1;

/// Which files are Løype's, and what they held when they were written.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub(super) struct Manifest {
    files: BTreeMap<OutPath, Vec<Hash>>,
    /// The folded paths, for file systems that fold them too.
    folded: BTreeSet<String>,
}

/// The file as it stands: paths to hashes in hexadecimal, with a space between them.
#[derive(Serialize, Deserialize)]
struct Stored {
    version: u32,
    files: BTreeMap<String, String>,
}

/// Read before the rest, which a newer version may have changed.
#[derive(Deserialize)]
struct Versioned {
    version: u32,
}

impl Manifest {
    /// The manifest in the folder `out`; empty when there is none.
    pub(super) fn load(out: &Path) -> Result<Self, WriteError> {
        let path = out.join(MANIFEST);
        let bytes = match fs::read(&path) {
            Ok(bytes) => bytes,
            Err(error) if error.kind() == io::ErrorKind::NotFound => return Ok(Self::default()),
            Err(error) => return Err(WriteError::io(Doing::Read, &path, error)),
        };
        match serde_json::from_slice::<Versioned>(&bytes) {
            Ok(Versioned { version }) if version > VERSION => {
                Err(WriteError::ManifestNewer { path })
            }
            _ => Self::read(&bytes).ok_or(WriteError::ManifestDamaged { path }),
        }
    }

    /// Paths are checked like those that are put: whoever edits the manifest cannot point it at
    /// files outside the folder.
    fn read(bytes: &[u8]) -> Option<Self> {
        let stored: Stored = serde_json::from_slice(bytes).ok()?;
        let mut manifest = (stored.version == VERSION).then(Self::default)?;
        for (path, hashes) in stored.files {
            let path = OutPath::read(&path).ok()?;
            for hash in hashes.split(' ') {
                manifest.add(&path, Hash::from_hex(hash).ok()?);
            }
        }
        Some(manifest)
    }

    /// The bytes of the file, the same for the same files.
    pub(super) fn bytes(&self) -> Vec<u8> {
        let joined = |hashes: &Vec<Hash>| {
            hashes.iter().map(|hash| hash.to_hex().to_string()).collect::<Vec<_>>().join(" ")
        };
        let files =
            self.files.iter().map(|(path, hashes)| (path.to_string(), joined(hashes))).collect();
        // Text as keys and values always serialises; should it not, an empty file is refused as
        // damaged and nothing is lost.
        serde_json::to_vec_pretty(&Stored { version: VERSION, files }).unwrap_or_default()
    }

    /// Names a file, or one more hash for it.
    pub(super) fn add(&mut self, path: &OutPath, hash: Hash) {
        let hashes = self.files.entry(path.clone()).or_default();
        if !hashes.contains(&hash) {
            hashes.push(hash);
            hashes.sort_by(|a, b| a.as_bytes().cmp(b.as_bytes()));
        }
        self.folded.insert(fold(path.as_str()));
    }

    /// The files of both.
    pub(super) fn union(&self, other: &Self) -> Self {
        let mut union = self.clone();
        for (path, hashes) in &other.files {
            for &hash in hashes {
                union.add(path, hash);
            }
        }
        union
    }

    pub(super) fn paths(&self) -> impl Iterator<Item = &OutPath> {
        self.files.keys()
    }

    /// Whether `path` is named, in this very spelling.
    pub(super) fn has(&self, path: &OutPath) -> bool {
        self.files.contains_key(path)
    }

    /// Whether `path` is named, letter case aside.
    pub(super) fn names(&self, path: &str) -> bool {
        self.folded.contains(&fold(path))
    }

    /// Whether a named file stands below the folder `folder`.
    pub(super) fn holds_folder(&self, folder: &OutPath) -> bool {
        self.paths().any(|path| path.folders().any(|named| named == *folder))
    }

    /// Whether the file `standing` at `path` is Løype's: named there, or named in another letter
    /// case with what it holds.
    pub(super) fn owns(&self, path: &OutPath, standing: &Path) -> Result<bool, WriteError> {
        if self.has(path) {
            return Ok(true);
        }
        let mut others = self
            .files
            .iter()
            .filter(|(other, _)| fold(other.as_str()) == fold(path.as_str()))
            .peekable();
        if others.peek().is_none() {
            return Ok(false);
        }
        let hash = contents::hash(standing)?;
        Ok(others.any(|(_, hashes)| hashes.contains(&hash)))
    }

    /// Whether the file `standing` at `path` still holds what Løype wrote there.
    pub(super) fn is_as_written(
        &self,
        path: &OutPath,
        standing: &Path,
    ) -> Result<bool, WriteError> {
        let hash = contents::hash(standing)?;
        Ok(self.files.get(path).is_some_and(|hashes| hashes.contains(&hash)))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn manifest(files: &[(&str, &str)]) -> Manifest {
        let mut manifest = Manifest::default();
        for (path, text) in files {
            manifest.add(&OutPath::read(path).unwrap(), blake3::hash(text.as_bytes()));
        }
        manifest
    }

    #[test]
    fn it_reads_back_what_it_wrote() {
        let manifest = manifest(&[("a.html", "old"), ("b/c.css", "x"), ("a.html", "new")]);
        assert_eq!(Manifest::read(&manifest.bytes()), Some(manifest));
    }

    #[test]
    fn a_union_has_the_hashes_of_both_in_any_order() {
        let (old, new) = (manifest(&[("a", "1"), ("b", "1")]), manifest(&[("a", "2"), ("c", "1")]));
        assert_eq!(old.union(&new), new.union(&old));
        assert_eq!(old.union(&new), manifest(&[("a", "2"), ("c", "1"), ("b", "1"), ("a", "1")]));
    }

    #[test]
    fn a_path_that_leads_out_of_the_folder_damages_it() {
        let text = manifest(&[("inside", "x")]).bytes();
        let text = String::from_utf8(text).unwrap().replace("inside", "../outside");
        assert_eq!(Manifest::read(text.as_bytes()), None);
    }
}
