//! Addresses: where each file of the site is, and how one file refers to another.
//!
//! In: paths under `content/`. Out: paths of the output, by the documented rule, and relative
//! references between them. An address is a path from the root of the site and names a file;
//! references are always relative, so that the site works under any path.

use percent_encoding::{AsciiSet, CONTROLS, utf8_percent_encode};

use crate::slug::slug;

/// What must be escaped in the path of a reference (RFC 3986, section 3.3, and the colon, which
/// could be taken for a scheme).
const PATH: &AsciiSet = &CONTROLS
    .add(b' ')
    .add(b'"')
    .add(b'#')
    .add(b'%')
    .add(b'<')
    .add(b'>')
    .add(b'?')
    .add(b'[')
    .add(b'\\')
    .add(b']')
    .add(b'^')
    .add(b'`')
    .add(b'{')
    .add(b'|')
    .add(b'}')
    .add(b':');

/// The part of an address for the name of a folder, or of a file without its ending: its slug,
/// without a number that only orders (`01-`, `2.`). Empty if the name has no character that an
/// address can have.
#[must_use]
pub fn segment(name: &str) -> String {
    let named = slug(without_ordinal(name).unwrap_or(name));
    // A name that is only a number is its own name.
    if named.is_empty() { slug(name) } else { named }
}

/// A name without the number that orders it; `None` where it has none. The number of a year, a date
/// (`2023-01-01`, `17-05-2024`), a section (`1.2-`) or a range (`8-10-trinn`) belongs to the name.
/// Before another number, only one with a nought orders: `01-5-tips` is `5-tips`.
fn without_ordinal(name: &str) -> Option<&str> {
    let (number, rest) = digits(name);
    let unnumbered = rest.trim_start_matches(['-', '_', '.', ' ']);
    if number.is_empty() || number.len() > LONGEST_ORDINAL || unnumbered.len() == rest.len() {
        return None;
    }
    let (next, after) = digits(unnumbered);
    if next.is_empty() {
        return Some(unnumbered);
    }
    let is_date = next.starts_with('0') || after.get(1..).is_some_and(begins_with_digit);
    (number.starts_with('0') && !rest.starts_with('.') && !is_date).then_some(unnumbered)
}

/// The most digits of a number that orders; the number of a year has more.
const LONGEST_ORDINAL: usize = 3;

/// The digits that a text begins with, and the rest.
fn digits(text: &str) -> (&str, &str) {
    let end = text.find(|sign: char| !sign.is_ascii_digit()).unwrap_or(text.len());
    text.split_at(end)
}

fn begins_with_digit(text: &str) -> bool {
    text.starts_with(|sign: char| sign.is_ascii_digit())
}

/// The reference from the file at one address to the file at another, escaped for an attribute
/// `href` or `src`.
#[must_use]
pub fn relative(from: &str, to: &str) -> String {
    let mut from: Vec<&str> = from.split('/').collect();
    let mut to: Vec<&str> = to.split('/').collect();
    from.pop();
    let common =
        from.iter().zip(&to).take_while(|(a, b)| a == b).count().min(to.len().saturating_sub(1));
    to.drain(..common);
    let up = "../".repeat(from.len() - common);
    format!("{up}{}", escape(&to.join("/")))
}

/// The prefix that leads from the file at an address to the site's root.
#[must_use]
pub fn to_root(from: &str) -> String {
    "../".repeat(from.matches('/').count())
}

/// A path, escaped for a reference.
#[must_use]
pub fn escape(path: &str) -> String {
    utf8_percent_encode(path, PATH).to_string()
}

/// The whole web address of a page or a file, under the site's own.
#[must_use]
pub fn absolute(base: &str, address: &str) -> String {
    format!("{base}{}", escape(address))
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    #[test]
    fn numbers_that_order_are_left_out_and_others_stay() {
        for (name, expected) in [
            ("01-se-filmen", "se-filmen"),
            ("2. Fellesmøte", "fellesmote"),
            ("05-refleksjonsmodul", "refleksjonsmodul"),
            ("modul-1-verdiloftet", "modul-1-verdiloftet"),
            ("002_Start", "start"),
            ("10-slutt", "slutt"),
            ("01-5-tips", "5-tips"),
            ("03-17-mai", "17-mai"),
            ("2019", "2019"),
            ("7trinn", "7trinn"),
            ("2023-01-01-x", "2023-01-01-x"),
            ("2023-plan", "2023-plan"),
            ("2023-24-plan", "2023-24-plan"),
            ("17-05-2024-tale", "17-05-2024-tale"),
            ("01-02-2024", "01-02-2024"),
            ("1.2-to", "1-2-to"),
            ("01.02 to", "01-02-to"),
            ("8-10-trinn", "8-10-trinn"),
            ("1,5-time", "1-5-time"),
            ("20230101-x", "20230101-x"),
        ] {
            assert_eq!(segment(name), expected);
        }
    }

    #[test]
    fn references_are_relative_and_name_the_file() {
        assert_eq!(relative("a/b/c.html", "a/b/d.html"), "d.html");
        assert_eq!(relative("a/b/c.html", "a/index.html"), "../index.html");
        assert_eq!(relative("index.html", "a/b/c d.png"), "a/b/c%20d.png");
        assert_eq!(relative("a/b/c.html", "x/y.html"), "../../x/y.html");
        assert_eq!(to_root("a/b/c.html"), "../../");
    }

    proptest! {
        #[test]
        fn following_a_reference_leads_to_its_target(
            from in "[ab](/[ab]){0,3}",
            to in "[ab](/[ab]){0,3}",
        ) {
            let mut place: Vec<&str> = from.split('/').collect();
            place.pop();
            let reference = relative(&from, &to);
            for part in reference.split('/') {
                if part == ".." {
                    place.pop();
                } else {
                    place.push(part);
                }
            }
            prop_assert_eq!(place.join("/"), to);
        }
    }
}
