//! The tables of English.
//!
//! A light method: the plural as in Donna Harman's S-stemmer (1991), then -ed, -ing and the silent
//! e in the manner of Martin Porter's first step (1980). What makes another word of it (-ment, -er,
//! -ly) stays.

use super::language::{Group, Language, Rule};

/// The name of the table.
pub(super) const NAME: &str = "en";

/// Words of which every page has many; the single letters are what an apostrophe leaves.
const STOP: &str = "the of and a an to in is are was were be been it its that this these those \
                    for on with as at by from or not but we you they he she i \
                    his her their our your us s t";

/// Stems, and the forms that no rule leads there.
const IRREGULAR: &[(&str, &str)] = &[
    ("analysi", "analysis analyses"),
    ("began", "begin began begun beginning begins"),
    ("bring", "brought"),
    ("build", "built"),
    ("child", "children"),
    ("choos", "chose chosen"),
    ("criterion", "criteria"),
    ("curriculum", "curricula"),
    ("do", "did done does doing"),
    ("find", "found"),
    ("get", "got gotten"),
    ("giv", "gave given"),
    ("go", "went gone goes going"),
    ("grow", "grew grown"),
    ("hold", "held"),
    ("keep", "kept"),
    ("know", "knew known"),
    ("lead", "led"),
    ("learn", "learnt"),
    ("mak", "made"),
    ("man", "men"),
    ("meet", "met"),
    ("read", "reading"),
    ("run", "ran"),
    ("say", "said"),
    ("see", "saw seen seeing sees"),
    ("seri", "series"),
    ("show", "shown"),
    ("speak", "spoke spoken"),
    ("spend", "spent"),
    ("tak", "took taken"),
    ("teach", "taught"),
    ("tell", "told"),
    ("think", "thought"),
    ("understand", "understood"),
    ("woman", "women"),
    ("writ", "wrote written"),
];

const PLURALS: &[Rule] =
    &[("s", "", 3), ("ies", "y", 2), ("ss", "ss", 0), ("us", "us", 0), ("is", "is", 0)];

const ENDINGS: &[Rule] = &[
    ("e", "", 2),
    ("ed", "", 2),
    ("ing", "", 2),
    ("ied", "y", 2),
    ("ee", "ee", 0),
    ("eed", "eed", 0),
    ("thing", "thing", 0),
];

/// planned and plan: a consonant is written twice before an ending.
const LEFT: &[Rule] = &[
    ("bb", "b", 2),
    ("dd", "d", 2),
    ("gg", "g", 2),
    ("mm", "m", 2),
    ("nn", "n", 2),
    ("pp", "p", 2),
    ("rr", "r", 2),
    ("tt", "t", 2),
];

pub(super) fn language() -> Language {
    Language {
        name: NAME,
        stop: STOP.split_whitespace().collect(),
        spellings: &[],
        words: IRREGULAR
            .iter()
            .flat_map(|&(stem, forms)| forms.split_whitespace().map(move |form| (form, stem)))
            .collect(),
        groups: vec![
            Group::new(false, PLURALS),
            Group::new(true, ENDINGS),
            Group::new(false, LEFT),
        ],
    }
}
