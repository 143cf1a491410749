//! Turns the words of a text into index terms, identically in the build and in the browser.
//!
//! In: text and its language. Out: its words ([`words`]); for each word its terms
//! ([`Analyzer::terms`]), which are folded to lower case without accents, and stemmed; and, in the
//! build only, the terms of the parts of a compound ([`Splitter`]).
//!
//! Everything that depends on a language is in its tables ([`LanguageTables`]). The code here has a
//! counterpart in the theme, `search-core/analysis.js`, which has no tables of its own but loads
//! those of [`Analyzer::tables`]. Left to others: the weights of words, and the meaning of a query.

mod compound;
mod english;
mod joined;
mod languages;
mod norwegian;
mod segmentation;
mod site_words;
mod tables;
mod text;

use std::borrow::Cow;

use serde_json::{Value, json};

pub use compound::Splitter;
pub use joined::words_and_joined;
pub(super) use joined::{is_joined, is_one_piece, with_whole_numbers};
pub(super) use norwegian::LINKING_LETTERS;
pub(super) use site_words::MIN_PART_LETTERS;
pub use site_words::WordCount;
pub(super) use tables::{MAX_WORD_LETTERS, StemmedLanguage};
pub use text::{fold, words};

use crate::language::LanguageTag;
use tables::LanguageTables;
use text::{BASE_LETTERS, is_hyphen};

/// What people type on keyboards without æ, ø and å, and the letter that they may mean.
const DIGRAPHS: [(&str, &str); 3] = [("ae", "æ"), ("oe", "ø"), ("aa", "å")];

/// The analysis of a site's languages.
#[derive(Debug)]
pub struct Analyzer {
    /// The tables of the site's languages, without duplicates, the main language first.
    languages: Vec<LanguageTables>,
}

impl Analyzer {
    /// The analysis of a site in some languages, the main language first.
    #[must_use]
    pub fn new<'t>(tags: impl IntoIterator<Item = &'t LanguageTag>) -> Self {
        let mut languages: Vec<LanguageTables> = Vec::new();
        for language in tags.into_iter().map(StemmedLanguage::of) {
            if languages.iter().all(|tables| tables.language != language) {
                languages.push(language.tables());
            }
        }
        Self { languages }
    }

    /// The languages of its tables. Two analyzers with the same languages give the same terms.
    pub(super) fn languages(&self) -> Vec<StemmedLanguage> {
        self.languages.iter().map(|tables| tables.language).collect()
    }

    /// The terms of a word of a text in the language `tag`, the main one first; none for a stop
    /// word.
    #[must_use]
    pub fn terms(&self, word: &str, tag: &LanguageTag) -> Vec<String> {
        if is_joined(word) {
            return self.joined_term(word, tag).into_iter().collect();
        }
        let folded = fold(word);
        match self.tables_of(StemmedLanguage::of(tag)) {
            Some(tables) => terms(&folded, tables),
            None => alternatives(&folded).map(Cow::into_owned).collect(),
        }
    }

    /// The term of words that may be written as one; none where the first only stands before a
    /// number: "på 1" is no name.
    fn joined_term(&self, words_apart: &str, tag: &LanguageTag) -> Option<String> {
        let (range, first) = words(words_apart).next()?;
        let is_hyphened = words_apart.get(range.end..)?.starts_with(is_hyphen);
        let is_name = is_hyphened || !self.terms(first, tag).is_empty();
        is_name.then(|| self.terms(&fold(words_apart), tag).into_iter().next()).flatten()
    }

    /// Whether a word of a query asks a question: nobody looks for it as long as there is another.
    #[must_use]
    pub fn is_question(&self, word: &str) -> bool {
        let folded = fold(word);
        self.languages.iter().any(|tables| tables.asks.contains(folded.as_str()))
    }

    /// The first of the terms of a folded Norwegian word.
    fn norwegian_term(&self, folded: &str) -> Option<String> {
        match self.tables_of(StemmedLanguage::Norwegian) {
            Some(tables) => stems(folded, tables).next(),
            None => alternatives(folded).next().map(Cow::into_owned),
        }
    }

    fn tables_of(&self, language: StemmedLanguage) -> Option<&LanguageTables> {
        self.languages.iter().find(|tables| tables.language == language)
    }

    /// The terms of a query word, in all of the site's languages; none for a stop word of any of
    /// them.
    #[must_use]
    pub fn query_terms(&self, word: &str) -> Vec<String> {
        let folded = fold(word);
        if self.languages.iter().any(|tables| tables.is_stop(&folded)) {
            return Vec::new();
        }
        let mut found: Vec<String> = Vec::new();
        for term in self.languages.iter().flat_map(|tables| terms(&folded, tables)) {
            if !found.contains(&term) {
                found.push(term);
            }
        }
        found
    }

    /// The tables that the browser needs for the same analysis.
    #[must_use]
    pub fn tables(&self) -> Value {
        let letters = BASE_LETTERS
            .iter()
            .map(|(letter, replacement)| (letter.to_string(), json!(replacement)));
        json!({
            "letters": letters.collect::<serde_json::Map<_, _>>(),
            "typed": DIGRAPHS,
            "languages": self.languages.iter().map(LanguageTables::table).collect::<Vec<_>>(),
        })
    }

    /// Whether the language `tag` writes compounds as one word.
    fn has_compounds(tag: &LanguageTag) -> bool {
        StemmedLanguage::of(tag) == StemmedLanguage::Norwegian
    }
}

