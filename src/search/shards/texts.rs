//! The texts of the pages, which results show.
//!
//! In: the index. Out: [`SectionSlots`], and a file for each part of a page. A part is some
//! consecutive sections. Smaller parts make a result cheaper to load; larger parts make fewer
//! files. The parts of a few neighbouring pages are in one folder, a [`TextGroup`], which is named
//! by what they say: to name each part, the entry would have to be many times as large. No name
//! tells a page's number, which changes when a page comes before it. A group of the same `Arc`s as
//! before is not generated again.

use std::collections::{BTreeMap, BTreeSet};
use std::sync::{Arc, Mutex, PoisonError};

use rayon::prelude::*;
use serde::Serialize;

use super::file::{self, ShardFile, Sink};
use crate::config::AudienceId;
use crate::fingerprint::Fingerprint;
use crate::ids::IndexVec;
use crate::kind::Kind;
use crate::page_text::{PageText, Section, SiteNames};
use crate::parallel::collect_in_order;
use crate::search::index::{Index, PageTextId, Posting, SectionId};
use crate::search::passages;

/// The most pages of a group. With more, an edit changes more files; with fewer, the entry names
/// more groups.
const GROUP_PAGES: usize = 8;

/// The size, in bytes of text, from which a part takes no more sections.
const PART_BYTES: usize = 1_200;

/// The most sections of a part.
const PART_SECTIONS: u32 = 8;

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
    m: &'a str,
    /// The kind of the page.
    k: &'a str,
    /// The audiences that the page is for.
    u: &'a [AudienceId],
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

    /// The names of all files.
    pub(super) fn names(&self) -> impl Iterator<Item = &str> {
        self.files.iter().map(|(name, _)| name.as_str())
    }

    fn is_of(&self, pages: &[Arc<PageText>], names: &SiteNames) -> bool {
        self.pages.len() == pages.len()
            && self.pages.iter().zip(pages).all(|(one, other)| Arc::ptr_eq(one, other))
            && self.parts_of.iter().zip(pages).all(|(part, page)| part == page.part_of(names))
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
    let groups: Vec<&[Arc<PageText>]> = groups(index).collect();
    collect_in_order(groups.into_par_iter().map(of_pages))
}

fn first(group: &TextGroup) -> Option<&str> {
    group.pages.first().map(|page| page.address.as_str())
}

/// The pages, group by group: a page that comes or goes changes the groups of its own module only.
fn groups(index: &Index) -> impl Iterator<Item = &[Arc<PageText>]> {
    let module = |page: &PageText| (page.course, page.module);
    let modules = index.pages.as_slice().chunk_by(move |one, next| module(one) == module(next));
    modules.flat_map(|pages| pages.chunks(GROUP_PAGES))
}

/// A group with its files: `PAGE-PART` in its folder, both by their places.
fn make(pages: &[Arc<PageText>], names: &SiteNames) -> (TextGroup, Vec<ShardFile>) {
    let of_page = |(number, page): (usize, &Arc<PageText>)| -> Vec<(String, Vec<u8>)> {
        let values =
            parts(&page.sections).map(|sections| file::json(&shard(page, names, sections)));
        values.enumerate().map(|(part, value)| (format!("{number}-{part}"), value)).collect()
    };
    let values: Vec<(String, Vec<u8>)> = pages.iter().enumerate().flat_map(of_page).collect();
    let hash = Fingerprint::of(&values).name();
    let file =
        |(place, value): &(String, Vec<u8>)| ShardFile::new(format!("texts/{hash}/{place}"), value);
    let files: Vec<ShardFile> = values.iter().map(file).collect();
    let group = TextGroup {
        pages: pages.to_vec(),
        parts_of: pages.iter().map(|page| page.part_of(names).to_owned()).collect(),
        files: files.iter().map(|file| (file.name().to_owned(), file.bytes())).collect(),
        hash,
    };
    (group, files)
}

/// A part of a page.
fn shard<'a>(page: &'a PageText, names: &'a SiteNames, sections: &'a [Section]) -> TextShard<'a> {
    TextShard {
        a: &page.address,
        t: &page.title,
        m: page.part_of(names),
        k: page.kind.map_or("", Kind::id),
        u: &page.audience,
        s: sections.iter().map(section_texts).collect(),
    }
}

fn section_texts(section: &Section) -> (&str, &str, String, Vec<NoteText<'_>>) {
    let notes = passages::notes(section).map(|note| (note.audience, note.text, note.id));
    (&section.id, &section.heading, passages::for_all(section), notes.collect())
}
