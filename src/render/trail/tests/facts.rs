//! What the list of a course says, read from its words.

use std::collections::BTreeSet;

use crate::course::ModuleId;
use crate::course::order::{OrderPlan, Strength};
use crate::ids::{self, Id};
use crate::kind::Called;
use crate::load::{Template, Theme};
use crate::render::order_view::{CourseOrderView, PlanSlice};
use crate::render::trail::model::TrailModel;
use crate::render::trail::words::OrderWords;
use crate::render::views::LinkView;
use crate::render::words::{Speaker, Words};

/// One statement about the order. Modules are numbered from 1.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
pub(super) enum Fact {
    /// All of one module before another.
    After(usize, usize, Strength),
    /// So many of some before another.
    Some(usize, usize, Vec<usize>, Strength),
    /// Any order.
    Free(Vec<usize>),
}

/// The number of a module, counted from 1.
pub(super) fn number(module: ModuleId) -> usize {
    module.index() + 1
}

/// The words of the theme, in bokmål.
pub(super) fn words() -> Words {
    let mut theme = Theme::default();
    let source = include_str!("../../../../themes/default/strings/nb.ftl").to_owned();
    theme.strings.insert("nb".to_owned(), vec![Template { place: String::new(), source }]);
    Words::new(&theme).expect("words")
}

/// What the words of the list say, and the places that they give, each with its module.
pub(super) fn told(plan: &OrderPlan, words: &Words) -> (BTreeSet<Fact>, BTreeSet<(usize, String)>) {
    let link = |number: usize| LinkView {
        title: String::new(),
        lang: None,
        address: String::new(),
        label: Some(format!("Modul {number}")),
    };
    let order_view = CourseOrderView {
        slice: PlanSlice::whole(plan),
        links: (1..=plan.stations().len()).map(link).collect(),
    };
    let model = TrailModel::new(&order_view.slice);
    let speaker = Speaker { words, language: "nb", called: Called::default() };
    let list = OrderWords { model: &model, order_view: &order_view, speaker, root: None };
    let (mut facts, mut places) = (BTreeSet::new(), BTreeSet::new());
    for module in ids::first::<ModuleId>(model.len()) {
        for text in list.before(module) {
            if text.contains("alle") {
                places.insert((number(module), text));
            } else {
                facts.extend(read(&text, number(module)));
            }
        }
        facts.extend(list.freedoms(module).iter().map(|text| Fact::Free(numbers(text))));
    }
    (facts, places)
}

/// Reads what the list says before a module.
pub(super) fn read(text: &str, here: usize) -> Vec<Fact> {
    let (strength, rest) = match text.strip_prefix("gjerne ") {
        Some(rest) => (Strength::Recommended, rest),
        None => (Strength::Required, text),
    };
    let rest = rest.strip_prefix("etter ").expect("after something");
    let least = match rest.split(' ').collect::<Vec<_>>().as_slice() {
        ["minst", number, "av", ..] => Some(
            ["", "", "to", "tre", "fire"].iter().position(|word| word == number).expect("a number"),
        ),
        _ => rest.contains(" eller ").then_some(1),
    };
    let names = numbers(rest);
    match least {
        Some(least) => vec![Fact::Some(here, least, names, strength)],
        None => names.into_iter().map(|one| Fact::After(here, one, strength)).collect(),
    }
}

pub(super) fn numbers(text: &str) -> Vec<usize> {
    text.split(|letter: char| !letter.is_ascii_digit())
        .filter_map(|part| part.parse().ok())
        .collect()
}

/// The rules that say what the facts and places say, required ones only.
pub(super) fn as_rules(facts: &BTreeSet<Fact>, places: &BTreeSet<(usize, String)>) -> Vec<String> {
    let rule = |fact: &Fact| match fact {
        Fact::After(later, earlier, Strength::Required) => {
            Some(format!("Modul {later} etter {earlier}"))
        }
        Fact::Some(later, least, of, Strength::Required) => {
            let of = of.iter().map(usize::to_string).collect::<Vec<_>>().join(" og ");
            Some(format!("minst {least} av {of} før {later}"))
        }
        _ => None,
    };
    let place = |(module, text): &(usize, String)| match text.as_str() {
        "først av alle" => Some(format!("Modul {module} først")),
        "etter alle de andre" => Some(format!("Modul {module} til slutt")),
        _ => None,
    };
    facts.iter().filter_map(rule).chain(places.iter().filter_map(place)).collect()
}
