//! The words of a rate: so much a week, for so long.
//!
//! In: folded words. Out: the unit of calendar time that an amount is for, and how many of it.

use super::cursor::Cursor;
use super::lexer::TokenKind;
use super::numbers::number;
use super::unit::PARTS;
use super::vocabulary::unit as unit_word;
use super::{CalendarTime, Duration, Qualifier, Unit};

/// So often: every week, every second week.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub struct Per {
    /// How many units lie between one time and the next.
    pub(super) count: u32,
    /// Their unit; calendar time.
    pub(super) unit: Unit,
}

/// What stands before a unit in the indefinite form: `per uke`, `hver uke`.
const EVERY: &str = "per, pr, hver, hvert, kvar, kvart, each, every, a, an, per hver";

/// What stands before a unit in the definite form: `i uka`, `om dagen`.
const IN_THE: &str = "i, om";

const DEFINITE: &[(Unit, &str)] = &[
    (Unit::Day, "dagen, døgnet"),
    (Unit::Week, "uka, uken, veka, veken"),
    (Unit::Month, "måneden, månaden, mnd"),
    (Unit::Semester, "semesteret, halvåret"),
    (Unit::Year, "året"),
];

const ADVERBS: &[(Unit, &str)] = &[
    (Unit::Day, "daglig, dagleg, daily"),
    (Unit::Week, "ukentlig, vekentleg, weekly"),
    (Unit::Month, "månedlig, månadleg, monthly"),
    (Unit::Year, "årlig, årleg, yearly, annually"),
];

const SECOND: &[(u32, &str)] =
    &[(2, "annen, andre, anna, annet, other, second"), (3, "tredje, third"), (4, "fjerde, fourth")];

const EVERY_SECOND: &str = "annenhver, annethvert, annankvar, annakvart";

/// The words that say for whom an amount is, and change nothing: all times are one person's.
pub(super) const A_PERSON: &str = "per person, pr person, per deltaker, pr deltaker, per deltakar, per lærer, pr lærer, \
     per participant, per teacher, per head";

/// What stands before the length that a rate is held for.
pub(super) const FOR: &str = "i, for, gjennom, in, during, through";

/// What stands before the time that an amount or a rate is spread over.
pub(super) const OVER: &str =
    "over, i løpet av, fordelt på, fordelt over, spredt over, spread over, across";

impl Per {
    /// How many units lie between one time and the next.
    #[must_use]
    pub fn count(self) -> u32 {
        self.count
    }

    /// The unit that it is counted in.
    #[must_use]
    pub fn unit(self) -> Unit {
        self.unit
    }

    /// `per uke`, `/uke`, `i uka`, `ukentlig`, `hver annen uke`: consumed if complete here.
    pub(super) fn read(cursor: &mut Cursor) -> Option<Self> {
        let start = cursor.next;
        cursor.eat(A_PERSON);
        let per = Self::here(cursor);
        if per.is_some() {
            cursor.eat(A_PERSON);
        } else {
            cursor.next = start;
        }
        per
    }

    fn here(cursor: &mut Cursor) -> Option<Self> {
        if let Some(unit) = cursor.eat_value(ADVERBS) {
            return Some(Self { count: 1, unit });
        }
        if cursor.eat_kind(&TokenKind::Slash) {
            return Self::of(cursor, 1);
        }
        if cursor.eat(EVERY_SECOND) {
            return Self::of(cursor, 2);
        }
        if cursor.eat(EVERY) {
            let count = Self::interval(cursor);
            return Self::of(cursor, count);
        }
        if cursor.eat(IN_THE) {
            return cursor.eat_value(DEFINITE).map(|unit| Self { count: 1, unit });
        }
        None
    }

    /// Its length as [`CalendarTime::lengths`] has it.
    pub(super) fn length(self) -> Option<u128> {
        let minimum = self.count.saturating_mul(PARTS);
        let (unit, qualifier) = (self.unit, Qualifier::Plain);
        let one = Duration { qualifier, unit, minimum, maximum: None, sessions: 1 };
        CalendarTime::of(&one).map(|length| length.lengths().0)
    }

    /// `annen`, `14.`, `two`: one where nothing of it stands here.
    fn interval(cursor: &mut Cursor) -> u32 {
        if let Some(count) = cursor.eat_value(SECOND) {
            return count;
        }
        let count = match cursor.kind(0) {
            Some(&TokenKind::Whole(count)) => Some(count),
            Some(TokenKind::Word(word)) => number(word),
            _ => None,
        };
        if count.is_some() {
            cursor.next += 1;
            cursor.eat_kind(&TokenKind::Point);
        }
        count.unwrap_or(1)
    }

    fn of(cursor: &mut Cursor, count: u32) -> Option<Self> {
        let word = unit_word(cursor.word(0)?).filter(|word| word.scale == 2)?;
        let is_calendar = !word.unit.is_working_time();
        let is_some = (1..=word.unit.largest()).contains(&count);
        (is_calendar && is_some).then(|| {
            cursor.next += 1;
            Self { count, unit: word.unit }
        })
    }
}
