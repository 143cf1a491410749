//! What pages are made with: the theme's templates and words, and what marks code.
//!
//! In: the theme. Out: [`Tools`], which are slow to make and hold nothing of the site, so that they
//! are kept as long as the theme is the same.

use blake3::Hash;

use super::error::RenderError;
use super::prints::Mixer;
use super::templates::Templates;
use super::text::Highlighter;
use crate::load::{Template, Theme};

/// What pages are made with.
pub(super) struct Tools {
    /// A print of all that they were made of.
    pub(super) print: Hash,
    pub(super) templates: Templates,
    pub(super) highlighter: Highlighter,
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
        let print = print(theme, language);
        let tools = match at_hand.take().filter(|tools| tools.print == print) {
            Some(tools) => tools,
            None => Self {
                print,
                templates: Templates::new(theme, language)?,
                highlighter: Highlighter::default(),
            },
        };
        Ok(at_hand.insert(tools))
    }
}

fn print(theme: &Theme, language: &str) -> Hash {
    let mut mixer = Mixer::default();
    let mut template = |name: &str, template: &Template| {
        mixer.text(name).text(&template.place).text(&template.source);
    };
    theme.templates.iter().for_each(|(name, of)| template(name, of));
    theme
        .strings
        .iter()
        .for_each(|(language, files)| files.iter().for_each(|of| template(language, of)));
    mixer.text(language).finish()
}
