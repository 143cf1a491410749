//! Whether a folder may be written to: where it lies, what stands in it, and who else is writing.
//!
//! In: the path that the user gave, and the paths that are protected. Out: leave to write there,
//! the folder's manifest and its lock. Nothing is created in a folder that is refused.

use std::fs::{self, File, TryLockError};
use std::io;
use std::path::{Path, PathBuf};

use super::manifest::Manifest;
use super::names::LOCK;
use super::{Doing, Protected, WriteError};

/// Refuses an output folder where no site may be written at all. Full paths are for comparing;
/// messages show the path as it was given.
pub(super) fn allow(out: &Path, protected: &Protected) -> Result<(), WriteError> {
    let full_out = full(out)?;
    if full_out.parent().is_none() {
        return Err(WriteError::FileSystemRoot { out: out.to_owned() });
    }
    if full_out.exists() && !full_out.is_dir() {
        return Err(WriteError::NotAFolder { out: out.to_owned() });
    }
    let named = |path: &&PathBuf| !path.as_os_str().is_empty();
    for source in std::iter::once(&protected.root).chain(&protected.sources).filter(named) {
        if full(source)?.starts_with(&full_out) {
            return Err(WriteError::HoldsSources {
                out: out.to_owned(),
                source_folder: source.clone(),
            });
        }
    }
    for source in protected.sources.iter().filter(named) {
        if full_out.starts_with(full(source)?) {
            return Err(WriteError::InSources {
                out: out.to_owned(),
                source_folder: source.clone(),
            });
        }
    }
    Ok(())
}

/// The folder's manifest, when nothing stands in the folder but what it names and what is left
/// alone.
pub(super) fn manifest_of_own(out: &Path) -> Result<Manifest, WriteError> {
    let manifest = Manifest::load(out)?;
    let mut foreign = Vec::new();
    let mut folders = vec![(out.to_owned(), String::new())];
    while let Some((folder, prefix)) = folders.pop() {
        for (place, name, is_folder) in
            entries(&folder)?.into_iter().filter(|(_, name, _)| !is_left_alone(name))
        {
            let path = format!("{prefix}{name}");
            if is_folder {
                folders.push((place, format!("{path}/")));
            } else if !manifest.names(&path) {
                foreign.push(path);
            }
        }
    }
    if foreign.is_empty() { Ok(manifest) } else { Err(WriteError::foreign(out, foreign)) }
}

/// The folder's lock, for as long as the file is held open.
///
/// A file system that knows no locks (some network drives) is written to without one.
pub(super) fn lock(out: &Path) -> Result<File, WriteError> {
    let path = out.join(LOCK);
    let failed = |error| WriteError::io(Doing::Write, &path, error);
    let file =
        File::options().create(true).truncate(false).write(true).open(&path).map_err(failed)?;
    match file.try_lock() {
        Err(TryLockError::WouldBlock) => Err(WriteError::Busy { out: out.to_owned() }),
        Err(TryLockError::Error(error)) if error.kind() != io::ErrorKind::Unsupported => {
            Err(failed(error))
        }
        _ => Ok(file),
    }
}

/// An absolute path without links, also for what does not exist yet.
fn full(path: &Path) -> Result<PathBuf, WriteError> {
    let failed = |error| WriteError::io(Doing::Read, path, error);
    let absolute = std::path::absolute(path).map_err(failed)?;
    match fs::canonicalize(&absolute) {
        Err(error) if error.kind() == io::ErrorKind::NotFound => {
            match (absolute.parent(), absolute.file_name()) {
                (Some(parent), _) if parent.is_file() => {
                    Err(WriteError::NotAFolder { out: parent.to_owned() })
                }
                (Some(parent), Some(name)) => Ok(full(parent)?.join(name)),
                _ => Err(failed(error)),
            }
        }
        Err(error) if error.kind() == io::ErrorKind::NotADirectory => {
            Err(WriteError::NotAFolder { out: path.to_owned() })
        }
        result => result.map_err(failed),
    }
}

/// What stands in a folder: the place, the name, and whether it is a folder itself. A link is not a
/// folder, whatever it leads to.
fn entries(folder: &Path) -> Result<Vec<(PathBuf, String, bool)>, WriteError> {
    let read = || -> io::Result<Vec<_>> {
        fs::read_dir(folder)?
            .map(|entry| {
                entry.and_then(|entry| {
                    Ok((
                        entry.path(),
                        entry.file_name().to_string_lossy().into_owned(),
                        entry.file_type()?.is_dir(),
                    ))
                })
            })
            .collect()
    };
    match read() {
        Err(error) if error.kind() == io::ErrorKind::NotFound => Ok(Vec::new()),
        result => result.map_err(|error| WriteError::io(Doing::Read, folder, error)),
    }
}

/// Files of the system, of version control and of web servers, which come into a folder without
/// belonging to the site.
fn is_left_alone(name: &str) -> bool {
    name.starts_with('.')
        || name.eq_ignore_ascii_case("thumbs.db")
        || name.eq_ignore_ascii_case("desktop.ini")
}
