//! A chart: the table in a `:::diagram`, whose first column has names and whose other columns are
//! series.
//!
//! In: the tables that stand in the block. Out: a [`Chart`], or why it cannot be drawn.

use super::number::{self, Cell, Number};
use super::{Place, fault};
use crate::diagnostic::Diagnostic;
use crate::kind::ChartKind;
use crate::load::Table;
use crate::source::SourceText;

/// More series than these cannot be told apart.
pub const MOST_SERIES: usize = 7;
/// A longer number has no room beside a bar.
const LONGEST_NUMBER: usize = 14;
/// A longer name has no room.
const LONGEST_NAME: usize = 60;

/// What a chart shows.
#[derive(Debug, Clone, PartialEq)]
pub struct Chart {
    /// How it is drawn.
    pub kind: ChartKind,
    /// The names of its rows.
    pub names: Vec<String>,
    /// Its columns, each with a value for every name.
    pub series: Vec<Series>,
}

/// A column of numbers.
#[derive(Debug, Clone, PartialEq)]
pub struct Series {
    /// Its header.
    pub name: String,
    /// Its numbers, `None` where there is none.
    pub values: Vec<Option<Number>>,
}

impl Chart {
    /// All its numbers.
    pub fn numbers(&self) -> impl Iterator<Item = &Number> {
        self.series.iter().flat_map(|series| series.values.iter().flatten())
    }
}

/// How many rows a chart can have at most.
fn most_rows(kind: ChartKind) -> usize {
    match kind {
        ChartKind::Bars => 30,
        ChartKind::Lines => 60,
        ChartKind::Pie => MOST_SERIES,
    }
}

impl Place<'_> {
    /// The chart of the block; `None` where it cannot be drawn, which is reported.
    pub(super) fn chart(
        &self,
        kind: ChartKind,
        diagnostics: &mut Vec<Diagnostic>,
    ) -> Option<Chart> {
        let mut tables = self.outline.tables.iter().filter(|table| table.block == Some(self.index));
        let Some(table) = tables.next() else {
            diagnostics.push(fault::no_table(&self.block.line));
            return None;
        };
        if let Some(second) = tables.next() {
            diagnostics.push(fault::two_tables(head_of(second)?));
            return None;
        }
        let before = diagnostics.len();
        check_shape(table, kind, diagnostics);
        if diagnostics.len() > before {
            return None;
        }
        let chart = self.read(table, kind, diagnostics)?;
        check_numbers(&chart, table, diagnostics).then_some(chart)
    }

    /// Reads every cell; all that are no number are reported.
    fn read(
        &self,
        table: &Table,
        kind: ChartKind,
        diagnostics: &mut Vec<Diagnostic>,
    ) -> Option<Chart> {
        let mut is_whole = true;
        let mut unit: Option<(String, &SourceText)> = None;
        let series = table.head.iter().enumerate().skip(1).map(|(column, head)| {
            let values = table.rows.iter().map(|row| {
                let cell = row.get(column)?;
                match number::read(&cell.text, &self.language) {
                    Cell::Number(number) => {
                        if number.label().chars().count() > LONGEST_NUMBER {
                            diagnostics.push(fault::long_number(cell));
                            is_whole = false;
                        }
                        let first = unit.get_or_insert_with(|| (number.unit.clone(), cell));
                        if first.0.to_lowercase() != number.unit.to_lowercase() {
                            diagnostics.push(fault::other_unit(cell, &number.unit, first));
                            is_whole = false;
                        }
                        return Some(number);
                    }
                    Cell::Missing => {}
                    Cell::Empty => diagnostics.push(fault::empty_cell(cell, row, head)),
                    Cell::OtherManner(instead) => {
                        diagnostics.push(fault::other_manner(cell, &instead));
                        is_whole = false;
                    }
                    Cell::Text => {
                        diagnostics.push(fault::no_number(cell));
                        is_whole = false;
                    }
                }
                None
            });
            let values = values.collect();
            Series { name: head.text.clone(), values }
        });
        let series = series.collect();
        let name = |row: &Vec<SourceText>| row.first().map(|cell| cell.text.clone());
        let names = table.rows.iter().filter_map(name).collect();
        is_whole.then_some(Chart { kind, names, series })
    }
}

