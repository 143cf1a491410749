//! An order rule that cannot be read with certainty.
//!
//! In: a fault in the text of a rule. Out: `order-unreadable`, with what was expected and, where one can be found, the whole sentence mended.
//!
#![doc = include_str!("../../../manual/en/order-unreadable.md")]

use super::{
    repair::{Mend, mend},
    resolve::Setting,
    station::{Beside, RuleText, Station},
    syntax::{Expected, Fault, Problem},
};
use crate::{
    diagnostic::{Diagnostic, Rule, Text},
    listing::listed,
    text,
};

/// The diagnostic for a fault in a rule.
pub(super) fn unreadable(setting: Setting, rule: &RuleText, fault: Fault) -> Diagnostic {
    let mend = if setting.searched { mend(setting, &rule.text, &fault) } else { None };
    let fault = relocated(fault, mend.as_ref());
    let found = rule.text.get(fault.range.clone()).unwrap_or_default();
    let diagnostic = Diagnostic::new(Rule::OrderUnreadable, rule.place(&fault.range), message(setting, &fault.problem, found));
    let help = joined(setting, rule, &fault).or_else(|| mend.as_ref().map(offer)).or_else(|| advice(setting, &fault.problem));
    match help {
        Some(help) => diagnostic.help(help),
        None => diagnostic,
    }
}

/// The sentence that commas have cut up in a list on one line: the longest that can be read with the rule in it.
///
/// Only a rule on the course that names modules and says nothing of them is looked at: another fault is not the comma's.
fn joined(setting: Setting, rule: &RuleText, fault: &Fault) -> Option<Text> {
    let says_nothing = fault.problem == Problem::Expected(Expected::Relation) && rule.owner.is_none();
    if !says_nothing || !setting.searched {
        return None;
    }
    let Beside { before, after } = &rule.beside;
    let parts: Vec<&str> = before.iter().chain([&rule.text]).chain(after).map(String::as_str).collect();
    let windows = (2..=parts.len()).rev().flat_map(|length| parts.windows(length).enumerate());
    let with_rule = windows.filter(|(start, window)| (*start..start + window.len()).contains(&before.len()));
    let sentence = with_rule.map(|(_, window)| window.join(", ")).find(|sentence| setting.read(sentence).is_ok())?;
    Some(text!(
        en: "the comma cuts the sentence into two rules; put it in quotation marks: `\"{sentence}\"`",
        nb: "kommaet deler setningen i to regler; sett den i anførselstegn: `\"{sentence}\"`"
    ))
}

/// A fault whose mend lies earlier, at a word that was taken for a name, is shown there.
fn relocated(fault: Fault, mend: Option<&Mend>) -> Fault {
    match mend {
        Some(mend) if fault.suspects.contains(&mend.range) => Fault::new(mend.range.clone(), Problem::Expected(Expected::Relation)),
        _ => fault,
    }
}

fn offer(mend: &Mend) -> Text {
    let text = &mend.text;
    if mend.shorter {
        text!(en: "if that is what is meant, write `{text}`", nb: "skriv `{text}` hvis det er det som er ment")
    } else {
        text!(en: "write `{text}`", nb: "skriv `{text}`")
    }
}

