//! A value that is kept as long as what it was made of is the same.
//!
//! In: a hash of what a value is made of, and how to make it. Out: the value. What goes into the
//! hash is left to `depends`.

use blake3::Hash;

/// A value, and the hash of what it was made of.
pub(super) struct Memo<T>(Option<(Hash, T)>);

impl<T> Default for Memo<T> {
    fn default() -> Self {
        Self(None)
    }
}

impl<T: Clone> Memo<T> {
    /// The value for a hash: the one at hand, or one that is made where the hash has changed.
    pub(super) fn get(&mut self, of: Hash, make: impl FnOnce() -> T) -> T {
        match self.0.take().filter(|(known, _)| *known == of) {
            Some(known) => self.0.insert(known).1.clone(),
            None => self.0.insert((of, make())).1.clone(),
        }
    }
}
