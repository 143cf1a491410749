//! Divides the index into shards for the browser: a query loads only the few that it needs.
//!
//! In: an [`Index`] and the tables of the analysis. Out: scripts under `search/`, each of which
//! passes one value to `loype.found`. They are scripts because a browser can load nothing else from
//! a disk (`file://`). The files:
//!
//! | file | holds | is loaded |
//! | --- | --- | --- |
//! | `index.js` | fields, analysis tables, where each shard begins | at the first use |
//! | `terms/I.js` | a shard: neighbouring terms with their postings | for a word |
//! | `terms/I-J.js` | all postings of a frequent term | if the best pages are not enough |
//! | `texts/P-L.js` | a part of a page's text | for each result shown |
//! | `endings/X.js` | the words that end with a letter | for an unknown word, first |
//! | `words/X.js` | the words that begin with a letter | for an unknown word, second |
//! | `pages.js` | the metadata of pages, for filters | with a filter or a view |
//!
//! Merged again, the terms are exactly the index of `lunr`; a browser test checks this. A file that
//! has not changed since the last time is not passed on again.

mod file;
mod pages;
mod terms;
#[cfg(test)]
mod tests;
mod texts;
mod words;

use std::collections::BTreeMap;

use rayon::prelude::*;
use serde_json::{Value, json};

use super::index::Index;
use crate::parallel::collect_in_order;
use file::{FileDigest, ShardFile, Sink};
use texts::{PageTexts, SectionSlots};

/// The number and the sizes of the files.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct Sizes {
    /// The number of terms in the index.
    pub terms: usize,
    /// The number of files.
    pub files: usize,
    /// Their total size in bytes, uncompressed.
    pub bytes: u64,
    /// The size in bytes of the file that a browser loads at the first use.
    pub entry: u64,
    /// The size in bytes of the largest file that it loads to look up a word.
    pub largest: u64,
}

/// What has been published, to find out what changes the next time.
#[derive(Debug, Default)]
pub struct PublishedShards {
    /// The number and the sizes of the files.
    pub sizes: Sizes,
    /// Every file except the texts, by its key.
    digests: BTreeMap<String, FileDigest>,
    /// The texts of each page.
    texts: Vec<PageTexts>,
}

impl PublishedShards {
    /// The paths of the files of `before` that no longer exist.
    #[must_use]
    pub fn removed_since(&self, before: &Self) -> Vec<String> {
        let digests = before.digests.keys().filter(|key| !self.digests.contains_key(*key)).cloned();
        let still = self.texts.iter().map(PageTexts::len).chain(std::iter::repeat(0));
        let texts = before.texts.iter().zip(still).enumerate();
        let texts = texts.flat_map(|(page, (texts, still))| {
            (still..texts.len()).map(move |part| texts::key(page, part))
        });
        digests.chain(texts).map(|key| file::path(&key)).collect()
    }
}

/// Generates the files of the search and passes those that differ from `before` to `put`, from
/// several threads at once.
///
/// # Errors
///
/// That of `put` for the first file, in the order of the files.
pub fn publish<E: Send>(
    index: &Index,
    tables: &Value,
    before: &PublishedShards,
    put: &Sink<E>,
) -> Result<PublishedShards, E> {
    let (shards, slots, words) =
        (terms::shards(index), SectionSlots::new(index), words::lists(&index.terms));
    let put_new = |file: ShardFile| file.put_if_changed(&before.digests, put);
    let runs: Vec<(String, FileDigest)> =
        collect_in_order(terms::runs(index, &shards, &slots).map(put_new))?;
    let rest = terms::frequent(index, &shards, &slots).chain(words.par_iter().map(words::file));
    let rest: Vec<(String, FileDigest)> = collect_in_order(rest.map(put_new))?;
    let texts = texts::publish(index, &before.texts, put)?;
    let pages = put_new(pages::file(index))?;
    let of_leaves = || texts.iter().flat_map(PageTexts::digests);
    let named = || runs.iter().chain(&rest).map(|(_, digest)| digest);
    let version = version(named().chain(of_leaves()).chain([&pages.1]));
    let entry =
        put_new(entry(index, tables, (terms::boundaries(index, &shards), &words), &version))?;
    let sizes = Sizes {
        terms: index.terms.len(),
        files: named().chain(of_leaves()).count() + 2,
        bytes: named()
            .chain(of_leaves())
            .chain([&pages.1, &entry.1])
            .map(|digest| digest.bytes)
            .sum(),
        entry: entry.1.bytes,
        largest: runs.iter().map(|(_, digest)| digest.bytes).max().unwrap_or_default(),
    };
    Ok(PublishedShards {
        sizes,
        digests: runs.into_iter().chain(rest).chain([pages, entry]).collect(),
        texts,
    })
}

/// The file that the browser loads first, which says what is in which other file.
fn entry(
    index: &Index,
    tables: &Value,
    (shards, words): (Vec<String>, &[words::WordList]),
    version: &str,
) -> ShardFile {
    let fields = index.fields.iter().map(|field| match field.audience {
        Some(audience) => json!([field.name, audience]),
        None => json!([field.name]),
    });
    let letters = |folder: &str| -> Vec<char> {
        words.iter().filter_map(|list| list.letter_in(folder)).collect()
    };
    let value = json!({
        "version": version,
        "pages": index.pages.len(),
        "audiences": index.names.audiences,
        "kinds": index.names.kinds,
        "fields": fields.collect::<Vec<_>>(),
        "analysis": tables,
        "shards": shards,
        "words": letters(words::WORDS),
        "endings": letters(words::ENDINGS),
    });
    ShardFile::new("index".to_owned(), &value)
}

/// A fingerprint of the content, so that a browser does not use cached files of another version
/// together with these.
fn version<'a>(digests: impl Iterator<Item = &'a FileDigest>) -> String {
    let mut hasher = blake3::Hasher::new();
    for digest in digests {
        hasher.update(digest.hash.as_bytes());
    }
    hasher.finalize().to_hex().as_str().chars().take(16).collect()
}
