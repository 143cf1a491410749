//! The sheet: what is left empty in the tables and lists of a `:::skjema` is filled in by the
//! reader, on the reader's own device.
//!
//! In: the tables and lists of a page's outline. Out: the [`Sheets`] of the page, which know which
//! cell and which entry of a list is a field. What is wrong with a sheet goes to `diagnostics`, by
//! `fault`. How fields look is left to `render`; keeping what is written in them, to the browser.
//!
//! - An empty cell under the head of a table is a field.
//! - An entry of a list that ends in `?` or `:` asks for a field.
//! - `{valg: 1–4}` in the head of a column, behind the label of a row, in a cell of its own or behind
//!   an entry makes a choice of the fields there.
//! - In a `:::refleksjon`, the entries of a list have a field each where all of them end in `?`.
//! - `{signatur}` in the last entry of a list is a place to sign on paper.

mod fault;
mod mark;

pub use mark::{Choice, mark_range, mark_start};

use std::collections::{BTreeMap, BTreeSet};

use crate::block::{self, Contents};
use crate::diagnostic::Diagnostic;
use crate::load::{BlockLine, ListEntry, Outline, Table};
use crate::source::SourceText;
use mark::{FoundMark, Mark};

/// What is filled in.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Field {
    /// A text.
    Text,
    /// One of several answers.
    Choice(Choice),
    /// A name by hand, on paper; nothing is kept of it.
    Signature,
}

/// The fields of a table, by row and column.
pub type TableFields = BTreeMap<(usize, usize), Field>;

/// The sheets of a page.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Sheets {
    /// The tables in them, by their index in the outline.
    pub tables: BTreeMap<usize, TableFields>,
    /// The entries of lists that are fields, by their index in the outline.
    pub items: BTreeMap<usize, Field>,
    /// The entries of lists in reflections that have a field each, by their index in the outline,
    /// with their number in the block, from 1.
    pub questions: BTreeMap<usize, usize>,
    /// The entries of lists in feedback forms, by their index in the outline.
    pub labels: BTreeMap<usize, Label>,
}

/// A field of a feedback form.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Label {
    /// Its number in the block, from 1.
    pub number: usize,
    /// What it asks, without marks: what is written is sent under it.
    pub text: String,
    /// How many letters it takes at most, where that is said.
    pub limit: Option<u32>,
    /// The answers to choose between, where it is a choice.
    pub choice: Option<Choice>,
}

/// The sheets of a page. Reports what is wrong with them to `diagnostics`.
pub fn sheets(outline: &Outline, diagnostics: &mut Vec<Diagnostic>) -> Sheets {
    let of_blocks: Vec<Option<Contents>> =
        outline.blocks.iter().map(|block| contents(&block.line)).collect();
    let contents = |block: usize| of_blocks.get(block).copied().flatten();
    // Several may sign; nothing else comes after them.
    let others =
        outline.entries.iter().enumerate().filter(|(_, item)| !mark::signs(&item.text.text));
    let last_other: BTreeMap<usize, usize> =
        others.map(|(number, item)| (item.list, number)).collect();
    let mut sheets = Sheets { questions: questions(outline, contents), ..Sheets::default() };
    let mut counts: BTreeMap<usize, usize> = BTreeMap::new();
    let mut with_tables = BTreeSet::new();
    for (number, table) in outline.tables.iter().enumerate() {
        let Some(block) = table.block.filter(|&block| contents(block) == Some(Contents::Fields))
        else {
            diagnostics.extend(cells(table).filter_map(fault::outside));
            continue;
        };
        with_tables.insert(block);
        let fields = table_fields(table, diagnostics);
        *counts.entry(block).or_default() += fields.len();
        sheets.tables.insert(number, fields);
    }
    for (number, item) in outline.entries.iter().enumerate() {
        match contents(item.block) {
            Some(Contents::Fields) => {
                let is_last = last_other.get(&item.list).is_none_or(|&other| other < number);
                let field = item_field(item, is_last, diagnostics);
                *counts.entry(item.block).or_default() += usize::from(field.is_some());
                sheets.items.extend(field.map(|field| (number, field)));
            }
            Some(Contents::Feedback) => {
                let count = counts.entry(item.block).or_default();
                *count += 1;
                sheets.labels.insert(number, label(item, *count, diagnostics));
            }
            _ => diagnostics.extend(fault::outside(&item.text)),
        }
    }
    for (number, block) in outline.blocks.iter().enumerate() {
        let line = &block.line;
        let more = block::more_rows(line).filter(|_| !with_tables.contains(&number));
        diagnostics.extend(more.map(fault::no_rows));
        if counts.get(&number).is_none_or(|&count| count == 0) {
            diagnostics
                .extend(contents(number).and_then(|contents| fault::no_fields(line, contents)));
        }
    }
    sheets
}

