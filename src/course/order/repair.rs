//! The nearest sentence that can be parsed, for a rule that cannot.
//!
//! In: the sentence and its fault. Out: a sentence that has been parsed successfully (or two, if
//! two rules were written as one), or nothing. Tried in turn: the changes that the fault itself
//! suggests, the phrases of the vocabulary that are one typing error away from the word at fault,
//! other ways of writing the same (`reword`), and two rules (`split`). Nothing is left out, and
//! what is offered keeps the strength, negations, numbers and names of the original (`claims`):
//! help that says something else is worse than none.

use std::ops::Range;

use super::{
    claims::Claims,
    fault::{Expected, Fault, Problem},
    parse_context::{ParseContext, RuleFault},
    reword::reworded,
    split::split,
    token::cut,
    words::Word,
};
use crate::course::language::Language;

/// How many phrases are tried at one place, and how many changes one after another.
const TRIES: usize = 6;
const DEPTH: usize = 2;
/// A shorter word is close to so many others that none of them is likely.
const SHORTEST: usize = 3;
/// The length up to which one edit is a typing error; for longer words two are.
const SHORT: usize = 5;

/// A sentence that can be parsed instead of a rule, and the place in the rule where it differs.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Suggestion {
    /// The sentences; two if the rule was two rules.
    pub(super) sentences: Vec<String>,
    /// The part of the unreadable sentence that was at fault, in bytes.
    pub(super) range: Range<usize>,
}

/// The nearest readable sentence.
pub(super) fn suggestion(context: ParseContext, text: &str, fault: &Fault) -> Option<Suggestion> {
    let claims = Claims::of(context, text);
    let one =
        |sentence: String, range: Range<usize>| Suggestion { sentences: vec![sentence], range };
    let keeps =
        |offered: &Suggestion| Claims::of(context, &offered.sentences.join(" . ")) == claims;
    let reworded = || {
        reworded(context, text, fault).into_iter().find(|sentence| context.read(sentence).is_ok())
    };
    replaced(context, text, fault, DEPTH)
        .map(|(sentence, range)| one(sentence, range))
        .filter(keeps)
        .or_else(|| reworded().map(|sentence| one(sentence, fault.range.clone())).filter(keeps))
        .or_else(|| {
            split(context, text, fault)
                .map(|sentences| Suggestion { sentences, range: fault.range.clone() })
                .filter(keeps)
        })
}

fn replaced(
    context: ParseContext,
    text: &str,
    fault: &Fault,
    depth: usize,
) -> Option<(String, Range<usize>)> {
    let places = std::iter::once(&fault.range).chain(&fault.suspects);
    let slips = places.flat_map(|range| slips(context, text, range, fault));
    let own = fault.repairs.iter().map(|repair| (repair.range.clone(), repair.with.clone()));
    own.chain(slips).find_map(|(range, with)| {
        let mut changed = text.to_owned();
        changed.replace_range(text.get(range.clone()).map(|_| range.clone())?, &with);
        match context.read(&changed) {
            Ok(_) => Some((changed, range)),
            Err(faults) => match faults.as_slice() {
                [RuleFault::Unreadable(next)] if depth > 1 && next.range.start > range.start => {
                    replaced(context, &changed, next, depth - 1)
                        .map(|(sentence, _)| (sentence, range))
                }
                _ => None,
            },
        }
    })
}

/// Phrases that are a typing error away from the words at a place; first those that the grammar
/// allows there.
fn slips(
    context: ParseContext,
    text: &str,
    range: &Range<usize>,
    fault: &Fault,
) -> Vec<(Range<usize>, String)> {
    let Problem::Expected(expected) = fault.problem else { return Vec::new() };
    let Some(written) = text.get(range.clone()).filter(|written| !is_known(context, written))
    else {
        return Vec::new();
    };
    let word = written.to_lowercase();
    let letters = word.chars().count();
    if letters < SHORTEST {
        return Vec::new();
    }
    let limit = if letters <= SHORT { 1 } else { 2 };
    let mut candidates: Vec<(bool, usize, bool, Language, &str)> = context
        .lexicon
        .vocabulary
        .all()
        .filter(|(means, ..)| is_offered(*means, expected))
        .map(|(means, language, phrase)| {
            (means, language, phrase, strsim::damerau_levenshtein(&word, phrase))
        })
        .filter(|(.., distance)| (1..=limit).contains(distance))
        .map(|(means, language, phrase, distance)| {
            (
                !expected.takes(means),
                distance,
                !fault.languages.contains(language),
                language,
                phrase,
            )
        })
        .collect();
    candidates.sort_unstable();
    candidates
        .into_iter()
        .take(TRIES)
        .map(|(.., phrase)| (range.clone(), like(written, phrase)))
        .collect()
}

/// Whether it is a known phrase or name: then it is out of place, and not misspelt.
fn is_known(context: ParseContext, written: &str) -> bool {
    let kinds = cut(written).kinds;
    let phrase = context.lexicon.vocabulary.find(&kinds, |_| true);
    phrase.is_some_and(|phrase| phrase.length == kinds.len())
        || !context.own.names.called(written).is_empty()
}

/// Whether a word may be offered instead of an unknown one. A verb would remove what was written; a
/// strength or a negation would add a claim.
fn is_offered(word: Word, expected: Expected) -> bool {
    match word {
        Word::Count(_) => expected == Expected::Count,
        Word::Nothing | Word::Prerequisites => false,
        word => !word.is_manner(),
    }
}

