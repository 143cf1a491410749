//! An order rule that cannot be read with certainty.
//!
//! In: a fault in the text of a rule. Out: `order-unreadable`, with what was expected and, where
//! one can be found, the whole sentence mended.
//!
#![doc = include_str!("../../../manual/en/order-unreadable.md")]

use super::{
    advice::{advice, of_time},
    fault::{Expected, Fault, Problem},
    parse_context::ParseContext,
    repair::{Suggestion, suggestion},
    station::RuleText,
    token::{Kind, cut},
    words::Word,
};
use crate::{
    diagnostic::{Diagnostic, Help, Rule, Text},
    text,
};

/// The diagnostic for a fault in a rule.
pub(super) fn unreadable(context: ParseContext, rule: &RuleText, fault: Fault) -> Diagnostic {
    let time = of_time(context, &rule.text);
    let suggestion = if context.searched && time.is_none() {
        suggestion(context, &rule.text, &fault)
    } else {
        None
    };
    let fault = relocated(context, &rule.text, fault, suggestion.as_ref());
    let found = rule.text.get(fault.range.clone()).unwrap_or_default();
    let diagnostic = Diagnostic::new(
        Rule::OrderUnreadable,
        rule.place(&fault.range),
        message(context, &fault.problem, found),
    );
    let advised = |text| match &fault.problem {
        Problem::Backwards(low, high) => {
            Help::suggest(text, [rule.with_part(&fault.range, &format!("{high}–{low}"))])
        }
        _ => Help::Example(text),
    };
    let help = time
        .map(Help::Example)
        .or_else(|| suggestion.as_ref().and_then(|suggestion| offer(suggestion, rule)))
        .or_else(|| advice(context, &fault.problem, found, &rule.text).map(advised));
    match help {
        Some(help) => diagnostic.help(help),
        None => diagnostic,
    }
}

/// The fault at its real place: at the word that was taken for a name, if a repair was found there,
/// or if there are only verbs between.
fn relocated(
    context: ParseContext,
    text: &str,
    fault: Fault,
    suggestion: Option<&Suggestion>,
) -> Fault {
    match (suggestion, fault.suspects.last().cloned()) {
        (Some(suggestion), _) if fault.suspects.contains(&suggestion.range) => {
            Fault::new(suggestion.range.clone(), Problem::Expected(Expected::Relation))
        }
        (None, Some(suspect))
            if matches!(fault.problem, Problem::Expected(Expected::Relation | Expected::End)) =>
        {
            let between = cut(text.get(suspect.end..fault.range.start).unwrap_or_default()).kinds;
            let is_empty = |kind: &Kind| *kind == Kind::Sign('.') || is_verb(context, kind);
            if between.iter().all(is_empty) {
                Fault::new(suspect, Problem::Expected(Expected::Item))
            } else {
                fault
            }
        }
        _ => fault,
    }
}

fn is_verb(context: ParseContext, kind: &Kind) -> bool {
    let wanted = |word: Word| word.is_manner() && word != Word::Not;
    context.lexicon.vocabulary.find(std::slice::from_ref(kind), wanted).is_some()
}

fn offer(suggestion: &Suggestion, rule: &RuleText) -> Option<Help> {
    let help = match suggestion.sentences.as_slice() {
        [sentence] => text!(en: "write `{sentence}`", nb: "skriv `{sentence}`"),
        [first, second] => text!(
            en: "write two rules: `{first}` and `{second}`",
            nb: "skriv to regler: `{first}` og `{second}`"
        ),
        _ => return None,
    };
    Some(Help::suggest(help, [rule.rewritten(&suggestion.sentences)]))
}

