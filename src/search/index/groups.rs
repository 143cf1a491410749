//! Lists of small items by id, all in one vector.
//!
//! In: items, a list at a time or each with the id of its list. Out: [`Groups`], from which the
//! list of an id is read. Millions of short lists in vectors of their own would take most of their
//! time and space for being vectors.

use std::ops::Range;

use serde::{Deserialize, Serialize};

use crate::ids::{Id, IndexVec};

/// A list of items for each id.
#[derive(Debug, Clone, Serialize, Deserialize)]
#[serde(bound(serialize = "T: Serialize", deserialize = "T: Deserialize<'de>"))]
pub(super) struct Groups<I, T> {
    items: Vec<T>,
    /// Where each list ends; it begins where the one before ends.
    ends: IndexVec<I, usize>,
}

impl<I, T> Default for Groups<I, T> {
    fn default() -> Self {
        Self { items: Vec::new(), ends: IndexVec::default() }
    }
}

impl<I: Id, T: Copy> Groups<I, T> {
    /// Sorts items into `count` lists. The items of a list keep their order.
    pub(super) fn of(count: usize, items: &[(I, T)]) -> Self {
        let mut ends: IndexVec<I, usize> = IndexVec::repeat(0, count);
        for (id, _) in items {
            if let Some(length) = ends.get_mut(*id) {
                *length += 1;
            }
        }
        // Until all items have their places, each end is that of the list as far as it is filled.
        let mut start = 0;
        for end in &mut ends {
            start += std::mem::replace(end, start);
        }
        let mut sorted: Vec<T> = items.iter().map(|(_, item)| *item).take(start).collect();
        for (id, item) in items {
            if let Some(end) = ends.get_mut(*id)
                && let Some(place) = sorted.get_mut(*end)
            {
                (*place, *end) = (*item, *end + 1);
            }
        }
        Self { items: sorted, ends }
    }
}

impl<I: Id, T> Groups<I, T> {
    /// Adds the list of the next id.
    pub(super) fn push(&mut self, list: impl IntoIterator<Item = T>) {
        self.items.extend(list);
        self.ends.push(self.items.len());
    }

    /// The list of an id; empty if it has none.
    pub(super) fn get(&self, id: I) -> &[T] {
        let end = |id: I| self.ends.get(id).copied().unwrap_or_default();
        let range: Range<usize> = id.before().map_or(0, end)..end(id);
        self.items.get(range).unwrap_or_default()
    }

    /// The number of lists.
    pub(super) fn len(&self) -> usize {
        self.ends.len()
    }
}

#[cfg(test)]
mod tests {
    use super::Groups;
    use crate::ids::{Id, id_type};

    id_type! {
        struct ListId;
    }

    fn lists(groups: &Groups<ListId, char>) -> Vec<String> {
        (0..=groups.len()).map(|at| groups.get(ListId::new(at)).iter().collect()).collect()
    }

    #[test]
    fn items_are_sorted_into_their_lists_in_order() {
        let items = [(2, 'c'), (0, 'b'), (2, 'a'), (7, 'x')];
        let items = items.map(|(list, item)| (ListId::new(list), item));
        assert_eq!(lists(&Groups::of(4, &items)), ["b", "", "ca", "", ""]);
    }

    #[test]
    fn lists_are_added_one_after_the_other() {
        let mut groups = Groups::default();
        for list in ["ab", "", "c"] {
            groups.push(list.chars());
        }
        assert_eq!(lists(&groups), ["ab", "", "c", ""]);
    }
}
