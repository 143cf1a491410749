//! Every table says what its columns hold.
//!
//! In: the tables of a text, in Markdown and in raw HTML. Out: `table-without-header`. A table with
//! some empty header cells is accepted: the first is often empty where each row has a name.
//!
#![doc = include_str!("../../manual/en/table-without-header.md")]

use crate::diagnostic::{Diagnostic, Help, Rule};
use crate::load::{HtmlTag, Outline};
use crate::source::Span;
use crate::text;

/// Checks the tables of a text.
#[must_use]
pub(super) fn check(outline: &Outline) -> Vec<Diagnostic> {
    let markdown = outline.tables.iter().filter_map(|table| table.empty_head).map(|span| {
        let help = text!(
            en: "write what each column holds between the bars of the first line",
            nb: "skriv hva hver kolonne inneholder, mellom strekene i den første linjen"
        );
        headless(span).help(Help::Act(help))
    });
    markdown.chain(raw(&outline.html_tags)).collect()
}

/// Raw tables in which no `<th>` stands before the next table; one that only lays out a page says
/// so with its role.
fn raw(tags: &[HtmlTag]) -> Vec<Diagnostic> {
    let is_table = |tag: &HtmlTag| tag.name.text == "table";
    let is_layout = |tag: &HtmlTag| tag.value("role").is_some_and(|role| role.text != "table");
    let tables = tags.iter().enumerate().filter(|(_, tag)| is_table(tag) && !is_layout(tag));
    let without = tables.filter(|(index, _)| {
        let mut inner = tags.iter().skip(index + 1).take_while(|tag| !is_table(tag));
        !inner.any(|tag| tag.name.text == "th")
    });
    let help = || {
        text!(
            en: "write the cells of the first row as `<th>`",
            nb: "skriv cellene i første rad som `<th>`"
        )
    };
    without.map(|(_, tag)| headless(tag.name.span).help(Help::Act(help()))).collect()
}

fn headless(span: Span) -> Diagnostic {
    let message = text!(en: "the table has no header", nb: "tabellen mangler overskrifter");
    Diagnostic::new(Rule::TableWithoutHeader, span, message)
}
