//! HTML with other addresses in it, in which nothing else changes.
//!
//! In: HTML that is trusted, its tokens, and the new addresses. Out: the HTML with these in place,
//! each written as its place asks: quoted, escaped, or as a token of CSS.

use std::ops::Range;

use super::escape;
use super::reader::{Attribute, Fragment, read};
use super::reference::Reference;
use super::referrer::{Contents, MAX_NESTING, Referrer};

/// HTML with other values of attributes and texts of elements such as `<style>`; `change` gives the
/// new one, or nothing where it stays.
#[must_use]
pub fn rewrite(
    html: &str,
    fragment: &Fragment,
    mut change: impl FnMut(&Referrer) -> Option<String>,
) -> String {
    rewritten(html, fragment, MAX_NESTING, &mut change).unwrap_or_else(|| html.to_owned())
}

/// The same, in which HTML is read to a depth; nothing where all stays.
fn rewritten(
    html: &str,
    fragment: &Fragment,
    nesting: usize,
    change: &mut dyn FnMut(&Referrer) -> Option<String>,
) -> Option<String> {
    let mut new = Splice::of(html);
    for referrer in fragment.values(nesting) {
        let Some(value) = change(&referrer) else { continue };
        let written = match referrer.attribute {
            Some(attribute) => quoted(html, attribute, &value),
            None if referrer.is_encoded(html) => escape(&value),
            None => value,
        };
        new.put(&referrer.place, &written);
    }
    new.finish()
}

impl Referrer<'_> {
    /// The value with other addresses in it, as [`with_addresses`] gives it.
    #[must_use]
    pub fn with(&self, mut change: impl FnMut(&Reference) -> Option<String>) -> Option<String> {
        with_addresses(self.value, self.contents, &self.references, &mut change)
    }

    /// Whether entities are written for letters of the value; those of a style sheet are letters
    /// themselves, unless it is in SVG.
    #[must_use]
    pub fn is_encoded(&self, html: &str) -> bool {
        let source = html.get(self.place.clone()).unwrap_or_default();
        source.contains('&') && source.replace("\r\n", "\n").replace('\r', "\n") != self.value
    }

    /// The value as HTML with other values in it; nothing where it is no HTML, or stays.
    #[must_use]
    pub fn with_values(
        &self,
        change: &mut dyn FnMut(&Referrer) -> Option<String>,
    ) -> Option<String> {
        let Contents::Html { nesting, .. } = self.contents else { return None };
        rewritten(self.value, &read(self.value), nesting, change)
    }
}

/// A value with other addresses in it; `change` gives the new one of each, or nothing where it
/// stays. Nothing where the value stays as it is.
#[must_use]
pub fn with_addresses(
    value: &str,
    contents: Contents,
    references: &[Reference],
    change: &mut dyn FnMut(&Reference) -> Option<String>,
) -> Option<String> {
    if references.is_empty() {
        return None;
    }
    let Contents::Html { nesting, is_document } = contents else {
        return replaced(value, references, change);
    };
    let mut change = |reference: &Reference| {
        let stays = is_document && reference.is_within_document();
        if stays { None } else { change(reference) }
    };
    rewritten(value, &read(value), nesting, &mut |inner| inner.with(&mut change))
}

fn replaced(
    value: &str,
    references: &[Reference],
    change: &mut dyn FnMut(&Reference) -> Option<String>,
) -> Option<String> {
    let mut new = Splice::of(value);
    for reference in references {
        let changed = change(reference).filter(|changed| *changed != reference.target);
        if let Some(target) = changed {
            let source = value.get(reference.place.clone()).unwrap_or_default();
            new.put(&reference.place, &reference.written(source, target));
        }
    }
    new.finish()
}

/// A text in which parts are replaced, from its beginning to its end.
struct Splice<'a> {
    text: &'a str,
    /// The new text up to a place in the old one; most texts have no part that is replaced.
    new: Option<String>,
    at: usize,
}

