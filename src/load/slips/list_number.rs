//! A sentence that begins with a number and a point becomes a list, and its number may change:
//! `1. oktober`, `1. november`, `15. desember` are shown as 1, 2, 3.
//!
//! In: events. Out: `list-number`: for a list in which a written number is not the one shown, and
//! for one that is a sentence. A list whose items are all numbered 1 is Markdown's own way of
//! counting, unless they are dates.
//!
#![doc = include_str!("../../../manual/en/list-number.md")]

use std::ops::Range;

use pulldown_cmark::{Event, Tag, TagEnd};

use super::body::Body;
use crate::diagnostic::{Applicability, Diagnostic, Edit, Fix, Help, Rule};
use crate::language::NORWEGIAN_MONTHS;
use crate::text;

/// What follows an ordinal number in Norwegian beside the months, by the beginning of the word.
const ORDINAL_NOUNS: [&str; 24] = [
    "trinn",
    "årstrinn",
    "klasse",
    "klassetrinn",
    "årskull",
    "semester",
    "kvartal",
    "halvår",
    "etasje",
    "plass",
    "gang",
    "termin",
    "time",
    "økt",
    "møte",
    "fellesmøte",
    "samling",
    "uke",
    "juledag",
    "påskedag",
    "pinsedag",
    "verdenskrig",
    "ledd",
    "utgave",
];

/// How those words end.
const ENDINGS: [&str; 8] = ["", "s", "en", "et", "n", "ene", "a", "er"];

/// Whether a text begins with a word that an ordinal number stands before.
pub(super) fn is_ordinal(text: &str) -> bool {
    let word = text.split(|c: char| !c.is_alphabetic()).next().unwrap_or_default();
    NORWEGIAN_MONTHS
        .iter()
        .chain(&ORDINAL_NOUNS)
        .any(|noun| word.strip_prefix(noun).is_some_and(|ending| ENDINGS.contains(&ending)))
}

/// The lists of a text.
#[derive(Debug, Default)]
pub(super) struct Lists {
    /// The open lists, innermost last; nothing for those without numbers.
    open: Vec<Option<List>>,
    /// The number after that of the last item of the last numbered list.
    next: usize,
}

#[derive(Debug)]
struct List {
    range: Range<usize>,
    first: usize,
    items: Vec<Item>,
}

/// An item: the number that was written, its place, and where what it says begins.
#[derive(Debug)]
struct Item {
    number: usize,
    place: Range<usize>,
    text: usize,
}

impl Lists {
    pub(super) fn event(
        &mut self,
        event: &Event,
        range: &Range<usize>,
        body: Body,
    ) -> Option<Diagnostic> {
        match event {
            Event::Start(Tag::List(first)) => {
                let first = first.and_then(|first| usize::try_from(first).ok());
                let list = |first| List { range: range.clone(), first, items: Vec::new() };
                self.open.push(first.map(list));
            }
            Event::Start(Tag::Item) => {
                if let Some(Some(list)) = self.open.last_mut() {
                    list.items.extend(item(range, body));
                }
            }
            Event::End(TagEnd::List(_)) => {
                let list = self.open.pop().flatten()?;
                let next = std::mem::replace(&mut self.next, list.first + list.items.len());
                return list.check(body, next);
            }
            _ => {}
        }
        None
    }
}

/// The item at a range.
fn item(range: &Range<usize>, body: Body) -> Option<Item> {
    let source = body.source(range);
    let digits = source.len() - source.trim_start_matches(|c: char| c.is_ascii_digit()).len();
    let number = source.get(..digits)?.parse().ok()?;
    let rest = source.get(digits + 1..).unwrap_or_default();
    let text = range.start + digits + 1 + rest.len() - rest.trim_start().len();
    Some(Item { number, place: range.start..range.start + digits + 1, text })
}

impl List {
    /// What is wrong with the list; `next` is the number that would go on with the one before it.
    fn check(&self, body: Body, next: usize) -> Option<Diagnostic> {
        let numbers = || self.items.iter().map(|item| item.number);
        let text_of = |item: &Item| body.source(&(item.text..self.range.end));
        let ordinals = self.items.iter().filter(|item| is_ordinal(text_of(item))).count();
        let wrong = self.items.iter().zip(self.first..).find(|(item, shown)| item.number != *shown);
        let counts_itself = self.first <= 1 && numbers().all(|number| number == self.first);
        match wrong {
            Some(_) if counts_itself && ordinals == 0 => None,
            Some((item, shown)) => Some(self.changed(item, shown, body, ordinals > 0)),
            None if self.is_sentence(ordinals, next, text_of) || self.cuts_sentence(body) => {
                Some(self.sentence(body))
            }
            None => None,
        }
    }

