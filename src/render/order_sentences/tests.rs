//! The sentences of modules under different rules, in bokmål.

use super::*;
use crate::course::order::testing::{numbered, plan};
use crate::ids::Id;
use crate::kind::Called;
use crate::load::{Template, Theme};
use crate::render::words::Words;

/// The sentences about the module with a number, without the links.
fn sentences_of(count: u32, rules: &[&str], module: u32) -> String {
    let plan = plan(numbered(&(1..=count).collect::<Vec<_>>()), rules).0;
    let link = |number| LinkView {
        title: String::new(),
        lang: None,
        address: format!("{number}.html"),
        label: Some(format!("Modul {number}")),
    };
    let links: IndexVec<StationId, LinkView> = (1..=count).map(link).collect();
    let mut theme = Theme::default();
    let source = include_str!("../../../themes/default/strings/nb.ftl").to_owned();
    theme.strings.insert("nb".to_owned(), vec![Template { place: String::new(), source }]);
    let words = Words::new(&theme).unwrap();
    let here = StationId::new(module as usize - 1);
    let sentences = OrderSentences {
        order: &plan,
        links: &links,
        own: &(StationId::new(0)..StationId::new(links.len())),
        here,
        name: Name::Label,
        speaker: Speaker { words: &words, language: "nb", called: Called::default() },
        root: "../",
    };
    let html: Vec<String> =
        sentences.of_module(&PlanSlice::whole(&plan)).iter().map(ToString::to_string).collect();
    html.join(" ")
        .replace('\u{a0}', " ")
        .split('<')
        .map(|part| part.split_once('>').map_or(part, |(_, text)| text))
        .collect()
}

const REFERENCE: [&str; 4] = [
    "Modul 1 først",
    "Modul 2 før 3–6",
    "Modul 3, 4 og 5 i valgfri rekkefølge",
    "Modul 6 til slutt",
];

#[test]
fn the_reference_course_says_its_way() {
    assert_eq!(sentences_of(6, &REFERENCE, 1), "Dette er starten på kurset. Etter denne: Modul 2.");
    assert_eq!(
        sentences_of(6, &REFERENCE, 2),
        "Gjør Modul 1 først. Etter denne: Modul 3, 4 og 5, i den rekkefølgen dere vil."
    );
    let free = "Modul 3, 4 og 5 kan dere ta i den rekkefølgen dere vil.";
    assert_eq!(
        sentences_of(6, &REFERENCE, 4),
        format!("Gjør Modul 2 først. {free} Modul 6 kan dere ta når også Modul 3 og 5 er gjort.")
    );
    assert_eq!(
        sentences_of(6, &REFERENCE, 6),
        "Gjør Modul 3, 4 og 5 først. Dette er slutten på kurset."
    );
}

#[test]
fn a_course_without_rules_says_nothing_and_a_module_without_any_is_open() {
    assert_eq!(sentences_of(3, &[], 2), "");
    assert_eq!(sentences_of(3, &["Modul 2 før 3"], 1), "Dere kan begynne med denne.");
}

#[test]
fn alternatives_are_said_on_both_sides() {
    let rules = ["minst to av 1–3 før 4"];
    assert_eq!(sentences_of(4, &rules, 4), "Gjør minst to av Modul 1, 2 og 3 først.");
    assert_eq!(
        sentences_of(4, &rules, 2),
        "Dere kan begynne med denne. Modul 4 kan dere ta når minst to av Modul 1, 2 og 3 er \
         gjort."
    );
    assert_eq!(sentences_of(3, &["Modul 1 eller 2 før 3"], 3), "Gjør Modul 1 eller 2 først.");
    let both = ["Modul 1 før 4", "Modul 2 eller 3 før 4"];
    assert_eq!(sentences_of(4, &both, 4), "Gjør Modul 1 først. Gjør også Modul 2 eller 3 først.");
    assert_eq!(
        sentences_of(4, &both, 1),
        "Dere kan begynne med denne. Modul 4 kan dere ta når også Modul 2 eller 3 er gjort."
    );
}

#[test]
fn what_alternatives_open_is_said_with_all_else_that_it_needs() {
    let rules = ["Modul 1 før 4", "Modul 2 eller 3 før 4"];
    assert_eq!(
        sentences_of(4, &rules, 2),
        "Dere kan begynne med denne. Modul 4 kan dere ta når Modul 1 og én av Modul 2 og 3 er \
         gjort."
    );
}

#[test]
fn a_recommendation_is_a_kind_word() {
    assert_eq!(sentences_of(2, &["Modul 2 bør tas etter Modul 1"], 2), "Gjerne Modul 1 først.");
    assert_eq!(sentences_of(3, &["Modul 1 bør tas først"], 3), "Gjerne Modul 1 først.");
    assert_eq!(sentences_of(3, &["Modul 1 bør tas først"], 1), "Begynn gjerne med denne.");
    assert_eq!(
        sentences_of(3, &["Modul 2 bør tas etter Modul 1"], 1),
        "Dere kan begynne med denne. Deretter gjerne Modul 2."
    );
}

