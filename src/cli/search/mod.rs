//! `loype search`: searches the site as its readers do, without a browser.
//!
//! In: a query, or one of three tasks: `--export` writes the whole index for lunr.js, `--analyze`
//! shows the index terms of words, `--test` tries an author's own list of searches. Out: hits on
//! standard output, notes on standard error. A site with errors is searched as far as it could be
//! read. Searching itself is left to [`search`](crate::search).

mod analyze;
mod hit;
mod hits;
mod json;
mod scope;
mod site;
mod trial;

use std::ffi::OsString;
use std::io::{BufWriter, Write, stdout};
use std::path::PathBuf;

use clap::{ArgGroup, ValueEnum};

use super::exit::Exit;
use super::progress::Progress;
use super::root::Root;
use super::show;
use crate::diagnostic::{MessageLanguage, Severity, Text};
use crate::pipeline::{self, IndexedSite};
use crate::search::lunr;
use crate::text;

use scope::HitOptions;
use site::SearchedSite;

const AFTER_HELP: &str = "\
A search is words, all of which must be on the page; the last may be the beginning of a word:

  vurdering elev                       both words, in any form
  '\"felles praksis\"'                   words in a row
  vurdering -mappe                     not pages with mappe
  tittel:vurdering                     in the title of the page
  vurder*                              all that begins so

Each hit is a line: address, title and excerpt, with a tab between them when the output goes to a \
                          file or a program;
--json gives the same as one JSON object, with the places of the hits.

Examples:
  loype search kollektiv læring
  loype search --audience leder --limit 3 møte
  loype search --test søk.yaml         try a list of searches, each with the page that should be \
                          found:

    første: 3
    søk:
      - ord: vurderingspraksis
        side: content/kurset/modul-2/03-vurdering.md";

#[derive(Debug, clap::Args)]
#[command(
    group(ArgGroup::new("task").args(["query", "export", "analyze", "test"])),
    after_help = AFTER_HELP,
)]
pub(super) struct Arguments {
    #[command(flatten)]
    root: Root,
    /// What to look for
    #[arg(value_name = "QUERY")]
    query: Vec<String>,
    #[command(flatten)]
    options: HitOptions,
    /// Write the whole index to standard output, as JSON that lunr.js 2.3 loads
    #[arg(long, value_enum, value_name = "FORMAT")]
    export: Option<Export>,
    /// Read words from standard input, one a line, and print the index terms of each, with tabs
    /// between them
    #[arg(long)]
    analyze: bool,
    /// Try a list of searches with the pages that they should find; exit code 1 when one does not
    #[arg(long, value_name = "FILE")]
    test: Option<PathBuf>,
}

/// A format that other programs read.
#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
enum Export {
    /// The serialised index of lunr.js 2.3
    Lunr,
}

/// What the command is called in Norwegian, typed with or without ø.
pub(super) const NORWEGIAN: [&str; 2] = ["søk", "sok"];

/// The arguments, with a space before words such as `-mappe`, so that they are not parsed as
/// options.
pub(super) fn shield_unwanted_words(typed: impl Iterator<Item = OsString>) -> Vec<OsString> {
    let mut is_search = false;
    let shielded = typed.map(|argument| {
        let text = argument.to_string_lossy();
        let is_word = text.starts_with('-')
            && !text.starts_with("--")
            && !["-", "-h", "-V"].contains(&text.as_ref());
        let shielded = if is_search && is_word {
            OsString::from(format!(" {text}"))
        } else {
            argument.clone()
        };
        is_search |= argument == "search" || NORWEGIAN.iter().any(|name| argument == *name);
        shielded
    });
    shielded.collect()
}

pub(super) fn run(arguments: &Arguments, lang: Option<MessageLanguage>) -> Exit {
    let root = &arguments.root.folder();
    let progress = Progress::new();
    let searched = pipeline::search(root, &|step| progress.step(step));
    progress.end();
    let IndexedSite { mut outcome, search, addresses } = match searched {
        Ok(searched) => searched,
        Err(error) => return show::failure(&error, lang),
    };
    // Only errors are shown, since they are why something may be missing.
    outcome.diagnostics.retain(|diagnostic| diagnostic.severity == Severity::Error);
    let language = show::language(lang, &outcome);
    show::findings(&outcome, root, show::Format::Human, language);
    if let Some(Text { en, nb }) = show::tally(&outcome) {
        let note = text!(
            en: "{en}: this searches what could be read",
            nb: "{nb}: dette søker i det som kunne leses"
        );
        show::note(&note, language);
    }
    let site = SearchedSite { outcome, search, addresses, language };
    match &arguments.test {
        Some(list) => trial::run(site, list),
        None if arguments.analyze => analyze::run(&site),
        None if arguments.export.is_some() => export(&site),
        None => hits::run(&site, &arguments.query.join(" "), &arguments.options),
    }
}

fn export(site: &SearchedSite) -> Exit {
    let mut out = BufWriter::new(stdout().lock());
    let written = lunr::write(&site.search.index, &mut out).map_err(std::io::Error::from);
    site.finish(written.and_then(|()| writeln!(out)).and_then(|()| out.flush()))
}
