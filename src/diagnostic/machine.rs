//! Findings as programs read them: JSON for editors and scripts, and the annotations of GitHub Actions.
//!
//! In: diagnostics and the sources that they point into. Out: text. The fields of the JSON are stable: what is added later comes beside
//! them. Lines and columns count from 1, columns in Unicode scalar values.

use serde::Serialize;

use super::{Diagnostic, MessageLanguage, Severity};
use crate::source::{Sources, Span};

#[derive(Serialize)]
struct Report<'a> {
    version: u32,
    diagnostics: Vec<Finding<'a>>,
}

#[derive(Serialize)]
struct Finding<'a> {
    rule: &'static str,
    severity: &'static str,
    message: &'a str,
    help: Option<&'a str>,
    #[serde(flatten)]
    place: Place<'a>,
    labels: Vec<Label<'a>>,
}

#[derive(Serialize)]
struct Label<'a> {
    message: &'a str,
    #[serde(flatten)]
    place: Place<'a>,
}

#[derive(Serialize)]
struct Place<'a> {
    file: &'a str,
    line: usize,
    column: usize,
    end_line: usize,
    end_column: usize,
}

impl<'a> Place<'a> {
    fn of(span: Span, sources: &'a Sources) -> Self {
        let (start, end) = (sources.position(span), sources.position(Span { start: span.end, ..span }));
        Self { file: sources.path(span.file), line: start.line, column: start.column, end_line: end.line, end_column: end.column }
    }
}

fn severity(severity: Severity) -> &'static str {
    match severity {
        Severity::Error => "error",
        Severity::Warning => "warning",
    }
}

/// All diagnostics as one JSON object: `{"version": 1, "diagnostics": […]}`.
#[must_use]
pub fn json<'a>(diagnostics: &'a [Diagnostic], sources: &'a Sources, language: MessageLanguage) -> String {
    let finding = |diagnostic: &'a Diagnostic| Finding {
        rule: diagnostic.rule.name(),
        severity: severity(diagnostic.severity),
        message: diagnostic.message.get(language),
        help: diagnostic.help.as_ref().map(|help| help.get(language)),
        place: Place::of(diagnostic.span, sources),
        labels: diagnostic
            .labels
            .iter()
            .map(|label| Label { message: label.text.get(language), place: Place::of(label.span, sources) })
            .collect(),
    };
    let report = Report { version: 1, diagnostics: diagnostics.iter().map(finding).collect() };
    serde_json::to_string_pretty(&report).unwrap_or_default()
}

/// One diagnostic as a workflow command of GitHub Actions (GitHub Docs, "Workflow commands for GitHub Actions"); `root` is the site's
/// folder as seen from where the command runs, empty or ending in `/`, since GitHub looks for files from there.
#[must_use]
pub fn github(diagnostic: &Diagnostic, sources: &Sources, root: &str, language: MessageLanguage) -> String {
    let place = Place::of(diagnostic.span, sources);
    let mut message = diagnostic.message.get(language).to_owned();
    if let Some(help) = &diagnostic.help {
        message.push('\n');
        message.push_str(help.get(language));
    }
    let property = |text: &str| data(text).replace(':', "%3A").replace(',', "%2C");
    format!(
        "::{} file={}{},line={},col={},endLine={},endColumn={},title={}::{}",
        severity(diagnostic.severity),
        property(root),
        property(place.file),
        place.line,
        place.column,
        place.end_line,
        place.end_column,
        property(diagnostic.rule.name()),
        data(&message)
    )
}

fn data(text: &str) -> String {
    text.replace('%', "%25").replace('\r', "%0D").replace('\n', "%0A")
}
