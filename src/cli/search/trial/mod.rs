//! `loype search --test FILE`: checks that searches find the pages that an author expects.
//!
//! In: a list of searches, each with its page. Out: for each search whose page is not among the
//! first, its position, the pages before it and the notes that readers get; and the number of
//! successful searches. Parsing the list is left to `list`.

mod list;

use std::path::Path;

use super::hits;
use super::site::SearchedSite;
use crate::cli::exit::Exit;
use crate::cli::show;
use crate::diagnostic::Text;
use crate::load;
use crate::search::query::{SearchOptions, Searcher};
use crate::text;

use list::{Trial, TrialList};

/// The small numbers from two, in words.
const NUMBERS: [(&str, &str); 9] = [
    ("two", "to"),
    ("three", "tre"),
    ("four", "fire"),
    ("five", "fem"),
    ("six", "seks"),
    ("seven", "sju"),
    ("eight", "åtte"),
    ("nine", "ni"),
    ("ten", "ti"),
];

pub(super) fn run(mut site: SearchedSite, path: &Path) -> Exit {
    let (file, fault) = match load::read_named(path, &mut site.outcome.sources) {
        Ok(loaded) => loaded,
        Err(error) => return show::refusal(&error.text(), site.language),
    };
    // Findings about bytes that are not text would only hide the one message that helps.
    let is_text = fault.is_none();
    let mut diagnostics = Vec::new();
    let list = list::parse(file, &site, &mut diagnostics);
    diagnostics.retain(|_| is_text);
    diagnostics.extend(fault);
    if !diagnostics.is_empty() {
        site.outcome.diagnostics = diagnostics;
        show::findings(&site.outcome, Path::new("."), show::Format::Human, site.language);
        return Exit::Failed;
    }
    let passed = list.trials.iter().filter(|trial| passes(trial, list.first, &site)).count();
    show::print(summary(passed, &list).get(site.language));
    if passed * 100 >= list.goal * list.trials.len() { Exit::Success } else { Exit::ContentErrors }
}

/// Whether a search finds its page among the first; if not, prints what it finds.
fn passes(trial: &Trial, first: usize, site: &SearchedSite) -> bool {
    let searcher = Searcher::new(&site.search.index, &site.search.analyzer);
    let options = SearchOptions { view: trial.view, ..SearchOptions::default() };
    let results = searcher.search(&trial.query, &options, usize::MAX);
    let pages: Vec<_> = results.hits.iter().filter_map(|hit| searcher.page(hit.page)).collect();
    let place = pages.iter().position(|page| trial.pages.contains(&page.address)).map(|at| at + 1);
    if place.is_some_and(|place| place <= first) {
        return true;
    }
    let sources = &site.outcome.sources;
    let (path, at, words) = (
        sources.path(trial.words.span.file),
        sources.position(trial.words.span),
        &trial.words.text,
    );
    let line = format!("{path}:{}:{}: `{words}`", at.line, at.column);
    let message = match place {
        Some(place) => {
            text!(
                en: "{line}: the page came as number {place}",
                nb: "{line}: siden kom som nummer {place}"
            )
        }
        None => text!(en: "{line}: the page was not found", nb: "{line}: siden ble ikke funnet"),
    };
    show::print(message.get(site.language));
    for note in hits::notes(&results) {
        show::print(&format!("  {}", note.get(site.language).lines().next().unwrap_or_default()));
    }
    let wanted = trial.pages.join(" ");
    show::print(text!(en: "  expected  {wanted}", nb: "  ventet  {wanted}").get(site.language));
    for (number, page) in (1..).zip(pages.iter().take(first)) {
        show::print(&format!("  {number}. {}  {}", page.address, page.title));
    }
    false
}

/// The number of successful searches, in words.
fn summary(passed: usize, list: &TrialList) -> Text {
    let (all, goal) = (list.trials.len(), list.goal);
    let share = passed * 100 / all.max(1);
    let among = match list.first.checked_sub(2).map(|at| NUMBERS.get(at)) {
        None => text!(en: "first", nb: "øverst"),
        Some(Some((en, nb))) => text!(en: "among the first {en}", nb: "blant de {nb} første"),
        Some(None) => {
            let first = list.first;
            text!(en: "among the first {first}", nb: "blant de {first} første")
        }
    };
    let aim = if goal < 100 {
        text!(en: "; the goal is {goal} %", nb: "; målet er {goal} %")
    } else {
        text!(en: "", nb: "")
    };
    let (en, nb, aim_en, aim_nb) = (among.en, among.nb, aim.en, aim.nb);
    text!(
        en: "{passed} of {all} searches have the right page {en} ({share} %){aim_en}",
        nb: "{passed} av {all} søk har riktig side {nb} ({share} %){aim_nb}"
    )
}
