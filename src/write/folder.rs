//! Decides whether a folder may be written to: by where it is, what it contains, and whether
//! another build is writing to it.
//!
//! In: the path that the user gave, and the protected paths. Out: permission to write there, the
//! folder's manifest and its lock. Nothing is created in a folder that is refused.

use std::fs::{self, File, TryLockError};
use std::io;
use std::path::{Path, PathBuf};

use super::manifest::Manifest;
use super::reserved::{LOCK, MANIFEST, RESERVED};
use super::{Operation, WriteError};

/// The folders that authors write in, which no output folder may overlap.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Protected {
    /// The site's root. The output folder may be inside it, but may neither be it nor contain it.
    pub root: PathBuf,
    /// Content, themes and other input. The output folder may not be inside these either, since
    /// built files would become sources.
    pub sources: Vec<PathBuf>,
    /// The home folder of the user. The output folder may be inside it, but may neither be it nor
    /// contain it.
    pub home: Option<PathBuf>,
}

/// Refuses a location where no site may be written. Compares full paths; messages show the path as
/// the user gave it.
pub(super) fn check_location(out: &Path, protected: &Protected) -> Result<(), WriteError> {
    let full_out = full(out)?;
    if full_out.parent().is_none() {
        return Err(WriteError::FileSystemRoot { out: out.to_owned() });
    }
    if full_out.exists() && !full_out.is_dir() {
        return Err(WriteError::NotAFolder { out: out.to_owned() });
    }
    if let Some(home) = &protected.home
        && full(home)?.starts_with(&full_out)
    {
        return Err(WriteError::Home { out: out.to_owned() });
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

/// The folder's manifest, if the folder contains nothing but the files named in it and ignored
/// files. In a folder that no build has written to, hidden files are somebody's own.
pub(super) fn load_own_manifest(out: &Path) -> Result<Manifest, WriteError> {
    let manifest = Manifest::load(out)?;
    let is_ours = out.join(MANIFEST).exists();
    let is_ignored =
        |name: &str| if is_ours { is_ignored(name) } else { is_of_no_one(&name.to_lowercase()) };
    let mut foreign = Vec::new();
    let mut folders = vec![(out.to_owned(), String::new())];
    while let Some((folder, prefix)) = folders.pop() {
        for (entry_path, name, is_folder) in
            entries(&folder)?.into_iter().filter(|(_, name, _)| !is_ignored(name))
        {
            let path = format!("{prefix}{name}");
            if is_folder && !name.starts_with('.') {
                folders.push((entry_path, format!("{path}/")));
            } else if !manifest.names(&path) {
                foreign.push(path);
            }
        }
    }
    if foreign.is_empty() { Ok(manifest) } else { Err(WriteError::foreign(out, foreign)) }
}

/// The folder's lock, which lasts as long as the file is open.
///
/// On a file system without locks (some network drives), the site is written without one.
pub(super) fn lock(out: &Path) -> Result<File, WriteError> {
    let path = out.join(LOCK);
    let failed = |error| WriteError::io(Operation::Write, &path, error);
    let file =
        File::options().create(true).truncate(false).write(true).open(&path).map_err(failed)?;
    match file.try_lock() {
        Err(TryLockError::WouldBlock) => Err(WriteError::Locked { out: out.to_owned() }),
        Err(TryLockError::Error(error)) if error.kind() != io::ErrorKind::Unsupported => {
            Err(failed(error))
        }
        _ => Ok(file),
    }
}

/// An absolute path without symbolic links, also for a path that does not exist yet.
fn full(path: &Path) -> Result<PathBuf, WriteError> {
    let failed = |error| WriteError::io(Operation::Read, path, error);
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

/// The entries of a folder: path, name, and whether the entry is itself a folder. A symbolic link
/// never counts as a folder.
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
        result => result.map_err(|error| WriteError::io(Operation::Read, folder, error)),
    }
}

/// Files of the operating system, version control and web servers, which may be in the folder
/// without belonging to the site.
fn is_ignored(name: &str) -> bool {
    name.starts_with('.')
        || name.eq_ignore_ascii_case("thumbs.db")
        || name.eq_ignore_ascii_case("desktop.ini")
}

/// What systems, version control, web servers and hosts have in a folder that is for a site, by its
/// name in lower case; `RESERVED` is of a first build that was killed.
const OF_NO_ONE: [&str; 24] = [
    ".directory",
    ".ds_store",
    ".dropbox",
    ".fseventsd",
    ".git",
    ".gitattributes",
    ".github",
    ".gitignore",
    ".gitkeep",
    ".gitlab-ci.yml",
    ".gitmodules",
    ".hg",
    ".hgignore",
    ".htaccess",
    ".htpasswd",
    ".localized",
    ".nojekyll",
    ".spotlight-v100",
    ".stfolder",
    ".svn",
    ".trashes",
    ".user.ini",
    ".vscode",
    ".well-known",
];

fn is_of_no_one(name: &str) -> bool {
    OF_NO_ONE.contains(&name)
        || RESERVED.contains(&name)
        || name.starts_with("._")
        || (is_ignored(name) && !name.starts_with('.'))
}
