//! The tables for English.
//!
//! A light stemmer: the plural as in Donna Harman's S-stemmer (1991), then -ed, -ing and the silent
//! e in the manner of step 1 of Martin Porter's stemmer (1980). Derivational suffixes (-ment, -er,
//! -ly) stay.

use super::tables::{LanguageTables, RuleGroup, Spellings, StemmedLanguage, SuffixRule};

/// Words that are frequent on every page. The single letters remain after an apostrophe.
const STOP: &str = "the of and a an to in is are was were be been it its that this these those \
                    for on with as at by from or not but we you they he she i \
                    his her their our your us s t";

/// Words that ask.
const ASKS: &str = "how what who whom whose which where when why";

/// Stems, and their forms that no rule covers.
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

const PLURALS: &[SuffixRule] =
    &[("s", "", 3), ("ies", "y", 2), ("ss", "ss", 0), ("us", "us", 0), ("is", "is", 0)];

const ENDINGS: &[SuffixRule] = &[
    ("e", "", 2),
    ("ed", "", 2),
    ("ing", "", 2),
    ("ied", "y", 2),
    ("ee", "ee", 0),
    ("eed", "eed", 0),
    ("thing", "thing", 0),
];

/// planned and plan: a consonant is doubled before an ending.
const STEM_ENDINGS: &[SuffixRule] = &[
    ("bb", "b", 2),
    ("dd", "d", 2),
    ("gg", "g", 2),
    ("mm", "m", 2),
    ("nn", "n", 2),
    ("pp", "p", 2),
    ("rr", "r", 2),
    ("tt", "t", 2),
];

pub(super) fn tables() -> LanguageTables {
    LanguageTables {
        language: StemmedLanguage::English,
        stop: STOP.split_whitespace().collect(),
        asks: ASKS.split_whitespace().collect(),
        spellings: Spellings::default(),
        words: IRREGULAR
            .iter()
            .flat_map(|&(stem, forms)| forms.split_whitespace().map(move |form| (form, stem)))
            .collect(),
        groups: vec![
            RuleGroup::new(false, PLURALS),
            RuleGroup::new(true, ENDINGS),
            RuleGroup::new(false, STEM_ENDINGS),
        ],
    }
}
