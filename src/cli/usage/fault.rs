//! What is wrong with a command, in the words of the program's own messages.
//!
//! In: an error of clap. Out: its text, with what to write instead.

use clap::error::{ContextKind, ContextValue, Error, ErrorKind};

use crate::diagnostic::Text;
use crate::text;

/// What to write in the stead of a value that cannot be used.
#[derive(Debug, thiserror::Error)]
#[error("{}", .0.en)]
pub(in crate::cli) struct BadValue(pub(in crate::cli) Text);

/// The message for an error, and below it what to do.
pub(super) fn text(error: &Error) -> Text {
    let argument = value(error, ContextKind::InvalidArg);
    // What is left of `--limit <N>`.
    let option = argument.split(' ').next().unwrap_or_default().to_owned();
    let typed = value(error, ContextKind::InvalidValue);
    let Text { en, nb } = match error.kind() {
        ErrorKind::UnknownArgument => text!(
            en: "there is no option `{argument}` here",
            nb: "valget `{argument}` finnes ikke her"
        ),
        ErrorKind::InvalidSubcommand => {
            let command = value(error, ContextKind::InvalidSubcommand);
            text!(
                en: "there is no command `{command}`",
                nb: "kommandoen `{command}` finnes ikke"
            )
        }
        ErrorKind::InvalidValue if typed.is_empty() => {
            text!(en: "`{option}` needs a value", nb: "`{option}` mangler en verdi")
        }
        ErrorKind::InvalidValue | ErrorKind::ValueValidation => text!(
            en: "`{option}` cannot be `{typed}`",
            nb: "`{option}` kan ikke være `{typed}`"
        ),
        ErrorKind::MissingRequiredArgument => {
            let argument = argument.trim_end_matches("...");
            text!(en: "`{argument}` is missing", nb: "`{argument}` mangler")
        }
        ErrorKind::ArgumentConflict => {
            let other = value(error, ContextKind::PriorArg);
            if other == argument {
                text!(en: "`{option}` stands twice", nb: "`{option}` står to ganger")
            } else {
                text!(
                    en: "`{argument}` cannot stand beside `{other}`",
                    nb: "`{argument}` kan ikke stå sammen med `{other}`"
                )
            }
        }
        _ => {
            let said = error.to_string();
            let said = said.trim_start_matches("error: ").lines().next().unwrap_or_default();
            text!(en: "{said}", nb: "kommandoen kan ikke forstås ({said})")
        }
    };
    let Text { en: help_en, nb: help_nb } = help(error);
    text!(en: "{en}\nhelp: {help_en}", nb: "{nb}\nhjelp: {help_nb}")
}

/// What to write instead.
fn help(error: &Error) -> Text {
    let suggested =
        [ContextKind::SuggestedArg, ContextKind::SuggestedSubcommand, ContextKind::SuggestedValue];
    let near = suggested.iter().map(|&kind| value(error, kind)).find(|near| !near.is_empty());
    let allowed = value(error, ContextKind::ValidValue);
    let own = std::error::Error::source(error).and_then(|source| source.downcast_ref::<BadValue>());
    if let Some(BadValue(text)) = own {
        text.clone()
    } else if let Some(near) = near {
        let near = near.replace(", ", "` / `");
        text!(en: "did you mean `{near}`?", nb: "mente du `{near}`?")
    } else if !allowed.is_empty() {
        let allowed = allowed.replace(", ", "`, `");
        text!(en: "write one of `{allowed}`", nb: "skriv en av `{allowed}`")
    } else {
        text!(
            en: "`--help` after the command shows what can be written",
            nb: "`--help` etter kommandoen viser hva som kan skrives"
        )
    }
}

/// What clap knows of an error, in one text.
fn value(error: &Error, kind: ContextKind) -> String {
    match error.get(kind) {
        Some(ContextValue::String(text)) => text.clone(),
        Some(ContextValue::Strings(texts)) => texts.join(", "),
        Some(ContextValue::StyledStr(text)) => text.to_string(),
        Some(ContextValue::Number(number)) => number.to_string(),
        _ => String::new(),
    }
}
