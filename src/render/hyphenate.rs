//! Soft hyphens in long words: where a heading, a cell or a menu may break them.
//!
//! In: a short text that stands in a narrow place, and its language. Out: the same text with soft
//! hyphens (U+00AD) in its long words. They show only where a line ends, and nobody keeps them: ids,
//! keys and the index of the search are made of the text as written. Browsers hyphenate few
//! languages by themselves, and not on every machine. Where a word may be parted is left to
//! `hypher`, which has the hyphenation patterns of the TeX community (hyph-utf8).

use std::borrow::Cow;
use std::collections::HashMap;
use std::sync::{Mutex, PoisonError};

use hypher::{Lang, hyphenate_bounded};

use crate::language::LanguageTag;

/// The fewest letters of a word that is parted.
const LONG: usize = 14;
/// The fewest letters before and after a hyphen, so that no line begins or ends with a stump.
const LEAST: usize = 4;
const SOFT_HYPHEN: char = '\u{ad}';

/// A text with soft hyphens in its long words; as it is where it has none, or where the language has
/// no patterns. An address and other words with signs in them stay whole, since people copy them.
pub(crate) fn hyphenate<'a>(text: &'a str, language: &str) -> Cow<'a, str> {
    if !may_be_parted(text) {
        return Cow::Borrowed(text);
    }
    let Some(language) = patterns(language) else { return Cow::Borrowed(text) };
    let mut softened = String::with_capacity(text.len() + LEAST);
    for word in text.split_inclusive(is_between_words) {
        part(word, language, &mut softened);
    }
    Cow::Owned(softened)
}

/// The texts that have been hyphenated, by language: a title stands on many pages, and looking for the
/// places in a word takes as long as all else that is done for it.
#[derive(Default)]
pub(crate) struct Hyphenated(Mutex<HashMap<String, HashMap<String, String>>>);

impl Hyphenated {
    /// A text as [`hyphenate`] makes it.
    pub(crate) fn text(&self, text: &str, language: &str) -> String {
        let known = || self.0.lock().unwrap_or_else(PoisonError::into_inner);
        if let Some(text) = known().get(language).and_then(|texts| texts.get(text)) {
            return text.clone();
        }
        let hyphenated = hyphenate(text, language).into_owned();
        let texts = &mut *known();
        texts.entry(language.to_owned()).or_default().insert(text.to_owned(), hyphenated.clone());
        hyphenated
    }
}

/// Whether a text has words of so many bytes that they may be long: nearly none has, and the language
/// of the others need not be known.
pub(crate) fn may_be_parted(text: &str) -> bool {
    text.len() >= LONG && text.split(is_between_words).any(|word| word.len() >= LONG)
}

/// What stands between two words: a hyphen breaks a line by itself.
fn is_between_words(letter: char) -> bool {
    letter.is_whitespace() || matches!(letter, '-' | '–' | '—' | '/')
}

fn patterns(language: &str) -> Option<Lang> {
    let tag = LanguageTag::parse(language)?;
    match tag.primary() {
        "nb" | "nn" | "no" => Some(Lang::Norwegian),
        "en" => Some(Lang::English),
        _ => None,
    }
}

/// Adds a word, with signs around it, and with soft hyphens if it is long.
fn part(word: &str, language: Lang, softened: &mut String) {
    let letters = word.trim_matches(|letter: char| !letter.is_alphabetic());
    let is_word = letters.chars().all(char::is_alphabetic);
    if !is_word || letters.chars().count() < LONG {
        softened.push_str(word);
        return;
    }
    let (before, after) = word.split_once(letters).unwrap_or_default();
    softened.push_str(before);
    for (index, piece) in pieces(letters, language).into_iter().enumerate() {
        if index > 0 {
            softened.push(SOFT_HYPHEN);
        }
        softened.push_str(piece);
    }
    softened.push_str(after);
}

/// The pieces of a word. What joins two parts of a compound belongs to the first: `uttrykks-former`.
fn pieces(word: &str, language: Lang) -> Vec<&str> {
    let mut pieces = Vec::new();
    let mut start = 0;
    let mut end = 0;
    for syllable in hyphenate_bounded(word, language, LEAST, LEAST) {
        if end > start && syllable.chars().count() > 1 {
            pieces.extend(word.get(start..end));
            start = end;
        }
        end += syllable.len();
    }
    pieces.extend(word.get(start..));
    pieces
}

#[cfg(test)]
mod tests {
    use super::*;

    fn shown(text: &str, language: &str) -> String {
        hyphenate(text, language).replace(SOFT_HYPHEN, "·")
    }

    #[test]
    fn long_words_may_break_and_short_ones_may_not() {
        for (text, expected) in [
            ("Kompetansepakken", "Kompe·tanse·pakken"),
            ("«Profesjonsfellesskapet» på skolen", "«Profe·sjons·fel·les·skapet» på skolen"),
            ("Standpunktvurdering", "Stand·punkt·vur·de·ring"),
            ("uttrykksformer", "uttrykks·former"),
            ("Læreplanverket", "Lære·plan·verket"),
            ("læreplanene", "læreplanene"),
            ("IKT-ansvarlig", "IKT-ansvarlig"),
            ("SKOLEBASERT kompetanseutvikling", "SKOLEBASERT kompe·tanse·ut·vik·ling"),
            ("", ""),
        ] {
            assert_eq!(shown(text, "nb"), expected);
            assert_eq!(shown(text, "nn-NO"), expected);
        }
    }

    #[test]
    fn addresses_and_words_with_signs_stay_whole() {
        for text in [
            "kompetansepakken.no",
            "https://kompetansepakken.no/profesjonsfellesskapet.html",
            "profesjonsfellesskapet@skole.no",
            "profesjons_fellesskapet",
            "Kompe\u{ad}tansepakkene",
        ] {
            assert_eq!(hyphenate(text, "nb"), text);
        }
    }

    #[test]
    fn each_language_has_its_own_patterns_and_some_have_none() {
        assert_eq!(
            shown("Professional responsibilities", "en"),
            "Professional respon·si·bili·ties"
        );
        assert_eq!(shown("oahpahusdirektoráhtta", "se"), "oahpahusdirektoráhtta");
    }

    #[test]
    fn nothing_but_hyphens_is_added() {
        for text in
            ["Kompetansepakken – profesjonsfellesskapet/undervisningsopplegg.", "ﬁﬁﬁﬁﬁﬁﬁﬁﬁﬁﬁﬁﬁﬁﬁﬁ"]
        {
            assert_eq!(hyphenate(text, "nb").replace(SOFT_HYPHEN, ""), text);
        }
    }
}
