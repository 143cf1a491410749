//! What pages are made with: the theme's templates and words.
//!
//! In: the theme. Out: [`Tools`], which are slow to make and hold nothing of the site, so that they
//! are kept as long as the theme is the same.

use super::error::RenderError;
use super::templates::Templates;
use crate::fingerprint::Fingerprint;
use crate::load::Theme;

/// What pages are made with.
pub(super) struct Tools {
    /// The fingerprint of all that they were made of.
    pub(super) fingerprint: Fingerprint,
    pub(super) templates: Templates,
}

impl Tools {
    /// The tools of a theme for pages in a language: those at hand, where they are of the same.
    ///
    /// # Errors
    ///
    /// [`RenderError`] where a template or the words cannot be read; then no tools are at hand.
    pub(super) fn of<'t>(
        at_hand: &'t mut Option<Self>,
        theme: &Theme,
        language: &str,
    ) -> Result<&'t Self, RenderError> {
        let fingerprint = Fingerprint::of(&(&theme.templates, &theme.strings, language));
        let tools = match at_hand.take().filter(|tools| tools.fingerprint == fingerprint) {
            Some(tools) => tools,
            None => Self { fingerprint, templates: Templates::new(theme, language)? },
        };
        Ok(at_hand.insert(tools))
    }
}
