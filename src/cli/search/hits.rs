//! `loype search QUERY`: the pages that readers find, a line each.
//!
//! In: the words. Out: address, title and excerpt of each page, with tabs between them for programs
//! and in columns for people, or as JSON; and on standard error what readers are told too: words
//! that were mended, words that no page has, that there are more pages.

use std::io::{IsTerminal, Write};
use std::ops::Range;

use clap::builder::styling::{AnsiColor, Style};

use super::hit::ShownHit;
use super::json;
use super::scope::{self, HitOptions};
use super::site::SearchedSite;
use crate::cli::exit::Exit;
use crate::cli::show;
use crate::diagnostic::Text;
use crate::listing::listed;
use crate::search::query::{Query, Results, Searcher};
use crate::text;

/// How an address looks on a terminal.
const ADDRESS: Style = AnsiColor::Cyan.on_default();
/// How a title looks.
const TITLE: Style = Style::new().bold();
/// How a hit looks in an excerpt.
const HIT: Style = AnsiColor::Yellow.on_default().bold();

pub(super) fn run(site: &SearchedSite, query: &str, options: &HitOptions) -> Exit {
    let parsed = scope::scope(options, site)
        .and_then(|scope| Ok((scope, Query::parse(query).map_err(|refusal| refusal.text())?)));
    let (scope, query) = match parsed {
        Ok(parsed) => parsed,
        Err(text) => return show::refusal(&text, site.language),
    };
    let searcher = Searcher::new(&site.search.index, &site.search.analyzer);
    let results = searcher.search(&query, &scope, options.limit);
    for note in notes(&results).into_iter().chain(more(&results)) {
        show::note(&note, site.language);
    }
    let hits: Vec<ShownHit> =
        results.hits.iter().filter_map(|hit| ShownHit::of(hit, &results, searcher)).collect();
    let written = if options.json { json::print(&results, &hits) } else { print(&hits) };
    match site.finish(written) {
        Exit::Success if results.total == 0 => Exit::ContentErrors,
        exit => exit,
    }
}

/// What is to be told of a search before its hits: words that were mended, words that no page has.
pub(super) fn notes(results: &Results) -> Vec<Text> {
    let mended = results.corrections.iter().map(|correction| {
        let (written, instead) = (&correction.written, correction.replacement.join(" "));
        text!(
            en: "nothing found for `{written}`: these are hits for `{instead}`",
            nb: "ingen treff på `{written}`: viser treff på `{instead}`"
        )
    });
    mended.chain(missing(results)).collect()
}

/// What readers look for and do not find.
fn missing(results: &Results) -> Option<Text> {
    if results.is_too_common {
        return Some(text!(
            en: "the words are so common that they cannot be searched for\nhelp: write a word \
                 that says what the page is about",
            nb: "ordene er så vanlige at det ikke går an å søke etter dem\nhjelp: skriv et ord \
                 som sier hva siden handler om"
        ));
    }
    let words: Vec<String> = results.missing.iter().map(|word| format!("`{word}`")).collect();
    let (en, nb) = (listed(&words, "and"), listed(&words, "og"));
    match (results.total, words.is_empty()) {
        (0, true) => Some(text!(
            en: "nothing found\nhelp: take out a word, a quote or a filter",
            nb: "ingen treff\nhjelp: ta bort et ord, et anførselstegn eller et filter"
        )),
        (0, false) => Some(text!(
            en: "nothing found for {en}\nhelp: check the spelling, or write another word for the \
                 same",
            nb: "ingen treff på {nb}\nhjelp: se etter skrivefeil, eller skriv et annet ord for \
                 det samme"
        )),
        (_, true) => None,
        (_, false) => Some(text!(
            en: "no page has all the words; the first lacks {en}",
            nb: "ingen side har alle ordene; den første mangler {nb}"
        )),
    }
}

fn more(results: &Results) -> Option<Text> {
    let (shown, all) = (results.hits.len(), results.total);
    (shown < all).then(|| {
        text!(
            en: "{shown} of {all} pages; `--limit {all}` shows all",
            nb: "{shown} av {all} sider; `--limit {all}` viser alle"
        )
    })
}

/// A text with its hits in colour.
fn marked(text: &str, hits: &[Range<usize>]) -> String {
    let mut parts: Vec<String> = Vec::new();
    let mut end = 0;
    for hit in hits {
        let [before, found] =
            [end..hit.start, hit.clone()].map(|range| text.get(range).unwrap_or_default());
        parts.push(format!("{before}{HIT}{found}{HIT:#}"));
        end = hit.end;
    }
    parts.concat() + text.get(end..).unwrap_or_default()
}

/// Prints the lines; what is not a terminal is given no colours.
fn print(lines: &[ShownHit]) -> std::io::Result<()> {
    let is_for_people = std::io::stdout().is_terminal();
    let width = |of: fn(&ShownHit) -> usize| {
        lines.iter().map(of).max().filter(|_| is_for_people).unwrap_or_default()
    };
    let (addresses, titles) =
        (width(|line| line.address.chars().count()), width(|line| line.title.chars().count()));
    let gap = if is_for_people { "  " } else { "\t" };
    let mut out = anstream::stdout().lock();
    for ShownHit { address, title, excerpt, .. } in lines {
        let excerpt = marked(&excerpt.text, &excerpt.hits);
        writeln!(
            out,
            "{ADDRESS}{address:addresses$}{ADDRESS:#}{gap}{TITLE}{title:titles$}{TITLE:#}{gap}{excerpt}"
        )?;
    }
    out.flush()
}
