//! Why a list cannot be drawn.
//!
//! In: the place, and what is there. Out: the diagnostic. Finding the places is left to the other
//! files of this folder.

use crate::diagnostic::{Diagnostic, Help, Rule, Text};
use crate::kind::ListDrawing;
use crate::load::BlockLine;
use crate::source::{SourceText, Span};
use crate::text;

fn figure(place: Span, message: Text, help: Text) -> Diagnostic {
    Diagnostic::new(Rule::FigureUndrawn, place, message).help(Help::Act(help))
}

pub(super) fn unnamed_drawing(list: Span, line: &BlockLine) -> Diagnostic {
    let block = &line.name.text;
    let message = text!(
        en: "the figure has a list, and does not say what to draw of it",
        nb: "figuren har en liste, og sier ikke hva som skal tegnes av den"
    );
    let help = text!(
        en: "write `wheel`, `steps` or `rings` behind the name: `:::{block} wheel`",
        nb: "skriv `hjul`, `trinn` eller `ringer` etter navnet: `:::{block} hjul`"
    );
    figure(line.name.span, message, help).label(list, text!(en: "the list", nb: "listen"))
}

pub(super) fn no_list(line: &BlockLine, kind: ListDrawing) -> Diagnostic {
    let norwegian = kind.names().first().copied().unwrap_or_default();
    let (english, caption) = (kind.id(), line.words.text.trim());
    let message = text!(
        en: "`{english}` is drawn of a list, and there is none here",
        nb: "`{norwegian}` tegnes av en liste, og her er det ingen"
    );
    let help = text!(
        en: "write a line `1. Name: what it is` for each part; if `{caption}` is the caption, write \
             `{{title=\"{caption}\"}}`",
        nb: "skriv en linje `1. Navn: hva det er` for hver del; er `{caption}` figurteksten, skriver du \
             `{{title=\"{caption}\"}}`"
    );
    figure(line.words.span, message, help)
}

pub(super) fn two_lists(second: Span) -> Diagnostic {
    let message = text!(
        en: "the figure has two lists, and can draw only one",
        nb: "figuren har to lister, og kan bare tegne én"
    );
    let help = text!(
        en: "put this list into a figure of its own, or out of the block",
        nb: "sett denne listen i en egen figur, eller flytt den ut av blokken"
    );
    figure(second, message, help)
}

pub(super) fn nameless_item(label: &SourceText) -> Diagnostic {
    let message = text!(en: "this part of the figure has no name", nb: "denne delen av figuren har ikke noe navn");
    let help = text!(
        en: "write what it is called first: `1. Name: what it is`",
        nb: "skriv hva den heter, først: `1. Navn: hva det er`"
    );
    figure(label.span, message, help)
}

pub(super) fn item_count(label: &SourceText, count: usize, most: usize) -> Diagnostic {
    let message = match count {
        1 => text!(
            en: "the figure has one part, and needs 2–{most}",
            nb: "figuren har én del, og trenger 2–{most}"
        ),
        _ => text!(
            en: "the figure has {count} parts, and room for {most}",
            nb: "figuren har {count} deler, og plass til {most}"
        ),
    };
    let help = if count == 1 {
        text!(en: "write more items in the list", nb: "skriv flere punkter i listen")
    } else {
        text!(
            en: "join some, or write the list without drawing it",
            nb: "slå sammen noen, eller skriv listen uten å tegne den"
        )
    };
    figure(label.span, message, help)
}