#[test]
fn a_recommended_choice_is_advice_too() {
    let rules = ["minst to av 1–3 bør tas før 4"];
    assert_eq!(sentences_of(4, &rules, 4), "Gjerne minst to av Modul 1, 2 og 3 først.");
    assert_eq!(
        sentences_of(3, &["Modul 1 eller 2 bør tas før 3"], 3),
        "Gjerne Modul 1 eller 2 først."
    );
}

#[test]
fn what_is_open_is_in_any_order_only_where_no_order_is_advised() {
    let rules = ["Modul 1 før 2–4", "Modul 2 bør tas før 3"];
    assert_eq!(
        sentences_of(4, &rules, 1),
        "Dere kan begynne med denne. Etter denne: Modul 2, 3 og 4."
    );
}

#[test]
fn the_last_of_very_many_comes_after_all_the_others() {
    assert_eq!(
        sentences_of(30, &["Modul 30 til slutt"], 30),
        "Gjør alle de andre modulene først. Dette er slutten på kurset."
    );
    let rather = ["Modul 30 bør tas til slutt"];
    assert_eq!(sentences_of(30, &rather, 30), "Gjerne alle de andre modulene først.");
    assert_eq!(sentences_of(30, &rather, 4), "Dere kan begynne med denne.");
}

#[test]
fn a_title_that_ends_with_a_mark_of_its_own_gets_no_stop() {
    assert_eq!(
        ended_once("Etter denne: <a>Hva nå?</a>.".to_owned()),
        "Etter denne: <a>Hva nå?</a>"
    );
    assert_eq!(ended_once("Etter denne: <a>Lese</a>.".to_owned()), "Etter denne: <a>Lese</a>.");
}

#[test]
fn what_very_many_modules_wait_for_says_only_how_many() {
    assert_eq!(
        sentences_of(30, &["Modul 1 først"], 1),
        "Dette er starten på kurset. Etter denne: 29 moduler, i den rekkefølgen dere vil."
    );
}

#[test]
fn a_freedom_that_other_rules_take_from_is_promised_only_where_it_holds() {
    let rules = ["Modul 1, 2 og 3 i valgfri rekkefølge", "Modul 1 før 2 og 3"];
    assert_eq!(
        sentences_of(3, &rules, 1),
        "Dere kan begynne med denne. Etter denne: Modul 2 og 3, i den rekkefølgen dere vil."
    );
    assert_eq!(
        sentences_of(3, &rules, 2),
        "Gjør Modul 1 først. Modul 2 og 3 kan dere ta i den rekkefølgen dere vil."
    );
}

#[test]
fn alternatives_that_a_requirement_settles_are_not_said() {
    let rules = ["minst to av 2–4 før 5", "Modul 5 til slutt"];
    assert_eq!(
        sentences_of(5, &rules, 5),
        "Gjør Modul 1, 2, 3 og 4 først. Dette er slutten på kurset."
    );
    assert_eq!(
        sentences_of(5, &rules, 3),
        "Dere kan begynne med denne. Modul 5 kan dere ta når også Modul 1, 2 og 4 er gjort."
    );
}

#[test]
fn modules_that_need_the_same_are_one_sentence_and_many_are_counted() {
    let start = "Dere kan begynne med denne.";
    let of_first_with = |last: u32| sentences_of(last, &[&format!("Modul 1 og 2 før 3–{last}")], 1);
    assert_eq!(
        of_first_with(5),
        format!("{start} Modul 3, 4 og 5 kan dere ta når også Modul 2 er gjort.")
    );
    assert_eq!(
        of_first_with(20),
        format!("{start} 18 moduler kan dere ta når også Modul 2 er gjort.")
    );
    assert_eq!(
        sentences_of(20, &["Modul 20 til slutt"], 1),
        format!("{start} Modul 20 kan dere ta når også 18 andre moduler er gjort.")
    );
    assert_eq!(
        sentences_of(20, &["minst to av 1–10 før 11 og 12"], 1),
        format!("{start} Modul 11 og 12 kan dere ta når minst to av 10 moduler er gjort.")
    );
}

#[test]
fn of_many_modules_that_each_need_something_else_the_first_are_named_and_the_rest_counted() {
    let rules: Vec<String> =
        (2..=7).map(|module| format!("Modul 1 og {module} før {}", module + 6)).collect();
    let rules: Vec<&str> = rules.iter().map(String::as_str).collect();
    let of_first = sentences_of(13, &rules, 1);
    assert_eq!(of_first.matches("når også").count(), 4);
    assert!(of_first.ends_with("Denne teller også med før 2 andre moduler."), "{of_first}");
}
