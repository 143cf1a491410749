//! Two rules in one sentence: "Modul 2 bør tas etter 1 og må tas før 4".
//!
//! In: a sentence that cannot be parsed. Out: the two sentences that it consists of, both readable,
//! if there is only one way to split it. A second half without a subject gets that of the first. If
//! one half only recommends or denies, the other must say how strong it is; otherwise the sentence
//! is ambiguous: "Modul 2 bør tas etter 1, men før 4".

use super::{
    claims::Claims,
    fault::{Fault, Problem},
    grammar::parse,
    parse_context::ParseContext,
    syntax::Body,
    token::{Kind, cut},
    words::Word,
};

/// Words that begin a new sentence.
const TURNS: [&str; 3] = ["men", "mens", "but"];

/// A sentence with more places to split is a list, and not two rules.
const MOST_JOINTS: usize = 12;

/// How clearly the rules are separated, clearest first.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
enum Level {
    /// A full stop, a semicolon, "men".
    Sentence,
    /// A comma with "og" after it.
    Clause,
    /// "og" or a comma, which may also be part of a list.
    List,
}

/// A place where one rule may end and another begin, in bytes.
struct Joint {
    level: Level,
    end: usize,
    start: usize,
}

/// The two rules that a sentence is made of.
pub(super) fn split(context: ParseContext, text: &str, fault: &Fault) -> Option<Vec<String>> {
    let lowest = match fault.problem {
        Problem::Expected(_) => Level::List,
        Problem::MixedChain => Level::Clause,
        _ => return None,
    };
    let joints = joints(context, text);
    if joints.len() > MOST_JOINTS {
        return None;
    }
    let ways = |level: Level| -> Vec<Vec<String>> {
        let here = joints.iter().filter(|joint| joint.level == level);
        here.filter_map(|joint| halves(context, text.get(..joint.end)?, text.get(joint.start..)?))
            .collect()
    };
    let levels =
        [Level::Sentence, Level::Clause, Level::List].into_iter().filter(|level| *level <= lowest);
    let mut clearest = levels.map(ways).find(|ways| !ways.is_empty())?;
    if clearest.len() == 1 { clearest.pop() } else { None }
}

fn joints(context: ParseContext, text: &str) -> Vec<Joint> {
    let tokens = cut(text);
    let mut joints: Vec<Joint> = Vec::new();
    let mut at = 0;
    while let (Some(rest), Some(range)) =
        (tokens.kinds.get(at..).filter(|rest| !rest.is_empty()), tokens.ranges.get(at))
    {
        let name = context.own.names.at(rest).map(|(length, _)| length);
        let and = context
            .lexicon
            .vocabulary
            .find(rest, |word| word == Word::And)
            .map(|found| found.length);
        let level = match rest.first() {
            _ if name.is_some() => None,
            Some(Kind::Sign('.' | ';' | '!')) => Some(Level::Sentence),
            Some(Kind::Word(word)) if TURNS.contains(&word.as_str()) => Some(Level::Sentence),
            Some(Kind::Sign(',')) => Some(Level::List),
            _ => and.map(|_| Level::List),
        };
        let length = name.or(and).unwrap_or(1);
        let end = tokens.ranges.get(at + length - 1).map_or(range.end, |last| last.end);
        if let Some(level) = level {
            match joints.last_mut().filter(|comma| {
                at > 0 && comma.start == tokens.ranges.get(at - 1).map_or(0, |before| before.end)
            }) {
                Some(comma) => (comma.level, comma.start) = (level.min(Level::Clause), end),
                None => joints.push(Joint { level, end: range.start, start: end }),
            }
        }
        at += length;
    }
    joints
}

fn halves(context: ParseContext, first: &str, second: &str) -> Option<Vec<String>> {
    let (first, second) = (first.trim(), second.trim_end_matches(['.', '!', ' ']).trim());
    let (one, other) = (said(context, first)?, said(context, second)?);
    let (before, after) = (Claims::of(context, first), Claims::of(context, second));
    if (before.weakens_or_denies() || after.weakens_or_denies()) && !after.has_strength() {
        return None;
    }
    let subject = subject(&one).filter(|_| subject(&other).is_none());
    let second = subject.map_or_else(
        || second.to_owned(),
        |range| format!("{} {second}", first.get(range).unwrap_or_default()),
    );
    let sentences = vec![first.to_owned(), second];
    sentences.iter().all(|sentence| context.read(sentence).is_ok()).then_some(sentences)
}

/// The tree of a sentence that says something about what it names.
fn said(context: ParseContext, text: &str) -> Option<Body> {
    let body = parse(context.lexicon, context.own, text).ok()?.body;
    (!matches!(body, Body::Needs(_))).then_some(body)
}

fn subject(body: &Body) -> Option<std::ops::Range<usize>> {
    match body {
        Body::Relation { subject, .. }
        | Body::First { subject, .. }
        | Body::Last(subject)
        | Body::InOrder { subject, .. }
        | Body::Together { subject, .. } => subject.as_ref().map(|subject| subject.range.clone()),
        Body::Free(of) | Body::Needs(of) | Body::Apart { of, .. } => Some(of.range.clone()),
    }
}