#[expect(clippy::too_many_lines, reason = "a table of texts, one arm a problem")]
fn message(context: ParseContext, problem: &Problem, found: &str) -> Text {
    let Text { en: many_en, nb: many_nb } = context.lexicon.noun.many(context.own.called);
    let Text { en: which_en, nb: which_nb } = context.lexicon.noun.which(context.own.called);
    let Text { en: single_en, nb: single_nb } = context.lexicon.noun.single(context.own.called);
    let Text { en: none_en, nb: none_nb } = context.lexicon.noun.none(context.own.called);
    match problem {
        Problem::Empty => text!(en: "the rule is empty", nb: "regelen er tom"),
        Problem::Expected(expected) => unexpected(context, *expected, found),
        Problem::Unclosed => {
            text!(
                en: "the quotation mark `{found}` is not closed",
                nb: "anførselstegnet `{found}` er ikke lukket"
            )
        }
        Problem::MixedJoin => {
            text!(
                en: "`{found}` mixes `and` with `or`, which can be read in two ways",
                nb: "`{found}` blander `og` og `eller`, og kan leses på to måter"
            )
        }
        Problem::MixedChain => text!(
            en: "`{found}` after another relation in the same rule can be read in two ways",
            nb: "`{found}` etter en annen relasjon i samme regel kan leses på to måter"
        ),
        Problem::Alternatives => text!(
            en: "`{found}` leaves a choice, and a choice can stand only on the side that comes \
                 first",
            nb: "`{found}` gir et valg, og et valg kan bare stå på den siden som kommer først"
        ),
        Problem::NotOneOf => text!(
            en: "`{found}` with a negation can mean both one of them and none of them",
            nb: "`{found}` sammen med `ikke` kan bety både én av dem og ingen av dem"
        ),
        Problem::Backwards(..) => {
            text!(en: "the range `{found}` runs backwards", nb: "rekken `{found}` går baklengs")
        }
        Problem::TooMany { least, of } => {
            text!(
                en: "`{found}` asks for {least} and names only {of}",
                nb: "`{found}` krever {least}, men nevner bare {of}"
            )
        }
        Problem::May => text!(en: "`{found}` requires nothing", nb: "`{found}` krever ingenting"),
        Problem::MustNot => text!(
            en: "`{found}` together with a negation can mean both `may not` and `need not`",
            nb: "`{found}` sammen med `ikke` kan bety både `får ikke` og `trenger ikke`"
        ),
        Problem::Not => {
            text!(
                en: "`{found}` cannot be read in this rule",
                nb: "`{found}` kan ikke leses i denne regelen"
            )
        }
        Problem::TwoStrengths => text!(
            en: "`{found}` recommends, but the rule also says that it must be so",
            nb: "`{found}` anbefaler, men regelen sier også at det må være slik"
        ),
        Problem::WrongNoun => {
            text!(
                en: "`{found}` is not what is put in order here: that is {many_en}",
                nb: "`{found}` er ikke det som ordnes her: det er {many_nb}"
            )
        }
        Problem::OtherTitle(label) => {
            text!(
                en: "`{found}` is not the title of `{label}`",
                nb: "`{found}` er ikke tittelen på `{label}`"
            )
        }
        Problem::Ambiguous(_) => {
            text!(
                en: "`{found}` is the name of several {many_en}",
                nb: "`{found}` er navnet på flere {many_nb}"
            )
        }
        Problem::NoSubject => {
            text!(
                en: "the rule does not say {which_en} it is about",
                nb: "regelen sier ikke {which_nb} den gjelder"
            )
        }
        Problem::Only => text!(
            en: "`{found}` here says something of the others, which no rule does",
            nb: "`{found}` sier her noe om de andre, og det gjør ingen regel"
        ),
        Problem::Overlap => text!(
            en: "`{found}` does not say that one ends before the other begins",
            nb: "`{found}` sier ikke at den ene er ferdig før den andre begynner"
        ),
        Problem::Nothing => text!(
            en: "`{found}` is no rule: what requires nothing has no rule",
            nb: "`{found}` er ingen regel: det som ikke krever noe, har ingen regel"
        ),
        Problem::OwnChoice => text!(
            en: "`{found}` is a choice that holds what waits for it",
            nb: "`{found}` er et valg der den som venter på det, er med"
        ),
        Problem::WhichOrder => text!(
            en: "`{found}` can mean the order of the numbers or the order of the sentence",
            nb: "`{found}` kan bety rekkefølgen i tallene eller rekkefølgen i setningen"
        ),
        Problem::NoNeighbour => text!(
            en: "there is {none_en} there for `{found}`",
            nb: "det finnes {none_nb} der for `{found}`"
        ),
        Problem::Alone => {
            text!(
                en: "`{found}` is only one, and has no order to choose",
                nb: "`{found}` er bare én, og da er det ingen rekkefølge å velge"
            )
        }
        Problem::Others => {
            text!(
                en: "`{found}` cannot be read here: it can stand alone on one side of a rule",
                nb: "`{found}` kan ikke leses her: det kan stå alene på én side av en regel"
            )
        }
        Problem::HowLong => text!(
            en: "`{found}` can mean exactly so long, no less, or no more",
            nb: "`{found}` kan bety akkurat så lenge, ikke mindre eller ikke mer"
        ),
        Problem::WithinBefore => text!(
            en: "within `{found}` before something can mean no less or no more",
            nb: "innen `{found}` før noe kan bety ikke mindre eller ikke mer"
        ),
        Problem::NotOneTime => text!(
            en: "`{found}` is not one time on the calendar",
            nb: "`{found}` er ikke én tid på kalenderen"
        ),
        Problem::NotOne => text!(
            en: "`{found}` is not {single_en}, and only one can come straight after another",
            nb: "`{found}` er ikke {single_nb}, og bare én kan komme rett etter en annen"
        ),
        Problem::NotTwo => text!(
            en: "`{found}` is not two {many_en} with a time between",
            nb: "`{found}` er ikke to {many_nb} med en tid mellom"
        ),
        Problem::WhichCourse(course) => text!(
            en: "`{found}` behind the course `{course}` can be read in two ways",
            nb: "`{found}` etter kurset `{course}` kan leses på to måter"
        ),
        Problem::OtherCourse => text!(
            en: "`{found}` is in another course, and a rule for the whole course can only stand \
                 in that course itself",
            nb: "`{found}` er i et annet kurs, og en regel for hele kurset kan bare stå i det \
                 kurset selv"
        ),
    }
}

