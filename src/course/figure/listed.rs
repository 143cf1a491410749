//! A figure that is drawn of a list: a wheel, steps or rings.
//!
//! In: the lists that stand in the block. Out: a [`ListFigure`], or why it cannot be drawn.

use super::list_fault;
use super::place::Place;
use crate::diagnostic::Diagnostic;
use crate::kind::ListDrawing;
use crate::load::ListItem;

/// What such a figure shows.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ListFigure {
    /// How it is drawn.
    pub kind: ListDrawing,
    /// Its items, in order.
    pub items: Vec<ListItem>,
}

impl ListFigure {
    /// What its items are called.
    pub fn labels(&self) -> impl Iterator<Item = &str> {
        self.items.iter().map(|item| item.label.text.as_str())
    }
}

/// How many items there can be at most: more have no room for what they are called.
fn most_items(kind: ListDrawing) -> usize {
    match kind {
        ListDrawing::Wheel => 10,
        ListDrawing::Steps => 6,
        ListDrawing::Rings => 7,
    }
}

/// The figure of a block's list; `None` where it cannot be drawn, which is reported.
pub(super) fn of(
    place: &Place,
    kind: ListDrawing,
    diagnostics: &mut Vec<Diagnostic>,
) -> Option<ListFigure> {
    let mut lists = place.outline.lists.iter().filter(|list| list.block == place.index);
    let Some(list) = lists.next() else {
        diagnostics.push(list_fault::no_list(&place.block.line, kind));
        return None;
    };
    let (count, most) = (list.items.len(), most_items(kind));
    let before = diagnostics.len();
    diagnostics.extend(lists.next().map(|second| list_fault::two_lists(second.place)));
    let labels = list.items.iter().map(|item| &item.label);
    let nameless = labels.clone().filter(|label| label.text.is_empty());
    diagnostics.extend(nameless.map(list_fault::nameless_item));
    let beyond = labels.clone().nth(most);
    if let Some(label) = beyond.or_else(|| labels.clone().next().filter(|_| count < 2)) {
        diagnostics.push(list_fault::item_count(label, count, most));
    }
    let items = list.items.clone();
    (diagnostics.len() == before).then_some(ListFigure { kind, items })
}
