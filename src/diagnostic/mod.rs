//! What is wrong with the content, as data.
//!
//! In: what the stages find. Out: [`Diagnostic`]s, each with a rule name, a place, what is the
//! matter, and what to write instead, in words of every message language and as edits. How they
//! look on a terminal, in JSON, in SARIF or in a pull request is left to the renderers beside this
//! file, one a format; what the machine or a theme does wrong is not a diagnostic but an error.

mod findings;
pub mod github;
mod group;
mod help;
pub mod human;
pub mod json;
mod one_cause;
mod rule;
pub mod sarif;
mod severity;
mod silence;
mod text;

pub use findings::Findings;
pub use group::RuleGroup;
pub use help::{Applicability, Edit, Fix, Help};
pub use one_cause::together;
pub use rule::Rule;
pub use severity::Severity;
pub use silence::{Silence, Silenced, any_errors_left, apply as silence};
pub use text::{MessageLanguage, Text};

use serde::{Deserialize, Serialize};

use crate::source::{FileId, Span};

/// A further place that explains a finding.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Label {
    /// The place.
    pub span: Span,
    /// What is to be seen there.
    pub text: Text,
}

/// One finding: what is wrong, where, and what to do. It is serialised only for the program itself;
/// what other programs read has types of its own ([`json`], [`sarif`]).
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Diagnostic {
    /// The rule that was broken; its name is stable.
    pub rule: Rule,
    /// Error or warning.
    pub severity: Severity,
    /// The place to look at first.
    pub span: Span,
    /// What is the matter: lower case, no full stop, names in backticks.
    pub message: Text,
    /// A few words under the mark, where they help.
    pub mark: Option<Text>,
    /// Further places.
    pub labels: Vec<Label>,
    /// What to write or do instead.
    pub help: Option<Help>,
    /// What is not known, or not checked, because of it.
    pub consequences: Vec<Text>,
    /// The same at further places, each with edits of its own: one cause is told once.
    pub also: Vec<Self>,
}

impl Diagnostic {
    /// The finding at each of its places, the first one first.
    pub fn at_each_place(&self) -> impl Iterator<Item = &Self> {
        std::iter::once(self).chain(&self.also)
    }

    /// The same finding in a file that has another number now: every place in the file of its
    /// first place, those of its edits too.
    #[must_use]
    pub fn in_file(mut self, file: FileId) -> Self {
        let former = self.span.file;
        let labels = self.labels.iter_mut().map(|label| &mut label.span);
        let edits = self.help.iter_mut().flat_map(Help::spans_mut);
        for span in labels.chain(edits).filter(|span| span.file == former) {
            span.file = file;
        }
        self.span.file = file;
        self
    }

    /// The files of all its places, those of its edits too; a file may come several times.
    pub fn files(&self) -> impl Iterator<Item = FileId> {
        self.at_each_place().flat_map(|finding| {
            let labels = finding.labels.iter().map(|label| label.span);
            let edits = finding.fixes().iter().flat_map(|fix| &fix.edits).map(|edit| edit.span);
            [finding.span].into_iter().chain(labels).chain(edits).map(|span| span.file)
        })
    }

    /// A finding of `rule` at `span`, as severe as the rule is.
    #[must_use]
    pub fn new(rule: Rule, span: Span, message: Text) -> Self {
        Self {
            rule,
            severity: rule.severity(),
            span,
            message,
            mark: None,
            labels: Vec::new(),
            help: None,
            consequences: Vec::new(),
            also: Vec::new(),
        }
    }

    /// The same with a few words under the mark.
    #[must_use]
    pub fn mark(mut self, text: Text) -> Self {
        self.mark = Some(text);
        self
    }

    /// The same with one more place.
    #[must_use]
    pub fn label(mut self, span: Span, text: Text) -> Self {
        self.labels.push(Label { span, text });
        self
    }

    /// What is the matter and, on a line of its own, what to do, for readers that show one text.
    #[must_use]
    pub fn message_and_help(&self, language: MessageLanguage) -> String {
        let help = self.help.iter().map(|help| format!("\n{}", help.get(language)));
        std::iter::once(self.message.get(language).to_owned()).chain(help).collect()
    }

    /// The mends to choose from; none where only the author can mend it.
    #[must_use]
    pub fn fixes(&self) -> &[Fix] {
        self.help.as_ref().map_or(&[], Help::fixes)
    }

    /// The same with what to do about it.
    #[must_use]
    pub fn help(mut self, help: Help) -> Self {
        self.help = Some(help);
        self
    }
}

/// Whether any of the findings is an error.
#[must_use]
pub fn any_errors(diagnostics: &[Diagnostic]) -> bool {
    diagnostics.iter().any(|diagnostic| diagnostic.severity == Severity::Error)
}

/// Sorts by file, place and rule, so that a run always reports in the same order, and drops
/// findings that say the same at the same place.
pub fn sort(diagnostics: &mut Vec<Diagnostic>) {
    diagnostics.sort_by(|a, b| {
        (a.span, a.rule).cmp(&(b.span, b.rule)).then_with(|| a.message.en.cmp(&b.message.en))
    });
    diagnostics.dedup();
}

/// The candidate nearest to `wanted`, for a help line; `None` when nothing is near enough to be a
/// slip.
///
/// Nearness is the Damerau–Levenshtein distance as `strsim` computes it, letter case aside; a third
/// of the letters may differ.
#[must_use]
pub fn nearest<'a>(wanted: &str, candidates: impl IntoIterator<Item = &'a str>) -> Option<&'a str> {
    let wanted = wanted.to_lowercase();
    let length = wanted.chars().count();
    let limit = (length / 3).max(1);
    candidates
        .into_iter()
        .map(|candidate| (candidate.to_lowercase(), candidate))
        // A letter more or less is a difference of one.
        .filter(|(name, _)| name.chars().count().abs_diff(length) <= limit)
        .map(|(name, candidate)| (strsim::damerau_levenshtein(&wanted, &name), candidate))
        .filter(|(distance, _)| *distance <= limit)
        .min_by_key(|(distance, _)| *distance)
        .map(|(_, candidate)| candidate)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_nearest_name_is_a_slip_away_and_not_further() {
        assert_eq!(nearest("tittle", ["title", "kind"]), Some("title"));
        assert_eq!(nearest("Varihget", ["varighet"]), Some("varighet"));
        assert_eq!(nearest("farge", ["title", "kind"]), None);
    }
}
