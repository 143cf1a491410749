//! Tests over random courses: the lines of the drawings agree with the rules, and nothing overlaps.

use std::collections::BTreeSet;

use proptest::collection::{btree_set, vec};
use proptest::prelude::*;

use super::content::MapContent;
use super::measure::width;
use super::scene::{Node, RADIUS, Scene};
use super::station_text::{ForkText, StationText};
use super::*;
use crate::course::ModuleId;
use crate::course::order::testing::{numbered, plan};
use crate::course::order::{OrderPlan, Place};
use crate::ids;
use crate::render::order_view::PlanSlice;

/// A map whose stations all have the same text beside their label.
fn map(plan: &OrderPlan, title: &str) -> MapContent {
    let graph = TrailGraph::new(&PlanSlice::whole(plan));
    let texts = |station: ModuleId| StationText {
        label: Some(plan.label(station.into())),
        title: title.to_owned(),
        facts: vec!["minst 4–5 uker".to_owned()],
        terminus: plan.place(station.into()).is_some(),
        ..StationText::default()
    };
    let fork = |segment: &segment::Segment| ForkText {
        parting: segment.free.then(|| "i den rekkefølgen dere vil".to_owned()),
        joining: segment
            .least
            .map(|least| format!("minst {least} av {}", ids::each(&segment.modules).len())),
    };
    MapContent {
        station_texts: ids::first(plan.stations().len()).map(texts).collect(),
        forks: graph.segments.iter().map(fork).collect(),
        graph,
    }
}

fn course(count: u32, rules: &[&str]) -> OrderPlan {
    plan(numbered(&(1..=count).collect::<Vec<_>>()), rules).0
}

/// The drawings of a map.
fn drawings(map: &MapContent) -> Vec<Scene> {
    std::iter::once(tall::layout(map)).chain(wide::layout(map)).collect()
}

/// The stations that solid lines lead to from one.
fn solid_from(scene: &Scene, station: ModuleId) -> BTreeSet<ModuleId> {
    let mut reached = BTreeSet::from([Node::Stop(station)]);
    loop {
        let solid = scene
            .edges
            .iter()
            .filter(|edge| edge.line == LineStyle::Required && reached.contains(&edge.from));
        let next: BTreeSet<Node> =
            solid.map(|edge| edge.to).chain(reached.iter().copied()).collect();
        if next == reached {
            break;
        }
        reached = next;
    }
    reached.remove(&Node::Stop(station));
    reached
        .into_iter()
        .filter_map(|node| if let Node::Stop(station) = node { Some(station) } else { None })
        .collect()
}

/// What a drawing claims wrongly of the plan, or leaves out.
fn untruths(scene: &Scene, map: &MapContent, plan: &OrderPlan) -> Vec<String> {
    let mut wrong = Vec::new();
    for first in ids::first::<ModuleId>(plan.stations().len()) {
        let solid = solid_from(scene, first);
        wrong.extend(
            solid
                .iter()
                .filter(|&&later| !plan.must_precede(first.into(), later.into()))
                .map(|later| format!("{first:?}–{later:?} is not required")),
        );
        for later in plan
            .directly_requiring(first.into())
            .into_iter()
            .map(ModuleId::from)
            .filter(|later| first < *later && !solid.contains(later))
        {
            let undrawn =
                map.graph.long_edges.undrawn.iter().any(|long_edge| {
                    long_edge.from.contains(&first) && long_edge.to.contains(&later)
                });
            if !undrawn
                && plan.place(first.into()) != Some(Place::First)
                && plan.place(later.into()) != Some(Place::Last)
            {
                wrong.push(format!("{first:?}–{later:?} is not drawn"));
            }
        }
    }
    wrong
}

/// What overlaps something else or is outside the drawing.
fn collisions(scene: &Scene) -> Vec<String> {
    let mut boxes: Vec<(String, [i32; 4])> = Vec::new();
    for stop in &scene.stops {
        let (x, y, reach) = (stop.at.x, stop.at.y, RADIUS + 2);
        boxes.push((
            format!("stop {:?}", stop.station),
            [x - reach, y - reach, x + reach, y + reach],
        ));
    }
    for words in scene.words.iter().chain(scene.stops.iter().flat_map(|stop| &stop.words)) {
        let (x, y) = (words.at.x, words.at.y);
        boxes.push((words.text.clone(), [x, y - 12, x + width(&words.text, words.style), y + 4]));
    }
    let mut wrong = Vec::new();
    let is_inside = |point: &scene::Point| {
        (2..=scene.width - 2).contains(&point.x) && (2..=scene.height - 2).contains(&point.y)
    };
    if scene.edges.iter().flat_map(|edge| &edge.points).any(|point| !is_inside(point)) {
        wrong.push("a line is outside".to_owned());
    }
    for (at, (name, [left, top, right, bottom])) in boxes.iter().enumerate() {
        if *left < 0 || *top < 0 || *right > scene.width || *bottom > scene.height {
            wrong.push(format!("{name} is outside"));
        }
        let meets =
            |[l, t, r, b]: &[i32; 4]| l.max(left) < r.min(right) && t.max(top) < b.min(bottom);
        wrong.extend(
            boxes[..at]
                .iter()
                .filter(|(_, other)| meets(other))
                .map(|(other, _)| format!("{name} meets {other}")),
        );
        let crosses = scene
            .edges
            .iter()
            .filter(|_| !name.starts_with("stop "))
            .flat_map(|edge| edge.points.windows(2))
            .any(|step| {
                let (a, b) = (step[0], step[1]);
                meets(&[a.x.min(b.x) - 1, a.y.min(b.y) - 1, a.x.max(b.x) + 1, a.y.max(b.y) + 1])
            });
        wrong.extend(crosses.then(|| format!("a line crosses {name}")));
    }
    wrong
}