    /// Whether a list of one item is a sentence: an ordinal number, or a number that no list begins
    /// with, before a small letter.
    fn is_sentence<'b>(
        &self,
        ordinals: usize,
        next: usize,
        text_of: impl Fn(&Item) -> &'b str,
    ) -> bool {
        let [item] = self.items.as_slice() else { return false };
        let goes_on = item.number == next && next > 1;
        let is_small = text_of(item).starts_with(char::is_lowercase);
        !goes_on && (ordinals == 1 || (item.number > 1 && is_small))
    }

    /// Whether a list of one item breaks a paragraph in the middle of a sentence: the line before
    /// ends in a small letter or a comma, and the item begins with a small letter.
    fn cuts_sentence(&self, body: Body) -> bool {
        let [item] = self.items.as_slice() else { return false };
        let before = body.text.get(..self.range.start).unwrap_or_default();
        let before = before.trim_end_matches([' ', '\t', '>']);
        let line = before.strip_suffix('\n').unwrap_or_default().trim_end_matches([' ', '\t']);
        let goes_on = line.ends_with(|c: char| c.is_lowercase() || c == ',');
        goes_on && body.source(&(item.text..self.range.end)).starts_with(char::is_lowercase)
    }

    fn changed(&self, item: &Item, shown: usize, body: Body, is_text: bool) -> Diagnostic {
        let written = body.source(&item.place);
        let mark = written.trim_start_matches(|c: char| c.is_ascii_digit());
        let message = text!(
            en: "`{written}` is read as an item of a list, and shown as `{shown}{mark}`",
            nb: "`{written}` leses som et punkt i en liste, og vises som `{shown}{mark}`"
        );
        let number = item.number;
        let as_text = format!("{number}\\{mark}");
        let help = text!(
            en: "write `{as_text}` where the number is part of a sentence, or number the list \
                 1, 2, 3",
            nb: "skriv `{as_text}` der tallet hører til en setning, eller tell listen 1, 2, 3"
        );
        let mut fixes = vec![Fix::new(Applicability::Suggested, self.escapes(body))];
        if !is_text {
            fixes.push(Fix::new(Applicability::Suggested, self.numbers(body)));
        }
        Diagnostic::new(Rule::ListNumber, body.span(&item.place), message)
            .help(Help::Write(help, fixes))
    }

    fn sentence(&self, body: Body) -> Diagnostic {
        let place = self.items.first().map_or(self.range.clone(), |item| item.place.clone());
        let written = body.source(&place);
        let digits = written.trim_end_matches(['.', ')']);
        let mark = written.get(digits.len()..).unwrap_or_default();
        let message = text!(
            en: "a sentence that begins with `{written}` is read as a list",
            nb: "en setning som begynner med `{written}`, leses som en liste"
        );
        let help = text!(en: "write `{digits}\\{mark}`", nb: "skriv `{digits}\\{mark}`");
        Diagnostic::new(Rule::ListNumber, body.span(&place), message)
            .help(Help::suggest(help, self.escapes(body)))
    }

    /// A backslash before the mark of every item.
    fn escapes(&self, body: Body) -> Vec<Edit> {
        let mark = |item: &Item| body.span(&(item.place.end - 1..item.place.end));
        self.items.iter().map(|item| Edit::insert_before(mark(item), "\\")).collect()
    }

    /// The numbers that are shown.
    fn numbers(&self, body: Body) -> Vec<Edit> {
        let wrong =
            self.items.iter().zip(self.first..).filter(|(item, shown)| item.number != *shown);
        wrong
            .map(|(item, shown)| {
                let digits = body.span(&(item.place.start..item.place.end - 1));
                Edit::replace(digits, shown.to_string())
            })
            .collect()
    }
}

#[cfg(test)]
mod tests {
    use super::super::{assert_silent, assert_told};

    #[test]
    fn numbers_that_change_are_told() {
        assert_told(
            "list-number",
            &[
                "8. trinn arbeider.\n\n10. trinn lager.\n",
                "1. oktober a\n1. november b\n15. desember c\n",
                "1. a\n2. b\n\n17. mai feirer vi.\n",
                "1. a\n2. b\n4. c\n",
                "5. trinn\n5. trinn\n",
                "1. mai a\n1. juni b\n",
            ],
        );
    }

    #[test]
    fn sentences_that_become_lists_are_told() {
        assert_told(
            "list-number",
            &[
                "5. trinn skal lese.",
                "- en\n- to\n\n17. mai feirer vi.",
                "Fristen er\n1. oktober hvert år.",
                "Møtet er andre juledag og\n1. nyttårsdag.",
                "> Vi begynner den\n> 1. i måneden.",
                "2019. var et godt år.",
                "1. klassen leser.",
                "- 3. trinnet skriver",
            ],
        );
    }

    #[test]
    fn lists_are_right() {
        assert_silent(&[
            "1. les\n2. skriv\n",
            "1. en\n1. to\n1. tre\n",
            "0. a\n1. b\n",
            "3. a\n4. b\n",
            "1. les",
            "1. a\n2. b\n\nTekst.\n\n3. skriv\n",
            "8\\. trinn",
            "1) a\n2) b\n",
            "5. Les mer",
            "1. a\n   1. b\n   2. c\n2. d\n",
            "- a\n- b",
            "Kl. 9. trinn",
            "1. a\n\n   tekst\n\n2. b\n",
            "1. Oktober\n2. November\n",
            "0. a\n0. b\n",
            "Gjør slik:\n1. les",
            "Først dette.\n1. les",
            "## Slik gjør du\n\n1. les",
            "10. Vi leser\n11. Vi skriver\n",
        ]);
    }
}
