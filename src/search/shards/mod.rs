//! Divides the index into shards for the browser: a query loads only the few that it needs.
//!
//! In: an [`Index`], the tables of the analysis, and a name of the scripts that read the files.
//! Out: scripts under `search/`, each of which passes one value to `loype.found`. They are scripts
//! because a browser can load nothing else from a disk (`file://`). The files:
//!
//! | file | holds | is loaded |
//! | --- | --- | --- |
//! | `index.SCRIPTS.js` | fields, analysis tables, shards, all names | at the first use |
//! | `terms/HASH/N.js` | a shard: neighbouring terms with their postings | for a word |
//! | `terms/HASH/N.js` | all postings of some frequent terms | if the best pages are not enough |
//! | `texts/HASH/N.js` | the texts of some neighbouring pages | for each result that is seen |
//! | `texts/HASH/P-L.js` | a further part of a very long page | for a result in it |
//! | `words/HASH.js` | the words that begin or end with some letters | for an unknown word |
//! | `pages/HASH.js` | the metadata of pages, for filters | with a filter or a view |
//!
//! There are at most half as many files as pages, since hosts limit files and copying takes its
//! time for each; only very long pages, and sites of a few pages, have more. A file then holds more
//! than a query asks for, so that results load their texts as they come into view: with a file for
//! each page, ten results would load half the bytes.
//!
//! Every name but that of the entry tells what the file holds, alone or with the others in its
//! folder, and the entry has all names. What is found is therefore of one build, whichever files a
//! cache has kept or a host has not received: a file of another build has another name. The entry
//! alone changes in place.
//!
//! Merged again, the terms are exactly the index of `lunr`; a browser test checks this. A file that
//! was there the last time is not passed on again.

mod file;
mod number;
mod pages;
mod terms;
#[cfg(test)]
mod tests;
mod texts;
mod words;

use std::collections::{BTreeMap, BTreeSet};

use rayon::prelude::*;
use serde::{Deserialize, Serialize};
use serde_json::{Value, json};

use super::index::{Field, Index};
use crate::parallel::collect_in_order;
use file::{FileDigests, Folder, PutFile, PutFolder, ShardFile, Sink};
use texts::{SectionSlots, TextGroup};
use words::WordFile;

/// How many pages there are for each file.
const PAGES_PER_FILE: usize = 2;

/// The number and the sizes of the files.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Serialize, Deserialize)]
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
    /// Every file except the texts.
    digests: FileDigests,
    /// The texts, in order.
    texts: Vec<TextGroup>,
}

impl PublishedShards {
    /// The paths of the files of `before` that no longer exist.
    #[must_use]
    pub fn removed_since(&self, before: &Self) -> Vec<String> {
        let now: BTreeSet<&str> = self.names().collect();
        let gone: BTreeSet<&str> = before.names().filter(|name| !now.contains(name)).collect();
        gone.into_iter().map(file::path).collect()
    }

    fn names(&self) -> impl Iterator<Item = &str> {
        let texts = self.texts.iter().flat_map(TextGroup::names);
        self.digests.keys().map(String::as_str).chain(texts)
    }
}

/// Generates the files of the search and passes those that differ from `before` to `put`, from
/// several threads at once. `scripts` names the scripts that read them.
///
/// # Errors
///
/// That of `put` for the first file, in the order of the files.
pub fn publish<E: Send>(
    index: &Index,
    tables: &Value,
    scripts: &str,
    before: &PublishedShards,
    put: &Sink<E>,
) -> Result<PublishedShards, E> {
    let put_new = |file: ShardFile| file.put_if_changed(&before.digests, put);
    let put_folder = |folder: Folder| folder.put_if_changed(&before.digests, put);
    let texts = texts::publish(index, &before.texts, put)?;
    let lists = words::files(&index.terms);
    let words = collect_in_order(lists.par_iter().map(|list| put_new(list.file())))?;
    let pages = put_new(pages::file(index))?;
    let others = texts.iter().map(TextGroup::len).sum::<usize>() + words.len() + 2;
    let room = (index.pages.len() / PAGES_PER_FILE).saturating_sub(others);
    let (layout, slots) = (terms::Layout::new(index, room), SectionSlots::new(index));
    let shards = collect_in_order(layout.shards(index, &slots).map(put_folder))?;
    let frequent = collect_in_order(layout.frequent(index, &slots).map(put_folder))?;
    let with_letters = |(list, file): (&WordFile, &PutFile)| {
        let [beginnings, endings] = list.letters();
        [file.hash().to_owned(), beginnings, endings]
    };
    let names = json!({
        "shards": layout.boundaries(),
        "terms": hashes(&shards),
        "frequent": hashes(&frequent),
        "words": lists.iter().zip(&words).map(with_letters).collect::<Vec<_>>(),
        "texts": texts.iter().map(TextGroup::named).collect::<Vec<_>>(),
        "facts": pages.hash(),
    });
    let entry = put_new(ShardFile::entry(scripts, &entry(index, tables, names)))?;
    let of_shards = || shards.iter().flat_map(|folder| &folder.files);
    let (entry_bytes, largest) =
        (entry.digest.bytes, of_shards().map(|shard| shard.digest.bytes).max().unwrap_or_default());
    let of_terms = shards.into_iter().chain(frequent).flat_map(|folder| folder.files);
    let files = of_terms.chain(words).chain([pages, entry]);
    let digests: FileDigests = files.map(|file| (file.name, file.digest)).collect();
    let of_all = || digests.values().map(|file| file.bytes).chain(text_sizes(&texts));
    let (files, bytes) = (of_all().count(), of_all().sum());
    let sizes = Sizes { terms: index.terms.len(), files, bytes, entry: entry_bytes, largest };
    Ok(PublishedShards { sizes, digests, texts })
}

/// What the entry holds: what a query is read with, and the names of all other files.
fn entry(index: &Index, tables: &Value, mut entry: Value) -> Value {
    let own = [
        ("pages", json!(index.pages.len())),
        ("audiences", json!(index.names.audiences)),
        ("kinds", json!(index.names.kinds)),
        ("fields", index.fields.iter().map(field).collect()),
        ("analysis", tables.clone()),
    ];
    // Only where pages are in several languages does a result say which.
    let is_mixed = index.pages.iter().any(|page| page.language.is_some());
    let language = is_mixed.then(|| ("language", json!(index.names.language)));
    if let Some(entry) = entry.as_object_mut() {
        let own = own.into_iter().chain(language);
        entry.extend(own.map(|(key, value)| (key.to_owned(), value)));
    }
    entry
}

/// The names of folders.
fn hashes(folders: &[PutFolder]) -> Vec<&str> {
    folders.iter().map(|folder| folder.hash.as_str()).collect()
}

/// The name of a field, and the index of its audience.
fn field(field: &Field) -> Value {
    match field.audience {
        Some(audience) => json!([field.name, audience]),
        None => json!([field.name]),
    }
}

/// The sizes of all files of the texts; groups that say the same share theirs.
fn text_sizes(texts: &[TextGroup]) -> impl Iterator<Item = u64> {
    let by_folder: BTreeMap<&str, &TextGroup> =
        texts.iter().map(|group| (group.named().1, group)).collect();
    by_folder.into_values().flat_map(TextGroup::sizes)
}