fn unexpected(context: ParseContext, expected: Expected, found: &str) -> Text {
    if expected == Expected::End {
        return text!(
            en: "`{found}` cannot be read here: the rule should end before it",
            nb: "`{found}` kan ikke leses: regelen skal slutte før dette"
        );
    }
    let Text { en, nb } = wanted(context, expected);
    if found.is_empty() {
        text!(
            en: "the rule ends too early: expected {en}",
            nb: "regelen slutter for tidlig: her mangler {nb}"
        )
    } else {
        text!(
            en: "`{found}` cannot be read here: expected {en}",
            nb: "`{found}` kan ikke leses: her skal det stå {nb}"
        )
    }
}

fn wanted(context: ParseContext, expected: Expected) -> Text {
    let Text { en, nb } = context.lexicon.noun.with_article(context.own.called);
    match expected {
        Expected::Relation => text!(
            en: "`before`, `after`, `first`, `last` or `in any order`",
            nb: "`før`, `etter`, `først`, `til slutt` eller `i valgfri rekkefølge`"
        ),
        Expected::Item => {
            text!(en: "the number or title of {en}", nb: "nummeret eller tittelen på {nb}")
        }
        Expected::Number => text!(en: "the number of {en}", nb: "nummeret på {nb}"),
        Expected::Count => text!(en: "a count such as `two`", nb: "et antall, som `to`"),
        Expected::Of => text!(en: "`of`", nb: "`av`"),
        Expected::Or => text!(en: "`or`", nb: "`eller`"),
        Expected::Free => text!(en: "`is free` or `is fixed`", nb: "`er valgfri` eller `er fast`"),
        Expected::End => text!(en: "the end of the rule", nb: "slutten på regelen"),
    }
}
