//! The staging folder: the new and changed files of a site before they become visible.
//!
//! In: contents. Out: files in `.loype-staging/`. It is inside the output folder, hence on the same
//! file system, so that a file can be moved in by a rename. The folder is removed when the build is
//! done or dropped. What a killed build left is removed by the next build.

use std::io::{self, Write};
use std::path::{Path, PathBuf};
use std::sync::atomic::{AtomicU64, Ordering};
use std::{fs, fs::File};

use blake3::Hash;

use super::reserved::{MANIFEST, STAGING};
use super::{Operation, WriteError, contents};
use crate::output::Content;

/// The folder. It is removed when this value is dropped.
#[derive(Debug)]
pub(super) struct Staging {
    folder: PathBuf,
    next: AtomicU64,
}

/// The number of a staged file, which is also its name. Flat names need no subfolders and cannot
/// collide.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct StagedFile(u64);

impl Staging {
    /// An empty staging folder in `out`.
    pub(super) fn open(out: &Path) -> Result<Self, WriteError> {
        let folder = out.join(STAGING);
        match fs::remove_dir_all(&folder) {
            Err(error) if error.kind() != io::ErrorKind::NotFound => {
                return Err(WriteError::io(Operation::Remove, &folder, error));
            }
            _ => fs::create_dir(&folder)
                .map_err(|error| WriteError::io(Operation::Write, &folder, error))?,
        }
        Ok(Self { folder, next: AtomicU64::new(0) })
    }

    /// Copies a content into the folder, and returns its hash and its size in bytes.
    pub(super) fn stage(&self, content: &Content) -> Result<(StagedFile, Hash, u64), WriteError> {
        let staged = StagedFile(self.next.fetch_add(1, Ordering::Relaxed));
        let (hash, size) = contents::copy(content, &self.file(staged))?;
        Ok((staged, hash, size))
    }

    /// Writes a manifest into the folder and forces it onto the disk.
    pub(super) fn stage_manifest(&self, bytes: &[u8]) -> Result<(), WriteError> {
        let file = self.manifest();
        let written = File::create(&file)
            .and_then(|mut file| file.write_all(bytes).and_then(|()| file.sync_all()));
        written.map_err(|error| WriteError::io(Operation::Write, &file, error))
    }

    pub(super) fn file(&self, staged: StagedFile) -> PathBuf {
        self.folder.join(staged.0.to_string())
    }

    pub(super) fn manifest(&self) -> PathBuf {
        self.folder.join(MANIFEST)
    }
}

impl Drop for Staging {
    fn drop(&mut self) {
        // The next build removes what cannot be removed now.
        let _ = fs::remove_dir_all(&self.folder);
    }
}
