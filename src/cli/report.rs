//! The report of a check, for people.
//!
//! In: the outcome of a check. Out: a [`Report`] with its text and its exit code. Printing it is
//! left to the commands.

use super::exit::Exit;
use super::show;
use crate::diagnostic::{MessageLanguage, Text};
use crate::pipeline::Outcome;
use crate::text;

/// The report of a check, for people.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Report {
    /// What `loype check` prints on standard error: the findings.
    pub findings: String,
    /// What it prints on standard output: the summary.
    pub summary: String,
    /// Its exit code.
    pub code: u8,
}

impl Report {
    /// The report of a check in a language; `styled` with the colours of a terminal.
    #[must_use]
    pub fn of(outcome: &Outcome, language: MessageLanguage, styled: bool) -> Self {
        let lines = |lines: Vec<String>| -> String {
            lines.into_iter().flat_map(|line| [line, "\n".to_owned()]).collect()
        };
        Self {
            findings: lines(show::drawn(outcome, language, styled)),
            summary: lines(summary(outcome, language)),
            code: Exit::of(outcome) as u8,
        }
    }
}

/// The numbers of findings or of pages, and how to learn more.
fn summary(outcome: &Outcome, language: MessageLanguage) -> Vec<String> {
    let tally = show::tally(outcome).unwrap_or_else(|| {
        let Text { en, nb } = show::count_pages(outcome.counts.pages);
        text!(en: "no faults in {en}", nb: "ingen feil i {nb}")
    });
    let texts = [Some(show::with_silenced(outcome, tally)), show::more(outcome)];
    texts.into_iter().flatten().map(|text| text.get(language).to_owned()).collect()
}
