//! A piece of a page's HTML moved to another page.
//!
//! In: HTML that was rendered for one address. Out: the same for another: references lead where
//! they led before, also those within the old page, and ids get a prefix, so that pieces from
//! several pages can stand on one. Rendering the Markdown once more would cost a second walk of
//! every page with notes.

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

/// Where a piece comes from, and where it goes to.
pub(super) struct Move<'a> {
    /// The address that it was rendered for.
    pub(super) from: &'a str,
    /// The address that it is moved to.
    pub(super) to: &'a str,
    /// What its ids begin with there, so that they are nobody else's.
    pub(super) prefix: &'a str,
}

impl Move<'_> {
    /// The piece as it stands at its new address.
    pub(super) fn html(&self, html: &str) -> String {
        rewrite(html, &read(html), |value| self.value(value))
    }

    /// The new value of an attribute, if it refers to something or holds ids.
    fn value(&self, value: &Referrer) -> Option<String> {
        if value.attribute.is_some_and(|of| ID_ATTRIBUTES.contains(&of.name.as_str())) {
            return Some(self.ids(value.value));
        }
        value.with(|reference| Some(self.reference(reference)))
    }

    /// The reference to a place on the page that the piece comes from.
    pub(super) fn place(&self, id: &str) -> String {
        format!("{}#{id}", relative(self.to, self.from))
    }

    /// An id as it is at the new address.
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
        Move { from: "kurs/modul/side.html", to: "kurs/eier.html", prefix: "a-" }.html(html)
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
    fn what_is_drawn_comes_along() {
        let html = r##"<svg><g id="a"></g><use href="#a"/><path fill="url(#a)"></path></svg>"##;
        let expected = r##"<svg><g id="a-a"></g><use href="#a-a"/><path fill="url(&quot;#a-a&quot;)"></path></svg>"##;
        assert_eq!(moved(html), expected);
    }

    #[test]
    fn ids_and_what_refers_to_them_get_the_prefix() {
        assert_eq!(
            moved(r#"<div id="blokk-1" aria-labelledby="t u"><p id="t">id="x"</p></div>"#),
            r#"<div id="a-blokk-1" aria-labelledby="a-t a-u"><p id="a-t">id="x"</p></div>"#
        );
    }
}