/// The entries of reflections that have a field each.
fn questions(
    outline: &Outline,
    contents: impl Fn(usize) -> Option<Contents>,
) -> BTreeMap<usize, usize> {
    let asks = |item: &ListEntry| item.text.text.trim_end().ends_with('?') && !item.is_task;
    let mut without: BTreeSet<usize> = BTreeSet::new();
    without.extend(outline.entries.iter().filter(|item| !asks(item)).map(|item| item.list));
    let mut counts: BTreeMap<usize, usize> = BTreeMap::new();
    let in_reflection = |item: &ListEntry| contents(item.block) == Some(Contents::Questions);
    let numbered = outline
        .entries
        .iter()
        .enumerate()
        .filter(|(_, item)| !without.contains(&item.list) && in_reflection(item));
    numbered
        .map(|(number, item)| {
            let count = counts.entry(item.block).or_default();
            *count += 1;
            (number, *count)
        })
        .collect()
}

/// What becomes of what is written in the block that a line opens.
fn contents(line: &BlockLine) -> Option<Contents> {
    block::find(&line.name.text).map(|block| block.contents)
}

fn cells(table: &Table) -> impl Iterator<Item = &SourceText> {
    table.head.iter().chain(table.rows.iter().flatten())
}

fn table_fields(table: &Table, diagnostics: &mut Vec<Diagnostic>) -> TableFields {
    let mut choice = |cell: &SourceText| choice_of(cell, diagnostics);
    let columns: Vec<_> = table.head.iter().map(&mut choice).collect();
    let rows: Vec<Vec<_>> =
        table.rows.iter().map(|row| row.iter().map(&mut choice).collect()).collect();
    // A row that says its own answers says so of the columns of answers, where the table has such.
    let has_columns = columns.iter().any(Option::is_some);
    let field = |(row, column): (usize, usize)| {
        let of_column = columns.get(column).cloned().flatten();
        let of_row = rows.get(row).and_then(|row| row.first()).cloned().flatten();
        let of_row = of_row.filter(|_| !has_columns || of_column.is_some());
        let choice = of_row.or(of_column).map_or(Field::Text, Field::Choice);
        ((row, column), choice)
    };
    let mut fields: TableFields = table.blank.iter().copied().map(field).collect();
    for (row, cells) in table.rows.iter().enumerate() {
        for (column, cell) in cells.iter().enumerate() {
            let own = rows.get(row).and_then(|row| row.get(column)).cloned().flatten();
            if let Some(own) = own.filter(|_| mark::without_mark(&cell.text).is_empty()) {
                fields.insert((row, column), Field::Choice(own));
            }
        }
    }
    fields
}

/// The choice that is marked in a cell.
fn choice_of(cell: &SourceText, diagnostics: &mut Vec<Diagnostic>) -> Option<Choice> {
    match mark::find(&cell.text)? {
        FoundMark { mark: Ok(Mark::Choice(choice)), .. } => Some(choice),
        FoundMark { mark: Ok(Mark::Signature), range } => {
            diagnostics.push(fault::signature_in_table(cell, range));
            None
        }
        FoundMark { mark: Ok(Mark::Limit(_)), range } => {
            diagnostics.push(fault::limit_in_sheet(cell, range));
            None
        }
        FoundMark { mark: Err(wrong), range } => {
            diagnostics.push(fault::unreadable(cell, range, &wrong));
            None
        }
    }
}

