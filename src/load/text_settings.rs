//! What of the config decides how a text is read.

use crate::config::Config;
use crate::language::LanguageTag;

/// The settings of a site that its texts are read by.
#[derive(Debug, Clone, Copy)]
pub(super) struct TextSettings<'a> {
    /// The tag of the language that the texts are written in.
    pub(super) language: &'a str,
    /// Whether raw HTML is published as it is.
    pub(super) trust_html: bool,
}

impl<'a> TextSettings<'a> {
    /// Those of a text in a language.
    pub(super) fn of(config: &Config, language: &'a LanguageTag) -> Self {
        Self { language: language.as_str(), trust_html: config.trust_html }
    }
}
