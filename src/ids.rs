//! Positions with a type, and vectors that only accept positions of their own type.
//!
//! In: values, pushed or collected in order. Out: [`IndexVec`], and for each kind of thing an id
//! type that [`id_type!`] declares. The position of a module can then not be confused with that of
//! a page or an audience. Which kinds of things exist is left to the modules that own them.
//!
//! The crates for this (`index_vec`, `oxc_index`, `typed-index-collections`, `cranelift-entity`)
//! all implement `Index`, whose `[]` panics and which the lint `indexing_slicing` cannot see on a
//! type outside the standard library. Here there is no `[]`: a look-up returns an `Option`.

use std::fmt::Debug;
use std::hash::Hash;
use std::marker::PhantomData;
use std::ops::Range;

use serde::{Deserialize, Serialize};

/// A position in a collection of one kind of thing.
pub trait Id: Copy + Ord + Hash + Debug {
    /// The id of a position, counted from 0. A position beyond `u32::MAX` is cut there.
    fn new(index: usize) -> Self;

    /// The position, counted from 0.
    fn index(self) -> usize;

    /// The id one position before; `None` for the first.
    fn before(self) -> Option<Self> {
        self.index().checked_sub(1).map(Self::new)
    }

    /// The id so many positions further on.
    #[must_use]
    fn offset(self, by: usize) -> Self {
        Self::new(self.index().saturating_add(by))
    }
}

/// The first `count` ids of a kind.
pub fn first<I: Id>(
    count: usize,
) -> impl DoubleEndedIterator<Item = I> + ExactSizeIterator + Clone + use<I> {
    (0..count).map(I::new)
}

/// The ids in a range.
pub fn each<I: Id>(
    range: &Range<I>,
) -> impl DoubleEndedIterator<Item = I> + ExactSizeIterator + Clone + use<I> {
    (range.start.index()..range.end.index()).map(I::new)
}

