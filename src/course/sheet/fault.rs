//! What can be wrong with a sheet.
//!
//! In: the place, and what stands there. Out: the diagnostic, `sheet-form`.
#![doc = include_str!("../../../manual/en/sheet-form.md")]

use std::ops::Range;

use super::mark::{self, LARGEST_LIMIT, MOST_OPTIONS, MarkFault};
use crate::block::Contents;
use crate::diagnostic::{Diagnostic, Help, Rule, Text, nearest};
use crate::load::BlockLine;
use crate::source::SourceText;
use crate::text;

/// A sheet or a feedback form in which nothing can be filled in; `None` for other blocks.
pub(super) fn no_fields(line: &BlockLine, contents: Contents) -> Option<Diagnostic> {
    let (message, help) = match contents {
        Contents::Fields => (
            text!(
                en: "this sheet has nothing to fill in",
                nb: "dette skjemaet har ingenting å fylle ut"
            ),
            text!(
                en: "leave cells of a table empty, or write a list whose entries end in `?` or `:`",
                nb: "la celler i en tabell stå tomme, eller skriv en liste der punktene slutter med `?` \
                     eller `:`"
            ),
        ),
        Contents::Feedback => (
            text!(
                en: "this form has nothing to fill in",
                nb: "denne tilbakemeldingen har ingenting å fylle ut"
            ),
            text!(
                en: "write a list with an entry for each question: `- What was useful? {{max: 250}}`",
                nb: "skriv en liste med et punkt for hvert spørsmål: `- Hva var nyttig? {{maks: 250}}`"
            ),
        ),
        Contents::Markdown
        | Contents::Plans
        | Contents::Questions
        | Contents::Chart
        | Contents::Figure => return None,
    };
    Some(told(Diagnostic::new(Rule::SheetForm, line.span, message), help))
}

/// A sheet whose table shall have more rows, and that has no table.
pub(super) fn no_rows(written: &SourceText) -> Diagnostic {
    let message = text!(
        en: "rows can only be added to a table, and this sheet has none",
        nb: "rader kan bare legges til i en tabell, og dette skjemaet har ingen"
    );
    let help = text!(
        en: "write a table with an empty row, or take `{{more rows}}` away",
        nb: "skriv en tabell med en tom rad, eller ta bort `{{flere rader}}`"
    );
    told(Diagnostic::new(Rule::SheetForm, written.span, message), help)
}

/// A place to sign in a table.
pub(super) fn signature_in_table(cell: &SourceText, range: Range<usize>) -> Diagnostic {
    let message = text!(
        en: "nobody can sign in a cell",
        nb: "ingen kan skrive under i en celle"
    );
    told(Diagnostic::new(Rule::SheetForm, cell.part(range), message), last_entry())
}

/// A place to sign in a form that is sent.
pub(super) fn signature_in_feedback(item: &SourceText, range: Range<usize>) -> Diagnostic {
    let message = text!(
        en: "what is sent cannot be signed by hand",
        nb: "det som blir sendt, kan ikke skrives under for hånd"
    );
    let help = text!(en: "take the mark away", nb: "ta bort klammene");
    told(Diagnostic::new(Rule::SheetForm, item.part(range), message), help)
}

/// A limit in a sheet, which has none.
pub(super) fn limit_in_sheet(text: &SourceText, range: Range<usize>) -> Diagnostic {
    let message = text!(
        en: "only what is sent has a limit, in a `:::feedback`",
        nb: "bare det som blir sendt, har en grense, i en `:::tilbakemelding`"
    );
    let help = text!(en: "take the mark away", nb: "ta bort klammene");
    told(Diagnostic::new(Rule::SheetForm, text.part(range), message), help)
}

/// A place to sign with more entries behind it.
pub(super) fn signature_not_last(item: &SourceText, range: Range<usize>) -> Diagnostic {
    let message = text!(
        en: "one signs last, and more entries come after this one",
        nb: "underskriften kommer sist, og det kommer flere punkter etter denne"
    );
    told(Diagnostic::new(Rule::SheetForm, item.part(range), message), last_entry())
}

/// A mark of a sheet that stands elsewhere, where readers would see its braces.
pub(super) fn outside(text: &SourceText) -> Option<Diagnostic> {
    let range = mark::mark_range(&text.text)?;
    let word = text.text.get(range.clone()).unwrap_or_default().to_owned();
    let message = text!(
        en: "`{word}` says something in a sheet alone; here readers see it as it stands",
        nb: "`{word}` virker bare i et skjema; her ser leserne det slik det står"
    );
    let help = text!(
        en: "write `:::sheet` on a line above the table or the list, and `:::` below",
        nb: "skriv `:::skjema` på en linje over tabellen eller listen, og `:::` under"
    );
    Some(told(Diagnostic::new(Rule::SheetForm, text.part(range), message), help))
}

