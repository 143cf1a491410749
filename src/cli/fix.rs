//! `loype fix`: shows the edits that findings carry as a diff, and makes the safe ones on request.
//!
//! In: a site. Out: on standard output first what can be made without asking, then what an author
//! should look at; with `--yes` the safe edits in the files, again until none is left.

use std::fmt::Write as _;

use anstyle::{AnsiColor, Style};
use similar::{ChangeTag, TextDiff};

use super::exit::Exit;
use super::progress::Progress;
use super::root::Root;
use super::show;
use crate::diagnostic::{Applicability, MessageLanguage, Text};
use crate::fix::{FixedFile, WriteError, fixed};
use crate::pipeline::{self, Outcome};
use crate::text;

/// How often the site is checked again: a fix may bring another finding to light.
const ROUNDS: usize = 10;

#[derive(Debug, clap::Args)]
pub(super) struct Arguments {
    #[command(flatten)]
    root: Root,
    /// Make the safe edits; without it, they are only shown
    #[arg(long, visible_alias = "ja")]
    yes: bool,
}

pub(super) fn run(arguments: &Arguments, lang: Option<MessageLanguage>) -> Exit {
    let root = &arguments.root.folder();
    let check = || {
        let progress = Progress::new();
        let checked = pipeline::check(root, &|step| progress.step(step));
        progress.end();
        checked
    };
    let mut done = 0;
    let mut outcome = match check() {
        Ok(outcome) => outcome,
        Err(error) => return show::failure(&error, lang),
    };
    let language = show::language(lang, &outcome);
    if !arguments.yes {
        return preview(&outcome, language);
    }
    for _ in 0..ROUNDS {
        let files = of(&outcome, Applicability::Safe, language);
        if files.is_empty() {
            break;
        }
        for file in &files {
            if let Err(error) = file.write(root) {
                return show::refusal(&refusal(&error), language);
            }
            done += file.fixes;
        }
        outcome = match check() {
            Ok(outcome) => outcome,
            Err(error) => return show::failure(&error, lang),
        };
    }
    show::print(made(done).get(language));
    if let Some(tally) = show::tally(&outcome) {
        let Text { en, nb } = tally;
        let left = text!(en: "left: {en}; `loype check` shows them", nb: "igjen: {nb}; `loype check` viser dem");
        show::print(left.get(language));
    }
    Exit::of(&outcome)
}

/// The files that the fixes of some applicability change.
fn of(
    outcome: &Outcome,
    applicability: Applicability,
    language: MessageLanguage,
) -> Vec<FixedFile> {
    fixed(&outcome.diagnostics, &outcome.sources, applicability, language)
}

/// Shows what could be changed.
fn preview(outcome: &Outcome, language: MessageLanguage) -> Exit {
    let (safe, suggested) = (
        of(outcome, Applicability::Safe, language),
        of(outcome, Applicability::Suggested, language),
    );
    let count = |files: &[FixedFile]| files.iter().map(|file| file.fixes).sum::<usize>();
    let (sure, perhaps) = (count(&safe), count(&suggested));
    if sure + perhaps == 0 {
        show::print(nothing().get(language));
        return Exit::of(outcome);
    }
    if sure > 0 {
        let title = text!(
            en: "safe, {sure} in all: `loype fix --yes` makes them",
            nb: "trygge, {sure} i alt: `loype fix --yes` gjør dem"
        );
        show_diffs(&title, &safe, language);
    }
    if perhaps > 0 {
        let title = text!(
            en: "to look at and make yourself, {perhaps} in all",
            nb: "til å se på og gjøre selv, {perhaps} i alt"
        );
        show_diffs(&title, &suggested, language);
    }
    Exit::of(outcome)
}

fn show_diffs(title: &Text, files: &[FixedFile], language: MessageLanguage) {
    show::print(&format!("{}\n", title.get(language)));
    for file in files {
        show::print(&diff(file));
    }
}

/// The diff of a file, in the colours of a terminal.
fn diff(file: &FixedFile) -> String {
    let (after, path) = (file.after(), &file.path);
    let lines = TextDiff::from_lines(file.before.as_str(), after.as_str());
    let mut drawn = format!("--- {path}\n+++ {path}\n");
    for hunk in lines.unified_diff().context_radius(1).iter_hunks() {
        let _ = writeln!(drawn, "{}", hunk.header());
        for change in hunk.iter_changes() {
            let (sign, style) = match change.tag() {
                ChangeTag::Equal => (' ', Style::new()),
                ChangeTag::Delete => ('-', AnsiColor::Red.on_default()),
                ChangeTag::Insert => ('+', AnsiColor::Green.on_default()),
            };
            let line = change.value().trim_end_matches('\n');
            let _ = writeln!(drawn, "{style}{sign}{line}{style:#}");
        }
    }
    drawn
}

fn nothing() -> Text {
    text!(
        en: "nothing can be fixed by itself",
        nb: "det er ingenting som kan rettes av seg selv"
    )
}

fn made(fixes: usize) -> Text {
    match fixes {
        0 => nothing(),
        1 => text!(en: "1 fix made", nb: "1 rettelse gjort"),
        _ => text!(en: "{fixes} fixes made", nb: "{fixes} rettelser gjort"),
    }
}

fn refusal(error: &WriteError) -> Text {
    match error {
        WriteError::Changed(path) => text!(
            en: "`{path}` has changed since it was read\nhelp: save it and run `loype fix` again",
            nb: "`{path}` er endret siden den ble lest\nhjelp: lagre den og kjør `loype fix` på nytt"
        ),
        WriteError::Disk(path, error) => text!(
            en: "`{path}` cannot be written: {error}",
            nb: "`{path}` kan ikke skrives: {error}"
        ),
    }
}
