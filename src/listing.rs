//! Lists in a sentence: "lærer, leder og eier", "2–4 og 6".
//!
//! In: words or numbers. Out: one text, or the items of a list. The caller gives the conjunction in
//! the right language.

use crate::diagnostic::Text;

/// The fewest consecutive numbers that are written as a range.
const MIN_RANGE: usize = 3;

/// All of the parts, in each message language: "a, b and c".
#[must_use]
pub fn all_of<T: AsRef<str>>(parts: &[T]) -> Text {
    Text { en: listed(parts, "and"), nb: listed(parts, "og") }
}

/// One of the parts, in each message language: "a, b or c".
#[must_use]
pub fn one_of<T: AsRef<str>>(parts: &[T]) -> Text {
    Text { en: listed(parts, "or"), nb: listed(parts, "eller") }
}

/// Joins parts with commas, and with a conjunction before the last.
#[must_use]
pub fn listed<T: AsRef<str>>(parts: &[T], conjunction: &str) -> String {
    joined(parts, &format!(" {conjunction} "))
}

/// Joins parts with commas, and with another separator before the last, such as ", men ".
#[must_use]
pub fn joined<T: AsRef<str>>(parts: &[T], before_last: &str) -> String {
    let last = parts.len().saturating_sub(1);
    let mut text = String::new();
    for (at, part) in parts.iter().enumerate() {
        if at > 0 {
            text += if at == last { before_last } else { ", " };
        }
        text += part.as_ref();
    }
    text
}

/// The distinct numbers in ascending order, with three or more consecutive ones as a range: `2–4`,
/// `6`.
#[must_use]
pub fn runs(numbers: impl IntoIterator<Item = u32>) -> Vec<String> {
    let numbers: Vec<u32> = std::collections::BTreeSet::from_iter(numbers).into_iter().collect();
    let runs = numbers.chunk_by(|low, high| low.checked_add(1) == Some(*high));
    runs.flat_map(|run| match run {
        [low, .., high] if run.len() >= MIN_RANGE => vec![format!("{low}–{high}")],
        _ => run.iter().map(u32::to_string).collect(),
    })
    .collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_last_of_several_has_a_word_of_its_own() {
        let lists: [&[&str]; 4] =
            [&[], &["lærer"], &["lærer", "leder"], &["lærer", "leder", "eier"]];
        assert_eq!(
            lists.map(|list| listed(list, "og")),
            ["", "lærer", "lærer og leder", "lærer, leder og eier"]
        );
        assert_eq!(joined(&["a", "b", "c"], ", men "), "a, b, men c");
    }

    #[test]
    fn three_that_follow_each_other_are_a_range() {
        assert_eq!(runs([6, 2, 4, 3]), ["2–4", "6"]);
        assert_eq!(runs([1, 2, 4]), ["1", "2", "4"]);
        assert_eq!(runs([u32::MAX, u32::MAX - 1, 0]), ["0", "4294967294", "4294967295"]);
    }
}