/// The number of edges that do not begin and end at the nodes that they join.
fn loose_ends(scene: &Scene) -> usize {
    let ends = |edge: &scene::Edge| edge.points.first().copied().zip(edge.points.last().copied());
    let at_stop = |node: Node, at: scene::Point| match node {
        Node::Stop(station) => {
            (scene.stops[station].at.x - at.x).abs() + (scene.stops[station].at.y - at.y).abs()
                <= RADIUS
        }
        shared => scene
            .edges
            .iter()
            .filter(|edge| edge.from == shared || edge.to == shared)
            .all(|edge| ends(edge).is_some_and(|(start, end)| start == at || end == at)),
    };
    let fits = |edge: &&scene::Edge| {
        ends(edge).is_some_and(|(start, end)| {
            at_stop(edge.from, start) && at_stop(edge.to, end)
                || at_stop(edge.to, start) && at_stop(edge.from, end)
        })
    };
    scene.edges.iter().filter(|edge| !fits(edge)).count()
}

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
    let alternatives = some(3).prop_map(move |numbers| {
        let (last, earlier) = numbers.split_last().expect("three");
        format!("minst {} av {} før {last}", earlier.len() - 1, listed(earlier, " og "))
    });
    let run = (1..count, 2..6_u32).prop_map(move |(start, length)| {
        format!("Modul {start}–{} i valgfri rekkefølge", (start + length).min(count))
    });
    prop_oneof![
        4 => before,
        1 => alternatives,
        2 => run,
        1 => Just("Modul 1 først".to_owned()),
        1 => Just(format!("Modul {count} til slutt")),
    ]
}

fn rules() -> impl Strategy<Value = (u32, Vec<String>)> {
    (3..12_u32).prop_flat_map(|count| (Just(count), vec(rule(count), 0..7)))
}

proptest! {
    #[test]
    fn the_lines_say_what_the_rules_say_and_nothing_meets(
        (count, rules) in rules(),
        title in "[a-zæøå]{1,30}( [A-Za-zæøå]{1,14}){0,5}",
    ) {
        let plan = course(count, &rules.iter().map(String::as_str).collect::<Vec<_>>());
        let map = map(&plan, &title);
        let segments = map.graph.segments.iter();
        let stations: Vec<ModuleId> =
            segments.flat_map(|segment| ids::each(&segment.modules)).collect();
        prop_assert_eq!(stations, ids::first::<ModuleId>(count as usize).collect::<Vec<_>>());
        for scene in drawings(&map) {
            prop_assert_eq!(untruths(&scene, &map, &plan), Vec::<String>::new(), "{:?}", rules);
            prop_assert_eq!(collisions(&scene), Vec::<String>::new(), "{:?}", rules);
            prop_assert_eq!(loose_ends(&scene), 0, "{:?}", rules);
        }
    }
}

#[test]
fn few_modules_are_drawn_to_the_right_and_many_only_downwards() {
    assert!(
        wide::layout(&map(&course(6, &["Modul 3–5 i valgfri rekkefølge"]), "Læring")).is_some()
    );
    assert!(wide::layout(&map(&course(30, &[]), "Læring")).is_none());
}

#[test]
fn a_long_edge_to_a_lane_is_drawn_only_downwards() {
    let rules = ["Modul 2 og 3 i valgfri rekkefølge", "Modul 3 før 5"];
    assert!(wide::layout(&map(&course(5, &rules), "Læring")).is_none());
}

#[test]
fn a_trail_that_begins_and_ends_with_lanes_has_two_ends() {
    let scene = tall::layout(&map(&course(3, &["Modul 1–3 i valgfri rekkefølge"]), "Læring"));
    assert_eq!(scene.ends.len(), 2);
}