fn message(setting: Setting, problem: &Problem, found: &str) -> Text {
    let Text { en: many_en, nb: many_nb } = setting.lexicon.noun.many();
    match problem {
        Problem::Empty => text!(en: "the rule is empty", nb: "regelen er tom"),
        Problem::Expected(expected) => unexpected(setting, *expected, found),
        Problem::Unclosed => text!(en: "the quotation mark `{found}` is not closed", nb: "anførselstegnet `{found}` er ikke lukket"),
        Problem::MixedJoin => {
            text!(en: "`{found}` mixes `and` with `or`, which can be read in two ways", nb: "`{found}` blander `og` og `eller`, og kan leses på to måter")
        }
        Problem::MixedChain => text!(
            en: "`{found}` after another relation in the same rule can be read in two ways",
            nb: "`{found}` etter en annen relasjon i samme regel kan leses på to måter"
        ),
        Problem::Alternatives => text!(
            en: "`{found}` leaves a choice, and a choice can stand only on the side that comes first",
            nb: "`{found}` gir et valg, og et valg kan bare stå på den siden som kommer først"
        ),
        Problem::Backwards(..) => text!(en: "the range `{found}` runs backwards", nb: "rekken `{found}` går baklengs"),
        Problem::TooMany { least, of } => {
            text!(en: "`{found}` asks for {least} and names only {of}", nb: "`{found}` krever {least}, men nevner bare {of}")
        }
        Problem::May => text!(en: "`{found}` requires nothing", nb: "`{found}` krever ingenting"),
        Problem::MustNot => text!(
            en: "`{found}` together with a negation can mean both `may not` and `need not`",
            nb: "`{found}` sammen med `ikke` kan bety både `får ikke` og `trenger ikke`"
        ),
        Problem::Not => text!(en: "`{found}` cannot be read in this rule", nb: "`{found}` kan ikke leses i denne regelen"),
        Problem::TwoStrengths => text!(
            en: "`{found}` recommends, but the rule also says that it must be so",
            nb: "`{found}` anbefaler, men regelen sier også at det må være slik"
        ),
        Problem::WrongNoun => {
            text!(en: "`{found}` is not what is put in order here: that is {many_en}", nb: "`{found}` er ikke det som ordnes her: det er {many_nb}")
        }
        Problem::OtherTitle(label) => text!(en: "`{found}` is not the title of `{label}`", nb: "`{found}` er ikke tittelen på `{label}`"),
        Problem::Ambiguous(_) => text!(en: "`{found}` is the name of several {many_en}", nb: "`{found}` er navnet på flere {many_nb}"),
        Problem::NoSubject => {
            let Text { en, nb } = setting.lexicon.noun.one();
            text!(en: "the rule does not say which {en} it is about", nb: "regelen sier ikke hvilken {nb} den gjelder")
        }
        Problem::Alone => {
            text!(en: "`{found}` is only one, and has no order to choose", nb: "`{found}` er bare én, og da er det ingen rekkefølge å velge")
        }
        Problem::Others => {
            text!(en: "`{found}` cannot be read here: it can stand alone on one side of a rule", nb: "`{found}` kan ikke leses her: det kan stå alene på én side av en regel")
        }
        Problem::WhichCourse(course) => text!(
            en: "`{found}` behind the course `{course}` can be read in two ways",
            nb: "`{found}` etter kurset `{course}` kan leses på to måter"
        ),
        Problem::OtherCourse => text!(
            en: "`{found}` is in another course, and a rule for the whole course can only stand in that course itself",
            nb: "`{found}` er i et annet kurs, og en regel for hele kurset kan bare stå i det kurset selv"
        ),
    }
}

fn unexpected(setting: Setting, expected: Expected, found: &str) -> Text {
    if expected == Expected::End {
        return text!(en: "`{found}` cannot be read here: the rule should end before it", nb: "`{found}` kan ikke leses: regelen skal slutte før dette");
    }
    let Text { en, nb } = wanted(setting, expected);
    if found.is_empty() {
        text!(en: "the rule ends too early: expected {en}", nb: "regelen slutter for tidlig: her mangler {nb}")
    } else {
        text!(en: "`{found}` cannot be read here: expected {en}", nb: "`{found}` kan ikke leses: her skal det stå {nb}")
    }
}

fn wanted(setting: Setting, expected: Expected) -> Text {
    let Text { en, nb } = setting.lexicon.noun.one();
    match expected {
        Expected::Relation => text!(
            en: "`before`, `after`, `first`, `last` or `in any order`",
            nb: "`før`, `etter`, `først`, `til slutt` eller `i valgfri rekkefølge`"
        ),
        Expected::Item => text!(en: "the number or title of a {en}", nb: "nummeret eller tittelen på en {nb}"),
        Expected::Number => text!(en: "the number of a {en}", nb: "nummeret på en {nb}"),
        Expected::Count => text!(en: "a count such as `two`", nb: "et antall, som `to`"),
        Expected::Of => text!(en: "`of`", nb: "`av`"),
        Expected::Or => text!(en: "`or`", nb: "`eller`"),
        Expected::End => text!(en: "the end of the rule", nb: "slutten på regelen"),
    }
}

