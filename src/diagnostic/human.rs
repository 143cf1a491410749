//! Findings as people read them in a terminal: the line, a mark under the fault, and what to write
//! instead.
//!
//! In: diagnostics and the sources that they point into. Out: text, with colours where wanted.
//! Drawing is left to annotate-snippets.

use std::ops::Range;

use annotate_snippets::{Annotation, AnnotationKind, Group, Level, Renderer, Snippet};

use super::{Diagnostic, Label, MessageLanguage, Severity, Text};
use crate::source::{Columns, SourceFile, Sources, Span};
use crate::text;

/// The most further places of a finding that are named.
const MAX_FURTHER_PLACES: usize = 5;

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
        let here = diagnostic.labels.iter().filter(|label| label.span.file == diagnostic.span.file);
        let spans = here.clone().map(|label| label.span).chain([diagnostic.span]);
        let excerpt = Excerpt::of(file, spans);
        let mark = AnnotationKind::Primary.span(excerpt.range(diagnostic.span));
        let mark = match &diagnostic.mark {
            Some(text) => mark.label(text.get(language)),
            None => mark,
        };
        let labels = here.map(|label| excerpt.label(label, language));
        main = main.element(excerpt.snippet().annotation(mark).annotations(labels));
    }
    for label in diagnostic.labels.iter().filter(|label| label.span.file != diagnostic.span.file) {
        let Some(file) = sources.get(label.span.file) else { continue };
        let excerpt = Excerpt::of(file, [label.span]);
        main = main.element(excerpt.snippet().annotation(excerpt.label(label, language)));
    }
    let help = diagnostic.help.as_ref().map(|help| {
        Group::with_title(
            Level::HELP.with_name(help_word(language)).secondary_title(help.get(language)),
        )
    });
    let texts: Vec<String> = further(diagnostic, sources)
        .into_iter()
        .chain(diagnostic.consequences.iter().cloned())
        .map(|text| text.get(language).to_owned())
        .collect();
    let note = |text| {
        let word = text!(en: "note", nb: "merk");
        let word = word.get(language).to_owned();
        Group::with_title(Level::NOTE.with_name(word).secondary_title(text))
    };
    let notes = texts.iter().map(String::as_str).map(note);
    let report: Vec<Group> = std::iter::once(main).chain(help).chain(notes).collect();
    let renderer = if styled { Renderer::styled() } else { Renderer::plain() };
    renderer.render(&report)
}

/// The further places of a finding: a few of them, and how many there are.
fn further(diagnostic: &Diagnostic, sources: &Sources) -> Option<Text> {
    let place = |also: &Diagnostic| {
        let start = sources.range(also.span, Columns::ScalarValues).start;
        format!("{}:{}:{}", sources.path(also.span.file), start.line, start.column)
    };
    let shown: Vec<String> = diagnostic.also.iter().take(MAX_FURTHER_PLACES).map(place).collect();
    let (shown, count) = (shown.join(", "), diagnostic.also.len());
    let left = count.saturating_sub(MAX_FURTHER_PLACES);
    match (count, left) {
        (0, _) => None,
        (_, 0) => Some(text!(
            en: "the same at {shown}",
            nb: "det samme står i {shown}"
        )),
        _ => Some(text!(
            en: "the same at {count} more places: {shown}, and {left} more",
            nb: "det samme står {count} steder til: {shown} og {left} til"
        )),
    }
}

/// The word before the help.
#[must_use]
pub fn help_word(language: MessageLanguage) -> &'static str {
    match language {
        MessageLanguage::Nb => "hjelp",
        MessageLanguage::En => "help",
    }
}

/// The lines of a file that have marks, and those between them: whoever draws reads all that it is
/// given, for every finding.
struct Excerpt<'a> {
    file: &'a SourceFile,
    first_line: usize,
    /// Where the lines begin in the file.
    start: usize,
    text: &'a str,
}

impl<'a> Excerpt<'a> {
    fn of(file: &'a SourceFile, spans: impl IntoIterator<Item = Span>) -> Self {
        let lines = spans.into_iter().map(|span| file.line_at(span.start as usize));
        let (first, last) =
            lines.fold((usize::MAX, 1), |(first, last), line| (first.min(line), last.max(line)));
        // With a line more on each side, so that a mark at the end of a line, or of the text, is
        // drawn as in the whole text.
        let first_line = first.saturating_sub(1).max(1);
        let start = file.line_start(first_line);
        let text = file.slice(start, file.line_start(last + 2));
        Self { file, first_line, start, text }
    }

    fn snippet(&self) -> Snippet<'a, Annotation<'a>> {
        Snippet::source(self.text).path(self.file.path()).line_start(self.first_line)
    }

    fn label(&self, label: &'a Label, language: MessageLanguage) -> Annotation<'a> {
        AnnotationKind::Context.span(self.range(label.span)).label(label.text.get(language))
    }

    /// The bytes to mark, in the excerpt: at most to the end of the first line, so that a fault in
    /// a long passage does not print the passage.
    fn range(&self, span: Span) -> Range<usize> {
        let within = |offset: u32| {
            self.text.floor_char_boundary((offset as usize).saturating_sub(self.start))
        };
        let start = within(span.start);
        let end = within(span.end).max(start);
        let line = self
            .text
            .get(start..end)
            .and_then(|marked| marked.find('\n'))
            .map_or(end, |newline| start + newline);
        start..line
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::diagnostic::Rule;
    use proptest::prelude::*;

    proptest! {
        #[test]
        fn an_excerpt_is_drawn_as_the_whole_text_would_be(
            text in "(([aø]{1,3}|\t| )*\r?\n){0,8}[aø]{0,3}",
            (first, first_end, second) in (0_usize..40, 0_usize..9, 0_usize..40),
        ) {
            let mut sources = Sources::new();
            let file = sources.add(SourceFile::new("a.md", text.as_str()));
            let span = Span::new(file, first.min(text.len()), (first + first_end).min(text.len()));
            let other = Span::start_of(file).part(second.min(text.len()), text.len());
            let drawn = |excerpt: Excerpt| {
                let label = Label { span: other, text: "her".into() };
                let mark = AnnotationKind::Primary.span(excerpt.range(span));
                let marks = [mark, excerpt.label(&label, MessageLanguage::Nb)];
                let title = Level::ERROR.primary_title("feil").id(Rule::LinkBroken.name());
                let group = Group::with_title(title).element(excerpt.snippet().annotations(marks));
                Renderer::plain().render(&[group])
            };
            let Some(file) = sources.get(file) else { return Ok(()) };
            let whole = Excerpt { file, first_line: 1, start: 0, text: file.text() };
            prop_assert_eq!(drawn(Excerpt::of(file, [span, other])), drawn(whole));
        }
    }
}
