//! `:::skjema`: a table or a list whose empty places are filled in by the reader, on the reader's
//! own device. Which places those are is worked out by the model of the course.

use super::{ArgumentType, BlockType, Contents, Manual, Names};
use crate::load::BlockLine;
use crate::source::SourceText;

/// That readers may add rows to the table.
const MORE_ROWS: ArgumentType = ArgumentType {
    key: "flere rader",
    slips: &["rader", "flere", "rows", "fleire rader"],
    english: Some("more rows"),
    is_file: false,
    manual: Manual {
        en: "that readers may add rows to the table",
        nb: "at leserne kan legge til rader i tabellen",
    },
    missing: None,
};

/// The block.
pub(super) static BLOCK: BlockType = BlockType {
    id: "sheet",
    names: Names { nb: &["skjema"], nn: &[], en: &["sheet"] },
    manual: Manual {
        en: "a table or a list with fields to fill in",
        nb: "en tabell eller en liste med felter til å fylle ut",
    },
    arguments: &[ArgumentType::TITLE, MORE_ROWS],
    has_heading: true,
    contents: Contents::Fields,
    id_prefix: "skjema",
    needs: &["fields.css", "fields.js"],
    interface_words: &[
        "block-sheet",
        "sheet-shared",
        "sheet-shared-why",
        "sheet-saved",
        "sheet-at",
        "sheet-answered",
        "sheet-not-kept",
        "sheet-row",
        "sheet-add",
        "sheet-remove",
        "sheet-removed",
        "sheet-undo",
        "sheet-clear",
        "sheet-copy",
        "sheet-copied",
        "sheet-select",
        "sheet-file",
        "sheet-filed",
        "sheet-csv",
        "sheet-print",
        "sheet-erase",
        "sheet-erased",
        "sheet-left",
        "sheet-left-why",
        "sheet-left-remove",
        "sheet-sign",
        "sheet-missing",
        "sheet-paper",
        "answer-stays",
        "answer-failed",
        "answer-joined",
    ],
    ..BlockType::PLAIN
};

/// What a line says of more rows.
pub(super) fn more_rows(line: &BlockLine) -> Option<&SourceText> {
    line.arguments
        .iter()
        .find(|argument| MORE_ROWS.is_named(&argument.key.text))
        .map(|argument| &argument.key)
}
