//! One word for each thing: the list of terms in `docs/ordliste.md` holds.
//!
//! In: every Norwegian text that the program or its documentation shows. Out: where one says what
//! the list says not to write.

use crate::support::{all_files, has_ending, repository};

/// The words that are not to be written, with what to write.
fn unwanted(list: &str) -> Vec<(String, String)> {
    let rows = list.lines().filter(|line| line.starts_with("| ")).skip(2);
    rows.flat_map(|row| {
        let cells: Vec<&str> = row.split('|').map(str::trim).collect();
        let (wanted, not) = (cells[1].to_owned(), cells[2].to_owned());
        not.split(", ").map(|not| (not.to_owned(), wanted.clone())).collect::<Vec<_>>()
    })
    .collect()
}

/// The text files below a folder with an ending, by their paths there.
fn texts(folder: &str, ending: &str) -> Vec<(String, String)> {
    let files = all_files(&repository().join(folder)).into_iter();
    let own = files.filter(|(path, _)| has_ending(path, ending));
    own.map(|(path, bytes)| (path, String::from_utf8_lossy(&bytes).into_owned())).collect()
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
    let documents = texts("docs", "md");
    let list = documents.iter().find(|(path, _)| path == "ordliste.md").expect("the list");
    let unwanted = unwanted(&list.1);
    let mut shown = texts("manual/nb", "md");
    shown.extend(texts("themes/default/strings", "ftl"));
    shown.extend(texts("src/serve/browser/words", "json"));
    shown.extend(texts("src", "rs").into_iter().map(|(path, text)| (path, messages(&text))));
    shown.extend(documents.iter().cloned());
    let is_norwegian = |path: &str| {
        !["ordliste.md", "performance.md", "en.ftl", "nn.ftl", "en.json"].contains(&path)
    };
    let mut said = Vec::new();
    for (path, text) in shown.iter().filter(|(path, _)| is_norwegian(path)) {
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
