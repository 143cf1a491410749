//! Stations, rules and plans for the tests of this folder, and the oracle that tries every order.

use std::sync::LazyLock;

use proptest::prelude::Strategy;

use super::{
    constraint::Constraint,
    cross_course::CrossCourseRules,
    plan::OrderPlan,
    read::{Plans, Sequence},
    scope::CourseName,
    station::{RuleText, Station, StationId},
};
use crate::{
    course::language::Language,
    diagnostic::Diagnostic,
    ids::Id,
    kind::Called,
    source::{SourceFile, Sources, Span},
};

/// Stations with the titles given; "3 Vurdering" has the number 3 and the folder
/// `modul-3-vurdering`.
pub(crate) fn stations(titles: &[&str]) -> Vec<Station> {
    let station = |(at, text): (usize, &&str)| {
        let number =
            text.split_once(' ').and_then(|(number, title)| Some((number.parse().ok()?, title)));
        let title = number.map_or(*text, |(_, title)| title).to_owned();
        let stem = title.to_lowercase().replace(' ', "-");
        let folder = number
            .map_or_else(|| stem.clone(), |(number, _): (u32, _)| format!("modul-{number}-{stem}"));
        Station {
            number: number.map(|(number, _)| number),
            called: Called::default(),
            title,
            course: None,
            folder,
            span: place(1000 + at, 0),
        }
    };
    titles.iter().enumerate().map(station).collect()
}

/// Numbered stations, in the order given.
pub(crate) fn numbered(numbers: &[u32]) -> Vec<Station> {
    let titles: Vec<String> =
        numbers.iter().map(|number| format!("{number} Tittel nummer {number}")).collect();
    stations(&titles.iter().map(String::as_str).collect::<Vec<_>>())
}

/// A span of `length` bytes in a place of its own for each `at`.
pub(crate) fn place(at: usize, length: usize) -> Span {
    let file = Sources::new().add(SourceFile::new("", ""));
    Span::new(file, at * 1000, at * 1000 + length)
}

/// A rule of a course.
pub(crate) fn rule(at: usize, text: &str) -> RuleText {
    RuleText { verbatim: true, ..RuleText::new(text, place(at, text.len())) }
}

/// A station, by its place.
pub(crate) fn at(station: usize) -> StationId {
    StationId::new(station)
}

/// The plan of a course.
pub(crate) fn plan(stations: Vec<Station>, rules: &[&str]) -> (OrderPlan, Vec<Diagnostic>) {
    OrderPlan::read(stations, rules.iter().enumerate().map(|(at, text)| rule(at, text)).collect())
}

/// Courses `A`, `B` … with `modules` modules each, and the rules in the front matter of the first.
pub(crate) fn courses(modules: &[u32], rules: &[String]) -> Plans {
    let course = |(at, count): (usize, &u32)| {
        let title = char::from(b'A' + u8::try_from(at).unwrap()).to_string();
        let rules =
            rules.iter().enumerate().filter(|_| at == 0).map(|(at, text)| rule(at, text)).collect();
        let course = Some(CourseName { title, folder: String::new() });
        Sequence {
            course,
            stations: numbered(&(1..=*count).collect::<Vec<_>>()),
            rules,
            ..Sequence::default()
        }
    };
    Plans::read(modules.iter().enumerate().map(course).collect(), Language::Bokmal)
}

/// What rules say between courses `A`, `B` …
pub(crate) fn cross_course(modules: &[u32], rules: &[&str]) -> CrossCourseRules {
    let plans = courses(modules, &rules.iter().map(|&rule| rule.to_owned()).collect::<Vec<_>>());
    assert_eq!(plans.diagnostics, []);
    plans.cross_course.expect("a rule crosses")
}

/// A sentence about one or two modules on each side, of any of three courses with two modules.
pub(crate) fn between() -> impl Strategy<Value = String> {
    let module = || {
        (0..3_usize, 1..3_u32)
            .prop_map(|(course, number)| format!("{}: Modul {number}", ["A", "B", "C"][course]))
    };
    (module(), module(), module(), 0..3_usize).prop_map(|(a, b, later, join)| match join {
        0 => format!("{a} før {later}"),
        // A choice that holds what waits for it is not read.
        _ if join == 1 || later == a || later == b => format!("{a} og {b} før {later}"),
        _ => format!("{a} eller {b} før {later}"),
    })
}

/// An order as the oracle has it: for each station its place.
pub(crate) type Places = Vec<usize>;

/// Whether an order keeps a constraint, straight from what the words mean.
pub(crate) fn keeps(places: &Places, constraint: &Constraint) -> bool {
    match constraint {
        Constraint::Before { earlier, least, later } => later.iter().all(|&last| {
            earlier.iter().filter(|&&first| places[first.index()] < places[last.index()]).count()
                >= *least
        }),
        Constraint::First(named) => {
            named.iter().all(|&station| places[station.index()] < named.len())
        }
        Constraint::Last(named) => {
            named.iter().all(|&station| places[station.index()] >= places.len() - named.len())
        }
        Constraint::Free(_) => true,
        _ => panic!("a single order does not tell whether it is kept: {constraint:?}"),
    }
}

/// Every order of up to seven stations, by their number.
pub(crate) fn orders(stations: usize) -> &'static [Places] {
    static ORDERS: LazyLock<Vec<Vec<Places>>> = LazyLock::new(|| (0..=7).map(all_orders).collect());
    &ORDERS[stations]
}

fn all_orders(stations: usize) -> Vec<Places> {
    (0..stations).fold(vec![Vec::new()], |orders, station| {
        let with = |order: &Places, at: usize| {
            let mut longer: Places =
                order.iter().map(|&place| if place >= at { place + 1 } else { place }).collect();
            longer.push(at);
            longer
        };
        orders.iter().flat_map(|order| (0..=station).map(move |at| with(order, at))).collect()
    })
}
