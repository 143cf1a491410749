//! Fingerprints: short values that are equal where what they are taken of is equal.
//!
//! In: any value that implements [`Hash`] or [`Serialize`]. Out: a [`Fingerprint`] of 128 bits, the
//! same in every run of the same program on every machine, so that it can be written to disk and
//! compared later. [`Fingerprinted`] keeps the fingerprint beside a large value. Two values with
//! one fingerprint by chance are not to be expected: blake3 is a cryptographic hash. What is
//! compared with what is left to those who keep fingerprints.
//!
//! A fingerprint tells *what* something says and not *where*: spans and the numbers of files,
//! documents and assets take no part in it, since they shift when another file is added or a line
//! above is edited.

use std::fmt;
use std::hash::{Hash, Hasher};
use std::ops::{Deref, DerefMut};
use std::sync::OnceLock;

use serde::{Deserialize, Serialize};

/// The fingerprint of a value.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
pub struct Fingerprint([u8; 16]);

impl Fingerprint {
    /// What stands for a value that does not exist.
    pub const NOTHING: Self = Self([0; 16]);

    /// The fingerprint of all that `value` hashes.
    #[must_use]
    pub fn of<T: Hash + ?Sized>(value: &T) -> Self {
        let mut hasher = StableHasher::default();
        value.hash(&mut hasher);
        hasher.fingerprint()
    }

    /// The fingerprint of all that `value` serializes, for values that have no [`Hash`], or whose
    /// maps have no order of their own, as those of templates: JSON's have one.
    #[must_use]
    pub fn of_serialized<T: Serialize + ?Sized>(value: &T) -> Self {
        Self::of(&serde_json::to_value(value).ok())
    }

    /// Its first 48 bits in hexadecimal, for the name of a file that is named by what it holds. Two
    /// of 20,000 names are the same with a probability of less than one in a million.
    #[must_use]
    pub fn name(self) -> String {
        format!("{self:?}").chars().take(12).collect()
    }
}

impl fmt::Debug for Fingerprint {
    fn fmt(&self, formatter: &mut fmt::Formatter) -> fmt::Result {
        self.0.iter().try_for_each(|byte| write!(formatter, "{byte:02x}"))
    }
}

/// A hasher without a random state. Numbers are taken in one byte order, and `usize` as 64 bits.
#[derive(Default)]
struct StableHasher(blake3::Hasher);

impl StableHasher {
    fn fingerprint(&self) -> Fingerprint {
        let mut bytes = [0; 16];
        self.0.finalize_xof().fill(&mut bytes);
        Fingerprint(bytes)
    }
}

impl Hasher for StableHasher {
    fn write(&mut self, bytes: &[u8]) {
        self.0.update(bytes);
    }

    fn write_u16(&mut self, number: u16) {
        self.write(&number.to_le_bytes());
    }

    fn write_u32(&mut self, number: u32) {
        self.write(&number.to_le_bytes());
    }

    fn write_u64(&mut self, number: u64) {
        self.write(&number.to_le_bytes());
    }

    fn write_usize(&mut self, number: usize) {
        self.write_u64(number as u64);
    }

    fn write_isize(&mut self, number: isize) {
        self.write(&(number as i64).to_le_bytes());
    }

    fn finish(&self) -> u64 {
        let Fingerprint(bytes) = self.fingerprint();
        bytes.first_chunk().map_or(0, |first| u64::from_le_bytes(*first))
    }
}

/// A value with its fingerprint, which is taken when somebody first asks for it, and again when the
/// value has been changed since.
#[derive(Clone, Default, Serialize, Deserialize)]
#[serde(transparent)]
pub struct Fingerprinted<T> {
    value: T,
    #[serde(skip)]
    fingerprint: OnceLock<Fingerprint>,
}

impl<T: Hash> Fingerprinted<T> {
    /// The fingerprint of the value.
    pub fn fingerprint(&self) -> Fingerprint {
        *self.fingerprint.get_or_init(|| Fingerprint::of(&self.value))
    }
}

impl<T> From<T> for Fingerprinted<T> {
    fn from(value: T) -> Self {
        Self { value, fingerprint: OnceLock::new() }
    }
}

impl<T> Deref for Fingerprinted<T> {
    type Target = T;

    fn deref(&self) -> &T {
        &self.value
    }
}

impl<T> DerefMut for Fingerprinted<T> {
    fn deref_mut(&mut self) -> &mut T {
        self.fingerprint.take();
        &mut self.value
    }
}

impl<T: Hash> Hash for Fingerprinted<T> {
    fn hash<H: Hasher>(&self, state: &mut H) {
        self.fingerprint().hash(state);
    }
}

impl<T: PartialEq> PartialEq for Fingerprinted<T> {
    fn eq(&self, other: &Self) -> bool {
        self.value == other.value
    }
}

impl<T: Eq> Eq for Fingerprinted<T> {}

impl<T: fmt::Debug> fmt::Debug for Fingerprinted<T> {
    fn fmt(&self, formatter: &mut fmt::Formatter) -> fmt::Result {
        self.value.fmt(formatter)
    }
}

#[cfg(test)]
mod tests {
    use std::collections::HashMap;

    use super::*;

    #[test]
    fn a_fingerprint_is_the_same_in_every_run() {
        let value = (1_usize, Some("æ"), vec![true, false], None::<u32>);
        assert_eq!(format!("{:?}", Fingerprint::of(&value)), "cbd2ded8e09108cc75df28ef423348b9");
    }

    #[test]
    fn the_order_in_which_a_map_is_kept_takes_no_part() {
        let of = |letters: &str| {
            let map: HashMap<char, u32> = letters.chars().zip(0..).collect();
            Fingerprint::of_serialized(&map)
        };
        assert_eq!(of("abcdefgh"), of("abcdefgh"));
        assert_ne!(of("abcdefgh"), of("abcdefhg"));
    }

    #[test]
    fn where_one_text_ends_and_the_next_begins_takes_part() {
        assert_ne!(Fingerprint::of(&("ab", "c")), Fingerprint::of(&("a", "bc")));
        assert_ne!(Fingerprint::of(&["ab", "c"][..]), Fingerprint::of(&["abc"][..]));
    }

    #[test]
    fn a_kept_fingerprint_is_that_of_the_value_as_it_is_now() {
        let mut value = Fingerprinted::from("a".to_owned());
        assert_eq!(value.fingerprint(), Fingerprint::of("a"));
        value.push('b');
        assert_eq!(value.fingerprint(), Fingerprint::of("ab"));
    }
}
