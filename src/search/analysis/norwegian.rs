//! The tables of Norwegian: one for bokmål and nynorsk, since readers of the one look for what is written in the other.
//!
//! The method is that of the light stemmers of Jacques Savoy (Lucene's `NorwegianLightStemmer` and `NorwegianMinimalStemmer`): only what
//! inflects is cut, never what makes another word of it (-else, -ing, -het, -skap). The rules are our own: an ending is cut as long as one
//! is left, so that a base form that looks inflected (lærer, ansvar, tema) ends where its inflections end.

use super::language::{Group, Language, Rule};

/// The name of the table.
pub(super) const NAME: &str = "no";

const STOP: &[&str] = &["og", "i", "å", "på", "det", "en", "et", "er", "som", "til", "av", "for", "med", "at", "de", "den"];

const ENDINGS: &[Rule] =
    &[("e", "", 2), ("en", "", 2), ("et", "", 2), ("er", "", 2), ("ar", "", 2), ("a", "", 2), ("ene", "", 2), ("ane", "", 3)];

pub(super) fn language() -> Language {
    Language {
        name: NAME,
        stop: STOP.iter().copied().collect(),
        spellings: &[("skule", "skole"), ("leiar", "leder")],
        words: [("bøker", "bok")].into(),
        groups: vec![Group::new(true, ENDINGS)],
    }
}
