//! The tables of English.

use super::language::{Group, Language, Rule};

/// The name of the table.
pub(super) const NAME: &str = "en";

const STOP: &[&str] = &["the", "of", "and", "a", "to", "in", "is"];

const PLURALS: &[Rule] = &[("s", "", 3), ("ss", "ss", 1), ("us", "us", 1), ("is", "is", 1)];

pub(super) fn language() -> Language {
    Language {
        name: NAME,
        stop: STOP.iter().copied().collect(),
        spellings: &[],
        words: std::collections::BTreeMap::new(),
        groups: vec![Group::new(false, PLURALS)],
    }
}
