//! `loype search --analyze`: what the analysis makes of words.
//!
//! In: words on standard input, one a line, in whatever bytes. Out: for each line its index terms
//! with tabs between them, each once: the main term, what else the word may be meant as, then the
//! parts of a compound of the site. The line is empty for what no page is found by.

use std::io::{BufRead, Write, stdin, stdout};

use super::site::SearchedSite;
use crate::cli::exit::Exit;
use crate::search::Search;
use crate::search::analysis::{Splitter, words};

pub(super) fn run(site: &SearchedSite) -> Exit {
    let search = &site.search;
    let splitter = search.splitter();
    // Standard output ends its buffer with each line, so that whoever types sees the answer at
    // once.
    let mut out = stdout().lock();
    let mut lines = stdin().lock().split(b'\n');
    let written = lines.try_for_each(|line| {
        writeln!(out, "{}", terms(&String::from_utf8_lossy(&line?), search, &splitter).join("\t"))
    });
    site.finish(written)
}

/// The terms of the words of a line, as in the site's own language.
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
