//! The marks in a sheet: `{valg: 1–4}` and `{signatur}`.
//!
//! In: the text of a cell or of an entry of a list. Out: the [`FoundMark`] in it, read or with what
//! is wrong with it. Where a mark can stand is left to the sheet.

use std::collections::BTreeSet;
use std::ops::Range;

/// The words of a choice, in bokmål, nynorsk and English.
const CHOICE: [&str; 3] = ["valg", "val", "choice"];
/// The words of a place to sign.
const SIGNATURE: [&str; 3] = ["signatur", "underskrift", "signature"];
/// The words of the most letters that a field takes.
const LIMIT: [&str; 3] = ["maks", "max", "maksimum"];
/// How many letters a field can be said to take at most.
pub(super) const LARGEST_LIMIT: u32 = 10_000;
/// How many answers a choice has at most: more would be no choice, but a list to search.
pub(super) const MOST_OPTIONS: usize = 12;

/// One of several answers.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Choice {
    /// The answers, in order: at least two, and no two alike.
    pub options: Vec<String>,
}

/// What a mark in braces says.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) enum Mark {
    Choice(Choice),
    Signature,
    /// The most letters.
    Limit(u32),
}

/// What is wrong with a mark.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) enum MarkFault {
    /// No mark has this name.
    Unknown(String),
    /// Fewer than two answers.
    TooFew,
    /// More than [`MOST_OPTIONS`] answers, this many.
    TooMany(usize),
    /// This answer stands twice.
    Twice(String),
    /// No number of letters from 1 to [`LARGEST_LIMIT`].
    NoLimit,
    /// A scale that goes down, by its ends.
    Backwards(u16, u16),
    /// It begins and never ends.
    Unclosed,
    /// It stands in brackets of another form.
    OtherBrackets,
}

/// A mark where it stands.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct FoundMark {
    /// With its braces.
    pub(super) range: Range<usize>,
    pub(super) mark: Result<Mark, MarkFault>,
}

/// Where the first of the marks that sheets know stands in a text, with its braces.
#[must_use]
pub fn mark_range(text: &str) -> Option<Range<usize>> {
    braces(text).find(|range| {
        let (name, _) = name_and_rest(inside(text, range));
        is_known(name)
    })
}

/// Where a mark begins that sheets know and that does not end in this text.
#[must_use]
pub fn mark_start(text: &str) -> Option<usize> {
    let start = text.rfind('{')?;
    let rest = text.get(start + 1..).filter(|rest| !rest.contains('}'))?;
    let (name, _) = name_and_rest(rest);
    is_known(name).then_some(start)
}

/// The mark of a text: the first that sheets know, else one that is open or in other brackets, else
/// the first that looks like one.
pub(super) fn find(text: &str) -> Option<FoundMark> {
    if mark_range(text).is_none() {
        if let Some(start) = mark_start(text) {
            return Some(FoundMark { range: start..text.len(), mark: Err(MarkFault::Unclosed) });
        }
        if let Some(range) = in_other_brackets(text) {
            return Some(FoundMark { range, mark: Err(MarkFault::OtherBrackets) });
        }
    }
    let looks_like = |range: &Range<usize>| {
        inside(text, range).trim_start().starts_with(|letter: char| letter.is_alphabetic())
    };
    let range = mark_range(text).or_else(|| braces(text).find(looks_like))?;
    let mark = read(inside(text, &range));
    Some(FoundMark { range, mark })
}

/// Whether a text is a place to sign.
pub(super) fn signs(text: &str) -> bool {
    matches!(find(text), Some(FoundMark { mark: Ok(Mark::Signature), .. }))
}

/// A text without its mark.
pub(super) fn without_mark(text: &str) -> String {
    let Some(range) = mark_range(text) else { return text.trim().to_owned() };
    let [before, after] =
        [text.get(..range.start), text.get(range.end..)].map(Option::unwrap_or_default);
    format!("{}{after}", before.trim_end()).trim().to_owned()
}

fn braces(text: &str) -> impl Iterator<Item = Range<usize>> {
    text.match_indices('{').filter_map(|(start, _)| {
        let length = text.get(start..)?.find('}')?;
        Some(start..start + length + 1)
    })
}

/// Where a choice or a limit stands in brackets that make none of it: `(valg: 1–4)`.
fn in_other_brackets(text: &str) -> Option<Range<usize>> {
    let is_mark = |(start, _): &(usize, &str)| {
        let rest = text.get(start + 1..).unwrap_or_default();
        let name = rest.split(':').next().unwrap_or_default().trim();
        rest.contains(':') && is_known(name)
    };
    let (start, _) = text.match_indices(['(', '[']).find(is_mark)?;
    let end = text.get(start..)?.find([')', ']']).map_or(text.len(), |length| start + length + 1);
    Some(start..end)
}

fn inside<'t>(text: &'t str, braces: &Range<usize>) -> &'t str {
    text.get(braces.start + 1..braces.end.saturating_sub(1)).unwrap_or_default()
}

/// The name in a mark, and what stands behind it.
fn name_and_rest(inside: &str) -> (&str, &str) {
    let inside = inside.trim();
    let end = inside.find(|letter: char| !letter.is_alphabetic()).unwrap_or(inside.len());
    let (name, rest) = inside.split_at(end);
    (name, rest.trim_start_matches([' ', ':', '=']).trim())
}

fn is_known(name: &str) -> bool {
    [CHOICE, SIGNATURE, LIMIT].iter().any(|names| is_any(names, name))
}

fn is_any(names: &[&str], name: &str) -> bool {
    let name = name.to_lowercase();
    names.contains(&name.as_str())
}