/// A mark that cannot be read.
pub(super) fn unreadable(text: &SourceText, range: Range<usize>, wrong: &MarkFault) -> Diagnostic {
    let place = text.part(range.clone());
    let about = |message| Diagnostic::new(Rule::SheetForm, place, message);
    match wrong {
        MarkFault::Unknown(name) => {
            let message = text!(
                en: "`{name}` is nothing that can stand in braces in a sheet",
                nb: "`{name}` er ikke noe som kan stå i klammer i et skjema"
            );
            told(about(message), unknown_help(name))
        }
        MarkFault::TooFew => {
            let message = text!(
                en: "this choice has no two answers to choose between",
                nb: "dette valget har ikke to svar å velge mellom"
            );
            told(about(message), example())
        }
        MarkFault::TooMany(count) => {
            let message = text!(
                en: "this choice has {count} answers, and no more than {MOST_OPTIONS} fit side by side",
                nb: "dette valget har {count} svar, og det er ikke plass til mer enn {MOST_OPTIONS} ved siden av \
                     hverandre"
            );
            let help = text!(
                en: "leave some out, or let readers write the answer: an empty cell, or an entry that ends in `?`",
                nb: "ta bort noen, eller la leserne skrive svaret: en tom celle, eller et punkt som slutter med `?`"
            );
            told(about(message), help)
        }
        MarkFault::NoLimit => {
            let message = text!(
                en: "this limit is no number from 1 to {LARGEST_LIMIT}",
                nb: "denne grensen er ikke et tall fra 1 til {LARGEST_LIMIT}"
            );
            let help = text!(
                en: "write how many letters there is room for: `{{max: 250}}`",
                nb: "skriv hvor mange tegn det er plass til: `{{maks: 250}}`"
            );
            told(about(message), help)
        }
        MarkFault::Backwards(from, to) => {
            let message = text!(
                en: "this scale goes from {from} down to {to}",
                nb: "denne skalaen går fra {from} ned til {to}"
            );
            let help = text!(
                en: "write the lowest first: `{{choice: {to}–{from}}}`",
                nb: "skriv det laveste først: `{{valg: {to}–{from}}}`"
            );
            told(about(message), help)
        }
        MarkFault::Unclosed => {
            let message = text!(
                en: "a brace that is opened here is not closed",
                nb: "en klamme som åpnes her, er ikke lukket"
            );
            let written =
                text.text.get(range).unwrap_or_default().trim_end_matches([' ', ',', '|']);
            let help = text!(en: "write `{written}}}`", nb: "skriv `{written}}}`");
            told(about(message), help)
        }
        MarkFault::OtherBrackets => {
            let written =
                text.text.get(range).unwrap_or_default().trim_matches(['(', ')', '[', ']']);
            let message = text!(
                en: "`{written}` stands in brackets that make nothing of it",
                nb: "`{written}` står i parenteser, og da blir det ikke noe av det"
            );
            let help = text!(en: "write `{{{written}}}`", nb: "skriv `{{{written}}}`");
            told(about(message), help)
        }
        MarkFault::Twice(option) => {
            let message = text!(
                en: "the answer `{option}` stands twice",
                nb: "svaret `{option}` står to ganger"
            );
            told(about(message), text!(en: "take one of them away", nb: "ta bort det ene"))
        }
    }
}

fn unknown_help(name: &str) -> Text {
    if ["flere", "fleire", "rader", "more", "rows"].contains(&name.to_lowercase().as_str()) {
        return text!(
            en: "write `{{more rows}}` last on the line that opens the sheet",
            nb: "skriv `{{flere rader}}` sist på linjen som åpner skjemaet"
        );
    }
    match nearest(name, ["valg", "val", "choice", "signatur", "signature", "maks", "max"]) {
        Some(near) => text!(en: "did you mean `{near}`?", nb: "mente du `{near}`?"),
        None => example(),
    }
}

fn example() -> Text {
    text!(
        en: "write numbers, as in `{{choice: 1–4}}`, or the answers, as in `{{choice: yes, partly, no}}`",
        nb: "skriv tall, som i `{{valg: 1–4}}`, eller svarene, som i `{{valg: ja, delvis, nei}}`"
    )
}

fn last_entry() -> Text {
    text!(
        en: "write the place to sign as the last entry of a list: `- {{signature}}`",
        nb: "skriv underskriften som siste punkt i en liste: `- {{signatur}}`"
    )
}

fn told(found: Diagnostic, help: Text) -> Diagnostic {
    found.help(Help::Example(help))
}
