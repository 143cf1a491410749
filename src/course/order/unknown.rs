//! What an order rule names exists.
//!
//! In: a place in a rule, and what is missing there. Out: `unknown-module`, with the nearest name
//! or the numbers that there are.
//!
#![doc = include_str!("../../../manual/en/unknown-module.md")]

use std::ops::Range;

use super::{
    name::Names,
    parse_context::{Missing, ParseContext},
    scope::Scope,
    station::{RuleText, Station},
};
use crate::ids;
use crate::kind::Called;
use crate::{
    diagnostic::{Diagnostic, Help, Rule, Text, nearest},
    listing::{all_of, listed, one_of, runs},
    text,
};

/// The most titles that are listed.
const SHOWN: usize = 10;

/// The diagnostic for one place in a rule.
pub(super) fn diagnostic(
    context: ParseContext,
    rule: &RuleText,
    range: &Range<usize>,
    missing: &Missing,
    scope: &Scope,
) -> Diagnostic {
    let message = match missing {
        Missing::Numbers(numbers, more) => no_numbers(context, scope, numbers, *more),
        Missing::Name(name) if !context.lexicon.courses_called(name).is_empty() => {
            text!(
                en: "`{name}` is a course, and a rule is about modules",
                nb: "`{name}` er et kurs, og en regel gjelder moduler"
            )
        }
        Missing::Name(name) => text!(en: "there is no `{name}`", nb: "`{name}` finnes ikke"),
        Missing::Course(name) if context.lexicon.courses_called(name).len() > 1 => {
            text!(en: "several courses are called `{name}`", nb: "flere kurs heter `{name}`")
        }
        Missing::Course(name) => {
            text!(en: "there is no course `{name}`", nb: "kurset `{name}` finnes ikke")
        }
    };
    let stations: Vec<&Station> = ids::each(&scope.range)
        .filter(|station| context.owner != Some(*station))
        .filter_map(|station| context.stations.get(station))
        .collect();
    let help = match missing {
        Missing::Course(name) => Some(Help::Example(courses(context, name))),
        Missing::Name(name) if !context.lexicon.courses_called(name).is_empty() => {
            let modules = context.lexicon.noun.numbered(called(context, name), 2);
            Some(Help::Example(text!(
                en: "name its modules: `{name}: {modules}`",
                nb: "nevn modulene i det: `{name}: {modules}`"
            )))
        }
        Missing::Name(name) => everything(name)
            .or_else(|| near(&stations, name).filter(|_| context.searched))
            .map(|meant| {
                let help = text!(en: "write `{meant}`", nb: "skriv `{meant}`");
                Help::suggest(help, [rule.with_part(range, &meant)])
            })
            .or_else(|| titles(&stations).map(Help::Act)),
        Missing::Numbers(..) => numbers(&scope.names).or_else(|| titles(&stations)).map(Help::Act),
    };
    let diagnostic = Diagnostic::new(Rule::UnknownModule, rule.place(range), message);
    match help {
        Some(help) => diagnostic.help(help),
        None => diagnostic,
    }
}

/// What a course, given by its name, calls its modules.
fn called(context: ParseContext, name: &str) -> Called {
    let courses = context.lexicon.courses_called(name);
    let is_it = |scope: &&Scope| scope.course.as_ref() == courses.first().copied();
    context.lexicon.scopes.iter().find(is_it).map(|scope| scope.called).unwrap_or_default()
}

fn no_numbers(context: ParseContext, scope: &Scope, numbers: &[u32], more: u32) -> Text {
    let course = scope.course.as_ref().filter(|_| scope.id != context.own.id);
    let course = course.map_or_else(String::new, |course| format!("{}: ", course.title));
    let labels: Vec<String> = numbers
        .iter()
        .map(|&number| format!("`{course}{}`", context.lexicon.noun.numbered(scope.called, number)))
        .collect();
    if more > 0 {
        let head = labels.join(", ");
        return text!(
            en: "there is no {head}, nor {more} more of the range",
            nb: "{head} finnes ikke, og heller ikke {more} til i rekken"
        );
    }
    Text {
        en: format!("there is no {}", listed(&labels, "or")),
        nb: format!("{} finnes ikke", listed(&labels, "og")),
    }
}

/// "Alle" alone does not say whether the module itself is among them.
fn everything(name: &str) -> Option<String> {
    match name.to_lowercase().as_str() {
        "alle" => Some("alle andre".to_owned()),
        "all" | "everything" => Some("all others".to_owned()),
        _ => None,
    }
}

pub(super) fn near(stations: &[&Station], name: &str) -> Option<String> {
    let titles =
        stations.iter().map(|station| station.title.as_str()).filter(|title| !title.is_empty());
    let folders =
        stations.iter().map(|station| station.folder.as_str()).filter(|folder| !folder.is_empty());
    let near = nearest(name, titles.chain(folders))?;
    Some(format!("«{near}»"))
}

/// The course that may be meant, or all courses; the folders of those that share a title.
fn courses(context: ParseContext, name: &str) -> Text {
    let called = context.lexicon.courses_called(name);
    if called.len() > 1 {
        let folders: Vec<String> =
            called.iter().map(|course| format!("`{}: …`", course.folder)).collect();
        let Text { en, nb } = one_of(&folders);
        return text!(en: "write the course's folder: {en}", nb: "skriv mappen til kurset: {nb}");
    }
    let titles = || context.lexicon.courses().map(|course| course.title.as_str());
    if let Some(near) = nearest(name, titles()) {
        return text!(en: "write `{near}: …`", nb: "skriv `{near}: …`");
    }
    let all: Vec<String> = titles().map(|title| format!("`{title}`")).collect();
    let Text { en, nb } = all_of(&all);
    text!(
        en: "what stands before a colon is a course; those that exist are {en}",
        nb: "det som står foran et kolon, er et kurs; de som finnes, er {nb}"
    )
}

/// The numbers that there are.
pub(super) fn numbers(names: &Names) -> Option<Text> {
    let numbers = runs(names.all_numbers());
    let Text { en, nb } = all_of(&numbers);
    (!numbers.is_empty())
        .then(|| text!(en: "the numbers that exist are {en}", nb: "numrene som finnes, er {nb}"))
}

/// The titles, up to a number that can be taken in at a glance.
pub(super) fn titles(stations: &[&Station]) -> Option<Text> {
    let titles: Vec<String> = stations
        .iter()
        .filter(|station| !station.title.is_empty())
        .map(|station| format!("`{}`", station.title))
        .collect();
    let shown = titles.get(..titles.len().min(SHOWN)).filter(|shown| !shown.is_empty())?;
    Some(match titles.len() - shown.len() {
        0 => {
            let Text { en, nb } = all_of(shown);
            text!(en: "the titles that exist are {en}", nb: "titlene som finnes, er {nb}")
        }
        more => {
            let some = shown.join(", ");
            text!(
                en: "the titles that exist are {some} and {more} more",
                nb: "titlene som finnes, er {some} og {more} til"
            )
        }
    })
}