/// A phrase with a capital if what it replaces has one.
fn like(written: &str, phrase: &str) -> String {
    let mut letters = phrase.chars();
    match (written.chars().next(), letters.next()) {
        (Some(old), Some(first)) if old.is_uppercase() => {
            first.to_uppercase().chain(letters).collect()
        }
        _ => phrase.to_owned(),
    }
}

#[cfg(test)]
mod tests {
    use crate::course::order::station::Station;
    use crate::course::order::station::StationId;
    use crate::ids::Id;
    use crate::ids::IndexVec;
    use proptest::{
        collection::vec,
        prelude::{ProptestConfig, any, prop_assert, prop_assert_eq, proptest},
        sample::Index,
    };

    use super::*;
    use crate::course::order::{
        OrderPlan,
        scope::Lexicon,
        station::{Noun, RuleText},
        testing::{plan, rule, stations},
    };

    const COURSE: [&str; 6] =
        ["1 Start", "2 Lesing", "3 Skriving", "4 Regning", "5 Avslutning", "Til slutt"];

    /// The help for a rule that cannot be read.
    fn help(text: &str) -> String {
        let (_, diagnostics) = plan(stations(&COURSE), &[text]);
        diagnostics
            .first()
            .and_then(|found| found.help.as_ref())
            .map_or_else(String::new, |help| help.text().nb.clone())
    }

    /// The sentences that are offered instead of a rule that cannot be read.
    fn offered(text: &str) -> Vec<String> {
        let stations: IndexVec<StationId, Station> = stations(&COURSE).into();
        let mut lexicon = Lexicon::new(Noun::Module(Language::Bokmal));
        lexicon.add(StationId::new(0), Some(stations.as_slice()), stations.len(), None);
        let context = ParseContext {
            lexicon: &lexicon,
            own: &lexicon.scopes[0],
            stations: &stations,
            owner: None,
            searched: true,
        };
        match context.read(text).err().as_deref() {
            Some([RuleFault::Unreadable(fault)]) => suggestion(context, text, fault)
                .map_or_else(Vec::new, |suggestion| suggestion.sentences),
            _ => Vec::new(),
        }
    }

    #[test]
    fn a_title_that_is_a_word_of_order_is_offered_in_quotation_marks() {
        assert_eq!(help("Til slutt før 2"), "skriv `«Til slutt» før 2`");
    }

    #[test]
    fn the_station_in_whose_list_a_rule_stands_is_not_offered() {
        let course = stations(&["Start", "Fellesmøte 2", "Fellesmøte 3"]);
        let source = RuleText { owner: Some(StationId::new(1)), ..rule(0, "etter Fellesmøte 1") };
        let (_, diagnostics) = OrderPlan::read(course, vec![source]);
        assert_eq!(
            diagnostics[0].help.as_ref().map(|help| help.text().nb.as_str()),
            Some("skriv `«Fellesmøte 3»`")
        );
    }

    #[test]
    fn all_is_not_all_others() {
        assert_eq!(help("Alle før 5"), "skriv `alle andre før 5`");
        assert_eq!(help("All before 5"), "skriv `all others before 5`");
    }

    /// The strength words, negations and numbers of a sentence, told by eye; a number that a slip
    /// has glued to a word is one all the same.
    fn told(text: &str) -> Vec<String> {
        let runs = text.split(|c: char| !c.is_alphanumeric()).flat_map(|word| {
            let digits = word.split(|c: char| !c.is_ascii_digit());
            let letters = word.split(|c: char| c.is_ascii_digit());
            digits.chain(letters).filter(|run| !run.is_empty())
        });
        let words = runs.filter(|run| {
            let is_number = run.starts_with(|c: char| c.is_ascii_digit());
            is_number
                || [
                    "må", "skal", "bør", "gjerne", "helst", "kan", "ikke", "aldri", "lesing",
                    "skriving",
                ]
                .contains(run)
        });
        let mut words: Vec<String> = words.map(str::to_owned).collect();
        words.sort();
        words.dedup();
        words
    }

    const WRITTEN: [&str; 8] = [
        "modul 1 bør tas før 2 og 3",
        "modul 3 kan ikke tas før lesing er gjennomført",
        "modul 2 gjerne etter 1, og skriving må tas etter 4",
        "minst to av 1, 2 og 4 skal tas før skriving",
        "modul 2 mellom 1 og 3; avslutning til slutt",
        "modul 4 krever at enten lesing eller skriving er gjennomført",
        "til slutt før 2..4",
        "lesing og modul 3 i valgfri rekkefølge",
    ];

    proptest! {
        #![proptest_config(ProptestConfig::with_cases(1000))]
        #[test]
        fn whatever_is_offered_reads_and_leaves_nothing_out(
            which in 0..WRITTEN.len(),
            slips in vec((any::<Index>(), "|[a-zæøå ]|(om |men |først |ikke |helst |alle |nest \
                                           |tom )", 0..2_usize), 1..3),
        ) {
            let mut letters: Vec<String> = WRITTEN[which].chars().map(String::from).collect();
            for (at, with, taken) in slips {
                let at = at.index(letters.len());
                letters.splice(at..at + taken, [with]);
            }
            let text = letters.concat();
            let sentences = offered(&text);
            for sentence in &sentences {
                let (read, diagnostics) = plan(stations(&COURSE), &[sentence]);
                prop_assert!(
                    diagnostics.is_empty() && read.rules().len() == 1,
                    "{} → {}",
                    text,
                    sentence
                );
            }
            if !sentences.is_empty() {
                prop_assert_eq!(
                    told(&sentences.join(" ").to_lowercase()),
                    told(&text),
                    "{} → {:?}",
                    text,
                    sentences
                );
            }
        }
    }
}
