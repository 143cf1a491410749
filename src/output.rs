//! The output of a build: files with a path and contents.
//!
//! In: the results of `render` and `search`, and the assets from `load`. Out: [`OutputFile`]s, the
//! counterparts of [`SourceFile`](crate::source::SourceFile)s, which `write` writes to the disk and
//! `serve` keeps in memory. Nothing is written here.

use std::path::PathBuf;

/// A file of the generated site.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct OutputFile {
    /// The path relative to the site's root, with `/` as separator; never absolute and never with
    /// `..` in it.
    pub path: String,
    /// Its content.
    pub content: Content,
}

/// The content of an output file.
#[derive(Debug, Clone, PartialEq, Eq, Hash)]
pub enum Content {
    /// These bytes.
    Bytes(Vec<u8>),
    /// The bytes of this file on the disk, so that films are copied without being held in memory.
    CopyOf(PathBuf),
}

impl OutputFile {
    /// A file with the content `bytes`.
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
