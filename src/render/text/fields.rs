//! The fields of a page's sheets while its text is written.
//!
//! In: the outline of the page, and the texts of its sheets. Out: [`OpenFields`], which knows what
//! is still to be filled in and takes the marks out of a text, and the HTML inside a field. Where a
//! field is written is left to `sheet` and `table`.

use std::borrow::Cow;

use crate::course::sheet::{
    Choice, Field, Label, Sheets, TableFields, mark_range, mark_start, sheets,
};
use crate::html::escape;
use crate::load::Outline;

/// What is to be filled in in an open entry of a list.
pub(super) enum OpenField {
    /// In a sheet.
    Field(Field),
    /// In a feedback form.
    Label(Label),
}

/// The fields of a page while it is written.
pub(super) struct OpenFields {
    pub(super) sheets: Sheets,
    /// How many entries of lists in blocks have begun.
    pub(super) items: usize,
    /// The entries that are open, innermost last: what is to be filled in at the end of each.
    pub(super) open: Vec<Option<OpenField>>,
    /// Whether a mark has begun that has not ended.
    pub(super) in_mark: bool,
}

impl OpenFields {
    /// Those of a page's text, before its first event.
    pub(super) fn of(outline: &Outline) -> Self {
        let sheets = sheets(outline, &mut Vec::new());
        Self { sheets, items: 0, open: Vec::new(), in_mark: false }
    }

    /// Those of a table, where it is in a sheet.
    pub(super) fn of_table(&mut self, table: usize) -> Option<TableFields> {
        self.sheets.tables.remove(&table)
    }

    /// Ends what has been left open: a mark stands in one cell, or in one entry of a list.
    pub(super) fn end_mark(&mut self) {
        self.in_mark = false;
    }

    /// A text without what of it is a mark.
    pub(super) fn without_mark<'t>(&mut self, text: &'t str) -> Cow<'t, str> {
        if self.in_mark {
            let Some(end) = text.find('}') else { return Cow::Borrowed("") };
            self.in_mark = false;
            return Cow::Borrowed(text.get(end + 1..).unwrap_or_default());
        }
        if let Some(range) = mark_range(text) {
            let before = text.get(..range.start).unwrap_or_default().trim_end();
            return Cow::Owned(before.to_owned() + text.get(range.end..).unwrap_or_default());
        }
        let Some(start) = mark_start(text) else { return Cow::Borrowed(text) };
        self.in_mark = true;
        Cow::Borrowed(text.get(..start).unwrap_or_default().trim_end())
    }
}

/// What stands in a field: nothing, or the answers to choose between.
pub(super) fn contents(field: &Field) -> String {
    let Field::Choice(choice) = field else { return String::new() };
    choices(choice)
}

fn choices(choice: &Choice) -> String {
    let options: Vec<String> =
        choice.options.iter().map(|option| format!("<span>{}</span>", escape(option))).collect();
    format!("<span class=\"choices\">{}</span>", options.join(" "))
}

/// The field of an entry in a feedback form of the block with an id; `most` says how much room there
/// is, where that is limited.
pub(super) fn feedback_field(block: &str, label: &Label, most: Option<&str>) -> String {
    let Label { number, text, limit, choice } = label;
    let name = escape(text);
    if let Some(choice) = choice {
        let option = |option: &String| {
            let option = escape(option);
            format!(
                "<label><input type=\"radio\" name=\"{name}\" value=\"{option}\"> {option}</label>"
            )
        };
        let options: Vec<String> = choice.options.iter().map(option).collect();
        return format!(
            "<span class=\"options\" role=\"radiogroup\" aria-labelledby=\"{block}-l{number}\">{}</span>",
            options.join(" ")
        );
    }
    let (limited, room) = limit.zip(most).map_or_else(Default::default, |(limit, most)| {
        (
            format!(" data-max=\"{limit}\" aria-describedby=\"{block}-m{number}\""),
            format!("<p class=\"room\" id=\"{block}-m{number}\">{}</p>", escape(most)),
        )
    });
    format!(
        "<textarea name=\"{name}\" id=\"{block}-f{number}\" rows=\"3\" autocomplete=\"off\" \
         aria-labelledby=\"{block}-l{number}\"{limited}></textarea>{room}"
    )
}
