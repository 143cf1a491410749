//! The parts of a text that are taken out of it, to stand elsewhere on the page.
//!
//! In: [`Cut`]s, each a heading or an entry of a list with what it says. Out: [`Cuts`], which knows
//! the next of them and the open one while the text is written. Which parts are cut is left to
//! whoever asks; they lie in order, and none is inside a block.

use std::ops::Range;

use pulldown_cmark::{Event, Tag, TagEnd};

/// A part of a text, by its places in the source.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub(crate) struct Cut {
    /// All of it.
    pub(crate) whole: Range<usize>,
    /// Its title, which is left out of its HTML.
    pub(crate) title: Range<usize>,
    /// The list that it is an entry of.
    pub(crate) list: Option<Range<usize>>,
}

/// The cuts of a text while it is written.
#[derive(Default)]
pub(super) struct Cuts<'a> {
    /// All of them.
    all: &'a [Cut],
    /// How many have begun.
    begun: usize,
    /// The one that is open.
    pub(super) open: Option<OpenCut>,
    /// The HTML of those that have ended.
    pub(super) texts: Vec<String>,
}

/// A cut that is being written.
pub(super) struct OpenCut {
    pub(super) cut: Cut,
    /// How many elements are open in it.
    pub(super) depth: usize,
    /// Whether a paragraph is open that an entry of a tight list does not have.
    pub(super) in_paragraph: bool,
}

impl<'a> Cuts<'a> {
    /// The cuts of a text before its first event.
    pub(super) fn new(all: &'a [Cut]) -> Self {
        Self { all, ..Self::default() }
    }

    /// Whether an event only holds the entries that are cut.
    pub(super) fn is_around(&self, event: &Event, range: &Range<usize>) -> bool {
        let is_list = matches!(
            event,
            Event::Start(Tag::List(_) | Tag::DefinitionList)
                | Event::End(TagEnd::List(_) | TagEnd::DefinitionList)
        );
        is_list && self.all.iter().any(|cut| cut.list.as_ref() == Some(range))
    }

    /// Whether the text has none.
    pub(super) fn is_empty(&self) -> bool {
        self.all.is_empty()
    }

    /// Opens the next cut where it begins; returns whether it did.
    pub(super) fn begin(&mut self, range: &Range<usize>) -> bool {
        let next = self.all.get(self.begun);
        let Some(cut) = next.filter(|cut| range.start >= cut.whole.start) else { return false };
        self.open = Some(OpenCut { cut: cut.clone(), depth: 0, in_paragraph: false });
        self.begun += 1;
        true
    }
}
