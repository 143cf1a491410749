//! Files that have been read, and reading them again.
//!
//! In: the files that are known and those that the disk has now. Out: the files as they are now, of
//! which only those were opened that may hold something else. What they mean is left to the
//! [`Reader`](super::Reader).

use std::collections::{HashMap, HashSet};
use std::fs::Metadata;
use std::path::Path;

use rayon::prelude::*;
use serde::{Deserialize, Serialize};

use super::Trust;
use crate::ids::{Id, IndexVec};
use crate::load::Asset;
use crate::load::asset_file::read_asset;
use crate::load::load_error::LoadError;
use crate::load::stamp::Stamp;
use crate::load::text_file::{TextFile, read_text};
use crate::load::walk::FoundFile;
use crate::parallel::collect_in_order;

/// A file that has been read.
#[derive(Debug, Clone, Serialize, Deserialize)]
pub(super) struct CachedFile<T> {
    pub(super) found: FoundFile,
    pub(super) held: T,
}

/// What a file holds for the reader.
pub(super) trait FileContent: Clone + PartialEq + Send + Sync {
    fn read(found: &FoundFile) -> Result<Self, LoadError>;
}

impl<T> CachedFile<T> {
    /// The same file with its current metadata.
    pub(super) fn found_again(&self) -> Option<FoundFile> {
        let stamp = Stamp::of(&self.found.disk.metadata().ok().filter(Metadata::is_file)?);
        Some(FoundFile { stamp, ..self.found.clone() })
    }
}

impl FileContent for TextFile {
    fn read(found: &FoundFile) -> Result<Self, LoadError> {
        read_text(&found.disk)
    }
}

impl FileContent for Asset {
    fn read(found: &FoundFile) -> Result<Self, LoadError> {
        read_asset(found)
    }
}

/// A file that has been looked at.
#[derive(Debug)]
pub(super) struct ScannedFile<T> {
    pub(super) file: CachedFile<T>,
    /// Whether it was written since, though it may hold the same as before.
    pub(super) was_written: bool,
    /// Whether it holds something else, or is new.
    pub(super) has_changed: bool,
    /// Whether it was left as it was since it may be in the middle of being saved.
    pub(super) is_unsettled: bool,
}

impl<T> ScannedFile<T> {
    fn unchanged(file: CachedFile<T>) -> Self {
        Self { file, was_written: false, has_changed: false, is_unsettled: false }
    }

    pub(super) fn unsettled(file: CachedFile<T>) -> Self {
        Self { is_unsettled: true, ..Self::unchanged(file) }
    }
}

/// The files of one kind, as they are now.
#[derive(Debug)]
pub(super) struct Rescan<I, T> {
    pub(super) files: IndexVec<I, ScannedFile<T>>,
    /// Whether a file has come, gone or moved.
    pub(super) is_other_set: bool,
}

/// Looks at files again that are known, of which `found` are there now.
pub(super) fn rescan<I: Id + Send + Sync, T: FileContent>(
    known: &IndexVec<I, CachedFile<T>>,
    found: Vec<FoundFile>,
    trust: Trust,
) -> Result<Rescan<I, T>, LoadError> {
    let places: HashMap<&Path, I> =
        known.iter_enumerated().map(|(id, file)| (file.found.disk.as_path(), id)).collect();
    let before: IndexVec<I, Option<I>> =
        found.iter().map(|file| places.get(file.disk.as_path()).copied()).collect();
    let look = |(found, before): (FoundFile, &Option<I>)| {
        scan_file(before.and_then(|id| known.get(id)), found, trust)
    };
    let found = found.into_par_iter().zip(before.as_slice());
    let files: Vec<ScannedFile<T>> = collect_in_order(found.map(look))?;
    let is_other_set = known.len() != files.len()
        || before.iter_enumerated().any(|(id, before)| *before != Some(id));
    Ok(Rescan { files: files.into(), is_other_set })
}

/// Looks at one file, and opens it if it may hold something else than before.
pub(super) fn scan_file<T: FileContent>(
    old: Option<&CachedFile<T>>,
    found: FoundFile,
    trust: Trust,
) -> Result<ScannedFile<T>, LoadError> {
    let Some(old) = old else {
        return Ok(ScannedFile {
            file: CachedFile { held: T::read(&found)?, found },
            was_written: true,
            has_changed: true,
            is_unsettled: false,
        });
    };
    if old.found.stamp.is_surely(found.stamp) {
        return Ok(ScannedFile::unchanged(old.clone()));
    }
    let is_emptied = found.stamp.is_empty() && !old.found.stamp.is_empty();
    match T::read(&found) {
        // Some programs and shares lock a file while they save it.
        Err(_) if trust == Trust::Tentative => Ok(ScannedFile::unsettled(old.clone())),
        Ok(_) if trust == Trust::Tentative && is_emptied => Ok(ScannedFile::unsettled(old.clone())),
        Err(error) => Err(error),
        Ok(held) => {
            let (was_written, has_changed) =
                (!old.found.stamp.says_as(found.stamp), old.held != held);
            Ok(ScannedFile {
                file: CachedFile { found, held },
                was_written,
                has_changed,
                is_unsettled: false,
            })
        }
    }
}

/// Whether the files may be in the middle of being saved or moved: one has gone that none became,
/// or a new one has no bytes yet.
pub(super) fn is_in_motion(known: &[&FoundFile], found: &[&FoundFile]) -> bool {
    let now: HashSet<&Path> = found.iter().map(|file| file.disk.as_path()).collect();
    let before: HashSet<&Path> = known.iter().map(|file| file.disk.as_path()).collect();
    let new: Vec<&&FoundFile> =
        found.iter().filter(|file| !before.contains(file.disk.as_path())).collect();
    let has_moved = |file: &FoundFile| new.iter().any(|new| file.stamp.is_moved_to(new.stamp));
    let has_gone = known.iter().any(|file| !now.contains(file.disk.as_path()) && !has_moved(file));
    has_gone || new.iter().any(|file| file.stamp.is_empty())
}
