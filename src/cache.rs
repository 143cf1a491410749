//! What the program keeps for its own later runs: records in the user's cache folder.
//!
//! In: a name and a value. Out: the value that an earlier run kept under that name, if it is still
//! there. The folder is not the site's, which may lie in a synchronised folder or in git, and only
//! its owner can read it, since a record may quote a draft. It can be deleted at any time. Whatever
//! goes wrong is passed over: without a record there is only more to do. Whether a record still
//! holds is left to those who keep it.
//!
//! A record ends with a seal: the hash of the program that wrote it and of all that it says. One
//! that was damaged in any byte, or that another program wrote, is no record.

#![allow(
    clippy::disallowed_methods,
    reason = "the cache is no part of any site, so neither end of the disk knows it"
)]

use std::fs::{self, DirBuilder};
use std::io::{self, BufWriter, Write};
use std::path::{Path, PathBuf};
use std::time::{Duration, SystemTime};

use etcetera::base_strategy::{BaseStrategy, choose_native_strategy};
use serde::Serialize;
use serde::de::DeserializeOwned;

use crate::fingerprint::Fingerprint;

/// Names another folder than the one that the system has for caches.
const VARIABLE: &str = "LOYPE_CACHE_DIR";

/// How much of a record is written at once, in bytes.
const PIECE: usize = 128 * 1024;

/// What the names of records end with.
const EXTENSION: &str = "record";

/// How long a record is kept that nobody replaces.
const LIFETIME: Duration = Duration::from_hours(90 * 24);

/// The most bytes that all records may have together, except that the newest may have more.
const ROOM: u64 = 512 * 1024 * 1024;

/// The folder of the records.
#[derive(Debug, Clone)]
pub struct Cache {
    folder: PathBuf,
}

impl Cache {
    /// The folder of the user who runs the program: the one in the variable `LOYPE_CACHE_DIR`, or
    /// else `loype` in the folder that the system has for caches; `None` for a user without a home.
    #[must_use]
    pub fn of_user() -> Option<Self> {
        let named = std::env::var_os(VARIABLE).filter(|folder| !folder.is_empty());
        let of_system = || Some(choose_native_strategy().ok()?.cache_dir().join("loype"));
        named.map(PathBuf::from).or_else(of_system).map(Self::at)
    }

    /// A folder, which is made when something is kept.
    #[must_use]
    pub fn at(folder: PathBuf) -> Self {
        Self { folder }
    }

    /// What was kept under a name; `None` if that is nothing, or something that this program does
    /// not understand.
    #[must_use]
    pub fn recall<T: DeserializeOwned>(&self, name: Fingerprint) -> Option<T> {
        let bytes = fs::read(self.path(name)).ok()?;
        let (value, seal) = bytes.split_last_chunk::<{ blake3::OUT_LEN }>()?;
        let hash = *hasher()?.update(value).finalize().as_bytes();
        (hash == *seal).then(|| postcard::from_bytes(value).ok()).flatten()
    }

    /// Keeps a value under a name, in place of what was kept there, and removes what is too old or
    /// leaves no room for what is newer.
    pub fn keep<T: Serialize>(&self, name: Fingerprint, value: &T) {
        // A folder that cannot be written to keeps nothing.
        let _ = self.write(&self.path(name), value);
        self.make_room(ROOM);
    }

    fn path(&self, name: Fingerprint) -> PathBuf {
        self.folder.join(format!("{name:?}")).with_extension(EXTENSION)
    }

    fn write<T: Serialize>(&self, path: &Path, value: &T) -> io::Result<()> {
        private_folder().create(&self.folder)?;
        // Readable by its owner alone, and never seen half-written.
        let mut file = tempfile::NamedTempFile::new_in(&self.folder)?;
        let hasher = hasher().ok_or(io::ErrorKind::Unsupported)?;
        // A large record is written piece by piece, and never in memory as a whole.
        let record =
            BufWriter::with_capacity(PIECE, SealedFile { file: file.as_file_mut(), hasher });
        let record = postcard::to_io(value, record).map_err(io::Error::other)?;
        let sealed = record.into_inner().map_err(io::IntoInnerError::into_error)?;
        sealed.file.write_all(sealed.hasher.finalize().as_bytes())?;
        file.persist(path)?;
        Ok(())
    }

    fn make_room(&self, room: u64) {
        let known = |entry: fs::DirEntry| {
            let metadata = entry.metadata().ok()?;
            Some((metadata.modified().ok()?, metadata.len(), entry.path()))
        };
        let entries = fs::read_dir(&self.folder).into_iter().flatten().filter_map(Result::ok);
        // Whoever names a folder may have other files in it.
        let is_record = |entry: &fs::DirEntry| {
            entry.path().extension().is_some_and(|extension| extension == EXTENSION)
        };
        let mut files: Vec<_> = entries.filter(is_record).filter_map(known).collect();
        files.sort_unstable_by(|one, other| other.cmp(one));
        let mut taken = 0;
        for (number, (modified, size, path)) in files.into_iter().enumerate() {
            taken += size;
            let age = SystemTime::now().duration_since(modified).unwrap_or_default();
            if age > LIFETIME || (taken > room && number > 0) {
                let _ = fs::remove_file(path);
            }
        }
    }
}

