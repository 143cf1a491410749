//! One file of the search: a script that passes a value to the browser's code.
//!
//! In: a value or several, and the folder of their files. Out: the files, put if they were not
//! published before. Every file but the entry is named by what it holds, alone or with those in its
//! folder, and passes its name on with its value: what another file or the entry names is either
//! that very value or missing.

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

/// Files that are named together.
pub(super) struct Folder {
    /// The name of the folder, which tells what all of them hold.
    pub(super) hash: String,
    pub(super) files: Vec<ShardFile>,
}

/// A folder whose files have been put, or were there before.
pub(super) struct PutFolder {
    pub(super) hash: String,
    pub(super) files: Vec<PutFile>,
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

    /// Files that are named together, to be named in few bytes: in a folder that is called by what
    /// all of them hold, each with its own name and its value in JSON.
    pub(super) fn folder(within: &str, values: impl Iterator<Item = (String, Vec<u8>)>) -> Folder {
        let values: Vec<_> = values.collect();
        let hash = Fingerprint::of(&values).name();
        let file =
            |(name, value): &(String, Vec<u8>)| Self::new(format!("{within}/{hash}/{name}"), value);
        Folder { files: values.iter().map(file).collect(), hash }
    }

    /// A file with a name that passes on a value in JSON.
    fn new(name: String, value: &[u8]) -> Self {
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

impl Folder {
    /// Puts the files that were not published before.
    pub(super) fn put_if_changed<E>(
        self,
        before: &FileDigests,
        put: &Sink<E>,
    ) -> Result<PutFolder, E> {
        let put_new = |file: ShardFile| file.put_if_changed(before, put);
        let files = self.files.into_iter().map(put_new).collect::<Result<_, E>>()?;
        Ok(PutFolder { hash: self.hash, files })
    }
}

impl PutFile {
    /// The part of its name that tells what it holds, by which other files name it.
    pub(super) fn hash(&self) -> &str {
        self.name.rsplit('/').next().unwrap_or_default()
    }
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