fn item_field(item: &ListEntry, is_last: bool, diagnostics: &mut Vec<Diagnostic>) -> Option<Field> {
    match mark::find(&item.text.text) {
        Some(FoundMark { mark: Ok(Mark::Choice(choice)), .. }) => Some(Field::Choice(choice)),
        Some(FoundMark { mark: Ok(Mark::Signature), range }) => {
            if !is_last {
                diagnostics.push(fault::signature_not_last(&item.text, range));
            }
            Some(Field::Signature)
        }
        Some(FoundMark { mark: Ok(Mark::Limit(_)), range }) => {
            diagnostics.push(fault::limit_in_sheet(&item.text, range));
            Some(Field::Text)
        }
        Some(FoundMark { mark: Err(wrong), range }) => {
            diagnostics.push(fault::unreadable(&item.text, range, &wrong));
            Some(Field::Text)
        }
        None => {
            let asks = item.text.text.trim_end().ends_with(['?', ':']) && !item.is_task;
            asks.then_some(Field::Text)
        }
    }
}

/// The field of an entry in a feedback form.
fn label(item: &ListEntry, number: usize, diagnostics: &mut Vec<Diagnostic>) -> Label {
    let text = mark::without_mark(&item.text.text);
    let mut label = Label { number, text, limit: None, choice: None };
    match mark::find(&item.text.text) {
        Some(FoundMark { mark: Ok(Mark::Limit(limit)), .. }) => label.limit = Some(limit),
        Some(FoundMark { mark: Ok(Mark::Choice(choice)), .. }) => label.choice = Some(choice),
        Some(FoundMark { mark: Ok(Mark::Signature), range }) => {
            diagnostics.push(fault::signature_in_feedback(&item.text, range));
        }
        Some(FoundMark { mark: Err(wrong), range }) => {
            diagnostics.push(fault::unreadable(&item.text, range, &wrong));
        }
        None => {}
    }
    label
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::config;
    use crate::diagnostic::Rule;
    use crate::language::LanguageTag;
    use crate::load::Document;
    use crate::source::{SourceFile, Sources};

    fn outline_of_text(text: &str) -> Outline {
        let mut sources = Sources::new();
        let file = sources.add(SourceFile::new("a.md", text));
        let document = Document {
            file,
            path: String::new(),
            language: LanguageTag::default(),
            front_matter: None,
            body: sources.whole(file),
            outline: Outline::default(),
        };
        let config = sources.add(SourceFile::new(config::CONFIG_FILE, "title: T\n"));
        let (config, _) = config::read(config, &sources);
        document.with_body(document.body, &sources, &config).outline
    }

    /// The fields of a text, as `table: row, column` or `item`, each with its answers; and what is
    /// told.
    fn read(text: &str) -> (Vec<String>, Vec<String>) {
        let mut told = Vec::new();
        let sheets = sheets(&outline_of_text(text), &mut told);
        assert!(told.iter().all(|found| found.rule == Rule::SheetForm));
        let answers = |field: &Field| match field {
            Field::Text => String::new(),
            Field::Choice(choice) => format!(" {}", choice.options.join("/")),
            Field::Signature => " signature".to_owned(),
        };
        let tables = sheets.tables.iter().flat_map(|(table, fields)| {
            let of_table = move |((row, column), field): (&(usize, usize), &Field)| {
                format!("{table}: {row}, {column}{}", answers(field))
            };
            fields.iter().map(of_table)
        });
        let items = sheets.items.iter().map(|(item, field)| format!("{item}{}", answers(field)));
        (tables.chain(items).collect(), told.into_iter().map(|found| found.message.nb).collect())
    }

    fn fields(text: &str) -> Vec<String> {
        let (fields, told) = read(text);
        assert_eq!(told, [""; 0], "{text}");
        fields
    }

    #[test]
    fn empty_cells_are_fields_and_a_head_makes_them_a_choice() {
        let table = ":::skjema\n| Påstand | Enig {valg: 1–3} | Hvorfor |\n|-|-|-|\n| Vi deler | | |\n\
                     | Vi prøver | alt | |\n:::\n";
        assert_eq!(fields(table), ["0: 0, 1 1/2/3", "0: 0, 2", "0: 1, 2"]);
    }

    #[test]
    fn a_row_and_a_cell_may_say_their_choice() {
        let table = ":::skjema\n| | I dag | Om et år |\n|-|-|-|\n| Vedtatt {valg: ja, nei} | | |\n\
                     | Alder | {valg: 1–2} | |\n:::\n";
        let expected = ["0: 0, 1 ja/nei", "0: 0, 2 ja/nei", "0: 1, 1 1/2", "0: 1, 2"];
        assert_eq!(fields(table), expected);
    }

    #[test]
    fn a_row_goes_before_its_column_and_leaves_columns_of_text_alone() {
        let table = ":::skjema\n| A | Enig {valg: 1–2} | Hvorfor |\n|-|-|-|\n| B {valg: ja, nei} | | \
                     |\n| C | | |\n:::\n";
        assert_eq!(fields(table), ["0: 0, 1 ja/nei", "0: 0, 2", "0: 1, 1 1/2", "0: 1, 2"]);
    }

    #[test]
    fn a_cell_with_a_picture_a_formula_or_html_is_not_empty() {
        let table = ":::skjema\n| A | B |\n|-|-|\n| ![](a.png) | $x$ |\n| <b></b> | |\n:::\n";
        assert_eq!(fields(table), ["0: 1, 1"]);
    }

    #[test]
    fn entries_that_ask_are_fields_in_a_sheet_alone() {
        let list = "- Hvem?\n\n:::skjema\n- Hva vil vi?\n- Et råd.\n- *Hvem*:\n  - når?\n- Vedtatt \
                    {valg: ja, nei}\n- {signatur}\n:::\n";
        assert_eq!(fields(list), ["0", "2", "3", "4 ja/nei", "5 signature"]);
    }

    #[test]
    fn a_list_of_questions_alone_has_a_field_each_in_a_reflection() {
        let questions = |text: &str| sheets(&outline_of_text(text), &mut Vec::new()).questions;
        let text =
            ":::refleksjon\n- Hva?\n- Hvem?\n\nSå:\n\n1. Når?\n:::\n:::oppgave\n- Hva?\n:::\n";
        assert_eq!(questions(text), BTreeMap::from([(0, 1), (1, 2), (2, 3)]));
        assert_eq!(questions(":::refleksjon\n- Hva?\n- Skriv det ned.\n:::\n"), BTreeMap::new());
    }

    #[test]
    fn every_entry_of_a_feedback_form_is_a_field_and_may_have_a_limit() {
        let text = ":::tilbakemelding\n- Hva var nyttig? {maks: 250}\n- Tempoet {valg: 1–2}\n- Annet\n:::\n";
        let (mut told, outline) = (Vec::new(), outline_of_text(text));
        let labels: Vec<Label> = sheets(&outline, &mut told).labels.into_values().collect();
        let label =
            |number, text: &str, limit| Label { number, text: text.into(), limit, choice: None };
        let choice = Choice { options: vec!["1".into(), "2".into()] };
        let expected = [
            label(1, "Hva var nyttig?", Some(250)),
            Label { choice: Some(choice), ..label(2, "Tempoet", None) },
            label(3, "Annet", None),
        ];
        assert_eq!((labels.as_slice(), told.len()), (expected.as_slice(), 0));
    }

    #[test]
    fn what_cannot_be_meant_is_told() {
        let told = |text: &str| read(text).1;
        assert_eq!(told(":::skjema\nTekst.\n:::\n").len(), 1);
        assert_eq!(told(":::skjema {flere rader}\n- Hva?\n:::\n").len(), 1);
        assert_eq!(told(":::skjema\n- {signatur}\n- Hva?\n:::\n").len(), 1);
        assert_eq!(told(":::skjema\n| A | {signatur} |\n|-|-|\n| | |\n:::\n").len(), 1);
        assert_eq!(
            told(":::skjema\n- Hva?\n- Rektor {signatur}\n- Lærer {signatur}\n:::\n"),
            [""; 0]
        );
        assert_eq!(told(":::skjema\n- Klare? {valg: ja, nei\n- Hva?\n:::\n").len(), 1);
        assert_eq!(told(":::skjema\n- Klare? {valg: ja}\n:::\n").len(), 1);
        assert_eq!(told(":::skjema\n- Hva? {vlag: 1–4}\n- Hvem?\n:::\n").len(), 1);
        assert_eq!(told("| A {valg: 1–4} | B |\n|-|-|\n| x | |\n").len(), 1);
        assert_eq!(told(":::oppgave\n- Velg tema (valg: fritt).\n:::\n"), [""; 0]);
        assert_eq!(told(":::oppgave\n- Enig? {valg: 1–4}\n:::\n").len(), 1);
    }
}
