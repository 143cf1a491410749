//! The vocabulary of durations in bokmål, nynorsk and English: what each word does to an amount.
//!
//! In: folded words from `lexer`. Out: their meanings. The three languages share one vocabulary,
//! since their words do not conflict, except `to`, which is 2 or "til", and `over`, which is "more
//! than" before an amount and "for" after it; both are left to `parse`. Numbers are in `numbers`.
//! Words for lengths that differ from place to place (`skoletime`, `studiepoeng`) are in
//! `unclear`: the author is asked instead.

use super::cursor::names;
use super::{Qualifier, Unit};
use crate::diagnostic::nearest;

/// The meaning of a unit word: `scale` halves of `unit`. A `kvarter` is 30 half minutes, a
/// `halvtime` is one half hour.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct UnitWord {
    pub(super) unit: Unit,
    pub(super) scale: u32,
}

impl UnitWord {
    /// A word for the unit itself.
    pub(super) const fn of(unit: Unit) -> Self {
        Self { unit, scale: 2 }
    }

    pub(super) const fn halves(scale: u32, unit: Unit) -> Self {
        Self { unit, scale }
    }
}

/// `m` is a minute: a time that is counted in months has no place where minutes have one, so what
/// is meant as months is told of and not taken for another amount.
const UNITS: &[(UnitWord, &str)] = &[
    (UnitWord::of(Unit::Minute), "minutter, minutt, minuttar, min, minute, minutes, mins, m"),
    (UnitWord::halves(30, Unit::Minute), "kvarter"),
    (UnitWord::halves(90, Unit::Minute), "trekvarter"),
    (
        UnitWord::of(Unit::Hour),
        "timer, time, timar, timen, klokketime, klokketimer, t, hours, hour, hr, hrs, h",
    ),
    (UnitWord::halves(1, Unit::Hour), "halvtime, halvtimer, halvtimar, halvtimen"),
    (UnitWord::of(Unit::Day), "dager, dag, dagar, døgn, days, day, heldag"),
    (UnitWord::halves(1, Unit::Day), "halvdag, halvdager, halvdagar"),
    (UnitWord::of(Unit::Week), "uker, uke, veker, veke, uka, weeks, week, wk, wks"),
    (UnitWord::halves(4, Unit::Week), "fortnight, fortnights"),
    (
        UnitWord::of(Unit::Month),
        "måneder, måned, månader, månad, mnd, mnder, mndr, mdr, md, months, month, mo, mos",
    ),
    (UnitWord::of(Unit::Semester), "semestre, semester, semestere, semesteret, halvår, semesters"),
    (UnitWord::of(Unit::Year), "år, years, year, yr, yrs"),
];

/// The units that are one without a number: `halvtime`.
const ALONE: &str = "halvtime, kvarter, trekvarter, halvdag, heldag";

/// The words before an amount.
pub(super) const QUALIFIERS: &[(Qualifier, &str)] = &[
    (
        Qualifier::AtLeast,
        "minst, min, minimum, minimum of, a minimum of, et minimum på, eit minimum på, \
             i det minste, ikke mindre enn, ikkje mindre enn, no less than, at least, \
             over, mer enn, meir enn, more than, godt over, well over",
    ),
    (
        Qualifier::About,
        "om lag, om kring, omlag, omkring, omtrent, ca, cirka, circa, rundt, \
             rundt regnet, kring, about, around, approximately, approx, roughly, \
             anslagsvis, nesten, nærmere, bortimot, knapt, snaut, drøyt, drøye, \
             godt og vel, i underkant av, i overkant av, almost, nearly",
    ),
    (
        Qualifier::UpTo,
        "ikke mer enn, ikkje meir enn, no more than, not more than, opp til, up to, \
             at most, inntil, opptil, maksimalt, maksimum, maximum, a maximum of, maks, \
             max, høyst, høgst, opp mot, under, mindre enn, less than",
    ),
];

/// `over en time` is more than an hour, and `over 6 uker` may be six weeks, from first to last.
pub(super) const MORE_THAN: &str = "over";

/// The words after an amount that say how exact it is.
pub(super) const QUALIFIERS_AFTER: &[(Qualifier, &str)] = &[
    (
        Qualifier::AtLeast,
        "eller mer, eller meir, or more, og oppover, and up, eller lenger, \
             eller lengre, or longer, og mer, minst, minimum, i det minste, at least",
    ),
    (Qualifier::About, "ca, cirka, omtrent, omlag, om lag, or so"),
    (Qualifier::UpTo, "eller mindre, or less, maks, maksimalt, maksimum, max, maximum, at most"),
];

/// The words between an amount and its unit that make it a minimum: `4 eller flere uker`.
pub(super) const OR_MORE: &str = "eller flere, eller fleire, eller mer, eller meir, or more";

/// The words that call an amount the whole of it, and change nothing.
pub(super) const TOTALS: &str = "til sammen, tilsammen, til saman, tilsaman, i alt, alt i alt, totalt, total, \
     in total, a total of, total of, all in all, altogether, samlet, samla, sammenlagt, \
     en samlet tid på, totalt sett, in all";

