//! A finding with everything that is needed to show it, even after the files that it points to have
//! changed again.

use crate::diagnostic::{Diagnostic, Label, MessageLanguage, Severity, Text, human};
use crate::source::{Columns, Sources, Span};

/// A finding that is independent of the source files.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Finding {
    /// The name of the rule.
    pub rule: &'static str,
    /// `error` or `warning`.
    pub severity: &'static str,
    /// What is wrong.
    pub message: Text,
    /// What to write or do instead.
    pub help: Option<Text>,
    /// Its place.
    pub place: FindingLabel,
    /// Further places.
    pub labels: Vec<FindingLabel>,
    /// The same at further places.
    pub also: Vec<FindingLabel>,
    /// What is not known, or not checked, because of it.
    pub consequences: Vec<Text>,
}

/// A place of a finding.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct FindingLabel {
    /// The file, relative to the site's root.
    pub file: String,
    /// The line, from 1.
    pub line: usize,
    /// The column, from 1, in UTF-16 code units, as in JavaScript strings.
    pub column: usize,
    /// The column after the last letter on that line, in UTF-16 code units.
    pub end_column: usize,
    /// The text of the line.
    pub source: String,
    /// A few words under the mark.
    pub mark: Option<Text>,
}

/// The most findings that are drawn: nobody reads more at once.
const MAX_DRAWN: usize = 20;

impl Finding {
    /// The first findings as a terminal shows them, errors before warnings.
    pub(super) fn drawn(diagnostics: &[Diagnostic], sources: &Sources) -> Vec<Text> {
        let of =
            |severity| diagnostics.iter().filter(move |diagnostic| diagnostic.severity == severity);
        let draw = |diagnostic, language| human::draw(diagnostic, sources, language, true);
        let first = of(Severity::Error).chain(of(Severity::Warning)).take(MAX_DRAWN);
        first
            .map(|diagnostic| Text {
                nb: draw(diagnostic, MessageLanguage::Nb),
                en: draw(diagnostic, MessageLanguage::En),
            })
            .collect()
    }

    pub(super) fn all(diagnostics: &[Diagnostic], sources: &Sources) -> Vec<Self> {
        diagnostics.iter().map(|diagnostic| Self::of(diagnostic, sources)).collect()
    }

    fn of(diagnostic: &Diagnostic, sources: &Sources) -> Self {
        let label = |label: &Label| FindingLabel::of(label.span, Some(label.text.clone()), sources);
        let place = |of: &Diagnostic| FindingLabel::of(of.span, of.mark.clone(), sources);
        Self {
            rule: diagnostic.rule.name(),
            severity: diagnostic.severity.name(),
            message: diagnostic.message.clone(),
            help: diagnostic.help.as_ref().map(|help| help.text().clone()),
            place: place(diagnostic),
            labels: diagnostic.labels.iter().map(label).collect(),
            also: diagnostic.also.iter().map(place).collect(),
            consequences: diagnostic.consequences.clone(),
        }
    }

    /// Whether it is an error, which prevents a build.
    #[must_use]
    pub fn is_error(&self) -> bool {
        self.severity == Severity::Error.name()
    }
}

impl FindingLabel {
    fn of(span: Span, mark: Option<Text>, sources: &Sources) -> Self {
        let range = sources.range(span, Columns::Utf16);
        let (start, end) = (range.start, range.end);
        let source = sources.get(span.file).map(|file| file.line(start.line).to_owned());
        let source = source.unwrap_or_default();
        let end_column =
            if end.line == start.line { end.column } else { source.encode_utf16().count() + 1 };
        Self {
            file: sources.path(span.file).to_owned(),
            line: start.line,
            column: start.column,
            end_column,
            source,
            mark,
        }
    }
}
