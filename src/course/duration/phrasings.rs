//! The table of phrasings and what each is read as, run as a test; the table itself is
//! `phrasings.md`, for people to read.

use super::{Meant, Workload};

const TABLE: &str = include_str!("phrasings.md");

/// What a phrasing is read as, in the words of the table.
fn meaning(text: &str) -> String {
    match Workload::parse(text) {
        Ok(workload) => {
            let printed = workload.print("nb");
            let whole = workload.per().and_then(|_| workload.work(None));
            let total = if printed.contains(" × ") { workload.work(None) } else { whole };
            match total {
                Some(total) => format!("{printed}; in all {}", total.print("nb")),
                None => printed,
            }
        }
        Err(error) => match Meant::of(text) {
            Some(meant) => format!("*not read; offered:* {}", meant.duration.print("nb")),
            None => format!("*not read:* {}", error.expected.nb),
        },
    }
}

#[test]
fn every_phrasing_is_read_as_the_table_says() {
    let rows: Vec<(&str, &str)> = TABLE
        .lines()
        .filter_map(|line| line.strip_prefix("| `")?.strip_suffix(" |")?.split_once("` | "))
        .collect();
    assert!(rows.len() >= 150, "the table has only {} rows", rows.len());
    let wrong: Vec<String> = rows
        .iter()
        .filter(|(text, means)| meaning(text) != *means)
        .map(|(text, _)| format!("| `{text}` | {} |", meaning(text)))
        .collect();
    assert!(wrong.is_empty(), "\n{}", wrong.join("\n"));
}

/// Pairs that look alike, and must not be read alike.
#[test]
fn what_looks_alike_is_told_apart() {
    for (one, other) in [
        ("2 x 45 min", "2–45 min"),
        ("2 x 45 min", "245 min"),
        ("1:30", "1.30 timer"),
        ("1:30", "1,3 timer"),
        ("over en time", "i en time"),
        ("over en time", "under en time"),
        ("over 6 uker", "i 6 uker"),
        ("4 uker + 2 dager", "4+ uker"),
        ("90 min + 15 min", "90 min +"),
        ("2 timer i uka", "2 timer"),
        ("2 timer i uka", "2 timer i måneden"),
        ("2 timer i uka", "2 timer hver annen uke"),
        ("2 timer i uka i 6 uker", "2 timer i uka i 6 måneder"),
        ("3 økter på 2 timer", "3 økter på til sammen 2 timer"),
        ("3 økter på 2 timer", "2 økter på 3 timer i uka"),
        ("2 dager à 6 timer", "2 dager"),
        ("1 600 timer", "1,6 timer"),
        ("1t30", "1,30 t"),
        ("to ganger 45 min", "to til 45 min"),
        ("halvannen time", "en halv time"),
        ("en time og en halv", "en halv time"),
        ("tre kvarter", "et kvarter"),
        ("PT1H30M", "P1M"),
        ("P4W", "P4M"),
        ("4 eller 5 uker", "4 uker eller mer"),
        ("en times tid", "en time"),
        ("min 4 uker", "4 min"),
    ] {
        assert_ne!(meaning(one), meaning(other), "{one} / {other}");
    }
}
