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
    let rest = name.trim_start_matches(|c: char| c.is_ascii_digit());
    let unnumbered = rest.trim_start_matches(['-', '_', '.', ' ']);
    let numbered = rest.len() < name.len() && unnumbered.len() < rest.len();
    let named = slug(if numbered { unnumbered } else { name });
    // A name that is only a number is its own name.
    if named.is_empty() { slug(name) } else { named }
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
            ("2019", "2019"),
            ("7trinn", "7trinn"),
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
