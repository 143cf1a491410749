//! A chart: the table in a `:::diagram`, whose first column has names and whose other columns are
//! series.
//!
//! In: the tables that stand in the block. Out: a [`Chart`], or why it cannot be drawn.

use super::number::{self, Cell, Number};
use super::place::Place;
use super::{number_fault, shape, table_fault};
use crate::diagnostic::Diagnostic;
use crate::kind::ChartKind;
use crate::language::LanguageTag;
use crate::load::Table;
use crate::source::SourceText;

/// A longer number has no room beside a bar.
const LONGEST_NUMBER: usize = 14;

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

/// The chart of a block; `None` where it cannot be drawn, which is reported.
pub(super) fn of(
    place: &Place,
    kind: ChartKind,
    diagnostics: &mut Vec<Diagnostic>,
) -> Option<Chart> {
    let mut tables = place.outline.tables.iter().filter(|table| table.block == Some(place.index));
    let Some(table) = tables.next() else {
        diagnostics.push(table_fault::no_table(&place.block.line));
        return None;
    };
    if let Some(second) = tables.next() {
        diagnostics.push(table_fault::two_tables(second.head.first()?));
        return None;
    }
    let before = diagnostics.len();
    shape::check(table, kind, diagnostics);
    let has_shape = diagnostics.len() == before;
    let language = &place.language;
    let mut cells = Cells { language, unit: None, is_whole: true, diagnostics };
    let chart = cells.chart(table, kind);
    let is_whole = has_shape && cells.is_whole;
    (is_whole && check_numbers(&chart, table, diagnostics)).then_some(chart)
}

/// The cells of a table, while they are read.
struct Cells<'a, 'd> {
    language: &'a LanguageTag,
    /// The unit of the first number, and where that stands.
    unit: Option<(String, &'a SourceText)>,
    /// Whether all cells so far can be drawn.
    is_whole: bool,
    diagnostics: &'d mut Vec<Diagnostic>,
}

impl<'a> Cells<'a, '_> {
    /// Reads every cell; all that are no number are reported.
    fn chart(&mut self, table: &'a Table, kind: ChartKind) -> Chart {
        let series = table.head.iter().enumerate().skip(1).map(|(column, head)| {
            let cells = table.rows.iter().map(|row| self.number(row.get(column)?, row, head));
            Series { values: cells.collect(), name: head.text.clone() }
        });
        let series = series.collect();
        let name = |row: &Vec<SourceText>| row.first().map(|cell| cell.text.clone());
        Chart { kind, names: table.rows.iter().filter_map(name).collect(), series }
    }

    fn number(
        &mut self,
        cell: &'a SourceText,
        row: &[SourceText],
        head: &SourceText,
    ) -> Option<Number> {
        let fault = match number::read(&cell.text, self.language) {
            Cell::Number(number) => {
                self.check(cell, &number);
                return Some(number);
            }
            Cell::Missing => return None,
            Cell::Empty => {
                self.diagnostics.push(number_fault::empty_cell(cell, row, head));
                return None;
            }
            Cell::OtherManner(instead) => number_fault::other_manner(cell, &instead),
            Cell::Text => number_fault::no_number(cell),
        };
        self.is_whole = false;
        self.diagnostics.push(fault);
        None
    }

    /// Checks that a number has room, and the unit of the others.
    fn check(&mut self, cell: &'a SourceText, number: &Number) {
        let is_long = number.label().chars().count() > LONGEST_NUMBER;
        let first = self.unit.get_or_insert_with(|| (number.unit.clone(), cell));
        let is_other = first.0.to_lowercase() != number.unit.to_lowercase();
        let other = is_other.then(|| number_fault::other_unit(cell, &number.unit, first));
        let found = is_long.then(|| number_fault::long_number(cell)).into_iter().chain(other);
        for fault in found {
            self.is_whole = false;
            self.diagnostics.push(fault);
        }
    }
}

/// Whether the numbers can be drawn; what cannot is reported.
fn check_numbers(chart: &Chart, table: &Table, diagnostics: &mut Vec<Diagnostic>) -> bool {
    let before = diagnostics.len();
    let columns = chart.series.iter().zip(table.head.iter().skip(1));
    for ((series, head), column) in columns.zip(1..) {
        let count = series.values.iter().flatten().count();
        match chart.kind {
            _ if count == 0 => diagnostics.push(number_fault::no_numbers(head)),
            ChartKind::Lines if count == 1 => diagnostics.push(number_fault::one_point_of(head)),
            ChartKind::Pie => {
                let cells = table.rows.iter().filter_map(|row| row.get(column));
                let parts = cells.zip(&series.values);
                diagnostics.extend(parts.filter_map(|(cell, value)| no_part(cell, value.as_ref())));
                if series.values.iter().all(|number| number.as_ref().is_some_and(is_zero)) {
                    diagnostics.push(number_fault::empty_pie(head));
                }
            }
            _ => {}
        }
    }
    diagnostics.len() == before
}

fn is_zero(number: &Number) -> bool {
    number.value.abs() <= 0.0
}

/// What is wrong with a cell that is to be a part of a whole.
fn no_part(cell: &SourceText, value: Option<&Number>) -> Option<Diagnostic> {
    match value {
        Some(number) if number.value < 0.0 => Some(number_fault::negative_part(cell)),
        Some(_) => None,
        None => Some(number_fault::missing_part(cell)),
    }
}
