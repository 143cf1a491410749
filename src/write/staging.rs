//! The staging folder: what the new site brings, before any of it is visible.
//!
//! In: contents. Out: files in `.loype-staging/` inside the output folder, so that they are on the
//! same file system and can be moved in by a rename. The folder is removed when the build is done
//! or dropped; what a killed build left is removed by the next.

use std::io::{self, Write};
use std::path::{Path, PathBuf};
use std::sync::atomic::{AtomicU64, Ordering};
use std::{fs, fs::File};

use blake3::Hash;

use super::names::{MANIFEST, STAGING};
use super::{Doing, WriteError, contents};
use crate::output::Content;

/// The folder, which is removed when this is dropped.
#[derive(Debug)]
pub(super) struct Staging {
    folder: PathBuf,
    next: AtomicU64,
}

/// The number of a staged file: flat names need no folders and cannot collide.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Staged(u64);

impl Staging {
    /// An empty staging folder in `out`.
    pub(super) fn open(out: &Path) -> Result<Self, WriteError> {
        let folder = out.join(STAGING);
        match fs::remove_dir_all(&folder) {
            Err(error) if error.kind() != io::ErrorKind::NotFound => {
                return Err(WriteError::io(Doing::Remove, &folder, error));
            }
            _ => fs::create_dir(&folder)
                .map_err(|error| WriteError::io(Doing::Write, &folder, error))?,
        }
        Ok(Self { folder, next: AtomicU64::new(0) })
    }

    /// Puts a content aside, and gives its hash and size.
    pub(super) fn stage(&self, content: &Content) -> Result<(Staged, Hash, u64), WriteError> {
        let staged = Staged(self.next.fetch_add(1, Ordering::Relaxed));
        let (hash, size) = contents::copy(content, &self.place(staged))?;
        Ok((staged, hash, size))
    }

    /// Puts a manifest aside and forces it onto the disk.
    pub(super) fn stage_manifest(&self, bytes: &[u8]) -> Result<(), WriteError> {
        let place = self.manifest();
        let written = File::create(&place)
            .and_then(|mut file| file.write_all(bytes).and_then(|()| file.sync_all()));
        written.map_err(|error| WriteError::io(Doing::Write, &place, error))
    }

    pub(super) fn place(&self, staged: Staged) -> PathBuf {
        self.folder.join(staged.0.to_string())
    }

    pub(super) fn manifest(&self) -> PathBuf {
        self.folder.join(MANIFEST)
    }
}

impl Drop for Staging {
    fn drop(&mut self) {
        // What cannot be removed now is removed by the next build.
        let _ = fs::remove_dir_all(&self.folder);
    }
}
