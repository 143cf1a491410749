//! Typical mistakes, and what an author is told of each: `docs/vanlige-feil.md`.
//!
//! In: one mistake in a small site that is right otherwise. Out: the table of the document, a row
//! each, with the message and what to write instead; and nothing where a mistake is not told, or
//! is told as more than one.

use crate::support::{Expected, Scratch, repository};
use loype::diagnostic::Diagnostic;
use loype::pipeline;
use rayon::prelude::*;

/// Where a mistake is made.
#[derive(Debug, Clone, Copy)]
enum In {
    /// The text of a page.
    Text,
    /// A line of a page's front matter, below its title.
    Page,
    /// All of a page's front matter.
    Front,
    /// All of a module's front matter.
    Module,
    /// A line of a course's front matter, below its title.
    Course,
    /// The config.
    Config,
}

use In::{Config, Course, Front, Module, Page, Text};

/// A group of mistakes: what it is called, and where and how each is made.
type Group = (&'static str, &'static [(In, &'static str)]);

const MISTAKES: [Group; 7] = [
    (
        "Lister og tall",
        &[
            (Text, "8. trinn arbeider.\n\n10. trinn lager plan."),
            (Text, "1. oktober er frist.\n1. november er neste.\n15. desember er slutt."),
            (Text, "- en\n- to\n\n17. mai feirer vi."),
            (Text, "5. trinn skal lese."),
            (Text, "• penn\n• papir"),
            (Text, "– penn\n– papir"),
            (Text, "-\u{a0}penn\n-\u{a0}papir"),
            (Text, "1.\u{a0}først\n2.\u{a0}så"),
            (Text, "- [\u{a0}] penn"),
        ],
    ),
    (
        "Overskrifter, tabeller og merker",
        &[
            (Text, "##Uten mellomrom"),
            (Text, "##\u{a0}Hardt mellomrom"),
            (Text, "##"),
            (Text, "Dette er **fet ** tekst."),
            (Text, "**Merk:**les dette."),
            (Text, "> [!MERK]\n> tekst"),
            (Text, "| a | b |\n| 1 | 2 |\n| 3 | 4 |"),
            (Text, "| a | b |\n| --- | --- |\n| 1 | 2 | 3 |"),
            (Text, "Se noten.\n\n[^1]: Ingen viser hit."),
            (Text, "Se noten.[^1]"),
            (Text, "```\nkode uten slutt"),
            (Text, "Hei <!-- aldri lukket\n\nmer"),
            (Text, "<details>\n<summary>Mer</summary>\n\ntekst"),
            (Text, "$$\na\n\nb\n$$"),
            (Text, "<<<<<<< HEAD\nmin\n=======\ndin\n>>>>>>> gren"),
            (Text, "Vi mÃ¥ møte opp."),
        ],
    ),
    (
        "Lenker og bilder",
        &[
            (Text, "Se (teksten)[02-b.md] her."),
            (Text, "Se [teksten] (02-b.md) her."),
            (Text, "Se [teksten][finnes-ikke] her."),
            (Text, "Se [[02-b]] her."),
            (Text, "[teksten](borte.md)"),
            (Text, "[teksten](b.html)"),
            (Text, "[teksten](02-b.md#borte)"),
            (Text, "[kursplanen](http://localhost:4000/kurs/a.html)"),
            (Text, "[skriv](kari@skole.no)"),
            (Text, "[Utdanningsdirektoratet](www.udir.no)"),
            (Text, "[skjema](C:\\Users\\kari\\skjema.pdf)"),
            (Text, "![Kart](figur.svg =300x)"),
            (Text, "![](figur.svg)"),
            (Text, "![Kart](kart.png)"),
            (Text, "[klikk her](02-b.md)"),
        ],
    ),
    (
        "Blokker",
        &[
            (Text, ":::ledr\nråd\n:::"),
            (Text, ":::leder\nråd"),
            (Text, "::leder gruppe\nråd\n::"),
            (Text, ":::leder grupe\nråd\n:::"),
            (Text, ":::for\nråd\n:::"),
            (Text, ":::for rektor\nråd\n:::"),
            (Text, "tekst\n:::"),
            (Text, ":::video {scr=\"film.mp4\"}\n:::"),
            (Text, "<iframe src=\"https://video.no/x\"></iframe>"),
            (Text, "<video src=\"film.mp4\"></video>"),
        ],
    ),
    (
        "Metadata på en side",
        &[
            (Front, "title: Modul 1: Tid"),
            (Front, "title: “Modul 1: Tid”"),
            (Front, "title: \"Om \"ord\" her\""),
            (Front, "title: @alle"),
            (Front, "title: Modul #1"),
            (Front, "title: \"A\ntype: tekst"),
            (Front, "title: En tittel\nsom går over to linjer"),
            (Front, "tittel: A\n  type: tekst"),
            (Front, "tittel: A\n\ttype: tekst"),
            (Front, "tittel A"),
            (Front, "tittel:A"),
            (Front, "ingress: Uten tittel"),
            (Page, "målgruppe: [lærer, leder"),
            (Page, "tid: 30 min"),
            (Page, "beskrivelse: Om dette"),
            (Page, "varihget: 30 min"),
            (Page, "varighet: 30"),
            (Page, "varighet: 2 timer i uka"),
            (Page, "varighet: 3 oppgaver på 45 min"),
            (Page, "varighet: 9.00-11.00"),
            (Page, "varighet: 2 skoletimer"),
            (Page, "varighet: 2 uker"),
            (Page, "målgruppe: lærere"),
            (Page, "type: quiz"),
            (Page, "arbeidsform: individuel"),
        ],
    ),
    (
        "Moduler og rekkefølge",
        &[
            (Module, "modul: en\ntittel: M"),
            (Module, "modul: 1\ntittel: M\nåpner: 01.11.19"),
            (Module, "modul: 1\ntittel: M\nåpner: snart"),
            (Module, "modul: 1\ntittel: M\nforutsetninger: Modul 7"),
            (Course, "rekkefølge: Modul 1 før 2"),
            (Course, "forutsetninger: Modul 2 før 1"),
            (Course, "forutsetninger: Modul 1 er lurt"),
            (Course, "forutsetninger: [Modul 1 før 2, Modul 2 før 1]"),
            (Course, "forutsetninger:\n  - Modul 1 før 2\n  Modul 2 til slutt"),
            (Course, "moduler: [m1, gammel]"),
            (Course, "plassering: først"),
            (Course, "vekt: 2"),
        ],
    ),
    (
        "Oppsettet",
        &[
            (Config, "title: T\nlanguage: norsk"),
            (Config, "title: T\nlanguage: nb\nbase_url: skole.no"),
            (Config, "title: T\nlanguage: nb\nurl: https://skole.no/"),
            (Config, "title: T\nlanguage: nb\nfarger: {lys: {aksent: blå}}"),
            (Config, "language: nb"),
        ],
    ),
];

/// A site with one mistake.
fn site(place: In, mistake: &str) -> Scratch {
    let front = |place_of: &str, own: &str| match place_of {
        "" => own.to_owned(),
        title => format!("{title}\n{own}"),
    };
    let page = match place {
        Text => format!("---\ntitle: A\n---\n\n{mistake}\n"),
        Page => format!("---\n{}\n---\n\nTekst.\n", front("tittel: A", mistake)),
        Front => format!("---\n{mistake}\n---\n\nTekst.\n"),
        _ => "---\ntitle: A\n---\n\nTekst.\n".to_owned(),
    };
    let course = match place {
        Course => format!("---\n{}\n---\n", front("tittel: K", mistake)),
        _ => "---\ntitle: K\n---\n".to_owned(),
    };
    let module = match place {
        Module => format!("---\n{mistake}\n---\n"),
        _ => "---\nmodule: 1\ntitle: En\n---\n".to_owned(),
    };
    let config = match place {
        Config => format!("{mistake}\n"),
        _ => "title: T\nlanguage: nb\n".to_owned(),
    };
    Scratch::with(&[
        ("site-config.yaml", &config),
        ("content/index.md", "---\ntitle: Forside\n---\n"),
        ("content/kurs/_index.md", &course),
        ("content/kurs/m1/_index.md", &module),
        ("content/kurs/m1/01-a.md", &page),
        ("content/kurs/m1/02-b.md", "---\ntitle: B\n---\n\nTekst.\n"),
        ("content/kurs/m1/figur.svg", "<svg xmlns=\"http://www.w3.org/2000/svg\"/>"),
        ("content/kurs/m2/_index.md", "---\nmodule: 2\ntitle: To\n---\n"),
    ])
}

/// A text as code in a cell, its lines with a sign between them.
fn code(text: &str) -> String {
    let text =
        text.replace('\n', " ⏎ ").replace('|', "\\|").replace('\t', "⇥").replace('\u{a0}', "⍽");
    let marks = if text.contains('`') { "`` " } else { "`" };
    format!("{marks}{text}{}", marks.chars().rev().collect::<String>())
}

/// What is said of a mistake, as a row.
fn row(&(place, mistake): &(In, &str)) -> Result<String, String> {
    let site = site(place, mistake);
    let outcome = pipeline::check(site.path(), &|_| {}).expect("the default theme can be used");
    let told = outcome.diagnostics.as_slice();
    // What is opened and closed is told at both places.
    let is_one =
        told.iter().all(|other| told.first().is_some_and(|first| first.rule == other.rule));
    let Some(Diagnostic { rule, message, help: Some(help), .. }) = told.first().filter(|_| is_one)
    else {
        let told: Vec<&str> = told.iter().map(|told| told.message.nb.as_str()).collect();
        return Err(format!("{mistake:?}: {told:?}"));
    };
    let name = rule.name();
    let (message, help) = (message.nb.replace('|', "\\|"), help.text().nb.replace('|', "\\|"));
    Ok(format!("| {} | {message} | {help} | [`{name}`](../manual/nb/{name}.md) |", code(mistake)))
}

#[test]
fn each_typical_mistake_is_told_once_with_what_to_write() {
    let mut document = "# Vanlige feil\n\nHva Løype sier om feil som er lette å gjøre, og hva det ber \
        deg skrive. `⏎` er en ny linje, `⇥` en tabulator og `⍽` et hardt mellomrom. En test skriver \
        tabellene.\n"
        .to_owned();
    let mut faults = Vec::new();
    for (name, mistakes) in MISTAKES {
        let rows: Vec<_> = mistakes.par_iter().map(row).collect();
        let mut shown = Vec::new();
        for row in rows {
            match row {
                Ok(row) => shown.push(row),
                Err(fault) => faults.push(fault),
            }
        }
        let head = "| du skriver | Løype sier | hjelpen | regel |\n| --- | --- | --- | --- |";
        document.extend(["\n## ", name, "\n\n", head, "\n", &shown.join("\n"), "\n"]);
    }
    assert!(faults.is_empty(), "{}", faults.join("\n"));
    let mut expected = Expected::default();
    expected.compare(&repository().join("docs/vanlige-feil.md"), &document);
    expected.settle();
}
