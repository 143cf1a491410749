//! What commands have in common when they speak: findings, failures, progress and numbers.

use std::io::{IsTerminal, Write};
use std::path::{Component, Path};
use std::sync::Mutex;
use std::time::{Duration, Instant};

use anstream::{AutoStream, ColorChoice};
use indicatif::{ProgressBar, ProgressDrawTarget};

use super::exit::Exit;
use crate::diagnostic::{Findings, MessageLanguage, Severity, Text, github, human, json, sarif};
use crate::pipeline::{BuildStep, Error, Outcome};
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

/// The language of messages: as asked for, or else the site's.
pub(super) fn language(asked: Option<MessageLanguage>, outcome: &Outcome) -> MessageLanguage {
    asked.unwrap_or_else(|| MessageLanguage::of(&outcome.tree.config.language))
}

/// Prints a line on standard output. Who has stopped reading (`| head`) is not to be told so, and
/// what else ails the line cannot be said.
pub(super) fn say(text: &str) {
    let _ = writeln!(anstream::stdout(), "{text}");
}

/// Prints a line on standard error, where nothing can be said of a fault either.
fn tell(text: &str) {
    let _ = writeln!(anstream::stderr(), "{text}");
}

/// Shows every finding; those for people go to standard error, those for programs to standard
/// output.
pub(super) fn findings(outcome: &Outcome, root: &Path, format: Format, language: MessageLanguage) {
    let sources = &outcome.tree.sources;
    let found = Findings {
        diagnostics: &outcome.diagnostics,
        silenced: &outcome.silenced,
        sources,
        language,
    };
    match format {
        Format::Human => {
            let styled = AutoStream::choice(&std::io::stderr()) != ColorChoice::Never;
            for diagnostic in &outcome.diagnostics {
                tell(&format!("{}\n", human::draw(diagnostic, sources, language, styled)));
            }
        }
        Format::Json => say(&json::report(&found)),
        Format::Sarif => say(&sarif::report(&found, &prefix_within(root))),
        Format::Github => {
            for diagnostic in &outcome.diagnostics {
                say(&github::annotation(diagnostic, sources, &prefix(root), language));
            }
        }
    }
}

/// The site's folder before a path in it: nothing where the command runs in that folder.
fn prefix(root: &Path) -> String {
    let parts: Vec<_> = root
        .components()
        .filter(|part| *part != Component::CurDir)
        .map(|part| part.as_os_str().to_string_lossy())
        .collect();
    parts.iter().map(|part| format!("{}/", part.trim_end_matches('/'))).collect::<Vec<_>>().concat()
}

/// The same for a log that others keep: nothing where the site's folder does not stand below the
/// one that the command runs in, since what stands around that folder is nobody's business.
fn prefix_within(root: &Path) -> String {
    let is_below =
        root.components().all(|part| matches!(part, Component::CurDir | Component::Normal(_)));
    if is_below { prefix(root) } else { String::new() }
}

/// The language of messages where there is no site: without one, the system's language is the best
/// guess at the reader's.
pub(super) fn system_language(asked: Option<MessageLanguage>) -> MessageLanguage {
    asked.unwrap_or_else(|| {
        // `en_GB.UTF-8`, `nb_NO@euro`
        let locale = std::env::var("LANG").unwrap_or_default();
        MessageLanguage::of_tag(locale.split(['.', '@']).next().unwrap_or_default())
    })
}

/// Says what stopped the run.
pub(super) fn failure(error: &Error, asked: Option<MessageLanguage>) -> Exit {
    refusal(&error.text(), system_language(asked))
}

/// Says why the command cannot do what it was asked to.
pub(super) fn refusal(text: &Text, language: MessageLanguage) -> Exit {
    tell(&format!("{}: {}", Severity::Error.word(language), text.get(language)));
    Exit::Failed
}

/// Says something beside the output.
pub(super) fn note(text: &Text, language: MessageLanguage) {
    tell(text.get(language));
}

