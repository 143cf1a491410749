//! `loype check`: reports everything that a build checks, for people and for programs, and writes
//! nothing.

use super::exit::Exit;
use super::root::Root;
use super::show;
use crate::diagnostic::{MessageLanguage, Text};
use crate::pipeline;
use crate::text;

#[derive(Debug, clap::Args)]
pub(super) struct Arguments {
    #[command(flatten)]
    root: Root,
    /// How to show what is found
    #[arg(long, value_enum, default_value_t, value_name = "FORMAT")]
    format: show::Format,
}

pub(super) fn run(arguments: &Arguments, lang: Option<MessageLanguage>) -> Exit {
    let progress = show::Progress::new();
    let checked = pipeline::check(&arguments.root.root, &|step| progress.step(step));
    progress.end();
    let outcome = match checked {
        Ok(outcome) => outcome,
        Err(error) => return show::failure(&error, lang),
    };
    let language = show::language(lang, &outcome);
    show::findings(&outcome, &arguments.root.root, arguments.format, language);
    if arguments.format == show::Format::Human {
        let summary = show::tally(&outcome).unwrap_or_else(|| {
            let Text { en, nb } = show::count_pages(outcome.counts.pages);
            text!(en: "no faults in {en}", nb: "ingen feil i {nb}")
        });
        show::print(show::with_silenced(&outcome, summary).get(language));
        if let Some(more) = show::more(&outcome) {
            show::print(more.get(language));
        }
    }
    Exit::of(&outcome)
}
