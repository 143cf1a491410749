//! The texts of the pages, in leaves: what a result shows.
//!
//! In: the index. Out: [`Places`], and a file for each leaf. A leaf is some sections of a page that
//! follow each other. The smaller it is, the less a result costs; the larger, the fewer files there
//! are. Those of a page that is the very value that it was before are not made again.

use std::sync::Arc;

use rayon::prelude::*;
use serde::Serialize;

use super::{File, Piece, Sink};
use crate::config::AudienceId;
use crate::course::kind::Kind;
use crate::page_text::{PageText, Section, SiteNames};
use crate::parallel::collect_in_order;
use crate::search::index::{Index, Posting};
use crate::search::passages;

/// How many bytes of text a leaf has before the next one begins.
const BYTES: usize = 1_200;

/// The most sections that a leaf has.
const SECTIONS: u32 = 8;

/// Where the sections of each page are: the number of the leaf times [`SECTIONS`], and the number
/// of the section in it.
pub(super) struct Places(Vec<Vec<u32>>);

impl Places {
    pub(super) fn new(index: &Index) -> Self {
        Self(index.pages.iter().map(|page| places(&page.sections)).collect())
    }

    /// The place of the section of a posting.
    pub(super) fn of(&self, posting: &Posting) -> u32 {
        self.0
            .get(posting.page as usize)
            .and_then(|page| page.get(posting.section as usize))
            .copied()
            .unwrap_or_default()
    }
}

fn places(sections: &[Section]) -> Vec<u32> {
    leaves(sections)
        .zip(0..)
        .flat_map(|(leaf, number)| {
            (0..).take(leaf.len()).map(move |place: u32| number * SECTIONS + place)
        })
        .collect()
}

/// The sections of a page, leaf by leaf.
fn leaves(sections: &[Section]) -> impl Iterator<Item = &[Section]> {
    let mut rest = sections;
    std::iter::from_fn(move || {
        let mut bytes = 0;
        let fits = |section: &&Section| {
            let has_room = bytes < BYTES;
            bytes += section.heading.len()
                + section.runs.iter().map(|run| run.text.len()).sum::<usize>();
            has_room
        };
        let count = rest.iter().take(SECTIONS as usize).take_while(fits).count();
        let (leaf, more) = rest.split_at_checked(count).filter(|(leaf, _)| !leaf.is_empty())?;
        rest = more;
        Some(leaf)
    })
}

/// A leaf as the browser reads it: short names, since there are thousands of them.
#[derive(Serialize)]
struct Leaf<'a> {
    /// The address of the page.
    a: &'a str,
    /// The title of the page.
    t: &'a str,
    /// What the page is a part of.
    m: &'a str,
    /// The kind of the page.
    k: &'a str,
    /// The audiences that the page is for.
    u: &'a [AudienceId],
    /// Id, heading and text of each section, and its notes.
    s: Vec<(&'a str, &'a str, String, Vec<Note<'a>>)>,
}

/// An audience, and the text and the id of what is for it.
type Note<'a> = (AudienceId, String, &'a str);

/// The leaves of a page as they were published.
#[derive(Debug, Clone)]
pub(super) struct Leaves {
    page: Arc<PageText>,
    /// What the page is a part of, which its text does not say.
    part_of: String,
    pieces: Vec<Piece>,
}

impl Leaves {
    pub(super) fn len(&self) -> usize {
        self.pieces.len()
    }

    pub(super) fn pieces(&self) -> impl Iterator<Item = &Piece> {
        self.pieces.iter()
    }

    fn is_of(&self, page: &Arc<PageText>, names: &SiteNames) -> bool {
        Arc::ptr_eq(&self.page, page) && self.part_of == page.part_of(names)
    }
}

/// Makes the files of every page that is other than before, and puts those that are.
pub(super) fn publish<E: Send>(
    index: &Index,
    before: &[Leaves],
    put: &Sink<E>,
) -> Result<Vec<Leaves>, E> {
    let of_page = |(number, page): (usize, &Arc<PageText>)| {
        let before = before.get(number);
        if let Some(same) = before.filter(|leaves| leaves.is_of(page, &index.names)) {
            return Ok(same.clone());
        }
        let mut pieces = Vec::new();
        for file in files(number, page, &index.names) {
            let piece = file.piece();
            if before.and_then(|leaves| leaves.pieces.get(pieces.len())) != Some(&piece) {
                file.put(put)?;
            }
            pieces.push(piece);
        }
        Ok(Leaves {
            page: Arc::clone(page),
            part_of: page.part_of(&index.names).to_owned(),
            pieces,
        })
    };
    collect_in_order(index.pages.par_iter().enumerate().map(of_page))
}

/// The key of a leaf of a page, both by number.
pub(super) fn key(page: usize, leaf: usize) -> String {
    format!("texts/{page}-{leaf}")
}

/// The file of each leaf of a page.
fn files<'a>(
    number: usize,
    page: &'a PageText,
    names: &'a SiteNames,
) -> impl Iterator<Item = File> + 'a {
    leaves(&page.sections).enumerate().map(move |(leaf, sections)| {
        let value = Leaf {
            a: &page.address,
            t: &page.title,
            m: page.part_of(names),
            k: page.kind.map_or("", Kind::id),
            u: &page.audience,
            s: sections.iter().map(read).collect(),
        };
        File::new(key(number, leaf), &value)
    })
}

fn read(section: &Section) -> (&str, &str, String, Vec<Note<'_>>) {
    let notes = passages::notes(section).map(|note| (note.audience, note.text, note.id));
    (&section.id, &section.heading, passages::for_all(section), notes.collect())
}
