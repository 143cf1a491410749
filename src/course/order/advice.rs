//! Help for a rule for which no sentence can be offered.
//!
//! In: the problem, and what was found at the place. Out: help with examples. Offering a whole
//! sentence is left to `repair`.

use super::{
    fault::{Expected, Problem},
    parse_context::ParseContext,
    station::{Station, StationId},
    token::{Kind, cut},
    words::Word,
};
use crate::{
    course::{language::Language, written_date::is_month},
    diagnostic::Text,
    ids::IndexVec,
    listing::one_of,
    text,
};

/// The least number that is a year in a date.
const YEAR: u32 = 1900;

/// Help for a rule that is about time and not about order; any sentence that could be offered would
/// leave the time out.
pub(super) fn of_time(context: ParseContext, text: &str) -> Option<Text> {
    let kinds = cut(text).kinds;
    names_date(context, &kinds).then(|| {
        text!(
            en: "a rule has no dates: write the date under `opens:` in the module that opens then",
            nb: "en regel har ingen datoer: skriv datoen under `åpner:` i modulen som åpner da"
        )
    })
}

/// Whether a rule has a date in it: "3. november", "3.11.2025", "2025-11-03".
fn names_date(context: ParseContext, kinds: &[Kind]) -> bool {
    let is_month = |kind: &Kind| matches!(kind, Kind::Word(word) if is_month(word));
    let is_word = |kind: &Kind| {
        context.lexicon.vocabulary.find(std::slice::from_ref(kind), |_| true).is_some()
    };
    let in_figures = kinds.windows(5).any(|five| match five {
        [Kind::Number(year), Kind::Dash, Kind::Number(_), Kind::Dash, Kind::Number(_)]
        | [
            Kind::Number(_),
            Kind::Sign('.' | '/'),
            Kind::Number(_),
            Kind::Sign('.' | '/'),
            Kind::Number(year),
        ] => *year >= YEAR,
        _ => false,
    });
    in_figures || kinds.iter().any(|kind| is_month(kind) && !is_word(kind))
}

/// A station by number, in the words of an example.
fn example(context: ParseContext, number: u32) -> Text {
    let noun = |language| context.lexicon.noun.word(context.own.called, language);
    Text {
        en: format!("{} {number}", noun(Language::English)),
        nb: format!("{} {number}", noun(Language::Bokmal)),
    }
}

/// Two numbers that the course has, for an example; the second may stand without the noun.
fn numbers(context: ParseContext) -> (u32, u32) {
    let own = context.owner.and_then(|owner| context.own.names.number_of(owner));
    let mut numbers =
        context.own.names.all_numbers().filter(|&number| number > 0 && Some(number) != own);
    let first = numbers.next().unwrap_or(1);
    (first, numbers.next().unwrap_or(first + 1))
}

/// An example of a whole rule: in the list of a module about that one.
fn rule_example(context: ParseContext) -> Text {
    let (first, second) = numbers(context);
    let Text { en, nb } = example(context, first);
    if context.owner.is_some() {
        text!(
            en: "write for instance `after {en}`, `should be taken after {en}` or `before {second}`",
            nb: "skriv for eksempel `etter {nb}`, `bør tas etter {nb}` eller `før {second}`"
        )
    } else {
        text!(
            en: "write for instance `{en} before {second}`, `{en} first` or `{en} last`",
            nb: "skriv for eksempel `{nb} før {second}`, `{nb} først` eller `{nb} til slutt`"
        )
    }
}

