//! Why the numbers of a chart cannot be drawn.
//!
//! In: the place, and what is there. Out: the diagnostic. Finding the places is left to the other
//! files of this folder.

use crate::diagnostic::{Diagnostic, Edit, Help, Rule, Text};
use crate::source::{SourceText, Span};
use crate::text;

fn chart(place: Span, message: Text, help: Text) -> Diagnostic {
    Diagnostic::new(Rule::ChartUndrawn, place, message).help(Help::Act(help))
}

pub(super) fn no_number(cell: &SourceText) -> Diagnostic {
    let written = &cell.text;
    let message = text!(en: "`{written}` is no number", nb: "`{written}` er ikke et tall");
    let help = text!(
        en: "write one number, with a unit behind it if it has one (`1,234.5`, `12 %`), or `–` where there is none",
        nb: "skriv ett tall, med enheten bak hvis det har en (`1 234,5`, `12 %`), eller `–` der det ikke finnes noe"
    );
    chart(cell.span, message, help)
}

pub(super) fn other_manner(cell: &SourceText, instead: &str) -> Diagnostic {
    let written = &cell.text;
    let message = text!(
        en: "`{written}` is not written as numbers are in this language",
        nb: "`{written}` er ikke skrevet slik tall skrives på dette språket"
    );
    let help = text!(
        en: "write `{instead}` if that is what is meant: a point before decimals, a space or a comma \
             between thousands, the unit behind",
        nb: "skriv `{instead}` hvis det er det du mener: komma foran desimaler, mellomrom mellom tusener, \
             enheten bak"
    );
    let help = Help::suggest(help, [Edit::replace(cell.span, instead)]);
    Diagnostic::new(Rule::ChartUndrawn, cell.span, message).help(help)
}

pub(super) fn long_number(cell: &SourceText) -> Diagnostic {
    let message = text!(
        en: "this number is so long that it has no room in the chart",
        nb: "dette tallet er så langt at det ikke får plass i diagrammet"
    );
    let help = text!(
        en: "write it in thousands or millions, or with fewer decimals, and say so in the header",
        nb: "skriv det i tusener eller millioner, eller med færre desimaler, og si det i overskriften"
    );
    chart(cell.span, message, help)
}

pub(super) fn other_unit(
    cell: &SourceText,
    unit: &str,
    (first, at): &(String, &SourceText),
) -> Diagnostic {
    let name = |unit: &str| match unit {
        "" => text!(en: "no unit", nb: "ingen enhet"),
        unit => text!(en: "`{unit}`", nb: "`{unit}`"),
    };
    let (Text { en, nb }, Text { en: first_en, nb: first_nb }) = (name(unit), name(first));
    let message = text!(
        en: "this number has {en}, but another number in the chart has {first_en}",
        nb: "dette tallet har {nb}, men et annet tall i diagrammet har {first_nb}"
    );
    let help = text!(
        en: "write the same unit everywhere, or only in the header; what is counted in two units needs two charts",
        nb: "skriv samme enhet overalt, eller bare i overskriften; det som telles i to enheter, trenger to diagrammer"
    );
    chart(cell.span, message, help).label(at.span, text!(en: "this number", nb: "dette tallet"))
}

pub(super) fn empty_cell(cell: &SourceText, row: &[SourceText], head: &SourceText) -> Diagnostic {
    let (row, column) = (row.first().map_or("", |name| &name.text), &head.text);
    let message = text!(
        en: "there is no number for `{row}`, `{column}`",
        nb: "det står ikke noe tall for `{row}`, `{column}`"
    );
    let help = text!(
        en: "write the number, or `–` if there is none: then the chart shows a gap",
        nb: "skriv tallet, eller `–` hvis det ikke finnes: da viser diagrammet et hull"
    );
    Diagnostic::new(Rule::ChartCellEmpty, cell.span, message).help(Help::Act(help))
}

pub(super) fn negative_part(cell: &SourceText) -> Diagnostic {
    let written = &cell.text;
    let message = text!(
        en: "`{written}` is less than nothing, and no slice of a whole",
        nb: "`{written}` er mindre enn ingenting, og kan ikke være et stykke av en helhet"
    );
    let help = text!(en: "write `bars` instead", nb: "skriv `stolper` i stedet");
    chart(cell.span, message, help)
}

pub(super) fn missing_part(cell: &SourceText) -> Diagnostic {
    let message = text!(
        en: "a pie shows a whole, and one of its parts is missing here",
        nb: "en kake viser en helhet, og her mangler en av delene"
    );
    let help = text!(
        en: "write the number, or take the row out",
        nb: "skriv tallet, eller ta bort raden"
    );
    chart(cell.span, message, help)
}

pub(super) fn empty_pie(head: &SourceText) -> Diagnostic {
    let message = text!(
        en: "all the numbers are 0, so that there is no whole to share",
        nb: "alle tallene er 0, så det er ingen helhet å dele"
    );
    let help = text!(
        en: "write the numbers, or take the chart out",
        nb: "skriv tallene, eller ta bort diagrammet"
    );
    chart(head.span, message, help)
}

pub(super) fn no_numbers(head: &SourceText) -> Diagnostic {
    let name = &head.text;
    let message =
        text!(en: "`{name}` has no numbers to draw", nb: "`{name}` har ingen tall å tegne");
    let help = text!(
        en: "write numbers in the column, or take it out",
        nb: "skriv tall i kolonnen, eller ta den bort"
    );
    chart(head.span, message, help)
}

pub(super) fn one_point_of(head: &SourceText) -> Diagnostic {
    let name = &head.text;
    let message = text!(
        en: "`{name}` has only one number, and one point is no line",
        nb: "`{name}` har bare ett tall, og ett punkt er ingen linje"
    );
    let help = text!(
        en: "write `bars` instead, or more numbers in the column",
        nb: "skriv `stolper` i stedet, eller flere tall i kolonnen"
    );
    chart(head.span, message, help)
}
