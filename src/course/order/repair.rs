//! The nearest sentence that can be read, for a rule that cannot.
//!
//! In: the sentence and its fault. Out: a sentence that has been read with success, or nothing. Tried in turn: the changes that the
//! fault itself proposes, the phrases of the vocabulary that are a slip away from the word at fault, and last leaving out words that
//! nobody knows — not in a rule with "ikke", where that could turn its meaning round. Whether the author meant it is left to the author.

use std::ops::Range;

use super::{
    print::Printer,
    resolve::{Reading, Setting, Trouble},
    syntax::{Expected, Fault, Problem},
    token::{Kind, cut},
    words::Word,
};
use crate::course::language::Language;

/// How many phrases are tried at one place, and how many changes one after another.
const TRIES: usize = 6;
const DEPTH: usize = 2;
/// How many words in a row may be left out.
const LEFT_OUT: usize = 3;

/// A sentence that can be read, and the place in the first one where it differs.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Mend {
    /// The sentence.
    pub(super) text: String,
    /// The part of the unreadable sentence that was at fault, in bytes.
    pub(super) range: Range<usize>,
    /// Whether words were left out, so that the meaning may be another.
    pub(super) shorter: bool,
}

/// The nearest readable sentence.
pub(super) fn mend(setting: Setting, text: &str, fault: &Fault) -> Option<Mend> {
    replaced(setting, text, fault, DEPTH).or_else(|| left_out(setting, text, fault))
}

fn replaced(setting: Setting, text: &str, fault: &Fault, depth: usize) -> Option<Mend> {
    let places = std::iter::once(&fault.range).chain(&fault.suspects);
    let slips = places.flat_map(|range| slips(setting, text, range, fault));
    let own = fault.repairs.iter().map(|repair| (repair.range.clone(), repair.with.clone()));
    own.chain(slips).find_map(|(range, with)| {
        let mut changed = text.to_owned();
        changed.replace_range(text.get(range.clone()).map(|_| range.clone())?, &with);
        match setting.read(&changed) {
            Ok(_) => Some(Mend { text: changed, range, shorter: false }),
            Err(troubles) => match troubles.as_slice() {
                [Trouble::Unreadable(next)] if depth > 1 && next.range.start > range.start => {
                    replaced(setting, &changed, next, depth - 1).map(|mend| Mend { range, ..mend })
                }
                _ => None,
            },
        }
    })
}

/// Phrases that are a slip away from the words at a place, those that may stand there first.
fn slips(setting: Setting, text: &str, range: &Range<usize>, fault: &Fault) -> Vec<(Range<usize>, String)> {
    let Problem::Expected(expected) = fault.problem else { return Vec::new() };
    let Some(written) = text.get(range.clone()).filter(|word| !word.is_empty()) else { return Vec::new() };
    let word = written.to_lowercase();
    let limit = (word.chars().count() / 3).max(1);
    let mut candidates: Vec<(bool, usize, bool, Language, &str)> = setting
        .lexicon
        .vocabulary
        .all()
        .map(|(means, language, phrase)| (means, language, phrase, strsim::damerau_levenshtein(&word, phrase)))
        .filter(|(.., distance)| (1..=limit).contains(distance))
        .map(|(means, language, phrase, distance)| {
            (!expected.takes(means), distance, !fault.languages.contains(&language), language, phrase)
        })
        .collect();
    candidates.sort_unstable();
    candidates.into_iter().take(TRIES).map(|(.., phrase)| (range.clone(), like(written, phrase))).collect()
}

/// A phrase with a capital where what it replaces has one.
fn like(written: &str, phrase: &str) -> String {
    let mut letters = phrase.chars();
    match (written.chars().next(), letters.next()) {
        (Some(old), Some(first)) if old.is_uppercase() => first.to_uppercase().chain(letters).collect(),
        _ => phrase.to_owned(),
    }
}

fn left_out(setting: Setting, text: &str, fault: &Fault) -> Option<Mend> {
    let (Problem::Expected(Expected::Relation | Expected::Item | Expected::End), tokens) = (&fault.problem, cut(text)) else { return None };
    let says = |wanted: &dyn Fn(Word) -> bool| {
        (0..tokens.kinds.len()).any(|at| setting.lexicon.vocabulary.find(tokens.kinds.get(at..).unwrap_or_default(), wanted).is_some())
    };
    if says(&|word| matches!(word, Word::Not | Word::Cannot)) {
        return None;
    }
    let has_verb = says(&|word| matches!(word, Word::Must | Word::Shall | Word::Should | Word::May));
    let first = tokens.ranges.iter().position(|range| range.start == fault.range.start)?;
    let words = tokens.kinds.get(first..)?.iter().take_while(|kind| matches!(kind, Kind::Word(_))).count();
    (1..=words.min(LEFT_OUT)).find_map(|count| {
        let range = fault.range.start..tokens.ranges.get(first + count - 1)?.end;
        let shorter = format!("{}{}", text.get(..range.start)?, text.get(range.end..)?);
        let reading = setting.read(&shorter).ok()?;
        let spaced = || shorter.split_whitespace().collect::<Vec<_>>().join(" ");
        let text = if has_verb { plain(setting, &reading)? } else { spaced() };
        Some(Mend { text, range, shorter: true })
    })
}

/// The sentence as it would be printed, where it says one thing.
fn plain(setting: Setting, reading: &Reading) -> Option<String> {
    let [constraint] = reading.constraints.as_slice() else { return None };
    let is_own = constraint.stations().all(|station| setting.own.range.contains(&station));
    let own = setting.own.course.as_ref().filter(|_| is_own).map(|course| course.title.as_str());
    let printer = Printer::new(setting.stations, own, setting.lexicon.noun, reading.language);
    Some(printer.sentence(constraint, reading.strength))
}