/// How many errors and warnings there are, in words; `None` when there are none.
pub(super) fn tally(outcome: &Outcome) -> Option<Text> {
    let count = |severity| {
        outcome.diagnostics.iter().filter(|diagnostic| diagnostic.severity == severity).count()
    };
    let (errors, warnings) = (count(Severity::Error), count(Severity::Warning));
    let errors_text =
        counted(errors, &text!(en: "error", nb: "feil"), &text!(en: "errors", nb: "feil"));
    let warnings_text = counted(
        warnings,
        &text!(en: "warning", nb: "advarsel"),
        &text!(en: "warnings", nb: "advarsler"),
    );
    match (errors, warnings) {
        (0, 0) => None,
        (_, 0) => Some(errors_text),
        (0, _) => Some(warnings_text),
        _ => {
            let (a, b) = (errors_text, warnings_text);
            Some(Text { nb: format!("{} og {}", a.nb, b.nb), en: format!("{} and {}", a.en, b.en) })
        }
    }
}

/// A summary, with the number of warnings that are silenced where there are any.
pub(super) fn with_silenced(outcome: &Outcome, summary: Text) -> Text {
    let Text { en, nb } = &summary;
    match outcome.silenced.len() {
        0 => summary,
        silenced => text!(en: "{en} ({silenced} silenced)", nb: "{nb} ({silenced} dempet)"),
    }
}

/// How to learn more about what was found, with the name of the first of the gravest to copy;
/// `None` when nothing was.
pub(super) fn more(outcome: &Outcome) -> Option<Text> {
    let gravest = outcome.diagnostics.iter().min_by_key(|diagnostic| diagnostic.severity)?;
    let rule = gravest.rule.name();
    Some(text!(
        en: "more about a message: `loype explain {rule}`",
        nb: "mer om en melding: `loype explain {rule}`"
    ))
}

/// A number with the noun that it counts.
pub(super) fn counted(number: usize, one: &Text, many: &Text) -> Text {
    let Text { en, nb } = if number == 1 { one } else { many };
    text!(en: "{number} {en}", nb: "{number} {nb}")
}

/// A number of bytes as people read it, with the decimal sign of the language.
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

/// A time as people read it.
pub(super) fn seconds(time: Duration, language: MessageLanguage) -> String {
    let text = format!("{:.2} s", time.as_secs_f64());
    if language == MessageLanguage::En { text } else { text.replace('.', ",") }
}

/// A short time as people read it, a longer one in seconds.
pub(super) fn milliseconds(time: Duration, language: MessageLanguage) -> String {
    if time < Duration::from_secs(1) {
        format!("{} ms", time.as_millis().max(1))
    } else {
        seconds(time, language)
    }
}

/// How long a run may take before progress is shown.
const PATIENCE: Duration = Duration::from_millis(700);

/// Shows how far a run has come, on a terminal and when it takes long.
pub(super) struct Progress {
    start: Instant,
    bar: Mutex<Option<ProgressBar>>,
    is_terminal: bool,
}

impl Progress {
    pub(super) fn new() -> Self {
        Self {
            start: Instant::now(),
            bar: Mutex::new(None),
            is_terminal: std::io::stderr().is_terminal(),
        }
    }

    /// Takes note of a step.
    pub(super) fn step(&self, step: BuildStep) {
        if !self.is_terminal || self.start.elapsed() < PATIENCE {
            return;
        }
        let Ok(mut bar) = self.bar.lock() else { return };
        let bar = bar.get_or_insert_with(|| {
            ProgressBar::with_draw_target(None, ProgressDrawTarget::stderr_with_hz(10))
        });
        if let BuildStep::Rendering(done, all) = step {
            bar.set_length(all as u64);
            bar.set_position(done as u64);
        }
    }

    /// How long the run has taken; the bar goes.
    pub(super) fn end(&self) -> Duration {
        if let Ok(Some(bar)) = self.bar.lock().as_deref() {
            bar.finish_and_clear();
        }
        self.start.elapsed()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_log_tells_nothing_of_the_folders_around() {
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
