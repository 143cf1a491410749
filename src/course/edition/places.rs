//! Where links to places on a page lead once the page has lost some of its blocks.
//!
//! In: the outlines of a page before and after. Out: what becomes of each id. Ids are numbered in
//! the order of what has them, so that one may change with what stood before it: of two headings
//! `plan` and `plan-2`, the second is `plan` when the first is gone.

use std::collections::BTreeMap;

use percent_encoding::{AsciiSet, CONTROLS, utf8_percent_encode};

use crate::block::{self, Vocabulary};
use crate::course::Site;
use crate::course::link::Target;
use crate::load::{DocumentId, Fate, Outline};
use crate::source::Span;

/// What becomes of the ids of a page: another, or `None` where it goes.
#[derive(Debug)]
pub(super) struct Places(BTreeMap<String, Option<String>>);

impl Places {
    pub(super) fn new(
        before: &Outline,
        after: &Outline,
        gone: &[Span],
        vocabulary: &Vocabulary,
    ) -> Self {
        let old = ids(before, vocabulary);
        let mut new =
            ids(after, vocabulary).map(|of_a_kind| of_a_kind.into_iter().map(|(id, _)| id));
        let mut places = BTreeMap::new();
        for (old, new) in old.into_iter().zip(&mut new) {
            for (id, span) in old {
                let is_gone = gone.iter().any(|gone| gone.holds(span));
                places.insert(id, if is_gone { None } else { new.next() });
            }
        }
        Self(places)
    }
}

/// The ids of the headings and of the blocks, each with its place.
fn ids(outline: &Outline, vocabulary: &Vocabulary) -> [Vec<(String, Span)>; 2] {
    let headings = outline.headings.iter().map(|heading| (heading.id.clone(), heading.span));
    let blocks = outline.blocks.iter().map(|block| block.line.span);
    [headings.collect(), block::ids(outline, vocabulary).into_iter().zip(blocks).collect()]
}

/// What becomes of a link to a page that is kept; `from` is the number and the path of the document
/// that it stands in.
pub(super) fn fate(
    site: &Site,
    places: &BTreeMap<DocumentId, Places>,
    from: (DocumentId, &str),
    target: &str,
) -> Fate {
    let (document, id) = match site.targets.resolve(from.1, target) {
        Ok(Target::Here { fragment }) => (from.0, fragment),
        Ok(Target::Page { document, fragment: Some(fragment), .. }) => (document, fragment),
        _ => return Fate::Kept,
    };
    let path = target.split_once('#').map_or(target, |(path, _)| path).trim();
    match places.get(&document).and_then(|places| places.0.get(&id)) {
        None => Fate::Kept,
        Some(Some(new)) if *new == id => Fate::Kept,
        Some(Some(new)) => Fate::Moved(format!("{path}#{}", utf8_percent_encode(new, SIGNS))),
        Some(None) if path.is_empty() => Fate::Unlinked,
        Some(None) => Fate::Moved(path.to_owned()),
    }
}

/// The signs of an id that mean something else in an address.
const SIGNS: &AsciiSet = &CONTROLS.add(b' ').add(b'%').add(b'#');
