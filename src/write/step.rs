//! One step of a commit: one file-system operation, after which a build may be killed.
//!
//! In: a [`CommitStep`] of the plan. Out: the operation, done. Steps are idempotent: a step whose
//! work is already done succeeds, so that a build can continue from what a killed one left. The
//! order of the steps is left to `plan`.

use std::path::Path;
use std::{fs, io};

use super::path::OutPath;
use super::reserved::MANIFEST;
use super::staging::{StagedFile, Staging};
use super::{Operation, WriteError};

/// One operation.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) enum CommitStep {
    /// Writes a manifest into the staging folder and syncs it to the disk.
    StageManifest(Vec<u8>),
    /// Replaces the old manifest by the staged one.
    PlaceManifest,
    CreateFolder(OutPath),
    /// Moves a staged file in, replacing the old one if there is one.
    MoveIn(StagedFile, OutPath),
    Remove(OutPath),
    /// Removes a folder if it is empty.
    RemoveFolder(OutPath),
}

impl CommitStep {
    pub(super) fn run(&self, out: &Path, staging: &Staging) -> Result<(), WriteError> {
        match self {
            Self::StageManifest(bytes) => staging.stage_manifest(bytes),
            Self::PlaceManifest => rename(&staging.manifest(), &out.join(MANIFEST)),
            Self::CreateFolder(path) => done(
                fs::create_dir(path.within(out)),
                &[io::ErrorKind::AlreadyExists],
                Operation::Write,
                &path.within(out),
            ),
            Self::MoveIn(staged, path) => rename(&staging.file(*staged), &path.within(out)),
            Self::Remove(path) => done(
                fs::remove_file(path.within(out)),
                &[io::ErrorKind::NotFound],
                Operation::Remove,
                &path.within(out),
            ),
            Self::RemoveFolder(path) => {
                let fine = [
                    io::ErrorKind::NotFound,
                    io::ErrorKind::NotADirectory,
                    io::ErrorKind::DirectoryNotEmpty,
                ];
                done(fs::remove_dir(path.within(out)), &fine, Operation::Remove, &path.within(out))
            }
        }
    }
}

/// Atomic on every system: opening `target` gives either the complete old file or the complete new
/// one.
fn rename(staged: &Path, target: &Path) -> Result<(), WriteError> {
    done(fs::rename(staged, target), &[], Operation::Write, target)
}

fn done(
    result: io::Result<()>,
    fine: &[io::ErrorKind],
    operation: Operation,
    path: &Path,
) -> Result<(), WriteError> {
    match result {
        Err(error) if !fine.contains(&error.kind()) => Err(WriteError::io(operation, path, error)),
        _ => Ok(()),
    }
}
