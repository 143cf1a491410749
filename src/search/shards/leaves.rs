//! The texts of the pages, in leaves: what a result shows.
//!
//! In: the index. Out: [`Places`], and a file for each leaf. A leaf is some sections of a page that follow each other. The smaller it is,
//! the less a result costs; the larger, the fewer files there are.

use rayon::prelude::*;
use serde_json::{Value, json};

use super::File;
use crate::course::kind::Kind;
use crate::render::Section;
use crate::search::index::{Index, Posting};

/// How many bytes of text a leaf has before the next one begins.
const BYTES: usize = 1_200;

/// The most sections that a leaf has.
const SECTIONS: u32 = 8;

/// Where the sections of each page are: the number of the leaf times [`SECTIONS`], and the number of the section in it.
pub(super) struct Places(Vec<Vec<u32>>);

impl Places {
    pub(super) fn new(index: &Index) -> Self {
        Self(index.pages.iter().map(|page| places(&page.sections)).collect())
    }

    /// The place of the section of a posting.
    pub(super) fn of(&self, posting: &Posting) -> u32 {
        self.0.get(posting.page as usize).and_then(|page| page.get(posting.section as usize)).copied().unwrap_or_default()
    }
}

fn places(sections: &[Section]) -> Vec<u32> {
    leaves(sections).zip(0..).flat_map(|(leaf, number)| (0..).take(leaf.len()).map(move |place: u32| number * SECTIONS + place)).collect()
}

/// The sections of a page, leaf by leaf.
fn leaves(sections: &[Section]) -> impl Iterator<Item = &[Section]> {
    let mut rest = sections;
    std::iter::from_fn(move || {
        let mut bytes = 0;
        let fits = |section: &&Section| {
            let has_room = bytes < BYTES;
            bytes += section.heading.len() + section.runs.iter().map(|run| run.text.len()).sum::<usize>();
            has_room
        };
        let count = rest.iter().take(SECTIONS as usize).take_while(fits).count();
        let (leaf, more) = rest.split_at_checked(count).filter(|(leaf, _)| !leaf.is_empty())?;
        rest = more;
        Some(leaf)
    })
}

/// The file of each leaf of each page.
pub(super) fn files(index: &Index) -> impl ParallelIterator<Item = File> {
    index.pages.par_iter().enumerate().flat_map_iter(move |(number, page)| {
        leaves(&page.sections).enumerate().map(move |(leaf, sections)| {
            let kind = page.kind.map_or("", Kind::id);
            let value = json!({
                "a": page.address,
                "t": page.title,
                "m": page.part_of(&index.names),
                "k": kind,
                "u": page.audience,
                "s": sections.iter().map(section).collect::<Vec<_>>(),
            });
            File::new(format!("texts/{number}-{leaf}"), &value)
        })
    })
}

fn section(section: &Section) -> Value {
    let notes: Vec<Value> = section.notes().map(|(audience, run)| json!([audience, run.text, run.id])).collect();
    json!([section.id, section.heading, section.text(), notes])
}