impl<'a> Splice<'a> {
    fn of(text: &'a str) -> Self {
        Self { text, new: None, at: 0 }
    }

    fn put(&mut self, place: &Range<usize>, part: &str) {
        let new = self.new.get_or_insert_with(|| String::with_capacity(self.text.len()));
        new.push_str(self.text.get(self.at..place.start).unwrap_or_default());
        new.push_str(part);
        self.at = place.end;
    }

    fn finish(self) -> Option<String> {
        let mut new = self.new?;
        new.push_str(self.text.get(self.at..).unwrap_or_default());
        Some(new)
    }
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

    #[test]
    fn style_sheets_are_written_with_entities_where_they_are_read_with_them() {
        for (html, expected) in [
            (
                "<svg><style>/* &lt;b&gt; */ a{fill:url(#g)}</style></svg>",
                "<svg><style>/* &lt;b&gt; */ a{fill:url(&quot;n/#g&quot;)}</style></svg>",
            ),
            (
                "<svg><style>a > b{fill:url(#g)}</style></svg>",
                "<svg><style>a > b{fill:url(\"n/#g\")}</style></svg>",
            ),
            (
                "<svg><style><![CDATA[a > b{c:url(d&amp;e)}]]></style></svg>",
                "<svg><style><![CDATA[a > b{c:url(\"n/d&amp;e\")}]]></style></svg>",
            ),
            (
                "<svg><style>/* &lt; */<![CDATA[a > b{c:url(d)}]]></style></svg>",
                "<svg><style>/* &lt; */a &gt; b{c:url(&quot;n/d&quot;)}</style></svg>",
            ),
            (
                "<style>a {\r\n&:hover > b { c: url(d&amp;e) } }</style>",
                "<style>a {\n&:hover > b { c: url(\"n/d&amp;e\") } }</style>",
            ),
        ] {
            let new = rewrite(html, &read(html), |referrer| {
                referrer.with(|reference| Some(format!("n/{}", reference.target)))
            });
            assert_eq!(new, expected);
        }
    }

    #[test]
    fn another_address_takes_the_place_of_the_old_one() {
        for (html, expected) in [
            ("<p style=\"a: url(b) url(#c)\">", "a: url(\"n/b\") url(\"n/#c\")"),
            ("<style>a { b: url( 'c' ) }</style>", "a { b: url( \"n/c\" ) }"),
            ("<img srcset='a 1x, b 2x'>", "n/a 1x, n/b 2x"),
            ("<iframe srcdoc='<a href=\"b\">c</a>'>", "<a href=\"n/b\">c</a>"),
            ("<iframe srcdoc='<p style=\"a: url(b)\">'>", "<p style=\"a: url(&quot;n/b&quot;)\">"),
            ("<iframe srcdoc='<a href=b&amp;amp;c>'>", "<a href=\"n/b&amp;c\">"),
            ("<noscript><img src=a></noscript>", "<img src=\"n/a\">"),
            (
                "<noscript><img srcset='m&oslash;te 1x, b 2x'></noscript>",
                "<img srcset='n/møte 1x, n/b 2x'>",
            ),
            (
                "<iframe srcdoc='<p style=\"a: url(&amp;quot;b&amp;quot;); c: d\">'>",
                "<p style=\"a: url(&quot;n/b&quot;); c: d\">",
            ),
            (
                "<noscript><iframe srcdoc='<a href=b title=&amp;amp;>'></noscript>",
                "<iframe srcdoc='&lt;a href=&quot;n/b&quot; title=&amp;amp;&gt;'>",
            ),
        ] {
            let fragment = read(html);
            let referrers = fragment.referrers();
            let new = referrers[0].with(|reference| Some(format!("n/{}", reference.target)));
            assert_eq!(new.as_deref(), Some(expected), "{html}");
        }
        let fragment = read("<p style='a: url(b)'>");
        assert_eq!(fragment.referrers()[0].with(|reference| Some(reference.target.clone())), None);
    }
}
