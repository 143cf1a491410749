//! The finished site onto the disk, so that a failed or killed build never leaves a broken site
//! where a good one was.
//!
//! In: [`OutputFile`]s, from any thread. Out: the output folder, holding exactly these files, and
//! [`WriteSummary`], the counts of what was done. [`OutputWriter::open`] inspects the folder and
//! refuses one that is not Løype's. [`OutputWriter::put`] compares a file with the one on the disk
//! and, where they differ, keeps the new one in a staging folder. [`OutputWriter::commit`] moves
//! the staged files in, in an order that never breaks a link that a reader can follow. Nothing
//! visible changes before `commit`, and a writer that is dropped leaves the site as it was.
//!
//! **What is Løype's.** The folder has a manifest, `.loype-manifest.json`: every file that Løype
//! wrote, with its hash. Only files named there are ever replaced or removed. A file of the new
//! site replaces a file named there even if someone edited that by hand: the output folder is not a
//! place to edit. An edited file that the new site no longer has is not removed; the build is
//! refused with an error that names it. Files whose name starts with a dot (`.git`, `.htaccess`),
//! `Thumbs.db` and `desktop.ini` are ignored unless the site has a file of exactly that path; in a
//! folder that no build has written to, only those of version control, servers and systems are. A
//! file that already holds exactly what the site wants becomes Løype's.
//!
//! **What is kept from the build before.** Readers have pages of it open, which fetch files of the
//! theme and of the search when they are needed. Those files, which are named by what they hold,
//! stay until the next build that changes anything; the manifest lists them apart from the site,
//! and no count has them. A build for something else (another audience, another config) keeps
//! none, so that it holds nothing that is not for its readers.
//!
//! **What may still be lost.** The process may be killed at any moment: the next build finds what
//! it left and completes the site. A power failure is different. Only the manifest is forced onto
//! the disk (`fsync`), since syncing thousands of files would take minutes, so files moved in
//! shortly before may come back empty or old. The next build compares every byte and repairs them.
//! Until then such a site may be broken, and a truncated file that the next site no longer has is
//! refused as edited by hand. And when a path changes from a file to a folder, or back, the old one
//! is missing for a moment before the new one arrives.

#![allow(
    clippy::disallowed_methods,
    reason = "this is one of the two ends where the disk is touched"
)]

mod contents;
mod error;
mod folder;
#[cfg(test)]
mod kill;
mod manifest;
mod message;
mod path;
mod plan;
mod prepared;
mod reserved;
mod staging;
mod step;
#[cfg(test)]
mod tests;

use std::collections::BTreeMap;
use std::fs::{self, File};
use std::io;
use std::path::{Path, PathBuf};
use std::sync::{Mutex, MutexGuard, PoisonError};

use blake3::Hash;
use rayon::prelude::*;

pub use error::{Operation, WriteError};
pub use folder::Protected;
pub use plan::WriteSummary;

use crate::fingerprint::Fingerprint;
use crate::output::OutputFile;
use manifest::Manifest;
use path::{OutPath, fold};
use plan::CommitPlan;
use prepared::{FileChange, Prepared, PutFile};
use staging::Staging;

/// What a commit did.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Committed {
    /// What was done to the output folder.
    pub summary: WriteSummary,
    /// The fingerprint of all that the folder holds now, which the next build finds as
    /// [`OutputWriter::output_before`].
    pub output: Fingerprint,
}

/// One build into one output folder. Holds the folder's lock until it is committed or dropped.
#[derive(Debug)]
pub struct OutputWriter {
    out: PathBuf,
    made_for: Fingerprint,
    old: Manifest,
    /// Keyed by folded path, so that two paths that are one file on some file systems are detected.
    puts: Mutex<BTreeMap<String, PutFile>>,
    /// Files that stand as the build before left them: the hash and the size in bytes of each.
    standing: Mutex<BTreeMap<String, (Hash, u64)>>,
    staging: Staging,
    /// Kept for its lock, which the operating system releases when the process ends for any reason.
    _lock: File,
}

impl OutputWriter {
    /// Opens the folder `out` for one build. Creates it if it is missing, and removes what a killed
    /// build left in the staging folder. `made_for` tells what the site is built for: files are
    /// kept only from a build for the same.
    ///
    /// # Errors
    /// When `out` is a file, is the root of the file system, or overlaps a `protected` folder; when
    /// it holds files that Løype did not write; when another build has it open; when its manifest
    /// is damaged or from a newer Løype; and when the operating system reports an error.
    pub fn open(
        out: &Path,
        protected: &Protected,
        made_for: Fingerprint,
    ) -> Result<Self, WriteError> {
        folder::check_location(out, protected)?;
        if !out.join(reserved::LOCK).exists() {
            folder::load_own_manifest(out)?;
        }
        fs::create_dir_all(out).map_err(|error| WriteError::io(Operation::Write, out, error))?;
        let lock = folder::lock(out)?;
        let old = folder::load_own_manifest(out)?;
        let staging = Staging::open(out)?;
        let (puts, standing) = (Mutex::default(), Mutex::default());
        Ok(Self { out: out.to_owned(), made_for, old, puts, standing, staging, _lock: lock })
    }

    /// What the commit of the build before returned as its `output`. Somebody may have changed files
    /// since.
    #[must_use]
    pub fn output_before(&self) -> Fingerprint {
        self.old.fingerprint()
    }

