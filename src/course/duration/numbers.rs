//! Numbers in words, in bokmål, nynorsk and English.
//!
//! In: a folded word. Out: the number. Two words of one number (`twenty-five`) are left to
//! `quantity`. `to` is 2 here; that it can be "til" too is left to `parse`.

const NUMBERS: &[(u32, &[&str])] = &[
    (0, &["null", "zero"]),
    (1, &["en", "et", "ei", "ein", "eit", "eitt", "ett", "a", "an", "one"]),
    (2, &["to", "two"]),
    (3, &["tre", "three"]),
    (4, &["fire", "four"]),
    (5, &["fem", "five"]),
    (6, &["seks", "six"]),
    (7, &["sju", "syv", "seven"]),
    (8, &["åtte", "eight"]),
    (9, &["ni", "nine"]),
    (10, &["ti", "ten"]),
    (11, &["elleve", "eleven"]),
    (12, &["tolv", "twelve"]),
    (13, &["tretten", "thirteen"]),
    (14, &["fjorten", "fourteen"]),
    (15, &["femten", "fifteen"]),
    (16, &["seksten", "sixteen"]),
    (17, &["sytten", "seventeen"]),
    (18, &["atten", "eighteen"]),
    (19, &["nitten", "nineteen"]),
    (100, &["hundre", "hundred"]),
];

const TENS: &[(u32, &[&str])] = &[
    (20, &["tjue", "tyve", "twenty"]),
    (30, &["tretti", "tredve", "thirty"]),
    (40, &["førti", "forty"]),
    (50, &["femti", "fifty"]),
    (60, &["seksti", "sixty"]),
    (70, &["sytti", "seventy"]),
    (80, &["åtti", "eighty"]),
    (90, &["nitti", "ninety"]),
];

/// The number that a word names: `fem`, `førti`, `førtifem`.
pub(crate) fn number(word: &str) -> Option<u32> {
    plain(word).or_else(|| tens(word)).or_else(|| {
        let names =
            TENS.iter().flat_map(|(value, names)| names.iter().map(move |name| (value, name)));
        let mut rests = names.filter_map(|(value, name)| Some((value, word.strip_prefix(name)?)));
        rests.find_map(|(value, rest)| Some(value + ones(rest)?))
    })
}

/// A number of whole tens: `twenty`.
pub(super) fn tens(word: &str) -> Option<u32> {
    find(TENS, word)
}

/// A number from one to nine that can follow tens: `five`.
pub(super) fn ones(word: &str) -> Option<u32> {
    plain(word).filter(|value| (1..10).contains(value) && !is_article(word))
}

/// Whether the word can be an article, not a number: `en halv`, `half an hour`.
pub(super) fn is_article(word: &str) -> bool {
    matches!(word, "en" | "et" | "ei" | "ein" | "eit" | "eitt" | "a" | "an")
}

fn plain(word: &str) -> Option<u32> {
    find(NUMBERS, word)
}

fn find(table: &[(u32, &[&str])], word: &str) -> Option<u32> {
    table.iter().find(|(_, names)| names.contains(&word)).map(|&(value, _)| value)
}
