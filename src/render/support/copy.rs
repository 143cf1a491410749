//! Moves HTML from one page to another.
//!
//! In: HTML that was rendered for one address. Out: the same for another address: references lead
//! to the same targets, also those within the old page, ids get a prefix, so that HTML from several
//! pages can be on one, and headings go below those that they stand under there. Rendering the Markdown again would mean a second pass over every
//! page with notes.

use percent_encoding::percent_decode_str;

use crate::course::address::relative;
use crate::html::{Reference, ReferenceKind, Referrer, read, rewrite};

/// The attributes that hold ids, several with spaces between.
const ID_ATTRIBUTES: [&str; 9] = [
    "id",
    "for",
    "aria-labelledby",
    "aria-describedby",
    "aria-controls",
    "aria-owns",
    "aria-details",
    "headers",
    "popovertarget",
];

/// A move of HTML from one page to another.
pub(super) struct Relocation<'a> {
    /// The address that the HTML was rendered for.
    pub(super) from: &'a str,
    /// The address that it is moved to.
    pub(super) to: &'a str,
    /// The prefix of its ids, which makes them unique on the new page.
    pub(super) prefix: &'a str,
}

impl Relocation<'_> {
    /// The HTML for the new address.
    pub(super) fn html(&self, html: &str) -> String {
        rewrite(html, &read(html), |value| self.value(value))
    }

    /// The new value of an attribute that has references or holds ids, or of HTML.
    fn value(&self, value: &Referrer) -> Option<String> {
        if value.attribute.is_some_and(|of| ID_ATTRIBUTES.contains(&of.name.as_str())) {
            return Some(self.ids(value.value));
        }
        if value.is_html_of_same_document() {
            return value.with_values(&mut |inner| self.value(inner));
        }
        value.with(|reference| Some(self.reference(reference)))
    }

    /// The reference to an id on the old page.
    pub(super) fn reference_to(&self, id: &str) -> String {
        format!("{}#{id}", relative(self.to, self.from))
    }

    /// An id on the new page.
    pub(super) fn id(&self, id: &str) -> String {
        format!("{}{id}", self.prefix)
    }

    fn ids(&self, ids: &str) -> String {
        ids.split_ascii_whitespace().map(|id| self.id(id)).collect::<Vec<_>>().join(" ")
    }

    fn reference(&self, reference: &Reference) -> String {
        let target = reference.target.as_str();
        if let Some(id) =
            target.strip_prefix('#').filter(|_| reference.kind == ReferenceKind::Drawn)
        {
            return format!("#{}", self.id(id));
        }
        let (path, rest) = target.split_at(target.find(['?', '#']).unwrap_or(target.len()));
        let is_elsewhere = path.starts_with('/')
            || path.split('/').next().is_some_and(|first| first.contains(':'));
        if is_elsewhere || target.is_empty() {
            return target.to_owned();
        }
        let address =
            if path.is_empty() { self.from.to_owned() } else { resolved(self.from, path) };
        relative(self.to, &address) + rest
    }
}

/// HTML with its highest headings at a level, and the others as far below them as they were.
pub(super) fn at_level(html: String, level: u8) -> String {
    let digits = heading_digits(&html);
    let levels = || digits.iter().map(|(_, level)| *level);
    let Some(highest) = levels().min().filter(|highest| *highest != level) else { return html };
    let mut moved = String::with_capacity(html.len());
    let mut written = 0;
    for (at, old) in &digits {
        let new = (old + level).saturating_sub(highest).min(6);
        moved.push_str(html.get(written..*at).unwrap_or_default());
        moved.push(char::from(b'0' + new));
        written = at + 1;
    }
    moved + html.get(written..).unwrap_or_default()
}

