//! The texts of the pages, which results show.
//!
//! In: the index. Out: [`SectionSlots`], and the files of the texts. A pack holds about three
//! neighbouring pages: the average result loads three times the text of its own page, in return for
//! which there are fewer files than pages. Of a very long page it holds the first part, and each
//! further part is a file. The packs of a few neighbouring pages are in one folder, a
//! [`TextGroup`], which is named by what they say: to name each pack, the entry would have to be
//! larger. No name tells a page's number on the site, which changes when a page comes before it. A
//! group of the same `Arc`s as before is not generated again.

use std::collections::{BTreeMap, BTreeSet};
use std::sync::{Arc, Mutex, PoisonError};

use rayon::prelude::*;
use serde::Serialize;

use super::file::{self, Folder, ShardFile, Sink};
use crate::config::AudienceId;
use crate::ids::IndexVec;
use crate::kind::Kind;
use crate::language::LanguageTag;
use crate::page_text::{PageText, Section, SiteNames};
use crate::parallel::collect_in_order;
use crate::search::index::{Index, PageTextId, Posting, SectionId};
use crate::search::passages;

/// The most pages of a group. With more, an edit changes more files; with fewer, the entry names
/// more groups.
const GROUP_PAGES: usize = 12;

/// The pages of a pack, and the fewest of a group that ends before the last page of the site.
const PACK_PAGES: usize = 3;

/// The size, in bytes of text, from which a part takes no more sections.
const PART_BYTES: usize = 16_000;

/// The most sections of a part.
const PART_SECTIONS: u32 = 64;

/// The slots of the sections of each page: the index of the part times [`PART_SECTIONS`], plus the
/// index of the section in it.
pub(super) struct SectionSlots(IndexVec<PageTextId, IndexVec<SectionId, u32>>);

impl SectionSlots {
    pub(super) fn new(index: &Index) -> Self {
        Self(index.pages.iter().map(|page| slots(&page.sections)).collect())
    }

    /// The slot of the section of a posting.
    pub(super) fn of(&self, posting: &Posting) -> u32 {
        self.0
            .get(posting.page)
            .and_then(|page| page.get(posting.section))
            .copied()
            .unwrap_or_default()
    }
}

fn slots(sections: &[Section]) -> IndexVec<SectionId, u32> {
    parts(sections)
        .zip(0..)
        .flat_map(|(part, number)| {
            (0..).take(part.len()).map(move |place: u32| number * PART_SECTIONS + place)
        })
        .collect()
}

/// The sections of a page, part by part.
fn parts(sections: &[Section]) -> impl Iterator<Item = &[Section]> {
    let mut rest = sections;
    std::iter::from_fn(move || {
        let mut bytes = 0;
        let fits = |section: &&Section| {
            let has_room = bytes < PART_BYTES;
            bytes += section.heading.len()
                + section.runs.iter().map(|run| run.text.len()).sum::<usize>();
            has_room
        };
        let count = rest.iter().take(PART_SECTIONS as usize).take_while(fits).count();
        let (part, more) = rest.split_at_checked(count).filter(|(part, _)| !part.is_empty())?;
        rest = more;
        Some(part)
    })
}

/// A part as it is serialised, with short names, since there are thousands of them.
#[derive(Serialize)]
struct TextShard<'a> {
    /// The address of the page.
    a: &'a str,
    /// The title of the page.
    t: &'a str,
    /// The name of the page's module or course.
    m: String,
    /// The kind of the page.
    k: &'a str,
    /// The language of the page, where it is another than the site's.
    #[serde(skip_serializing_if = "Option::is_none")]
    l: Option<&'a LanguageTag>,
    /// Id, heading and text of each section, and its notes.
    s: Vec<(&'a str, &'a str, String, Vec<NoteText<'a>>)>,
}

/// A note: its audience, its text, and the id of its block.
type NoteText<'a> = (AudienceId, String, &'a str);

/// Some neighbouring pages of a module with the files of their texts, as they were published.
#[derive(Debug, Clone)]
pub(super) struct TextGroup {
    pages: Vec<Arc<PageText>>,
    /// The names of the pages' modules or courses, which can change without the pages.
    parts_of: Vec<String>,
    /// The name of the folder.
    hash: String,
    /// The files in it, each with its size in bytes.
    files: Vec<(String, u64)>,
}

impl TextGroup {
    /// How many pages it has, and the name of its folder.
    pub(super) fn named(&self) -> (usize, &str) {
        (self.pages.len(), &self.hash)
    }

    pub(super) fn sizes(&self) -> impl Iterator<Item = u64> {
        self.files.iter().map(|(_, bytes)| *bytes)
    }

    /// How many files it has.
    pub(super) fn len(&self) -> usize {
        self.files.len()
    }

    /// The names of all files.
    pub(super) fn names(&self) -> impl Iterator<Item = &str> {
        self.files.iter().map(|(name, _)| name.as_str())
    }

    fn is_of(&self, pages: &[Arc<PageText>], names: &SiteNames) -> bool {
        self.pages.len() == pages.len()
            && self.pages.iter().zip(pages).all(|(one, other)| Arc::ptr_eq(one, other))
            && self.parts_of.iter().zip(pages).all(|(part, page)| *part == page.part_of(names))
    }
}

