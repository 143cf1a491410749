//! Why a chart or a figure cannot be drawn.
//!
//! In: the place, and what is there. Out: the diagnostic. Finding the places is left to the other
//! files of this folder.

use crate::diagnostic::{Diagnostic, Edit, Help, Rule, Text};
use crate::kind::{ChartKind, ListDrawing};
use crate::load::BlockLine;
use crate::source::{SourceText, Span};
use crate::text;

fn chart(place: Span, message: Text, help: Text) -> Diagnostic {
    Diagnostic::new(Rule::ChartUndrawn, place, message).help(Help::Act(help))
}

fn figure(place: Span, message: Text, help: Text) -> Diagnostic {
    Diagnostic::new(Rule::FigureUndrawn, place, message).help(Help::Act(help))
}

pub(super) fn no_table(line: &BlockLine) -> Diagnostic {
    let block = &line.name.text;
    let message =
        text!(en: "the chart has no table to draw", nb: "diagrammet har ingen tabell å tegne");
    let help = text!(
        en: "write a table between `:::{block}` and `:::`: names in the first column, numbers in the others",
        nb: "skriv en tabell mellom `:::{block}` og `:::`: navn i den første kolonnen, tall i de andre"
    );
    chart(line.name.span, message, help)
}

pub(super) fn two_tables(second: &SourceText) -> Diagnostic {
    let message = text!(
        en: "the chart has two tables, and can draw only one",
        nb: "diagrammet har to tabeller, og kan bare tegne én"
    );
    let help = text!(
        en: "put this table into a chart of its own, or out of the block",
        nb: "sett denne tabellen i et eget diagram, eller flytt den ut av blokken"
    );
    chart(second.span, message, help)
}

pub(super) fn one_column(head: &SourceText) -> Diagnostic {
    let message = text!(
        en: "the table has one column, and a chart needs names and numbers",
        nb: "tabellen har én kolonne, og et diagram trenger både navn og tall"
    );
    let help = text!(
        en: "write names in the first column and numbers in the next",
        nb: "skriv navn i den første kolonnen og tall i den neste"
    );
    chart(head.span, message, help)
}

pub(super) fn no_rows(head: &SourceText) -> Diagnostic {
    let message = text!(en: "the table has no rows under its header", nb: "tabellen har ingen rader under overskriftene");
    let help = text!(
        en: "write a row for each name: `| 2024 | 12 |`",
        nb: "skriv en rad for hvert navn: `| 2024 | 12 |`"
    );
    chart(head.span, message, help)
}

pub(super) fn no_header(head: &SourceText) -> Diagnostic {
    let message = text!(
        en: "the table says nowhere what its numbers are",
        nb: "tabellen sier ingen steder hva tallene er"
    );
    let help = text!(
        en: "write what each column holds in the first line: `| Year | Schools |`",
        nb: "skriv hva hver kolonne inneholder, i den første linjen: `| År | Skoler |`"
    );
    chart(head.span, message, help)
}

pub(super) fn head_of_numbers(head: &SourceText) -> Diagnostic {
    let message = text!(
        en: "the first line of the table has numbers, so that they would be its headers",
        nb: "den første linjen i tabellen har tall, så tallene ville blitt overskrifter"
    );
    let help = text!(
        en: "write a line above it that says what the columns hold, and `| --- | --- |` under that: `| Year | \
             Schools |`",
        nb: "skriv en linje over den som sier hva kolonnene inneholder, og `| --- | --- |` under den: `| År | \
             Skoler |`"
    );
    chart(head.span, message, help)
}

pub(super) fn nameless_column(head: &SourceText) -> Diagnostic {
    let message = text!(
        en: "this column has no header, and the chart would not say what its numbers are",
        nb: "denne kolonnen har ingen overskrift, og diagrammet ville ikke sagt hva tallene er"
    );
    let help = text!(
        en: "write what the numbers are in the first line",
        nb: "skriv hva tallene er, i den første linjen"
    );
    chart(head.span, message, help)
}

pub(super) fn nameless_row(name: &SourceText) -> Diagnostic {
    let message = text!(en: "this row has no name", nb: "denne raden har ikke noe navn");
    let help = text!(
        en: "write what it is in the first column",
        nb: "skriv hva den er, i den første kolonnen"
    );
    chart(name.span, message, help)
}

pub(super) fn many_series(head: &SourceText, count: usize) -> Diagnostic {
    let message = text!(
        en: "the table has {count} columns of numbers, and no more than 7 can be told apart in a chart",
        nb: "tabellen har {count} kolonner med tall, og flere enn 7 er ikke til å skille i et diagram"
    );
    let help = text!(
        en: "split the table into two charts, or take out the columns that matter least",
        nb: "del tabellen i to diagrammer, eller ta bort kolonnene som betyr minst"
    );
    chart(head.span, message, help)
}

pub(super) fn pie_of_several(head: &SourceText, count: usize) -> Diagnostic {
    let message = text!(
        en: "a pie shows one whole, and this table has {count} columns of numbers",
        nb: "en kake viser én helhet, og denne tabellen har {count} kolonner med tall"
    );
    let help = text!(
        en: "write `bars` instead, or make a pie for each column",
        nb: "skriv `stolper` i stedet, eller lag en kake for hver kolonne"
    );
    chart(head.span, message, help)
}

pub(super) fn many_rows(
    name: &SourceText,
    count: usize,
    most: usize,
    kind: ChartKind,
) -> Diagnostic {
    let message = match kind {
        ChartKind::Pie => text!(
            en: "a pie of {count} slices cannot be read; no more than {most} can be told apart",
            nb: "en kake med {count} stykker er ikke til å lese; flere enn {most} er ikke til å skille"
        ),
        ChartKind::Bars | ChartKind::Lines => text!(
            en: "the table has {count} rows, and no more than {most} can be drawn",
            nb: "tabellen har {count} rader, og flere enn {most} kan ikke tegnes"
        ),
    };
    let help = match kind {
        ChartKind::Pie => text!(
            en: "join the smallest in a row «Other», or write `bars`",
            nb: "slå sammen de minste i en rad «Andre», eller skriv `stolper`"
        ),
        ChartKind::Bars | ChartKind::Lines => text!(
            en: "split the table, or join rows",
            nb: "del tabellen, eller slå sammen rader"
        ),
    };
    chart(name.span, message, help)
}

pub(super) fn long_name(name: &SourceText, most: usize) -> Diagnostic {
    let message = text!(
        en: "this name is longer than {most} letters, and has no room in the chart",
        nb: "dette navnet er lengre enn {most} bokstaver, og får ikke plass i diagrammet"
    );
    let help = text!(
        en: "write a shorter name, and the rest in the text around the chart",
        nb: "skriv et kortere navn, og resten i teksten rundt diagrammet"
    );
    chart(name.span, message, help)
}

pub(super) fn one_point(name: &SourceText) -> Diagnostic {
    let message = text!(
        en: "lines need two rows or more, and this table has one",
        nb: "linjer trenger to rader eller flere, og denne tabellen har én"
    );
    let help = text!(
        en: "write `bars` instead, or more rows",
        nb: "skriv `stolper` i stedet, eller flere rader"
    );
    chart(name.span, message, help)
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
        en: "`{written}` can be read as two different numbers",
        nb: "`{written}` kan leses som to forskjellige tall"
    );
    let help = text!(
        en: "write `{instead}` if that is what is meant: a point before decimals, a space or a comma \
             between thousands",
        nb: "skriv `{instead}` hvis det er det du mener: komma foran desimaler, mellomrom mellom tusener"
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
