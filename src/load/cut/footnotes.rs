//! Which footnotes and marks go with the blocks that are left out.
//!
//! In: the footnotes of a text and the marks that refer to them. Out: the edits that take out every
//! footnote that no text that stays leads to, not even through other footnotes, and every mark
//! whose footnote goes.

use std::collections::BTreeSet;
use std::ops::Range;

use super::edit::Edit;
use crate::load::markdown::CUT;

/// A footnote or a mark: its name and its place.
type Named = (String, Range<usize>);

/// The footnotes of a text and what refers to them.
#[derive(Default)]
pub(super) struct Footnotes {
    defined: Vec<Named>,
    marks: Vec<Named>,
}

impl Footnotes {
    pub(super) fn define(&mut self, name: &str, range: &Range<usize>) {
        self.defined.push((name.to_owned(), range.clone()));
    }

    pub(super) fn refer(&mut self, name: &str, range: &Range<usize>) {
        self.marks.push((name.to_owned(), range.clone()));
    }

    pub(super) fn edits(&self, text: &str, is_gone: &dyn Fn(&Range<usize>) -> bool) -> Vec<Edit> {
        let stays = |(_, range): &&Named| !is_gone(range);
        let defined: Vec<&Named> = self.defined.iter().filter(stays).collect();
        let marks: Vec<&Named> = self.marks.iter().filter(stays).collect();
        let reached = reached(&defined, &marks);
        let unread = defined.iter().filter(|(name, _)| !reached.contains(name.as_str()));
        let footnotes = unread
            .map(|(_, range)| Edit::new(without_end(text, range), instead(text, range.start)));
        let lost = marks.iter().filter(|(name, _)| defined.iter().all(|(other, _)| other != name));
        footnotes.chain(lost.map(|(_, range)| Edit::new(range.clone(), ""))).collect()
    }
}

/// The names of the footnotes that a reader gets to, from the text or from a footnote that is
/// reached.
fn reached<'a>(defined: &[&'a Named], marks: &[&'a Named]) -> BTreeSet<&'a str> {
    let stands_in = |mark: &Named| {
        defined
            .iter()
            .find(|(_, range)| range.contains(&mark.1.start))
            .map(|(name, _)| name.as_str())
    };
    let mut reached: BTreeSet<&str> = marks
        .iter()
        .filter(|mark| stands_in(mark).is_none())
        .map(|(name, _)| name.as_str())
        .collect();
    loop {
        let more =
            marks.iter().filter(|mark| stands_in(mark).is_some_and(|name| reached.contains(name)));
        let more: Vec<&str> =
            more.map(|(name, _)| name.as_str()).filter(|name| !reached.contains(name)).collect();
        if more.is_empty() {
            return reached;
        }
        reached.extend(more);
    }
}

/// A footnote without the line breaks that end it.
fn without_end(text: &str, range: &Range<usize>) -> Range<usize> {
    range.start..range.start + text.get(range.clone()).unwrap_or_default().trim_end().len()
}

/// What takes the place of a footnote: a line that parts, where such a line can stand.
fn instead(text: &str, at: usize) -> &'static str {
    let before = text.get(..at).and_then(|before| before.rsplit('\n').next()).unwrap_or_default();
    if before.trim_start_matches([' ', '\t', '>']).is_empty() { CUT } else { "" }
}
