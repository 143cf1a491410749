//! What the program keeps for its own later runs: small records in the user's cache folder.
//!
//! In: a name and a value. Out: the value that an earlier run kept under that name, if it is still
//! there. The folder is not the site's, which may lie in a synchronised folder or in git, and only
//! its owner can read it, since a record may quote a draft. It can be deleted at any time. Whatever
//! goes wrong is passed over: without a record there is only more to do. Whether a record still
//! holds is left to those who keep it.

#![allow(
    clippy::disallowed_methods,
    reason = "the cache is no part of any site, so neither end of the disk knows it"
)]

use std::fs::{self, DirBuilder};
use std::io::{self, Write};
use std::path::{Path, PathBuf};
use std::time::{Duration, SystemTime};

use etcetera::base_strategy::{BaseStrategy, choose_native_strategy};
use serde::Serialize;
use serde::de::DeserializeOwned;

use crate::fingerprint::Fingerprint;

/// Names another folder than the one that the system has for caches.
const VARIABLE: &str = "LOYPE_CACHE_DIR";

/// How long a record is kept that nobody replaces.
const LIFETIME: Duration = Duration::from_hours(90 * 24);

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
        serde_json::from_slice(&fs::read(self.path(name)).ok()?).ok()
    }

    /// Keeps a value under a name, in place of what was kept there, and removes what is too old.
    pub fn keep<T: Serialize>(&self, name: Fingerprint, value: &T) {
        // A folder that cannot be written to keeps nothing.
        let _ = self.write(&self.path(name), value);
        self.remove_old();
    }

    fn path(&self, name: Fingerprint) -> PathBuf {
        self.folder.join(format!("{name:?}.json"))
    }

    fn write<T: Serialize>(&self, path: &Path, value: &T) -> io::Result<()> {
        private_folder().create(&self.folder)?;
        // Readable by its owner alone, and never seen half-written.
        let mut file = tempfile::NamedTempFile::new_in(&self.folder)?;
        file.write_all(&serde_json::to_vec(value)?)?;
        file.persist(path)?;
        Ok(())
    }

    fn remove_old(&self) {
        let is_old = |entry: &fs::DirEntry| {
            let modified = entry.metadata().and_then(|metadata| metadata.modified()).ok()?;
            Some(SystemTime::now().duration_since(modified).ok()? > LIFETIME)
        };
        let entries = fs::read_dir(&self.folder).into_iter().flatten().filter_map(Result::ok);
        for entry in entries.filter(|entry| is_old(entry).unwrap_or(false)) {
            let _ = fs::remove_file(entry.path());
        }
    }
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
    fn a_value_is_recalled_under_its_name_until_it_is_damaged() {
        let folder = tempfile::tempdir().unwrap();
        let cache = Cache::at(folder.path().join("a/b"));
        let [name, other] = ["a", "b"].map(Fingerprint::of);
        assert_eq!(cache.recall::<u32>(name), None);
        cache.keep(name, &1);
        cache.keep(name, &2);
        assert_eq!((cache.recall(name), cache.recall::<u32>(other)), (Some(2), None));
        assert_eq!(cache.recall::<String>(name), None, "it is a number");
        fs::write(cache.path(name), "{").unwrap();
        assert_eq!(cache.recall::<u32>(name), None);
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