/// What to write where no sentence can be offered.
fn advice(setting: Setting, problem: &Problem) -> Option<Text> {
    let example = match setting.lexicon.noun {
        super::station::Noun::Module(_) => text!(en: "Module 1", nb: "Modul 1"),
        super::station::Noun::Page(_) => text!(en: "Page 1", nb: "Side 1"),
    };
    let Text { en, nb } = example;
    Some(match problem {
        Problem::Expected(Expected::Count | Expected::Of) | Problem::TooMany { .. } => {
            text!(en: "write for instance `at least two of 2–4 before 5`", nb: "skriv for eksempel `minst to av 2–4 før 5`")
        }
        Problem::Expected(Expected::End) => {
            text!(en: "write one sentence for each rule, for instance `{en} before 2`", nb: "skriv én setning for hver regel, for eksempel `{nb} før 2`")
        }
        Problem::Expected(Expected::Or) => text!(en: "write for instance `either 1 or 2`", nb: "skriv for eksempel `enten 1 eller 2`"),
        Problem::Expected(Expected::Number) => text!(en: "write for instance `2–5`", nb: "skriv for eksempel `2–5`"),
        Problem::Others => text!(en: "write for instance `{en} before all others`", nb: "skriv for eksempel `{nb} før alle andre`"),
        Problem::WrongNoun => text!(en: "write for instance `{en}`, or the title", nb: "skriv for eksempel `{nb}`, eller tittelen"),
        Problem::OtherTitle(label) => text!(en: "write only `{label}`, or only the title", nb: "skriv bare `{label}`, eller bare tittelen"),
        Problem::Backwards(low, high) => text!(en: "write `{high}–{low}`", nb: "skriv `{high}–{low}`"),
        Problem::Empty | Problem::Expected(Expected::Relation | Expected::Item) => {
            text!(en: "write for instance `{en} before 2`, `{en} first` or `{en} last`", nb: "skriv for eksempel `{nb} før 2`, `{nb} først` eller `{nb} til slutt`")
        }
        Problem::Unclosed => text!(en: "write `«` before the title and `»` after it", nb: "skriv `«` foran tittelen og `»` etter"),
        Problem::MixedJoin | Problem::MixedChain => text!(en: "write two rules", nb: "skriv to regler"),
        Problem::Alternatives => {
            text!(en: "name all with `and`, or write a rule for each", nb: "nevn alle med `og`, eller skriv en regel for hver")
        }
        Problem::May => {
            text!(en: "write `should` to recommend it or `must` to require it", nb: "skriv `bør` for å anbefale det eller `må` for å kreve det")
        }
        Problem::MustNot => {
            text!(en: "write `cannot be taken before`, or turn the rule round with `after`", nb: "skriv `kan ikke tas før`, eller snu regelen med `etter`")
        }
        Problem::Not => text!(en: "say what must be so, without a negation", nb: "skriv hva som må være slik, uten `ikke`"),
        Problem::TwoStrengths => text!(en: "keep one of the words", nb: "behold det ene av ordene"),
        Problem::NoSubject => text!(en: "begin with its number or title: `{en} …`", nb: "begynn med nummeret eller tittelen: `{nb} …`"),
        Problem::Alone => text!(en: "name at least two, or take the rule out", nb: "nevn minst to, eller ta regelen ut"),
        Problem::WhichCourse(course) => {
            let own = setting.own.course.as_ref().map_or("", |own| own.title.as_str());
            text!(en: "name the course here too: `{course}: …` or `{own}: …`", nb: "skriv kurset foran her også: `{course}: …` eller `{own}: …`")
        }
        Problem::OtherCourse => text!(
            en: "move the rule to that course, or write for instance `{en} before …` for single modules",
            nb: "flytt regelen til det kurset, eller skriv for eksempel `{nb} før …` om enkelte moduler"
        ),
        Problem::Ambiguous(named) => return folders(setting.stations, named),
    })
}

fn folders(stations: &[Station], named: &[usize]) -> Option<Text> {
    let folders = named.iter().filter_map(|&station| stations.get(station)).map(|station| format!("`«{}»`", station.folder));
    let folders: Vec<String> = folders.collect();
    let (en, nb) = (listed(&folders, "or"), listed(&folders, "eller"));
    (!folders.is_empty()).then(|| text!(en: "write the folder or file: {en}", nb: "skriv mappen eller filen: {nb}"))
}