/// The terms of a folded word in one language.
fn terms(folded: &str, tables: &LanguageTables) -> Vec<String> {
    let mut terms: Vec<String> = Vec::new();
    for term in stems(folded, tables) {
        if !terms.contains(&term) {
            terms.push(term);
        }
    }
    terms
}

/// The stems of a folded word, and of the word that it may stand for; none for a stop word.
fn stems<'a>(folded: &'a str, tables: &'a LanguageTables) -> impl Iterator<Item = String> + 'a {
    let of_word = (!tables.is_stop(folded)).then(|| alternatives(folded));
    let forms = of_word.into_iter().flatten();
    forms.filter(|form| !tables.is_stop(form)).map(|form| tables.stem(&form))
}

/// A folded word, and the word that it may stand for; nothing if folding left no letter.
fn alternatives(folded: &str) -> impl Iterator<Item = Cow<'_, str>> {
    let written = (!folded.is_empty()).then_some(Cow::Borrowed(folded));
    let is_digraph = |pair: &[u8]| DIGRAPHS.iter().any(|(digraph, _)| digraph.as_bytes() == pair);
    let meant = folded.as_bytes().windows(2).any(is_digraph).then(|| {
        let meant = DIGRAPHS
            .iter()
            .fold(folded.to_owned(), |word, (digraph, letter)| word.replace(digraph, letter));
        Cow::Owned(meant)
    });
    written.into_iter().chain(meant)
}

#[cfg(test)]
mod tests {
    use super::{Analyzer, fold, words};
    use crate::language::{LanguageTag, tag};

    fn analyzer(tags: &[&str]) -> Analyzer {
        let tags: Vec<LanguageTag> = tags.iter().map(|written| tag(written)).collect();
        Analyzer::new(&tags)
    }

    #[test]
    fn words_are_found_as_they_stand_and_folded_to_one_way_of_writing() {
        let found: Vec<&str> = words("«Lærer\u{ad}ne» i e-post: 2,5 ❤\u{fe0f} A\u{30a}r\u{ad}")
            .map(|(_, word)| word)
            .collect();
        assert_eq!(found, ["Lærer\u{ad}ne", "i", "e", "post", "2", "5", "A\u{30a}r"]);
        for (word, folded) in [
            ("Lærer\u{ad}ne", "lærerne"),
            ("IDÉ", "ide"),
            ("A\u{30a}r", "år"),
            ("Göteborg", "gøteborg"),
            ("Straße", "strasse"),
        ] {
            assert_eq!(fold(word), folded);
        }
        for (word, folded) in [
            ("čálli", "calli"),
            ("Łódź", "lodz"),
            ("ŋuolla", "nuolla"),
            ("H₂O", "h2o"),
            ("m²", "m2"),
        ] {
            assert_eq!(fold(word), folded);
        }
    }

    #[test]
    fn who_lacks_a_letter_finds_what_is_meant_too() {
        let analyzer = analyzer(&["nb"]);
        assert_eq!(analyzer.terms("Aarsakene", &tag("nb")), ["aarsak", "årsak"]);
        assert_eq!(analyzer.terms("spoersmaal", &tag("nb")), ["spoersmaal", "spørsmål"]);
        assert_eq!(analyzer.terms("paa", &tag("nb")), ["pa"], "på is a stop word");
    }

    #[test]
    fn a_query_looks_for_the_terms_of_all_languages_of_the_site_its_own_first() {
        let analyzer = analyzer(&["nn-NO", "nb", "en-GB", "se"]);
        assert_eq!(analyzer.query_terms("skolene"), ["skol", "skolen", "skolene"]);
        assert_eq!(analyzer.query_terms("leaders"), ["lead", "leader", "leaders"]);
        assert!(analyzer.query_terms("the").is_empty() && analyzer.query_terms("og").is_empty());
        assert_eq!(analyzer.terms("the", &tag("nb")), ["the"]);
    }

    #[test]
    fn a_language_that_nothing_is_known_of_is_not_stemmed() {
        assert_eq!(analyzer(&["se"]).query_terms("skolene"), ["skolene"]);
        assert_eq!(analyzer(&["nb"]).terms("skolene", &tag("se")), ["skolene"]);
    }
}
