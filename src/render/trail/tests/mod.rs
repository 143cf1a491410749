//! Tests over random courses: the drawings and the list say the same, which is what the rules say.
//!
//! The drawings are read as a reader follows them, from point to point and from row to row; the list
//! is read from its words (`lines`, `facts`).

mod courses;
mod facts;
mod lines;

use std::collections::BTreeSet;

use proptest::prelude::*;

use self::courses::rules;
use self::facts::{Fact, as_rules, told, words};
use self::lines::{drawn, mapped};
use super::*;
use crate::course::order::testing::{numbered, plan};
use crate::course::order::{OrderPlan, Place, StationId, Strength};
use crate::ids::Id;
use crate::render::order_view::PlanSlice;

fn course(count: u32, rules: &[&str]) -> OrderPlan {
    plan(numbered(&(1..=count).collect::<Vec<_>>()), rules).0
}

fn model(plan: &OrderPlan) -> TrailModel {
    TrailModel::new(&PlanSlice::whole(plan))
}

/// All that must come before what.
fn required(plan: &OrderPlan) -> Vec<(StationId, StationId)> {
    let stations = || ids::first::<StationId>(plan.stations().len());
    let pairs = stations().flat_map(|earlier| stations().map(move |later| (earlier, later)));
    pairs.filter(|&(earlier, later)| plan.must_precede(earlier, later)).collect()
}

/// The facts without those about what comes before a module that comes after all others: the list
/// says that in one word.
fn without_last(facts: BTreeSet<Fact>, places: &BTreeSet<(usize, String)>) -> BTreeSet<Fact> {
    let is_last = |module: usize, strength: Strength| {
        let word = match strength {
            Strength::Required => "etter alle de andre",
            Strength::Recommended => "gjerne etter alle de andre",
        };
        places.contains(&(module, word.to_owned()))
    };
    let is_kept = |fact: &Fact| !matches!(fact, Fact::After(later, _, strength) if is_last(*later, *strength));
    facts.into_iter().filter(is_kept).collect()
}

proptest! {
    #[test]
    fn the_drawings_and_the_list_say_the_same_and_it_is_what_the_rules_say(
        (count, rules) in rules(),
    ) {
        let plan = course(count, &rules.iter().map(String::as_str).collect::<Vec<_>>());
        let model = model(&plan);
        let (told, places) = told(&plan, &words());
        let again = as_rules(&told, &places);
        let again = course(count, &again.iter().map(String::as_str).collect::<Vec<_>>());
        prop_assert_eq!(required(&again), required(&plan), "{:?}", rules);
        let (lines, more) = drawn(&rail::rows(&model, &Lanes::new(&model)));
        let of = |fact: &Fact| match fact {
            Fact::After(later, ..) | Fact::Some(later, ..) => Some(*later),
            Fact::Free(_) => None,
        };
        let missing = told.difference(&lines).filter_map(of);
        let marked: BTreeSet<usize> = more
            .iter()
            .copied()
            .filter(|&module| !places.iter().any(|(last, _)| *last == module))
            .collect();
        prop_assert!(missing.collect::<BTreeSet<_>>().is_superset(&marked), "{:?}", rules);
        let both = |facts: BTreeSet<Fact>| {
            let mut facts = without_last(facts, &places);
            facts.retain(|fact| of(fact).is_none_or(|module| !more.contains(&module)));
            facts
        };
        prop_assert_eq!(both(lines.clone()), both(told.clone()), "{:?}", rules);
        prop_assert!(without_last(lines.clone(), &places).is_subset(&told), "{:?}", rules);
        if let Some(segments) = segment::cut(&model) {
            prop_assert_eq!(both(mapped(&segments)), both(told), "{:?}", rules);
        }
    }
}

/// What the list says, for one course.
fn says(count: u32, rules: &[&str]) -> Vec<Fact> {
    let plan = course(count, rules);
    let (told, places) = told(&plan, &words());
    let model = model(&plan);
    let (lines, more) = drawn(&rail::rows(&model, &Lanes::new(&model)));
    assert!(more.is_empty() && without_last(lines, &places) == told, "{rules:?}");
    told.into_iter().collect()
}

#[test]
fn shapes_of_courses_are_said_as_they_are() {
    use Fact::{After, Free, Some};
    use Strength::{Recommended, Required};
    let after = |later, earlier| After(later, earlier, Required);
    assert_eq!(says(3, &["Modul 1 før 2 før 3"]), [after(2, 1), after(3, 2)]);
    assert_eq!(says(6, &["Modul 1 før 6", "Modul 3 før 6"]), [after(6, 1), after(6, 3)]);
    assert_eq!(says(6, &["Modul 1 før 3", "Modul 1 før 6"]), [after(3, 1), after(6, 1)]);
    assert_eq!(says(3, &["Modul 1 eller 2 før 3"]), [Some(3, 1, vec![1, 2], Required)]);
    assert_eq!(
        says(5, &["minst to av 2–4 bør tas før 5"]),
        [Some(5, 2, vec![2, 3, 4], Recommended)]
    );
    assert_eq!(
        says(5, &["Modul 2, 3 og 4 i valgfri rekkefølge", "Modul 3, 4 og 5 i valgfri rekkefølge"]),
        [Free(vec![2, 3, 4]), Free(vec![3, 4, 5])]
    );
    assert_eq!(says(5, &[]), []);
}

#[test]
fn a_choice_that_passes_a_module_needs_no_line_from_it_too() {
    let rules = ["Modul 1 før 2–4", "minst to av 2–4 før 6"];
    let of_last = says(6, &rules).into_iter().filter(|fact| matches!(fact, Fact::After(6, ..)));
    assert_eq!(of_last.count(), 0);
}

#[test]
fn a_recommended_order_is_said_step_by_step() {
    let rules = ["Modul 1 bør tas før 2–4", "Modul 2 bør tas før 3 og 4", "Modul 3 bør tas før 4"];
    let after = |later, earlier| Fact::After(later, earlier, Strength::Recommended);
    assert_eq!(says(4, &rules), [after(2, 1), after(3, 2), after(4, 3)]);
}

#[test]
fn the_last_of_thirty_names_no_other() {
    let plan = course(30, &["Modul 30 til slutt"]);
    let (told, places) = told(&plan, &words());
    assert_eq!(told, BTreeSet::new());
    assert_eq!(places, BTreeSet::from([(30, "etter alle de andre".to_owned())]));
    assert_eq!(plan.place(StationId::new(29)), Some(Place::Last));
}
