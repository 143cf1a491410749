//! Findings as JSON, for editors and scripts.
//!
//! In: diagnostics and the sources that they point into. Out: one JSON object, and the JSON Schema
//! of such an object. The fields are stable: what is added later comes beside them. Lines and
//! columns count from 1, columns in Unicode scalar values; who counts in UTF-16 is served by
//! `sarif`.

use schemars::JsonSchema;
use serde::Serialize;

use super::{Diagnostic, Findings, MessageLanguage, Severity};
use crate::schema;
use crate::source::{Columns, Sources, Span};

/// The version of the form: it rises only when a field changes its meaning or goes.
const VERSION: u32 = 1;

/// What `loype check --format json` prints.
#[derive(Serialize, JsonSchema)]
#[schemars(title = "Findings of loype check")]
struct Report<'a> {
    /// The version of this form; 1. New fields may come beside the old ones without a new version.
    version: u32,
    /// Everything that was found, in the order of files and places.
    diagnostics: Vec<Finding<'a>>,
    /// The warnings that the authors have silenced, each with the reason.
    silenced: Vec<SilencedFinding<'a>>,
}

/// One finding.
#[derive(Serialize, JsonSchema)]
struct Finding<'a> {
    /// The stable name of the rule that was broken, such as `order-broken`. New rules may come.
    rule: &'static str,
    /// Whether the site cannot be built, or someone should look.
    severity: Level,
    /// What is the matter, in the language of messages.
    message: &'a str,
    /// What to write or do instead.
    help: Option<&'a str>,
    #[serde(flatten)]
    place: Place<'a>,
    /// Further places that explain the finding.
    labels: Vec<Label<'a>>,
    /// Ways to mend it, each by itself; empty where only the author can.
    fixes: Vec<Fix<'a>>,
    /// The same at further places: one cause is told once, at the first of them.
    also: Vec<Further<'a>>,
    /// What is not known, or not checked, because of it.
    consequences: Vec<&'a str>,
}

/// A further place of a finding.
#[derive(Serialize, JsonSchema)]
struct Further<'a> {
    #[serde(flatten)]
    place: Place<'a>,
    /// Ways to mend it there.
    fixes: Vec<Fix<'a>>,
}

/// Edits that together mend a finding. They do not overlap; all places are those of the files as
/// they were read.
#[derive(Serialize, JsonSchema)]
struct Fix<'a> {
    /// `safe` where the fix says what the author meant, only in the right form; `suggested` where
    /// it is what the author most likely meant, and someone should look.
    applicability: Applicability,
    /// The edits, in the order of files and places.
    edits: Vec<Edit<'a>>,
}

/// Whether a fix can be made without asking.
#[derive(Serialize, JsonSchema)]
#[serde(rename_all = "snake_case")]
#[schemars(inline)]
enum Applicability {
    Safe,
    Suggested,
}

/// A place, and the text to put in its stead.
#[derive(Serialize, JsonSchema)]
struct Edit<'a> {
    #[serde(flatten)]
    place: Place<'a>,
    /// The text; empty where the place is only removed.
    text: &'a str,
}

/// A finding that is silenced.
#[derive(Serialize, JsonSchema)]
struct SilencedFinding<'a> {
    #[serde(flatten)]
    finding: Finding<'a>,
    /// Why, in the author's words.
    reason: &'a str,
}

/// How much a finding matters.
#[derive(Serialize, JsonSchema)]
#[serde(rename_all = "snake_case")]
#[schemars(inline)]
enum Level {
    Error,
    Warning,
}

/// A further place.
#[derive(Serialize, JsonSchema)]
struct Label<'a> {
    /// What is to be seen there.
    message: &'a str,
    #[serde(flatten)]
    place: Place<'a>,
}

#[derive(Serialize, JsonSchema)]
struct Place<'a> {
    /// The file, relative to the site's folder, `/` between the parts.
    file: &'a str,
    /// The first line, from 1.
    #[schemars(range(min = 1))]
    line: usize,
    /// The first column, from 1, in Unicode scalar values.
    #[schemars(range(min = 1))]
    column: usize,
    /// The last line, from 1.
    #[schemars(range(min = 1))]
    end_line: usize,
    /// The column after the last character, from 1, in Unicode scalar values.
    #[schemars(range(min = 1))]
    end_column: usize,
}

/// All findings as one JSON object: `{"version": 1, "diagnostics": […], "silenced": […]}`.
#[must_use]
pub fn report(findings: &Findings) -> String {
    let Findings { diagnostics, silenced, sources, language } = *findings;
    let report = Report {
        version: VERSION,
        diagnostics: diagnostics
            .iter()
            .map(|diagnostic| Finding::of(diagnostic, sources, language))
            .collect(),
        silenced: silenced
            .iter()
            .map(|silenced| SilencedFinding {
                finding: Finding::of(&silenced.diagnostic, sources, language),
                reason: &silenced.reason,
            })
            .collect(),
    };
    serde_json::to_string_pretty(&report).unwrap_or_default()
}

/// The JSON Schema of a [`report`].
#[must_use]
pub fn schema() -> String {
    schema::of::<Report>()
}

impl<'a> Finding<'a> {
    fn of(diagnostic: &'a Diagnostic, sources: &'a Sources, language: MessageLanguage) -> Self {
        let label = |label: &'a super::Label| Label {
            message: label.text.get(language),
            place: Place::of(label.span, sources),
        };
        let further = |also: &'a Diagnostic| Further {
            place: Place::of(also.span, sources),
            fixes: Fix::all(also, sources, language),
        };
        Self {
            rule: diagnostic.rule.name(),
            severity: Level::of(diagnostic.severity),
            message: diagnostic.message.get(language),
            help: diagnostic.help.as_ref().map(|help| help.get(language)),
            place: Place::of(diagnostic.span, sources),
            labels: diagnostic.labels.iter().map(label).collect(),
            fixes: Fix::all(diagnostic, sources, language),
            also: diagnostic.also.iter().map(further).collect(),
            consequences: diagnostic.consequences.iter().map(|text| text.get(language)).collect(),
        }
    }
}

impl<'a> Fix<'a> {
    fn all(
        diagnostic: &'a Diagnostic,
        sources: &'a Sources,
        language: MessageLanguage,
    ) -> Vec<Self> {
        diagnostic.fixes().iter().map(|fix| Self::of(fix, sources, language)).collect()
    }

    fn of(fix: &'a super::Fix, sources: &'a Sources, language: MessageLanguage) -> Self {
        let edit = |edit: &'a super::Edit| Edit {
            place: Place::of(edit.span, sources),
            text: edit.text.get(language),
        };
        let applicability = match fix.applicability {
            super::Applicability::Safe => Applicability::Safe,
            super::Applicability::Suggested => Applicability::Suggested,
        };
        Self { applicability, edits: fix.edits.iter().map(edit).collect() }
    }
}

impl Level {
    fn of(severity: Severity) -> Self {
        match severity {
            Severity::Error => Self::Error,
            Severity::Warning => Self::Warning,
        }
    }
}

impl<'a> Place<'a> {
    fn of(span: Span, sources: &'a Sources) -> Self {
        let range = sources.range(span, Columns::ScalarValues);
        let (line, column, end_line, end_column) =
            (range.start.line, range.start.column, range.end.line, range.end.column);
        Self { file: sources.path(span.file), line, column, end_line, end_column }
    }
}
