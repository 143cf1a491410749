//! A file of the new site on its way to the disk.
//!
//! In: what `put` was given. Out: what `plan` needs to know of it: its path, its hash and size, and
//! whether it differs from the file on the disk.

use super::path::OutPath;
use super::staging::StagedFile;

/// A file of the new site. `prepared` is `None` while the file is being prepared, and stays `None`
/// if that fails.
#[derive(Debug)]
pub(super) struct PutFile {
    pub(super) path: OutPath,
    pub(super) prepared: Option<Prepared>,
}

/// A prepared file: staged, or unchanged on the disk.
#[derive(Debug)]
pub(super) struct Prepared {
    pub(super) hash: blake3::Hash,
    pub(super) size: u64,
    pub(super) change: FileChange,
}

/// How a file differs from the one on the disk.
#[derive(Debug, PartialEq, Eq)]
pub(super) enum FileChange {
    None,
    New(StagedFile),
    Changed(StagedFile),
}
