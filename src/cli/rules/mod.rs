//! `loype rules`: every rule of the site, what it was read as, and what became of it.
//!
//! In: the site. Out: the rules on standard output, for people or as one JSON object, those that
//! cannot be read among them. What is told of them is left to [`ToldRules`].

mod human;
mod json;

use super::exit::Exit;
use super::progress::Progress;
use super::root::Root;
use super::show;
use crate::diagnostic::MessageLanguage;
use crate::pipeline::{Stages, ToldRules};
use crate::render::AssetNames;

#[derive(Debug, clap::Args)]
pub(super) struct Arguments {
    #[command(flatten)]
    root: Root,
    /// Write the rules as one JSON object
    #[arg(long)]
    json: bool,
}

pub(super) fn run(arguments: &Arguments, lang: Option<MessageLanguage>) -> Exit {
    let progress = Progress::new();
    let stages =
        Stages::open(&arguments.root.folder(), AssetNames::ByContent, &|step| progress.step(step));
    progress.end();
    let stages = match stages {
        Ok(stages) => stages,
        Err(error) => return show::failure(&error, lang),
    };
    let language = lang.unwrap_or_else(|| MessageLanguage::of(&stages.tree().config.language));
    let told = ToldRules::of(&stages, &stages.findings().0);
    let output = if arguments.json { json::of(&told) } else { human::of(&told, language) };
    show::print(&output);
    if told.has_errors() { Exit::ContentErrors } else { Exit::Success }
}
