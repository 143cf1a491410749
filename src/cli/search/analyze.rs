//! `loype search --analyze`: the index terms of words.
//!
//! In: words on standard input, one per line; bytes that are not UTF-8 are replaced. Out: for each
//! line its terms, separated by tabs and without duplicates: the main term, its alternatives, then
//! the parts of a compound. The line is empty for a word that is not indexed.

use std::io::{BufRead, Write, stdin, stdout};

use super::site::SearchedSite;
use crate::cli::exit::Exit;
use crate::search::Search;
use crate::search::analysis::{Splitter, words};

pub(super) fn run(site: &SearchedSite) -> Exit {
    let search = &site.search;
    let splitter = search.splitter();
    // Standard output is flushed after each line, so that someone who types sees the answer at
    // once.
    let mut out = stdout().lock();
    let mut lines = stdin().lock().split(b'\n');
    let written = lines.try_for_each(|line| {
        writeln!(out, "{}", terms(&String::from_utf8_lossy(&line?), search, &splitter).join("\t"))
    });
    site.finish(written)
}

/// The terms of the words of a line, in the site's language.
fn terms(line: &str, search: &Search, splitter: &Splitter) -> Vec<String> {
    let tag = &search.index.names.language;
    let mut terms: Vec<String> = Vec::new();
    for (_, word) in words(line) {
        for term in search.analyzer.terms(word, tag).into_iter().chain(splitter.parts(word, tag)) {
            if !terms.contains(&term) {
                terms.push(term);
            }
        }
    }
    terms
}
