//! `loype rules`: every rule of the site, what it was read as, and what became of it.
//!
//! In: the site. Out: the rules on standard output, for people or as one JSON object, those that
//! cannot be read among them. Nobody can trust a reader of sentences without seeing what it read.
//! The proof itself is left to [`order`](crate::course::order).

mod human;
mod json;
mod told;

use super::exit::Exit;
use super::progress::Progress;
use super::root::Root;
use super::show;
use crate::diagnostic::MessageLanguage;
use crate::pipeline::Stages;
use crate::render::AssetNames;

use told::Told;

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
    let told = Told::of(&stages);
    let output = if arguments.json { json::of(&told) } else { human::of(&told, language) };
    show::print(&output);
    if told.has_errors() { Exit::ContentErrors } else { Exit::Success }
}
