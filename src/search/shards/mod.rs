//! Divides the index into shards for the browser: a query loads only the few that it needs.
//!
//! In: an [`Index`], the tables of the analysis, and a name of the scripts that read the files.
//! Out: scripts under `search/`, each of which passes one value to `loype.found`. They are scripts
//! because a browser can load nothing else from a disk (`file://`). The files:
//!
//! | file | holds | is loaded |
//! | --- | --- | --- |
//! | `index.SCRIPTS.js` | fields, analysis tables, shards, all names | at the first use |
//! | `terms/HASH.js` | a shard: neighbouring terms with their postings | for a word |
//! | `terms/HASH.js` | all postings of a frequent term | if the best pages are not enough |
//! | `texts/HASH/P-L.js` | a part of a page's text | for each result shown |
//! | `endings/HASH.js` | the words that end with a letter | for an unknown word, first |
//! | `words/HASH.js` | the words that begin with a letter | for an unknown word, second |
//! | `pages/HASH.js` | the metadata of pages, for filters | with a filter or a view |
//!
//! Every name but that of the entry tells what the file holds, and the entry, or a file that it
//! names, has all names. What is found is therefore of one build, whichever files a cache has kept
//! or a host has not received: a file of another build has another name. The entry alone changes in
//! place.
//!
//! Merged again, the terms are exactly the index of `lunr`; a browser test checks this. A file that
//! was there the last time is not passed on again.

mod file;
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
use file::{FileDigests, PutFile, ShardFile, Sink};
use terms::Shard;
use texts::{SectionSlots, TextGroup};
use words::WordList;

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
    let (ranges, slots, lists) =
        (terms::shards(index), SectionSlots::new(index), words::lists(&index.terms));
    let put_new = |file: ShardFile| file.put_if_changed(&before.digests, put);
    let put_shard = |Shard { terms, frequent }: Shard| {
        let frequent = frequent.into_iter().map(put_new).collect::<Result<_, E>>()?;
        Ok(PutShard { terms: put_new(terms)?, frequent })
    };
    let shards = collect_in_order(terms::files(index, &ranges, &slots).map(put_shard))?;
    let words = collect_in_order(lists.par_iter().map(|list| put_new(words::file(list))))?;
    let texts = texts::publish(index, &before.texts, put)?;
    let pages = put_new(pages::file(index))?;
    let letters = |folder: &str| -> BTreeMap<char, &str> {
        let of_folder = |(list, file): (&WordList, _)| Some((list.letter_in(folder)?, file));
        lists.iter().zip(words.iter().map(PutFile::hash)).filter_map(of_folder).collect()
    };
    let entry = put_new(ShardFile::entry(
        scripts,
        &json!({
            "pages": index.pages.len(),
            "audiences": index.names.audiences,
            "kinds": index.names.kinds,
            "fields": index.fields.iter().map(field).collect::<Vec<_>>(),
            "analysis": tables,
            "shards": terms::boundaries(index, &ranges),
            "terms": shards.iter().map(|shard| shard.terms.hash()).collect::<Vec<_>>(),
            "words": letters(words::WORDS),
            "endings": letters(words::ENDINGS),
            "texts": texts.iter().map(TextGroup::named).collect::<Vec<_>>(),
            "facts": pages.hash(),
        }),
    ))?;
    let (entry_bytes, largest) = (
        entry.digest.bytes,
        shards.iter().map(|shard| shard.terms.digest.bytes).max().unwrap_or_default(),
    );
    let of_shard = |PutShard { terms, frequent }| frequent.into_iter().chain([terms]);
    let files = shards.into_iter().flat_map(of_shard).chain(words).chain([pages, entry]);
    let digests: FileDigests = files.map(|file| (file.name, file.digest)).collect();
    let of_all = || digests.values().map(|file| file.bytes).chain(text_sizes(&texts));
    let sizes = Sizes {
        terms: index.terms.len(),
        files: of_all().count(),
        bytes: of_all().sum(),
        entry: entry_bytes,
        largest,
    };
    Ok(PublishedShards { sizes, digests, texts })
}

/// A shard that has been put.
struct PutShard {
    terms: PutFile,
    frequent: Vec<PutFile>,
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
