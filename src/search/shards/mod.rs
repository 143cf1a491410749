//! The index in pieces, for the browser: a query loads the few that it needs.
//!
//! In: an [`Index`] and the tables of the analysis. Out: scripts under `search/`, each of which hands one value to `loype.found`. Scripts
//! are what a browser loads from a disk too, where nothing else can be asked for. What there is:
//!
//! | file | holds | is loaded |
//! | --- | --- | --- |
//! | `index.js` | fields, tables of the analysis, where each shard begins | at the first use |
//! | `terms/I.js` | a run of neighbouring terms with their postings | for a word |
//! | `terms/I-J.js` | all postings of a term that stands on very many pages | where the best pages are not enough |
//! | `texts/P-L.js` | a part of a page's text | for a result that is shown |
//! | `words/X.js` | the words that begin with a letter | for a word that the site does not have |
//! | `endings/X.js` | the words that end with a letter | for the same, before that |
//! | `pages.js` | what each page is, for filters | with a filter or a view |
//!
//! Put together again, the terms are the index of `lunr`, weight for weight; a browser test holds that.

mod leaves;
mod pages;
mod terms;
#[cfg(test)]
mod tests;
mod words;

use rayon::prelude::*;
use serde::Serialize;
use serde_json::{Value, json};

use super::index::Index;
use crate::output::OutputFile;
use leaves::Places;

/// The folder that all files of the search stand in.
const FOLDER: &str = "search";

/// What the files of the search come to.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct Sizes {
    /// Terms of the index.
    pub terms: usize,
    /// Files.
    pub files: usize,
    /// Their bytes, uncompressed.
    pub bytes: u64,
    /// The bytes of what a browser loads at the first use.
    pub entry: u64,
    /// The most bytes that it loads to look for a word.
    pub largest: u64,
}

/// Makes every file of the search and hands it to `put`, from several threads at once.
///
/// # Errors
///
/// The first of `put`.
pub fn publish<E: Send>(index: &Index, tables: &Value, put: &(dyn Fn(OutputFile) -> Result<(), E> + Sync)) -> Result<Sizes, E> {
    let (shards, places, words) = (terms::shards(index), Places::new(index), words::lists(&index.terms));
    let runs: Vec<Piece> = terms::runs(index, &shards, &places).map(|file| file.put(put)).collect::<Result<_, E>>()?;
    let rest = terms::frequent(index, &shards, &places).chain(words.par_iter().map(words::file)).chain(leaves::files(index));
    let rest = rest.chain(rayon::iter::once(pages::file(index)));
    let rest: Vec<Piece> = rest.map(|file| file.put(put)).collect::<Result<_, E>>()?;
    let version = version(runs.iter().chain(&rest));
    let entry = entry(index, tables, (terms::boundaries(index, &shards), &words), &version).put(put)?;
    Ok(Sizes {
        terms: index.terms.len(),
        files: runs.len() + rest.len() + 1,
        bytes: entry.bytes + runs.iter().chain(&rest).map(|piece| piece.bytes).sum::<u64>(),
        entry: entry.bytes,
        largest: runs.iter().map(|piece| piece.bytes).max().unwrap_or_default(),
    })
}

/// A script that hands over a value under a key, which is also its path without its ending.
struct File {
    key: String,
    script: Vec<u8>,
}

/// What is known of a file once it is put.
struct Piece {
    bytes: u64,
    hash: blake3::Hash,
}

impl File {
    fn new(key: String, value: &impl Serialize) -> Self {
        let mut script = format!("loype.found(\"{key}\",").into_bytes();
        // Lists, numbers and strings all have a form in JSON, and memory takes all that is written to it.
        let written = serde_json::to_writer(&mut script, value);
        debug_assert!(written.is_ok(), "{written:?}");
        script.extend(b");\n");
        Self { key, script }
    }

    fn put<E>(self, put: &(dyn Fn(OutputFile) -> Result<(), E> + Sync)) -> Result<Piece, E> {
        let piece = Piece { bytes: self.script.len() as u64, hash: blake3::hash(&self.script) };
        put(OutputFile::bytes(format!("{FOLDER}/{}.js", self.key), self.script))?;
        Ok(piece)
    }
}

/// What the browser loads first: all that it needs to know which file has what.
fn entry(index: &Index, tables: &Value, (shards, words): (Vec<String>, &[words::List]), version: &str) -> File {
    let fields = index.fields.iter().map(|field| match field.audience {
        Some(audience) => json!([field.name, audience]),
        None => json!([field.name]),
    });
    let value = json!({
        "version": version,
        "pages": index.pages.len(),
        "audiences": index.names.audiences,
        "kinds": index.names.kinds,
        "fields": fields.collect::<Vec<_>>(),
        "analysis": tables,
        "shards": shards,
        "words": words.iter().filter_map(|list| list.letter_in(words::WORDS)).collect::<Vec<_>>(),
        "endings": words.iter().filter_map(|list| list.letter_in(words::ENDINGS)).collect::<Vec<_>>(),
    });
    File::new("index".to_owned(), &value)
}

/// A name for this very content: a browser that has kept files of an older one must not use them beside these.
fn version<'a>(pieces: impl Iterator<Item = &'a Piece>) -> String {
    let mut hasher = blake3::Hasher::new();
    for piece in pieces {
        hasher.update(piece.hash.as_bytes());
    }
    hasher.finalize().to_hex().as_str().chars().take(16).collect()
}
