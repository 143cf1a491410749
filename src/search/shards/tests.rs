//! Tests that parse the published files as a browser does.

use std::collections::{BTreeMap, BTreeSet};
use std::convert::Infallible;
use std::sync::{Arc, Mutex};

use proptest::collection::vec;
use proptest::prelude::*;
use serde_json::{Value, json};

use super::{number, publish, terms};
use crate::course::ModuleId;
use crate::ids::{Id, ids};
use crate::output::{Content, OutputFile};
use crate::page_text::{PageText, SiteNames};
use crate::search::index::{FieldId, Index, PageTextId, Posting, SectionId, Term, utf16_order};
use crate::search::query::testing::{TestSite, page};

/// A name of the scripts that read the files.
const SCRIPTS: &str = "abc";

/// The values of all files, by the names that they are asked for by.
struct LoadedFiles(BTreeMap<String, Value>);

impl LoadedFiles {
    fn of(index: &Index) -> Self {
        let files = Mutex::new(BTreeMap::new());
        let put = |file: OutputFile| {
            let Content::Bytes(bytes) = file.content else { panic!("{} is no script", file.path) };
            let script = String::from_utf8(bytes).expect("scripts are UTF-8");
            let key = file
                .path
                .strip_prefix("search/")
                .and_then(|path| path.strip_suffix(".js"))
                .expect("a script of the search")
                .replace("index.abc", "index");
            let value = script
                .strip_prefix(&format!("loype.found(\"{key}\","))
                .and_then(|rest| rest.strip_suffix(");\n"));
            let value = serde_json::from_str(value.expect("the script hands over its value"))
                .expect("the value is JSON");
            assert!(
                files.lock().expect("no test panics here").insert(key, value).is_none(),
                "{} is written twice",
                file.path
            );
            Ok::<(), Infallible>(())
        };
        let Ok(super::PublishedShards { sizes, .. }) =
            publish(index, &json!({}), SCRIPTS, &super::PublishedShards::default(), &put);
        let files = files.into_inner().expect("no test panics here");
        assert_eq!((sizes.files, sizes.terms), (files.len(), index.terms.len()));
        Self(files)
    }

    fn get(&self, key: &str) -> &Value {
        self.0.get(key).unwrap_or_else(|| panic!("{key} is published"))
    }

    /// The file with a number in the folders that the entry lists by a name.
    fn numbered(&self, list: &str, number: usize) -> &Value {
        let folder = self.get("index")[list][number / 8].as_str().expect("a folder");
        self.get(&format!("terms/{folder}/{}", number % 8))
    }

    /// The list of words whose terms begin (0) or end (1) with a letter, with the file's name.
    fn words(&self, letter: char, end: usize) -> (String, &Value) {
        let files: Vec<[String; 3]> =
            serde_json::from_value(self.get("index")["words"].clone()).expect("files");
        let file = files.into_iter().find(|file| file[1 + end].contains(letter));
        let [name, ..] = file.unwrap_or_else(|| panic!("a file has {letter}"));
        let list = &self.get(&format!("words/{name}"))[end][letter.to_string()];
        (name, list)
    }

    /// A part of a page, if there is one: the first is in a pack.
    fn part_value(&self, page: usize, part: usize) -> Option<&Value> {
        let groups: Vec<(usize, String)> =
            serde_json::from_value(self.get("index")["texts"].clone()).expect("groups");
        let mut first = 0;
        let (pages, hash) = groups.into_iter().find(|(pages, _)| {
            first += pages;
            page < first
        })?;
        let (at, packs) = (page + pages - first, (pages / 3).max(1));
        if part > 0 {
            return self.0.get(&format!("texts/{hash}/{at}-{part}"));
        }
        let pack = at * packs / pages;
        let before = (0..at).filter(|other| other * packs / pages < pack).count();
        Some(&self.get(&format!("texts/{hash}/{pack}"))[at - before])
            .filter(|part| part.is_object())
    }

    /// The number of a term's shard.
    fn shard_of(&self, term: &str) -> usize {
        let shards: Vec<&str> = self.get("index")["shards"]
            .as_array()
            .expect("a list")
            .iter()
            .filter_map(Value::as_str)
            .collect();
        shards.iter().take_while(|boundary| utf16_order(boundary, term).is_le()).count() - 1
    }

