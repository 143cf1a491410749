//! The list of the files that Løype wrote, `.loype-manifest.json`.
//!
//! In: the file in the output folder. Out: [`Manifest`], which tells Løype's own files from others,
//! and its bytes. A path may have several hashes: while a build moves files in, the file on the
//! disk is either the old or the new one, and a killed build leaves it so.
//!
//! Some of the files may be kept from the build before: what its pages, which readers may still
//! have open, ask for later. They are Løype's, and no part of the site.

use std::collections::{BTreeMap, BTreeSet};
use std::path::Path;
use std::{fs, io};

use blake3::Hash;
use serde::{Deserialize, Serialize};

use super::path::{OutPath, fold};
use super::reserved::MANIFEST;
use super::{Operation, WriteError, contents};
use crate::fingerprint::Fingerprint;

/// The version of the format that this program writes, and the only one that it accepts.
const VERSION: u32 = 1;

/// The files that Løype wrote, and the hashes of their contents when written.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub(super) struct Manifest {
    /// What the site was built for; `None` where that is not one thing, after a killed build.
    made_for: Option<String>,
    files: BTreeMap<OutPath, Vec<Hash>>,
    /// Those of them that are kept from the build before.
    kept: BTreeSet<OutPath>,
    /// The folded paths, for file systems that ignore letter case.
    folded: BTreeSet<String>,
}

/// The serialised form: paths to hexadecimal hashes, separated by spaces.
#[derive(Serialize, Deserialize)]
struct ManifestFile {
    version: u32,
    #[serde(default)]
    made_for: Option<String>,
    files: BTreeMap<String, String>,
    #[serde(default, skip_serializing_if = "BTreeMap::is_empty")]
    kept: BTreeMap<String, String>,
}

/// The version alone, parsed first, since a newer version may have changed the rest.
#[derive(Deserialize)]
struct ManifestVersion {
    version: u32,
}

impl Manifest {
    /// The manifest of a site, without files.
    pub(super) fn of_site(made_for: Fingerprint) -> Self {
        Self { made_for: Some(made_for.name()), ..Self::default() }
    }

    /// The manifest in the folder `out`; empty if there is none.
    pub(super) fn load(out: &Path) -> Result<Self, WriteError> {
        let path = out.join(MANIFEST);
        let bytes = match fs::read(&path) {
            Ok(bytes) => bytes,
            Err(error) if error.kind() == io::ErrorKind::NotFound => return Ok(Self::default()),
            Err(error) => return Err(WriteError::io(Operation::Read, &path, error)),
        };
        match serde_json::from_slice::<ManifestVersion>(&bytes) {
            Ok(ManifestVersion { version }) if version > VERSION => {
                Err(WriteError::ManifestNewer { path })
            }
            _ => Self::parse(&bytes).ok_or(WriteError::ManifestDamaged { path }),
        }
    }

    /// Checks paths like those that are put, so that an edited manifest cannot point at files
    /// outside the folder.
    fn parse(bytes: &[u8]) -> Option<Self> {
        let stored: ManifestFile = serde_json::from_slice(bytes).ok()?;
        let mut manifest = (stored.version == VERSION).then(Self::default)?;
        manifest.made_for = stored.made_for;
        let kept = stored.kept.keys().map(|path| OutPath::parse(path).ok());
        manifest.kept = kept.collect::<Option<_>>()?;
        for (path, hashes) in stored.files.into_iter().chain(stored.kept) {
            let path = OutPath::parse(&path).ok()?;
            for hash in hashes.split(' ') {
                manifest.add(&path, Hash::from_hex(hash).ok()?);
            }
        }
        Some(manifest)
    }

    /// The serialised bytes, deterministic for the same files and hashes.
    pub(super) fn bytes(&self) -> Vec<u8> {
        let joined = |hashes: &Vec<Hash>| {
            hashes.iter().map(|hash| hash.to_hex().to_string()).collect::<Vec<_>>().join(" ")
        };
        let listed = |is_kept: bool| {
            let files = self.files.iter().filter(|(path, _)| self.kept.contains(path) == is_kept);
            files.map(|(path, hashes)| (path.to_string(), joined(hashes))).collect()
        };
        // A map from text to text always serialises. If it ever failed, the empty file would be
        // refused as damaged, and nothing would be lost.
        let made_for = self.made_for.clone();
        let (files, kept) = (listed(false), listed(true));
        let file = ManifestFile { version: VERSION, made_for, files, kept };
        serde_json::to_vec_pretty(&file).unwrap_or_default()
    }

