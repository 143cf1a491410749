//! Whether the table of a chart has the rows and columns that such a chart can draw, each with a
//! name.
//!
//! In: the table. Out: what is wrong with its shape. Its numbers are left to `chart`.

use super::number::{self, Cell};
use super::table_fault;
use crate::diagnostic::Diagnostic;
use crate::kind::ChartKind;
use crate::language::LanguageTag;
use crate::load::Table;
use crate::source::SourceText;

/// More series than these cannot be told apart.
const MOST_SERIES: usize = 7;
/// A longer name has no room.
const LONGEST_NAME: usize = 60;

/// Checks how many rows and columns there are, and that each has a name.
pub(super) fn check(table: &Table, kind: ChartKind, diagnostics: &mut Vec<Diagnostic>) {
    let Some((first, series)) = table.head.split_first() else { return };
    if series.is_empty() {
        diagnostics.push(table_fault::one_column(first));
        return;
    }
    check_columns(table, kind, (first, series), diagnostics);
    let names: Vec<&SourceText> = table.rows.iter().filter_map(|row| row.first()).collect();
    check_rows(kind, first, &names, diagnostics);
    let is_long = |name: &&SourceText| name.text.chars().count() > LONGEST_NAME;
    let all = series.iter().chain(names);
    diagnostics.extend(all.filter(is_long).map(|name| table_fault::long_name(name, LONGEST_NAME)));
}

fn check_columns(
    table: &Table,
    kind: ChartKind,
    (first, series): (&SourceText, &[SourceText]),
    diagnostics: &mut Vec<Diagnostic>,
) {
    if let Some(second) = series.get(1).filter(|_| kind == ChartKind::Pie) {
        diagnostics.push(table_fault::pie_of_several(second, series.len()));
    } else if let Some(eighth) = series.get(MOST_SERIES) {
        diagnostics.push(table_fault::many_series(eighth, series.len()));
    }
    let years = |text: &str| text.len() == 4 && text.bytes().all(|byte| byte.is_ascii_digit());
    let norwegian = LanguageTag::default();
    let is_number = |cell: &SourceText| {
        matches!(number::read(&cell.text, &norwegian), Cell::Number(_)) && !years(&cell.text)
    };
    if series.iter().all(is_number) {
        diagnostics.push(table_fault::head_of_numbers(first));
    }
    let nameless = series.iter().filter(|head| head.text.is_empty());
    if table.empty_head.is_some() {
        diagnostics.push(table_fault::no_header(first));
    } else {
        diagnostics.extend(nameless.map(table_fault::nameless_column));
    }
}

fn check_rows(
    kind: ChartKind,
    first: &SourceText,
    names: &[&SourceText],
    diagnostics: &mut Vec<Diagnostic>,
) {
    match names.get(most_rows(kind)) {
        _ if names.is_empty() => diagnostics.push(table_fault::no_rows(first)),
        Some(beyond) => {
            diagnostics.push(table_fault::many_rows(beyond, names.len(), most_rows(kind), kind));
        }
        None if kind == ChartKind::Lines && names.len() == 1 => {
            diagnostics.extend(names.first().map(|name| table_fault::one_point(name)));
        }
        None => {}
    }
    let nameless = names.iter().filter(|name| name.text.is_empty());
    diagnostics.extend(nameless.map(|name| table_fault::nameless_row(name)));
}

/// How many rows a chart can have at most.
fn most_rows(kind: ChartKind) -> usize {
    match kind {
        ChartKind::Bars => 30,
        ChartKind::Lines => 60,
        ChartKind::Pie => MOST_SERIES,
    }
}
