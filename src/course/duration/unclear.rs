//! Units whose length is not the same everywhere, or that a law defines in another way than a
//! reader would count: lessons, credits, working days, years of school.
//!
//! In: a folded word. Out: an [`Unclear`] unit, and its least and most in a unit that can be
//! counted. They are never read as these: the help of a message offers the amount, and the author
//! decides.

use super::Unit;
use super::cursor::names;
use super::vocabulary::UnitWord;

/// A unit whose length is not certain.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Unclear {
    /// A lesson: 45 minutes where nothing else is agreed, the unit that teaching is counted in in
    /// lower and upper secondary school, by the regulations to the Education Act.
    Lesson,
    /// A credit in higher education: a sixtieth of a year of 1,500 to 1,800 hours of work.
    Credit,
    /// A working day of 7½ hours, or a week of them, by the basic agreements for the state and for
    /// the municipalities.
    WorkingDays,
    /// A day or a week of school, which is a day or a week on the calendar.
    SchoolDays,
    /// A year of school: two semesters.
    SchoolYear,
}

/// Which end of what it can mean an unclear unit is read as.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Sense {
    /// It is not read.
    Certain,
    Least,
    Most,
}

type Row = (Unclear, [UnitWord; 2], &'static str);

const LESSON: UnitWord = UnitWord::halves(90, Unit::Minute);
const TWO_LESSONS: UnitWord = UnitWord::halves(180, Unit::Minute);
const CREDIT: [UnitWord; 2] = [UnitWord::halves(50, Unit::Hour), UnitWord::halves(60, Unit::Hour)];
const WORKING_DAY: UnitWord = UnitWord::halves(15, Unit::Hour);
const WORKING_WEEK: UnitWord = UnitWord::halves(75, Unit::Hour);
const DAY: UnitWord = UnitWord::of(Unit::Day);
const WEEK: UnitWord = UnitWord::of(Unit::Week);
const TWO_SEMESTERS: UnitWord = UnitWord::halves(4, Unit::Semester);

const UNITS: &[Row] = &[
    (
        Unclear::Lesson,
        [LESSON; 2],
        "skoletime, skoletimer, skuletime, skuletimar, undervisningstime, \
             undervisningstimer, undervisningstimar, lesson, lessons",
    ),
    (Unclear::Lesson, [TWO_LESSONS; 2], "dobbelttime, dobbelttimer, dobbelttimar"),
    (Unclear::Credit, CREDIT, "studiepoeng, stp, sp, ects, credit, credits"),
    (
        Unclear::WorkingDays,
        [WORKING_DAY; 2],
        "arbeidsdag, arbeidsdager, arbeidsdagar, dagsverk, workday, workdays",
    ),
    (
        Unclear::WorkingDays,
        [WORKING_WEEK; 2],
        "arbeidsuke, arbeidsuker, arbeidsveke, arbeidsveker, ukeverk",
    ),
    (
        Unclear::SchoolDays,
        [DAY; 2],
        "skoledag, skoledager, skuledag, skuledagar, virkedag, virkedager",
    ),
    (Unclear::SchoolDays, [WEEK; 2], "skoleuke, skoleuker, skuleveke, skuleveker"),
    (Unclear::SchoolYear, [TWO_SEMESTERS; 2], "skoleår, skuleår, studieår, undervisningsår"),
];

/// The unclear unit that a word names, and what it is read as in a sense.
pub(super) fn unit(word: &str, sense: Sense) -> Option<(Unclear, UnitWord)> {
    let &(unclear, [least, most], _) =
        UNITS.iter().find(|(.., row)| names(row).any(|name| name == word))?;
    match sense {
        Sense::Certain => None,
        Sense::Least => Some((unclear, least)),
        Sense::Most => Some((unclear, most)),
    }
}