    /// Whether every file still holds what the build before wrote.
    #[must_use]
    pub fn is_as_left(&self) -> bool {
        let paths: Vec<&OutPath> = self.old.paths().collect();
        paths.into_par_iter().all(|path| self.as_left(path).is_some())
    }

    /// Whether the file at `path` still holds what the build before wrote, so that it can be
    /// [kept](Self::keep).
    #[must_use]
    pub fn stands(&self, path: &str) -> bool {
        let found = OutPath::parse(path).ok().and_then(|path| self.as_left(&path));
        let stands = found.is_some();
        let mut standing = self.standing.lock().unwrap_or_else(PoisonError::into_inner);
        standing.extend(found.map(|found| (path.to_owned(), found)));
        stands
    }

    fn as_left(&self, path: &OutPath) -> Option<(Hash, u64)> {
        let existing = path.within(&self.out);
        let is_file = fs::symlink_metadata(&existing).is_ok_and(|metadata| metadata.is_file());
        is_file.then(|| self.old.as_written(path, &existing).ok()).flatten().flatten()
    }

    /// Makes a file of the build before, which was found to [stand](Self::stands), one of the new
    /// site, unless that file was put.
    ///
    /// # Errors
    /// Those of [`put`](Self::put). A file that was not found to stand fails the commit.
    pub fn keep(&self, path: &str) -> Result<(), WriteError> {
        let path = OutPath::parse(path)?;
        let key = match self.reserve(&path) {
            Err(WriteError::DuplicatePath { .. }) => return Ok(()),
            reserved => reserved?,
        };
        let standing = self.standing.lock().unwrap_or_else(PoisonError::into_inner);
        let found = standing.get(path.as_str());
        let prepared = found.map(|&(hash, size)| Prepared { hash, size, change: FileChange::None });
        if let Some(put) = self.puts().get_mut(&key) {
            put.prepared = prepared;
        }
        Ok(())
    }

    /// Prepares one file of the new site. Nothing visible changes. May be called from many threads
    /// at once.
    ///
    /// # Errors
    /// When the path is not a plain relative one, was put before, or is the same file as another
    /// path on some computers (letter case); when Løype did not write the file that is there; and
    /// when the operating system reports an error. After an error the site cannot be committed.
    pub fn put(&self, file: &OutputFile) -> Result<(), WriteError> {
        let path = OutPath::parse(&file.path)?;
        let key = self.reserve(&path)?;
        let prepared = self.prepare(&path, file)?;
        if let Some(put) = self.puts().get_mut(&key) {
            put.prepared = Some(prepared);
        }
        Ok(())
    }

    /// Makes the folder hold exactly the files that were put, and what is kept from the build
    /// before.
    ///
    /// The order is: a manifest of old and new files together, new files, changed files, removal of
    /// stale files, the new manifest. Pages are moved in after the files that they show, and
    /// removed before them. If nothing differs, nothing is written at all.
    ///
    /// # Errors
    /// Before anything visible changes: when a `put` failed, when one file's path is another's
    /// folder, and when a file to be removed was edited by someone. During the steps: when the
    /// operating system reports an error; every link of the visible site still works then, and the
    /// next build completes it.
    pub fn commit(self) -> Result<Committed, WriteError> {
        let plan = self.plan()?;
        for step in &plan.steps {
            step.run(&self.out, &self.staging)?;
        }
        Ok(Committed { summary: plan.summary, output: plan.output })
    }

    fn reserve(&self, path: &OutPath) -> Result<String, WriteError> {
        let key = fold(path.as_str());
        let mut puts = self.puts();
        match puts.get(&key) {
            None => puts.insert(key.clone(), PutFile { path: path.clone(), prepared: None }),
            Some(other) if other.path == *path => {
                return Err(WriteError::DuplicatePath { path: path.to_string() });
            }
            Some(other) => return Err(WriteError::conflict(other.path.as_str(), path.as_str())),
        };
        Ok(key)
    }

    fn prepare(&self, path: &OutPath, file: &OutputFile) -> Result<Prepared, WriteError> {
        let existing = path.within(&self.out);
        let foreign = || WriteError::foreign(&self.out, vec![path.to_string()]);
        let exists = match fs::symlink_metadata(&existing) {
            Ok(metadata) if metadata.is_file() => true,
            Ok(metadata) if metadata.is_dir() && self.old.holds_folder(path) => false,
            Ok(_) => return Err(foreign()),
            Err(error)
                if matches!(
                    error.kind(),
                    io::ErrorKind::NotFound | io::ErrorKind::NotADirectory
                ) =>
            {
                false
            }
            Err(error) => return Err(WriteError::io(Operation::Read, &existing, error)),
        };
        if exists && let Some((hash, size)) = contents::same(&file.content, &existing)? {
            return Ok(Prepared { hash, size, change: FileChange::None });
        }
        if exists && !self.old.owns(path, &existing)? {
            return Err(foreign());
        }
        let (staged, hash, size) = self.staging.stage(&file.content)?;
        Ok(Prepared {
            hash,
            size,
            change: if exists { FileChange::Changed(staged) } else { FileChange::New(staged) },
        })
    }

    fn plan(&self) -> Result<CommitPlan, WriteError> {
        CommitPlan::make(&self.out, &self.old, &self.puts(), self.made_for)
    }

    /// A poisoned lock is harmless: the map is only locked for single insertions and look-ups, so a
    /// panicking thread cannot leave it half-changed.
    fn puts(&self) -> MutexGuard<'_, BTreeMap<String, PutFile>> {
        self.puts.lock().unwrap_or_else(PoisonError::into_inner)
    }
}