    /// A term in its shard.
    fn entry(&self, term: &str) -> &Value {
        let shard = self.shard_of(term);
        let mut terms = self.numbered("terms", shard).as_array().expect("a list").iter();
        terms
            .find(|entry| entry[0] == term)
            .unwrap_or_else(|| panic!("`{term}` is in shard {shard}"))
    }

    /// The postings of a term in its shard, and all its postings.
    fn postings(&self, index: &Index, term: &str) -> (Vec<Posting>, Vec<Posting>) {
        let entry = self.entry(term);
        let best = self.decoded(index, &entry[2]);
        let all = match entry[3].as_u64() {
            Some(file) => {
                let file = self.numbered("frequent", usize::try_from(file).expect("few files"));
                let mut terms = file.as_array().expect("a list").iter();
                let found = terms.find(|entry| entry[0] == term).expect("the file has the term");
                self.decoded(index, &found[1])
            }
            None => best.clone(),
        };
        (best, all)
    }

    fn decoded(&self, index: &Index, numbers: &Value) -> Vec<Posting> {
        let numbers = number::read(numbers.as_str().expect("text"));
        let fields = u32::try_from(index.fields.len()).expect("few fields");
        let mut page = 0;
        let posting = |numbers: &[u32]| {
            page += numbers[0] as usize;
            let (slot, field) = ((numbers[1] / fields) as usize, numbers[1] % fields);
            let (part, place) = (slot / 64, slot % 64);
            let before: usize = (0..part).map(|part| self.part(page, part).len()).sum();
            assert!(place < self.part(page, part).len(), "the part has the section");
            Posting {
                page: PageTextId::new(page),
                section: SectionId::new(before + place),
                field: FieldId::new(field as usize),
                weight: numbers[2],
            }
        };
        numbers.chunks(3).map(posting).collect()
    }

    /// The sections of a part.
    fn part(&self, page: usize, part: usize) -> &[Value] {
        let part = self.part_value(page, part).expect("the part is published");
        part["s"].as_array().expect("a list")
    }

    /// How many parts the text of a page has.
    fn parts(&self, page: usize) -> usize {
        (0..1_000).find(|part| self.part_value(page, *part).is_none()).expect("few parts")
    }
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 32, ..ProptestConfig::default() })]

    #[test]
    fn what_is_published_is_the_index(
        texts in vec(
            vec(("[a-c]{0,2}", "(leder: |eier: )?([a-då𐐨]{1,3} ){0,9}(x{600})?"), 1..80),
            1..6,
        ),
    ) {
        let pages = texts.iter().map(|sections| {
            let sections: Vec<(&str, &str)> = sections
                .iter()
                .map(|(heading, text)| (heading.as_str(), text.as_str()))
                .collect();
            page("Tittel", &sections)
        });
        let index = TestSite::of(pages.collect(), "sma").index;
        let published = LoadedFiles::of(&index);
        for term in &index.terms {
            prop_assert_eq!(published.entry(&term.text)[1].as_u64(), Some(term.pages as u64));
            prop_assert_eq!(&published.postings(&index, &term.text).1, &term.postings);
        }
        for (number, page) in index.pages.iter().enumerate() {
            let headings: Vec<&str> =
                page.sections.iter().map(|section| section.heading.as_str()).collect();
            let parts: Vec<&[Value]> = (0..published.parts(number))
                .map(|part| published.part(number, part))
                .collect();
            prop_assert!(parts.iter().all(|part| (1..=64).contains(&part.len())));
            let published_headings: Vec<&str> = parts
                .iter()
                .copied()
                .flatten()
                .filter_map(|section| section[1].as_str())
                .collect();
            prop_assert_eq!(published_headings, headings);
        }
    }
}

