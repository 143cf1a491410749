//! The command line.
//!
//! In: arguments. Out: messages on standard output and standard error, and an exit code: 0 for
//! success, 1 if the content has errors or a search has no result, 2 if the command, the config or
//! the machine is at fault. This is the only part of the program that prints.

mod build;
mod check;
mod exit;
mod explain;
mod fix;
mod progress;
mod report;
mod root;
mod rules;
mod search;
mod serve;
mod show;
mod usage;

pub use report::Report;

use std::process::ExitCode;

use clap::{CommandFactory, FromArgMatches, Parser, Subcommand, ValueEnum};

use crate::diagnostic::MessageLanguage;

/// Turns a folder of Markdown course modules into a course site, and proves that the course can be
/// taken in the order it promises.
#[derive(Debug, Parser)]
#[command(name = "loype", version, arg_required_else_help = true, after_help = AFTER_HELP)]
struct Arguments {
    /// Language of messages [default: the language of the site]
    #[arg(long, global = true, value_name = "LANGUAGE")]
    lang: Option<Language>,
    #[command(subcommand)]
    command: Command,
}

const AFTER_HELP: &str = "\
A site is a folder with `site-config.yaml` and `content/`:

  site-config.yaml                     title: and language:
  content/index.md                     the front page
  content/kurset/_index.md             a course
  content/kurset/modul-1/_index.md     a module: title:, duration:, prerequisites:
  content/kurset/modul-1/01-start.md   a page: title:, kind:, form:, duration:

Examples:
  loype check                          look for errors, write nothing
  loype serve --open                   see the site in the browser while you write
  loype build                          build the site into public/
  loype build --root kurs --out nett   build the site in kurs/ into nett/
  loype rules                          what each order rule was read as
  loype fix                            what can be mended by itself
  loype explain link-broken            what a message means, and what to do
  loype search vurdering               which pages readers find";

#[derive(Debug, Subcommand)]
enum Command {
    /// Build the site: exit code 0, 1 when the content has errors, 2 when the command or the config
    /// has
    #[command(visible_alias = "bygg")]
    Build(build::Arguments),
    /// Check everything that a build checks, and write nothing
    #[command(visible_alias = "sjekk")]
    Check(check::Arguments),
    /// Explain a rule that a message names, with an example and its mend; without a name, list all
    /// rules
    #[command(visible_alias = "forklar")]
    Explain(explain::Arguments),
    /// Show what can be mended by itself, as a diff, and mend it with --yes
    #[command(visible_alias = "fiks")]
    Fix(fix::Arguments),
    /// Show every order rule: what it was read as, and whether the published order keeps it. Exit
    /// code 0, 1 when one is broken or cannot be read
    #[command(visible_alias = "regler")]
    Rules(rules::Arguments),
    /// Show the site in the browser while you write; it follows every change
    #[command(visible_alias = "vis")]
    Serve(serve::Arguments),
    /// Search the site as its readers do: exit code 0, 1 when nothing is found, 2 when the search
    /// cannot be understood
    #[command(visible_aliases = search::NORWEGIAN)]
    Search(search::Arguments),
}

#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
enum Language {
    /// Norwegian bokmål
    Nb,
    /// English
    En,
}

impl From<Language> for MessageLanguage {
    fn from(language: Language) -> Self {
        match language {
            Language::Nb => Self::Nb,
            Language::En => Self::En,
        }
    }
}

/// Parses the command line, runs the command, and returns the exit code.
#[must_use]
pub fn run() -> ExitCode {
    let typed = search::shield_unwanted_words(std::env::args_os());
    let parsed = usage::parse(Arguments::command(), &typed).and_then(|matches| {
        Arguments::from_arg_matches(&matches).map_err(|error| usage::refusal(&error, &typed))
    });
    let Arguments { lang, command } = match parsed {
        Ok(arguments) => arguments,
        Err(exit) => return ExitCode::from(exit as u8),
    };
    let lang = lang.map(MessageLanguage::from);
    let exit = match command {
        Command::Build(arguments) => build::run(&arguments, lang),
        Command::Check(arguments) => check::run(&arguments, lang),
        Command::Explain(arguments) => explain::run(&arguments, lang),
        Command::Fix(arguments) => fix::run(&arguments, lang),
        Command::Rules(arguments) => rules::run(&arguments, lang),
        Command::Serve(arguments) => serve::run(arguments, lang),
        Command::Search(arguments) => search::run(&arguments, lang),
    };
    ExitCode::from(exit as u8)
}
