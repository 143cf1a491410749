//! HTML with other addresses in it, in which nothing else changes.
//!
//! In: HTML that is trusted, its tokens, and the new addresses. Out: the HTML with these in place,
//! each written as its place asks: quoted, escaped, or as a token of CSS.

use super::escape;
use super::reader::{Attribute, Fragment};
use super::reference::{MAX_NESTING, Referrer};

/// HTML with other values of attributes and texts of elements such as `<style>`; `change` gives the
/// new one, or nothing where it stays.
#[must_use]
pub fn rewrite(
    html: &str,
    fragment: &Fragment,
    mut change: impl FnMut(&Referrer) -> Option<String>,
) -> String {
    let (mut new, mut at) = (String::with_capacity(html.len()), 0);
    for referrer in fragment.values(MAX_NESTING) {
        let Some(value) = change(&referrer) else { continue };
        let place = &referrer.place;
        new.push_str(html.get(at..place.start).unwrap_or_default());
        match referrer.attribute {
            Some(attribute) => new.push_str(&quoted(html, attribute, &value)),
            None => new.push_str(&value),
        }
        at = place.end;
    }
    new.push_str(html.get(at..).unwrap_or_default());
    new
}

/// What is written at the place of a value for a new one.
fn quoted(html: &str, attribute: &Attribute, value: &str) -> String {
    let place = &attribute.value_place;
    if *place == (attribute.name_place.end..attribute.name_place.end) {
        // An attribute without a value refers to nothing.
        return String::new();
    }
    attribute_value(value, html.get(..place.start).unwrap_or_default())
}

/// The value of an attribute, escaped, as it is written behind `before`: in quotation marks, unless
/// `before` ends in those of the old value.
#[must_use]
pub fn attribute_value(value: &str, before: &str) -> String {
    let escaped = escape(value).replace('\'', "&#39;");
    if before.ends_with(['"', '\'']) { escaped } else { format!("\"{escaped}\"") }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::html::read;

    #[test]
    fn only_addresses_change_and_all_else_stays() {
        let html = "<p title='<a href=x>'>a &amp; b<!-- <a href=y> -->\n<a\n href=c.md>d</a>\
                    <img src='e&amp;f' srcset=\"g 1x, h\"> <a href>i</a>";
        let fragment = read(html);
        let new = rewrite(html, &fragment, |referrer| {
            referrer.with(|reference| Some(format!("'{}\"", reference.target)))
        });
        let expected = "<p title='<a href=x>'>a &amp; b<!-- <a href=y> -->\n<a\n \
                        href=\"&#39;c.md&quot;\">d</a><img src='&#39;e&amp;f&quot;' \
                        srcset=\"&#39;g&quot; 1x, &#39;h&quot;\"> <a href>i</a>";
        assert_eq!(new, expected);
    }
}