#[test]
fn a_shard_has_every_term_between_its_boundaries() {
    let words: Vec<String> = (0..600)
        .map(|number| format!("{}{number:x}ｚ", ["a", "å", "𐐨", "ａ"][number % 4]))
        .collect();
    let index = TestSite::new(&[words.join(" ").as_str()].repeat(40)).index;
    let published = LoadedFiles::of(&index);
    for term in &index.terms {
        assert_eq!(published.postings(&index, &term.text).1, term.postings);
    }
    let layout = terms::Layout::new(&index, 10);
    let boundaries = layout.boundaries();
    assert_eq!(boundaries.len(), 10, "as many as there may be");
    for boundary in boundaries.into_iter().skip(1) {
        let at = index.terms.partition_point(|term| utf16_order(&term.text, boundary).is_lt());
        assert!(index.terms[at].text.starts_with(boundary));
    }
}

#[test]
fn there_are_half_as_many_files_as_pages_and_few_of_few_terms() {
    let words = |page: usize| -> String {
        let word = |at: usize| format!("{}b ", (page * at) % 7_919);
        (0..800).map(word).collect()
    };
    let texts: Vec<String> = (0..160).map(words).collect();
    let texts: Vec<&str> = texts.iter().map(String::as_str).collect();
    let files = |texts: &[&str]| LoadedFiles::of(&TestSite::new(texts).index).0.len();
    let many = files(&texts);
    assert!((72..=80).contains(&many), "{many}");
    assert!(files(&["elev"; 160]) < 60);
    assert_eq!(files(&["elev"]), 5, "the entry, and one of each");
}

#[test]
fn a_term_of_many_pages_stands_beside_its_neighbours_with_its_best_40() {
    let mut texts = vec!["elev annet"; 150];
    texts[120..].fill("elev elev elev");
    texts[..60].fill("elev");
    let index = TestSite::new(&texts).index;
    let published = LoadedFiles::of(&index);
    let (best, all) = published.postings(&index, "elev");
    assert_eq!((published.entry("elev")[1].as_u64(), all.len()), (Some(150), 150));
    let pages: Vec<usize> = best.iter().map(|posting| posting.page.index()).collect();
    let expected: Vec<usize> = (0..10).chain(120..150).collect();
    assert_eq!(pages, expected, "those with most weight, and of equals the first");
    assert_eq!(
        published.postings(&index, "annet").0.len(),
        60,
        "all stand there where there are not so many"
    );
}

#[test]
fn a_part_ends_at_sixty_four_sections_or_where_there_is_text_enough() {
    let long = "ord ".repeat(5_000);
    let sections: Vec<(&str, &str)> =
        (0..140).map(|number| ("A", if number == 70 { long.as_str() } else { "b" })).collect();
    let published = LoadedFiles::of(&TestSite::of(vec![page("T", &sections)], "sma").index);
    let lengths: Vec<usize> =
        (0..published.parts(0)).map(|part| published.part(0, part).len()).collect();
    assert_eq!(lengths, [64, 7, 64, 5]);
}

#[test]
fn a_part_has_all_that_a_result_shows() {
    let mut site = TestSite::of(
        vec![page("Plan", &[("", "en"), ("Møte", "leder: to"), ("Slutt", "tre")])],
        "sma",
    );
    let first = Arc::make_mut(site.index.pages.get_mut(PageTextId::new(0)).expect("a page"));
    first.sections[1].runs[0].id = "leder-1".to_owned();
    let published = LoadedFiles::of(&site.index);
    let sections = json!([
        ["", "", "en", []],
        ["møte", "Møte", "", [[0, "to", "leder-1"]]],
        ["slutt", "Slutt", "tre", []]
    ]);
    assert_eq!(
        published.part_value(0, 0).expect("it is published"),
        &json!({ "a": "Plan.html", "t": "Plan", "m": "", "k": "", "s": sections })
    );
}

#[test]
fn the_entry_is_another_when_anything_is_and_every_other_file_is_named_by_what_it_holds() {
    let published = |texts: &[&str]| LoadedFiles::of(&TestSite::new(texts).index);
    let before = published(&["elev"]);
    assert_eq!(published(&["elev"]).0, before.0);
    for other in [&["Elev"][..], &["elever"], &["elev", "elev"], &["elev elev"], &["elev."]] {
        let after = published(other);
        assert_ne!(before.get("index"), after.get("index"), "{other:?}");
        for (name, value) in after.0.iter().filter(|(name, _)| *name != "index") {
            assert!(before.0.get(name).is_none_or(|before| before == value), "{name}");
        }
    }
}