/// The words that open the statement of an amount, and change nothing.
pub(super) const LEADS: &str = "tar, tek, varer, varer i, varar, i, for, gjennom, takes, lasts, varighet, tid, \
     arbeidstid, tidsbruk, lesetid, estimert tid, anslått tid, beregnet tid, duration, \
     workload, reading time, estimated time, over en periode på, i en periode på";

/// The words after an amount that say what is done in it, and change nothing.
pub(super) const WORK: &str = "arbeid, arbeidstid, arbeidsinnsats, med arbeid, egenarbeid, selvstudium, varighet, \
     lesing, lesetid, økt, samling, møte, kurs, film, video, lang, langt, lange, \
     inkl pause, inkludert pause, inkl pauser, inkludert pauser, work, of work, reading, \
     of reading, read, study, of study, session, meeting, course, long, to complete, \
     including breaks";

/// What is held several times: `3 økter à 90 min`, `3 økter på 90 min`.
pub(super) const SESSIONS: &str = "økt, økter, samling, samlinger, samlingar, møte, møter, fellesmøte, fellesmøter, \
     kveld, kvelder, kveldar, bolk, bolker, bolkar, forelesning, forelesninger, \
     førelesing, førelesingar, verksted, verksteder, workshop, workshops, workshoper, \
     webinar, webinarer, seminar, seminarer, skoletime, skoletimer, skuletime, skuletimar, \
     undervisningstime, undervisningstimer, undervisningstimar, dobbelttime, dobbelttimer, \
     besøk, session, sessions, meeting, meetings, gathering, gatherings, lesson, lessons, \
     lecture, lectures, evening, evenings";

/// What comes in several pieces. `3 filmer à 5 min` says how long each is; `3 oppgaver på 45 min`
/// may speak of all of them.
pub(super) const PIECES: &str = "film, filmer, filmar, films, video, videoer, videoar, videos, leksjon, leksjoner, \
     leksjonar, del, deler, delar, part, parts, runde, runder, rundar, round, rounds, \
     pulje, puljer, puljar, oppgave, oppgaver, oppgåve, oppgåver, task, tasks, modul, \
     moduler, modular, module, modules";

/// What multiplies without any word between: `3 ganger 45 min`.
pub(super) const TIMES: &str = "ganger, gang, gonger, gong, times";

/// So many times, in one word, after an amount.
pub(super) const TWICE: &[(u32, &str)] = &[(2, "twice"), (1, "once")];

/// What stands between sessions or pieces and the length of each.
pub(super) const EACH_IS: &str = "à, á, a, av, of, som varer, som varer i, hver på, hvert på, kvar på, på hver, \
     each of, hver à, each";

/// The same, for sessions only.
pub(super) const LASTING: &str = "på";

/// The same, after a unit too: `6 uker à 2 timer`.
pub(super) const AT_EACH: &str = "à, á";

/// What says that a length is that of each.
pub(super) const EACH: &str = "hver, hvert, kvar, kvart, each, apiece";

pub(super) const WHOLE: &str = "hel, helt, heil, heilt, whole, full";

/// What stands between a length and its rate: `3 weeks at 10 hours a week`.
pub(super) const WITH: &str = "med, with, at, of";

pub(super) const AND: &str = "og, and";
/// What `og` does not add an amount with: `4 uker og oppover`.
pub(super) const AND_MORE: &str = "og oppover, og mer, og meir, and up, and more";

pub(super) const PLUS: &str = "pluss, plus";
pub(super) const RANGE: &str = "til, to";
pub(super) const OR: &str = "eller, or";

/// After a length in the genitive: `en times tid` is about an hour.
pub(super) const OR_SO: &str = "tid";
pub(super) const FROM: &str = "fra, frå, from";
pub(super) const BETWEEN: &str = "mellom, between";
pub(super) const EQUALS: &str = "altså, dvs, det vil si, tilsvarer, that is";

/// The unit that a word names; in the genitive too: `to timers arbeid`.
pub(super) fn unit(word: &str) -> Option<UnitWord> {
    let named = |word: &str| {
        UNITS.iter().find(|(_, row)| names(row).any(|name| name == word)).map(|&(unit, _)| unit)
    };
    named(word).or_else(|| word.strip_suffix('s').filter(|word| word.len() > 2).and_then(named))
}

/// Whether a word is a unit of which one is meant where no number stands: `halvtime`.
pub(super) fn is_one_alone(word: &str) -> bool {
    names(ALONE).any(|name| name == word)
}

/// The unit name that `word` is probably a misspelling of. Words of one or two letters are ignored:
/// they are close to everything.
pub(super) fn nearest_unit(word: &str) -> Option<&'static str> {
    let long = |name: &&'static str| name.chars().count() > 2;
    if word.chars().count() < 3 {
        return None;
    }
    nearest(word, UNITS.iter().flat_map(|(_, row)| names(row)).filter(long))
}

pub(super) fn is_half(word: &str) -> bool {
    matches!(word, "halv" | "halvt" | "halve" | "half")
}

/// One and a half, in one word.
pub(super) fn is_one_and_a_half(word: &str) -> bool {
    matches!(
        word,
        "halvannen" | "halvannet" | "halvanna" | "halvannan" | "halvtanna" | "halvtannan"
    )
}
