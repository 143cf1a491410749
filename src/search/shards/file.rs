//! One file of the search: a script that passes a value to the browser's code.
//!
//! In: a value, and the folder of its file or its whole name. Out: the file, put if it was not
//! published before. Every file but the entry is named by what it holds, and passes its name on
//! with its value: what another file or the entry names is either that very value or missing.

use std::collections::BTreeMap;

use serde::Serialize;

use crate::fingerprint::Fingerprint;
use crate::output::OutputFile;

/// The folder of all files of the search.
const FOLDER: &str = "search";

/// Receives the files of the search.
pub(super) type Sink<'a, E> = dyn Fn(OutputFile) -> Result<(), E> + Sync + 'a;

/// A script that passes a value with the name that it is asked for by.
pub(super) struct ShardFile {
    /// The path of the file in the folder of the search, without its extension.
    name: String,
    script: Vec<u8>,
}

/// The size and the hash of a file that has been put.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct FileDigest {
    pub(super) bytes: u64,
    hash: blake3::Hash,
}

/// A file that has been put, or was there before.
pub(super) struct PutFile {
    pub(super) name: String,
    pub(super) digest: FileDigest,
}

/// The files that have been published, by their names.
pub(super) type FileDigests = BTreeMap<String, FileDigest>;

impl ShardFile {
    /// A file in a folder, named by the value.
    pub(super) fn named_by_content(folder: &str, value: &impl Serialize) -> Self {
        let value = json(value);
        let name = format!("{folder}/{}", Fingerprint::of(value.as_slice()).name());
        Self::new(name, &value)
    }

    /// A file with a name that passes on a value in JSON.
    pub(super) fn new(name: String, value: &[u8]) -> Self {
        let script = Self::script(&name, value);
        Self { name, script }
    }

    /// The file that names all others. Its name stays the same from build to build, as long as
    /// the scripts that read it are the same, which `scripts` names: pages of an older theme would
    /// not understand it.
    pub(super) fn entry(scripts: &str, value: &impl Serialize) -> Self {
        Self { name: format!("index.{scripts}"), script: Self::script("index", &json(value)) }
    }

    fn script(name: &str, value: &[u8]) -> Vec<u8> {
        [format!("loype.found(\"{name}\",").as_bytes(), value, b");\n"].concat()
    }

    /// The part of its name that tells what it holds, by which other files name it.
    pub(super) fn hash(&self) -> &str {
        hash(&self.name)
    }

    pub(super) fn name(&self) -> &str {
        &self.name
    }

    pub(super) fn bytes(&self) -> u64 {
        self.script.len() as u64
    }

    pub(super) fn put<E>(self, put: &Sink<E>) -> Result<(), E> {
        put(OutputFile::bytes(path(&self.name), self.script))
    }

    /// Puts the file if the one published before with the same name is not the same.
    pub(super) fn put_if_changed<E>(
        self,
        before: &FileDigests,
        put: &Sink<E>,
    ) -> Result<PutFile, E> {
        let digest = FileDigest { bytes: self.bytes(), hash: blake3::hash(&self.script) };
        let name = self.name.clone();
        if before.get(&name) != Some(&digest) {
            self.put(put)?;
        }
        Ok(PutFile { name, digest })
    }
}

impl PutFile {
    /// The part of its name that tells what it holds.
    pub(super) fn hash(&self) -> &str {
        hash(&self.name)
    }
}

fn hash(name: &str) -> &str {
    name.rsplit('/').next().unwrap_or_default()
}

/// A value in JSON.
pub(super) fn json(value: &impl Serialize) -> Vec<u8> {
    // Lists, numbers and strings always serialise.
    let written = serde_json::to_vec(value);
    debug_assert!(written.is_ok(), "{written:?}");
    written.unwrap_or_default()
}

/// The path of the file with a name.
pub(super) fn path(name: &str) -> String {
    format!("{FOLDER}/{name}.js")
}
