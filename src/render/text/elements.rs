//! Elements that the site writes in its own way: code, formulas, alerts and task markers.
//!
//! In: what the Markdown parser says of them. Out: their HTML, with the words of the interface.

use std::ops::Range;

use pulldown_cmark::BlockQuoteKind;

use super::writer::HtmlWriter;
use super::{code, math};
use crate::diagnostic::{Diagnostic, Help, Rule};
use crate::html::escape;
use crate::text;

impl HtmlWriter<'_, '_, '_> {
    /// Writes the code block that ends.
    pub(super) fn end_code(&mut self) {
        if let Some(block) = self.code.take() {
            self.push_slot(code::html(&block.text, &block.language));
        }
    }

    /// Opens an alert: a quotation of a kind, `[!NOTE]`.
    pub(super) fn start_alert(&mut self, kind: BlockQuoteKind) {
        let name = match kind {
            BlockQuoteKind::Note => "note",
            BlockQuoteKind::Tip => "tip",
            BlockQuoteKind::Important => "important",
            BlockQuoteKind::Warning => "warning",
            BlockQuoteKind::Caution => "caution",
        };
        let title = self.word(&format!("alert-{name}"));
        let html = format!(
            "<div class=\"alert alert-{name}\" role=\"note\">\n\
             <p class=\"alert-title\">{title}</p>\n"
        );
        self.push_markup(html, 1);
    }

    /// Writes the marker of a task, `[ ]` or `[x]`.
    pub(super) fn task_marker(&mut self, done: bool) {
        let label = self.word(if done { "task-done" } else { "task-todo" });
        if let Some(buffer) = self.buffers.last_mut() {
            buffer.mark_task_item();
        }
        let html = format!(
            "<span class=\"task-mark\" data-done=\"{done}\" role=\"img\" \
             aria-label=\"{label}\"></span> "
        );
        self.push_markup(html, 0);
    }

    /// Writes a formula, in the line or on a line of its own; one that cannot be parsed is reported
    /// and left out.
    pub(super) fn formula(&mut self, formula: &str, on_its_own: bool, range: &Range<usize>) {
        match math::mathml(formula, on_its_own) {
            Ok(html) => self.push_slot(html),
            Err(detail) => {
                let message = text!(
                    en: "the formula cannot be read: {detail}",
                    nb: "formelen kan ikke leses: {detail}"
                );
                let help = text!(
                    en: "write it as LaTeX, as in `$\\frac{{3}}{{4}}$`; a dollar sign as such is \
                         written `\\$`",
                    nb: "skriv den som LaTeX, som i `$\\frac{{3}}{{4}}$`; et vanlig dollartegn \
                         skrives `\\$`"
                );
                let span = self.page.document.body.part(range.start, range.end);
                self.diagnostics.push(
                    Diagnostic::new(Rule::MathUnreadable, span, message).help(Help::Example(help)),
                );
            }
        }
    }

    fn word(&self, key: &str) -> String {
        escape(&self.renderer.speaker().plain(key))
    }
}
