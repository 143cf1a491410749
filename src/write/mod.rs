//! The finished site onto the disk, so that a failed or killed build never leaves a broken site
//! where a good one was.
//!
//! In: [`OutputFile`]s, from any thread. Out: the output folder, holding exactly these files, and
//! [`Written`], which says what was done. [`Writer::open`] looks at the folder and refuses one that
//! is not Løype's; [`Writer::put`] compares each file with what stands there and keeps what is new
//! in a staging folder beside it; [`Writer::commit`] moves all of it in, in an order that keeps
//! every link that a reader can follow whole. Until `commit` nothing visible changes, and a writer
//! that is dropped leaves the site as it was.
//!
//! **What is Løype's.** The folder has a manifest, `.loype-manifest.json`: every file that Løype
//! wrote, with its hash. Only files named there are ever replaced or removed. A file of the new
//! site replaces a file named there also when someone changed that by hand: the output folder is no
//! place to write. A changed file that the new site no longer has is not removed; the build is
//! refused and names it. Files whose name starts with a dot (`.git`, `.htaccess`), `Thumbs.db` and
//! `desktop.ini` are left alone and do not count, unless the site wants that very path. A file that
//! already holds exactly what the site wants becomes Løype's.
//!
//! **What may still be lost.** The process may be killed at any moment: the next build finds what
//! it left and completes the site. A loss of power is another matter: only the manifest is forced
//! onto the disk (`fsync`), since doing so for thousands of files would cost minutes, so files
//! moved in shortly before may come back empty or old. The next build compares every byte and mends
//! them; until then such a site may be broken, and a file cut short that the next site no longer
//! has is refused as changed by hand. While files are moved in, a reader may meet a new page with
//! an old style sheet for a moment. And when a path turns from a file into a folder, or back, the
//! old one is gone for the moment before the new one comes.

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
mod names;
mod path;
mod plan;
mod staging;
mod step;
#[cfg(test)]
mod tests;

use std::collections::BTreeMap;
use std::fs::{self, File};
use std::io;
use std::path::{Path, PathBuf};
use std::sync::{Mutex, MutexGuard, PoisonError};

pub use error::{Doing, WriteError};

use crate::output::OutputFile;
use manifest::Manifest;
use path::{OutPath, fold};
use plan::Plan;
use staging::{Staged, Staging};

/// The folders that authors write in, which no output folder may overlap.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Protected {
    /// The site's root: the output folder may stand in it, but may not be it or hold it.
    pub root: PathBuf,
    /// Content, themes and the like: the output folder may not stand in them either, or built files
    /// would become sources.
    pub sources: Vec<PathBuf>,
}

/// What a build did to the output folder.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct Written {
    /// The files of the site.
    pub files: usize,
    /// The bytes of all of them.
    pub bytes: u64,
    /// Files that were not there before.
    pub new: usize,
    /// Files that held something else before.
    pub changed: usize,
    /// Files that were left alone, since they hold the same bytes.
    pub unchanged: usize,
    /// Files that no longer belong and were removed.
    pub removed: usize,
}

/// One build into one output folder; holds the folder's lock until it is committed or dropped.
#[derive(Debug)]
pub struct Writer {
    out: PathBuf,
    old: Manifest,
    /// By folded path, so that two paths which some file system holds as one are found.
    puts: Mutex<BTreeMap<String, Put>>,
    staging: Staging,
    /// Held for its lock, which the operating system releases when the process ends, however it
    /// ends.
    _lock: File,
}

/// A file of the new site; without a result while it is being prepared, and for good when that
/// failed.
#[derive(Debug)]
struct Put {
    path: OutPath,
    ready: Option<Ready>,
}

/// A prepared file: staged, or left as it stands.
#[derive(Debug)]
struct Ready {
    hash: blake3::Hash,
    size: u64,
    change: Change,
}

#[derive(Debug, PartialEq, Eq)]
enum Change {
    None,
    New(Staged),
    Changed(Staged),
}

