//! What Markdown reads as something else than its author meant, or shows as it is typed.
//!
//! In: the pieces of a text, one by one. Out: warnings and errors, one file a rule; a file's doc
//! comment ends with the manual page of its rule. Marks that stay in a text are looked for in its
//! [`Run`]s; what becomes of lists, tables and the like is seen in the parser's events. A finding
//! here is about text that is right for the parser, so that each rule stays silent where an author
//! may have meant it.

mod alert_form;
mod block_slip;
mod body;
mod code_unclosed;
mod comment_unclosed;
mod conflict_left;
mod emphasis_form;
mod encoding_broken;
mod footnote_unused;
mod formula_slip;
mod heading_empty;
mod heading_form;
mod html_unclosed;
mod link_slip;
mod list_form;
mod list_number;
mod run;
mod table_cells;
mod table_form;

pub(super) use encoding_broken::finding as broken_letters;

use std::ops::Range;

use pulldown_cmark::Event;

use crate::diagnostic::Diagnostic;
use crate::html::Fragment;
use crate::load::raw_html::RawHtml;
use crate::source::Span;
use body::Body;
use code_unclosed::CodeBlocks;
use footnote_unused::Footnotes;
use html_unclosed::Elements;
use list_number::Lists;
use run::{Run, Runs};
use table_cells::TableRows;

/// Looks for slips in the pieces of a text.
#[derive(Debug)]
pub(super) struct Slips<'a> {
    body: Body<'a>,
    runs: Runs<'a>,
    lists: Lists,
    rows: TableRows,
    footnotes: Footnotes,
    code: CodeBlocks,
    elements: Elements,
    found: Vec<Diagnostic>,
}

impl<'a> Slips<'a> {
    pub(super) fn new(text: &'a str, span: Span) -> Self {
        let body = Body { text, span };
        Self {
            body,
            runs: Runs::new(body),
            lists: Lists::default(),
            rows: TableRows::default(),
            footnotes: Footnotes::default(),
            code: CodeBlocks::default(),
            elements: Elements::default(),
            found: Vec::new(),
        }
    }

    /// Takes an event of the Markdown parser.
    pub(super) fn event(&mut self, event: &Event, range: &Range<usize>) {
        let body = self.body;
        if let Some(run) = self.runs.event(event, range) {
            self.run(&run);
        }
        self.footnotes.event(event, range);
        self.found.extend(self.lists.event(event, range, body));
        self.found.extend(self.rows.event(event, range, body));
        self.found.extend(self.code.event(event, range, body));
        self.found.extend(alert_form::check(event, range, body));
        self.found.extend(formula_slip::percent(event, range, body));
    }

    /// Takes a piece of raw HTML.
    pub(super) fn html(&mut self, html: &RawHtml, fragment: &Fragment, range: &Range<usize>) {
        if let Some(run) = self.runs.html(html.is_block, range) {
            self.run(&run);
        }
        self.found.extend(comment_unclosed::in_block(html, fragment, self.body));
        self.elements.html(html, fragment, self.body);
    }

    /// Takes the line of a block.
    pub(super) fn block_line(&mut self) {
        if let Some(run) = self.runs.end() {
            self.run(&run);
        }
    }

    /// Takes a heading that has no text.
    pub(super) fn empty_heading(&mut self, span: Span) {
        self.found.push(heading_empty::finding(span));
    }

    fn run(&mut self, run: &Run) {
        let found = &mut self.found;
        found.extend(block_slip::check(run));
        found.extend(heading_form::check(run));
        found.extend(link_slip::check(run));
        found.extend(list_form::check(run));
        found.extend(table_form::check(run));
        found.extend(emphasis_form::check(run));
        found.extend(formula_slip::check(run));
        found.extend(comment_unclosed::in_line(run));
        found.extend(encoding_broken::check(run));
    }

    /// All that was found.
    pub(super) fn finish(mut self) -> Vec<Diagnostic> {
        if let Some(run) = self.runs.end() {
            self.run(&run);
        }
        self.found.extend(self.footnotes.finish(self.body));
        self.found.extend(self.elements.finish());
        self.found.extend(conflict_left::check(self.body, self.code.ranges()));
        self.found
    }
}

/// The names of the rules that a text breaks.
#[cfg(test)]
fn told(text: &str) -> Vec<&'static str> {
    use crate::load::text_settings::TextSettings;
    use crate::source::{SourceFile, Sources};

    let mut sources = Sources::new();
    let file = sources.add(SourceFile::new("a.md", text));
    let mut found = Vec::new();
    let settings = TextSettings { language: "nb", trust_html: false };
    crate::load::outline_parser::parse(&sources, sources.whole(file), settings, &mut found);
    found.iter().map(|diagnostic| diagnostic.rule.name()).collect()
}

/// Holds that each of the texts breaks the rule, once.
#[cfg(test)]
fn assert_told(rule: &str, texts: &[&str]) {
    for text in texts {
        assert_eq!(told(text), [rule], "{text}");
    }
}

/// Holds that none of the texts breaks any rule.
#[cfg(test)]
fn assert_silent(texts: &[&str]) {
    assert!(texts.len() >= 10, "a rule must be tried on ten right texts");
    for text in texts {
        assert_eq!(told(text), [""; 0], "{text}");
    }
}
