//! Natural order of names.
//!
//! In: two names. Out: which comes first. What the names are of is left to others.

use std::cmp::Ordering;

/// Natural order: runs of digits compare as numbers, so that `modul-2` comes before `modul-10`;
/// letter case only breaks ties.
pub(super) fn natural(a: &str, b: &str) -> Ordering {
    let (mut left, mut right) = (a, b);
    while !left.is_empty() && !right.is_empty() {
        let (left_part, left_rest) = split_run(left);
        let (right_part, right_rest) = split_run(right);
        let order = match (digits(left_part), digits(right_part)) {
            (Some(x), Some(y)) => (x.len(), x).cmp(&(y.len(), y)),
            _ => left_part.to_lowercase().cmp(&right_part.to_lowercase()),
        };
        if order != Ordering::Equal {
            return order;
        }
        (left, right) = (left_rest, right_rest);
    }
    left.len().cmp(&right.len()).then_with(|| a.cmp(b))
}

/// Splits off the run of digits, or of other characters, that a text begins with.
fn split_run(text: &str) -> (&str, &str) {
    let is_digit = text.starts_with(|c: char| c.is_ascii_digit());
    let end = text.find(|c: char| c.is_ascii_digit() != is_digit).unwrap_or(text.len());
    text.split_at(end)
}

/// The digits of a run without leading zeros: shorter is smaller, and equal lengths compare as
/// text.
fn digits(run: &str) -> Option<&str> {
    run.starts_with(|c: char| c.is_ascii_digit()).then(|| run.trim_start_matches('0'))
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    #[test]
    fn numbers_in_names_count_as_numbers() {
        let mut names =
            vec!["modul-10", "modul-2", "05-refleksjonsmodul", "04-mal", "Modul-2b", "006-slutt"];
        names.sort_by(|a, b| natural(a, b));
        assert_eq!(
            names,
            ["04-mal", "05-refleksjonsmodul", "006-slutt", "modul-2", "Modul-2b", "modul-10"]
        );
    }

    proptest! {
        #[test]
        fn natural_order_is_an_order(
            a in "[a-c0-9]{0,6}",
            b in "[a-c0-9]{0,6}",
            c in "[a-c0-9]{0,6}",
        ) {
            prop_assert_eq!(natural(&a, &b), natural(&b, &a).reverse());
            prop_assert_eq!(natural(&a, &b) == Ordering::Equal, a == b);
            if natural(&a, &b).is_le() && natural(&b, &c).is_le() {
                prop_assert!(natural(&a, &c).is_le());
            }
        }
    }
}