/// Generates the files of every changed group, and puts those that were not there before.
pub(super) fn publish<E: Send>(
    index: &Index,
    before: &[TextGroup],
    put: &Sink<E>,
) -> Result<Vec<TextGroup>, E> {
    let by_first = |group| -> Option<(&str, &TextGroup)> { Some((first(group)?, group)) };
    let known: BTreeMap<&str, &TextGroup> = before.iter().filter_map(by_first).collect();
    let hashes: BTreeSet<String> = before.iter().map(|group| group.hash.clone()).collect();
    // Groups that say the same share their folder.
    let put_already = Mutex::new(hashes);
    let of_pages = |pages: &[Arc<PageText>]| {
        let before = pages.first().and_then(|page| known.get(page.address.as_str()));
        if let Some(same) = before.filter(|group| group.is_of(pages, &index.names)) {
            return Ok((*same).clone());
        }
        let (group, files) = make(pages, &index.names);
        let mut hashes = put_already.lock().unwrap_or_else(PoisonError::into_inner);
        let is_new = hashes.insert(group.hash.clone());
        drop(hashes);
        if is_new {
            files.into_iter().try_for_each(|file| file.put(put))?;
        }
        Ok(group)
    };
    let groups: Vec<&[Arc<PageText>]> = groups(index.pages.as_slice()).collect();
    collect_in_order(groups.into_par_iter().map(of_pages))
}

fn first(group: &TextGroup) -> Option<&str> {
    group.pages.first().map(|page| page.address.as_str())
}

/// The pages, group by group: those of a module, cut after [`GROUP_PAGES`], so that a page that
/// comes or goes changes the groups of its own module only. Modules of a page or two are together
/// with those after them.
fn groups(pages: &[Arc<PageText>]) -> impl Iterator<Item = &[Arc<PageText>]> {
    let module = |page: &PageText| (page.course, page.module);
    let mut rest = pages;
    let long = std::iter::from_fn(move || {
        let mut ends = rest.windows(2).zip(1..).filter_map(|(two, end)| match two {
            [one, next] if end >= PACK_PAGES && module(one) != module(next) => Some(end),
            _ => None,
        });
        let end = ends.next().unwrap_or(rest.len());
        let (group, after) = rest.split_at_checked(end).filter(|(group, _)| !group.is_empty())?;
        rest = after;
        Some(group)
    });
    long.flat_map(|pages| pages.chunks(GROUP_PAGES))
}

/// A group with its files: its packs by their numbers, and the further parts of its pages by the
/// page's place in the group and the part's on the page.
fn make(pages: &[Arc<PageText>], names: &SiteNames) -> (TextGroup, Vec<ShardFile>) {
    let of_page = |page: &'_ Arc<PageText>| -> Vec<Vec<u8>> {
        parts(&page.sections).map(|sections| file::json(&shard(page, names, sections))).collect()
    };
    let texts: Vec<Vec<Vec<u8>>> = pages.iter().map(of_page).collect();
    let pack = |number: usize| {
        let in_pack =
            texts.iter().enumerate().filter(|(at, _)| pack_of(*at, pages.len()) == number);
        let first_parts: Vec<&[u8]> =
            in_pack.map(|(_, parts)| parts.first().map_or(&b"0"[..], Vec::as_slice)).collect();
        (number.to_string(), [b"[", first_parts.join(&b","[..]).as_slice(), b"]"].concat())
    };
    let further = texts.iter().enumerate().flat_map(|(at, parts)| {
        let parts = parts.iter().enumerate().skip(1);
        parts.map(move |(part, value)| (format!("{at}-{part}"), value.clone()))
    });
    let packs = (0..packs(pages.len())).map(pack);
    let Folder { hash, files } = ShardFile::folder("texts", packs.chain(further));
    let group = TextGroup {
        pages: pages.to_vec(),
        parts_of: pages.iter().map(|page| page.part_of(names)).collect(),
        files: files.iter().map(|file| (file.name().to_owned(), file.bytes())).collect(),
        hash,
    };
    (group, files)
}

/// How many packs a group has.
fn packs(pages: usize) -> usize {
    (pages / PACK_PAGES).max(1)
}

/// The number of the pack of a page of a group, by the page's place.
fn pack_of(at: usize, pages: usize) -> usize {
    at * packs(pages) / pages.max(1)
}

/// A part of a page.
fn shard<'a>(page: &'a PageText, names: &SiteNames, sections: &'a [Section]) -> TextShard<'a> {
    TextShard {
        a: &page.address,
        t: &page.title,
        m: page.part_of(names),
        k: page.kind.map_or("", Kind::id),
        l: page.language.as_ref(),
        s: sections.iter().map(section_texts).collect(),
    }
}

fn section_texts(section: &Section) -> (&str, &str, String, Vec<NoteText<'_>>) {
    let notes = passages::notes(section).map(|note| (note.audience, note.text, note.id));
    (&section.id, &section.heading, passages::for_all(section), notes.collect())
}
