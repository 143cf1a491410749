//! What a build puts out: files with an address and bytes.
//!
//! In: what `render` and `search` make, and the assets that `load` found. Out: [`OutputFile`]s, the
//! twins of [`SourceFile`](crate::source::SourceFile)s, which `write` puts on a disk and `serve`
//! keeps in memory. Nothing is written here.

use std::path::PathBuf;

/// One file of the finished site.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct OutputFile {
    /// The path from the site's root, `/` between the parts; never absolute and never with `..` in
    /// it.
    pub path: String,
    /// What it holds.
    pub content: Content,
}

/// What an output file holds.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Content {
    /// These bytes.
    Bytes(Vec<u8>),
    /// The bytes of this file on the disk: films are copied without being held in memory.
    CopyOf(PathBuf),
}

impl OutputFile {
    /// A file that holds `bytes`.
    #[must_use]
    pub fn bytes(path: impl Into<String>, bytes: impl Into<Vec<u8>>) -> Self {
        Self { path: path.into(), content: Content::Bytes(bytes.into()) }
    }

    /// A file that is copied from `source`.
    #[must_use]
    pub fn copy_of(path: impl Into<String>, source: impl Into<PathBuf>) -> Self {
        Self { path: path.into(), content: Content::CopyOf(source.into()) }
    }
}
