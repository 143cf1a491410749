//! How well the analysis knows the words of its users: lists of words that anyone can edit, and the
//! share of them that comes out right.
//!
//! In: the lists in `tests/analysis/`. Out: the shares, and the words that come out wrong.

#![allow(
    clippy::disallowed_methods,
    clippy::expect_used,
    clippy::indexing_slicing,
    reason = "a test reads its lists, and one that cannot go on fails"
)]
#![allow(clippy::print_stdout, reason = "the shares are for those who read the tests' output")]

use std::collections::BTreeSet;
use std::fs;

use loype::language::LanguageTag;
use loype::search::analysis::{Analyzer, Splitter, WordCount, fold, words};
use proptest::prelude::*;

fn tag(written: &str) -> LanguageTag {
    LanguageTag::parse(written).expect("a language tag")
}

fn norwegian() -> LanguageTag {
    tag("nb")
}

/// The lines of a list that are neither empty nor a heading.
fn list(name: &str) -> Vec<String> {
    let path = format!("{}/tests/analysis/{name}", env!("CARGO_MANIFEST_DIR"));
    let text = fs::read_to_string(path).expect("the list can be read");
    text.lines()
        .map(str::trim)
        .filter(|line| !line.is_empty() && !line.starts_with('#'))
        .map(str::to_owned)
        .collect()
}

fn main_term(analyzer: &Analyzer, word: &str) -> String {
    term_in(analyzer, word, &norwegian())
}

fn term_in(analyzer: &Analyzer, word: &str, tag: &LanguageTag) -> String {
    analyzer.terms(word, tag).into_iter().next().unwrap_or_default()
}

/// Says how many of `all` came out right, and demands `least` per cent.
fn demand(what: &str, least: usize, all: usize, wrong: &[String]) {
    let right = all - wrong.len();
    println!("{what}: {right} of {all} right; wrong:\n{}", wrong.join("\n"));
    assert!(
        right * 100 >= all * least,
        "{what}: {right} of {all} right, which is less than {least} %; wrong:\n{}",
        wrong.join("\n")
    );
}

/// How many inflected forms a list has, and those that do not come to the term of their base form,
/// the first on their line.
fn strays(lines: &[String], tag: &LanguageTag) -> (usize, Vec<String>) {
    let analyzer = Analyzer::new([tag]);
    let pairs: Vec<(&str, &str)> = lines.iter().filter_map(|line| line.split_once(' ')).collect();
    let forms: Vec<(&str, &str)> = pairs
        .iter()
        .flat_map(|(base, forms)| forms.split_whitespace().map(move |form| (*base, form)))
        .collect();
    let terms = forms.iter().map(|(base, form)| {
        (base, term_in(&analyzer, base, tag), form, term_in(&analyzer, form, tag))
    });
    let stray = terms.filter(|(_, term, _, other)| term.is_empty() || term != other);
    (
        forms.len(),
        stray
            .map(|(base, term, form, other)| format!("{base} → {term}, but {form} → {other}"))
            .collect(),
    )
}

#[test]
fn inflections_of_a_word_give_one_term() {
    let lines = list("boyning.txt");
    assert!(lines.len() >= 120, "the list has {} words", lines.len());
    let (all, wrong) = strays(&lines, &norwegian());
    demand("inflections", 99, all, &wrong);
}

#[test]
fn inflections_of_an_english_word_give_one_term_on_english_pages() {
    let (all, wrong) = strays(&list("engelsk.txt"), &tag("en-GB"));
    demand("English inflections", 99, all, &wrong);
}

#[test]
fn words_of_different_meaning_stay_apart() {
    let analyzer = Analyzer::new([&norwegian()]);
    let pairs = list("atskilt.txt");
    let same = |pair: &&String| {
        pair.split_whitespace()
            .map(|word| main_term(&analyzer, word))
            .collect::<BTreeSet<_>>()
            .len()
            < 2
    };
    let wrong: Vec<String> = pairs.iter().filter(same).cloned().collect();
    demand("pairs apart", 100, pairs.len(), &wrong);
}

#[test]
fn compounds_give_their_parts() {
    let norwegian = norwegian();
    let analyzer = Analyzer::new([&norwegian]);
    let lines = list("sammensetninger.txt");
    let inflected = list("boyning.txt");
    let site: Vec<&str> = lines
        .iter()
        .map(|line| line.split(':').next().unwrap_or_default())
        .chain(inflected.iter().map(String::as_str))
        .collect();
    let known = site.iter().flat_map(|line| line.split_whitespace()).map(|word| WordCount {
        word,
        tag: &norwegian,
        count: 1,
    });
    let splitter = Splitter::new(&analyzer, known);
    let (mut parted, mut whole, mut wrong) = (0, 0, Vec::new());
    for (word, parts) in lines.iter().filter_map(|line| line.split_once(':')) {
        let expected: BTreeSet<String> =
            parts.split_whitespace().map(|part| main_term(&analyzer, part)).collect();
        *(if expected.is_empty() { &mut whole } else { &mut parted }) += 1;
        let found = splitter.parts(word, &norwegian);
        if found.iter().cloned().collect::<BTreeSet<_>>() != expected {
            wrong.push(format!("{word}: {parts}, but {}", found.join(" ")));
        }
    }
    assert!(
        parted >= 120 && whole >= 30,
        "the list has {parted} compounds and {whole} other words"
    );
    demand("compounds", 97, parted + whole, &wrong);
}

proptest! {
    #![proptest_config(ProptestConfig { failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn any_text_falls_into_words_that_stand_in_it(
        text in "\\PC*|[a-zæøåA-ZÆØÅ\u{ad}\u{300}-\u{36f} '-]*",
    ) {
        let tags = ["nb", "en", "se"].map(tag);
        let analyzer = Analyzer::new(&tags);
        let mut end = 0;
        for (range, word) in words(&text) {
            prop_assert_eq!(text.get(range.clone()), Some(word));
            prop_assert!(range.start >= end && !word.is_empty());
            end = range.end;
            let folded = fold(word);
            prop_assert_eq!(&fold(&folded), &folded);
            for tag in &tags {
                prop_assert_eq!(analyzer.terms(&folded, tag), analyzer.terms(word, tag));
            }
            prop_assert_eq!(analyzer.query_terms(&folded), analyzer.query_terms(word));
        }
    }

    #[test]
    fn compounds_of_any_words_have_terms_of_the_site_as_parts(
        site in proptest::collection::vec("[a-zæøå]{1,9}", 0..20),
        word in "\\PC{0,20}|[a-zæøå]{0,30}",
    ) {
        let norwegian = norwegian();
        let analyzer = Analyzer::new([&norwegian]);
        let words = site.iter().map(|word| WordCount { word, tag: &norwegian, count: 1 });
        let splitter = Splitter::new(&analyzer, words);
        let terms: BTreeSet<String> =
            site.iter().flat_map(|word| analyzer.terms(word, &norwegian)).collect();
        let parts = splitter.parts(&word, &norwegian);
        prop_assert!(parts.len() != 1 || word.chars().any(char::is_numeric));
        // Letters beside digits are parts of their own, whether other pages have them or not.
        let is_known = |part: &String| terms.contains(part) || word.chars().any(char::is_numeric);
        prop_assert!(parts.iter().all(is_known));
    }
}
