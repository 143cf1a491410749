//! `loype search --json`: what was found, for programs.
//!
//! In: the hits, and what is told beside them. Out: one JSON object on standard output. The fields
//! are stable, as those of findings are: what is added later comes beside them. Places in texts
//! count Unicode scalar values from 0, and the end is the one after the last.

use std::io::{Write, stdout};
use std::ops::Range;

use serde::Serialize;

use super::hit::ShownHit;
use crate::search::query::Results;

/// The version of the form: it rises only when a field changes its meaning or goes.
const VERSION: u32 = 1;

#[derive(Serialize)]
struct Report<'a> {
    version: u32,
    /// How many pages there are in all.
    total: usize,
    /// The pages, best first, as many as were asked for.
    hits: Vec<Page<'a>>,
    /// Words that were searched for as something else.
    mended: Vec<Mended<'a>>,
    /// The words that the first page lacks; where there is no page, those that the site does not
    /// have.
    missing: &'a [String],
}

#[derive(Serialize)]
struct Page<'a> {
    address: &'a str,
    title: &'a str,
    score: u64,
    excerpt: &'a str,
    /// Where the hits stand in the excerpt.
    marks: Vec<[usize; 2]>,
}

#[derive(Serialize)]
struct Mended<'a> {
    written: &'a str,
    instead: &'a [String],
}

/// Prints the object and ends the line.
pub(super) fn print(results: &Results, hits: &[ShownHit]) -> std::io::Result<()> {
    let report = Report {
        version: VERSION,
        total: results.total,
        hits: hits.iter().map(page).collect(),
        mended: results
            .corrections
            .iter()
            .map(|correction| Mended {
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
    let marks = excerpt
        .hits
        .iter()
        .map(|Range { start, end }| [letters(&excerpt.text, *start), letters(&excerpt.text, *end)]);
    Page { address, title, score: *score, excerpt: &excerpt.text, marks: marks.collect() }
}

/// How many scalar values stand before a place that is given in bytes.
fn letters(text: &str, at: usize) -> usize {
    text.get(..at).map_or(0, |before| before.chars().count())
}
