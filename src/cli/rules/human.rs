//! `loype rules` for people: the rules of each file, with what they were read as.
//!
//! In: the rules. Out: text for a terminal, without style.

use super::told::{Fate, Place, Reading, Told, ToldRule};
use crate::course::order::{RuleState, Strength};
use crate::diagnostic::{MessageLanguage, Text};
use crate::text;

/// The width of the words in front of each line.
const LABEL: usize = 9;

/// The text.
pub(super) fn of(told: &Told, language: MessageLanguage) -> String {
    if told.rules.is_empty() {
        let none = text!(
            en: "the site has no order rules",
            nb: "nettstedet har ingen rekkefølgeregler"
        );
        return none.get(language).to_owned();
    }
    told.rules.iter().map(|rule| paragraph(rule, language)).collect::<Vec<_>>().join("\n\n")
}

fn paragraph(rule: &ToldRule, language: MessageLanguage) -> String {
    let said = |text: Text| text.get(language).to_owned();
    let mut lines =
        vec![place(&rule.place), line(&said(text!(en: "written", nb: "skrevet")), &rule.text)];
    match &rule.fate {
        Fate::Read(reading) => {
            let label = said(text!(en: "read as", nb: "lest som"));
            let labels = std::iter::once(label.as_str()).chain(std::iter::repeat(""));
            lines.extend(labels.zip(&reading.sentences).map(|(label, read)| line(label, read)));
            let label = match (&reading.state, reading.strength) {
                (RuleState::Free | RuleState::Taken(_), _) => text!(en: "freedom", nb: "frihet"),
                (_, Strength::Required) => text!(en: "required", nb: "krav"),
                (_, Strength::Recommended) => text!(en: "advised", nb: "anbefalt"),
            };
            lines.push(line(&said(label), &said(state(reading))));
        }
        Fate::Unread(found) => {
            let label = said(text!(en: "unread", nb: "ikke lest"));
            lines.push(line(&label, found.message.get(language)));
            if let Some(help) = &found.help {
                let label = said(text!(en: "help", nb: "hjelp"));
                lines.push(line(&label, help.text().get(language)));
            }
        }
    }
    lines.join("\n")
}

fn line(label: &str, text: &str) -> String {
    format!("  {label:LABEL$} {text}")
}

fn place(place: &Place) -> String {
    format!("{}:{}:{}", place.file, place.line, place.column)
}

/// What became of a rule.
fn state(reading: &Reading) -> Text {
    let by = reading.by.iter().map(place).collect::<Vec<_>>().join(", ");
    match &reading.state {
        RuleState::Kept => text!(
            en: "the published order keeps it",
            nb: "den publiserte rekkefølgen følger den"
        ),
        RuleState::Free => text!(
            en: "the order is free, and no other rule takes that",
            nb: "rekkefølgen er fri, og ingen annen regel tar det"
        ),
        RuleState::Implied(_) if by.is_empty() => text!(
            en: "says nothing: it holds in every order",
            nb: "sier ingenting: det gjelder i enhver rekkefølge"
        ),
        RuleState::Implied(_) => text!(
            en: "says nothing new, it follows from {by}",
            nb: "sier ikke noe nytt, det følger av {by}"
        ),
        RuleState::Broken => text!(
            en: "the published order does not keep it",
            nb: "den publiserte rekkefølgen følger den ikke"
        ),
        RuleState::Contradicted(_) if by.is_empty() => text!(
            en: "contradicts itself",
            nb: "motsier seg selv"
        ),
        RuleState::Contradicted(_) => text!(
            en: "cannot be kept together with {by}",
            nb: "kan ikke følges sammen med {by}"
        ),
        RuleState::Taken(_) => text!(
            en: "the freedom is taken by {by}",
            nb: "friheten er tatt av {by}"
        ),
    }
}
