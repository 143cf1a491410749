//! The table of phrasings and what each is read as, run as a test; the table itself is
//! `phrasings.md`, for people to read.

use super::{When, WhenTime};
use crate::course::language::Language;
use crate::course::order::{ModuleNames, Noun, testing};
use crate::diagnostic::Diagnostic;
use crate::source::{SourceFile, SourceText, Sources, Span};

const TABLE: &str = include_str!("phrasings.md");

fn read(text: &str) -> Result<When, Box<Diagnostic>> {
    let file = Sources::new().add(SourceFile::new("a.md", text));
    let span = Span::new(file, 0, text.len());
    let mut when =
        When::parse(&SourceText { text: text.to_owned(), span, verbatim: true, quoted: false })?;
    let modules =
        testing::stations(&["1 Verdiløftet", "2 Læreplaner", "Refleksjonsmodul", "Før start"]);
    when.resolve(&ModuleNames::new(modules, &[], Noun::Module(Language::Bokmal)))?;
    Ok(when)
}

/// What a phrasing is read as, in the words of the table.
fn meaning(text: &str) -> String {
    match read(text) {
        Ok(when) => when.print("nb"),
        Err(fault) => {
            let part = &text[fault.span.start as usize..fault.span.end as usize];
            let at = if part == text { String::new() } else { format!(" at `{part}`") };
            let help = fault.help.map(|help| help.text().nb.clone()).unwrap_or_default();
            format!("*not read{at}:* {}; {help}", fault.message.nb)
        }
    }
}

#[test]
fn every_phrasing_is_read_as_the_table_says() {
    let rows: Vec<(&str, &str)> = TABLE
        .lines()
        .filter_map(|line| line.strip_prefix("| `")?.strip_suffix(" |")?.split_once("` | "))
        .collect();
    assert!(rows.len() >= 60, "the table has only {} rows", rows.len());
    let wrong: Vec<String> = rows
        .iter()
        .filter(|(text, means)| meaning(text) != *means)
        .map(|(text, _)| format!("| `{text}` | {} |", meaning(text)))
        .collect();
    assert!(wrong.is_empty(), "\n{}", wrong.join("\n"));
}

#[test]
fn what_is_printed_reads_back_the_same_in_each_language() {
    let rows = TABLE.lines().filter_map(|line| line.strip_prefix("| `")?.split_once("` | "));
    let read_rows = rows.filter_map(|(text, _)| read(text).ok());
    // A date is printed as people write it, and is written as ISO 8601 has it.
    for when in read_rows.filter(|when| !matches!(when.time, WhenTime::Date(_))) {
        for language in ["nb", "nn", "en"] {
            let printed = when.print(language);
            let again = read(&printed).map(|again| again.print("nb"));
            assert_eq!(again.as_ref(), Ok(&when.print("nb")), "{printed}");
        }
    }
}

#[test]
fn days_are_known_of_dates_and_of_weeks_of_a_year() {
    let days =
        |text: &str| read(text).unwrap().days().map(|(first, last)| format!("{first} {last}"));
    assert_eq!(days("2026-10").as_deref(), Some("2026-10-01 2026-10-31"));
    assert_eq!(days("uke 53 2026").as_deref(), Some("2026-12-28 2027-01-03"));
    assert_eq!(days("uke 1–2, 2027").as_deref(), Some("2027-01-04 2027-01-17"));
    assert_eq!(["uke 34", "kursuke 3", "hver uke", "etter modul 1"].map(days), [const { None }; 4]);
}

#[test]
fn a_date_behind_a_word_is_mended_and_the_word_stays() {
    let edits = |quoted: bool, verbatim: bool| -> Vec<(u32, u32, String)> {
        let file = Sources::new().add(SourceFile::new("a.md", ""));
        let text = "innen 12. oktober 2026".to_owned();
        let span = Span::new(file, 10, 10 + text.len());
        let fault = When::parse(&SourceText { text, span, verbatim, quoted }).unwrap_err();
        let help = fault.help.unwrap();
        let edits = help.fixes().iter().flat_map(|fix| &fix.edits);
        edits.map(|edit| (edit.span.start, edit.span.end, edit.text.nb.clone())).collect()
    };
    let date = vec![(16, 32, "2026-10-12".to_owned())];
    assert_eq!(edits(false, true), date);
    assert_eq!(edits(true, true), date, "the quotation marks stand around the word too");
    assert_eq!(edits(true, false), [], "nobody knows where the date stands");
}

/// Pairs that look alike, and must not be read alike.
#[test]
fn what_looks_alike_is_told_apart() {
    for (one, other) in [
        ("uke 34", "kursuke 34"),
        ("uke 34", "34 uker etter kursstart"),
        ("uke 3 i kurset", "uke 3"),
        ("uke 34, 2026", "uke 34"),
        ("uke 34–36", "uke 34"),
        ("innen uke 40", "uke 40"),
        ("2 uker etter modul 1", "2 uker før modul 1"),
        ("2 uker etter modul 1", "2 uker etter modul 2"),
        ("rett etter modul 1", "etter modul 1"),
        ("hver uke", "annenhver uke"),
        ("2 ganger i uka", "2 ganger i måneden"),
        ("etter modul 1", "etter kursstart"),
        ("etter «Før start»", "før start"),
    ] {
        assert_ne!(meaning(one), meaning(other), "{one} / {other}");
    }
}

/// Words of the grammar in any order never make it panic, and every place is in the text.
#[test]
fn no_jumble_of_its_own_words_makes_it_panic() {
    use proptest::prelude::*;
    let words = vec![
        "uke",
        "34",
        "2026",
        "–",
        "-",
        "til",
        "innen",
        "etter",
        "før",
        "modul",
        "1",
        "to",
        "uker",
        "kursuke",
        "hver",
        "måned",
        "ganger",
        "i",
        "året",
        "«",
        "»",
        "rett",
        "kursstart",
        "12.",
        "oktober",
        "kl.",
        "å",
        "9999",
        ".",
        "at",
        "er ferdig",
    ];
    proptest!(|(words in prop::collection::vec(prop::sample::select(words), 0..8),
                space in prop::sample::select(vec!["", " ", "\u{a0}"]))| {
        let text = words.join(space);
        if let Err(fault) = read(&text) {
            prop_assert!(fault.span.end as usize <= text.len(), "{text}");
        }
    });
}
