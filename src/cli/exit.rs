//! The exit codes of the program.

use crate::diagnostic::{Diagnostic, Rule, Severity};
use crate::pipeline::Outcome;

/// The exit code of a command.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Exit {
    Success = 0,
    /// The content has errors, or a search has no result.
    ContentErrors = 1,
    /// The command, the config or the machine is at fault.
    Failed = 2,
}

impl Exit {
    /// The exit code of a run with these findings. Errors in the config weigh as much as errors in
    /// the command.
    pub(super) fn of(outcome: &Outcome) -> Self {
        let errors = || {
            let each = outcome.diagnostics.iter().flat_map(Diagnostic::at_each_place);
            each.filter(|diagnostic| diagnostic.severity == Severity::Error)
        };
        // Findings without a place of their own, such as a picture whose address is taken, point at
        // the config without being its fault.
        let is_of_config = |diagnostic: &Diagnostic| {
            diagnostic.span.file == outcome.config_file
                && !matches!(diagnostic.rule, Rule::AddressTaken | Rule::EmptySite)
        };
        if errors().any(is_of_config) {
            Self::Failed
        } else if errors().next().is_some() {
            Self::ContentErrors
        } else {
            Self::Success
        }
    }
}
