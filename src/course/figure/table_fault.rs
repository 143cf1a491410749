//! Why the table of a chart cannot be drawn.
//!
//! In: the place, and what is there. Out: the diagnostic. Finding the places is left to the other
//! files of this folder.

use crate::diagnostic::{Diagnostic, Help, Rule, Text};
use crate::kind::ChartKind;
use crate::load::BlockLine;
use crate::source::{SourceText, Span};
use crate::text;

fn chart(place: Span, message: Text, help: Text) -> Diagnostic {
    Diagnostic::new(Rule::ChartUndrawn, place, message).help(Help::Act(help))
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
