//! Where links to ids of a page lead once the page has lost some of its blocks.
//!
//! In: the outlines of a page before and after. Out: what becomes of each id. Equal ids are
//! numbered in text order, so that removing one changes those after it: of two headings `plan` and
//! `plan-2`, the second becomes `plan` when the first is gone.

use std::collections::{BTreeMap, BTreeSet};

use percent_encoding::{AsciiSet, CONTROLS, utf8_percent_encode};

use crate::block::{self, Vocabulary};
use crate::load::{LinkAction, Outline};
use crate::source::Span;

/// What each id of a page becomes: another id, or `None` where it is gone.
#[derive(Debug)]
pub(super) struct MovedIds(BTreeMap<String, Option<String>>);

impl MovedIds {
    pub(super) fn new(
        before: &Outline,
        after: &Outline,
        gone: &[Span],
        vocabulary: &Vocabulary,
    ) -> Self {
        let old = ids(before, vocabulary);
        let mut new =
            ids(after, vocabulary).map(|of_a_kind| of_a_kind.into_iter().map(|(id, _)| id));
        let mut moved = BTreeMap::new();
        for (old, new) in old.into_iter().zip(&mut new) {
            for (id, span) in old {
                let is_gone = gone.iter().any(|gone| gone.holds(span));
                moved.insert(id, if is_gone { None } else { new.next() });
            }
        }
        // Ids of raw HTML keep their names, or are gone.
        let left: BTreeSet<&str> = after.ids().collect();
        for id in before.ids().filter(|id| !left.contains(id)) {
            moved.entry(id.to_owned()).or_insert(None);
        }
        Self(moved)
    }

    /// What becomes of a link with the address `target` to an id of the page.
    pub(super) fn link_action(&self, id: &str, target: &str) -> LinkAction {
        let path = target.split_once('#').map_or(target, |(path, _)| path).trim();
        match self.0.get(id) {
            None => LinkAction::Kept,
            Some(Some(new)) if *new == id => LinkAction::Kept,
            Some(Some(new)) => {
                LinkAction::Moved(format!("{path}#{}", utf8_percent_encode(new, IN_FRAGMENT)))
            }
            Some(None) if path.is_empty() => LinkAction::Unlinked,
            Some(None) => LinkAction::Moved(path.to_owned()),
        }
    }
}

/// The ids of the headings and of the blocks, each with its place.
fn ids(outline: &Outline, vocabulary: &Vocabulary) -> [Vec<(String, Span)>; 2] {
    let headings = outline.headings.iter().map(|heading| (heading.id.clone(), heading.span));
    let blocks = outline.blocks.iter().map(|block| block.line.span);
    [headings.collect(), block::ids(outline, vocabulary).into_iter().zip(blocks).collect()]
}

/// The characters of an id that must be percent-encoded in a fragment.
const IN_FRAGMENT: &AsciiSet = &CONTROLS.add(b' ').add(b'%').add(b'#');
