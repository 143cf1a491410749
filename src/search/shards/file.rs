//! One file of the search: a script that passes a value to the browser's code.
//!
//! In: a key and a value. Out: the file, put if it differs from the one that was published before.

use std::collections::BTreeMap;

use serde::Serialize;

use crate::output::OutputFile;

/// The folder of all files of the search.
const FOLDER: &str = "search";

/// Receives the files of the search.
pub(super) type Sink<'a, E> = dyn Fn(OutputFile) -> Result<(), E> + Sync + 'a;

/// A script that passes a value with its key, which is also the file's path without its extension.
pub(super) struct ShardFile {
    key: String,
    script: Vec<u8>,
}

/// The size and the hash of a file that has been put.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct FileDigest {
    pub(super) bytes: u64,
    pub(super) hash: blake3::Hash,
}

impl ShardFile {
    pub(super) fn new(key: String, value: &impl Serialize) -> Self {
        let mut script = format!("loype.found(\"{key}\",").into_bytes();
        // Lists, numbers and strings always serialise, and writing to memory does not fail.
        let written = serde_json::to_writer(&mut script, value);
        debug_assert!(written.is_ok(), "{written:?}");
        script.extend(b");\n");
        Self { key, script }
    }

    pub(super) fn digest(&self) -> FileDigest {
        FileDigest { bytes: self.script.len() as u64, hash: blake3::hash(&self.script) }
    }

    pub(super) fn put<E>(self, put: &Sink<E>) -> Result<(), E> {
        put(OutputFile::bytes(path(&self.key), self.script))
    }

    /// Puts the file if it differs from the one published before with the same key.
    pub(super) fn put_if_changed<E>(
        self,
        before: &BTreeMap<String, FileDigest>,
        put: &Sink<E>,
    ) -> Result<(String, FileDigest), E> {
        let (key, digest) = (self.key.clone(), self.digest());
        if before.get(&key) != Some(&digest) {
            self.put(put)?;
        }
        Ok((key, digest))
    }
}

/// The path of the file with a key.
pub(super) fn path(key: &str) -> String {
    format!("{FOLDER}/{key}.js")
}