fn head_of(table: &Table) -> Option<&SourceText> {
    table.head.first()
}

/// Checks how many rows and columns there are, and that each has a name.
fn check_shape(table: &Table, kind: ChartKind, diagnostics: &mut Vec<Diagnostic>) {
    let Some(first) = head_of(table) else { return };
    // An empty head is reported for every table.
    let Some(series) = table.head.get(1..).filter(|series| !series.is_empty()) else {
        diagnostics.push(fault::one_column(first));
        return;
    };
    if let Some(second) = series.get(1).filter(|_| kind == ChartKind::Pie) {
        diagnostics.push(fault::pie_of_several(second, series.len()));
    } else if let Some(eighth) = series.get(MOST_SERIES) {
        diagnostics.push(fault::many_series(eighth, series.len()));
    }
    let years = |text: &str| text.len() == 4 && text.bytes().all(|byte| byte.is_ascii_digit());
    let norwegian = crate::language::LanguageTag::default();
    let is_number = |cell: &SourceText| {
        matches!(number::read(&cell.text, &norwegian), Cell::Number(_)) && !years(&cell.text)
    };
    if series.iter().all(is_number) {
        diagnostics.push(fault::head_of_numbers(first));
    }
    let nameless = series.iter().filter(|head| head.text.is_empty());
    if table.empty_head.is_some() {
        diagnostics.push(fault::no_header(first));
    } else {
        diagnostics.extend(nameless.map(fault::nameless_column));
    }
    let names: Vec<&SourceText> = table.rows.iter().filter_map(|row| row.first()).collect();
    match names.get(most_rows(kind)) {
        _ if names.is_empty() => diagnostics.push(fault::no_rows(first)),
        Some(beyond) => {
            diagnostics.push(fault::many_rows(beyond, names.len(), most_rows(kind), kind));
        }
        None if kind == ChartKind::Lines && names.len() == 1 => {
            diagnostics.extend(names.first().map(|name| fault::one_point(name)));
        }
        None => {}
    }
    let is_nameless = |name: &&&SourceText| name.text.is_empty();
    diagnostics.extend(names.iter().filter(is_nameless).map(|name| fault::nameless_row(name)));
    let is_long = |name: &&SourceText| name.text.chars().count() > LONGEST_NAME;
    let all = series.iter().chain(names.iter().copied());
    diagnostics.extend(all.filter(is_long).map(|name| fault::long_name(name, LONGEST_NAME)));
}

/// Whether the numbers can be drawn; what cannot is reported.
fn check_numbers(chart: &Chart, table: &Table, diagnostics: &mut Vec<Diagnostic>) -> bool {
    let before = diagnostics.len();
    let columns = chart.series.iter().zip(table.head.iter().skip(1));
    for ((series, head), column) in columns.zip(1..) {
        let count = series.values.iter().flatten().count();
        match chart.kind {
            _ if count == 0 => diagnostics.push(fault::no_numbers(head)),
            ChartKind::Lines if count == 1 => diagnostics.push(fault::one_point_of(head)),
            ChartKind::Pie => {
                let cells = table.rows.iter().filter_map(|row| row.get(column));
                let parts = cells.zip(&series.values);
                diagnostics.extend(parts.filter_map(|(cell, value)| no_part(cell, value.as_ref())));
                if series.values.iter().flatten().all(|number| number.value <= 0.0) {
                    diagnostics.push(fault::empty_pie(head));
                }
            }
            _ => {}
        }
    }
    diagnostics.len() == before
}

/// What is wrong with a cell that is to be a part of a whole.
fn no_part(cell: &SourceText, value: Option<&Number>) -> Option<Diagnostic> {
    match value {
        Some(number) if number.value < 0.0 => Some(fault::negative_part(cell)),
        Some(_) => None,
        None => Some(fault::missing_part(cell)),
    }
}
