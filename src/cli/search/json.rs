//! `loype search --json`: the results, for programs.
//!
//! In: the hits, and the notes of a search. Out: one JSON object on standard output. Its fields are
//! stable, like those of findings: fields are only added. Positions in texts count Unicode scalar
//! values from 0; ends are exclusive.

use std::io::{Write, stdout};
use std::ops::Range;

use serde::Serialize;

use super::hit::ShownHit;
use crate::search::query::Results;

/// The version of the format, which changes only if a field is removed or changes its meaning.
const VERSION: u32 = 1;

#[derive(Serialize)]
struct Report<'a> {
    version: u32,
    /// The total number of pages.
    total: usize,
    /// The pages, best first, at most as many as requested.
    hits: Vec<Page<'a>>,
    /// The corrected words.
    mended: Vec<CorrectedWord<'a>>,
    /// The words that the first page lacks; without any page, those that the site does not have.
    missing: &'a [String],
}

#[derive(Serialize)]
struct Page<'a> {
    address: &'a str,
    title: &'a str,
    score: u64,
    excerpt: &'a str,
    /// The positions of the hits in the excerpt.
    marks: Vec<[usize; 2]>,
}

#[derive(Serialize)]
struct CorrectedWord<'a> {
    written: &'a str,
    instead: &'a [String],
}

/// Prints the object, and a line feed.
pub(super) fn print(results: &Results, hits: &[ShownHit]) -> std::io::Result<()> {
    let report = Report {
        version: VERSION,
        total: results.total,
        hits: hits.iter().map(page).collect(),
        mended: results
            .corrections
            .iter()
            .map(|correction| CorrectedWord {
                written: &correction.written,
                instead: &correction.replacement,
            })
            .collect(),
        missing: &results.missing,
    };
    let mut out = stdout().lock();
    serde_json::to_writer(&mut out, &report)?;
    writeln!(out)?;
    out.flush()
}

fn page<'a>(hit: &'a ShownHit) -> Page<'a> {
    let ShownHit { address, title, score, excerpt } = hit;
    let marks = excerpt.hits.iter().map(|Range { start, end }| {
        [scalar_values(&excerpt.text, *start), scalar_values(&excerpt.text, *end)]
    });
    Page { address, title, score: *score, excerpt: &excerpt.text, marks: marks.collect() }
}

/// The number of scalar values before a byte offset.
fn scalar_values(text: &str, at: usize) -> usize {
    text.get(..at).map_or(0, |before| before.chars().count())
}
