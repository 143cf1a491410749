//! The command line in the language of its user: help, and what is wrong with a command.
//!
//! In: the command as clap knows it, with English texts, and the arguments as typed. Out: the same
//! command with Norwegian texts, and messages for usage errors in the form of all others. Parsing is
//! left to clap, which has no translations.

mod fault;
mod norwegian;

pub(super) use fault::BadValue;

use std::ffi::OsString;
use std::path::PathBuf;

use clap::error::{Error, ErrorKind};
use clap::{Arg, ArgAction, ArgMatches, Command};

use super::exit::Exit;
use super::show;
use crate::diagnostic::MessageLanguage;

/// Parses the arguments; where that is not to be run, what is asked for has been printed, and there
/// is an exit code.
pub(super) fn parse(command: Command, typed: &[OsString]) -> Result<ArgMatches, Exit> {
    let with_help = |(at, argument): (usize, &OsString)| {
        if at == 1 && argument == "hjelp" { OsString::from("help") } else { argument.clone() }
    };
    let typed: Vec<OsString> = typed.iter().enumerate().map(with_help).collect();
    command.clone().try_get_matches_from(&typed).map_err(|error| told(command, error, &typed))
}

/// Tells what clap has to say instead of running a command, in the user's language: only now is the
/// site asked for it.
fn told(command: Command, error: Error, typed: &[OsString]) -> Exit {
    let language = language(typed);
    let error = match language {
        MessageLanguage::Nb => in_norwegian(command).try_get_matches_from(typed).err(),
        MessageLanguage::En => None,
    }
    .unwrap_or(error);
    match error.kind() {
        ErrorKind::DisplayHelp | ErrorKind::DisplayVersion => {
            // Nobody is left to tell where the output cannot be written.
            let _ = error.print();
            Exit::Success
        }
        ErrorKind::DisplayHelpOnMissingArgumentOrSubcommand => {
            let _ = error.print();
            Exit::Failed
        }
        _ => show::refusal(&fault::text(&error), language),
    }
}

/// Tells what is wrong with the arguments.
pub(super) fn refusal(error: &Error, typed: &[OsString]) -> Exit {
    show::refusal(&fault::text(error), language(typed))
}

/// The language of help and usage errors: as asked for, or else the site's, or else the system's.
fn language(typed: &[OsString]) -> MessageLanguage {
    let typed: Vec<_> = typed.iter().map(|argument| argument.to_string_lossy()).collect();
    let value = |option: &str| {
        let at = typed.iter().position(|argument| argument == option);
        let next = at.and_then(|at| typed.get(at + 1)).map(ToString::to_string);
        let joined =
            || typed.iter().find_map(|argument| argument.strip_prefix(option)?.strip_prefix('='));
        next.or_else(|| joined().map(str::to_owned))
    };
    let asked = value("--lang").filter(|tag| ["nb", "en"].contains(&tag.as_str()));
    let root = super::root::folder(value("--root").map(PathBuf::from).as_deref());
    show::language_in(asked.map(|tag| MessageLanguage::of_tag(&tag)), &root)
}

/// The command with Norwegian texts.
fn in_norwegian(command: Command) -> Command {
    let names: Vec<String> =
        command.get_subcommands().map(|command| command.get_name().to_owned()).collect();
    let list: Vec<String> = names.iter().filter_map(|name| norwegian::line(name)).collect();
    let template = format!(
        "{{about}}\n\nBruk: {{usage}}\n\nKommandoer:\n{}\n\nValg:\n{{options}}\n\n{}",
        list.join("\n"),
        norwegian::AFTER_HELP
    );
    let mut command =
        translated(command, "").override_usage("loype [VALG] <KOMMANDO>").help_template(template);
    for name in &names {
        command = command.mut_subcommand(name, |command| subcommand(command, name));
    }
    command
}

fn subcommand(command: Command, name: &str) -> Command {
    let positional = command.get_positionals().next().and_then(|arg| norwegian::value(arg, name));
    let typed = norwegian::name(name).unwrap_or(name).to_owned();
    let usage = positional.as_ref().map_or_else(
        || format!("loype {typed} [VALG]"),
        |value| format!("loype {typed} [VALG] [{value}]"),
    );
    let arguments = if positional.is_some() { "Argumenter:\n{positionals}\n\n" } else { "" };
    let after = norwegian::after(name);
    let template = format!("{{about}}\n\nBruk: {{usage}}\n\n{arguments}Valg:\n{{options}}{after}");
    translated(command, name).override_usage(usage).help_template(template)
}

/// A command with the Norwegian texts of its own arguments.
fn translated(command: Command, name: &str) -> Command {
    let about = norwegian::about(name).unwrap_or_default();
    let help = Arg::new("help").short('h').long("help").action(ArgAction::Help);
    let version = Arg::new("version").short('V').long("version").action(ArgAction::Version);
    let command = command.about(about).long_about(about).disable_help_flag(true).arg(help);
    let command =
        if name.is_empty() { command.disable_version_flag(true).arg(version) } else { command };
    command.mut_args(|arg| {
        let id = arg.get_id().to_string();
        let text = norwegian::help(name, &id).unwrap_or_default();
        let value = norwegian::value(&arg, name);
        let arg = arg.help(text).long_help(text);
        match value {
            Some(value) => {
                arg.value_name(value).hide_default_value(true).hide_possible_values(true)
            }
            None => arg,
        }
    })
}