/// The levels in the tags of headings, with the place of each.
fn heading_digits(html: &str) -> Vec<(usize, u8)> {
    let tags = html.match_indices("<h").chain(html.match_indices("</h"));
    let mut digits: Vec<_> = tags
        .filter_map(|(at, tag)| {
            let at = at + tag.len();
            match html.as_bytes().get(at..at + 2)? {
                [digit @ b'1'..=b'6', b'>' | b' '] => Some((at, digit - b'0')),
                _ => None,
            }
        })
        .collect();
    digits.sort_unstable();
    digits
}

/// The address that a relative path leads to.
fn resolved(from: &str, path: &str) -> String {
    let mut parts: Vec<&str> = from.split('/').collect();
    parts.pop();
    let path = percent_decode_str(path).decode_utf8_lossy();
    for part in path.split('/') {
        match part {
            ".." => drop(parts.pop()),
            "." => {}
            part => parts.push(part),
        }
    }
    parts.join("/")
}

#[cfg(test)]
mod tests {
    use super::*;

    fn moved(html: &str) -> String {
        Relocation { from: "kurs/modul/side.html", to: "kurs/eier.html", prefix: "a-" }.html(html)
    }

    #[test]
    fn references_lead_where_they_led() {
        assert_eq!(
            moved(r#"<a href="m%C3%B8te.html#plan">x</a>"#),
            r#"<a href="modul/m%C3%B8te.html#plan">x</a>"#
        );
        assert_eq!(
            moved(r#"<img src="../../bilde.svg" alt="æ">"#),
            r#"<img src="../bilde.svg" alt="æ">"#
        );
        assert_eq!(moved(r##"<a href="#her">x</a>"##), r#"<a href="modul/side.html#her">x</a>"#);
        for elsewhere in ["https://udir.no/a", "mailto:a@b.no", "//cdn.no/x"] {
            let html = format!("<a href=\"{elsewhere}\">x</a>");
            assert_eq!(moved(&html), html);
        }
    }

    #[test]
    fn drawings_refer_to_their_own_parts() {
        let html = r##"<svg><g id="a"></g><use href="#a"/><path fill="url(#a)"></path></svg>"##;
        let expected = concat!(
            r##"<svg><g id="a-a"></g><use href="#a-a"/>"##,
            r##"<path fill="url(&quot;#a-a&quot;)"></path></svg>"##,
        );
        assert_eq!(moved(html), expected);
    }

    #[test]
    fn html_in_html_has_ids_of_the_page_unless_it_is_a_document() {
        assert_eq!(
            moved(r##"<noscript><svg id="a"><use href="#a"/><a href=b.html></svg></noscript>"##),
            r##"<noscript><svg id="a-a"><use href="#a-a"/><a href="modul/b.html"></svg></noscript>"##
        );
        assert_eq!(
            moved(r"<iframe srcdoc='<svg id=a><use href=#a /><a href=b.html>'></iframe>"),
            "<iframe srcdoc='&lt;svg id=a&gt;&lt;use href=#a /&gt;\
             &lt;a href=&quot;modul/b.html&quot;&gt;'></iframe>"
        );
    }

    #[test]
    fn headings_keep_their_distances_below_the_level_that_they_get() {
        let of = |level| at_level("<h2 id=\"a\">x</h2><hr><h4>y</h4><h6>z</h6>".to_owned(), level);
        assert_eq!(of(2), "<h2 id=\"a\">x</h2><hr><h4>y</h4><h6>z</h6>");
        assert_eq!(of(4), "<h4 id=\"a\">x</h4><hr><h6>y</h6><h6>z</h6>");
        assert_eq!(at_level("<h5>x</h5>".to_owned(), 3), "<h3>x</h3>");
        assert_eq!(at_level("<header><h".to_owned(), 3), "<header><h");
    }

    #[test]
    fn ids_and_what_refers_to_them_get_the_prefix() {
        assert_eq!(
            moved(r#"<div id="blokk-1" aria-labelledby="t u"><p id="t">id="x"</p></div>"#),
            r#"<div id="a-blokk-1" aria-labelledby="a-t a-u"><p id="a-t">id="x"</p></div>"#
        );
    }
}