/// The file of a record, with the hash of what has been written into it.
struct SealedFile<'a> {
    file: &'a mut fs::File,
    hasher: blake3::Hasher,
}

impl Write for SealedFile<'_> {
    fn write(&mut self, bytes: &[u8]) -> io::Result<usize> {
        let written = self.file.write(bytes)?;
        self.hasher.update(bytes.get(..written).unwrap_or_default());
        Ok(written)
    }

    fn flush(&mut self) -> io::Result<()> {
        self.file.flush()
    }
}

/// Hashes what a record says, for the seal that it ends with.
fn hasher() -> Option<blake3::Hasher> {
    let mut hasher = blake3::Hasher::new();
    hasher.update(format!("{:?}", program()?).as_bytes());
    Some(hasher)
}

/// The program as the system knows it: where it is, its size, and when it was written. Hashing it
/// would take longer than much else that is left to do.
fn program() -> Option<Fingerprint> {
    let path = std::env::current_exe().ok()?;
    let metadata = path.metadata().ok()?;
    let version = env!("CARGO_PKG_VERSION");
    Some(Fingerprint::of(&(version, path, metadata.len(), metadata.modified().ok()?)))
}

/// Makes folders that only their owner can look into.
fn private_folder() -> DirBuilder {
    let mut builder = DirBuilder::new();
    builder.recursive(true);
    #[cfg(unix)]
    std::os::unix::fs::DirBuilderExt::mode(&mut builder, 0o700);
    builder
}

#[cfg(test)]
mod tests {
    use std::fs::File;

    use super::*;

    #[test]
    fn a_value_is_recalled_under_its_name() {
        let folder = tempfile::tempdir().unwrap();
        let cache = Cache::at(folder.path().join("a/b"));
        let [name, other] = ["a", "b"].map(Fingerprint::of);
        assert_eq!(cache.recall::<u32>(name), None);
        cache.keep(name, &1);
        cache.keep(name, &2);
        assert_eq!((cache.recall(name), cache.recall::<u32>(other)), (Some(2), None));
    }

    #[test]
    fn a_value_that_was_cut_or_changed_in_any_byte_is_not_recalled() {
        let folder = tempfile::tempdir().unwrap();
        let cache = Cache::at(folder.path().to_owned());
        let (name, value) = (Fingerprint::of("a"), "utkast".to_owned());
        cache.keep(name, &value);
        let path = cache.path(name);
        let whole = fs::read(&path).unwrap();
        assert_eq!(cache.recall(name), Some(value));
        for at in 0..whole.len() {
            let mut changed = whole.clone();
            changed[at] ^= 1;
            for damaged in [&whole[..at], &changed] {
                fs::write(&path, damaged).unwrap();
                assert_eq!(cache.recall::<String>(name), None, "at byte {at}");
            }
        }
    }

    #[test]
    fn the_oldest_leave_when_the_room_is_full_and_the_newest_stays() {
        let folder = tempfile::tempdir().unwrap();
        let cache = Cache::at(folder.path().to_owned());
        let names = ["a", "b", "c"].map(Fingerprint::of);
        for (name, hours) in names.into_iter().zip([3, 2, 1]) {
            cache.keep(name, &[0_u8; 32]);
            let file = File::options().write(true).open(cache.path(name)).unwrap();
            file.set_modified(SystemTime::now() - Duration::from_hours(hours)).unwrap();
        }
        let there = || names.map(|name| cache.recall::<[u8; 32]>(name).is_some());
        cache.make_room(2 * 64);
        assert_eq!(there(), [false, true, true]);
        let other = folder.path().join("brev.txt");
        fs::write(&other, "kjære").unwrap();
        cache.make_room(0);
        assert_eq!(there(), [false, false, true]);
        assert!(other.exists(), "it is no record");
    }

    #[test]
    fn what_is_old_is_removed() {
        let folder = tempfile::tempdir().unwrap();
        let cache = Cache::at(folder.path().to_owned());
        let [old, new] = ["a", "b"].map(Fingerprint::of);
        cache.keep(old, &1);
        let long_ago = SystemTime::now() - LIFETIME - Duration::from_mins(1);
        File::options().write(true).open(cache.path(old)).unwrap().set_modified(long_ago).unwrap();
        cache.keep(new, &2);
        assert_eq!((cache.recall::<u32>(old), cache.recall(new)), (None, Some(2)));
    }

    #[cfg(unix)]
    #[test]
    fn nobody_else_can_read_it() {
        use std::os::unix::fs::PermissionsExt;
        let folder = tempfile::tempdir().unwrap();
        let cache = Cache::at(folder.path().join("loype"));
        let name = Fingerprint::of("a");
        cache.keep(name, &"utkast");
        let mode = |path: &Path| fs::metadata(path).unwrap().permissions().mode() & 0o777;
        assert_eq!((mode(&cache.folder), mode(&cache.path(name))), (0o700, 0o600));
    }
}
