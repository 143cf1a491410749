//! Random courses whose rules agree with their published order.

use proptest::collection::{btree_set, vec};
use proptest::prelude::*;

/// A rule among `count` modules that agrees with their published order.
fn rule(count: u32) -> impl Strategy<Value = String> {
    let some = move |least| {
        btree_set(1..=count, least..=4.min(count as usize))
            .prop_map(|numbers| numbers.into_iter().collect::<Vec<_>>())
    };
    let listed = |numbers: &[u32], word: &str| {
        numbers.iter().map(u32::to_string).collect::<Vec<_>>().join(word)
    };
    let before = (some(2), any::<prop::sample::Index>(), any::<bool>()).prop_map(
        move |(numbers, cut, must)| {
            let (earlier, later) = numbers.split_at(1 + cut.index(numbers.len() - 1));
            let word = if must { "før" } else { "bør tas før" };
            format!("Modul {} {word} {}", listed(earlier, " og "), listed(later, " og "))
        },
    );
    let asked = (some(3), any::<prop::sample::Index>(), any::<bool>());
    let alternatives = asked.prop_map(move |(numbers, at, must)| {
        let (target, earlier) = numbers.split_last().expect("three");
        let (least, word) =
            (1 + at.index(earlier.len() - 1), if must { "før" } else { "bør tas før" });
        format!("minst {least} av {} {word} {target}", listed(earlier, " og "))
    });
    let run = (1..count, 2..6_u32).prop_map(move |(start, length)| {
        format!("Modul {start}–{} i valgfri rekkefølge", (start + length).min(count))
    });
    prop_oneof![
        4 => before,
        2 => alternatives,
        2 => run,
        1 => Just("Modul 1 først".to_owned()),
        1 => Just(format!("Modul {count} til slutt")),
        1 => Just("Modul 1 bør tas først".to_owned()),
        1 => Just(format!("Modul {count} bør tas til slutt")),
    ]
}

pub(super) fn rules() -> impl Strategy<Value = (u32, Vec<String>)> {
    (3..12_u32).prop_flat_map(|count| (Just(count), vec(rule(count), 0..7)))
}
