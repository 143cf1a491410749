//! What the commands share of their output: findings, errors and numbers.

use std::io::Write;
use std::path::{Component, Path};
use std::time::Duration;

use anstream::{AutoStream, ColorChoice};

use super::exit::Exit;
use crate::diagnostic::{
    Diagnostic, Findings, MessageLanguage, Severity, Text, github, human, json, sarif,
};
use crate::load;
use crate::pipeline::{Error, Outcome};
use crate::text;

/// How findings are shown.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default, clap::ValueEnum)]
pub(super) enum Format {
    /// For people, with the line and a mark under the fault
    #[default]
    Human,
    /// For programs: one JSON object on standard output
    Json,
    /// For GitHub Actions: annotations on the lines of a pull request
    Github,
    /// For code scanning and editors: a SARIF 2.1.0 log on standard output
    Sarif,
}

/// The language of messages: as the user asked, or else the site's.
pub(super) fn language(asked: Option<MessageLanguage>, outcome: &Outcome) -> MessageLanguage {
    asked.unwrap_or_else(|| MessageLanguage::of(&outcome.config.language))
}

/// Prints a line on standard output. Errors are ignored: a reader that has stopped (`| head`) is
/// none, and others could not be reported.
pub(super) fn print(text: &str) {
    let _ = writeln!(anstream::stdout(), "{text}");
}

/// Prints a line on standard error. Errors are ignored, since they could not be reported.
fn print_error(text: &str) {
    let _ = writeln!(anstream::stderr(), "{text}");
}

/// Shows every finding: for people on standard error, for programs on standard output.
pub(super) fn findings(outcome: &Outcome, root: &Path, format: Format, language: MessageLanguage) {
    let sources = &outcome.sources;
    let all = Findings {
        diagnostics: &outcome.diagnostics,
        silenced: &outcome.silenced,
        sources,
        language,
    };
    match format {
        Format::Human => {
            for line in drawn(outcome, language, is_styled()) {
                print_error(&line);
            }
        }
        Format::Json => print(&json::report(&all)),
        Format::Sarif => print(&sarif::report(&all, &prefix_within(root))),
        Format::Github => {
            for diagnostic in outcome.diagnostics.iter().flat_map(Diagnostic::at_each_place) {
                print(&github::annotation(diagnostic, sources, &prefix(root), language));
            }
        }
    }
}

/// The findings for people, each with an empty line below it.
pub(super) fn drawn(outcome: &Outcome, language: MessageLanguage, styled: bool) -> Vec<String> {
    let draw = |diagnostic| human::draw(diagnostic, &outcome.sources, language, styled);
    outcome.diagnostics.iter().map(|diagnostic| draw(diagnostic) + "\n").collect()
}

/// Whether messages on standard error have colours.
pub(super) fn is_styled() -> bool {
    AutoStream::choice(&std::io::stderr()) != ColorChoice::Never
}

/// Writes text on a stream as it is. Errors are ignored, as in [`print()`].
pub(super) fn write(text: &str, mut stream: impl Write) {
    let _ = stream.write_all(text.as_bytes());
}

/// The prefix of the paths of a site: its folder, or nothing if the command runs in it.
fn prefix(root: &Path) -> String {
    let parts: Vec<_> = root
        .components()
        .filter(|part| *part != Component::CurDir)
        .map(|part| part.as_os_str().to_string_lossy())
        .collect();
    parts.iter().map(|part| format!("{}/", part.trim_end_matches('/'))).collect::<Vec<_>>().concat()
}

/// The same for a log that others keep: nothing if the site's folder is not below the one that the
/// command runs in, so that the log does not reveal the folders around it.
fn prefix_within(root: &Path) -> String {
    let is_below =
        root.components().all(|part| matches!(part, Component::CurDir | Component::Normal(_)));
    if is_below { prefix(root) } else { String::new() }
}

/// The language of messages without a site: as the user asked, or else the system's.
pub(super) fn system_language(asked: Option<MessageLanguage>) -> MessageLanguage {
    asked.unwrap_or_else(|| {
        // `en_GB.UTF-8`, `nb_NO@euro`
        let locale = std::env::var("LANG").unwrap_or_default();
        MessageLanguage::of_tag(locale.split(['.', '@']).next().unwrap_or_default())
    })
}

/// The language of messages about a folder that need not be a site: as the user asked, or else the
/// site's, or else the system's.
pub(super) fn language_in(asked: Option<MessageLanguage>, root: &Path) -> MessageLanguage {
    system_language(asked.or_else(|| load::language(root).map(|tag| MessageLanguage::of(&tag))))
}

/// Reports the error that stopped a run.
pub(super) fn failure(error: &Error, asked: Option<MessageLanguage>) -> Exit {
    refusal(&error.text(), system_language(asked))
}

