//! The texts of the pages, which results show.
//!
//! In: the index. Out: [`SectionSlots`], and a file for each part of a page. A part is some
//! consecutive sections. Smaller parts make a result cheaper to load; larger parts make fewer
//! files. The parts of a page that is the same `Arc` as before are not generated again.

use std::sync::Arc;

use rayon::prelude::*;
use serde::Serialize;

use super::file::{FileDigest, ShardFile, Sink};
use crate::config::AudienceId;
use crate::ids::IndexVec;
use crate::kind::Kind;
use crate::page_text::{PageText, Section, SiteNames};
use crate::parallel::collect_in_order;
use crate::search::index::{Index, PageTextId, Posting, SectionId};
use crate::search::passages;

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

/// The parts of a page as they were published.
#[derive(Debug, Clone)]
pub(super) struct PageTexts {
    page: Arc<PageText>,
    /// The name of the page's module or course, which can change without the page.
    part_of: String,
    digests: Vec<FileDigest>,
}

impl PageTexts {
    pub(super) fn len(&self) -> usize {
        self.digests.len()
    }

    pub(super) fn digests(&self) -> impl Iterator<Item = &FileDigest> {
        self.digests.iter()
    }

    fn is_of(&self, page: &Arc<PageText>, names: &SiteNames) -> bool {
        Arc::ptr_eq(&self.page, page) && self.part_of == page.part_of(names)
    }
}

/// Generates the files of every changed page, and puts those that differ.
pub(super) fn publish<E: Send>(
    index: &Index,
    before: &[PageTexts],
    put: &Sink<E>,
) -> Result<Vec<PageTexts>, E> {
    let of_page = |(number, page): (usize, &Arc<PageText>)| {
        let before = before.get(number);
        if let Some(same) = before.filter(|texts| texts.is_of(page, &index.names)) {
            return Ok(same.clone());
        }
        let mut digests = Vec::new();
        for file in files(number, page, &index.names) {
            let digest = file.digest();
            if before.and_then(|texts| texts.digests.get(digests.len())) != Some(&digest) {
                file.put(put)?;
            }
            digests.push(digest);
        }
        Ok(PageTexts {
            page: Arc::clone(page),
            part_of: page.part_of(&index.names).to_owned(),
            digests,
        })
    };
    collect_in_order(index.pages.as_slice().par_iter().enumerate().map(of_page))
}

/// The key of a part of a page, both by index.
pub(super) fn key(page: usize, part: usize) -> String {
    format!("texts/{page}-{part}")
}

/// The file of each part of a page.
fn files<'a>(
    number: usize,
    page: &'a PageText,
    names: &'a SiteNames,
) -> impl Iterator<Item = ShardFile> + 'a {
    parts(&page.sections).enumerate().map(move |(part, sections)| {
        let value = TextShard {
            a: &page.address,
            t: &page.title,
            m: page.part_of(names),
            k: page.kind.map_or("", Kind::id),
            u: &page.audience,
            s: sections.iter().map(section_texts).collect(),
        };
        ShardFile::new(key(number, part), &value)
    })
}

fn section_texts(section: &Section) -> (&str, &str, String, Vec<NoteText<'_>>) {
    let notes = passages::notes(section).map(|note| (note.audience, note.text, note.id));
    (&section.id, &section.heading, passages::for_all(section), notes.collect())
}