/// Declares an id type: four bytes that are copied, compared, hashed and printed like a number.
/// With `unhashed` after it, the id takes no part in hashes, and so in no fingerprint: its number
/// only says where something is kept, and shifts when another is added before it.
macro_rules! id_type {
    ($(#[$attribute:meta])* $visibility:vis struct $name:ident;) => {
        $crate::ids::id_type! {
            @declare #[derive(Hash)] $(#[$attribute])* $visibility struct $name;
        }
    };
    ($(#[$attribute:meta])* $visibility:vis struct $name:ident; unhashed) => {
        $crate::ids::id_type! { @declare $(#[$attribute])* $visibility struct $name; }

        impl std::hash::Hash for $name {
            fn hash<H: std::hash::Hasher>(&self, _: &mut H) {}
        }
    };
    (@declare $(#[$attribute:meta])* $visibility:vis struct $name:ident;) => {
        $(#[$attribute])*
        #[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
        $visibility struct $name(u32);

        impl $crate::ids::Id for $name {
            fn new(index: usize) -> Self {
                Self(u32::try_from(index).unwrap_or(u32::MAX))
            }

            fn index(self) -> usize {
                self.0 as usize
            }
        }

        // Tests write ids as the numbers that they are.
        #[cfg(test)]
        impl PartialEq<usize> for $name {
            fn eq(&self, index: &usize) -> bool {
                self.0 as usize == *index
            }
        }
    };
}
pub(crate) use id_type;

/// A vector with positions of type `I`. An id of another vector of the same kind finds nothing or
/// another item, but never makes the program panic.
#[derive(Debug, Clone, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(transparent, bound(serialize = "T: Serialize", deserialize = "T: Deserialize<'de>"))]
pub struct IndexVec<I, T> {
    items: Vec<T>,
    ids: PhantomData<fn(I) -> I>,
}

impl<I: Id, T> IndexVec<I, T> {
    /// No items.
    #[must_use]
    pub fn new() -> Self {
        Self::default()
    }

    /// The same item `count` times.
    #[must_use]
    pub fn repeat(item: T, count: usize) -> Self
    where
        T: Clone,
    {
        vec![item; count].into()
    }

    /// Adds an item at the end and gives its id.
    pub fn push(&mut self, item: T) -> I {
        self.items.push(item);
        I::new(self.items.len() - 1)
    }

    /// The item of an id, or `None` past the end.
    #[must_use]
    pub fn get(&self, id: I) -> Option<&T> {
        self.items.get(id.index())
    }

    /// The item of an id, to be changed.
    pub fn get_mut(&mut self, id: I) -> Option<&mut T> {
        self.items.get_mut(id.index())
    }

    /// Drops all items but the first `count`.
    pub fn truncate(&mut self, count: usize) {
        self.items.truncate(count);
    }

    /// How many items there are.
    #[must_use]
    pub fn len(&self) -> usize {
        self.items.len()
    }

    /// Whether there is none.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.items.is_empty()
    }

    /// All ids, in order.
    pub fn ids(&self) -> impl DoubleEndedIterator<Item = I> + ExactSizeIterator + use<I, T> {
        (0..self.items.len()).map(I::new)
    }

    /// All items, in order.
    pub fn iter(&self) -> std::slice::Iter<'_, T> {
        self.items.iter()
    }

    /// All items, in order, to be changed.
    pub fn iter_mut(&mut self) -> std::slice::IterMut<'_, T> {
        self.items.iter_mut()
    }

    /// All items with their ids, in order.
    #[must_use]
    pub fn iter_enumerated(
        &self,
    ) -> impl DoubleEndedIterator<Item = (I, &T)> + ExactSizeIterator + Clone {
        self.items.iter().enumerate().map(|(index, item)| (I::new(index), item))
    }

    /// All items with their ids, in order, and the vector is gone.
    pub fn into_iter_enumerated(self) -> impl Iterator<Item = (I, T)> {
        self.items.into_iter().enumerate().map(|(index, item)| (I::new(index), item))
    }

    /// The id of the first item that `is_wanted` holds for.
    pub fn position(&self, is_wanted: impl FnMut(&T) -> bool) -> Option<I> {
        self.items.iter().position(is_wanted).map(I::new)
    }

    /// The items in a range of ids; `None` where it reaches past the end.
    #[must_use]
    pub fn range(&self, ids: &Range<I>) -> Option<&[T]> {
        self.items.get(ids.start.index()..ids.end.index())
    }

    /// The items as a slice, where their positions do not matter.
    #[must_use]
    pub fn as_slice(&self) -> &[T] {
        &self.items
    }

    /// The same, to be changed.
    pub fn as_mut_slice(&mut self) -> &mut [T] {
        &mut self.items
    }
}

impl<I, T> Default for IndexVec<I, T> {
    fn default() -> Self {
        Self { items: Vec::new(), ids: PhantomData }
    }
}

impl<I, T> From<Vec<T>> for IndexVec<I, T> {
    fn from(items: Vec<T>) -> Self {
        Self { items, ids: PhantomData }
    }
}

impl<I, T> FromIterator<T> for IndexVec<I, T> {
    fn from_iter<Items: IntoIterator<Item = T>>(items: Items) -> Self {
        Vec::from_iter(items).into()
    }
}

impl<I, T> IntoIterator for IndexVec<I, T> {
    type Item = T;
    type IntoIter = std::vec::IntoIter<T>;

    fn into_iter(self) -> Self::IntoIter {
        self.items.into_iter()
    }
}

impl<'a, I, T> IntoIterator for &'a mut IndexVec<I, T> {
    type Item = &'a mut T;
    type IntoIter = std::slice::IterMut<'a, T>;

    fn into_iter(self) -> Self::IntoIter {
        self.items.iter_mut()
    }
}

impl<'a, I, T> IntoIterator for &'a IndexVec<I, T> {
    type Item = &'a T;
    type IntoIter = std::slice::Iter<'a, T>;

    fn into_iter(self) -> Self::IntoIter {
        self.items.iter()
    }
}

// Tests may look straight at what must be there.
#[cfg(test)]
impl<I: Id, T> std::ops::Index<I> for IndexVec<I, T> {
    type Output = T;

    fn index(&self, id: I) -> &T {
        self.get(id).expect("the id is one of this vector")
    }
}

#[cfg(test)]
impl<I: Id, T> std::ops::Index<usize> for IndexVec<I, T> {
    type Output = T;

    fn index(&self, index: usize) -> &T {
        self.get(I::new(index)).expect("the vector is long enough")
    }
}

/// The ids of some positions.
#[cfg(test)]
pub(crate) fn ids<I: Id>(indices: &[usize]) -> Vec<I> {
    indices.iter().copied().map(I::new).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    id_type! {
        /// A letter of a word.
        struct LetterId;
    }

    #[test]
    fn an_id_finds_the_item_that_it_was_given_for() {
        let mut letters: IndexVec<LetterId, char> = IndexVec::new();
        let (first, second) = (letters.push('a'), letters.push('b'));
        assert_eq!((letters.get(first), letters.get(second)), (Some(&'a'), Some(&'b')));
        assert_eq!(letters.ids().collect::<Vec<_>>(), [first, second]);
        assert_eq!(letters.position(|letter| *letter == 'b'), Some(second));
        let enumerated: Vec<_> = letters.iter_enumerated().collect();
        assert_eq!(enumerated, [(first, &'a'), (second, &'b')]);
    }

    #[test]
    fn an_id_past_the_end_finds_nothing() {
        let letters: IndexVec<LetterId, char> = ['a'].into_iter().collect();
        assert_eq!(letters.get(LetterId::new(1)), None);
        assert_eq!(letters.get(LetterId::new(usize::MAX)), None);
    }
}
