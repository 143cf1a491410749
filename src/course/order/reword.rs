//! Other ways of writing what the grammar has one way for: "2..5", "1 → 2", "mellom 1 og 3", "Modul
//! 3 i Vurdering", a title like a word.
//!
//! In: a sentence that cannot be read. Out: sentences that say the same in the words of the
//! grammar, to be tried by `repair`.

use std::ops::Range;

use super::{
    grammar::parse,
    parse_context::ParseContext,
    syntax::{Fault, Selection},
    token::{Kind, Tokens, cut},
    words::{Word, usual},
};
use crate::course::language::Language;

const ARROWS: [&str; 5] = ["→", "⇒", "->", "–>", "=>"];
/// Words between two stations, one on either side.
const BETWEEN: [(&str, Language); 3] =
    [("mellom", Language::Bokmal), ("millom", Language::Nynorsk), ("between", Language::English)];
/// Words between a station and its course.
const IN: [&str; 5] = ["i", "fra", "frå", "in", "from"];

/// How many titles are put in quotation marks, one at a time.
const TRIES: usize = 6;
/// The most tokens that the name of a course is sought in.
const LONGEST_COURSE: usize = 30;

/// Sentences that may be what was meant, best first.
pub(super) fn reworded(context: ParseContext, text: &str, fault: &Fault) -> Vec<String> {
    let tokens = cut(text);
    let ways = [
        dotted(text, &tokens),
        arrows(text, fault),
        between(context, text, &tokens),
        of_course(context, text, &tokens, fault),
    ];
    ways.into_iter().flatten().chain(quoted(context, text, &tokens)).collect()
}

/// "2..5" and "2…5" as "2–5".
fn dotted(text: &str, tokens: &Tokens) -> Option<String> {
    let is_dot = |kind: &Kind| matches!(kind, Kind::Sign('.' | '…'));
    let mut changed = text.to_owned();
    let mut next = 0;
    let mut runs: Vec<Range<usize>> = Vec::new();
    for run in tokens.kinds.chunk_by(|a, b| is_dot(a) == is_dot(b)) {
        let places = tokens.ranges.get(next..next + run.len())?;
        next += run.len();
        if let (true, Some(first), Some(last)) =
            (run.len() > 1 || run == [Kind::Sign('…')], places.first(), places.last())
            && run.iter().all(is_dot)
        {
            runs.push(first.start..last.end);
        }
    }
    runs.iter().rev().for_each(|run| changed.replace_range(run.clone(), "–"));
    (!runs.is_empty()).then_some(changed)
}

/// "1 → 2" as "1 før 2".
fn arrows(text: &str, fault: &Fault) -> Option<String> {
    let language = fault.languages.first().copied().unwrap_or(Language::Bokmal);
    let before = format!(" {} ", usual(language, Word::Before));
    let changed =
        ARROWS.iter().fold(text.to_owned(), |changed, arrow| changed.replace(arrow, &before));
    (changed != text).then(|| changed.split_whitespace().collect::<Vec<_>>().join(" "))
}

/// "mellom 1 og 3" as "etter 1 og før 3".
fn between(context: ParseContext, text: &str, tokens: &Tokens) -> Option<String> {
    let is_between = |kind: &Kind| {
        BETWEEN.iter().find(|(word, _)| matches!(kind, Kind::Word(written) if written == word))
    };
    let (at, (_, language)) =
        tokens.kinds.iter().enumerate().find_map(|(at, kind)| Some((at, is_between(kind)?)))?;
    let is_and = |at: &usize| {
        let here = tokens.kinds.get(*at..).unwrap_or_default();
        context.lexicon.vocabulary.find(here, |word| word == Word::And).is_some()
    };
    let ands: Vec<usize> = (at + 1..tokens.kinds.len()).filter(is_and).collect();
    let ([and], place) = (ands.as_slice(), tokens.ranges.get(at)?) else { return None };
    let and = tokens.ranges.get(*and)?;
    let (head, middle, tail) =
        (text.get(..place.start)?, text.get(place.end..and.end)?, text.get(and.end..)?);
    Some(format!(
        "{head}{}{middle} {}{tail}",
        usual(*language, Word::After),
        usual(*language, Word::Before)
    ))
}

/// "Modul 3 i Vurdering" as "Vurdering: Modul 3"; of several modules it is not clear which of them
/// are in the course.
fn of_course(context: ParseContext, text: &str, tokens: &Tokens, fault: &Fault) -> Option<String> {
    let at = tokens.ranges.iter().position(|range| range.start == fault.range.start)?;
    if !matches!(tokens.kinds.get(at)?, Kind::Word(word) if IN.contains(&word.as_str())) {
        return None;
    }
    let rest = tokens.kinds.get(at + 1..)?;
    let length = (1..=rest.len().min(LONGEST_COURSE)).rev().find(|&length| {
        let called: Vec<Kind> =
            rest.iter().take(length).cloned().chain([Kind::Sign(':')]).collect();
        context.lexicon.course_at(&called).is_some_and(|(taken, _)| taken == called.len())
    })?;
    let course = text.get(tokens.ranges.get(at + 1)?.start..tokens.ranges.get(at + length)?.end)?;
    let (head, tail) = (
        text.get(..fault.range.start)?.trim_end(),
        text.get(tokens.ranges.get(at + length)?.end..)?,
    );
    let sentence = parse(context.lexicon, context.own, head).ok()?;
    let last = sentence.body.selections().max_by_key(|selection| selection.range.start)?;
    let Selection { items, range, names_course: false, .. } = last else { return None };
    (items.len() == 1).then_some(())?;
    Some(format!("{}{course}: {}{tail}", head.get(..range.start)?, head.get(range.start..)?))
}

/// A title that is also a word of the grammar, in quotation marks.
fn quoted(context: ParseContext, text: &str, tokens: &Tokens) -> Vec<String> {
    let quoted = |at: usize| {
        let here = tokens.kinds.get(at..)?;
        let (length, stations) = context.own.names.at(here)?;
        let is_own = context.owner.is_some_and(|owner| stations.contains(&owner));
        context
            .lexicon
            .vocabulary
            .find(here, |word| word != Word::Filler)
            .filter(|phrase| phrase.length >= length && !is_own)?;
        let name = tokens.ranges.get(at)?.start..tokens.ranges.get(at + length - 1)?.end;
        Some(format!(
            "{}«{}»{}",
            text.get(..name.start)?,
            text.get(name.clone())?,
            text.get(name.end..)?
        ))
    };
    (0..tokens.kinds.len()).filter_map(quoted).take(TRIES).collect()
}
