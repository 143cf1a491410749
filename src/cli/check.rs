//! `loype check`: reports everything that a build checks, for people and for programs, and writes
//! nothing.

use super::exit::Exit;
use super::progress::Progress;
use super::report::Report;
use super::root::Root;
use super::show;
use crate::diagnostic::MessageLanguage;
use crate::pipeline;

#[derive(Debug, clap::Args)]
pub(super) struct Arguments {
    #[command(flatten)]
    root: Root,
    /// How to show what is found
    #[arg(long, value_enum, default_value_t, value_name = "FORMAT")]
    format: show::Format,
    /// Print how long each stage took, on standard error
    #[arg(long)]
    timings: bool,
}

pub(super) fn run(arguments: &Arguments, lang: Option<MessageLanguage>) -> Exit {
    let progress = Progress::new();
    let root = &arguments.root.folder();
    let checked = pipeline::check(root, &|step| progress.step(step));
    let timings = progress.end();
    let outcome = match checked {
        Ok(outcome) => outcome,
        Err(error) => return show::failure(&error, lang),
    };
    let language = show::language(lang, &outcome);
    if arguments.format == show::Format::Human {
        let report = Report::of(&outcome, language, show::is_styled());
        show::write(&report.findings, anstream::stderr());
        show::write(&report.summary, anstream::stdout());
    } else {
        show::findings(&outcome, root, arguments.format, language);
    }
    if arguments.timings {
        timings.print(language);
    }
    Exit::of(&outcome)
}
