//! What readers are asked to send goes to somebody.
//!
//! In: the blocks of a published text, and whom the config names. Out: `feedback-nowhere` for a
//! form that is left out of the page, since nobody would receive it.
//!
#![doc = include_str!("../../manual/en/feedback-nowhere.md")]

use crate::block::{self, Contents};
use crate::config::Config;
use crate::diagnostic::{Diagnostic, Help, Rule};
use crate::load::{BlockLine, Outline};
use crate::text;

/// Checks the feedback forms of a text.
pub(super) fn check(outline: &Outline, config: &Config) -> Vec<Diagnostic> {
    if config.feedback.is_some() {
        return Vec::new();
    }
    let lines = outline.blocks.iter().map(|block| &block.line);
    let is_form = |line: &&BlockLine| {
        block::find(&line.name.text).is_some_and(|block| block.contents == Contents::Feedback)
    };
    lines.filter(is_form).map(nowhere).collect()
}

fn nowhere(line: &BlockLine) -> Diagnostic {
    let message = text!(
        en: "this form is left out of the page, since the config does not say who receives it",
        nb: "dette skjemaet er ikke med på siden, for oppsettet sier ikke hvem som får det"
    );
    let help = text!(
        en: "write `feedback: {{to: post@school.no, name: The school}}` in `site-config.yaml`, with an \
             e-mail address or an address from `https://`",
        nb: "skriv `tilbakemelding: {{til: post@skolen.no, navn: Skolen}}` i `site-config.yaml`, med en \
             e-postadresse eller en adresse fra `https://`"
    );
    Diagnostic::new(Rule::FeedbackNowhere, line.span, message).help(Help::Example(help))
}
