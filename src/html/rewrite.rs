//! HTML in which some values of attributes are others, and nothing else changes.

use super::escape;
use super::reader::{Attribute, Fragment, StartTag};
use super::reference::{Reference, references};

/// HTML with new values of attributes; `change` gives the new value of an attribute, or nothing
/// where it stays.
#[must_use]
pub fn rewrite(
    html: &str,
    fragment: &Fragment,
    mut change: impl FnMut(&StartTag, &Attribute) -> Option<String>,
) -> String {
    let (mut new, mut at) = (String::with_capacity(html.len()), 0);
    for tag in fragment.start_tags() {
        for attribute in &tag.attributes {
            let Some(value) = change(tag, attribute) else { continue };
            let place = attribute.value_place.clone();
            new.push_str(html.get(at..place.start).unwrap_or_default());
            new.push_str(&quoted(html, attribute, &value));
            at = place.end;
        }
    }
    new.push_str(html.get(at..).unwrap_or_default());
    new
}

/// What is written at the place of a value for a new one: quoted where the old one was not.
fn quoted(html: &str, attribute: &Attribute, value: &str) -> String {
    let place = &attribute.value_place;
    let escaped = escape(value).replace('\'', "&#39;");
    let before = html.get(..place.start).unwrap_or_default();
    if before.ends_with(['"', '\'']) {
        escaped
    } else if *place == (attribute.name_place.end..attribute.name_place.end) {
        // An attribute without a value refers to nothing.
        String::new()
    } else {
        format!("\"{escaped}\"")
    }
}

/// The value of an attribute with other addresses in it; `change` gives the new one of each, or
/// nothing where it stays. Nothing where the attribute refers to nothing or stays as it is.
#[must_use]
pub fn rewrite_value(
    tag: &StartTag,
    attribute: &Attribute,
    mut change: impl FnMut(&str, &Reference) -> Option<String>,
) -> Option<String> {
    let mut new = attribute.value.clone();
    let mut is_changed = false;
    for reference in references(tag, attribute).into_iter().rev() {
        let target = attribute.value.get(reference.place.clone())?;
        if let Some(instead) = change(target, &reference) {
            new.replace_range(reference.place, &instead);
            is_changed = true;
        }
    }
    is_changed.then_some(new)
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
        let new = rewrite(html, &fragment, |tag, attribute| {
            rewrite_value(tag, attribute, |target, _| Some(format!("'{target}\"")))
        });
        let expected = "<p title='<a href=x>'>a &amp; b<!-- <a href=y> -->\n<a\n \
                        href=\"&#39;c.md&quot;\">d</a><img src='&#39;e&amp;f&quot;' \
                        srcset=\"&#39;g&quot; 1x, &#39;h&quot;\"> <a href>i</a>";
        assert_eq!(new, expected);
    }
}
