//! The index in pieces, for the browser: a query loads the few that it needs.
//!
//! In: an [`Index`] and the tables of the analysis. Out: scripts under `search/`, each of which
//! hands one value to `loype.found`. Scripts are what a browser loads from a disk too, where
//! nothing else can be asked for. What there is:
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
//! Put together again, the terms are the index of `lunr`, weight for weight; a browser test holds
//! that. What has been published before is not handed over again while it is the same.

mod leaves;
mod pages;
mod terms;
#[cfg(test)]
mod tests;
mod words;

use std::collections::BTreeMap;

use rayon::prelude::*;
use serde::Serialize;
use serde_json::{Value, json};

use super::index::Index;
use crate::output::OutputFile;
use crate::parallel::collect_in_order;
use leaves::{Leaves, Places};

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

/// What has been published, as far as the next time needs to know it.
#[derive(Debug, Default)]
pub struct Published {
    /// What the files come to.
    pub sizes: Sizes,
    /// Every file but the leaves, by its key.
    pieces: BTreeMap<String, Piece>,
    /// The leaves of each page.
    leaves: Vec<Leaves>,
}

impl Published {
    /// The paths of the files that stood there before and do no longer.
    #[must_use]
    pub fn gone_since(&self, before: &Self) -> Vec<String> {
        let pieces = before.pieces.keys().filter(|key| !self.pieces.contains_key(*key)).cloned();
        let still = self.leaves.iter().map(Leaves::len).chain(std::iter::repeat(0));
        let leaves = before.leaves.iter().zip(still).enumerate();
        let leaves = leaves.flat_map(|(page, (leaves, still))| {
            (still..leaves.len()).map(move |leaf| leaves::key(page, leaf))
        });
        pieces.chain(leaves).map(|key| path(&key)).collect()
    }
}

/// Takes the files of the search.
type Sink<'a, E> = dyn Fn(OutputFile) -> Result<(), E> + Sync + 'a;

/// Makes the files of the search and hands those that are other than `before` to `put`, from
/// several threads at once.
///
/// # Errors
///
/// That of `put` for the first file, in the order of the files.
pub fn publish<E: Send>(
    index: &Index,
    tables: &Value,
    before: &Published,
    put: &Sink<E>,
) -> Result<Published, E> {
    let (shards, places, words) =
        (terms::shards(index), Places::new(index), words::lists(&index.terms));
    let put_new = |file: File| file.put_after(before, put);
    let runs: Vec<(String, Piece)> =
        collect_in_order(terms::runs(index, &shards, &places).map(put_new))?;
    let rest = terms::frequent(index, &shards, &places).chain(words.par_iter().map(words::file));
    let rest: Vec<(String, Piece)> = collect_in_order(rest.map(put_new))?;
    let leaves = leaves::publish(index, &before.leaves, put)?;
    let pages = put_new(pages::file(index))?;
    let of_leaves = || leaves.iter().flat_map(Leaves::pieces);
    let named = || runs.iter().chain(&rest).map(|(_, piece)| piece);
    let version = version(named().chain(of_leaves()).chain([&pages.1]));
    let entry =
        put_new(entry(index, tables, (terms::boundaries(index, &shards), &words), &version))?;
    let sizes = Sizes {
        terms: index.terms.len(),
        files: named().chain(of_leaves()).count() + 2,
        bytes: named()
            .chain(of_leaves())
            .chain([&pages.1, &entry.1])
            .map(|piece| piece.bytes)
            .sum(),
        entry: entry.1.bytes,
        largest: runs.iter().map(|(_, piece)| piece.bytes).max().unwrap_or_default(),
    };
    Ok(Published {
        sizes,
        pieces: runs.into_iter().chain(rest).chain([pages, entry]).collect(),
        leaves,
    })
}

/// A script that hands over a value under a key, which is also its path without its ending.
struct File {
    key: String,
    script: Vec<u8>,
}

/// What is known of a file once it is put.
#[derive(Debug, Clone, PartialEq, Eq)]
struct Piece {
    bytes: u64,
    hash: blake3::Hash,
}

impl File {
    fn new(key: String, value: &impl Serialize) -> Self {
        let mut script = format!("loype.found(\"{key}\",").into_bytes();
        // Lists, numbers and strings all have a form in JSON, and memory takes all that is written
        // to it.
        let written = serde_json::to_writer(&mut script, value);
        debug_assert!(written.is_ok(), "{written:?}");
        script.extend(b");\n");
        Self { key, script }
    }

    fn piece(&self) -> Piece {
        Piece { bytes: self.script.len() as u64, hash: blake3::hash(&self.script) }
    }

    fn put<E>(self, put: &Sink<E>) -> Result<(), E> {
        put(OutputFile::bytes(path(&self.key), self.script))
    }

    /// Puts the file, where it is other than what was published under its key before.
    fn put_after<E>(self, before: &Published, put: &Sink<E>) -> Result<(String, Piece), E> {
        let (key, piece) = (self.key.clone(), self.piece());
        if before.pieces.get(&key) != Some(&piece) {
            self.put(put)?;
        }
        Ok((key, piece))
    }
}

/// Where the file with a key stands.
fn path(key: &str) -> String {
    format!("{FOLDER}/{key}.js")
}

/// What the browser loads first: all that it needs to know which file has what.
fn entry(
    index: &Index,
    tables: &Value,
    (shards, words): (Vec<String>, &[words::List]),
    version: &str,
) -> File {
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

/// A name for this very content: a browser that has kept files of an older one must not use them
/// beside these.
fn version<'a>(pieces: impl Iterator<Item = &'a Piece>) -> String {
    let mut hasher = blake3::Hasher::new();
    for piece in pieces {
        hasher.update(piece.hash.as_bytes());
    }
    hasher.finalize().to_hex().as_str().chars().take(16).collect()
}