impl Writer {
    /// Opens the folder `out` for one build. A missing folder is made; what a killed build left in
    /// the staging folder is cleaned away.
    ///
    /// # Errors
    /// When `out` is a file, the root of the file system, or overlaps what is `protected`; when it
    /// holds files that Løype did not write; when another build has it open; when its manifest is
    /// damaged or of a newer Løype; and when the disk refuses.
    pub fn open(out: &Path, protected: &Protected) -> Result<Self, WriteError> {
        folder::allow(out, protected)?;
        if !out.join(names::LOCK).exists() {
            folder::manifest_of_own(out)?;
        }
        fs::create_dir_all(out).map_err(|error| WriteError::io(Doing::Write, out, error))?;
        let lock = folder::lock(out)?;
        let old = folder::manifest_of_own(out)?;
        let staging = Staging::open(out)?;
        Ok(Self { out: out.to_owned(), old, puts: Mutex::default(), staging, _lock: lock })
    }

    /// Prepares one file of the new site. Nothing visible changes. May be called from many threads
    /// at once.
    ///
    /// # Errors
    /// When the path is not a plain relative one, was put before, or is held as one with another on
    /// some computers (letter case); when a file that Løype did not write stands there; and when
    /// the disk refuses. After an error the site cannot be committed.
    pub fn put(&self, file: &OutputFile) -> Result<(), WriteError> {
        let path = OutPath::read(&file.path)?;
        let key = self.reserve(&path)?;
        let ready = self.prepare(&path, file)?;
        if let Some(put) = self.puts().get_mut(&key) {
            put.ready = Some(ready);
        }
        Ok(())
    }

    /// Makes the folder hold exactly the files that were put.
    ///
    /// The order is: a manifest of old and new files together, new files, changed files, removal of
    /// what no longer belongs, the new manifest. Pages come after the files that they show, and go
    /// before them. When nothing differs, nothing is written at all.
    ///
    /// # Errors
    /// Before anything visible changes: when a `put` failed, when one file's path is another's
    /// folder, and when a file to be removed was changed by someone. On the way: when the disk
    /// refuses; every link of the visible site still holds then, and the next build completes it.
    pub fn commit(self) -> Result<Written, WriteError> {
        let plan = self.plan()?;
        for step in &plan.steps {
            step.run(&self.out, &self.staging)?;
        }
        Ok(plan.written)
    }

    fn reserve(&self, path: &OutPath) -> Result<String, WriteError> {
        let key = fold(path.as_str());
        let mut puts = self.puts();
        match puts.get(&key) {
            None => puts.insert(key.clone(), Put { path: path.clone(), ready: None }),
            Some(other) if other.path == *path => {
                return Err(WriteError::Twice { path: path.to_string() });
            }
            Some(other) => return Err(WriteError::clash(&other.path, path)),
        };
        Ok(key)
    }

    fn prepare(&self, path: &OutPath, file: &OutputFile) -> Result<Ready, WriteError> {
        let standing = path.below(&self.out);
        let foreign = || WriteError::foreign(&self.out, vec![path.to_string()]);
        let exists = match fs::symlink_metadata(&standing) {
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
            Err(error) => return Err(WriteError::io(Doing::Read, &standing, error)),
        };
        if exists && let Some((hash, size)) = contents::same(&file.content, &standing)? {
            return Ok(Ready { hash, size, change: Change::None });
        }
        if exists && !self.old.owns(path, &standing)? {
            return Err(foreign());
        }
        let (staged, hash, size) = self.staging.stage(&file.content)?;
        Ok(Ready {
            hash,
            size,
            change: if exists { Change::Changed(staged) } else { Change::New(staged) },
        })
    }

    fn plan(&self) -> Result<Plan, WriteError> {
        Plan::make(&self.out, &self.old, &self.puts())
    }

    /// A thread that panicked elsewhere has left the map whole: it is only held for single
    /// insertions and look-ups.
    fn puts(&self) -> MutexGuard<'_, BTreeMap<String, Put>> {
        self.puts.lock().unwrap_or_else(PoisonError::into_inner)
    }
}
