//! `loype search QUERY`: the pages that readers find, one per line.
//!
//! In: a query. Out: the address, title and excerpt of each page, in columns for people, separated
//! by tabs for programs, or as JSON; and on standard error the notes that readers get too:
//! corrected words, words that no page has, the number of further pages.

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

/// The style of an address on a terminal.
const ADDRESS: Style = AnsiColor::Cyan.on_default();
/// The style of a title.
const TITLE: Style = Style::new().bold();
/// The style of a hit in an excerpt.
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

/// The notes before the hits: corrected words, and words that no page has.
pub(super) fn notes(results: &Results) -> Vec<Text> {
    let corrected = results.corrections.iter().map(|correction| {
        let (written, instead) = (&correction.written, correction.replacement.join(" "));
        text!(
            en: "nothing found for `{written}`: these are hits for `{instead}`",
            nb: "ingen treff på `{written}`: viser treff på `{instead}`"
        )
    });
    corrected.chain(missing(results)).collect()
}

/// The note about words that were not found.
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

/// A text with its hits highlighted.
fn highlighted(text: &str, hits: &[Range<usize>]) -> String {
    let mut parts: Vec<String> = Vec::new();
    let mut end = 0;
    for hit in hits {
        let [before, hit_text] =
            [end..hit.start, hit.clone()].map(|range| text.get(range).unwrap_or_default());
        parts.push(format!("{before}{HIT}{hit_text}{HIT:#}"));
        end = hit.end;
    }
    parts.concat() + text.get(end..).unwrap_or_default()
}

/// Prints the hits; without colours if the output is not a terminal.
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
        let excerpt = highlighted(&excerpt.text, &excerpt.hits);
        write!(out, "{ADDRESS}{address:addresses$}{ADDRESS:#}{gap}")?;
        writeln!(out, "{TITLE}{title:titles$}{TITLE:#}{gap}{excerpt}")?;
    }
    out.flush()
}
