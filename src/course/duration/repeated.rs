//! How often something is: `hver måned`, `annenhver uke`, `4–5 ganger i året`.
//!
//! In: text. Out: a [`Repeated`], which prints in the page's language and parses to the same again.
//! When it is each time is left to whoever leads the course.

use super::cursor::Cursor;
use super::form::{Number, name};
use super::lexer::{TokenKind, tokens};
use super::numbers::number;
use super::vocabulary::{RANGE, TIMES, TWICE};
use super::{Per, Unit};
use crate::course::language::Language;

/// So many times in each of some equal times.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub struct Repeated {
    least: u32,
    most: u32,
    per: Per,
}

/// More times than this in one unit is a slip.
const MOST_TIMES: u32 = 100;

impl Repeated {
    /// Parses `hver måned`, `two times a year`; nothing for text that is not understood completely.
    #[must_use]
    pub fn parse(text: &str) -> Option<Self> {
        let tokens = tokens(text);
        let mut cursor = Cursor::new(&tokens);
        let (least, most) = times(&mut cursor).unwrap_or((1, 1));
        let per = Per::read(&mut cursor)?;
        let is_sensible = 0 < least && least <= most && most <= MOST_TIMES;
        (is_sensible && cursor.is_at_end()).then_some(Self { least, most, per })
    }

    /// The fewest times in each.
    #[must_use]
    pub fn least(self) -> u32 {
        self.least
    }

    /// The most times in each.
    #[must_use]
    pub fn most(self) -> u32 {
        self.most
    }

    /// How often they come back.
    #[must_use]
    pub fn per(self) -> Per {
        self.per
    }

    /// As people write it in `language`, a BCP 47 tag: `hver måned`, `4–5 ganger per år`.
    #[must_use]
    pub fn print(self, language: &str) -> String {
        let language = Language::of_tag(language);
        if self.most == 1 {
            return self.per.every(language);
        }
        let times = match language {
            Language::Bokmal => "ganger",
            Language::Nynorsk => "gonger",
            Language::English => "times",
        };
        let count = if self.least == self.most {
            self.most.to_string()
        } else {
            format!("{}–{}", self.least, self.most)
        };
        format!("{count} {times} {}", self.per.print(language))
    }
}

impl Per {
    /// As it stands alone: `hver uke`, `annenhver uke`, `hvert 3. år`.
    fn every(self, language: Language) -> String {
        let (count, unit) = (self.count(), self.unit());
        let (one, many) = (name(unit, language, Number::One), name(unit, language, Number::Many));
        let is_neuter = matches!(unit, Unit::Semester | Unit::Year);
        let [every, second] = match (language, is_neuter) {
            (Language::Bokmal, false) => ["hver", "annenhver"],
            (Language::Bokmal, true) => ["hvert", "annethvert"],
            (Language::Nynorsk, false) => ["kvar", "annankvar"],
            (Language::Nynorsk, true) => ["kvart", "annakvart"],
            (Language::English, _) => ["every", "every other"],
        };
        match count {
            1 => format!("{every} {one}"),
            2 => format!("{second} {one}"),
            _ if language == Language::English => format!("{every} {count} {many}"),
            _ => format!("{every} {count}. {one}"),
        }
    }
}

/// `4–5 ganger`, `to ganger`, `twice`: consumed if complete here.
fn times(cursor: &mut Cursor) -> Option<(u32, u32)> {
    if let Some(times) = cursor.eat_value(TWICE) {
        return Some((times, times));
    }
    let start = cursor.next;
    let read = counted(cursor).filter(|_| cursor.eat(TIMES));
    if read.is_none() {
        cursor.next = start;
    }
    read
}

fn counted(cursor: &mut Cursor) -> Option<(u32, u32)> {
    let least = whole(cursor)?;
    let is_range = cursor.eat_kind(&TokenKind::Dash) || cursor.eat(RANGE);
    Some((least, if is_range { whole(cursor)? } else { least }))
}

fn whole(cursor: &mut Cursor) -> Option<u32> {
    let whole = match cursor.kind(0)? {
        TokenKind::Whole(whole) => *whole,
        TokenKind::Word(word) => number(word)?,
        _ => return None,
    };
    cursor.next += 1;
    Some(whole)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[track_caller]
    fn check(written: &str, nb: &str, nn: &str, en: &str) {
        let read = Repeated::parse(written).unwrap();
        let printed = ["nb", "nn", "en"].map(|language| read.print(language));
        assert_eq!(printed, [nb, nn, en], "{written}");
        for text in printed {
            assert_eq!(Repeated::parse(&text), Some(read), "{text}");
        }
    }

    #[test]
    fn how_often_is_printed_in_each_language_and_reads_back() {
        check("én gang i måneden", "hver måned", "kvar månad", "every month");
        check("annankvar veke", "annenhver uke", "annankvar veke", "every other week");
        check("hvert tredje år", "hvert 3. år", "kvart 3. år", "every 3 years");
        check("twice a year", "2 ganger per år", "2 gonger per år", "2 times per year");
        check(
            "fire til fem ganger i året",
            "4–5 ganger per år",
            "4–5 gonger per år",
            "4–5 times per year",
        );
    }

    #[test]
    fn what_is_not_a_number_of_times_is_none() {
        for text in [
            "",
            "måned",
            "noen ganger i året",
            "5–4 ganger i året",
            "0 ganger i uka",
            "hver mandag",
        ] {
            assert_eq!(Repeated::parse(text), None, "{text}");
        }
    }
}