/// What to write if no sentence can be offered; `found` is what was found at the place.
#[expect(clippy::too_many_lines, reason = "a table of texts, one arm a problem")]
pub(super) fn advice(
    context: ParseContext,
    problem: &Problem,
    found: &str,
    sentence: &str,
) -> Option<Text> {
    let (first, second) = numbers(context);
    let Text { en, nb } = example(context, first);
    Some(match problem {
        Problem::Expected(Expected::Relation | Expected::Item | Expected::End)
            if denies(context, sentence) =>
        {
            text!(
                en: "say what must be so, without a negation",
                nb: "skriv hva som må være slik, uten `ikke`"
            )
        }
        Problem::Expected(Expected::Count | Expected::Of) | Problem::TooMany { .. } => {
            text!(
                en: "write for instance `at least two of 2–4 before 5`",
                nb: "skriv for eksempel `minst to av 2–4 før 5`"
            )
        }
        Problem::Expected(Expected::End) if parts_rules(context, found) => {
            text!(
                en: "write one sentence for each rule, for instance `{en} before 2`",
                nb: "skriv én setning for hver regel, for eksempel `{nb} før 2`"
            )
        }
        Problem::Expected(Expected::Or) => {
            text!(
                en: "write for instance `either 1 or 2`",
                nb: "skriv for eksempel `enten 1 eller 2`"
            )
        }
        Problem::Expected(Expected::Number) => {
            text!(en: "write for instance `2–5`", nb: "skriv for eksempel `2–5`")
        }
        Problem::Others => {
            text!(
                en: "write for instance `{en} before all others`",
                nb: "skriv for eksempel `{nb} før alle andre`"
            )
        }
        Problem::WrongNoun => {
            text!(
                en: "write for instance `{en}`, or the title",
                nb: "skriv for eksempel `{nb}`, eller tittelen"
            )
        }
        Problem::OtherTitle(label) => {
            text!(
                en: "write only `{label}`, or only the title",
                nb: "skriv bare `{label}`, eller bare tittelen"
            )
        }
        Problem::Backwards(low, high) => {
            text!(en: "write `{high}–{low}`", nb: "skriv `{high}–{low}`")
        }
        Problem::Empty | Problem::Expected(Expected::Relation | Expected::Item | Expected::End) => {
            rule_example(context)
        }
        Problem::Only => text!(
            en: "write the rule without it, or for instance `{en} can only be taken after {second}`",
            nb: "skriv regelen uten det, eller for eksempel `{nb} kan bare tas etter {second}`"
        ),
        Problem::Overlap => text!(
            en: "say what is finished before what begins, for instance `{en} before {second}`",
            nb: "skriv hva som er ferdig før hva som begynner, for eksempel `{nb} før {second}`"
        ),
        Problem::Nothing => text!(
            en: "take the rule out, and the key if nothing else stands under it",
            nb: "ta regelen ut, og nøkkelen hvis ikke noe annet står under den"
        ),
        Problem::OwnChoice => text!(
            en: "take it out of the choice",
            nb: "ta den ut av valget"
        ),
        Problem::WhichOrder => text!(
            en: "write `in this order` if it is that of the sentence, or the numbers rising",
            nb: "skriv `i denne rekkefølgen` hvis det er den i setningen, eller tallene stigende"
        ),
        Problem::HowLong => text!(
            en: "write `at least` or `within` in front of the time",
            nb: "skriv `minst` eller `innen` foran tiden"
        ),
        Problem::WithinBefore => text!(
            en: "write `no later than` in front of the time if it is the least, `at most` if it is \
                 the most",
            nb: "skriv `senest` foran tiden hvis den er den minste, `høyst` hvis den er den lengste"
        ),
        Problem::NotOneTime => text!(
            en: "write one number of days, weeks or months, as in `at least 2 weeks after {second}`",
            nb: "skriv ett antall dager, uker eller måneder, som i `minst 2 uker etter {second}`"
        ),
        Problem::NotOne => text!(
            en: "write one module on each side, or for instance `{en}–{second} straight after each \
                 other`",
            nb: "skriv én modul på hver side, eller for eksempel `{nb}–{second} rett etter \
                 hverandre`"
        ),
        Problem::NotTwo => text!(
            en: "name two modules, as in `at least 2 weeks between {en} and {second}`",
            nb: "nevn to moduler, som i `minst 2 uker mellom {nb} og {second}`"
        ),
        Problem::NoNeighbour => text!(
            en: "write the number or the title",
            nb: "skriv nummeret eller tittelen"
        ),
        Problem::Expected(Expected::Free) => text!(
            en: "write for instance `{en}, 2 and 3 in any order`",
            nb: "skriv for eksempel `{nb}, 2 og 3 i valgfri rekkefølge`"
        ),
        Problem::Unclosed => {
            text!(
                en: "write `«` before the title and `»` after it",
                nb: "skriv `«` foran tittelen og `»` etter"
            )
        }
        Problem::MixedJoin => text!(
            en: "write two rules, or parentheses as in `1 and (2 or 3) before 4`",
            nb: "skriv to regler, eller parenteser som i `1 og (2 eller 3) før 4`"
        ),
        Problem::MixedChain => text!(en: "write two rules", nb: "skriv to regler"),
        Problem::Alternatives => {
            text!(
                en: "name all with `and`, or write a rule for each",
                nb: "nevn alle med `og`, eller skriv en regel for hver"
            )
        }
        Problem::NotOneOf => text!(
            en: "write the rule without a negation, for instance `{en} after 2 or 3` or `{en} \
                 after 2 and 3`",
            nb: "skriv regelen uten `ikke`, for eksempel `{nb} etter 2 eller 3` eller `{nb} etter \
                 2 og 3`"
        ),
        Problem::May => {
            text!(
                en: "write `should` to recommend it or `must` to require it",
                nb: "skriv `bør` for å anbefale det eller `må` for å kreve det"
            )
        }
        Problem::MustNot => {
            text!(
                en: "write `cannot be taken before`, or turn the rule round with `after`",
                nb: "skriv `kan ikke tas før`, eller snu regelen med `etter`"
            )
        }
        Problem::Not => {
            text!(
                en: "say what must be so, without a negation",
                nb: "skriv hva som må være slik, uten `ikke`"
            )
        }
        Problem::TwoStrengths => text!(en: "keep one of the words", nb: "behold det ene av ordene"),
        Problem::NoSubject => {
            text!(
                en: "begin with its number or title: `{en} …`",
                nb: "begynn med nummeret eller tittelen: `{nb} …`"
            )
        }
        Problem::Alone => {
            text!(
                en: "name at least two, or take the rule out",
                nb: "nevn minst to, eller ta regelen ut"
            )
        }
        Problem::WhichCourse(course) => {
            let own = context.own.course.as_ref().map_or("", |own| own.title.as_str());
            text!(
                en: "name the course here too: `{course}: …` or `{own}: …`",
                nb: "skriv kurset foran her også: `{course}: …` eller `{own}: …`"
            )
        }
        Problem::OtherCourse => text!(
            en: "move the rule to that course, or write for instance `{en} before …` for single \
                 modules",
            nb: "flytt regelen til det kurset, eller skriv for eksempel `{nb} før …` om enkelte \
                 moduler"
        ),
        Problem::Ambiguous(named) => return folders(context.stations, named),
    })
}

