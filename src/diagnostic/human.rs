//! Findings as people read them in a terminal: the line, a mark under the fault, and what to write
//! instead.
//!
//! In: diagnostics and the sources that they point into. Out: text, with colours where wanted.
//! Drawing is left to annotate-snippets.

use annotate_snippets::{AnnotationKind, Group, Level, Renderer, Snippet};

use super::{Diagnostic, MessageLanguage, Severity};
use crate::source::{Sources, Span};

/// Draws one diagnostic.
#[must_use]
pub fn draw(
    diagnostic: &Diagnostic,
    sources: &Sources,
    language: MessageLanguage,
    styled: bool,
) -> String {
    let level = match diagnostic.severity {
        Severity::Error => Level::ERROR,
        Severity::Warning => Level::WARNING,
    };
    let level = level.with_name(diagnostic.severity.word(language));
    let mut main = Group::with_title(
        level.primary_title(diagnostic.message.get(language)).id(diagnostic.rule.name()),
    );
    if let Some(file) = sources.get(diagnostic.span.file) {
        let mark = AnnotationKind::Primary.span(range(diagnostic.span, file.text()));
        let mark = match &diagnostic.mark {
            Some(text) => mark.label(text.get(language)),
            None => mark,
        };
        let here = diagnostic.labels.iter().filter(|label| label.span.file == diagnostic.span.file);
        let labels = here.map(|label| {
            AnnotationKind::Context
                .span(range(label.span, file.text()))
                .label(label.text.get(language))
        });
        main = main.element(
            Snippet::source(file.text()).path(file.path()).annotation(mark).annotations(labels),
        );
    }
    for label in diagnostic.labels.iter().filter(|label| label.span.file != diagnostic.span.file) {
        let Some(file) = sources.get(label.span.file) else { continue };
        let mark = AnnotationKind::Context
            .span(range(label.span, file.text()))
            .label(label.text.get(language));
        main = main.element(Snippet::source(file.text()).path(file.path()).annotation(mark));
    }
    let help = diagnostic.help.as_ref().map(|help| {
        Group::with_title(
            Level::HELP.with_name(help_word(language)).secondary_title(help.get(language)),
        )
    });
    let report: Vec<Group> = std::iter::once(main).chain(help).collect();
    let renderer = if styled { Renderer::styled() } else { Renderer::plain() };
    renderer.render(&report)
}

/// The word before the help.
#[must_use]
pub fn help_word(language: MessageLanguage) -> &'static str {
    match language {
        MessageLanguage::Nb => "hjelp",
        MessageLanguage::En => "help",
    }
}

/// The bytes to mark: at most to the end of the first line, so that a fault in a long passage does
/// not print the passage.
fn range(span: Span, text: &str) -> std::ops::Range<usize> {
    let start = text.floor_char_boundary(span.start as usize);
    let end = text.floor_char_boundary((span.end as usize).max(start));
    let line = text
        .get(start..end)
        .and_then(|marked| marked.find('\n'))
        .map_or(end, |newline| start + newline);
    start..line
}
