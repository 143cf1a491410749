//! One word for each thing: the list of terms in `docs/ordliste.md` holds.
//!
//! In: every Norwegian text that the program or its documentation shows. Out: where one says what
//! the list says not to write.

use std::fs;
use std::path::Path;

use crate::support::repository;

/// The words that are not to be written, with what to write.
fn unwanted() -> Vec<(String, String)> {
    let list = fs::read_to_string(repository().join("docs/ordliste.md")).expect("the list");
    let rows = list.lines().filter(|line| line.starts_with("| ")).skip(2);
    rows.flat_map(|row| {
        let cells: Vec<&str> = row.split('|').map(str::trim).collect();
        let (wanted, not) = (cells[1].to_owned(), cells[2].to_owned());
        not.split(", ").map(|not| (not.to_owned(), wanted.clone())).collect::<Vec<_>>()
    })
    .collect()
}

/// The text files below a folder with an ending.
fn files(folder: &str, ending: &str) -> Vec<(String, String)> {
    let mut found = Vec::new();
    let mut folders = vec![repository().join(folder)];
    while let Some(folder) = folders.pop() {
        for entry in fs::read_dir(folder).expect("a folder") {
            let path = entry.expect("an entry").path();
            if path.is_dir() {
                folders.push(path);
            } else if path.extension().is_some_and(|own| own == ending) {
                let text = fs::read_to_string(&path).expect("a text");
                found.push((path.to_string_lossy().into_owned(), text));
            }
        }
    }
    found
}

/// The Norwegian texts of messages in a source file.
fn messages(source: &str) -> String {
    let parts = source.split("nb: \"").skip(1);
    parts
        .filter_map(|part| part.split("\"\n").next()?.split("\")").next())
        .collect::<Vec<_>>()
        .join("\n")
}

/// Whether a text has words, not as a part of others.
fn has(text: &str, words: &str) -> bool {
    text.match_indices(words).any(|(at, found)| {
        let is_letter = |c: Option<char>| c.is_some_and(char::is_alphabetic);
        !is_letter(text[..at].chars().next_back())
            && !is_letter(text[at + found.len()..].chars().next())
    })
}

#[test]
fn no_text_says_what_the_list_says_not_to_write() {
    let mut texts = files("manual/nb", "md");
    texts.extend(files("themes/default/strings", "ftl"));
    texts.extend(files("src/serve/browser/words", "json"));
    texts.extend(files("docs", "md"));
    texts.extend(files("src", "rs").into_iter().map(|(path, text)| (path, messages(&text))));
    let shown = |path: &str| {
        !["ordliste.md", "performance.md", "en.ftl", "en.json"]
            .iter()
            .any(|name| Path::new(path).ends_with(name))
    };
    let unwanted = unwanted();
    let mut said = Vec::new();
    for (path, text) in texts.iter().filter(|(path, _)| shown(path)) {
        for line in text.lines().filter(|line| !line.trim_start().starts_with('#')) {
            let lower = line.to_lowercase();
            said.extend(
                unwanted
                    .iter()
                    .filter(|(not, _)| has(&lower, not))
                    .map(|(not, wanted)| format!("{path}: `{not}`, write `{wanted}`: {line}")),
            );
        }
    }
    assert!(said.is_empty(), "{}", said.join("\n"));
}
