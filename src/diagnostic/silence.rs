//! Findings that authors have silenced, each with a reason: warnings, and the few errors that can
//! be lived with.
//!
//! In: all findings of a run, and the silences of its files and its config. Out: the findings that
//! are left, those that were silenced, and a warning for each silence that silenced nothing: it has
//! outlived its reason. Reading silences is left to [`yaml`](crate::yaml).

use serde::{Deserialize, Serialize};

use super::{Diagnostic, Help, Rule, Severity, any_errors};
use crate::source::Span;
use crate::text;

/// A rule whose findings are not reported.
#[derive(Debug, Clone, PartialEq, Eq, Hash)]
pub struct Silence {
    /// The rule; always one that can be silenced.
    pub rule: Rule,
    /// Why.
    pub reason: String,
    /// The place of its name.
    pub span: Span,
    /// Whether it holds for all files, and not only for its own.
    pub everywhere: bool,
}

/// A finding that was silenced.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Silenced {
    /// The finding.
    pub diagnostic: Diagnostic,
    /// Why it was silenced.
    pub reason: String,
}

impl Silence {
    fn covers(&self, diagnostic: &Diagnostic) -> bool {
        self.rule == diagnostic.rule && (self.everywhere || self.span.file == diagnostic.span.file)
    }
}

/// Whether any of the findings is an error that nobody has silenced.
#[must_use]
pub fn any_errors_left(diagnostics: &[Diagnostic], silences: &[Silence]) -> bool {
    let is_silenced =
        |diagnostic: &Diagnostic| silences.iter().any(|silence| silence.covers(diagnostic));
    diagnostics
        .iter()
        .any(|diagnostic| diagnostic.severity == Severity::Error && !is_silenced(diagnostic))
}

/// Takes the silenced findings out of `diagnostics`, and adds a warning for each silence without
/// any: not beside errors, which may be what hides the finding. A finding that a file and the
/// config both silence counts for both.
pub fn apply(diagnostics: &mut Vec<Diagnostic>, silences: &[Silence]) -> Vec<Silenced> {
    let mut taken = Vec::new();
    let mut used = vec![false; silences.len()];
    diagnostics.retain(|diagnostic| {
        let mut reason = None;
        for (silence, used) in
            silences.iter().zip(&mut used).filter(|(silence, _)| silence.covers(diagnostic))
        {
            *used = true;
            reason = reason.or(Some(&silence.reason));
        }
        taken.extend(
            reason
                .map(|reason| Silenced { diagnostic: diagnostic.clone(), reason: reason.clone() }),
        );
        reason.is_none()
    });
    if any_errors(diagnostics) {
        return taken;
    }
    diagnostics.extend(
        silences.iter().zip(used).filter(|(_, used)| !used).map(|(silence, _)| unused(silence)),
    );
    taken
}

fn unused(silence: &Silence) -> Diagnostic {
    let name = silence.rule.name();
    let message = if silence.everywhere {
        text!(
            en: "there is no `{name}` on the site to silence",
            nb: "nettstedet har ingen `{name}` å dempe"
        )
    } else {
        text!(
            en: "there is no `{name}` in this file to silence",
            nb: "denne filen har ingen `{name}` å dempe"
        )
    };
    let help = text!(en: "take the line out", nb: "ta ut linjen");
    Diagnostic::new(Rule::SilenceUnused, silence.span, message).help(Help::Act(help))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::source::{FileId, SourceFile, Sources};

    fn files() -> [FileId; 2] {
        let mut sources = Sources::new();
        ["a.md", "b.md"].map(|path| sources.add(SourceFile::new(path, "")))
    }

    fn finding(rule: Rule, file: FileId) -> Diagnostic {
        Diagnostic::new(rule, Span::start_of(file), text!(en: "", nb: ""))
    }

    fn silence(rule: Rule, file: FileId, everywhere: bool) -> Silence {
        Silence { rule, reason: "fordi".to_owned(), span: Span::start_of(file), everywhere }
    }

    #[test]
    fn a_silence_covers_its_own_file_and_one_of_the_config_all_files() {
        let [a, b] = files();
        let all = || {
            vec![
                finding(Rule::RuleRedundant, a),
                finding(Rule::RuleRedundant, b),
                finding(Rule::FreedomTaken, a),
            ]
        };
        let mut left = all();
        assert_eq!(apply(&mut left, &[silence(Rule::RuleRedundant, a, false)]).len(), 1);
        assert_eq!(left, [finding(Rule::RuleRedundant, b), finding(Rule::FreedomTaken, a)]);
        let mut left = all();
        assert_eq!(apply(&mut left, &[silence(Rule::RuleRedundant, a, true)]).len(), 2);
        assert_eq!(left, [finding(Rule::FreedomTaken, a)]);
    }

    #[test]
    fn a_silence_that_silences_nothing_is_told() {
        let [a, b] = files();
        let mut left = vec![finding(Rule::RuleRedundant, b)];
        assert_eq!(apply(&mut left, &[silence(Rule::RuleRedundant, a, false)]), []);
        assert_eq!(
            left.iter().map(|found| found.rule).collect::<Vec<_>>(),
            [Rule::RuleRedundant, Rule::SilenceUnused]
        );
    }

    #[test]
    fn beside_an_error_no_silence_is_called_unused() {
        let [a, _] = files();
        let mut left = vec![finding(Rule::DurationUnreadable, a)];
        assert_eq!(apply(&mut left, &[silence(Rule::WorkloadMismatch, a, false)]), []);
        assert_eq!(left, [finding(Rule::DurationUnreadable, a)]);
    }
}
