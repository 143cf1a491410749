//! Addresses in values that hold more than one address.
//!
//! In: the value of an attribute, decoded. Out: the places of the addresses in it. Which attributes
//! hold what is left to `reference`.

use std::ops::Range;

/// The addresses in a value that has spaces between them.
pub(super) fn spaced(text: &str) -> Vec<Range<usize>> {
    separated(text, |c| c.is_ascii_whitespace())
}

/// The addresses in a value that has such characters between them, and perhaps spaces.
pub(super) fn separated(text: &str, separates: impl Fn(char) -> bool) -> Vec<Range<usize>> {
    let mut addresses = Vec::new();
    let mut start = 0;
    for part in text.split_inclusive(&separates) {
        let end = start + part.trim_end_matches(&separates).len();
        addresses.push(trimmed(text, start..end));
        start += part.len();
    }
    addresses.retain(|address| !address.is_empty());
    addresses
}

/// The addresses in a `srcset` (HTML, "Parsing a srcset attribute"): each up to a space, with what
/// describes it up to a comma outside parentheses.
pub(super) fn srcset(srcset: &str) -> Vec<Range<usize>> {
    let mut candidates = Vec::new();
    let mut at = 0;
    let find = |from: usize, stop: &dyn Fn(char) -> bool| {
        let rest = srcset.get(from..).unwrap_or_default();
        from + rest.find(stop).unwrap_or(rest.len())
    };
    loop {
        let start = find(at, &|c| !c.is_ascii_whitespace() && c != ',');
        if start == srcset.len() {
            return candidates;
        }
        let end = find(start, &|c| c.is_ascii_whitespace());
        let address = srcset.get(start..end).unwrap_or_default().trim_end_matches(',');
        candidates.push(start..start + address.len());
        at = if start + address.len() < end { end } else { end_of_descriptor(srcset, end) };
    }
}

fn end_of_descriptor(srcset: &str, from: usize) -> usize {
    let mut depth = 0;
    for (at, letter) in srcset.get(from..).unwrap_or_default().char_indices() {
        match letter {
            '(' => depth += 1,
            ')' => depth -= 1,
            ',' if depth <= 0 => return from + at,
            _ => {}
        }
    }
    srcset.len()
}

/// The address in the value of a `meta` that leads readers on: `5; url='next.html'`.
pub(super) fn refresh_address(content: &str) -> Option<Range<usize>> {
    let is_time = |c: char| c.is_ascii_digit() || c == '.' || c.is_ascii_whitespace();
    let start = content.len() - content.trim_start_matches(is_time).len();
    let rest = content.get(start..)?.trim_start_matches([';', ',']).trim_start();
    let rest = match rest.get(..3) {
        Some(url) if url.eq_ignore_ascii_case("url") => {
            rest.get(3..)?.trim_start().strip_prefix('=').unwrap_or(rest).trim_start()
        }
        _ => rest,
    };
    let quote = rest.chars().next().filter(|quote| ['"', '\''].contains(quote));
    let start = content.len() - rest.len() + usize::from(quote.is_some());
    let address = content.get(start..)?;
    let end = quote.and_then(|quote| address.find(quote)).unwrap_or(address.len());
    Some(trimmed(content, start..start + end)).filter(|place| !place.is_empty())
}

/// A part of a text without the space around it, which browsers leave out of addresses.
pub(super) fn trimmed(text: &str, part: Range<usize>) -> Range<usize> {
    let inner = text.get(part.clone()).unwrap_or_default();
    let start = part.start + inner.len() - inner.trim_ascii_start().len();
    start..start + inner.trim_ascii().len()
}

#[cfg(test)]
mod tests {
    #[test]
    fn a_srcset_is_read_by_its_own_rules() {
        for (srcset, expected) in [
            ("a,b.png", vec!["a,b.png"]),
            ("a, b 2x,c", vec!["a", "b", "c"]),
            (
                " a\n1x ,, b (x, y) 2x, data:image/png;base64,AA 3x",
                vec!["a", "b", "data:image/png;base64,AA"],
            ),
            ("", vec![]),
            (", ,", vec![]),
        ] {
            let found: Vec<&str> =
                super::srcset(srcset).into_iter().map(|at| &srcset[at]).collect();
            assert_eq!(found, expected, "{srcset}");
        }
    }
}
