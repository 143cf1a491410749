//! Elements that the site writes in its own way: code, formulas, alerts and task markers.
//!
//! In: what the Markdown parser says of them. Out: their HTML, with the words of the interface.

use std::ops::Range;

use pulldown_cmark::BlockQuoteKind;

use super::code;
use super::math::FormulaForm;
use super::writer::HtmlWriter;
use crate::diagnostic::{Diagnostic, Rule};
use crate::html::escape;
use crate::source::Span;

/// What a list of tasks needs: the script that makes boxes of its markers, and their style.
const TASKS: [&str; 2] = ["tasks.js", "tasks.css"];

impl HtmlWriter<'_, '_, '_> {
    /// Writes the code block that ends.
    pub(super) fn end_code(&mut self) {
        if let Some(block) = self.code.take() {
            if !block.language.is_empty() {
                self.needs.insert("code.css");
            }
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
        let (title, lang) = (self.word(&format!("alert-{name}")), self.lang_of_words());
        let html = format!(
            "<div class=\"alert alert-{name}\" role=\"note\">\n\
             <p class=\"alert-title\"{lang}>{title}</p>\n"
        );
        self.push_markup(html, 1);
        self.needs.insert("alert.css");
    }

    /// Writes the marker of a task, `[ ]` or `[x]`.
    pub(super) fn task_marker(&mut self, done: bool) {
        let lang = self.lang_of_words();
        let label = self.word(if done { "task-done" } else { "task-todo" });
        if let Some(buffer) = self.buffers.last_mut() {
            buffer.mark_task_item();
        }
        let html = format!(
            "<span class=\"task-mark\" data-done=\"{done}\" role=\"img\" \
             aria-label=\"{label}\"{lang}></span> "
        );
        self.push_markup(html, 0);
        self.needs.extend(TASKS);
    }

    /// Writes a formula; one that cannot be read is reported and left out.
    pub(super) fn formula(&mut self, formula: &str, form: FormulaForm, range: &Range<usize>) {
        self.needs.insert("math.css");
        match self.formulas.mathml(formula, form) {
            Ok(math) if form == FormulaForm::OnItsOwn => {
                self.own_formulas += 1;
                let label = self.renderer.speaker().numbered("formula-region", self.own_formulas);
                let lang = self.lang_of_words();
                self.push_slot(format!(
                    "<span class=\"math-line\" role=\"group\" tabindex=\"0\" \
                     aria-label=\"{label}\"{lang}>{math}</span>"
                ));
            }
            Ok(math) => self.push_slot(math),
            Err(fault) => {
                let span = self.span_in_formula(formula, &fault.at, range);
                let found = Diagnostic::new(Rule::MathUnreadable, span, fault.message());
                self.diagnostics.push(found.help(fault.help()));
            }
        }
    }

    /// The place of a part of a formula. Where the formula is written otherwise than it is read, as
    /// over several lines of a quotation, it is the place of the whole.
    fn span_in_formula(&self, formula: &str, at: &Range<usize>, range: &Range<usize>) -> Span {
        let whole = self.page.document.body.part(range.start, range.end);
        let written = self.renderer.source().map(|source| source.text);
        let written = written.and_then(|text| text.get(range.clone())).unwrap_or_default();
        match written.find(formula).filter(|_| !formula.is_empty()) {
            Some(start) => {
                // At the end of the formula there is nothing to mark but the sign that closes it.
                let next = written.get(start + at.start..).and_then(|rest| rest.chars().next());
                let end = at.end.max(at.start + next.map_or(0, char::len_utf8));
                whole.part(start + at.start, start + end)
            }
            None => whole,
        }
    }

    fn word(&self, key: &str) -> String {
        escape(&self.renderer.speaker().plain(key))
    }
}
