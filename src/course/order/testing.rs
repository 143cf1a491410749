//! Stations, rules and plans for the tests of this folder, and the oracle that tries every order.

use std::sync::LazyLock;

use super::{
    constraint::Constraint,
    plan::OrderPlan,
    station::{Beside, RuleText, Station},
};
use crate::{
    diagnostic::Diagnostic,
    source::{SourceFile, Sources, Span},
};

/// Stations with the titles given; "3 Vurdering" has the number 3 and the folder `modul-3-vurdering`.
pub(crate) fn stations(titles: &[&str]) -> Vec<Station> {
    let station = |(at, text): (usize, &&str)| {
        let number = text.split_once(' ').and_then(|(number, title)| Some((number.parse().ok()?, title)));
        let title = number.map_or(*text, |(_, title)| title).to_owned();
        let stem = title.to_lowercase().replace(' ', "-");
        let folder = number.map_or_else(|| stem.clone(), |(number, _): (u32, _)| format!("modul-{number}-{stem}"));
        Station { number: number.map(|(number, _)| number), title, course: None, folder, span: place(1000 + at, 0) }
    };
    titles.iter().enumerate().map(station).collect()
}

/// Numbered stations, in the order given.
pub(crate) fn numbered(numbers: &[u32]) -> Vec<Station> {
    let titles: Vec<String> = numbers.iter().map(|number| format!("{number} Tittel nummer {number}")).collect();
    stations(&titles.iter().map(String::as_str).collect::<Vec<_>>())
}

/// A span of `length` bytes in a place of its own for each `at`.
pub(crate) fn place(at: usize, length: usize) -> Span {
    let file = Sources::new().add(SourceFile::new("", ""));
    Span::new(file, at * 1000, at * 1000 + length)
}

/// A rule of a course.
pub(crate) fn rule(at: usize, text: &str) -> RuleText {
    RuleText { text: text.to_owned(), span: place(at, text.len()), verbatim: true, owner: None, beside: Beside::default() }
}

/// The plan of a course.
pub(crate) fn plan(stations: Vec<Station>, rules: &[&str]) -> (OrderPlan, Vec<Diagnostic>) {
    OrderPlan::read(stations, rules.iter().enumerate().map(|(at, text)| rule(at, text)).collect())
}

/// An order as the oracle has it: for each station its place.
pub(crate) type Places = Vec<usize>;

/// Whether an order keeps a constraint, told straight from what the words mean.
pub(crate) fn keeps(places: &Places, constraint: &Constraint) -> bool {
    match constraint {
        Constraint::Before { earlier, least, later } => {
            later.iter().all(|&last| earlier.iter().filter(|&&first| places[first] < places[last]).count() >= *least)
        }
        Constraint::First(named) => named.iter().all(|&station| places[station] < named.len()),
        Constraint::Last(named) => named.iter().all(|&station| places[station] >= places.len() - named.len()),
        Constraint::Free(_) => true,
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
            let mut longer: Places = order.iter().map(|&place| if place >= at { place + 1 } else { place }).collect();
            longer.push(at);
            longer
        };
        orders.iter().flat_map(|order| (0..=station).map(move |at| with(order, at))).collect()
    })
}
