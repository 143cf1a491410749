//! Tests that parse the published files as a browser does.

use std::collections::{BTreeMap, BTreeSet};
use std::convert::Infallible;
use std::sync::{Arc, Mutex};

use proptest::collection::vec;
use proptest::prelude::*;
use serde_json::{Value, json};

use super::{publish, terms};
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

    /// What the entry calls a file in a folder, which it lists by a place or a letter.
    fn named(&self, folder: &str, place: &Value) -> String {
        let names = &self.get("index")[folder];
        let at = place.as_u64().map(|place| &names[usize::try_from(place).expect("few files")]);
        let name = at.or_else(|| names.get(place.as_str()?)).and_then(Value::as_str);
        format!("{folder}/{}", name.unwrap_or_else(|| panic!("{place} is in {folder}")))
    }

    /// What the file of a part of a page is called, if there is one.
    fn part_name(&self, page: u32, part: u32) -> Option<String> {
        let groups: Vec<(u32, String)> =
            serde_json::from_value(self.get("index")["texts"].clone()).expect("groups");
        let mut first = 0;
        let (pages, hash) = groups.into_iter().find(|(pages, _)| {
            first += pages;
            page < first
        })?;
        let name = format!("texts/{hash}/{}-{part}", page + pages - first);
        self.0.contains_key(&name).then_some(name)
    }

    /// A term in its shard, with the indices of the shard and of the term in it.
    fn entry(&self, term: &str) -> (usize, usize, &Value) {
        let shards: Vec<&str> = self.get("index")["shards"]
            .as_array()
            .expect("a list")
            .iter()
            .filter_map(Value::as_str)
            .collect();
        let shard =
            shards.iter().take_while(|boundary| utf16_order(boundary, term).is_le()).count() - 1;
        let name = self.named("terms", &json!(shard));
        let terms = self.get(&name).as_array().expect("a list");
        let at = terms
            .iter()
            .position(|entry| entry[0] == term)
            .unwrap_or_else(|| panic!("`{term}` is in shard {shard}"));
        (shard, at, &terms[at])
    }

    /// The postings of a term in its shard, and all its postings.
    fn postings(&self, index: &Index, term: &str) -> (Vec<Posting>, Vec<Posting>) {
        let (_, _, entry) = self.entry(term);
        let best = self.decoded(index, &entry[2]);
        let all = match entry[3].as_str() {
            Some(name) => {
                let all = self.get(&format!("terms/{name}"));
                assert_eq!(all[0], term);
                self.decoded(index, &all[1])
            }
            None => best.clone(),
        };
        (best, all)
    }

    fn decoded(&self, index: &Index, numbers: &Value) -> Vec<Posting> {
        let numbers: Vec<u32> = serde_json::from_value(numbers.clone()).expect("numbers");
        let fields = u32::try_from(index.fields.len()).expect("few fields");
        let mut page = 0;
        let posting = |numbers: &[u32]| {
            page += numbers[0];
            let (place, field) = (numbers[1] / fields, numbers[1] % fields);
            let before: usize = (0..place / 8).map(|part| self.part(page, part).len()).sum();
            assert!(
                (place % 8)
                    < u32::try_from(self.part(page, place / 8).len()).expect("few sections"),
                "the part has the section"
            );
            Posting {
                page: PageTextId::new(page as usize),
                section: SectionId::new(before + (place % 8) as usize),
                field: FieldId::new(field as usize),
                weight: numbers[2],
            }
        };
        numbers.chunks(3).map(posting).collect()
    }

    /// The sections of a part.
    fn part(&self, page: u32, part: u32) -> &[Value] {
        let name = self.part_name(page, part).expect("the part is published");
        self.get(&name)["s"].as_array().expect("a list")
    }
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 64, ..ProptestConfig::default() })]

    #[test]
    fn what_is_published_is_the_index(
        texts in vec(
            vec(("[a-c]{0,2}", "(leder: |eier: )?([a-då𐐨]{1,3} ){0,9}(x{600})?"), 1..30),
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
            prop_assert_eq!(published.entry(&term.text).2[1].as_u64(), Some(term.pages as u64));
            prop_assert_eq!(&published.postings(&index, &term.text).1, &term.postings);
        }
        for (number, page) in (0..).zip(&index.pages) {
            let headings: Vec<&str> =
                page.sections.iter().map(|section| section.heading.as_str()).collect();
            let parts: Vec<&[Value]> = (0..part_count(&published, number))
                .map(|part| published.part(number, part))
                .collect();
            prop_assert!(parts.iter().all(|part| (1..=8).contains(&part.len())));
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

/// How many parts the text of a page has.
fn part_count(published: &LoadedFiles, page: u32) -> u32 {
    (0..1_000).find(|part| published.part_name(page, *part).is_none()).expect("few parts")
}

#[test]
fn a_shard_has_every_term_between_its_boundaries() {
    let words: Vec<String> = (0..3_000)
        .map(|number| format!("{}{number:x}ｚ", ["a", "å", "𐐨", "ａ"][number % 4]))
        .collect();
    let index = TestSite::new(&[&words.join(" ")]).index;
    let published = LoadedFiles::of(&index);
    assert!(terms::shards(&index).len() > 3);
    for term in &index.terms {
        assert_eq!(published.postings(&index, &term.text).1, term.postings);
    }
    for (boundary, before) in
        terms::boundaries(&index, &terms::shards(&index)).iter().zip(terms::shards(&index)).skip(1)
    {
        assert!(
            utf16_order(&index.terms[before.start - 1].text, boundary).is_lt()
                && index.terms[before.start].text.starts_with(boundary.as_str())
        );
    }
}

#[test]
fn a_term_of_very_many_pages_stands_beside_its_neighbours_with_its_best_200() {
    let mut texts = vec!["elev annet"; 450];
    texts[300..].fill("elev elev elev");
    let index = TestSite::new(&texts).index;
    let published = LoadedFiles::of(&index);
    let (best, all) = published.postings(&index, "elev");
    assert_eq!((published.entry("elev").2[1].as_u64(), all.len()), (Some(450), 450));
    let pages: Vec<usize> = best.iter().map(|posting| posting.page.index()).collect();
    let expected: Vec<usize> = (0..50).chain(300..450).collect();
    assert_eq!(pages, expected, "those with most weight, and of equals the first");
    assert_eq!(
        published.postings(&index, "annet").0.len(),
        300,
        "all stand there where there are not so many"
    );
}

#[test]
fn a_part_ends_at_eight_sections_or_where_there_is_text_enough() {
    let long = "ord ".repeat(400);
    let sections: Vec<(&str, &str)> =
        (0..20).map(|number| ("A", if number == 9 { long.as_str() } else { "b" })).collect();
    let published = LoadedFiles::of(&TestSite::of(vec![page("T", &sections)], "sma").index);
    let lengths: Vec<usize> =
        (0..part_count(&published, 0)).map(|part| published.part(0, part).len()).collect();
    assert_eq!(lengths, [8, 2, 8, 2]);
}

#[test]
fn a_part_has_all_that_a_result_shows() {
    let mut site = TestSite::of(
        vec![page("Plan", &[("", "en"), ("Møte", "leder: to"), ("Slutt", "tre")])],
        "sma",
    );
    let first = Arc::make_mut(site.index.pages.get_mut(PageTextId::new(0)).expect("a page"));
    first.audience = ids(&[1]);
    first.sections[1].runs[0].id = "leder-1".to_owned();
    let published = LoadedFiles::of(&site.index);
    let sections = json!([
        ["", "", "en", []],
        ["møte", "Møte", "", [[0, "to", "leder-1"]]],
        ["slutt", "Slutt", "tre", []]
    ]);
    assert_eq!(
        published.get(&published.part_name(0, 0).expect("it is published")),
        &json!({ "a": "Plan.html", "t": "Plan", "m": "", "k": "", "u": [1], "s": sections })
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
    let many: Vec<usize> = (0..20).chain(100..110).collect();
    let before = texts(&many);
    let folders: BTreeSet<&str> = before.iter().filter_map(|name| name.split('/').nth(1)).collect();
    assert_eq!((before.len(), folders.len()), (30, 5), "at most eight pages in a folder");
    let more: Vec<usize> = (0..12).chain([50]).chain(12..20).chain(100..110).collect();
    assert_eq!(texts(&more).intersection(&before).count(), 8 + 10);
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
    let same = Term { text: "å".to_owned(), ..site.index.terms[0].clone() };
    site.index.terms.push(same);
    let published = LoadedFiles::of(&site.index);
    assert_ne!(published.named("words", &json!("e")), published.named("words", &json!("å")));
}

#[test]
fn words_stand_by_their_first_letter_and_long_ones_by_their_last() {
    let published = LoadedFiles::of(&TestSite::new(&["Elev vurdering 1998 årsplan", "elev"]).index);
    let letters = |folder: &str| -> Vec<String> {
        let lists = published.get("index")[folder].as_object().expect("a list for each letter");
        lists.keys().cloned().collect()
    };
    assert_eq!(
        (letters("words").concat(), letters("endings").concat()),
        ("evå".into(), "gn".into())
    );
    for (folder, letter, words) in
        [("words", "e", "elev 2"), ("endings", "g", "vurdering 1"), ("words", "å", "årsplan 1")]
    {
        assert_eq!(
            published.get(&published.named(folder, &json!(letter))),
            &json!([letter, words])
        );
    }
}
