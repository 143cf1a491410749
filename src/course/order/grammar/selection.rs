//! The part of a rule that names stations: "Modul 1", "2–5", "1, 2 og «Refleksjonsmodul»", "minst
//! to av 2–4", "1 og (2 eller 3)", "2–5, unntatt 3".
//!
//! In: a cursor where such a part should begin. Out: a [`Selection`] with the cursor behind it, or
//! the fault. A single item is left to `item`; whether the numbers exist and what the list means to
//! `group`.

use std::ops::Range;

use super::combine::{all_of, one_of};
use super::cursor::Cursor;
use crate::course::language::Language;
use crate::course::order::{
    fault::{Expected, Fault, Problem},
    syntax::{Item, ItemKind, Join, Part, Selection},
    token::Kind,
    words::{Word, usual},
};

/// How two elements of a list are joined.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
struct Joint {
    comma: bool,
    /// "og" or "eller".
    word: Option<Word>,
}

impl Cursor<'_> {
    /// A list of stations. A course in front of one of them holds to the end of the list.
    pub(super) fn selection(&mut self) -> Result<Selection, Fault> {
        let own = self.scope();
        let before = self.clone();
        let start = self.place();
        let parts = self.parts();
        self.enter(own);
        let (mut parts, is_open) = parts?;
        self.exceptions(&mut parts)?;
        let range = self.range_from(start);
        let mut items = parts.iter().flat_map(|part| &part.items);
        let names_course = before.course().is_some() || items.any(|item| item.scope != own.id);
        Ok(Selection { parts, is_open, names_course, range })
    }

    /// The elements of a list, joined by "og", by "eller" or by commas; and whether commas alone
    /// join them.
    fn parts(&mut self) -> Result<(Vec<Part>, bool), Fault> {
        let start = self.place();
        self.enter_course();
        let (mut and, mut or) = (self.take_word(Word::Both).is_some(), false);
        let (first, mut is_open) = self.element()?;
        let mut elements = vec![first];
        while let Some(joint) = self.joint() {
            and |= joint.word == Some(Word::And);
            or |= joint.word == Some(Word::Or);
            and |= self.take_word(Word::Both).is_some();
            let is_mixed = (and && or) || (is_open && !joint.comma);
            let (next, opens) = self.element()?;
            if is_mixed {
                return Err(Fault::new(self.range_from(start), Problem::MixedJoin));
            }
            elements.push(next);
            is_open = opens;
        }
        if or {
            let parts = one_of(elements);
            let parts =
                parts.ok_or_else(|| Fault::new(self.range_from(start), Problem::MixedJoin))?;
            Ok((parts, false))
        } else {
            let is_open = !and && elements.len() > 1;
            Ok((all_of(elements.concat()), is_open))
        }
    }

    /// A single item, a part in parentheses, or a choice that is announced; and whether what
    /// follows "og" may also belong to it.
    fn element(&mut self) -> Result<(Vec<Part>, bool), Fault> {
        if self.take_kind(&Kind::Sign('(')) {
            let (parts, _) = self.parts()?;
            if !self.take_kind(&Kind::Sign(')')) {
                return Err(self.expected(Expected::End));
            }
            return Ok((parts, false));
        }
        if let Some(least) = self.count_of()? {
            return self.counted(least).map(|part| (vec![part], false));
        }
        if self.take_word(Word::Either).is_some() {
            return self.alternatives().map(|part| (vec![part], true));
        }
        self.take_all()?;
        Ok((vec![Part::of(self.item()?)], false))
    }

    /// "Alle" in front of what is meant; alone it is near "alle andre".
    fn take_all(&mut self) -> Result<(), Fault> {
        let mut ahead = self.clone();
        let Some(range) = ahead.take_word(Word::All) else { return Ok(()) };
        if ahead.begins_name() || ahead.sees(|word| word == Word::Modules) {
            *self = ahead;
        } else if !ahead.sees(|word| matches!(word, Word::Except | Word::Than)) {
            let language = ahead.languages().first().unwrap_or(Language::Bokmal);
            let others = usual(language, Word::Others);
            return Err(self.expected(Expected::Item).repair(range, others));
        }
        Ok(())
    }

    /// "Minst to av", "to av", "én eller flere av".
    fn count_of(&mut self) -> Result<Option<usize>, Fault> {
        let at_least = self.take_word(Word::AtLeast).is_some();
        let mut ahead = self.clone();
        let count = ahead.count();
        let is_count = count.is_ok();
        ahead.take_word(Word::OrMore);
        let is_of = is_count && ahead.take_word(Word::Of).is_some();
        match count {
            Ok(count) if is_of => {
                *self = ahead;
                Ok(Some(count))
            }
            Ok(_) if at_least => Err(ahead.expected(Expected::Of)),
            Err(fault) if at_least => Err(fault),
            _ => Ok(None),
        }
    }

    fn count(&mut self) -> Result<usize, Fault> {
        if let Some(Kind::Number(number @ 1..)) = self.kind() {
            self.skip(1);
            return Ok(usize::try_from(*number).unwrap_or(usize::MAX));
        }
        match self.take(|word| matches!(word, Word::Count(_))) {
            Some((Word::Count(count), _)) => Ok(count),
            _ => Err(self.expected(Expected::Count)),
        }
    }

    /// The list behind a count. It ends where it is complete: behind "og" or "eller", or at a noun
    /// behind a single range: "minst to av 2–4 og modul 1" is two of three, and Modul 1.
    fn counted(&mut self, least: usize) -> Result<Part, Fault> {
        let start = self.place();
        let mut items = vec![self.item()?];
        let mut is_complete = false;
        loop {
            let before = self.clone();
            let Some(joint) = self.joint() else { break };
            if self.begins_compound() {
                *self = before;
                break;
            }
            let is_range = matches!(items.as_slice(), [Item { kind: ItemKind::Numbers(..), .. }]);
            let ends = joint.word == Some(Word::And)
                && (is_range || is_complete)
                && (joint.comma || self.sees(|word| word == Word::Module || word == Word::Page));
            if ends {
                *self = before;
                break;
            }
            if joint.word.is_some() && (is_range || is_complete) {
                self.item()?;
                return Err(Fault::new(self.range_from(start), Problem::MixedJoin));
            }
            is_complete |= joint.word == Some(Word::And);
            items.push(self.item()?);
        }
        Ok(Part { join: Join::AtLeast(least), items, except: Vec::new(), is_announced: true })
    }

    /// The list behind "enten".
    fn alternatives(&mut self) -> Result<Part, Fault> {
        let mut items = vec![self.item()?];
        let mut is_complete = false;
        loop {
            let before = self.clone();
            match self.joint().filter(|_| !self.begins_compound()) {
                Some(Joint { word: Some(Word::Or), .. }) => is_complete = true,
                Some(Joint { word: None, .. }) if !is_complete => {}
                _ => {
                    *self = before;
                    break;
                }
            }
            items.push(self.item()?);
        }
        if !is_complete {
            return Err(self.expected(Expected::Or));
        }
        Ok(Part { join: Join::Any, items, except: Vec::new(), is_announced: true })
    }

    /// Steps over a comma, "og" or "eller" if an item follows.
    fn joint(&mut self) -> Option<Joint> {
        let mut ahead = self.clone();
        let comma = ahead.take_kind(&Kind::Sign(','));
        let word = ahead.take(|word| matches!(word, Word::And | Word::Or)).map(|(word, _)| word);
        let word = word.or_else(|| {
            let is_and = ahead.take_kind(&Kind::Sign('&')) || ahead.take_kind(&Kind::Sign('+'));
            is_and.then_some(Word::And)
        });
        ((comma || word.is_some()) && ahead.begins_item()).then_some(())?;
        *self = ahead;
        Some(Joint { comma, word })
    }

    /// "Unntatt 3", "(ikke 3)", and behind "alle andre" also "enn 3".
    fn exceptions(&mut self, parts: &mut [Part]) -> Result<(), Fault> {
        let mut ahead = self.clone();
        let comma = ahead.take_kind(&Kind::Sign(','));
        let open = ahead.take_kind(&Kind::Sign('('));
        let is_rest = |part: &Part| {
            matches!(part.items.as_slice(), [Item { kind: ItemKind::Others | ItemKind::All, .. }])
        };
        let takes = |word| match word {
            Word::Except => true,
            Word::Than => parts.iter().all(is_rest),
            Word::Not => open,
            _ => false,
        };
        let Some((_, range)) = ahead.take(takes) else { return Ok(()) };
        let [part] = parts else { return Err(Fault::new(range, Problem::MixedJoin)) };
        let own = ahead.scope();
        let except = ahead.parts();
        ahead.enter(own);
        *self = ahead;
        match except?.0.as_slice() {
            [Part { join: Join::All, items, .. }] => part.except.clone_from(items),
            _ => return Err(Fault::new(range, Problem::MixedJoin)),
        }
        if open && !self.take_kind(&Kind::Sign(')')) {
            return Err(self.expected(Expected::End));
        }
        if comma {
            self.take_kind(&Kind::Sign(','));
        }
        Ok(())
    }

    /// Whether an item of a list can begin here.
    pub(super) fn begins_item(&self) -> bool {
        let announces = |word| {
            matches!(
                word,
                Word::Others
                    | Word::All
                    | Word::AllPrevious
                    | Word::Previous
                    | Word::Next
                    | Word::This
                    | Word::Modules
                    | Word::Pages
            )
        };
        self.begins_name() || self.sees(announces) || self.begins_compound()
    }

    /// Whether more than a single item begins here.
    fn begins_compound(&self) -> bool {
        self.kind() == Some(&Kind::Sign('('))
            || self.sees(|word| matches!(word, Word::AtLeast | Word::Either | Word::Both))
            || self.clone().count_of().is_ok_and(|least| least.is_some())
    }

    /// Whether a number or a name can begin here; an unknown word may be one.
    fn begins_name(&self) -> bool {
        match self.kind() {
            Some(Kind::Number(_) | Kind::Quoted(_) | Kind::Unclosed) => true,
            Some(Kind::Word(_)) => {
                self.name().is_some()
                    || self.course().is_some()
                    || self.sees(|word| matches!(word, Word::Module | Word::Page | Word::From))
                    || !self.sees(|_| true)
            }
            _ => false,
        }
    }
}

impl Part {
    /// One item.
    fn of(item: Item) -> Self {
        Self { join: Join::All, items: vec![item], except: Vec::new(), is_announced: false }
    }
}

impl Selection {
    /// One item.
    pub(super) fn of(item: Item, names_course: bool) -> Self {
        let range: Range<usize> = item.range.clone();
        Self { parts: vec![Part::of(item)], is_open: false, names_course, range }
    }
}
