//! The errors of writing a site.
//!
//! In: refusals of this room and errors of the operating system. Out: [`WriteError`]. It is an
//! error and not a diagnostic, since nothing in the content is wrong. The messages are in
//! `message`.

use std::io;
use std::path::{Path, PathBuf};

/// Why a site was not written.
#[derive(Debug, thiserror::Error)]
#[non_exhaustive]
pub enum WriteError {
    /// The output folder is a file.
    #[error("{}", self.text().en)]
    NotAFolder {
        /// The output folder.
        out: PathBuf,
    },
    /// The output folder is the root of the file system.
    #[error("{}", self.text().en)]
    FileSystemRoot {
        /// The output folder.
        out: PathBuf,
    },
    /// The output folder is, or holds, the home folder of the user.
    #[error("{}", self.text().en)]
    Home {
        /// The output folder.
        out: PathBuf,
    },
    /// The output folder is, or holds, a folder that authors write in.
    #[error("{}", self.text().en)]
    HoldsSources {
        /// The output folder.
        out: PathBuf,
        /// The folder that authors write in.
        source_folder: PathBuf,
    },
    /// The output folder is inside a folder that authors write in.
    #[error("{}", self.text().en)]
    InSources {
        /// The output folder.
        out: PathBuf,
        /// The folder that authors write in.
        source_folder: PathBuf,
    },
    /// The output folder holds files that Løype did not write.
    #[error("{}", self.text().en)]
    Foreign {
        /// The output folder.
        out: PathBuf,
        /// All of the files, in order.
        files: Vec<String>,
    },
    /// The output folder holds files that no longer belong and that someone has changed since Løype
    /// wrote them.
    #[error("{}", self.text().en)]
    Edited {
        /// The output folder.
        out: PathBuf,
        /// All of the files, in order.
        files: Vec<String>,
    },
    /// Another build has the output folder open.
    #[error("{}", self.text().en)]
    Locked {
        /// The output folder.
        out: PathBuf,
    },
    /// The manifest is not one that Løype wrote.
    #[error("{}", self.text().en)]
    ManifestDamaged {
        /// The manifest.
        path: PathBuf,
    },
    /// The manifest was written by a later Løype.
    #[error("{}", self.text().en)]
    ManifestNewer {
        /// The manifest.
        path: PathBuf,
    },
    /// The path of an output file is absolute, leads out of the folder, or is not valid on every
    /// system.
    #[error("{}", self.text().en)]
    BadPath {
        /// The path of the output file.
        path: String,
    },
    /// Two output files have the same path.
    #[error("{}", self.text().en)]
    DuplicatePath {
        /// Their path.
        path: String,
    },
    /// Two output files cannot coexist on every system: their paths differ only in letter case, or
    /// one is the other's folder.
    #[error("{}", self.text().en)]
    PathConflict {
        /// The path of one.
        one: String,
        /// The path of the other.
        other: String,
    },
    /// The site cannot be committed, since one of its files could not be prepared.
    #[error("{}", self.text().en)]
    Incomplete {
        /// The path of the output file.
        path: String,
    },
    /// The operating system reported an error.
    #[error("{}", self.text().en)]
    Io {
        /// What was tried.
        operation: Operation,
        /// The file or folder.
        path: PathBuf,
        /// The system's error.
        source: io::Error,
    },
}

/// What was attempted with a file or a folder.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Operation {
    /// Reading it.
    Read,
    /// Writing or replacing it.
    Write,
    /// Removing it.
    Remove,
}

impl WriteError {
    pub(super) fn io(operation: Operation, path: &Path, source: io::Error) -> Self {
        Self::Io { operation, path: path.to_owned(), source }
    }

    pub(super) fn foreign(out: &Path, mut files: Vec<String>) -> Self {
        files.sort();
        Self::Foreign { out: out.to_owned(), files }
    }

    pub(super) fn edited(out: &Path, mut files: Vec<String>) -> Self {
        files.sort();
        Self::Edited { out: out.to_owned(), files }
    }

    pub(super) fn conflict(one: &str, other: &str) -> Self {
        let (one, other) = if one <= other { (one, other) } else { (other, one) };
        Self::PathConflict { one: one.to_owned(), other: other.to_owned() }
    }
}
