//! How many times an amount is held: `2 ×`, `tre ganger`, `4 samlinger på`, and after it `x 2`.
//!
//! In: the [`Parser`] where it may stand. Out: the number of times, from fewest to most. What is
//! held so often is left to `parse`.

use super::lexer::TokenKind;
use super::parser::Parser;
use super::rate::Per;
use super::vocabulary;

impl Parser<'_> {
    /// How many times what follows is held: consumed if complete here.
    pub(super) fn sessions(&mut self) -> Option<(u32, u32)> {
        let start = self.cursor.next;
        let times = self.counts().filter(|_| self.multiplies());
        // `4 samlinger på til sammen 12 timer` says how long all of them are.
        let is_total = self.cursor.longest(0, vocabulary::TOTALS) > 0;
        if times.is_none() {
            self.cursor.next = start;
        }
        times.map(|times| if is_total { (1, 1) } else { times })
    }

    fn counts(&mut self) -> Option<(u32, u32)> {
        let fewest = self.whole()?;
        let start = self.cursor.next;
        let most = if self.range_mark(false) { self.whole() } else { None };
        if most.is_none() {
            self.cursor.next = start;
        }
        let most = most.unwrap_or(fewest);
        (fewest > 0 && fewest <= most).then_some((fewest, most))
    }

    /// `×`, `ganger`, `økter à`, `uker à` before an amount.
    fn multiplies(&mut self) -> bool {
        if self.cursor.eat_kind(&TokenKind::Times) {
            return true;
        }
        let is_held = if self.cursor.eat(vocabulary::TIMES) {
            self.cursor.eat(vocabulary::EACH_IS);
            true
        } else if self.cursor.eat(vocabulary::SESSIONS) {
            self.lasts_each() || self.cursor.eat(vocabulary::LASTING)
        } else if self.cursor.eat(vocabulary::PIECES) {
            self.lasts_each()
        } else {
            let unit = self.cursor.word(0).and_then(vocabulary::unit);
            self.cursor.next += usize::from(unit.is_some());
            let is_calendar = unit.is_some_and(|word| !word.unit.is_working_time());
            let is_held = (is_calendar && self.cursor.eat_kind(&TokenKind::Times))
                || (unit.is_some() && self.cursor.eat(vocabulary::AT_EACH));
            self.held_in = unit.filter(|_| is_held).map(|word| word.unit);
            is_held
        };
        is_held && (self.is_amount() || self.cursor.longest(0, vocabulary::TOTALS) > 0)
    }

    /// `à`, `, hver på` after sessions; or a comma alone, if `each` follows the amount.
    fn lasts_each(&mut self) -> bool {
        if self.cursor.eat_kind(&TokenKind::Times) {
            return true;
        }
        let is_apart = self.cursor.eat_kind(&TokenKind::Comma);
        let lasts = self.cursor.eat(vocabulary::EACH_IS);
        self.needs_each = is_apart && !lasts && self.is_amount();
        lasts || self.needs_each
    }

    /// `hver` after the length of each: consumed if it is here, and is not that of a rate.
    pub(super) fn each(&mut self) -> bool {
        let start = self.cursor.next;
        if Per::read(&mut self.cursor).is_some() {
            self.cursor.next = start;
            return false;
        }
        self.cursor.eat(vocabulary::EACH)
    }

    /// The unit of `2 timer x 6 uker`: the amount is held in each of them.
    fn weeks(&mut self) -> bool {
        let unit = self.cursor.word(0).and_then(vocabulary::unit).map(|word| word.unit);
        self.held_in = unit.filter(|unit| !unit.is_working_time());
        self.cursor.next += usize::from(self.held_in.is_some());
        self.held_in.is_some()
    }

    /// The rate that is the one of `6 uker à 2 timer i uka` again: consumed.
    pub(super) fn own_rate(&mut self) {
        let start = self.cursor.next;
        let per = Per::read(&mut self.cursor);
        if per.is_none_or(|per| per.count() != 1 || Some(per.unit()) != self.held_in) {
            self.cursor.next = start;
        } else {
            self.held_in = None;
        }
    }

    /// `x 2`, `to ganger`, `twice` after an amount: consumed if complete here.
    pub(super) fn times_after(&mut self) -> Option<u32> {
        let start = self.cursor.next;
        self.cursor.eat_kind(&TokenKind::Comma);
        if let Some(times) = self.cursor.eat_value(vocabulary::TWICE) {
            return Some(times);
        }
        let is_mark = self.cursor.eat_kind(&TokenKind::Times);
        let times = self.whole().filter(|&times| times > 0);
        let is_named = self.cursor.eat(vocabulary::TIMES);
        if is_mark && !is_named {
            let _ = self.cursor.eat(vocabulary::SESSIONS)
                || self.cursor.eat(vocabulary::PIECES)
                || self.weeks();
        }
        if times.is_none() || !(is_mark || is_named) {
            self.cursor.next = start;
            return None;
        }
        times
    }
}
