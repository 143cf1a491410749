//! From the words of a text to the terms of the index, the same at build and in the browser.
//!
//! In: text, and the language that it is in. Out: its words ([`words`]), and for each the terms that it is found by ([`Analyzer::terms`]):
//! folded to lower case without accents, inflections joined; and the terms of the parts of a compound ([`Splitter`]), at build alone.
//!
//! Everything that is a matter of a language is a table ([`Language`]): the rules here have a twin in the theme, `search-analysis.js`, which
//! has no table of its own but is given those of [`Analyzer::tables`]. What this leaves to others: which words are worth how much, and what
//! a query means.

mod compound;
mod english;
mod language;
mod norwegian;
mod text;

use serde_json::{Value, json};

pub use compound::{Known, Splitter};
pub use text::{fold, words};

use language::Language;
use text::LETTERS;

/// What people type who lack the letters æ, ø and å, and the letter that they may mean.
const TYPED: [(&str, &str); 3] = [("ae", "æ"), ("oe", "ø"), ("aa", "å")];

/// The analysis of a site's languages.
#[derive(Debug)]
pub struct Analyzer {
    /// The tables of the site's languages, each once, those of its own first.
    languages: Vec<Language>,
}

impl Analyzer {
    /// For a site that is in the languages `tags` (BCP 47), its own first.
    #[must_use]
    pub fn new(tags: &[&str]) -> Self {
        let mut names: Vec<&str> = tags.iter().map(|tag| language::name(tag)).collect();
        if names.is_empty() {
            names.push(language::OTHER);
        }
        let mut languages: Vec<Language> = Vec::new();
        for name in names {
            if languages.iter().all(|language| language.name != name) {
                languages.push(Language::named(name));
            }
        }
        Self { languages }
    }

    /// The terms that a word of a text in the language `tag` is found by, the main one first; none for a stop word.
    #[must_use]
    pub fn terms(&self, word: &str, tag: &str) -> Vec<String> {
        let name = language::name(tag);
        let folded = fold(word);
        match self.languages.iter().find(|language| language.name == name) {
            Some(language) => terms(&folded, language),
            None => alternatives(&folded),
        }
    }

    /// The terms that a word of a query looks for, in any of the site's languages; none for what is a stop word in one of them.
    #[must_use]
    pub fn query_terms(&self, word: &str) -> Vec<String> {
        let folded = fold(word);
        if self.languages.iter().any(|language| language.is_stop(&folded)) {
            return Vec::new();
        }
        let mut found: Vec<String> = Vec::new();
        for term in self.languages.iter().flat_map(|language| terms(&folded, language)) {
            if !found.contains(&term) {
                found.push(term);
            }
        }
        found
    }

    /// What the browser needs to do the same.
    #[must_use]
    pub fn tables(&self) -> Value {
        json!({
            "letters": LETTERS.iter().map(|(letter, instead)| (letter.to_string(), json!(instead))).collect::<serde_json::Map<_, _>>(),
            "typed": TYPED,
            "languages": self.languages.iter().map(Language::table).collect::<Vec<_>>(),
        })
    }

    /// Whether words are written together in the language `tag`.
    fn has_compounds(tag: &str) -> bool {
        language::name(tag) == norwegian::NAME
    }
}

/// The terms of a folded word in one language.
fn terms(folded: &str, language: &Language) -> Vec<String> {
    if language.is_stop(folded) {
        return Vec::new();
    }
    let mut terms: Vec<String> = Vec::new();
    for form in alternatives(folded).into_iter().filter(|form| !language.is_stop(form)) {
        let term = language.stem(&form);
        if !terms.contains(&term) {
            terms.push(term);
        }
    }
    terms
}

/// A folded word as it is, and as it may be meant; nothing for a word without a letter.
fn alternatives(folded: &str) -> Vec<String> {
    let meant = TYPED.iter().fold(folded.to_owned(), |word, (typed, letter)| word.replace(typed, letter));
    let mut forms = vec![folded.to_owned()];
    if meant != folded {
        forms.push(meant);
    }
    forms.retain(|form| !form.is_empty());
    forms
}
