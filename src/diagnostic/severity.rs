//! How much a finding matters.

use serde::{Deserialize, Serialize};

use super::text::MessageLanguage;

/// How much a finding matters.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
pub enum Severity {
    /// The site cannot be built.
    Error,
    /// The site can be built, but someone should look.
    Warning,
}

impl Severity {
    /// The name that programs read, the same in every language.
    #[must_use]
    pub fn name(self) -> &'static str {
        match self {
            Self::Error => "error",
            Self::Warning => "warning",
        }
    }

    /// The word for it, before the name of a rule.
    #[must_use]
    pub fn word(self, language: MessageLanguage) -> &'static str {
        match (self, language) {
            (Self::Error, MessageLanguage::Nb) => "feil",
            (Self::Error, MessageLanguage::En) => "error",
            (Self::Warning, MessageLanguage::Nb) => "advarsel",
            (Self::Warning, MessageLanguage::En) => "warning",
        }
    }
}