    /// Adds a file, or one more hash of it.
    pub(super) fn add(&mut self, path: &OutPath, hash: Hash) {
        let hashes = self.files.entry(path.clone()).or_default();
        if !hashes.contains(&hash) {
            hashes.push(hash);
            hashes.sort_by(|a, b| a.as_bytes().cmp(b.as_bytes()));
        }
        self.folded.insert(fold(path.as_str()));
    }

    /// Keeps a file of the build before, with the hashes that it has there.
    pub(super) fn keep(&mut self, path: &OutPath, before: &Self) {
        for &hash in before.files.get(path).into_iter().flatten() {
            self.add(path, hash);
        }
        self.kept.insert(path.clone());
    }

    /// The files of this site that its pages may still ask for when the site `new` is in its place.
    /// None, if that is made for something else: it must hold nothing of this one. If the two are
    /// the same, those that this one has kept.
    pub(super) fn outlasting<'a>(&'a self, new: &'a Self) -> impl Iterator<Item = &'a OutPath> {
        let is_for_the_same = self.made_for.is_some() && self.made_for == new.made_for;
        let is_kept = |path: &OutPath| self.kept.contains(path);
        let own = || self.files.iter().filter(move |(path, _)| !is_kept(path));
        let is_same = own().eq(&new.files);
        let lasts = move |path: &&OutPath| {
            if is_same { is_kept(path) } else { !is_kept(path) && path.is_asked_for_later() }
        };
        let paths = self.paths().filter(move |path| is_for_the_same && !new.has(path));
        paths.filter(lasts)
    }

    /// The files of both. What they are made for is one thing only if it is the same.
    pub(super) fn union(&self, other: &Self) -> Self {
        let mut union = self.clone();
        union.made_for =
            union.made_for.filter(|made_for| other.made_for.as_ref() == Some(made_for));
        union.kept.extend(other.kept.iter().cloned());
        union.kept.retain(|path| !other.has(path) || other.kept.contains(path));
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

    /// The fingerprint of all that it says.
    pub(super) fn fingerprint(&self) -> Fingerprint {
        Fingerprint::of(&self.bytes())
    }

    /// Whether `path` is listed, in exactly this spelling.
    pub(super) fn has(&self, path: &OutPath) -> bool {
        self.files.contains_key(path)
    }

    /// Whether `path` is listed, ignoring letter case.
    pub(super) fn names(&self, path: &str) -> bool {
        self.folded.contains(&fold(path))
    }

    /// Whether a listed file is inside the folder `folder`.
    pub(super) fn holds_folder(&self, folder: &OutPath) -> bool {
        self.paths().any(|path| path.folders().any(|named| named == *folder))
    }

    /// Whether the file `existing` at `path` is Løype's: listed under `path`, or listed in another
    /// letter case with the same contents.
    pub(super) fn owns(&self, path: &OutPath, existing: &Path) -> Result<bool, WriteError> {
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
        let (hash, _) = contents::hash(existing)?;
        Ok(others.any(|(_, hashes)| hashes.contains(&hash)))
    }

    /// Whether the file `existing` at `path` still holds what Løype wrote there.
    pub(super) fn is_as_written(
        &self,
        path: &OutPath,
        existing: &Path,
    ) -> Result<bool, WriteError> {
        Ok(self.as_written(path, existing)?.is_some())
    }

    /// The hash and the size in bytes of the file `existing` at `path`, if it still holds what
    /// Løype wrote there.
    pub(super) fn as_written(
        &self,
        path: &OutPath,
        existing: &Path,
    ) -> Result<Option<(Hash, u64)>, WriteError> {
        let (hash, size) = contents::hash(existing)?;
        let is_listed = self.files.get(path).is_some_and(|hashes| hashes.contains(&hash));
        Ok(is_listed.then_some((hash, size)))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn manifest(files: &[(&str, &str)]) -> Manifest {
        let mut manifest = Manifest::default();
        for (path, text) in files {
            manifest.add(&OutPath::parse(path).unwrap(), blake3::hash(text.as_bytes()));
        }
        manifest
    }

    #[test]
    fn it_reads_back_what_it_wrote() {
        let mut manifest = manifest(&[("a.html", "old"), ("b/c.css", "x"), ("a.html", "new")]);
        assert_eq!(Manifest::parse(&manifest.bytes()).as_ref(), Some(&manifest));
        manifest.made_for = Some("a".to_owned());
        manifest.keep(&OutPath::parse("b/c.css").unwrap(), &manifest.clone());
        assert_eq!(Manifest::parse(&manifest.bytes()), Some(manifest));
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
        assert_eq!(Manifest::parse(text.as_bytes()), None);
    }
}