/// Whether a sentence has a negation in it.
fn denies(context: ParseContext, sentence: &str) -> bool {
    let kinds = cut(sentence).kinds;
    (0..kinds.len()).filter_map(|at| kinds.get(at..)).any(|rest| {
        context
            .lexicon
            .vocabulary
            .find(rest, |word| matches!(word, Word::Not | Word::Cannot))
            .is_some()
    })
}

/// Whether what was found begins another rule.
fn parts_rules(context: ParseContext, found: &str) -> bool {
    let kinds = cut(found).kinds;
    let is_sign = matches!(kinds.first(), Some(Kind::Sign(',' | ';' | '.' | '!' | '?')));
    is_sign
        || context
            .lexicon
            .vocabulary
            .find(&kinds, |word| {
                word == Word::And || (word != Word::When && Expected::Relation.takes(word))
            })
            .is_some()
}

fn folders(stations: &IndexVec<StationId, Station>, named: &[StationId]) -> Option<Text> {
    let folders = named
        .iter()
        .filter_map(|&station| stations.get(station))
        .map(|station| format!("`«{}»`", station.folder));
    let folders: Vec<String> = folders.collect();
    let Text { en, nb } = one_of(&folders);
    (!folders.is_empty())
        .then(|| text!(en: "write the folder or file: {en}", nb: "skriv mappen eller filen: {nb}"))
}
