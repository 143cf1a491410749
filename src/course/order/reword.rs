//! Other ways of writing what the grammar has one way for: "Modul 3 i Vurdering", a title like a
//! word.
//!
//! In: a sentence that cannot be read. Out: sentences that say the same in the words of the
//! grammar, to be tried by `repair`.

use super::{
    fault::Fault,
    grammar::parse,
    parse_context::ParseContext,
    syntax::Selection,
    token::{Kind, Tokens, cut},
    words::Word,
};

/// Words between a station and its course.
const IN: [&str; 5] = ["i", "fra", "frå", "in", "from"];

/// How many titles are put in quotation marks, one at a time.
const TRIES: usize = 6;
/// The most tokens that the name of a course is sought in.
const LONGEST_COURSE: usize = 30;

/// Sentences that may be what was meant, best first.
pub(super) fn reworded(context: ParseContext, text: &str, fault: &Fault) -> Vec<String> {
    let tokens = cut(text);
    let of_course = of_course(context, text, &tokens, fault);
    of_course.into_iter().chain(quoted(context, text, &tokens)).collect()
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
    let Selection { range, names_course: false, .. } = last else { return None };
    last.is_single().then_some(())?;
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
            .find(here, Word::is_of_order)
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