#[test]
fn a_page_that_comes_changes_the_texts_of_no_other_module() {
    let texts = |ids: &[usize]| -> BTreeSet<String> {
        let of = |id: &usize| PageText {
            address: format!("{id}.html"),
            module: Some(ModuleId::new(id / 100)),
            ..page("", &[("", "elev")])
        };
        let site = TestSite::of(ids.iter().map(of).collect(), "sma");
        let names = LoadedFiles::of(&site.index).0.into_keys();
        names.filter(|name| name.starts_with("texts/")).collect()
    };
    let many: Vec<usize> = (0..20).chain(100..109).collect();
    let before = texts(&many);
    let folders: BTreeSet<&str> = before.iter().filter_map(|name| name.split('/').nth(1)).collect();
    assert_eq!((before.len(), folders.len()), (4 + 2 + 3, 3), "at most twelve pages in a folder");
    let more: Vec<usize> = (0..16).chain([50]).chain(16..20).chain(100..109).collect();
    assert_eq!(texts(&more).intersection(&before).count(), 4 + 3);
}

#[test]
fn modules_of_one_page_share_a_pack() {
    let of = |id: usize| PageText {
        address: format!("{id}.html"),
        module: Some(ModuleId::new(id)),
        ..page("", &[("", "elev")])
    };
    let published = LoadedFiles::of(&TestSite::of((0..8).map(of).collect(), "sma").index);
    let groups = &published.get("index")["texts"];
    let pages: Vec<_> = groups.as_array().expect("a list").iter().map(|group| &group[0]).collect();
    assert_eq!(pages, [3, 3, 2]);
    for page in 0..8 {
        let part = published.part_value(page, 0).expect("it is published");
        assert_eq!(part["a"], format!("{page}.html"));
    }
}

#[test]
fn pages_stand_in_runs_of_what_is_alike() {
    let names = SiteNames {
        audiences: (0..50).map(|number| (format!("id-{number}"), String::new())).collect(),
        ..SiteNames::default()
    };
    let for_them =
        |audience: &[usize]| PageText { audience: ids(audience), ..page("", &[("", "")]) };
    let pages =
        vec![for_them(&[]), for_them(&[40]), for_them(&[40]), for_them(&[3, 40]), for_them(&[])];
    let index = Index { names, ..TestSite::of(pages, "sma").index };
    let published = LoadedFiles::of(&index);
    let facts = published.get("index")["facts"].as_str().expect("a name");
    let pages = published.get(&format!("pages/{facts}"));
    assert_eq!(pages["audiences"], json!([[3, 40], [40]]));
    assert_eq!(pages["audience"], json!([-1, 1, 1, 2, 0, 1, -1, 1]));
    assert_eq!(pages["module"], json!([-1, 5]));
}

#[test]
fn two_lists_with_the_same_words_are_two_files() {
    let mut site = TestSite::new(&["elev"]);
    let long = Term { word: "elev".repeat(4_000), ..site.index.terms[0].clone() };
    site.index.terms = ["a", "å"].map(|text| Term { text: text.to_owned(), ..long.clone() }).into();
    let published = LoadedFiles::of(&site.index);
    let [(one, words), (other, same)] = ['a', 'å'].map(|letter| published.words(letter, 0));
    assert_ne!(one, other);
    assert_eq!(words, same);
}

#[test]
fn words_stand_by_their_first_letter_and_long_ones_of_many_by_their_last() {
    let few = LoadedFiles::of(&TestSite::new(&["Elev vurdering 1998 årsplan", "elev"]).index);
    assert_eq!(few.get("index")["words"][0][1], "evå");
    assert_eq!(few.get("index")["words"][0][2], "");
    for (letter, words) in [('e', "elev 2"), ('å', "årsplan 1")] {
        assert_eq!(few.words(letter, 0).1, words);
    }
    let text = (0..3_000).map(|number| format!("q{number}q")).collect::<Vec<_>>().join(" ");
    let many = LoadedFiles::of(&TestSite::new(&[&text, "vurdering elev"]).index);
    assert_eq!(many.words('v', 0).1, "vurdering 1");
    assert_eq!(many.words('g', 1).1, "vurdering 1");
}
