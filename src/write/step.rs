//! One step of moving a site in: one operation of the file system, after which a build may be
//! killed.
//!
//! In: a [`Step`] of the plan. Out: the operation, done. A step that finds its work done already
//! succeeds, so that a build can go over what a killed one left. The order of the steps is left to
//! `plan`.

use std::path::Path;
use std::{fs, io};

use super::names::MANIFEST;
use super::path::OutPath;
use super::staging::{Staged, Staging};
use super::{Doing, WriteError};

/// One operation.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) enum Step {
    /// Writes a manifest into the staging folder, and onto the disk.
    StageManifest(Vec<u8>),
    /// Puts the staged manifest in the place of the old one.
    PlaceManifest,
    CreateFolder(OutPath),
    /// Moves a staged file in, over the old one if there is one.
    MoveIn(Staged, OutPath),
    Remove(OutPath),
    /// Removes a folder if it is empty.
    RemoveFolder(OutPath),
}

impl Step {
    pub(super) fn run(&self, out: &Path, staging: &Staging) -> Result<(), WriteError> {
        match self {
            Self::StageManifest(bytes) => staging.stage_manifest(bytes),
            Self::PlaceManifest => rename(&staging.manifest(), &out.join(MANIFEST)),
            Self::CreateFolder(path) => done(
                fs::create_dir(path.below(out)),
                &[io::ErrorKind::AlreadyExists],
                Doing::Write,
                &path.below(out),
            ),
            Self::MoveIn(staged, path) => rename(&staging.place(*staged), &path.below(out)),
            Self::Remove(path) => done(
                fs::remove_file(path.below(out)),
                &[io::ErrorKind::NotFound],
                Doing::Remove,
                &path.below(out),
            ),
            Self::RemoveFolder(path) => {
                let fine = [
                    io::ErrorKind::NotFound,
                    io::ErrorKind::NotADirectory,
                    io::ErrorKind::DirectoryNotEmpty,
                ];
                done(fs::remove_dir(path.below(out)), &fine, Doing::Remove, &path.below(out))
            }
        }
    }
}

/// One operation on every system: whoever opens `target` finds the old file or the new one, whole.
fn rename(staged: &Path, target: &Path) -> Result<(), WriteError> {
    done(fs::rename(staged, target), &[], Doing::Write, target)
}

fn done(
    result: io::Result<()>,
    fine: &[io::ErrorKind],
    doing: Doing,
    path: &Path,
) -> Result<(), WriteError> {
    match result {
        Err(error) if !fine.contains(&error.kind()) => Err(WriteError::io(doing, path, error)),
        _ => Ok(()),
    }
}