/// Reports why the command cannot do what the user asked.
pub(super) fn refusal(text: &Text, language: MessageLanguage) -> Exit {
    print_error(&format!("{}: {}", Severity::Error.word(language), text.get(language)));
    Exit::Failed
}

/// Prints a note on standard error.
pub(super) fn note(text: &Text, language: MessageLanguage) {
    print_error(text.get(language));
}

/// The numbers of errors and warnings, in words; `None` if there are none.
pub(super) fn tally(outcome: &Outcome) -> Option<Text> {
    let count = |severity| {
        outcome.diagnostics.iter().filter(|diagnostic| diagnostic.severity == severity).count()
    };
    let (errors, warnings) = (count(Severity::Error), count(Severity::Warning));
    match (errors, warnings) {
        (0, 0) => None,
        (_, 0) => Some(count_errors(errors)),
        (0, _) => Some(count_warnings(warnings)),
        _ => {
            let (a, b) = (count_errors(errors), count_warnings(warnings));
            Some(Text { nb: format!("{} og {}", a.nb, b.nb), en: format!("{} and {}", a.en, b.en) })
        }
    }
}

/// A summary, with the number of silenced warnings if there are any.
pub(super) fn with_silenced(outcome: &Outcome, summary: Text) -> Text {
    let Text { en, nb } = &summary;
    match outcome.silenced.len() {
        0 => summary,
        silenced => text!(en: "{en} ({silenced} silenced)", nb: "{nb} ({silenced} dempet)"),
    }
}

/// How to learn more about the findings, with the rule of the first of the most severe ones; `None`
/// if there are none.
pub(super) fn more(outcome: &Outcome) -> Option<Text> {
    let first = outcome.diagnostics.iter().min_by_key(|diagnostic| diagnostic.severity)?;
    let rule = first.rule.name();
    Some(text!(
        en: "more about a message: `loype explain {rule}`",
        nb: "mer om en melding: `loype explain {rule}`"
    ))
}

/// A number of pages, in words.
pub(super) fn count_pages(number: usize) -> Text {
    counted(number, &text!(en: "page", nb: "side"), &text!(en: "pages", nb: "sider"))
}

/// A number of files, in words.
pub(super) fn count_files(number: usize) -> Text {
    counted(number, &text!(en: "file", nb: "fil"), &text!(en: "files", nb: "filer"))
}

/// A number of errors, in words.
pub(super) fn count_errors(number: usize) -> Text {
    counted(number, &text!(en: "error", nb: "feil"), &text!(en: "errors", nb: "feil"))
}

/// A number of warnings, in words.
pub(super) fn count_warnings(number: usize) -> Text {
    let one = text!(en: "warning", nb: "advarsel");
    counted(number, &one, &text!(en: "warnings", nb: "advarsler"))
}

/// A number with the noun that it counts.
pub(super) fn counted(number: usize, one: &Text, many: &Text) -> Text {
    let Text { en, nb } = if number == 1 { one } else { many };
    text!(en: "{number} {en}", nb: "{number} {nb}")
}

/// A number of bytes for people, with the decimal separator of the language.
pub(super) fn bytes(bytes: u64, language: MessageLanguage) -> String {
    let (unit, size) = if bytes >= 1_000_000 { ("MB", 1_000_000) } else { ("kB", 1_000) };
    let tenths = bytes.saturating_mul(10).div_ceil(size);
    let sign = if language == MessageLanguage::En { '.' } else { ',' };
    if tenths >= 1_000 {
        format!("{} {unit}", tenths / 10)
    } else {
        format!("{}{sign}{} {unit}", tenths / 10, tenths % 10)
    }
}

/// A duration for people.
pub(super) fn seconds(time: Duration, language: MessageLanguage) -> String {
    let text = format!("{:.2} s", time.as_secs_f64());
    if language == MessageLanguage::En { text } else { text.replace('.', ",") }
}

/// A duration for people: below a second in milliseconds.
pub(super) fn milliseconds(time: Duration, language: MessageLanguage) -> String {
    if time < Duration::from_secs(1) {
        format!("{} ms", time.as_millis().max(1))
    } else {
        seconds(time, language)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_log_does_not_reveal_the_folders_around_the_site() {
        assert_eq!(prefix_within(Path::new("./kurs/nytt/")), "kurs/nytt/");
        for root in [".", "/home/kari/kurs", "../kurs"] {
            assert_eq!(prefix_within(Path::new(root)), "", "{root}");
        }
    }

    #[test]
    fn bytes_are_rounded_up_and_follow_the_language() {
        assert_eq!(bytes(0, MessageLanguage::Nb), "0,0 kB");
        assert_eq!(bytes(1_234_567, MessageLanguage::Nb), "1,3 MB");
        assert_eq!(bytes(123_400, MessageLanguage::En), "123 kB");
    }
}