fn read(inside: &str) -> Result<Mark, MarkFault> {
    let (name, rest) = name_and_rest(inside);
    if is_any(&SIGNATURE, name) {
        return Ok(Mark::Signature);
    }
    if is_any(&LIMIT, name) {
        let limit = rest.split_whitespace().next().and_then(|number| number.parse().ok());
        let limit = limit.filter(|limit| (1..=LARGEST_LIMIT).contains(limit));
        return limit.map(Mark::Limit).ok_or(MarkFault::NoLimit);
    }
    if !is_any(&CHOICE, name) {
        return Err(MarkFault::Unknown(name.to_owned()));
    }
    let options = numbers(rest).unwrap_or_else(|| listed(rest))?;
    let mut seen = BTreeSet::new();
    if let Some(twice) = options.iter().find(|option| !seen.insert(option.to_lowercase())) {
        return Err(MarkFault::Twice(twice.clone()));
    }
    match options.len() {
        0 | 1 => Err(MarkFault::TooFew),
        2..=MOST_OPTIONS => Ok(Mark::Choice(Choice { options })),
        more => Err(MarkFault::TooMany(more)),
    }
}

/// The numbers of a scale: `1–4`, `1-4`, `1 til 4`, `1 to 4`.
fn numbers(text: &str) -> Option<Result<Vec<String>, MarkFault>> {
    let ends = text.split_once(['–', '-', '—']).or_else(|| text.split_once(" til "));
    let (from, to) = ends.or_else(|| text.split_once(" to "))?;
    let [from, to] = [from, to].map(|end| end.trim().parse::<u16>().ok());
    let (from, to) = from.zip(to)?;
    let count = usize::from(to.abs_diff(from)) + 1;
    if to < from {
        return Some(Err(MarkFault::Backwards(from, to)));
    }
    if count > MOST_OPTIONS {
        return Some(Err(MarkFault::TooMany(count)));
    }
    Some(Ok((from..=to).map(|number| number.to_string()).collect()))
}

/// Answers that are written out, with commas between them, or else with slashes.
fn listed(text: &str) -> Result<Vec<String>, MarkFault> {
    let separators: &[char] = if text.contains([',', ';']) { &[',', ';'] } else { &['/'] };
    let options: Vec<String> =
        text.split(separators).map(|option| option.trim().to_owned()).collect();
    if options.iter().any(String::is_empty) { Err(MarkFault::TooFew) } else { Ok(options) }
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    fn options(text: &str) -> Result<Vec<String>, MarkFault> {
        match find(text).expect("a mark").mark? {
            Mark::Choice(choice) => Ok(choice.options),
            Mark::Signature | Mark::Limit(_) => Ok(Vec::new()),
        }
    }

    #[test]
    fn a_scale_or_a_list_of_answers_is_a_choice() {
        for text in
            ["{valg: 1–4}", "Enig {valg: 1-4}", "{Val: 1 til 4}", "{choice 1 to 4}", "{valg=1—4}"]
        {
            assert_eq!(options(text).unwrap(), ["1", "2", "3", "4"], "{text}");
        }
        for text in [
            "Vedtatt? {valg: ja, delvis, nei}",
            "{valg: ja/delvis/nei}",
            "{valg: ja; delvis; nei }",
        ] {
            assert_eq!(options(text).unwrap(), ["ja", "delvis", "nei"], "{text}");
        }
        assert_eq!(options("{valg: 8–10 timer, 11–12 timer}").unwrap().len(), 2);
        assert_eq!(options("Rektor {signatur}"), Ok(vec![]));
    }

    #[test]
    fn what_is_no_choice_is_told() {
        assert_eq!(options("{valg: }"), Err(MarkFault::TooFew));
        assert_eq!(options("{valg: ja}"), Err(MarkFault::TooFew));
        assert_eq!(options("{valg: ja,, nei}"), Err(MarkFault::TooFew));
        assert_eq!(options("{valg: 4–1}"), Err(MarkFault::Backwards(4, 1)));
        assert_eq!(options("Enig {valg: 1–4"), Err(MarkFault::Unclosed));
        assert_eq!(options("Rektor {signatur"), Err(MarkFault::Unclosed));
        assert_eq!(options("Enig (valg: 1–4)"), Err(MarkFault::OtherBrackets));
        assert_eq!(options("Nyttig? [maks: 250]"), Err(MarkFault::OtherBrackets));
        assert_eq!(find("Hva er (et valg)?"), None);
        assert_eq!(options("{valg: 0–100}"), Err(MarkFault::TooMany(101)));
        assert_eq!(options("{valg: ja, Ja}"), Err(MarkFault::Twice("Ja".into())));
        assert_eq!(options("{vlag: 1–4}"), Err(MarkFault::Unknown("vlag".into())));
        assert_eq!(find("mengden {1, 2} og {"), None);
    }

    #[test]
    fn a_label_is_what_stands_around_its_mark() {
        assert_eq!(without_mark("Vedtatt? {valg: ja, nei}"), "Vedtatt?");
        assert_eq!(without_mark("Enig {valg: 1–4} (1 er lite)"), "Enig (1 er lite)");
        assert_eq!(without_mark(" {signatur}"), "");
    }

    proptest! {
        #[test]
        fn any_text_can_be_looked_through(text in "([{}:,/–\\- ]|valg|signatur|[0-9a-cæ]){0,20}") {
            let label = without_mark(&text);
            prop_assert!(label.len() <= text.len());
            if let Some(Ok(Mark::Choice(choice))) = find(&text).map(|found| found.mark) {
                prop_assert!((2..=MOST_OPTIONS).contains(&choice.options.len()));
            }
        }
    }
}
